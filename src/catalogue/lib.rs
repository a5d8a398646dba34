//! The HTML face: prerendered natively, live in the browser.
