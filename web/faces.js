// Which face is shown: the list, the hall, or both side by side; and the way from one to the other.
//
// What the page shows is chosen by two attributes of <html>: data-face (list, hall, both) and data-start (whether the start
// page's parts are seen). Both follow from the route and from whether the visitor has been let into the hall. The browser's
// history remembers the latter with each entry, so that back and forward show what was shown there.

import { byId, elements } from "./dom.js";
import * as EVENT from "./events.js";
import { showPlace } from "./place.js";
import { boothOf, hallRoute, isHallRoute, pathOf } from "./routes.js";

/** Screens at least this wide show the hall and the list side by side. CSS pixels; the same in style.css. */
const WIDE = 1000;

const page = document.documentElement;

/** @param {PageConfig} config */
export function createFaces(config) {
  let inside = false;
  /** Whether the hall can be shown again: the visitor has once been let in, and it is there. */
  let open = false;
  /** Where "enter" leads: the hall's route of before, or of an earlier visit. */
  let lastHallRoute = rememberedHall(config);
  let lastListRoute = "#/";
  /** Id of the booth the visitor stands at in the hall, empty at none. */
  let standsAt = "";

  const faces = {
    /** Called when the address asks for a hall into which the visitor has not been let. Set by boot.js. */
    wantsIn: () => {},

    /** Whether the visitor has been let into the hall. */
    get inside() {
      return inside;
    },

    /** Shows what the route asks for. @param {Event=} event what changed it */
    show(event) {
      // An entry that a module or a link has made since knows nothing: it stands as the one before it.
      const was = event?.type === "popstate" ? history.state?.inside : undefined;
      if (typeof was === "boolean") inside = was && open;
      const inHall = isHallRoute(location.hash);
      if (inHall) lastHallRoute = location.hash;
      else lastListRoute = location.hash || "#/";
      const face = faceOf(inside, inHall);
      const arrives = face === "hall" && page.dataset.face !== "hall" && event?.type === "popstate";
      page.dataset.face = face;
      if (arrives) byId("hall").focus({ preventScroll: true });
      if (history.state?.inside !== inside) history.replaceState({ ...history.state, inside }, "");
      const path = pathOf(location.hash);
      // Who searches wants what is found, not the pictures above it.
      page.dataset.start = String(path === "#/" || inHall);
      markCurrent(path);
      if (inHall && !inside) faces.wantsIn();
    },

    /** Writes a route as the modules do, so that both hear of it. @param {string} route */
    go(route) {
      if (location.hash !== route) {
        history.pushState(null, "", route);
        EVENT.send(EVENT.ROUTE, route);
      }
      faces.show();
    },

    /** Into the hall: to the booth that is read in the list, else to where the visitor was. */
    toHall() {
      inside = open = true;
      if (!isHallRoute(location.hash)) {
        const booth = boothOf(location.hash);
        const [card] = booth ? elements(`[data-hall-route$="/booth/${CSS.escape(booth)}"]`) : [];
        faces.go(card?.dataset.hallRoute ?? lastHallRoute ?? hallRoute(config.halls[0]));
      }
      faces.show();
      byId("hall").focus({ preventScroll: true });
    },

    /** Back to the list: at the booth that is open in the hall, else where the visitor left it, search and all. A booth's page
        was not the list: then, and where all booths are listed, it is shown at the hall and the booth one stands at. */
    toList() {
      const booth = isHallRoute(location.hash) && boothOf(location.hash);
      const left = boothOf(lastListRoute) ? "#/" : lastListRoute;
      faces.go(booth ? `#/booth/${booth}` : left);
      byId("catalogue").focus({ preventScroll: innerWidth >= WIDE });
      if (left === "#/" && !booth) showPlace(lastHallRoute?.split("/")[2] ?? "", standsAt);
    },

    /** The visitor has come to a booth, or left it. @param {string} booth its id, empty at none */
    standsAt: (booth) => (standsAt = booth),

    /** From the hall to the list, and back from the list beside it. */
    toggleList() {
      if (page.dataset.face === "both") faces.leaveSplit();
      else faces.toList();
    },

    /** The list beside the hall goes; the visitor stands where it was. */
    leaveSplit() {
      faces.go(lastHallRoute ?? hallRoute(config.halls[0]));
      byId("hall").focus({ preventScroll: true });
    },

    /** The hall is no longer there. */
    shut() {
      const was = inside;
      inside = open = false;
      if (was && isHallRoute(location.hash)) faces.toList();
      faces.show();
    },

    /** The event has other halls by now. @param {string[]} halls their ids */
    setHalls(halls) {
      config.halls = halls;
      for (const gate of elements(".gate")) {
        const text = /** @type {HTMLElement | null} */ (gate.querySelector("[data-text]"))?.dataset.text ?? "";
        gate.hidden = !halls.includes(text.slice("hall:".length));
      }
      if (!halls.some((id) => lastHallRoute === hallRoute(id))) lastHallRoute = rememberedHall(config);
    },
  };
  for (const change of ["hashchange", "popstate", "resize"]) addEventListener(change, (event) => faces.show(event));
  return faces;
}

/** @param {boolean} inside @param {boolean} inHall */
function faceOf(inside, inHall) {
  if (!inside) return "list";
  if (inHall) return "hall";
  return innerWidth >= WIDE ? "both" : "list";
}

/** Marks the header's link to the page that is shown. @param {string} path */
function markCurrent(path) {
  for (const link of elements(".masthead [data-route]")) {
    const { route } = link.dataset;
    const here = route === path || (route === "#/programme" && path.startsWith("#/programme/"));
    if (here) link.setAttribute("aria-current", "page");
    else link.removeAttribute("aria-current");
  }
}

/** The route of the hall in which this visitor was last, if it is one of this event's.
    @param {PageConfig} config @returns {string | null} */
function rememberedHall(config) {
  try {
    const { hall } = JSON.parse(localStorage.getItem(`boothwalk:${config.id}:records`) ?? "{}").place;
    return config.halls.includes(hall) ? hallRoute(hall) : null;
  } catch {
    // Forbidden, unreadable or never here.
    return null;
  }
}
