// What the page's scripts know beyond the browser's own types.

/** The data block #boothwalk that a prerendered page carries; `src/catalogue/site/shell.rs` writes it. */
interface PageConfig {
  id: string;
  /** BCP 47: the page's language, and those that the event has. */
  language: string;
  languages: string[];
  halls: string[];
  /** Folders and files, relative to the page. */
  engine: string;
  event: string;
  root: string;
  /** Of the page's own language all, of another those for failures. */
  texts: Record<string, Record<string, string>>;
  /** By language of the event: the language that our own messages are in, and their files from the site's root. */
  messages: Record<string, { language: string; page: string; list: string; more: string; hall: string; live: string }>;
  /** From engine.json. */
  files: Record<string, { name?: string; bytes?: number; brotli?: number; sha256?: string }>;
  live: boolean;
  /** Bytes that are downloaded for the hall. */
  hallBytes?: number;
}

/** How far the hall's loading is; bytes, in the step that has any. */
interface Progress {
  step: string;
  done: number;
  total: number;
}

/** A film to be played over the hall; addresses are as seen from the event file. */
interface Film {
  url: string;
  /** Empty where there is none. */
  poster: string;
  title: string;
  /** Of the title, and of captions; empty where it is not known. */
  language: string;
  captions: { src: string; language: string; label: string; translates: boolean; shown: boolean }[];
  /** The words of the button that closes, of the speeds, of the link to the file, and those for a film that does not play. */
  words: [string, string, string, string];
}

/** A picture to be looked at from close by; its address is as seen from the event file. */
interface Closeup {
  url: string;
  title: string;
  /** What it looks like; empty where nobody says. */
  alt: string;
  /** Of that; empty where it is not known. */
  language: string;
  /** Words of the buttons. */
  close: string;
  nearer: string;
  farther: string;
}

type Faces = ReturnType<typeof import("../../../web/faces.js").createFaces>;
type Messages = ReturnType<typeof import("../../../web/messages.js").createMessages>;
type Gate = ReturnType<typeof import("../../../web/hall-gate.js").createGate>;

/** Trusted Types, where the browser has them. */
declare var trustedTypes: { createPolicy(name: string, rules: { createScriptURL(text: string): string }): any } | undefined;
