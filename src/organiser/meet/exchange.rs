//! Local search: wishes without a slot get one by moving others, or take the place of one that counts less.

use std::collections::BTreeSet;

use super::board::Board;

/// Takes every step that makes the timetable count for more, until there is none. Returns whether there was any.
pub(super) fn improve(board: &mut Board<'_>) -> bool {
    let mut better = false;
    loop {
        let mut open: Vec<usize> = (0..board.task.wishes.len())
            .filter(|wish| board.slot(*wish).is_none())
            .collect();
        open.sort_by_key(|wish| std::cmp::Reverse(board.task.wishes[*wish].value));
        let mut any = false;
        for wish in open {
            any |= board.slot(wish).is_none() && (place(board, wish) || supplant(board, wish));
        }
        if !any {
            return better;
        }
        better = true;
    }
}

/// Finds a slot for a wish, moving other meetings where that makes room; all of them keep a slot.
fn place(board: &mut Board<'_>, wish: usize) -> bool {
    let task = board.task;
    let pair = task.wishes[wish];
    if board.is_content(pair.participant) {
        return false;
    }
    if let Some(slot) = (0..task.slots).find(|slot| board.fits(wish, *slot)) {
        board.set(wish, Some(slot));
        return true;
    }
    let rooms: Vec<usize> = (0..task.slots)
        .filter(|slot| {
            board.room(pair.exhibitor, *slot) > 0 && task.exhibitors[pair.exhibitor].can[*slot]
        })
        .collect();
    for slot in 0..task.slots {
        let free = board.of_participant(pair.participant, slot).is_none();
        if !free || !task.possible(wish, slot) {
            continue;
        }
        for &other in &rooms {
            let mark = board.mark();
            if shift(board, pair.exhibitor, slot, other, &mut BTreeSet::new())
                && board.fits(wish, slot)
            {
                board.set(wish, Some(slot));
                return true;
            }
            board.back(mark);
        }
    }
    false
}

/// Makes room for an exhibitor in the slot `from` by moving one of their meetings to `to`. Whom that participant meets there comes
/// to `from`, and so on: an alternating path of the two slots.
fn shift(
    board: &mut Board<'_>,
    exhibitor: usize,
    from: usize,
    to: usize,
    moved: &mut BTreeSet<usize>,
) -> bool {
    let task = board.task;
    for wish in board.of_exhibitor(exhibitor, from).to_vec() {
        if !task.possible(wish, to) || !moved.insert(wish) {
            continue;
        }
        let participant = task.wishes[wish].participant;
        let mark = board.mark();
        let other = board.of_participant(participant, to);
        board.set(wish, None);
        let parted = other.is_none_or(|other| {
            if !task.possible(other, from) || !moved.insert(other) {
                return false;
            }
            let there = task.wishes[other].exhibitor;
            board.set(other, None);
            let room = board.room(there, from) > 0 || shift(board, there, from, to, moved);
            let fits = room && board.fits(other, from);
            if fits {
                board.set(other, Some(from));
            }
            fits
        });
        if parted && board.fits(wish, to) {
            board.set(wish, Some(to));
            return true;
        }
        board.back(mark);
    }
    false
}

/// Places a wish in the stead of others: of one that finds another slot, or of one or two that count less.
fn supplant(board: &mut Board<'_>, wish: usize) -> bool {
    let task = board.task;
    let pair = task.wishes[wish];
    let mut beside: Vec<usize> = Vec::new();
    for slot in 0..task.slots {
        beside.extend(board.of_participant(pair.participant, slot));
        beside.extend(board.of_exhibitor(pair.exhibitor, slot));
    }
    beside.sort_by_key(|other| (task.wishes[*other].value, *other));
    for other in beside {
        let Some(slot) = board.slot(other) else {
            continue;
        };
        let lighter = task.wishes[other].value < pair.value;
        let mark = board.mark();
        board.set(other, None);
        if place(board, wish) && (place(board, other) || lighter) {
            return true;
        }
        board.back(mark);
        // One stands in the way on each side.
        let own = board.of_participant(pair.participant, slot);
        if let Some(own) = own
            && own != other
            && task.wishes[own].value + task.wishes[other].value < pair.value
        {
            board.set(other, None);
            board.set(own, None);
            if board.fits(wish, slot) {
                board.set(wish, Some(slot));
                return true;
            }
            board.back(mark);
        }
    }
    false
}
