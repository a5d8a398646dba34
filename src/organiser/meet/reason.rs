//! Why a wish has no slot.

use super::board::Board;

/// Why a wish has no slot.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum UnmetReason {
    /// The participant has said no time.
    ParticipantNever,
    /// The exhibitor has said no time.
    ExhibitorNever,
    /// There is no slot in which both can.
    NoCommonSlot,
    /// The participant has as many meetings as they may have.
    Limit,
    /// In all slots in which both can, the participant meets somebody else.
    ParticipantTaken,
    /// In all slots in which both can, the exhibitor meets others.
    ExhibitorTaken,
    /// In each slot in which both can, one or the other meets somebody else.
    BothTaken,
}

/// Why a wish has no slot on a board. Who has said a time at all, the board does not know.
pub(super) fn reason(board: &Board<'_>, wish: usize) -> UnmetReason {
    let pair = board.task.wishes[wish];
    let common: Vec<usize> = (0..board.task.slots)
        .filter(|slot| board.task.possible(wish, *slot))
        .collect();
    let all = |is: &dyn Fn(usize) -> bool| common.iter().all(|slot| is(*slot));
    if common.is_empty() {
        UnmetReason::NoCommonSlot
    } else if board.is_content(pair.participant) {
        UnmetReason::Limit
    } else if all(&|slot| board.room(pair.exhibitor, slot) == 0) {
        UnmetReason::ExhibitorTaken
    } else if all(&|slot| board.of_participant(pair.participant, slot).is_some()) {
        UnmetReason::ParticipantTaken
    } else {
        UnmetReason::BothTaken
    }
}
