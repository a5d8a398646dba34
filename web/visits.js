// Between visits and while an organiser works: the service worker, and hearing of saved files from `boothwalk serve`.

import * as EVENT from "./events.js";
import { scriptAddress } from "./trusted.js";

/** After the page has come to rest, so that keeping copies does not slow down what the visitor waits for. Milliseconds. */
const REST = 3000;
/** Until a server that has gone away is asked again. Milliseconds. */
const AGAIN = 2000;

/** Starts the service worker of a hosted site, which keeps what was loaded for the next visit. @param {PageConfig} config */
export async function keep(config) {
  if (!("serviceWorker" in navigator)) return;
  const address = new URL(`${config.root}service-worker.js`, document.baseURI);
  try {
    const registration = await navigator.serviceWorker.register(scriptAddress(address));
    await navigator.serviceWorker.ready;
    handOver(registration);
  } catch (error) {
    // Private windows and embedded pages may forbid it; everything else works.
    console.info(`Boothwalk: nothing is kept for the next visit: ${error instanceof Error ? error.message : error}`);
  }
}

/** Tells the worker what passed it by: what was asked for before it was there, however late that came. @param {ServiceWorkerRegistration} registration */
function handOver(registration) {
  const loaded = new Set([location.origin + location.pathname]);
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let resting;
  const hand = () => {
    registration.active?.postMessage({ loaded: [...loaded] });
    loaded.clear();
  };
  const observer = new PerformanceObserver((list) => {
    for (const entry of /** @type {PerformanceResourceTiming[]} */ (list.getEntries())) if (!entry.workerStart) loaded.add(entry.name);
    if (loaded.size === 0) return;
    clearTimeout(resting);
    resting = setTimeout(hand, REST);
  });
  observer.observe({ type: "resource", buffered: true });
}

/** Whoever has the visitor's records forgotten does not want a history of pages kept either.
    @param {string} event its id */
function forgotten(event) {
  try {
    if (localStorage.getItem(`boothwalk:${event}:records`) !== null) return;
  } catch {
    // Where nothing may be kept nothing is.
    return;
  }
  navigator.serviceWorker?.controller?.postMessage({ forget: true });
}

/** Hears from the service worker whether the event's files come from the device, and says so to the catalogue. */
export function hear() {
  EVENT.on(EVENT.RECORDS, ({ event }) => forgotten(event));
  /** @type {{date: string | null} | null} */
  let copy = null;
  const say = () => {
    const time = new Date(copy?.date ?? "");
    const at = Number.isNaN(time.valueOf()) ? undefined : time.toISOString();
    EVENT.send(EVENT.FEED, { reached: copy ? "no" : "yes", at });
  };
  navigator.serviceWorker?.addEventListener("message", ({ data }) => {
    if (data?.copy === undefined || data.copy?.date === copy?.date) return;
    copy = data.copy;
    say();
  });
  // The worker may have answered before the catalogue listened.
  EVENT.on(EVENT.LISTENS, () => copy && say());
}

/** Hears from `boothwalk serve` that files were saved: booths are swapped in place, a changed event is loaded anew.
    @param {PageConfig} config */
export async function listen(config) {
  const address = new URL(`${config.engine}../boothwalk-live`, document.baseURI);
  let seen = "";
  for (;;) {
    try {
      const answer = await fetch(`${address}?after=${seen}`, { cache: "no-store" });
      if (!answer.ok) throw new Error(String(answer.status));
      const { version, event } = await answer.json();
      if (seen && event && version !== seen) return location.reload();
      // The first answer, too: something may have been saved since the page read its files.
      if (version !== seen) EVENT.send(EVENT.LOOK);
      seen = version;
    } catch {
      await new Promise((done) => setTimeout(done, AGAIN));
    }
  }
}
