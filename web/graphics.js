// Runs as a worker: whether this browser draws with WebGL 2, and whether a graphics card does the work. Asking starts the
// graphics process, which without a card takes a second or more; here nobody waits for it, and when the hall asks in turn,
// it is running. Any message is answered once that process has nothing else to do.

const context = new OffscreenCanvas(1, 1).getContext("webgl2");
postMessage({ draws: context !== null, card: context !== null && !drawnInSoftware(context) });

onmessage = () => {
  if (!context) return;
  // Reading a pixel waits for everything that was to be drawn before it, in other contexts, too: one process draws for all.
  context.readPixels(0, 0, 1, 1, context.RGBA, context.UNSIGNED_BYTE, new Uint8Array(4));
  postMessage("free");
};

/** Whether the processor draws. Where the browser does not say what draws, it is a card. @param {WebGL2RenderingContext} gl */
function drawnInSoftware(gl) {
  const names = gl.getExtension("WEBGL_debug_renderer_info");
  const renderer = gl.getParameter(names?.UNMASKED_RENDERER_WEBGL ?? gl.RENDERER) ?? "";
  // Of Chromium, Mesa, Windows and macOS, in this order.
  return /swiftshader|llvmpipe|softpipe|basic render|software/i.test(renderer);
}
