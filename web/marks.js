// Names of the marks of `performance` on which the page, its tests and its benches wait; in Rust they stand in
// `src/page/events.rs`.

/** Names and taglines are on the screen. Set by the page's script. */
export const READABLE = "boothwalk:readable";
/** The list can be searched. Set by the catalogue. */
export const USABLE = "boothwalk:usable";
/** The catalogue's deferred module is there. */
export const WHOLE = "boothwalk:whole";
/** The hall's first frame. */
export const HALL_FRAME = "boothwalk:hall-frame";
/** A key press moves the visitor. */
export const WALKABLE = "boothwalk:walkable";
