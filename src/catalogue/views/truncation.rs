//! Telling a reader that something was longer than can be shown. Exhibitors hear it from `check`, with the place.

use feed::Problem;
use feed::limits::{DESCRIPTION, DOCUMENT, NOTE};
use feed::problem::ProblemKind;
use html::{IntoView, View, p};

use super::ViewContext;

/// A text is cut between letters, so a few characters before its limit; a joined emoji is the longest of them.
const LETTER: usize = 16;

/// The sentence below a longer text that was cut.
pub fn text(context: &ViewContext<'_>, words: &str) -> Option<View> {
    if !words.ends_with('…') {
        return None;
    }
    let count = words.chars().count();
    let cut = [NOTE, DESCRIPTION, DOCUMENT]
        .iter()
        .any(|limit| (limit - LETTER..=*limit).contains(&count));
    cut.then(|| note(context.locale.t("text-cut")))
}

/// The sentence below a list that was cut, by its name in the file that the problems are about.
pub fn list(context: &ViewContext<'_>, problems: &[Problem], name: &str) -> Option<View> {
    let (count, limit) = problems.iter().find_map(|problem| {
        let here = problem.path.strip_suffix(name)?;
        match problem.kind {
            ProblemKind::ListTooLong { count, limit } if here.is_empty() || here.ends_with('.') => {
                Some((count, limit))
            }
            _ => None,
        }
    })?;
    let values = [("n", limit.into()), ("all", count.into())];
    Some(note(context.locale.format("list-cut", &values)))
}

fn note(words: String) -> View {
    p().class("quiet").child(words).into_view()
}
