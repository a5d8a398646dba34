//! The timetable: in each slot the matching of greatest weight (Kuhn and Munkres), then improved by single steps until none is left.

use pathfinding::kuhn_munkres::kuhn_munkres;
use pathfinding::matrix::Matrix;

use super::board::Board;
use super::exchange;
use super::task::MeetTask;

/// A board on which each wish that gets a slot has one. It depends on the order of the task's lists and on nothing else.
///
/// When it is done, no wish can be added or take the place of one that counts less, also where that needs another meeting to
/// move; no one or two meetings, in whatever slots, can be given up for two wishes that count for more; and no slot's meetings
/// can be arranged for more. The best of all timetables it need not be: to find that is a problem for which no quick way is
/// known.
pub(super) fn timetable(task: &MeetTask) -> Board<'_> {
    let mut board = Board::new(task);
    loop {
        let mut better = false;
        for slot in 0..task.slots {
            better |= arrange(&mut board, slot);
        }
        better |= exchange::improve(&mut board);
        if !better {
            return board;
        }
    }
}

/// Gives a slot the meetings that count most, out of those it has and of the wishes without a slot. Returns whether they count for
/// more than before.
fn arrange(board: &mut Board<'_>, slot: usize) -> bool {
    let task = board.task;
    let mark = board.mark();
    let mut before = 0;
    for wish in 0..task.wishes.len() {
        if board.slot(wish) == Some(slot) {
            before += task.wishes[wish].value;
            board.set(wish, None);
        }
    }
    let open: Vec<usize> = (0..task.wishes.len())
        .filter(|wish| board.slot(*wish).is_none() && board.fits(*wish, slot))
        .collect();
    let chosen = heaviest(board, &open, slot);
    let after: i64 = chosen.iter().map(|wish| task.wishes[*wish].value).sum();
    if after <= before {
        board.back(mark);
        return false;
    }
    for wish in chosen {
        board.set(wish, Some(slot));
    }
    true
}

/// The matching of greatest weight among these wishes: each participant once, each exhibitor as often as there is room.
fn heaviest(board: &Board<'_>, open: &[usize], slot: usize) -> Vec<usize> {
    let task = board.task;
    let mut participants: Vec<usize> = Vec::new();
    // An exhibitor who meets several at once has as many places.
    let mut places: Vec<usize> = Vec::new();
    for &wish in open {
        participants.push(task.wishes[wish].participant);
        places.push(task.wishes[wish].exhibitor);
    }
    participants.sort_unstable();
    participants.dedup();
    places.sort_unstable();
    places.dedup();
    let wished = |exhibitor: usize| {
        let of = |wish: &&usize| task.wishes[**wish].exhibitor == exhibitor;
        open.iter().filter(of).count()
    };
    let places: Vec<usize> = places
        .into_iter()
        .flat_map(|exhibitor| {
            let room = board.room(exhibitor, slot).min(wished(exhibitor));
            std::iter::repeat_n(exhibitor, room)
        })
        .collect();
    // The algorithm wants no more rows than columns.
    let turned = participants.len() > places.len();
    let (rows, columns) = if turned {
        (&places, &participants)
    } else {
        (&participants, &places)
    };
    let mut weights = Matrix::new(rows.len(), columns.len(), 0_i64);
    let mut wish_at = Matrix::new(rows.len(), columns.len(), None);
    for &wish in open {
        let pair = task.wishes[wish];
        let (of_row, of_column) = if turned {
            (pair.exhibitor, pair.participant)
        } else {
            (pair.participant, pair.exhibitor)
        };
        for row in span(rows, of_row) {
            for column in span(columns, of_column) {
                weights[(row, column)] = pair.value;
                wish_at[(row, column)] = Some(wish);
            }
        }
    }
    if weights.is_empty() {
        return Vec::new();
    }
    let (_, columns) = kuhn_munkres(&weights);
    let pairs = columns.into_iter().enumerate();
    pairs.filter_map(|place| wish_at[place]).collect()
}

/// The places of a value in a sorted list.
fn span(sorted: &[usize], value: usize) -> std::ops::Range<usize> {
    sorted.partition_point(|other| *other < value)..sorted.partition_point(|other| *other <= value)
}
