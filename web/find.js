// The hall's search before it is there: its place over the canvas, and who asks for it before the catalogue's second module has
// come. What stands in the place is drawn by that module (src/catalogue/app/hall_search).

import { byId } from "./dom.js";
import * as EVENT from "./events.js";

/** Makes the place, and keeps a wish until somebody hears it. @param {() => void} wait says that it is on its way */
export function awaitFinder(wait) {
  const place = document.createElement("div");
  place.id = "find";
  byId("stage").after(place);
  // The height that a keyboard on the screen leaves.
  const fit = () => place.style.setProperty("--seen", `${visualViewport?.height ?? innerHeight}px`);
  fit();
  visualViewport?.addEventListener("resize", fit);

  let there = false;
  let wanted = false;
  EVENT.on(EVENT.FIND, () => {
    if (there) return;
    wanted = true;
    wait();
  });
  EVENT.on(EVENT.FINDS, () => {
    there = true;
    // Whoever has left the hall meanwhile looks for nothing there.
    if (wanted && document.documentElement.dataset.face !== "list") EVENT.send(EVENT.FIND);
  });
}
