// Where the visitor stands in the hall, shown in the list of all booths.

import { elements } from "./dom.js";

/** Brings the booth's card into view and marks it; the head of its hall, where one stands at no booth.
    @param {string} hall its id as in the address @param {string} booth its id, empty at none */
export async function showPlace(hall, booth) {
  // The list is drawn when the route has changed.
  await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)));
  for (const card of elements(".card[aria-current]")) card.removeAttribute("aria-current");
  const [card] = booth ? elements(`.card[data-booth="${CSS.escape(booth)}"]`) : [];
  card?.setAttribute("aria-current", "location");
  if (card) card.scrollIntoView({ block: "center" });
  else document.getElementById(`hall-${decodeURIComponent(hall)}`)?.scrollIntoView();
}
