// The halls' pictures at the door.

import { elements } from "./dom.js";
import { entranceOf, isHallRoute } from "./routes.js";

/** A picture that is missing leaves the colours behind it. On the way into a hall nobody looks at the other halls' pictures: they
    come when the hall stands.
    @param {Promise<void>} settled resolves when the hall stands, or does not come */
export function dressDoor(settled) {
  const entrance = isHallRoute(location.hash) && entranceOf(location.hash);
  for (const picture of /** @type {NodeListOf<HTMLImageElement>} */ (elements(".gate img"))) {
    picture.addEventListener("error", () => picture.remove());
    if (picture.complete && picture.naturalWidth === 0) picture.remove();
    else if (entrance && !picture.complete && picture.closest(".gate")?.getAttribute("href") !== entrance) putOff(picture, settled);
  }
}

/** Ends a picture's coming until then. @param {HTMLImageElement} picture @param {Promise<void>} then */
function putOff(picture, then) {
  const { src, parentElement: frame } = picture;
  const parts = [...(frame?.childNodes ?? [])];
  // Neither a source nor an address: nothing that could come.
  frame?.replaceChildren();
  picture.removeAttribute("src");
  then.then(() => {
    picture.src = src;
    frame?.replaceChildren(...parts);
  });
}
