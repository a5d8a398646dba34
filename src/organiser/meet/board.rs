//! A timetable that is being made: which wish stands in which slot, with a journal by which steps are taken back.

use super::task::MeetTask;

/// A timetable under way.
pub(super) struct Board<'t> {
    /// What is to be placed.
    pub task: &'t MeetTask,
    /// The slot of each wish that has one.
    slot_of: Vec<Option<usize>>,
    /// The wish that a participant has in a slot.
    of_participant: Vec<Vec<Option<usize>>>,
    /// The wishes that an exhibitor has in a slot.
    of_exhibitor: Vec<Vec<Vec<usize>>>,
    /// How many meetings a participant has.
    meetings: Vec<usize>,
    /// What was changed: the wish, and the slot it had.
    journal: Vec<(usize, Option<usize>)>,
}

impl<'t> Board<'t> {
    /// An empty one.
    pub fn new(task: &'t MeetTask) -> Self {
        Self {
            task,
            slot_of: vec![None; task.wishes.len()],
            of_participant: vec![vec![None; task.slots]; task.participants.len()],
            of_exhibitor: vec![vec![Vec::new(); task.slots]; task.exhibitors.len()],
            meetings: vec![0; task.participants.len()],
            journal: Vec::new(),
        }
    }

    /// The slot of a wish.
    pub fn slot(&self, wish: usize) -> Option<usize> {
        self.slot_of[wish]
    }

    /// The wish that a participant has in a slot.
    pub fn of_participant(&self, participant: usize, slot: usize) -> Option<usize> {
        self.of_participant[participant][slot]
    }

    /// The wishes that an exhibitor has in a slot, in no order.
    pub fn of_exhibitor(&self, exhibitor: usize, slot: usize) -> &[usize] {
        &self.of_exhibitor[exhibitor][slot]
    }

    /// How many more an exhibitor can meet in a slot.
    pub fn room(&self, exhibitor: usize, slot: usize) -> usize {
        let taken = self.of_exhibitor[exhibitor][slot].len();
        self.task.exhibitors[exhibitor]
            .at_once
            .saturating_sub(taken)
    }

    /// Whether a participant has as many meetings as they may have.
    pub fn is_content(&self, participant: usize) -> bool {
        self.meetings[participant] >= self.task.participants[participant].most
    }

    /// Whether a wish without a slot can have this one.
    pub fn fits(&self, wish: usize, slot: usize) -> bool {
        let pair = self.task.wishes[wish];
        self.task.possible(wish, slot)
            && !self.is_content(pair.participant)
            && self.of_participant(pair.participant, slot).is_none()
            && self.room(pair.exhibitor, slot) > 0
    }

    /// Gives a wish a slot, or takes it out of its own.
    pub fn set(&mut self, wish: usize, slot: Option<usize>) {
        self.journal.push((wish, self.slot_of[wish]));
        self.put(wish, slot);
    }

    /// A mark to which [`Board::back`] leads.
    pub fn mark(&self) -> usize {
        self.journal.len()
    }

    /// Takes back what was done since a mark.
    pub fn back(&mut self, mark: usize) {
        while self.journal.len() > mark {
            if let Some((wish, slot)) = self.journal.pop() {
                self.put(wish, slot);
            }
        }
    }

    fn put(&mut self, wish: usize, slot: Option<usize>) {
        let pair = self.task.wishes[wish];
        if let Some(former) = self.slot_of[wish] {
            self.of_participant[pair.participant][former] = None;
            self.of_exhibitor[pair.exhibitor][former].retain(|other| *other != wish);
            self.meetings[pair.participant] -= 1;
        }
        if let Some(slot) = slot {
            self.of_participant[pair.participant][slot] = Some(wish);
            self.of_exhibitor[pair.exhibitor][slot].push(wish);
            self.meetings[pair.participant] += 1;
        }
        self.slot_of[wish] = slot;
    }
}
