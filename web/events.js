// Names of the events on `window` by which the page's script and the two modules speak to one another. `src/page/events.rs`
// holds the same names for Rust, and a test compares the two.

/** From the hall: {step, done, total}, how far it is. */
export const PROGRESS = "boothwalk:progress";
/** From the page's script, behind the mark USABLE: the hall stands, or will not unless it is asked for. What comes behind it may come. */
export const HALL_SETTLED = "boothwalk:hall-settled";
/** From the hall: {reason}, why it cannot be shown. */
export const FAILED = "boothwalk:failed";
/** From the hall: back to the list. */
export const CATALOGUE = "boothwalk:catalogue";
/** From the hall: {booth}, the visitor wants to write to it. */
export const LIST = "boothwalk:list";
/** From the hall: {hall, booth, id}, where the visitor stands, in words, and the booth's id. */
export const HERE = "boothwalk:here";
/** From the hall: {text}, to be said to those who do not see it. */
export const SAID = "boothwalk:said";
/** From the hall: {title, lines}, what the open panel says: pairs of a kind (heading, text, image, control, on, off) and words. */
export const PANEL = "boothwalk:panel";
/** From the hall: {layers}, what is to be heard from now on (sound.js). */
export const SOUND = "boothwalk:sound";
/** From the hall: {key}, the words for what is not at the exhibition: a booth or a hall. */
export const GONE = "boothwalk:gone";
/** From either face: {url}, leave for another host. */
export const OPEN = "boothwalk:open";
/** From the hall: {url, poster, title, language, captions, words}, a film to be played over it. */
export const FILM = "boothwalk:film";
/** From either face: {url, title, alt, language, close, nearer, farther}, a picture to be looked at from close by. */
export const CLOSEUP = "boothwalk:closeup";
/** From either face: {url}, copy it. */
export const SHARE = "boothwalk:share";
/** From anybody who writes the route: read it again. */
export const ROUTE = "boothwalk:route";
/** From anybody who changes the language: {language}. */
export const LANGUAGE = "boothwalk:language";
/** From either face: {line} for the console, about a file of the event. */
export const PROBLEM = "boothwalk:problem";
/** From the catalogue: {texts, halls}, the event's own words and halls as the file has them by now. */
export const EVENT = "boothwalk:event";
/** From the catalogue: the event file cannot be read. */
export const NO_EVENT = "boothwalk:no-event";
/** From the catalogue: it has failed and the page has to start again. */
export const CATALOGUE_FAILED = "boothwalk:catalogue-failed";
/** From the page's script: {reached, at}, whether the event's host answers, and of when the files are. */
export const FEED = "boothwalk:feed";
/** From the catalogue: from now on it hears FEED. */
export const LISTENS = "boothwalk:listens";
/** From the page's script: read the event's files again, now. */
export const LOOK = "boothwalk:look";

/** Between the faces, after every change of the visitor's records: {event, problem}. */
export const RECORDS = "boothwalk:records";

/** From the hall: the visitor looks for a booth, and types in the page. */
export const FIND = "boothwalk:find";
/** From the catalogue: its second module, which hears FIND, cannot be had now. A further FIND tries again. */
export const REST_MISSING = "boothwalk:rest-missing";
/** From the catalogue: from now on it hears FIND. */
export const FINDS = "boothwalk:finds";
/** From the catalogue: {booths}, ids of what was found in the hall's search, apart by spaces; null while nothing is looked for. */
export const FOUND = "boothwalk:found";
/** From the catalogue: {booth, opens}, lead the visitor to this booth, or stand before it at once and open it. */
export const LEAD = "boothwalk:lead";

/** From the page: {on}, whether the visitor lets others see them. */
export const JOINED = "boothwalk:joined";
/** From the hall, while the visitor lets others see them: {hall, from, to, yaw, pace, booth}, where they walk. */
export const WALK = "boothwalk:walk";
/** From the hall: it has been left. */
export const LEFT_HALL = "boothwalk:left-hall";
/** From the page: {people}, who else is in the hall, twelve numbers each. */
export const OTHERS = "boothwalk:others";
/** From the page: {booths}, those whose desk is live, each {booth, members, words}. */
export const STAFF = "boothwalk:staff";
/** From the page: {words, here, hall}, how many walk along. */
export const COUNTS = "boothwalk:counts";
/** From the hall: {booth}, the visitor wants to ask its staff. */
export const ASK = "boothwalk:ask";
/** From either face: {reaction}, 1 to 8, the visitor shows it. */
export const REACT = "boothwalk:react";
/** From either face: {up}, the visitor raises a hand or takes it down. */
export const HAND = "boothwalk:hand";

/** Sends an event to whoever listens on this page. */
export const send = (/** @type {string} */ name, /** @type {unknown} */ detail = undefined) =>
  dispatchEvent(new CustomEvent(name, { detail }));

/** Hears an event. An event without details gives an empty object.
    @param {string} name
    @param {(detail: any) => void} heard */
export const on = (name, heard) =>
  addEventListener(name, (event) => heard(/** @type {CustomEvent} */ (event).detail ?? {}));
