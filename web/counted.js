// Counts what comes of a file while it comes.

/** The progress is told no sooner than so many milliseconds after it was told before: each telling paints the page, which
    without a card takes from the processor what the module's compiling needs. */
const BETWEEN = 250;

/** The part of a file that has come when what is wanted behind it is asked for: a round trip before its end, or nearly so. */
const NEARLY = 0.9;

/** The same response. The header's length counts compressed bytes, so the size comes from the engine's list; the response keeps
    its type, so that the browser compiles while it loads.
    @param {Response} response @param {number} total bytes, not compressed
    @param {{ tell?: (progress: Progress) => void, nearly: () => void }} told `tell` hears how far it is, `nearly` once that
      nearly all of it is there */
export function counted(response, total, { tell = () => {}, nearly }) {
  const all = () => {
    nearly();
    tell({ step: "start", done: 0, total: 0 });
  };
  if (!response.body) {
    all();
    return response;
  }
  let done = 0;
  let toldAt = 0;
  const counter = new TransformStream({
    transform(bytes, controller) {
      done += bytes.byteLength;
      controller.enqueue(bytes);
      if (done > NEARLY * total) nearly();
      if (performance.now() - toldAt < BETWEEN) return;
      toldAt = performance.now();
      tell({ step: "download", done, total: Math.max(total, done) });
    },
    // What is left to compile takes a moment: long enough for words to be painted before the hall asks for a context.
    flush: all,
  });
  return new Response(response.body.pipeThrough(counter), {
    headers: { "content-type": "application/wasm" },
  });
}
