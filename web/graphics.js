// Runs as a worker: whether this browser draws with WebGL 2, and whether a graphics card does the work. Asking starts the
// graphics process, which without a card takes a second or more; here nobody waits for it, and when the hall asks in turn,
// it is running.

const context = new OffscreenCanvas(1, 1).getContext("webgl2");
postMessage({ draws: context !== null, card: context !== null && !drawnInSoftware(context) });
// The hall will want a context of its own; browsers allow few.
context?.getExtension("WEBGL_lose_context")?.loseContext();

/** Whether the processor draws. Where the browser does not say what draws, it is a card. */
function drawnInSoftware(gl) {
  const names = gl.getExtension("WEBGL_debug_renderer_info");
  const renderer = gl.getParameter(names?.UNMASKED_RENDERER_WEBGL ?? gl.RENDERER) ?? "";
  // Of Chromium, Mesa, Windows and macOS, in this order.
  return /swiftshader|llvmpipe|softpipe|basic render|software/i.test(renderer);
}
