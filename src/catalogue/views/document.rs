//! One of the event's longer texts.

use feed::event::Document;
use leptos::html::{article, h1};
use leptos::prelude::*;

use super::Look;
use super::prose::prose;

/// A longer text with its heading.
pub fn document(look: &Look<'_>, text: &Document) -> AnyView {
    article()
        .class("document")
        .child((
            h1().tabindex("-1").child(look.text(&text.title)),
            prose(look, &text.body, 1),
        ))
        .into_any()
}
