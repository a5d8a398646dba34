// Loading the hall: what stands in the way, the bytes with their progress, the start.

import { scriptAddress } from "./trusted.js";

/** Where nobody can be asked the hall will find out, and asks nothing dear of what it finds. */
const UNKNOWN = { draws: true, card: false };
let graphics = UNKNOWN;

/** What keeps this browser from showing the hall; nothing when it can. */
export async function obstacle(query) {
  if (query.has("nohall")) return { key: "hall-off", detail: "?nohall" };
  if (typeof WebAssembly !== "object") return { key: "hall-no-wasm", detail: "no WebAssembly" };
  graphics = await askGraphics();
  if (!graphics.draws) return { key: "hall-no-webgl", detail: "no WebGL 2" };
  return null;
}

/** Whether there is WebGL 2, and a graphics card behind it. */
function askGraphics() {
  if (typeof WebGL2RenderingContext !== "function") return { draws: false, card: false };
  if (typeof OffscreenCanvas !== "function" || typeof Worker !== "function") return UNKNOWN;
  return new Promise((answer) => {
    const worker = new Worker(scriptAddress(new URL("graphics.js", import.meta.url)));
    const end = (found) => {
      worker.terminate();
      answer(found);
    };
    worker.onmessage = ({ data }) => end(data);
    // A browser without WebGL in workers, or one that is long in starting.
    worker.onerror = () => end(UNKNOWN);
    setTimeout(() => end(UNKNOWN), 10_000);
  });
}

/** An error that says which sentence tells it to the visitor. */
class HallError extends Error {
  constructor(key, message) {
    super(message);
    this.key = key;
  }
}

/** Loads and starts the hall. `tell` hears {step, done, total}. */
export async function loadHall(config, language, query, tell) {
  const files = config.files ?? {};
  const file = (name) => new URL(`${config.engine}${files[name]?.name ?? name}`, document.baseURI);
  const total = files["hall_bg.wasm"]?.bytes ?? 0;
  let hall;
  let module_or_path;
  try {
    const [script, answer] = await Promise.all([import(file("hall.js")), fetch(file("hall_bg.wasm"))]);
    if (!answer.ok) throw new Error(`${answer.status} for ${answer.url}`);
    hall = script;
    module_or_path = counted(answer, total, (done, of) => tell({ step: "download", done, total: of }));
  } catch (error) {
    throw new HallError("hall-no-fetch", error?.message ?? String(error));
  }
  try {
    await hall.default({ module_or_path });
  } catch (error) {
    // A connection that breaks off ends here, too: as half a module, which is no sound one.
    throw new HallError("hall-no-fetch", error?.message ?? String(error));
  }
  tell({ step: "start", done: 0, total: 0 });
  await hall.start({
    canvas: document.getElementById("hall"),
    assets: new URL(config.engine, document.baseURI).href,
    event: new URL(config.event, document.baseURI).href,
    // Typefaces are cut to what the event says, so they lie beside it.
    fonts: new URL("fonts/fonts.json", new URL(config.event, document.baseURI)).href,
    language,
    card: graphics.card,
    probe: query.has("probe"),
    booths: Number(query.get("booths")) || undefined,
  });
}

/** The same answer, telling how many bytes have come. The header's length counts compressed bytes, so the size comes from
    the engine's list; the answer keeps its type, so that the browser compiles while it loads. */
function counted(answer, total, heard) {
  if (!answer.body) return answer;
  let done = 0;
  const counter = new TransformStream({
    transform(bytes, controller) {
      done += bytes.byteLength;
      heard(done, Math.max(total, done));
      controller.enqueue(bytes);
    },
  });
  return new Response(answer.body.pipeThrough(counter), {
    headers: { "content-type": "application/wasm" },
  });
}
