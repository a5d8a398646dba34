//! The form of whatever a visitor or a member of staff writes: sent by the page's own code, never by the browser.

use html::{Element, form};

/// An empty form; `send` is called when it is sent.
pub fn letter_form(mut send: impl FnMut() + 'static) -> Element {
    // What is missing is said by us, in the page's language.
    form()
        .class("letter")
        .attr("novalidate", "")
        .on("submit", move |event| {
            event.prevent_default();
            send();
        })
}
