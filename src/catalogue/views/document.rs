//! One of the event's longer texts.

use feed::event::Document;
use html::{IntoView, View, article, h1};

use super::ViewContext;
use super::prose::prose;

/// A longer text with its heading.
pub fn document(context: &ViewContext<'_>, text: &Document) -> View {
    article()
        .class("document")
        .child((
            h1().tabindex("-1").child(context.text(&text.title)),
            prose(context, &text.body, 1),
        ))
        .into_view()
}
