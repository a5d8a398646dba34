// The hall's search before it is there: its place over the canvas, and who asks for it before the catalogue's second module has
// come. What stands in the place is drawn by that module (src/catalogue/app/hall_search).

import { byId } from "./dom.js";
import * as EVENT from "./events.js";

/** Makes the place, and keeps a wish until somebody hears it.
    @param {{coming: () => void, missing: (again: () => void) => void, there: () => void}} tell says how far it is */
export function awaitFinder(tell) {
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
    tell.coming();
  });
  EVENT.on(EVENT.REST_MISSING, () => {
    if (wanted) tell.missing(() => EVENT.send(EVENT.FIND));
  });
  EVENT.on(EVENT.FINDS, () => {
    there = true;
    if (wanted) tell.there();
    // Whoever has left the hall meanwhile looks for nothing there.
    if (wanted && document.documentElement.dataset.face !== "list") EVENT.send(EVENT.FIND);
  });
}
