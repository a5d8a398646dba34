//! The scheduling problem as plain figures: who can in which slot, who wishes for whom, and how much each wish counts.

/// What is to be put into a timetable. Everything is named by its place in these lists.
#[derive(Clone, Debug, Default)]
pub(super) struct MeetTask {
    /// How many slots there are; no two of them at the same time.
    pub slots: usize,
    /// Those who go to meetings; each can be in one at a time.
    pub participants: Vec<Participant>,
    /// Those who are gone to.
    pub exhibitors: Vec<Exhibitor>,
    /// Pairs that one side or both wish for; each pair stands once.
    pub wishes: Vec<PairWish>,
}

/// Somebody who goes to meetings.
#[derive(Clone, Debug)]
pub(super) struct Participant {
    /// Whether they can, slot by slot.
    pub can: Vec<bool>,
    /// Most meetings they have.
    pub most: usize,
}

/// Somebody who is gone to.
#[derive(Clone, Debug)]
pub(super) struct Exhibitor {
    /// Whether they can, slot by slot.
    pub can: Vec<bool>,
    /// Meetings they have at a time.
    pub at_once: usize,
}

/// A pair that is to meet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct PairWish {
    /// Who goes.
    pub participant: usize,
    /// To whom.
    pub exhibitor: usize,
    /// How much it counts; more is better, and 0 is no wish.
    pub value: i64,
}

impl MeetTask {
    /// Whether both sides of a wish can in a slot.
    pub fn possible(&self, wish: usize, slot: usize) -> bool {
        let PairWish {
            participant,
            exhibitor,
            ..
        } = self.wishes[wish];
        self.participants[participant].can[slot] && self.exhibitors[exhibitor].can[slot]
    }
}

/// What ranks count for: the first wish 10, the second 9, from the tenth on 1; one without a rank as much as the sixth.
pub(super) fn points(rank: Option<u32>) -> i64 {
    const FIRST: i64 = 10;
    const UNRANKED: i64 = 5;
    rank.map_or(UNRANKED, |rank| {
        (FIRST + 1 - i64::from(rank)).clamp(1, FIRST)
    })
}
