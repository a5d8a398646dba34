// What people press on the page: into the hall, back to the list, another language, links to other hosts, the header's links.

import { elements } from "./dom.js";
import * as EVENT from "./events.js";
import { leave } from "./leave.js";
import { say } from "./texts.js";

const page = document.documentElement;

/** Hears presses on the page's own elements.
    @param {Faces} faces
    @param {Gate} gate */
export function hearClicks(faces, gate) {
  document.addEventListener("click", (event) => {
    const at = event.target instanceof Element ? event.target : null;
    /** @type {(selector: string) => HTMLAnchorElement | null} */
    const closest = (selector) => at?.closest(selector) ?? null;
    if (closest("[data-enter]")) {
      if (gate.state === "failed") location.reload();
      else gate.enter();
      return;
    }
    if (closest("[data-list]")) {
      faces.toggleList();
      return;
    }
    if (closest("[data-leave-split]")) {
      faces.leaveSplit();
      return;
    }
    const language = closest("a[data-language]");
    if (language) {
      event.preventDefault();
      // What is not live speaks another language only on that language's own page.
      if (page.dataset.live === undefined && gate.state !== "ready") toPageIn(language);
      else speakFromNowOn(language);
      return;
    }
    const outward = closest("a.outward");
    if (outward && !event.defaultPrevented) {
      event.preventDefault();
      leave(outward.href, say);
      return;
    }
    // The header's links stay on this page while the catalogue lives here.
    const route = closest("a[data-route]");
    if (route && page.dataset.live !== undefined && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
      event.preventDefault();
      faces.go(route.dataset.route ?? "#/");
    }
  });
  // As menus do: by a press elsewhere, and when the focus goes on.
  for (const leaves of ["click", "focusin"]) {
    document.addEventListener(leaves, ({ target }) => {
      if (!(target instanceof Element && target.closest(".languages"))) closeMenu();
    });
  }
}

/** Closes the menu in which many languages stand. Gives what opens it, if it was open. */
function closeMenu() {
  const [menu] = elements(".languages details[open]");
  menu?.removeAttribute("open");
  return menu?.querySelector("summary");
}

/** The way out of the list beside the hall: a button at its corner, and Esc wherever that has no other meaning.
    @param {Faces} faces */
export function splitIsLeft(faces) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "leave-split";
  button.dataset.leaveSplit = "";
  button.dataset.label = "enter-again";
  button.textContent = "✕";
  elements(".masthead")[0].prepend(button);
  document.addEventListener("keydown", (event) => {
    const at = event.target instanceof HTMLElement ? event.target : page;
    const busy = event.isComposing || event.defaultPrevented || at.closest("dialog, canvas") || /** @type {any} */ (at).value;
    if (event.key !== "Escape" || busy) return;
    const menu = closeMenu();
    if (menu) menu.focus();
    else if (page.dataset.face === "both") faces.leaveSplit();
  });
}

/** Leaves for the page that was made in another language, at the same route. @param {HTMLAnchorElement} link */
export function toPageIn(link) {
  const address = new URL(location.href);
  address.pathname = new URL(link.href).pathname;
  address.searchParams.set("lang", link.dataset.language ?? "");
  location.replace(address);
}

/** @param {HTMLAnchorElement} link */
function speakFromNowOn(link) {
  const language = link.dataset.language ?? "";
  const address = new URL(location.href);
  address.searchParams.set("lang", language);
  history.replaceState(null, "", address);
  EVENT.send(EVENT.LANGUAGE, { language });
  closeMenu();
}

/** The ring around the hall shows where the focus has gone to whoever moves it by keys. Browsers would also draw it around
    the whole screen for those who came by mouse, finger or link, as soon as they walk by key.
    @param {HTMLElement} canvas */
export function ringForKeysOnly(canvas) {
  let byKeys = false;
  document.addEventListener("keydown", ({ target }) => (byKeys ||= target !== canvas), true);
  document.addEventListener("pointerdown", () => canvas.toggleAttribute("data-ringed", (byKeys = false)), true);
  canvas.addEventListener("focus", () => canvas.toggleAttribute("data-ringed", byKeys));
}
