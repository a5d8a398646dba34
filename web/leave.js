// Leaving the event: the visitor sees the host's name before anything is opened.

/** Asks, and opens the address in a new tab that knows nothing of this page. */
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
  const dialog = document.getElementById("leaving");
  const go = document.getElementById("leaving-go");
  document.getElementById("leaving-host").textContent = url.host;
  go.href = url.href;
  go.title = url.href;
  const close = () => dialog.close();
  go.onclick = () => setTimeout(close);
  document.getElementById("leaving-stay").onclick = close;
  go.textContent = say("leaving-go");
  dialog.showModal();
}
