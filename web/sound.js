// The sound of the place, made from a hall's layers (src/venue/themes/sound.rs): loaded only when a visitor has asked for it.

/** @typedef {{low: number, high: number, level: number, swell: number, share: number, flutter: number}} Layer
    hertz, hertz, 0 to 1, seconds, share of the level, hertz */

/** How long one sound takes to become another. Seconds. */
const FADE = 1.5;
/** How long noise goes on before it comes again: longer than one remembers it. Seconds. */
const LOOP = 7;

/** @type {AudioContext | undefined} */
let context;
/** What is heard now. @type {{out: GainNode, stop: (at: number) => void} | undefined} */
let heard;

/** Lets these layers be heard instead of what was. @param {Layer[]} layers none for silence */
export function play(layers) {
  context ??= begin();
  const { currentTime } = context;
  if (heard) {
    heard.out.gain.setTargetAtTime(0, currentTime, FADE / 3);
    heard.stop(currentTime + 2 * FADE);
    heard = undefined;
  }
  if (layers.length > 0) {
    heard = ambience(context, layers);
    heard.out.gain.setValueAtTime(0, currentTime);
    heard.out.gain.linearRampToValueAtTime(1, currentTime + FADE);
    heard.out.connect(context.destination);
  }
  follow();
}

/** The sound of layers, to be connected. @param {BaseAudioContext} context @param {Layer[]} layers */
export function ambience(context, layers) {
  const noise = whiteNoise(context);
  const out = context.createGain();
  /** @type {AudioScheduledSourceNode[]} */
  const sources = [];
  const source = (/** @type {AudioScheduledSourceNode} */ node) => (sources.push(node), node);

  layers.forEach((layer, index) => {
    const loop = source(looped(context, noise));
    const level = context.createGain();
    level.gain.value = layer.level * (1 - layer.share / 2);
    // Two swells that never meet again are no rhythm.
    for (const period of layer.swell > 0 ? [layer.swell, layer.swell * 1.618] : []) {
      const swell = source(new OscillatorNode(context, { frequency: 1 / period }));
      swell.connect(new GainNode(context, { gain: (layer.level * layer.share) / 4 })).connect(level.gain);
    }
    if (layer.flutter > 0) {
      // Slow noise: what is left of it below so few hertz is faint, and made as large again.
      const slow = source(looped(context, noise));
      const gain = layer.level * 0.35 * Math.sqrt(context.sampleRate / 2 / layer.flutter);
      slow
        .connect(new BiquadFilterNode(context, { type: "lowpass", frequency: layer.flutter }))
        .connect(new GainNode(context, { gain }))
        .connect(level.gain);
    }
    const aside = layers.length > 1 ? (2 * index) / (layers.length - 1) - 1 : 0;
    loop
      .connect(new BiquadFilterNode(context, { type: "highpass", frequency: layer.low, Q: 0.5 }))
      .connect(new BiquadFilterNode(context, { type: "lowpass", frequency: layer.high, Q: 0.5 }))
      .connect(level)
      .connect(new StereoPannerNode(context, { pan: aside * 0.5 }))
      .connect(out);
  });
  // Each elsewhere in the noise, or all would be one sound.
  sources.forEach((node, index) => (node instanceof AudioBufferSourceNode ? node.start(0, (index * 1.7) % LOOP) : node.start()));
  return { out, stop: (/** @type {number} */ at) => sources.forEach((node) => node.stop(at)) };
}

/** @param {BaseAudioContext} context */
function whiteNoise(context) {
  const buffer = context.createBuffer(1, LOOP * context.sampleRate, context.sampleRate);
  const samples = buffer.getChannelData(0);
  for (let index = 0; index < samples.length; index += 1) samples[index] = Math.random() * 2 - 1;
  return buffer;
}

/** @param {BaseAudioContext} context @param {AudioBuffer} buffer */
const looped = (context, buffer) => new AudioBufferSourceNode(context, { buffer, loop: true });

function begin() {
  const context = new AudioContext();
  // On a later visit the setting is on before anything has been pressed, and browsers are silent until then.
  for (const press of ["pointerdown", "keydown"]) addEventListener(press, follow, { capture: true });
  document.addEventListener("visibilitychange", follow);
  new MutationObserver(follow).observe(document.documentElement, { attributeFilter: ["data-face"] });
  return context;
}

/** Heard while the hall is seen, and only then. */
function follow() {
  const seen = !document.hidden && document.documentElement.dataset.face !== "list";
  if (seen && heard) context?.resume();
  else context?.suspend();
}
