// What the hall says to those who do not see it: announcements, and a mirror of the open panel's text behind the canvas. A file
// of its own, which comes with the hall.

import { byId } from "./dom.js";
import * as EVENT from "./events.js";

/** Writes what the hall says into the page; once, however often the hall is tried. */
export function mirrorHall() {
  if (document.getElementById("mirror")) return;
  // Apart from where one stands: whichever is written last would silence the other.
  const said = document.createElement("p");
  said.id = "said";
  said.className = "unseen";
  said.setAttribute("role", "status");
  const mirror = document.createElement("section");
  mirror.id = "mirror";
  mirror.className = "unseen";
  mirror.hidden = true;
  byId("hall").after(mirror, said);

  EVENT.on(EVENT.SAID, ({ text }) => (said.textContent = text));
  EVENT.on(EVENT.PANEL, ({ title, lines }) => {
    mirror.hidden = lines.length === 0;
    mirror.setAttribute("aria-label", title);
    mirror.replaceChildren(...lines.map(element));
  });
}

/** A line of a panel. @param {[string, string]} line @param {number} index */
function element([kind, words], index) {
  const heading = index === 0 ? "h2" : "h3";
  const at = document.createElement(kind === "heading" ? heading : "p");
  at.dir = "auto";
  at.textContent = words;
  if (kind === "image") {
    at.setAttribute("role", "img");
    at.setAttribute("aria-label", words);
  } else if (kind === "on" || kind === "off") {
    at.setAttribute("role", "checkbox");
    at.setAttribute("aria-checked", String(kind === "on"));
    at.setAttribute("aria-disabled", "true");
  }
  return at;
}
