//! Copy buttons: what they copied, or that they could not, stands on the button and is said aloud.

use html::{Element, button};

use super::dom;
use super::reactive::*;
use super::state::App;

/// A button that copies `text`; by the keys of what stands on it at first and once it is done.
pub fn copy_button(
    app: App,
    first: &'static str,
    done: &'static str,
    text: impl Fn() -> String + Send + Sync + 'static,
) -> Element {
    let says = RwSignal::new(first);
    button()
        .r#type("button")
        .class("button")
        .on("click", move |_| {
            dom::copy(text(), move |copied| {
                says.set(if copied { done } else { "copy-failed" });
                dom::announce(&app.t(says.get_untracked())());
            });
        })
        .child(move || app.t(says.get())())
}
