// Leaving the event: the visitor sees the host's name before anything is opened.

import { byId } from "./dom.js";

/** Asks, and opens the address in a new tab that knows nothing of this page.
    @param {string} address
    @param {(key: string) => string} say */
export function leave(address, say) {
  let url;
  try {
    url = new URL(address, document.baseURI);
  } catch {
    return;
  }
  if (url.protocol === "mailto:" || url.protocol === "tel:") {
    // The visitor's own programs; nothing is sent by opening them.
    location.href = url.href;
    return;
  }
  const local = ["localhost", "127.0.0.1", "[::1]"].includes(url.hostname);
  if (url.protocol !== "https:" && !(url.protocol === "http:" && local)) return;
  if (url.origin === location.origin) {
    open(url.href, "_blank", "noopener,noreferrer");
    return;
  }
  const dialog = byId("leaving");
  const go = byId("leaving-go");
  byId("leaving-host").textContent = url.host;
  go.href = url.href;
  go.title = url.href;
  const close = () => dialog.close();
  go.onclick = () => setTimeout(close);
  byId("leaving-stay").onclick = close;
  go.textContent = say("leaving-go");
  dialog.showModal();
}
