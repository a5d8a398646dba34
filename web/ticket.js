// The ticket in a participant's link, `#/ticket/<ticket>`: kept on the device, and taken out of the address before anything else
// reads or shows it. No browser sends what stands behind `#` to a host. Only the pages of events with entry by ticket have this
// script, before the page's own; what the device keeps the catalogue's third module reads (src/catalogue/people/memory.rs).

/** Mail programs may encode what stands behind `#`. */
const LINK = /^#(?:\/|%2f)ticket(?:\/|%2f)([\w-]{25,29})(?![\w-])/iu;

/** Whether there was a ticket. */
function taken() {
  const ticket = LINK.exec(location.hash)?.[1];
  if (!ticket) return false;
  const { id } = JSON.parse(document.getElementById("boothwalk")?.textContent ?? "{}");
  const name = `boothwalk:${id}:ticket`;
  try {
    localStorage.setItem(name, ticket);
  } catch {
    // Where nothing may be kept, the page itself does (src/page/web/storage.rs).
    const page = /** @type {any} */ (window);
    page.boothwalkMemory = { ...page.boothwalkMemory, [name]: ticket };
  }
  history.replaceState(history.state, "", "#/");
  return true;
}

taken();
// Opened in a page that is there already: it begins again with this ticket.
addEventListener("hashchange", () => {
  if (taken()) location.reload();
});
