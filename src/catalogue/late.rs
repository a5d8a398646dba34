//! What pages have besides the list and its search. Natively it is always there; on the live page it comes with the second
//! module (`live/rest.rs`), and until then [`late`] is nothing.

use feed::Problem;
use i18n::Domain;

use crate::tongue::Tongue;
use html::View;

/// What comes with the second module.
#[derive(Clone, Copy)]
pub struct Late {
    /// A longer text as its author set it, its headings below a heading of this level: the reader of Markdown knows two
    /// thousand names of letters.
    pub prose: fn(&Tongue, &str, u8) -> Vec<View>,
    /// What is wrong with a file, in a language.
    pub sentence: fn(&Problem, &str) -> String,
    /// Our own messages that neither list nor search say.
    pub messages: Domain,
}

/// All of it. Whatever names this has it inside.
pub(crate) const ALL: Late = Late {
    prose: crate::views::prose::set,
    sentence: |problem, language| problem.sentence(language),
    messages: Domain::MORE,
};

/// It, as soon as it is there.
#[cfg(not(target_arch = "wasm32"))]
pub fn late() -> Option<Late> {
    Some(ALL)
}

#[cfg(target_arch = "wasm32")]
static CAME: std::sync::OnceLock<Late> = std::sync::OnceLock::new();

/// It, as soon as it is there.
#[cfg(target_arch = "wasm32")]
pub fn late() -> Option<Late> {
    CAME.get().copied()
}

/// It is there.
#[cfg(target_arch = "wasm32")]
pub(crate) fn came(late: Late) {
    // It comes once.
    let _ = CAME.set(late);
}
