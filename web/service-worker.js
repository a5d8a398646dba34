// Repeat visits from the device, and the last good copy without a network.
//
// Files whose names are made of their content (engine, pictures) are kept and never asked for again: their digest is looked at
// whenever they are used, so that what came or was kept wrongly mends itself. Everything else (pages, the event's files,
// engine.json) comes from the network, and from the device only when the network does not answer. `offline.json` lists the site's
// files of the first kind; those it no longer names are let go.
// Nothing from other hosts, no films, no ranges: those pass by as if this were not here.

const scope = self.registration.scope;
const KEPT = `boothwalk-kept ${scope}`;
const LATEST = `boothwalk-latest ${scope}`;

/** Ten digits of a content hash at the end of a name, as `boothwalk build` writes them. */
const HASHED = /-([0-9a-f]{10})\.[a-z0-9]+$/;
/** Documents and films are for those who ask for them; a device should not fill up with them. */
const LARGE = /\.(pdf|mp4|webm|mov|zip|pptx?|docx?|xlsx?)$/i;
/** Hosts that take longer are as good as silent when there is a copy. Milliseconds. */
const PATIENCE = 8000;

/** Pages (by client) that came from the device. Their files may do so too; a page that came from the network gets no
    engine.json older than itself. */
const fromDevice = new Map();

self.addEventListener("install", () => self.skipWaiting());

self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== location.origin || request.headers.has("range")) return;
  if (LARGE.test(url.pathname) || url.pathname.endsWith("/boothwalk-live")) return;
  event.respondWith(HASHED.test(url.pathname) ? kept(event, url) : latest(event, url));
});

/** Whether these bytes are those that the address names. */
async function isAsNamed(url, bytes) {
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  const digits = [...digest.subarray(0, 5)].map((byte) => byte.toString(16).padStart(2, "0"));
  return digits.join("") === HASHED.exec(url.pathname)?.[1];
}

/** Files that only look as if they were named by their content: an exhibitor's `price-2026112401.json`. */
const lookalikes = new Set();

async function kept(event, url) {
  const { request } = event;
  if (lookalikes.has(url.href)) return latest(event, url);
  const cache = await caches.open(KEPT);
  const before = await cache.match(url.href);
  if (before) {
    const bytes = await before.arrayBuffer().catch(() => null);
    if (bytes && (await isAsNamed(url, bytes))) return new Response(bytes, before);
    await cache.delete(url.href);
  }
  // What comes wrongly is asked for anew, past all caches.
  let answer;
  for (const again of [{}, { cache: "reload" }]) {
    answer = await fetch(request, again).catch(() => null);
    if (answer?.status !== 200) break;
    const bytes = await answer.arrayBuffer().catch(() => null);
    if (!bytes || !(await isAsNamed(url, bytes))) continue;
    const sound = () => new Response(bytes, { status: 200, headers: answer.headers });
    await put(cache, url.href, sound());
    return sound();
  }
  if (answer && answer.status !== 200) return answer;
  const names = await listed().catch(() => null);
  if (names && !names.has(url.href)) {
    lookalikes.add(url.href);
    return latest(event, url);
  }
  // Nothing that may be used, and nothing to be kept.
  return Response.error();
}

async function latest(event, url) {
  const { request } = event;
  const cache = await caches.open(LATEST);
  // One page is one copy, whatever language it was opened in.
  const key = request.mode === "navigate" ? url.origin + url.pathname : request.url;
  const page = event.resultingClientId;
  const before = await cache.match(key);
  const newer = fetch(request);
  // To the end of the body, and kept for the next visit however late that comes.
  const whole = newer.then(async (answer) => {
    const copy = answer.clone();
    const bytes = await copy.arrayBuffer();
    if (answer.status === 200 && isSound(url, answer, bytes)) await put(cache, key, new Response(bytes, { status: 200, headers: answer.headers }));
    // What the site has withdrawn stays on no device.
    else if (answer.status === 404 || answer.status === 410) await cache.delete(key);
    return answer;
  });
  event.waitUntil(whole.catch(() => {}));
  try {
    const answer = await (before ? Promise.race([whole, late()]) : newer);
    if (page) remember(page, false);
    // What is asked for as it was last read says nothing about the network: the browser's own cache may have answered.
    if (isEvent(url) && request.cache !== "force-cache") event.waitUntil(tell(event.clientId, null));
    return answer;
  } catch (error) {
    const live = fromDevice.get(event.clientId) === false;
    if (before && !(live && url.pathname.endsWith("/engine.json"))) {
      if (page) remember(page, true);
      if (isEvent(url)) event.waitUntil(tell(event.clientId, before));
      return before;
    }
    // A page that was never seen, without a network: the event's own, if that was. It is led there, for that page names its
    // files from its own address.
    if (request.mode === "navigate" && (await cache.match(scope))) return Response.redirect(onLivePage(url));
    return newer.catch(() => Promise.reject(error));
  }
}

/** Pages of a thing each, as a build lays them, and their routes on the live page. */
const ROUTES = { booths: "booth/", texts: "text/", tours: "tour/", programme: "programme", map: "map" };

/** The same place on the live page: `en/booths/nec/` is `#/booth/nec` there. @param {URL} url */
function onLivePage(url) {
  const [, kind, id = ""] = /\/(booths|texts|tours|programme|map)\/(?:([^/]+)\/)?(?:index\.html)?$/.exec(url.pathname) ?? [];
  const address = new URL(scope);
  address.search = url.search;
  if (kind) address.hash = `#/${ROUTES[kind]}${id}`;
  return address.href;
}

/** Whether an answer may be the last copy for a day without a network: no other address's, and JSON where that is asked for. A
    hotel's log-in page comes with a good status, too. */
function isSound(url, answer, bytes) {
  if (answer.redirected) return false;
  if (!url.pathname.endsWith(".json")) return true;
  try {
    JSON.parse(new TextDecoder().decode(bytes));
    return true;
  } catch {
    return false;
  }
}

const late = () => new Promise((_, fail) => setTimeout(() => fail(new Error("too late")), PATIENCE));

/** The event file speaks for the event: where it is from the device, so is what the page shows. */
const isEvent = (url) => url.pathname.endsWith("/event.json");

/** Tells a page whether it reads a copy, and how old that is. */
async function tell(client, copy) {
  const page = client && (await self.clients.get(client));
  page?.postMessage({ copy: copy && { date: copy.headers.get("date") } });
}

function remember(page, device) {
  fromDevice.set(page, device);
  // The oldest pages are long closed.
  if (fromDevice.size > 50) fromDevice.delete(fromDevice.keys().next().value);
}

/** Keeps a copy; a device that is full keeps the ones it has. */
async function put(cache, key, answer) {
  try {
    await cache.put(key, answer.clone());
  } catch (error) {
    console.info(`Boothwalk: not kept for later: ${error?.message ?? error}`);
  }
}

// The page says what it has loaded: what came before this worker was there is kept now, and what the site no longer
// has is let go. Both come from the browser's own cache, so that nothing travels twice.
self.addEventListener("message", (event) => {
  const { loaded, forget } = event.data ?? {};
  if (forget) event.waitUntil(Promise.all([caches.delete(KEPT), caches.delete(LATEST)]));
  if (Array.isArray(loaded)) event.waitUntil(settle(loaded).catch(() => {}));
});

async function settle(loaded) {
  const [keep, recent] = await Promise.all([caches.open(KEPT), caches.open(LATEST)]);
  for (const address of loaded) {
    const url = new URL(address);
    if (url.origin !== location.origin || LARGE.test(url.pathname) || url.hash) continue;
    const cache = HASHED.test(url.pathname) ? keep : recent;
    if (await cache.match(address)) continue;
    const answer = await fetch(address, { cache: cache === keep ? "force-cache" : "default", credentials: "same-origin" }).catch(() => null);
    if (answer?.status !== 200 || answer.redirected) continue;
    if (cache === keep && !(await isAsNamed(url, await answer.clone().arrayBuffer()))) continue;
    await put(cache, address, answer);
  }
  await prune(recent);
  const files = await listed();
  for (const request of await keep.keys()) {
    // An engine that several events share lies outside; its own site looks after it.
    if (request.url.startsWith(scope) && !files.has(request.url)) await keep.delete(request);
  }
}

/** The site's files that are named by their content, as its build lists them. */
async function listed() {
  const answer = await fetch(new URL("offline.json", scope), { cache: "no-cache" });
  if (!answer.ok) throw new Error(`${answer.status} for offline.json`);
  return new Set((await answer.json()).files.map((name) => new URL(name, scope).href));
}

/** A copy that is older than so many milliseconds is let go: nobody came back for it in a month. */
const OLD = 30 * 24 * 3600 * 1000;

/** And no more than so many are kept, the newest. */
const MOST = 500;

async function prune(cache) {
  const keys = await cache.keys();
  for (const request of keys.splice(0, Math.max(0, keys.length - MOST))) await cache.delete(request);
  for (const request of keys) {
    const date = Date.parse((await cache.match(request))?.headers.get("date") ?? "");
    if (Date.now() - date > OLD) await cache.delete(request);
  }
}
