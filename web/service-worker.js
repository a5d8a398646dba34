// Repeat visits from the device, and the last good copy without a network.
//
// Files whose name changes with their content (engine, pictures) are kept and never asked for again. Everything else
// (pages, the event's files, engine.json) comes from the network, and from the device only when the network does not
// answer. `offline.json` lists the site's files of the first kind; those it no longer names are let go.
// Nothing from other hosts, no films, no ranges: those pass by as if this were not here.

const scope = self.registration.scope;
const KEPT = `boothwalk-kept ${scope}`;
const LATEST = `boothwalk-latest ${scope}`;

/** Ten digits of a content hash at the end of a name, as `boothwalk build` writes them. */
const HASHED = /-[0-9a-f]{10}\.[a-z0-9]+$/;
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
  event.respondWith(HASHED.test(url.pathname) ? kept(request) : latest(event, url));
});

async function kept(request) {
  const cache = await caches.open(KEPT);
  const before = await cache.match(request.url);
  if (before) return before;
  const answer = await fetch(request);
  if (answer.status === 200) await put(cache, request.url, answer);
  return answer;
}

async function latest(event, url) {
  const { request } = event;
  const cache = await caches.open(LATEST);
  // One page is one copy, whatever language it was opened in.
  const key = request.mode === "navigate" ? url.origin + url.pathname : request.url;
  const page = event.resultingClientId;
  const before = await cache.match(key);
  const newer = fetch(request);
  newer.catch(() => {});
  try {
    const answer = await (before ? Promise.race([newer, late()]) : newer);
    if (answer.status === 200) event.waitUntil(put(cache, key, answer.clone()));
    if (page) remember(page, false);
    if (isEvent(url)) event.waitUntil(tell(event.clientId, null));
    return answer;
  } catch (error) {
    const live = fromDevice.get(event.clientId) === false;
    if (before && !(live && url.pathname.endsWith("/engine.json"))) {
      if (page) remember(page, true);
      if (isEvent(url)) event.waitUntil(tell(event.clientId, before));
      return before;
    }
    // A page that was never seen, without a network: the event's first page, if that was.
    const start = request.mode === "navigate" && (await cache.match(scope));
    if (start) {
      remember(page, true);
      return start;
    }
    return newer.catch(() => Promise.reject(error));
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
  const { loaded } = event.data ?? {};
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
    if (answer?.status === 200 && !answer.redirected) await put(cache, address, answer);
  }
  const listed = await fetch(new URL("offline.json", scope), { cache: "no-cache" });
  if (!listed.ok) return;
  const files = new Set((await listed.json()).files.map((name) => new URL(name, scope).href));
  for (const request of await keep.keys()) {
    // An engine that several events share lies outside; its own site looks after it.
    if (request.url.startsWith(scope) && !files.has(request.url)) await keep.delete(request);
  }
}
