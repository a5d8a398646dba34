// The gate to the hall: a state machine from "waiting" to "ready" or "failed", and what the page says of each state.
//
//   waiting ──> loading ──> ready        waiting  whether this browser can show the hall is not known yet
//      │           │ ^        │          asked    metered connection or small device: loads when somebody wants in
//      │           v │        v          loading  on its way
//      └──> asked ─┘ └───> failed        failed   with a reason; a reload may or may not help
//
// <html data-hall> carries the state, for the styles.

import { byId, elements } from "./dom.js";
import { fetchHall, leaveHall, loadHall, obstacle } from "./load-hall.js";
import { isHallRoute } from "./routes.js";
import { say, sentences, texts } from "./texts.js";

/** Label of the buttons that lead into the hall, in each state. */
const BUTTON = { waiting: "enter-hall", asked: "hall-load", loading: "enter-hall", ready: "enter-hall", failed: "hall-reload" };

/** Devices with less memory than so many gigabytes load the hall only when asked. */
const SMALL_DEVICE = 2;

const page = document.documentElement;
const megabytes = (/** @type {number} */ bytes) => (bytes / 1e6).toFixed(1);

/** @param {PageConfig} config
    @param {URLSearchParams} query
    @param {Faces} faces
    @param {Promise<void>} listed resolves when the engine's files are known */
export function createGate(config, query, faces, listed) {
  /** @type {keyof typeof BUTTON} */
  let state = "waiting";
  /** Whether the visitor is to be let in as soon as the hall is ready. */
  let wantsIn = false;
  let reason = { key: "hall-failed", again: false };
  let settle = () => {};

  const gate = {
    /** The hall stands, fails or waits to be asked for: what comes behind it may come. @type {Promise<void>} */
    settled: new Promise((done) => (settle = done)),

    get state() {
      return state;
    },

    /** Has the hall come while it is found out whether this browser can show it: that takes longer than the line need stand idle. */
    ahead() {
      if (!query.has("nohall") && comesUnasked()) fetchHall(config, gate.progress);
    },

    /** Finds out whether this browser can show the hall, and loads it unless that would cost the visitor dear. */
    async start() {
      const why = await obstacle(query);
      if (why) {
        leaveHall();
        return gate.fail(why.key, why.detail, false);
      }
      if (comesUnasked()) return load();
      state = "asked";
      settle();
      gate.show();
    },

    /** The visitor wants in: now if the hall is ready, else as soon as it is. */
    enter() {
      if (state === "ready") {
        wantsIn = false;
        faces.toHall();
      } else if (state !== "failed") {
        wantsIn = true;
        // Before the start it is not yet known whether this browser can show the hall; the start loads it.
        if (state !== "waiting") load();
      }
      gate.show();
    },

    /** The hall can be walked. */
    ready() {
      if (state === "failed") return;
      state = "ready";
      settle();
      if (wantsIn || isHallRoute(location.hash)) gate.enter();
      gate.show();
      faces.show();
    },

    /** The hall cannot be shown. @param {string} key the sentence for the visitor @param {unknown} detail for the console
        @param {boolean} again whether a reload may help */
    fail(key, detail, again = true) {
      if (state === "failed") return;
      state = "failed";
      settle();
      wantsIn = false;
      reason = { key, again };
      console.error(`Boothwalk: the hall is not shown: ${detail}`);
      faces.shut();
      gate.show();
    },

    /** How far the loading is. @param {Progress} progress */
    progress(progress) {
      if (state === "loading") gate.show(progress);
    },

    /** Says how the hall is, in every place that shows it. @param {Progress=} progress */
    show(progress) {
      page.dataset.hall = state;
      showButtons(state === "ready" && faces.inside ? "enter-again" : BUTTON[state], wantsIn || (state === "failed" && !reason.again));
      const bar = byId("hall-progress");
      bar.hidden = state !== "loading" && state !== "waiting";
      if (progress) {
        bar.max = progress.total || 1;
        bar.value = progress.done;
      }
      // Whoever cannot see the hall may not read the page's language either.
      if (state === "failed") byId("hall-says").replaceChildren(...sentences(reason.key));
      else byId("hall-says").textContent = status(progress);
    },
  };

  /** Whether the hall is loaded without being asked for: it costs the visitor little, or is wanted. */
  function comesUnasked() {
    const { connection, deviceMemory } = /** @type {any} */ (navigator);
    const sparing = connection?.saveData || (deviceMemory ?? 8) < SMALL_DEVICE;
    return !sparing || isHallRoute(location.hash) || wantsIn;
  }

  /** The state in words. @param {Progress=} progress */
  function status(progress) {
    if (state === "ready") return say("hall-ready");
    if (state === "asked") return say("hall-on-demand", { size: `${megabytes(config.hallBytes ?? 0)} MB` });
    return progress ? progressText(progress) : say("hall-wait");
  }

  /** @type {Promise<void> | null} */
  let loading = null;

  function load() {
    if (loading || state === "failed" || state === "ready") return;
    state = "loading";
    gate.show();
    loading = listed
      .then(() => loadHall(config, texts.language, query, gate.progress))
      .catch((error) => gate.fail(error.key ?? "hall-failed", error.message ?? error));
  }

  return gate;
}

/** Writes the buttons that lead into the hall. @param {string} key their label @param {boolean} disabled */
function showButtons(key, disabled) {
  const label = say(key);
  for (const button of /** @type {NodeListOf<HTMLButtonElement>} */ (elements("[data-enter]"))) {
    // A press is taken at any time, and kept until the hall is ready.
    button.disabled = disabled;
    if (button.dataset.text === key && button.textContent === label) continue;
    button.dataset.text = key;
    button.textContent = label;
  }
}

/** A step of the loading in words. @param {Progress} progress */
function progressText({ step, done, total }) {
  const key = `hall-step-${step}`;
  const name = say(key);
  if (step === "download" && total > 1) return `${name}: ${say("hall-bytes", { done: megabytes(done), total: megabytes(total) })}`;
  return name === key ? say("hall-step-start") : name;
}
