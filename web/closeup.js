// A picture from close by, over the whole page: nearer by wheel, two fingers, two presses, buttons and keys, as far as its own
// pixels and beyond. Dragging, fingers and arrow keys scroll. Comes with the first press.

import { byId } from "./dom.js";
import { make } from "./make.js";

/** How much nearer a button or a key brings it. */
const STEP = 1.5;
/** The nearest: CSS pixels for one of its own, or so many times what is seen at first. */
const NEAREST = 4;
/** Two presses are one within so many milliseconds and CSS pixels: not every browser tells it of fingers. */
const TWICE = { within: 400, beside: 24 };
/** A step back in the history that takes longer is not waited for. Milliseconds. */
const PATIENCE = 2000;

/** The last one's step back: it would close a next one that came before it. @type {Promise<unknown>} */
let left = Promise.resolve();

/** Shows it. Back in the browser's history is a step back to where one was, as Esc is.
    @param {Closeup} picture @param {URL} event the event's file: addresses are seen from it */
export async function look(picture, event) {
  await left;
  if (byId("closeup")) return;
  const image = make("img", { src: new URL(picture.url, event).href, alt: picture.alt || picture.title, lang: picture.language, draggable: false });
  const stage = make("div", { className: "closeup-stage", tabIndex: 0 });
  stage.append(image);
  const button = (/** @type {string} */ sign, /** @type {string} */ label, /** @type {() => void} */ act) => {
    const made = make("button", { type: "button", textContent: sign, ariaLabel: label, title: label });
    made.addEventListener("click", act);
    return made;
  };
  const dialog = make("dialog", { id: "closeup", className: "closeup", ariaLabel: picture.title || picture.alt });
  const head = make("div", { className: "closeup-head" });
  head.append(
    make("h2", { textContent: picture.title, lang: picture.language }),
    button("−", picture.farther, () => bring(scale / STEP)),
    button("+", picture.nearer, () => bring(scale * STEP)),
    button("✕", picture.close, () => dialog.close()),
  );
  dialog.append(head, stage);

  /** CSS pixels for one of the picture's. */
  let scale = 0;
  /** Whether all of it is seen. */
  let isWhole = true;
  /** At which scale it is. */
  const whole = () => {
    const { width, height } = stage.getBoundingClientRect();
    return Math.min(width / (image.naturalWidth || width), height / (image.naturalHeight || height));
  };
  /** Brings it to another scale; what is at this point of the window stays there.
      @param {number} to @param {number=} x @param {number=} y */
  const bring = (to, x = innerWidth / 2, y = innerHeight / 2) => {
    const least = whole();
    scale = Math.min(Math.max(to, least), Math.max(NEAREST, NEAREST * least));
    isWhole = scale <= 1.01 * least;
    const before = image.getBoundingClientRect();
    const [across, down] = [(x - before.left) / (before.width || 1), (y - before.top) / (before.height || 1)];
    image.style.width = `${image.naturalWidth * scale}px`;
    const after = image.getBoundingClientRect();
    stage.scrollBy(after.left + across * after.width - x, after.top + down * after.height - y);
  };
  /** All of it, or its own pixels, whichever is not seen now. @param {number=} x @param {number=} y */
  const turn = (x, y) => bring(isWhole ? Math.max(1, 2 * scale) : 0, x, y);

  image.addEventListener("load", () => bring(0));
  stage.addEventListener("wheel", (wheel) => {
    wheel.preventDefault();
    const lines = wheel.deltaMode === WheelEvent.DOM_DELTA_PIXEL ? 1 : 40;
    // A pinch on a trackpad comes as a wheel with Ctrl, in small steps.
    bring(scale * Math.exp(-wheel.deltaY * lines * (wheel.ctrlKey ? 0.01 : 0.002)), wheel.clientX, wheel.clientY);
  }, { passive: false });
  stage.addEventListener("pointermove", (move) => {
    if (move.pointerType === "mouse" && move.buttons === 1) stage.scrollBy(-move.movementX, -move.movementY);
  });

  /** The last press that may become the first of two, and how far it was scrolled then. */
  let press = { at: -Infinity, x: 0, y: 0 };
  stage.addEventListener("click", ({ timeStamp: at, clientX: x, clientY: y }) => {
    const twice = at - press.at < TWICE.within && Math.hypot(x - press.x, y - press.y) < TWICE.beside;
    press = { at: twice ? -Infinity : at, x, y };
    if (twice) turn(x, y);
  });

  /** The two fingers of before: the middle, and how far apart they are. @type {{ x: number, y: number, apart: number } | undefined} */
  let fingers;
  const two = (/** @type {TouchList} */ { 0: one, 1: other }) => ({
    x: (one.clientX + other.clientX) / 2,
    y: (one.clientY + other.clientY) / 2,
    apart: Math.hypot(one.clientX - other.clientX, one.clientY - other.clientY),
  });
  stage.addEventListener("touchmove", (touch) => {
    if (touch.touches.length !== 2) return;
    touch.preventDefault();
    const now = two(touch.touches);
    if (fingers) {
      stage.scrollBy(fingers.x - now.x, fingers.y - now.y);
      bring((scale * now.apart) / fingers.apart, now.x, now.y);
    }
    fingers = now;
  }, { passive: false });
  for (const ends of ["touchstart", "touchend", "touchcancel"]) stage.addEventListener(ends, () => (fingers = undefined));

  // Keys that are pressed here mean nothing to the page behind.
  dialog.addEventListener("keydown", (key) => {
    key.stopPropagation();
    if (key.ctrlKey || key.metaKey || key.altKey) return;
    if (["+", "=", ";"].includes(key.key)) bring(scale * STEP);
    else if (key.key === "-") bring(scale / STEP);
    else if (key.key === "0") bring(0);
  });

  const ended = new AbortController();
  const { signal } = ended;
  let isBack = false;
  addEventListener("resize", () => bring(isWhole ? 0 : scale), { signal });
  addEventListener("popstate", () => {
    isBack = true;
    dialog.close();
  }, { signal });
  dialog.addEventListener("close", () => {
    ended.abort();
    dialog.remove();
    if (isBack) return;
    left = new Promise((done) => {
      addEventListener("popstate", done, { once: true });
      setTimeout(done, PATIENCE);
    });
    history.back();
  });
  history.pushState({ ...history.state }, "");
  document.body.append(dialog);
  dialog.showModal();
  stage.focus();
}
