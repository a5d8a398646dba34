// Loading the hall: what stands in the way, the bytes with their progress, the start.

import { counted } from "./counted.js";
import { compiled, imported } from "./digest.js";
import { byId, elements } from "./dom.js";
import * as MARK from "./marks.js";
import { entranceOf, hallRoute, isHallRoute } from "./routes.js";
import { texts } from "./texts.js";
import { scriptAddress } from "./trusted.js";

/** Where nobody can be asked the hall will find out, and asks nothing dear of what it finds. */
const UNKNOWN = { draws: true, card: false };
let graphics = UNKNOWN;

/** What keeps this browser from showing the hall; nothing when it can. @param {URLSearchParams} query */
export async function obstacle(query) {
  if (query.has("nohall")) return { key: "hall-off", detail: "?nohall" };
  if (typeof WebAssembly !== "object") return { key: "hall-no-wasm", detail: "no WebAssembly" };
  graphics = await askGraphics();
  if (!graphics.draws) return { key: "hall-no-webgl", detail: "no WebGL 2" };
  return null;
}

/** Where the processor draws, the worker that found it out: it waits for the graphics process when the hall starts.
    @type {Worker | null} */
let waiter = null;

/** Whether there is WebGL 2, and a graphics card behind it. */
async function askGraphics() {
  if (typeof WebGL2RenderingContext !== "function") return { draws: false, card: false };
  if (typeof OffscreenCanvas !== "function" || typeof Worker !== "function") return UNKNOWN;
  const worker = new Worker(scriptAddress(new URL("graphics.js", import.meta.url)));
  // A browser without WebGL in workers says nothing, and one may be long in starting.
  const found = (await answer(worker, 10_000)) ?? UNKNOWN;
  if (found.draws && !found.card && found !== UNKNOWN) waiter = worker;
  else worker.terminate();
  return found;
}

/** Milliseconds: from a change of the page to the graphics process; an answer of one that has nothing to do; and how long
    the hall waits for that at most. */
const [ON_ITS_WAY, AT_ONCE, PATIENCE] = [40, 15, 500];

/** Waits, as far as one can know it, until the graphics process has shown what the page drew last. Without a card that takes it
    a tenth of a second and more, and the page would be held up so long if it asked for a context meanwhile. */
async function graphicsFree() {
  if (!waiter) return;
  const begun = performance.now();
  for (let waited = Infinity; waited > AT_ONCE && performance.now() - begun < PATIENCE; ) {
    // What the page has changed is on its way to that process by then.
    await new Promise((on) => setTimeout(on, ON_ITS_WAY));
    const asked = performance.now();
    waiter.postMessage("when free");
    await answer(waiter, PATIENCE);
    waited = performance.now() - asked;
  }
  waiter.terminate();
  waiter = null;
}

/** What a worker says next; nothing when it fails or takes longer than so many milliseconds.
    @param {Worker} worker @param {number} patience @returns {Promise<any>} */
function answer(worker, patience) {
  return new Promise((heard) => {
    worker.onmessage = ({ data }) => heard(data);
    worker.onerror = () => heard(undefined);
    setTimeout(() => heard(undefined), patience);
  });
}

/** What of the hall is on its way. @type {Promise<any[]> | null} */
let coming = null;
const unwanted = new AbortController();

/** How long the hall waits for the list to have read the event's files. Milliseconds. */
const LIST_PATIENCE = 3000;

/** Has the hall's files come: its script, its module, what sets letters that egui does not, and what says it in words. `tell` hears how far they are.
    @param {PageConfig} config @param {(progress: Progress) => void} tell */
export function fetchHall(config, tell) {
  const files = config.files ?? {};
  const file = (/** @type {string} */ name) => new URL(`${config.engine}${files[name]?.name ?? name}`, document.baseURI);
  const total = files["hall_bg.wasm"]?.bytes ?? 0;
  // So that it comes right behind the module, without a round trip between them.
  const nearly = () => (light ??= lightAhead(config));
  coming ??= Promise.all([
    imported(file("hall.js"), files["hall.js"]?.sha256),
    compiled(file("hall_bg.wasm"), (response) => counted(response, total, { tell, nearly }), unwanted.signal),
    // Without it egui draws other scripts, too, as it can.
    imported(file("lettering.js"), files["lettering.js"]?.sha256).catch(() => null),
    imported(file("mirror.js"), files["mirror.js"]?.sha256),
  ]);
  coming.catch(() => (coming = null));
  return coming;
}

/** The light of the hall one comes into: whose it is, and its file. @type {ReturnType<typeof lightAhead>} */
let light;

/** Has it come before the module is made ready. Which theme a hall has is told by its picture at the door, where there is one.
    @param {PageConfig} config @returns {{theme: string, file: Promise<ArrayBuffer>} | undefined} */
function lightAhead(config) {
  const route = isHallRoute(location.hash) ? location.hash : hallRoute(config.halls[0]);
  const [door] = elements(`.gate[href="${CSS.escape(entranceOf(route))}"]`);
  const theme = /gate-(\w+)/.exec(door?.className ?? "")?.[1];
  if (!theme) return undefined;
  const file = fetch(new URL(`${config.engine}halls/${theme}.light`, document.baseURI)).then((answer) => answer.arrayBuffer());
  // The hall finds out what has not come, or is no light.
  file.catch(() => {});
  return { theme, file };
}

/** Nobody will see the hall: nothing more of it comes. */
export const leaveHall = () => unwanted.abort();

/** Whether the list has read the event's files, so that none comes twice. Waits for that, though not long: the list may fail.
    @returns {Promise<boolean>} */
function listHasRead() {
  return new Promise((done) => {
    new PerformanceObserver((marks, observer) => {
      if (marks.getEntriesByName(MARK.USABLE).length === 0) return;
      observer.disconnect();
      done(true);
    }).observe({ type: "mark", buffered: true });
    setTimeout(done, LIST_PATIENCE, false);
  });
}

/** Loads and starts the hall; `tell` hears how far it is.
    @param {PageConfig} config
    @param {string} language BCP 47
    @param {URLSearchParams} query
    @param {(progress: Progress) => void} tell */
export async function loadHall(config, language, query, tell) {
  let hall;
  let module_or_path;
  let lettering;
  let mirror;
  try {
    [[hall, module_or_path, lettering, mirror]] = await Promise.all([fetchHall(config, tell), texts.messages.get("hall", language)]);
    await hall.default({ module_or_path });
  } catch (error) {
    // A connection that breaks off ends here, too: as half a module, which is no sound one. The key is that of the sentence which
    // tells it to the visitor.
    throw Object.assign(/** @type {any} */ (error), { key: "hall-no-fetch" });
  }
  // Typefaces are cut to what the event says, so they lie beside it.
  const fonts = new URL("fonts/fonts.json", new URL(config.event, document.baseURI)).href;
  lettering?.lend(fonts);
  mirror.mirrorHall();
  await hall.start({
    canvas: byId("hall"),
    assets: new URL(config.engine, document.baseURI).href,
    event: new URL(config.event, document.baseURI).href,
    read: await listHasRead(),
    fonts,
    language,
    messages: texts.messages.get,
    lettering,
    light,
    card: graphics.card,
    free: graphicsFree(),
    probe: query.has("probe"),
    // For measuring only: a link must not multiply a real event.
    booths: (query.has("probe") || config.live) && Number(query.get("booths")) || undefined,
  });
}
