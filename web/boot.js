// The page's own script: starts the catalogue, loads the hall behind it, and lets people in.
//
// It reads the data block #boothwalk that the prerendered page carries, and agrees with the two modules on the events and marks
// of events.js. Which face is shown is faces.js's; how far the hall is, hall-gate.js's.

import { hearClicks, ringForKeysOnly, splitIsLeft, toPageIn } from "./clicks.js";
import { counted } from "./counted.js";
import { compiled, imported } from "./digest.js";
import { byId, elements } from "./dom.js";
import { dressDoor } from "./door.js";
import * as EVENT from "./events.js";
import { createFaces } from "./faces.js";
import { awaitFinder } from "./find.js";
import { createGate } from "./hall-gate.js";
import { leave } from "./leave.js";
import * as MARK from "./marks.js";
import { startAgain, surviveContextLoss } from "./restart.js";
import { chooseLanguage, say, speak, takeTexts, texts } from "./texts.js";
import { keepTyped } from "./typed.js";
import { hear, keep, listen } from "./visits.js";

/** @type {PageConfig} */
const config = JSON.parse(byId("boothwalk").textContent);
const page = document.documentElement;
const query = new URLSearchParams(location.search);
const canvas = byId("hall");

takeTexts(config);
const faces = createFaces(config);
const handOnTyped = keepTyped();
splitIsLeft(faces);
const spoken = speak(chooseLanguage(config, query));
performance.mark(MARK.READABLE);
page.dataset.scripted = "";
byId("enter").hidden = false;
for (const button of elements(".to-hall")) button.hidden = false;

/** What the engine's files are called, and whether `boothwalk serve` is at work: read before either module is asked for, however early somebody wants in. */
const listed = fetch(`${config.engine}engine.json`, { cache: "no-cache" })
  .then((answer) => (answer.ok ? answer.json() : {}))
  .catch(() => ({}))
  .then((/** @type {any} */ engine) => {
    config.files = engine.files ?? {};
    config.live = engine.live === true;
    // What is downloaded counts, not what it is unpacked to.
    const hall = config.files["hall_bg.wasm"];
    config.hallBytes = hall?.brotli ?? hall?.bytes;
  });

const gate = createGate(config, query, faces, listed);
dressDoor(gate.settled);
faces.wantsIn = gate.enter;
// The page may have been another language's until then.
spoken.then(() => gate.show());
hearClicks(faces, gate);
awaitFinder({
  coming: () => toast(say("rest-coming")),
  missing: (again) => toast(say("find-missing"), [say("hall-reload"), again]),
  there: () => toast(""),
});
ringForKeysOnly(canvas);
surviveContextLoss(canvas, () => gate.fail("hall-lost", "the graphics context was lost"));

// --- What the faces say ------------------------------------------------------------------------------------------

/** Lines that the console has. */
const problems = new Set();

EVENT.on(EVENT.PROGRESS, gate.progress);
EVENT.on(EVENT.FAILED, ({ reason }) => gate.fail(reason?.startsWith("WebGL 2") ? "hall-no-webgl" : "hall-failed", reason));
EVENT.on(EVENT.CATALOGUE, faces.toggleList);
EVENT.on(EVENT.OPEN, ({ url }) => leave(url, say));
EVENT.on(EVENT.FILM, (film) => above("player.js", "play", film));
EVENT.on(EVENT.CLOSEUP, (picture) => above("closeup.js", "look", picture));
EVENT.on(EVENT.LIST, ({ route }) => faces.go(route));
EVENT.on(EVENT.ROUTE, faces.show);
EVENT.on(EVENT.PROBLEM, ({ line }) => {
  // Both faces read the same files.
  if (problems.has(line)) return;
  problems.add(line);
  console.warn(`Boothwalk: ${line}`);
});
EVENT.on(EVENT.CATALOGUE_FAILED, () => startAgain(MARK.USABLE));
EVENT.on(EVENT.LANGUAGE, async ({ language }) => {
  await speak(language);
  gate.show();
});
EVENT.on(EVENT.NO_EVENT, () => {
  const own = document.querySelector(`a[data-language="${CSS.escape(texts.language)}"]`);
  if (texts.language !== config.language && own instanceof HTMLAnchorElement) toPageIn(own);
});
EVENT.on(EVENT.EVENT, ({ texts: said, halls }) => {
  for (const [language, own] of Object.entries(said)) {
    texts.all[language] = { ...texts.all[language], ...own };
  }
  faces.setHalls(halls);
  speak(texts.language).then(() => gate.show());
});
EVENT.on(EVENT.HERE, ({ hall, booth, id }) => {
  faces.standsAt(id);
  byId("live").textContent = booth ? say("here", { hall, booth }) : hall;
});
EVENT.on(EVENT.SOUND, async ({ layers }) => {
  try {
    (await onDemand("sound.js")).play(layers);
  } catch {
    toast(say("sound-missing"));
  }
});
EVENT.on(EVENT.GONE, ({ key }) => toast(say(key)));
EVENT.on(EVENT.SHARE, async ({ url }) => {
  const done = await navigator.clipboard?.writeText(url).then(() => true, () => false);
  toast(say(done ? "copied" : "copy-failed"));
});

/** A script of the engine that comes only when it is wanted. @param {string} file its name */
function onDemand(file) {
  const { name = file, sha256 = undefined } = config.files?.[file] ?? {};
  return imported(new URL(`${config.engine}${name}`, document.baseURI), sha256);
}

/** Shows a film or a picture above the page; what does that comes with the first one. Where it does not come, the file is opened.
    @param {string} script @param {string} shows its function @param {Film | Closeup} file */
async function above(script, shows, file) {
  const event = new URL(config.event, document.baseURI);
  try {
    await (await onDemand(script))[shows](file, event);
  } catch {
    leave(new URL(file.url, event).href, say);
  }
}

/** Long enough to be read twice. Milliseconds. */
const TOAST = 6000;
/** @type {ReturnType<typeof setTimeout> | undefined} */
let toastTimer;

/** Says something for a while; longer when there is something to press. @param {string} text @param {[string, () => void]} [offer] */
function toast(text, offer) {
  const said = byId("toast");
  said.textContent = text;
  if (offer) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "button";
    button.textContent = offer[0];
    button.addEventListener("click", offer[1]);
    said.append(" ", button);
  }
  clearTimeout(toastTimer);
  toastTimer = setTimeout(() => (said.textContent = ""), offer ? 5 * TOAST : TOAST);
}

new PerformanceObserver((marks) => {
  for (const { name } of marks.getEntries()) {
    if (name === MARK.USABLE) {
      page.dataset.live = "";
      handOnTyped();
      dressForMore();
      gate.settled.then(() => EVENT.send(EVENT.HALL_SETTLED));
    }
    if (name === MARK.WALKABLE) gate.ready();
  }
}).observe({ type: "mark", buffered: true });

let isDressed = false;

/** Fetches the styles of what stands behind the list, once. */
function dressForMore() {
  if (isDressed) return;
  isDressed = true;
  const style = document.createElement("link");
  style.rel = "stylesheet";
  style.href = `${config.engine}more.css`;
  document.head.append(style);
}

// Whoever comes for something else than the list needs them at once.
if (/^#\/(?!hall|search)./.test(location.hash)) dressForMore();

// --- Start -------------------------------------------------------------------------------------------------------

/** The catalogue: small, first. Without it the prerendered list stays as it is. */
async function startCatalogue() {
  try {
    await listed;
    const file = (/** @type {string} */ name) => new URL(`${config.engine}${config.files[name]?.name ?? name}`, document.baseURI);
    // Both at once: the script is small, but waiting for it would cost a round trip.
    const module_or_path = compiled(file("catalogue_bg.wasm"), (response) =>
      // Next to nothing more of the list is on its way: the line is the hall's.
      counted(response, config.files["catalogue_bg.wasm"]?.bytes ?? 0, { nearly: gate.ahead }),
    );
    const said = texts.messages.get("list", texts.language);
    for (const coming of [module_or_path, said]) coming.catch(() => {});
    const catalogue = await imported(file("catalogue.js"), config.files["catalogue.js"]?.sha256);
    await catalogue.default({ module_or_path: await module_or_path });
    await said;
    catalogue.start({
      messages: texts.messages.get,
      event: config.event,
      root: config.root,
      language: texts.language,
      languages: config.languages,
      booths: query.has("probe") || config.live ? Number(query.get("booths")) || 0 : 0,
    });
  } catch (error) {
    console.error(`Boothwalk: the catalogue is not live: ${error instanceof Error ? error.message : error}`);
    // Nor does anybody look for booths in the hall.
    EVENT.on(EVENT.FIND, () => toast(say("find-missing"), [say("hall-reload"), () => location.reload()]));
  }
}

/** The hall's megabytes would slow the catalogue down; but one that does not come must not keep people out. Milliseconds. */
const PATIENCE = 4000;
faces.show();
hear();
await Promise.race([startCatalogue(), new Promise((done) => setTimeout(done, PATIENCE))]);
faces.show();
await gate.start();

// While somebody works on the event nothing is kept; tests that look into the page want it as it comes from the host.
await listed;
if (config.live) listen(config);
else if (!query.has("probe")) keep(config);
