//! What of the views is deferred on the live page: it comes with the second module (`app/lazy_contents.rs`), and natively
//! it is always there. A view asks for it by [`ViewContext::deferred`](crate::views::ViewContext::deferred).

use feed::Problem;
use feed::exhibition::BoothSlot;
use html::View;
use i18n::Domain;

use crate::locale::PageLocale;
use crate::views::{Extras, ViewContext};

/// The deferred half of the views.
#[derive(Clone, Copy)]
pub struct Deferred {
    /// A longer text as its author set it, its headings below a heading of this level: the reader of Markdown knows two
    /// thousand names of letters.
    pub prose: fn(&PageLocale, &str, u8) -> Vec<View>,
    /// What stands at a booth in a list besides its words.
    pub marks: fn(&ViewContext<'_>, &BoothSlot, &dyn Extras) -> View,
    /// What is wrong with a file, in a language.
    pub sentence: fn(&Problem, &str) -> String,
    /// Our own messages that neither list nor search say.
    pub messages: Domain,
}
