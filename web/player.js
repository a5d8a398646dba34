// A film over the hall: the browser's own player, in a dialog at the side where the hall's panels stand. Comes with the first press.

import { byId } from "./dom.js";
import { make } from "./make.js";

const SPEEDS = [0.75, 1, 1.25, 1.5, 2];

/** Plays a film, in the place of the one that plays.
    @param {Film} film @param {URL} event the event's file: addresses are seen from it */
export function play(film, event) {
  byId("film")?.close();
  const address = (/** @type {string} */ path) => new URL(path, event).href;
  const [close, speed, file, fault] = film.words;
  const titled = { lang: film.language, ariaLabel: film.title };

  const video = make("video", { ...titled, src: address(film.url), controls: true, autoplay: true, playsInline: true });
  if (film.poster) video.poster = address(film.poster);
  for (const { src, language, label, translates, shown } of film.captions) {
    const kind = translates ? "subtitles" : "captions";
    video.append(make("track", { src: address(src), srclang: language, label, kind, default: shown }));
  }
  const said = make("p", { className: "film-fault", role: "status" });
  video.addEventListener("error", () => (said.textContent = fault));

  const speeds = make("select", {});
  speeds.append(...SPEEDS.map((one) => new Option(`${one}×`, String(one), one === 1, one === 1)));
  speeds.addEventListener("change", () => (video.playbackRate = Number(speeds.value)));
  const labelled = make("label", { textContent: `${speed} ` });
  labelled.append(speeds);

  const dialog = make("dialog", { id: "film", className: "film", ariaLabel: film.title });
  const leave = make("button", { type: "button", className: "button", textContent: close });
  leave.addEventListener("click", () => dialog.close());
  const row = make("div", { className: "actions" });
  row.append(leave, labelled, make("a", { href: address(film.url), target: "_blank", rel: "noopener", textContent: file }));
  const inside = make("div", {});
  inside.append(make("h2", { textContent: film.title, lang: film.language }), video, said, row);
  dialog.append(inside);

  // Sizes change, and who goes back in the browser's history leaves the film, too.
  const ended = new AbortController();
  const { signal } = ended;
  const hall = byId("hall");
  const stand = () => {
    const { right, width } = hall.getBoundingClientRect();
    dialog.style.right = `${innerWidth - right}px`;
    dialog.style.maxWidth = `${width}px`;
  };
  addEventListener("resize", stand, { signal });
  addEventListener("popstate", () => dialog.close(), { signal });
  // Keys that are pressed here mean nothing to the page behind.
  dialog.addEventListener("keydown", (event) => event.stopPropagation());
  // Beside it.
  dialog.addEventListener("click", ({ target }) => target === dialog && dialog.close());
  dialog.addEventListener("close", () => {
    ended.abort();
    video.pause();
    // Else the browser would go on fetching it.
    video.removeAttribute("src");
    video.load();
    dialog.remove();
    if (!byId("film")) hall.focus({ preventScroll: true });
  });

  for (const other of /** @type {NodeListOf<HTMLMediaElement>} */ (document.querySelectorAll("video, audio"))) other.pause();
  document.body.append(dialog);
  stand();
  dialog.showModal();
  video.focus();
}
