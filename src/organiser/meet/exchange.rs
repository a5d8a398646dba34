//! Local search: wishes without a slot get one by moving others, take the place of one that counts less, or two give way to two.

use std::collections::BTreeSet;

use super::board::Board;
use super::task::MeetTask;

/// Takes every step that makes the timetable count for more, until there is none. Returns whether there was any.
pub(super) fn improve(board: &mut Board<'_>) -> bool {
    let beside = Beside::new(board.task);
    let mut better = false;
    // What costs more to look for comes last.
    while each_open(board, |board, wish| {
        place(board, wish) || supplant(board, wish)
    }) || each_open(board, |board, wish| exchange(board, wish, &beside))
    {
        better = true;
    }
    better
}

/// Takes a step for each wish without a slot, those that count most first. Returns whether there was any.
fn each_open(board: &mut Board<'_>, step: impl Fn(&mut Board<'_>, usize) -> bool) -> bool {
    let mut open: Vec<usize> = (0..board.task.wishes.len())
        .filter(|wish| board.slot(*wish).is_none())
        .collect();
    open.sort_by_key(|wish| std::cmp::Reverse(board.task.wishes[*wish].value));
    let mut any = false;
    for wish in open {
        any |= board.slot(wish).is_none() && step(board, wish);
    }
    any
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

/// Places a wish in the stead of another one, which finds another slot or counts less.
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
        let lighter = task.wishes[other].value < pair.value;
        let mark = board.mark();
        board.set(other, None);
        if place(board, wish) && (place(board, other) || lighter) {
            return true;
        }
        board.back(mark);
    }
    false
}

/// The wishes of each participant and of each exhibitor, those that count most first.
struct Beside {
    of_participant: Vec<Vec<usize>>,
    of_exhibitor: Vec<Vec<usize>>,
}

impl Beside {
    fn new(task: &MeetTask) -> Self {
        let mut beside = Self {
            of_participant: vec![Vec::new(); task.participants.len()],
            of_exhibitor: vec![Vec::new(); task.exhibitors.len()],
        };
        let mut all: Vec<usize> = (0..task.wishes.len()).collect();
        all.sort_by_key(|wish| std::cmp::Reverse(task.wishes[*wish].value));
        for wish in all {
            let pair = task.wishes[wish];
            beside.of_participant[pair.participant].push(wish);
            beside.of_exhibitor[pair.exhibitor].push(wish);
        }
        beside
    }
}

/// Places a wish in the stead of whatever one or two meetings stand in its way, and a second one where those have made room, if
/// the two count for more. The second stands in whatever slot is left; so partners are exchanged across slots as well.
fn exchange(board: &mut Board<'_>, wish: usize, beside: &Beside) -> bool {
    let task = board.task;
    for slot in (0..task.slots).filter(|slot| task.possible(wish, *slot)) {
        for gone in in_the_way(board, wish, slot) {
            let value: i64 = gone.iter().map(|other| task.wishes[*other].value).sum();
            let mark = board.mark();
            gone.iter().for_each(|other| board.set(*other, None));
            if board.fits(wish, slot) {
                board.set(wish, Some(slot));
                let lost = value - task.wishes[wish].value;
                if lost < 0 || second(board, beside, &gone, lost) {
                    return true;
                }
            }
            board.back(mark);
        }
    }
    false
}

/// The meetings that must go before a wish can have a slot: one of the participant's, one of the exhibitor's, or both; in each way
/// that there is.
fn in_the_way(board: &Board<'_>, wish: usize, slot: usize) -> Vec<Vec<usize>> {
    let task = board.task;
    let pair = task.wishes[wish];
    let own: Vec<Option<usize>> = match board.of_participant(pair.participant, slot) {
        Some(own) => vec![Some(own)],
        // As many as they may have: any one of them makes room.
        None if board.is_content(pair.participant) => (0..task.slots)
            .map(|slot| board.of_participant(pair.participant, slot))
            .filter(Option::is_some)
            .collect(),
        None => vec![None],
    };
    let others: Vec<Option<usize>> = if board.room(pair.exhibitor, slot) > 0 {
        vec![None]
    } else {
        let all = board.of_exhibitor(pair.exhibitor, slot).iter();
        all.copied().map(Some).collect()
    };
    let ways = own.iter().flat_map(|own| {
        let ways = others.iter().map(|other| [*own, *other]);
        ways.map(|way| way.into_iter().flatten().collect())
    });
    ways.filter(|way: &Vec<usize>| !way.is_empty()).collect()
}

/// Places one more wish, of those for which the meetings that are gone have made room, that counts for more than what was lost.
fn second(board: &mut Board<'_>, beside: &Beside, gone: &[usize], lost: i64) -> bool {
    let task = board.task;
    for other in gone {
        let pair = task.wishes[*other];
        for wishes in [
            &beside.of_participant[pair.participant],
            &beside.of_exhibitor[pair.exhibitor],
        ] {
            let enough = |wish: &&usize| task.wishes[**wish].value > lost;
            for wish in wishes.iter().take_while(enough) {
                let mut slots = 0..task.slots;
                if board.slot(*wish).is_none()
                    && let Some(slot) = slots.find(|slot| board.fits(*wish, *slot))
                {
                    board.set(*wish, Some(slot));
                    return true;
                }
            }
        }
    }
    false
}
