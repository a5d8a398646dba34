//! Bookmark buttons: a visitor keeps a booth or a session, or lets it go.

use super::reactive::*;
use html::{Element, button, span};
use page::Records;

use super::state::App;
use crate::views::{self, Extras};

/// The button for booths.
pub struct BookmarkButton(pub App);

impl Extras for BookmarkButton {
    fn booth(&self, id: &str) -> Option<View> {
        let app = self.0;
        let of_label = id.to_owned();
        let name = move || {
            app.draw(|context| {
                let (_, slot) = context.exhibition.find(&of_label)?;
                Some(views::parts::name(context, slot.booth()?))
            })
        };
        Some(
            bookmark(
                app,
                id,
                |records, id| records.kept_booths.contains_key(id),
                Records::toggle_booth,
            )
            // What is heard begins with what is seen, or voice control would not find the button.
            .child(span().class("unseen").child((" ", name)))
            .into_view(),
        )
    }

    fn session(&self, _: &str) -> Option<View> {
        None
    }

    // The list is not drawn anew with each booth that is visited: it is when one comes back to it.
    fn is_visited(&self, id: &str) -> bool {
        self.0.records.read_untracked().visited.contains_key(id)
    }
}

/// A button that is pressed while something is kept; `toggle` keeps it or lets it go.
pub fn bookmark(
    app: App,
    id: &str,
    kept: fn(&Records, &str) -> bool,
    toggle: fn(&mut Records, &str),
) -> Element {
    let (of_pressed, of_words, of_click) = (id.to_owned(), id.to_owned(), id.to_owned());
    let kept = move |id: &str| kept(&app.records.read(), id);
    button()
        .r#type("button")
        .class("keep")
        .aria_pressed(move || kept(&of_pressed).to_string())
        .on("click", move |_| {
            app.remember(|records| toggle(records, &of_click));
        })
        .child(move || app.t(if kept(&of_words) { "kept" } else { "keep" })())
}
