// Starting the page again when chance may mend it: a graphics context that was lost, a catalogue that has failed.

import * as MARK from "./marks.js";

/** Twice within so many milliseconds is not for chance to mend. */
const NOT_CHANCE = 60_000;
/** How long a visitor waits before a still picture for the graphics card to come back. Milliseconds. */
const PATIENCE = 5000;

/** Loads the page anew where the visitor is; the answer is whether it does. What the visitor wrote is remembered, so nothing
    is lost. What took long to come and fails at once has not stood for long: on a slow device it would begin again for ever.
    @param {string} mark of when it stood */
export function startAgain(mark) {
  const before = Number(sessionStorage.getItem("boothwalk:restarted")) || 0;
  sessionStorage.setItem("boothwalk:restarted", String(Date.now()));
  const coming = performance.getEntriesByName(mark)[0]?.startTime ?? performance.now();
  const again = Date.now() - before - coming > NOT_CHANCE;
  if (again) location.reload();
  return again;
}

/** The browser may take the graphics card away, from a tab in the background above all. Once it is given back, the hall
    starts again at the place where the visitor was.
    @param {HTMLElement} canvas @param {() => void} lost */
export function surviveContextLoss(canvas, lost) {
  canvas.addEventListener("webglcontextlost", (event) => {
    // Else it would never be given back.
    event.preventDefault();
    // In the background it may take as long as the visitor stays away.
    const wait = () => setTimeout(() => (document.hidden ? wait() : lost()), PATIENCE);
    wait();
  });
  canvas.addEventListener("webglcontextrestored", () => startAgain(MARK.WALKABLE) || lost());
}
