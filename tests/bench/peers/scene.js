// The scene all peers draw: a floor and N booths in two rows, each of four boxes, a sign, a poster and a logo.
// Metres; the visitor starts at z = 0 and walks towards -z.
export const booths = Number(new URLSearchParams(location.search).get('booths') ?? 14);
export const variant = new URLSearchParams(location.search).get('variant') ?? '';
export const EYE = 1.6;
/** Half of the vertical opening that 75 degrees across at 16:9 leaves, in degrees. */
export const FIELD_OF_VIEW = 46.7;

/** Size, middle above the floor, colour: carpet, back wall, fascia, counter. */
export const boxes = [
  { size: [3, 0.02, 3], at: [0, 0.01, 0], colour: 0x6b7480 },
  { size: [3, 2.5, 0.1], at: [0, 1.25, 1.45], colour: 0xe8e6e0 },
  { size: [3, 0.35, 0.1], at: [0, 2.7, -1.45], colour: 0x23466b },
  { size: [1, 1.05, 0.5], at: [-0.9, 0.525, -1.1], colour: 0x23466b },
];

/** Width, height, middle: what carries a picture, all facing the front (-z). */
export const pictures = [
  { kind: 'sign', size: [2.6, 0.65 * 0.5], at: [0, 2.7, -1.51] },
  { kind: 'poster', size: [0.8, 1.125], at: [0.4, 1.5, 1.39] },
  { kind: 'logo', size: [0.6, 0.3], at: [-0.9, 0.7, -1.36] },
];

/** Where the booths stand: two rows with their fronts to the aisle. */
export function places() {
  return Array.from({ length: booths }, (_, index) => {
    const left = index % 2 === 0;
    return { index, x: left ? -8.2 : 8.2, z: -4 - 4 * Math.floor(index / 2), yaw: left ? -Math.PI / 2 : Math.PI / 2 };
  });
}

/** Length of the hall. */
export const length = 16 + 4 * Math.ceil(booths / 2);

export const imageOf = (kind, index) => `images/${kind}-${index % 64}.png`;

/** The walk: straight along the aisle at 1.4 m/s, looking a little to both sides, the same for everybody. */
export function pose(seconds) {
  return { x: 0, z: -(1.4 * seconds) % Math.max(length - 8, 1), yaw: 0.35 * Math.sin(seconds) };
}

/** Runs the frames: `draw(pose, seconds walked)` while `window.walking`, and once when something asks for it. */
export function run(draw) {
  const state = { frames: 0, scriptMs: 0, started: performance.now() };
  window.bench = { state, booths };
  let first = true;
  function frame(now) {
    if (window.walking || first || state.pending) {
      state.pending = false;
      const before = performance.now();
      const seconds = window.walking ? Math.max(now - window.walking, 0) / 1000 : 0;
      draw(pose(seconds), seconds);
      state.scriptMs += performance.now() - before;
      state.frames += 1;
      if (first) {
        first = false;
        performance.mark('first-frame');
        performance.mark('walkable');
      }
    }
    requestAnimationFrame(frame);
  }
  requestAnimationFrame(frame);
  return { redraw: () => { state.pending = true; } };
}

/** Marks when every sign's picture has been drawn: the names can be read. */
export function readable(loading, redraw) {
  Promise.all(loading).then(() => {
    redraw();
    requestAnimationFrame(() => requestAnimationFrame(() => performance.mark('readable')));
  });
}
