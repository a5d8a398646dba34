//! Contents of the fifth module: what a visitor says and chooses. Apart from what asks for it (`talk_part.rs`), because that comes
//! with the third.

use super::talking::Talking;
use super::visitor::{LiveVisitor, remembered};
use super::{captions, choices, privacy, talk};

/// Everything that the fifth module can do. Called by its entrance alone (`web/split/talk.rs`).
pub fn whole() -> Talking {
    Talking {
        talk: talk::talk,
        all: talk::all,
        choices: choices::choices,
        captions: captions::captions,
        privacy: privacy::privacy,
        remembered,
        came_in: LiveVisitor::talks_came_in,
        desk_spoke: LiveVisitor::desk_spoke,
        settled: LiveVisitor::line_settled,
        said: LiveVisitor::staff_said,
    }
}
