// Runs as a worker: whether this browser draws with WebGL 2. Asking starts the graphics process, which without a graphics
// card takes a second or more; here nobody waits for it, and when the hall asks in turn, it is running.

const context = new OffscreenCanvas(1, 1).getContext("webgl2");
// The hall will want a context of its own; browsers allow few.
context?.getExtension("WEBGL_lose_context")?.loseContext();
postMessage(context !== null);
