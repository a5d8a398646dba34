// The page's own script: starts the catalogue, loads the hall behind it, and lets people in.
//
// It reads the data block #boothwalk that the prerendered page carries, and agrees with the two modules on events:
//   from the hall, on window:   boothwalk:progress {step, done, total}   boothwalk:failed {reason}
//                               boothwalk:catalogue   boothwalk:contact {booth}   boothwalk:here {hall, booth}   boothwalk:gone (the open booth)
//   from either face:           boothwalk:open {url}   boothwalk:share {url}   boothwalk:route   boothwalk:language {language}
//                               boothwalk:problem {line}
//   from the catalogue:         boothwalk:event {texts, halls} (the event's own words and its halls, as the file has them by now)
//                               boothwalk:no-event (the event file cannot be read)
//   from visits.js:             boothwalk:feed {reached, at} (the event's host is silent, and the files are those of then; or it is back)
//   from here:                  boothwalk:language {language}   boothwalk:look (read the event's files again, now)
// and on marks: boothwalk:readable (set here), boothwalk:usable and boothwalk:whole (catalogue: the list can be searched; its
// second module is there), boothwalk:walkable (hall).
// What the page shows is chosen by two attributes of <html>: data-face (list, hall, both) and data-hall (how far the hall is).

import { leave } from "./leave.js";
import { loadHall, obstacle } from "./load-hall.js";
import { chooseLanguage, say, speak, texts } from "./texts.js";
import { hear, keep, listen } from "./visits.js";

const config = JSON.parse(document.getElementById("boothwalk").textContent);
const page = document.documentElement;
const query = new URLSearchParams(location.search);
const byId = (id) => document.getElementById(id);

/** Screens at least this wide show the hall and the list side by side. CSS pixels; the same in style.css. */
const WIDE = 1000;

/** The hall: "waiting", "asked" (loads on a click), "loading", "ready", "failed". */
let hall = "waiting";
/** Whether the visitor has been let in, and is to be let in as soon as the hall is ready. */
let entered = false;
let wantsIn = false;
/** Where "enter" leads: the hall's route of before, or of an earlier visit. */
let lastHallRoute = rememberedHall();
let lastListRoute = "#/";
/** Lines that the console has. */
const problems = new Set();

texts.all = config.texts;
texts.fallback = config.language;
speak(chooseLanguage(config, query));
performance.mark("boothwalk:readable");
page.dataset.scripted = "";
byId("enter").hidden = false;
for (const button of document.querySelectorAll(".to-hall")) button.hidden = false;
for (const picture of document.querySelectorAll(".gate img")) {
  // A picture that is missing leaves the colours behind it.
  picture.addEventListener("error", () => picture.remove());
  if (picture.complete && picture.naturalWidth === 0) picture.remove();
}

const isHallRoute = () => location.hash.startsWith("#/hall/");

/** The hall in which this visitor was last, if it is one of this event's. */
function rememberedHall() {
  try {
    const { hall } = JSON.parse(localStorage.getItem(`boothwalk:${config.id}:records`)).place;
    return config.halls.includes(hall) ? `#/hall/${encodeURIComponent(hall)}` : null;
  } catch {
    // Forbidden, unreadable or never here.
    return null;
  }
}

/** What the engine's files are called: read before either module is asked for, however early somebody wants in. */
const listed = fetch(`${config.engine}engine.json`, { cache: "no-cache" })
  .then((answer) => (answer.ok ? answer.json() : {}))
  .catch(() => ({}))
  .then((engine) => {
    config.files = engine.files ?? {};
    config.live = engine.live === true;
    // What is downloaded counts, not what it is unpacked to.
    const hall = config.files["hall_bg.wasm"];
    config.hallBytes = hall?.brotli ?? hall?.bytes;
  });

/** Shows what the route asks for. */
function face() {
  const inHall = isHallRoute();
  if (inHall) lastHallRoute = location.hash;
  else lastListRoute = location.hash || "#/";
  const wide = innerWidth >= WIDE;
  page.dataset.face = !entered ? "list" : inHall ? "hall" : wide ? "both" : "list";
  const path = location.hash.replace(/\?.*$/, "") || "#/";
  page.dataset.start = String(path === "#/" || inHall || path === "#/search");
  for (const link of document.querySelectorAll(".masthead [data-route]")) {
    const here = link.dataset.route === path || (link.dataset.route === "#/programme" && path.startsWith("#/programme/"));
    if (here) link.setAttribute("aria-current", "page");
    else link.removeAttribute("aria-current");
  }
  if (inHall && !entered) enter();
}

/** Writes a route as the modules do, so that both hear of it. */
function go(route) {
  if (location.hash !== route) {
    history.pushState(null, "", route);
    dispatchEvent(new CustomEvent("boothwalk:route", { detail: route }));
  }
  face();
}

/** The visitor wants into the hall: now if it is ready, else as soon as it is. */
function enter() {
  if (hall === "failed") {
    tell();
    return;
  }
  if (hall !== "ready") {
    wantsIn = true;
    // Before the start it is not yet known whether this browser can show the hall; the start loads it.
    if (hall !== "waiting") load();
    tell();
    return;
  }
  entered = true;
  wantsIn = false;
  if (!isHallRoute()) {
    const booth = /^#\/booth\/([^/?]+)/.exec(location.hash);
    const back = lastHallRoute ?? `#/hall/${encodeURIComponent(config.halls[0])}`;
    // The booth that is read in the list is the one to stand at.
    const card = booth && document.querySelector(`[data-hall-route$="/booth/${CSS.escape(booth[1])}"]`);
    go(card ? card.dataset.hallRoute : back);
  }
  face();
  byId("hall").focus({ preventScroll: true });
}

/** Back to the list: at the booth that is open in the hall, else where the visitor left it, search and all. */
function list() {
  const booth = /^#\/hall\/[^/]+\/booth\/([^/?]+)/.exec(location.hash);
  go(booth ? `#/booth/${booth[1]}` : lastListRoute);
  byId("catalogue").focus({ preventScroll: innerWidth >= WIDE });
}

/** Leaves for the page that was made in another language, at the same route. */
function elsewhere(link) {
  const address = new URL(location.href);
  address.pathname = new URL(link.href).pathname;
  address.searchParams.set("lang", link.dataset.language);
  location.replace(address);
}

/** Says how the hall is, in every place that shows it. */
function tell(progress) {
  page.dataset.hall = hall;
  const words = byId("hall-says");
  const bar = byId("hall-progress");
  const enterKey = hall === "ready" ? (entered ? "enter-again" : "enter-hall") : hall === "asked" ? "hall-load" : hall === "failed" ? "hall-reload" : "enter-hall";
  for (const button of document.querySelectorAll("[data-enter]")) {
    // A press is taken at any time, and kept until the hall is ready.
    button.disabled = wantsIn || (hall === "failed" && !reason.again);
    const label = say(enterKey);
    if (button.dataset.text === enterKey && button.textContent === label) continue;
    button.dataset.text = enterKey;
    button.textContent = label;
  }
  bar.hidden = hall !== "loading" && hall !== "waiting";
  if (hall === "failed") {
    // In both languages: whoever cannot see the hall may not read the page's language either.
    words.replaceChildren(...sentences(reason.key));
  } else if (hall === "ready") {
    words.textContent = say("hall-ready");
  } else if (hall === "asked") {
    words.textContent = say("hall-on-demand", { size: megabytes(config.hallBytes ?? 0) + " MB" });
  } else if (progress) {
    bar.max = progress.total || 1;
    bar.value = progress.done;
    const key = `hall-step-${progress.step}`;
    const step = say(key);
    words.textContent = progress.step === "download" && progress.total > 1
      ? `${step}: ${say("hall-bytes", { done: megabytes(progress.done), total: megabytes(progress.total) })}`
      : step === key ? say("hall-step-start") : step;
  } else {
    words.textContent = say("hall-wait");
  }
}

const megabytes = (bytes) => (bytes / 1e6).toFixed(1);

/** The sentence in the page's language first, then in the other of our two. */
function sentences(key) {
  const own = texts.language.startsWith("ja") ? ["ja", "en"] : ["en", "ja"];
  return own.map((language) => {
    const words = document.createElement("span");
    words.lang = language;
    words.className = "sentence";
    words.textContent = texts.all[language]?.[key] ?? key;
    return words;
  });
}

let reason = { key: "hall-failed", again: false };

function fail(key, detail, again = true) {
  if (hall === "failed") return;
  hall = "failed";
  wantsIn = false;
  reason = { key, again };
  console.error(`Boothwalk: the hall is not shown: ${detail}`);
  if (entered) {
    entered = false;
    list();
  }
  face();
  tell();
}

let loading = null;

function load() {
  if (loading || hall === "failed" || hall === "ready") return;
  hall = "loading";
  tell();
  loading = listed.then(() => loadHall(config, texts.language, query, tell)).catch((error) => {
    fail(error.key ?? "hall-failed", error.message ?? error);
  });
}

// --- What people press -------------------------------------------------------------------------------------------

document.addEventListener("click", (event) => {
  const at = event.target instanceof Element ? event.target : null;
  if (!at) return;
  if (at.closest("[data-enter]")) {
    if (hall === "failed") location.reload();
    else enter();
    return;
  }
  if (at.closest("[data-list]")) return list();
  const language = at.closest("a[data-language]");
  if (language) {
    event.preventDefault();
    // What is not live speaks another language only on that language's own page.
    if (page.dataset.live === undefined && hall !== "ready") return elsewhere(language);
    const address = new URL(location.href);
    address.searchParams.set("lang", language.dataset.language);
    history.replaceState(null, "", address);
    dispatchEvent(new CustomEvent("boothwalk:language", { detail: { language: language.dataset.language } }));
    // The menu in which many languages stand.
    language.closest("details")?.removeAttribute("open");
    return;
  }
  const outward = at.closest("a.outward");
  if (outward && !event.defaultPrevented) {
    event.preventDefault();
    leave(outward.href, say);
    return;
  }
  // The header's links stay on this page while the catalogue lives here.
  const route = at.closest("a[data-route]");
  if (route && page.dataset.live !== undefined && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
    event.preventDefault();
    go(route.dataset.route);
  }
});

// The ring shows where the focus has gone to whoever moves it by keys. Browsers would also draw it around the whole screen for
// those who came by mouse, finger or link, as soon as they walk by key.
const canvas = byId("hall");
let byKeys = false;
document.addEventListener("keydown", ({ target }) => (byKeys ||= target !== canvas), true);
document.addEventListener("pointerdown", () => canvas.toggleAttribute("data-ringed", (byKeys = false)), true);
canvas.addEventListener("focus", () => canvas.toggleAttribute("data-ringed", byKeys));

// --- What the faces say ------------------------------------------------------------------------------------------

const on = (name, heard) => addEventListener(`boothwalk:${name}`, (event) => heard(event.detail ?? {}));
on("progress", (detail) => hall === "loading" && tell(detail));
on("failed", ({ reason: why }) => fail(why?.startsWith("WebGL 2") ? "hall-no-webgl" : "hall-failed", why));
on("catalogue", list);
on("open", ({ url }) => leave(url, say));
on("contact", ({ booth }) => go(`#/contact/${encodeURIComponent(booth)}`));
on("route", face);
on("problem", ({ line }) => {
  // Both faces read the same files.
  if (problems.has(line)) return;
  problems.add(line);
  console.warn(`Boothwalk: ${line}`);
});
on("catalogue-failed", startAgain);

/** Loads the page anew where the visitor is; the answer is whether it does. What the visitor wrote is remembered, so nothing
    is lost; twice in a minute is not for chance to mend. */
function startAgain() {
  const before = Number(sessionStorage.getItem("boothwalk:restarted")) || 0;
  sessionStorage.setItem("boothwalk:restarted", String(Date.now()));
  const again = Date.now() - before > 60_000;
  if (again) location.reload();
  return again;
}

// The browser may take the graphics card away, from a tab in the background above all. Once it is given back, the hall
// starts again at the place where the visitor was.
const lost = () => fail("hall-lost", "the graphics context was lost");
byId("hall").addEventListener("webglcontextlost", (event) => {
  // Else it would never be given back.
  event.preventDefault();
  // In the background it may take as long as the visitor stays away; before a visitor's eyes no longer than one waits for a page.
  const wait = () => setTimeout(() => (document.hidden ? wait() : lost()), 5000);
  wait();
});
byId("hall").addEventListener("webglcontextrestored", () => startAgain() || lost());
on("language", ({ language }) => {
  speak(language);
  tell();
});
on("no-event", () => {
  const own = document.querySelector(`a[data-language="${CSS.escape(texts.language)}"]`);
  if (texts.language !== config.language && own) elsewhere(own);
});
on("event", ({ texts: said, halls }) => {
  for (const [language, words] of Object.entries(said)) texts.all[language] = { ...texts.all[texts.fallback], ...texts.all[language], ...words };
  config.halls = halls;
  for (const gate of document.querySelectorAll(".gate")) gate.hidden = !halls.includes(gate.querySelector("[data-text]").dataset.text.slice("hall:".length));
  if (!halls.some((id) => lastHallRoute === `#/hall/${encodeURIComponent(id)}`)) lastHallRoute = rememberedHall();
  speak(texts.language);
  tell();
});
on("here", ({ hall: name, booth }) => {
  byId("live").textContent = booth ? say("here", { hall: name, booth }) : name;
});
on("gone", () => toast(say("booth-gone")));
on("share", async ({ url }) => {
  const done = await navigator.clipboard?.writeText(url).then(() => true, () => false);
  toast(say(done ? "copied" : "copy-failed"));
});
addEventListener("hashchange", face);
addEventListener("popstate", face);
addEventListener("resize", face);

let toastTimer;
function toast(words) {
  byId("toast").textContent = words;
  clearTimeout(toastTimer);
  // Long enough to be read twice.
  toastTimer = setTimeout(() => (byId("toast").textContent = ""), 6000);
}

new PerformanceObserver((marks) => {
  for (const mark of marks.getEntries()) {
    if (mark.name === "boothwalk:usable") page.dataset.live = "";
    if (mark.name === "boothwalk:walkable" && hall !== "failed") {
      hall = "ready";
      if (wantsIn || isHallRoute()) enter();
      tell();
      face();
    }
  }
}).observe({ type: "mark", buffered: true });

// --- Start -------------------------------------------------------------------------------------------------------

/** The catalogue: small, first. Without it the prerendered list stays as it is. */
async function startCatalogue() {
  try {
    await listed;
    const file = (name) => new URL(`${config.engine}${config.files[name]?.name ?? name}`, document.baseURI);
    // Both at once: the script is small, but waiting for it would cost a round trip.
    const module_or_path = fetch(file("catalogue_bg.wasm"));
    module_or_path.catch(() => {});
    const catalogue = await import(file("catalogue.js"));
    await catalogue.default({ module_or_path });
    catalogue.start({
      event: config.event,
      root: config.root,
      language: texts.language,
      languages: config.languages,
      booths: Number(query.get("booths")) || 0,
    });
  } catch (error) {
    console.error(`Boothwalk: the catalogue is not live: ${error?.message ?? error}`);
  }
}

async function startHall() {
  const why = await obstacle(query);
  if (why) return fail(why.key, why.detail, false);
  // On a metered connection or a small device, nothing large is loaded before somebody asks for it.
  const sparing = navigator.connection?.saveData || (navigator.deviceMemory ?? 8) < 2;
  if (sparing && !isHallRoute() && !wantsIn) {
    hall = "asked";
    tell();
  } else {
    load();
  }
}

// The hall's megabytes would slow the catalogue down; but a catalogue that does not come must not keep people out.
const PATIENCE_MS = 4000;
face();
hear();
await Promise.race([startCatalogue(), new Promise((done) => setTimeout(done, PATIENCE_MS))]);
face();
await startHall();

// While somebody works on the event nothing is kept; tests that look into the page want it as it comes from the host.
await listed;
if (config.live) listen(config);
else if (!query.has("probe")) keep(config);
