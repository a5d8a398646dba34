//! What every timetable keeps, whatever the wishes; held against the rules themselves and not against the search.

use proptest::prelude::*;

use super::matching;
use super::reason::{UnmetReason, reason};
use super::task::{Exhibitor, MeetTask, PairWish, Participant};

/// The slot of each wish.
fn timetable(task: &MeetTask) -> Vec<Option<usize>> {
    let board = matching::timetable(task);
    (0..task.wishes.len())
        .map(|wish| board.slot(wish))
        .collect()
}

/// Whether a timetable has nobody in two places, nobody where they cannot be, and no more than there is room for.
fn is_sound(task: &MeetTask, slot_of: &[Option<usize>]) -> bool {
    let placed = |slot| {
        let all = task.wishes.iter().enumerate();
        all.filter(move |(wish, _)| slot_of[*wish] == Some(slot))
    };
    let in_slots = (0..task.slots).all(|slot| {
        let possible = placed(slot).all(|(wish, _)| task.possible(wish, slot));
        let once = (0..task.participants.len()).all(|who| {
            placed(slot)
                .filter(|(_, wish)| wish.participant == who)
                .count()
                <= 1
        });
        let room = task.exhibitors.iter().enumerate().all(|(who, exhibitor)| {
            placed(slot)
                .filter(|(_, wish)| wish.exhibitor == who)
                .count()
                <= exhibitor.at_once
        });
        possible && once && room
    });
    let limits = task
        .participants
        .iter()
        .enumerate()
        .all(|(who, participant)| {
            let own = task.wishes.iter().zip(slot_of);
            own.filter(|(wish, slot)| wish.participant == who && slot.is_some())
                .count()
                <= participant.most
        });
    in_slots && limits
}

fn worth(task: &MeetTask, slot_of: &[Option<usize>]) -> i64 {
    let placed = task
        .wishes
        .iter()
        .zip(slot_of)
        .filter(|(_, slot)| slot.is_some());
    placed.map(|(wish, _)| wish.value).sum()
}

/// A better timetable that is one step away: a wish added, with or without taking out or moving one meeting; or up to two meetings
/// given up for up to two wishes, in whatever slots.
fn better(task: &MeetTask, slot_of: &[Option<usize>]) -> Option<Vec<Option<usize>>> {
    let before = worth(task, slot_of);
    let is_better =
        |other: &Vec<Option<usize>>| worth(task, other) > before && is_sound(task, other);
    let slots = || (0..task.slots).map(Some);
    let (placed, open): (Vec<usize>, Vec<usize>) =
        (0..task.wishes.len()).partition(|wish| slot_of[*wish].is_some());
    for (wish, slot) in open
        .iter()
        .flat_map(|wish| slots().map(move |slot| (*wish, slot)))
    {
        let mut added = slot_of.to_vec();
        added[wish] = slot;
        if is_better(&added) {
            return Some(added);
        }
        for (other, to) in placed
            .iter()
            .flat_map(|other| slots().chain([None]).map(move |to| (*other, to)))
        {
            let mut stepped = added.clone();
            stepped[other] = to;
            if is_better(&stepped) {
                return Some(stepped);
            }
        }
    }
    let pairs = |all: &[usize]| -> Vec<[usize; 2]> {
        let each = all.iter().enumerate();
        each.flat_map(|(at, one)| all[at..].iter().map(|two| [*one, *two]))
            .collect()
    };
    let worth_of = |pair: [usize; 2]| -> i64 {
        let [one, two] = pair.map(|wish| task.wishes[wish].value);
        if pair[0] == pair[1] { one } else { one + two }
    };
    for gone in pairs(&placed) {
        let mut without = slot_of.to_vec();
        gone.into_iter().for_each(|wish| without[wish] = None);
        for come in pairs(&open)
            .into_iter()
            .filter(|come| worth_of(*come) > worth_of(gone))
        {
            for slot in slots() {
                let mut first = without.clone();
                first[come[0]] = slot;
                if !is_sound(task, &first) {
                    continue;
                }
                for slot in slots() {
                    let mut both = first.clone();
                    both[come[1]] = slot;
                    if is_better(&both) {
                        return Some(both);
                    }
                }
            }
        }
    }
    None
}

prop_compose! {
    fn tasks()(slots in 1_usize..5, participants in 1_usize..6, exhibitors in 1_usize..5)(
        slots in Just(slots),
        can_go in prop::collection::vec((prop::collection::vec(prop::bool::weighted(0.7), slots), 1_usize..5), participants),
        can_meet in prop::collection::vec((prop::collection::vec(prop::bool::weighted(0.7), slots), 1_usize..3), exhibitors),
        values in prop::collection::vec(prop_oneof![2 => Just(0_i64), 3 => 1_i64..21], participants * exhibitors),
    ) -> MeetTask {
        let exhibitors = can_meet.len();
        let wish = |(index, value): (usize, i64)| PairWish {
            participant: index / exhibitors,
            exhibitor: index % exhibitors,
            value,
        };
        MeetTask {
            slots,
            participants: can_go.into_iter().map(|(can, most)| Participant { can, most }).collect(),
            exhibitors: can_meet.into_iter().map(|(can, at_once)| Exhibitor { can, at_once }).collect(),
            wishes: values.into_iter().enumerate().map(wish).filter(|wish| wish.value > 0).collect(),
        }
    }
}

proptest! {
    #[test]
    fn nobody_is_twice_at_a_time_or_where_they_cannot_be(task in tasks()) {
        let found = timetable(&task);
        prop_assert!(is_sound(&task, &found), "{found:?}");
    }

    #[test]
    fn no_single_step_makes_it_better(task in tasks()) {
        let found = timetable(&task);
        prop_assert_eq!(better(&task, &found), None, "{:?}", found);
    }

    #[test]
    fn reasons_are_true(task in tasks()) {
        let found = timetable(&task);
        let meets = |wish: usize, slot: usize| {
            let pair = task.wishes[wish];
            let at = |of: &dyn Fn(&PairWish) -> bool| {
                task.wishes.iter().zip(&found).filter(|(other, at)| of(other) && **at == Some(slot)).count()
            };
            let participant = at(&|other| other.participant == pair.participant) > 0;
            let exhibitor = at(&|other| other.exhibitor == pair.exhibitor) >= task.exhibitors[pair.exhibitor].at_once;
            (participant, exhibitor)
        };
        for wish in (0..found.len()).filter(|wish| found[*wish].is_none()) {
            let common: Vec<_> = (0..task.slots).filter(|slot| task.possible(wish, *slot)).map(|slot| meets(wish, slot)).collect();
            match reason(&matching::timetable(&task), wish) {
                UnmetReason::ParticipantNever | UnmetReason::ExhibitorNever | UnmetReason::NoCommonSlot => prop_assert!(common.is_empty()),
                UnmetReason::Limit => {}
                UnmetReason::ParticipantTaken => prop_assert!(common.iter().all(|(participant, _)| *participant)),
                UnmetReason::ExhibitorTaken => prop_assert!(common.iter().all(|(_, exhibitor)| *exhibitor)),
                UnmetReason::BothTaken => prop_assert!(common.iter().all(|(participant, exhibitor)| *participant || *exhibitor)),
            }
        }
    }
}

/// Everybody can always, and everybody wishes for everybody.
fn everybody(slots: usize, participants: usize, exhibitors: usize) -> MeetTask {
    let pairs = (0..participants)
        .flat_map(|participant| (0..exhibitors).map(move |exhibitor| (participant, exhibitor)));
    MeetTask {
        slots,
        participants: vec![
            Participant {
                can: vec![true; slots],
                most: usize::MAX
            };
            participants
        ],
        exhibitors: vec![
            Exhibitor {
                can: vec![true; slots],
                at_once: 1
            };
            exhibitors
        ],
        wishes: pairs
            .map(|(participant, exhibitor)| PairWish {
                participant,
                exhibitor,
                // Some count for more than others, in no order.
                value: 1 + i64::try_from((participant * 7 + exhibitor * 13) % 10).unwrap(),
            })
            .collect(),
    }
}

#[test]
fn a_round_in_which_all_can_meet_all_leaves_nobody_out() {
    // As many slots as the larger side has members: each meets each, in every slot somebody else.
    for (participants, exhibitors) in [(6, 6), (9, 4), (4, 9)] {
        let task = everybody(participants.max(exhibitors), participants, exhibitors);
        let found = timetable(&task);
        assert!(is_sound(&task, &found));
        assert_eq!(
            found.iter().filter(|slot| slot.is_none()).count(),
            0,
            "{participants} and {exhibitors}"
        );
    }
}
