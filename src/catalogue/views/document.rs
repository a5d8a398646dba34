//! One of the event's longer texts.

use feed::event::Document;
use html::{IntoView, View, article, h1};

use super::Look;
use super::prose::prose;

/// A longer text with its heading.
pub fn document(look: &Look<'_>, text: &Document) -> View {
    article()
        .class("document")
        .child((
            h1().tabindex("-1").child(look.text(&text.title)),
            prose(look, &text.body, 1),
        ))
        .into_view()
}
