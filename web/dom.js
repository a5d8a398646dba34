// Finding elements of the page. All of them are written by the prerendered page, so they are there.

/** The element with this id. @param {string} id @returns {any} */
export const byId = (id) => document.getElementById(id);

/** All elements that a selector finds. @param {string} selector @returns {NodeListOf<HTMLElement>} */
export const elements = (selector) => document.querySelectorAll(selector);
