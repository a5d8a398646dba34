//! The transcript of the open panel: its headings, texts and controls in the order they stand, for a screen reader that cannot see
//! into a canvas.

use egui::{Context, Id};

/// What the open panel says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Transcript {
    /// The panel's name.
    pub title: String,
    /// What it says, from top to bottom, what is scrolled out of view included.
    pub lines: Vec<TranscriptLine>,
}

/// A line of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TranscriptLine {
    /// What it is.
    pub kind: LineKind,
    /// What it says.
    pub words: String,
}

/// What a line is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LineKind {
    /// Name of the panel or of a part of it.
    Heading,
    /// Something to read.
    Text,
    /// A picture, in words.
    Image,
    /// Something to press.
    Control {
        /// A switch's state.
        on: Option<bool>,
    },
}

/// The lines of this frame so far; none are taken while no panel is drawn.
type Lines = Option<Vec<TranscriptLine>>;

fn id() -> Id {
    Id::new("overlay-transcript")
}

/// Takes lines from here on.
pub(crate) fn begin(context: &Context) {
    context.data_mut(|data| data.insert_temp::<Lines>(id(), Some(Vec::new())));
}

/// Adds a line.
pub(crate) fn add(context: &Context, kind: LineKind, words: &str) {
    if words.is_empty() {
        return;
    }
    context.data_mut(|data| {
        if let Some(lines) = data.get_temp_mut_or_default::<Lines>(id()) {
            // A control that is made of another has been named twice.
            let again = |last: &TranscriptLine| {
                last.words == words && matches!(last.kind, LineKind::Control { .. })
            };
            if matches!(kind, LineKind::Control { .. }) && lines.last().is_some_and(again) {
                lines.pop();
            }
            lines.push(TranscriptLine {
                kind,
                words: words.to_owned(),
            });
        }
    });
}

/// Notes the name of the control that has the keys.
pub(crate) fn focus(context: &Context, words: &str) {
    context.data_mut(|data| data.insert_temp(id().with("focus"), words.to_owned()));
}

/// What [`focus`] was told since this was asked before.
pub(crate) fn focused(context: &Context) -> String {
    let words = context.data_mut(|data| data.remove_temp(id().with("focus")));
    words.unwrap_or_default()
}

/// What was taken since [`begin`].
pub(crate) fn end(context: &Context) -> Vec<TranscriptLine> {
    let lines = context.data_mut(|data| data.remove_temp::<Lines>(id()));
    lines.flatten().unwrap_or_default()
}
