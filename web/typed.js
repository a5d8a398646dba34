// What somebody types into the prerendered search before the list is live: the field that takes its place goes on with it.

import { byId } from "./dom.js";

/** Watches the prerendered field. Gives what hands its text, caret and focus to the live one. */
export function keepTyped() {
  const early = byId("search-early");
  let isMeant = false;
  early.onfocus = () => (isMeant = true);
  // Nobody answers yet; the page would only begin anew, without the text.
  early.form.onsubmit = () => false;
  return () => {
    const field = byId("search");
    if (!field) return;
    if (early.value) {
      field.value = early.value;
      field.dispatchEvent(new Event("input", { bubbles: true }));
    }
    // A focus that was taken away is on nothing; one that went on stays where it is.
    if (isMeant && document.activeElement === document.body) {
      field.focus({ preventScroll: true });
      field.setSelectionRange(early.selectionStart, early.selectionEnd);
    }
  };
}
