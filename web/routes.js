// Routes in the address, as far as the page's script needs them. The grammar belongs to src/page/route.rs.

/** @param {string} hash */
export const isHallRoute = (hash) => hash.startsWith("#/hall/");

/** The route to a hall's entrance. @param {string} hall its id */
export const hallRoute = (hall) => `#/hall/${encodeURIComponent(hall)}`;

/** The route to the entrance of the hall that a route leads into. @param {string} hash */
export const entranceOf = (hash) => hash.split("/", 3).join("/");

/** The booth that a route opens, in the list or in a hall: its id as it is written in the address. @param {string} hash */
export const boothOf = (hash) => /^#\/(?:hall\/[^/]+\/)?booth\/([^/?]+)/.exec(hash)?.[1];

/** A route without its query. @param {string} hash */
export const pathOf = (hash) => hash.replace(/\?.*$/, "") || "#/";
