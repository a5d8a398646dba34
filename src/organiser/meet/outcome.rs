//! A timetable with its names: what was placed and when, what was not and why, in the order in which it is told.

use super::intervals::Interval;
use super::people::Party;
use super::reason::{UnmetReason, reason};
use super::task::{self, Exhibitor, MeetTask, PairWish, Participant};
use super::wishes::Wishes;

/// A pair that was wished for.
#[derive(Clone, Copy, Debug)]
pub(super) struct Pair<'w> {
    /// Who goes.
    pub participant: &'w Party,
    /// To whom.
    pub exhibitor: &'w Party,
    /// Whether the participant wishes it, and with which rank.
    pub of_participant: Option<Option<u32>>,
    /// Whether the exhibitor wishes it, and with which rank.
    pub of_exhibitor: Option<Option<u32>>,
}

/// What came of the wishes.
#[derive(Debug)]
pub(super) struct MeetOutcome<'w> {
    /// The meetings with their times, in order of time and of exhibitors.
    pub meetings: Vec<(Interval, Pair<'w>)>,
    /// The wishes without a meeting, with the reason.
    pub unplaced: Vec<(Pair<'w>, UnmetReason)>,
    /// The slots there are.
    pub slots: Vec<Interval>,
}

/// How meetings are held.
#[derive(Clone, Copy, Debug)]
pub(super) struct Rules {
    /// Meetings of an exhibitor at a time, where the table does not say; `None` for what the exhibitor's own file says.
    pub at_once: Option<usize>,
    /// Most meetings of a participant, where the table does not say.
    pub most: usize,
}

impl Rules {
    fn at_once(self, party: &Party) -> usize {
        let said = party.at_once.or(self.at_once);
        said.or(party.at_once_by_file).unwrap_or(1)
    }
}

/// Places the wishes in the slots.
pub(super) fn of<'w>(wishes: &'w Wishes, slots: Vec<Interval>, rules: Rules) -> MeetOutcome<'w> {
    let pairs = pairs(wishes);
    let can = |party: &Party| {
        let holds = |slot: &Interval| party.can.iter().any(|span| span.holds(slot));
        slots.iter().map(holds).collect()
    };
    let task = MeetTask {
        slots: slots.len(),
        participants: wishes
            .participants
            .all
            .iter()
            .map(|party| Participant {
                can: can(party),
                most: party.most.unwrap_or(rules.most),
            })
            .collect(),
        exhibitors: wishes
            .exhibitors
            .all
            .iter()
            .map(|party| Exhibitor {
                can: can(party),
                at_once: rules.at_once(party),
            })
            .collect(),
        wishes: pairs.iter().map(|(wish, _)| *wish).collect(),
    };
    let board = super::matching::timetable(&task);
    let mut meetings = Vec::new();
    let mut unplaced = Vec::new();
    for (index, (wish, pair)) in pairs.iter().enumerate() {
        match board.slot(index) {
            Some(slot) => meetings.push((slots[slot], wish.exhibitor, *pair)),
            None => {
                let reason = if pair.participant.can.is_empty() {
                    UnmetReason::ParticipantNever
                } else if pair.exhibitor.can.is_empty() {
                    UnmetReason::ExhibitorNever
                } else {
                    reason(&board, index)
                };
                unplaced.push((*pair, reason));
            }
        }
    }
    meetings.sort_by_key(|(slot, exhibitor, _)| (*slot, *exhibitor));
    MeetOutcome {
        meetings: meetings
            .into_iter()
            .map(|(slot, _, pair)| (slot, pair))
            .collect(),
        unplaced,
        slots,
    }
}

/// What is wished for, each pair once, by participant and exhibitor.
fn pairs(wishes: &Wishes) -> Vec<(PairWish, Pair<'_>)> {
    let mut pairs = Vec::new();
    for (participant, of) in wishes.participants.all.iter().enumerate() {
        for (exhibitor, at) in wishes.exhibitors.all.iter().enumerate() {
            let pair = Pair {
                participant: of,
                exhibitor: at,
                of_participant: of.wishes.get(&exhibitor).copied(),
                of_exhibitor: at.wishes.get(&participant).copied(),
            };
            let sides = [pair.of_participant, pair.of_exhibitor];
            let value: i64 = sides.into_iter().flatten().map(task::points).sum();
            if value > 0 {
                let wish = PairWish {
                    participant,
                    exhibitor,
                    value,
                };
                pairs.push((wish, pair));
            }
        }
    }
    pairs
}
