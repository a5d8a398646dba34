//! Presence: who is here, by the last card of each person, until it expires or is taken back.
//!
//! The same table holds the cards of a hall's group (`Present<Card>`) and, at a desk, who stands at its booth
//! (`Present<Here>`).

use crate::{LiveTime, VisitorId, flat_map::FlatMap};

/// Seconds that a card counts for. Everybody says theirs again each [`CARD_AGAIN_SECS`].
pub const CARD_SECS: u32 = 90;
/// Seconds after which one says one's card again, however still one stands.
pub const CARD_AGAIN_SECS: u32 = 60;
/// Seconds that "somebody is at the booth" counts for at its desk.
pub const HERE_SECS: u32 = 120;
/// People that are kept in mind at most. A full group has 48; more than this is a flood, and those who came first stay.
pub const MOST_PEOPLE: usize = 256;

/// A person whose card counts.
#[derive(Debug, Clone, PartialEq)]
pub struct PresentPerson<Card> {
    /// Who.
    pub id: VisitorId,
    /// A small number that stays the same as long as the person does: the hall knows people by it.
    pub number: u32,
    /// Their card.
    pub card: Card,
    /// When they said it.
    pub said: LiveTime,
    expires: LiveTime,
}

/// What a message changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PresenceChange {
    /// Nothing: an older card than the known one, or from somebody who is not shown.
    Nothing,
    /// Somebody came.
    Came,
    /// Somebody who was here moved, or changed.
    Moved,
}

/// Everybody who is here.
#[derive(Debug, Clone)]
pub struct Present<Card> {
    people: FlatMap<VisitorId, PresentPerson<Card>>,
    lasts_secs: u32,
    next_number: u32,
    /// When a person who left had last spoken: an older card that comes late (or is played again) does not bring them back.
    left: FlatMap<VisitorId, LiveTime>,
    /// Whom this visitor hid, on this device.
    hidden: Vec<VisitorId>,
    /// Whom the organiser banned.
    banned: Vec<VisitorId>,
}

impl<Card> Present<Card> {
    /// Nobody yet. `lasts_secs` is how long a card counts: [`CARD_SECS`] or [`HERE_SECS`].
    #[must_use]
    pub const fn new(lasts_secs: u32) -> Self {
        Self {
            people: FlatMap::new(),
            lasts_secs,
            next_number: 1,
            left: FlatMap::new(),
            hidden: Vec::new(),
            banned: Vec::new(),
        }
    }

    /// A verified card came. It counts from when it was said, so that one played again lives no longer for it.
    pub fn heard(
        &mut self,
        id: VisitorId,
        card: Card,
        said: LiveTime,
        now: LiveTime,
    ) -> PresenceChange {
        // A sender's clock may be ahead by as much as signatures allow; that must not buy a longer life.
        let expires = said.min(now).plus_secs(self.lasts_secs);
        if self.is_kept_out(&id)
            || expires <= now
            || self.left.get(&id).is_some_and(|&left| said <= left)
        {
            return PresenceChange::Nothing;
        }
        if let Some(person) = self.people.get_mut(&id) {
            if said <= person.said {
                return PresenceChange::Nothing;
            }
            person.card = card;
            person.said = said;
            person.expires = expires;
            return PresenceChange::Moved;
        }
        if self.people.len() >= MOST_PEOPLE {
            return PresenceChange::Nothing;
        }
        let number = self.next_number;
        self.next_number = self.next_number.wrapping_add(1).max(1);
        self.people.insert(
            id,
            PresentPerson {
                id,
                number,
                card,
                said,
                expires,
            },
        );
        PresenceChange::Came
    }

    /// A card was taken back: by its owner, or by the broker because the connection was lost. Returns whether they were here.
    pub fn gone(&mut self, id: &VisitorId) -> bool {
        let Some(person) = self.people.remove(id) else {
            return false;
        };
        self.left.insert(*id, person.said);
        true
    }

    /// Forgets whose card expired. Returns whether anybody went.
    pub fn expire(&mut self, now: LiveTime) -> bool {
        let before = self.people.len();
        self.people.retain(|_, person| person.expires > now);
        let lasts = self.lasts_secs;
        self.left.retain(|_, said| said.plus_secs(lasts) > now);
        self.people.len() != before
    }

    /// Forgets everybody: another hall or group. Who is hidden or banned stays so.
    pub fn clear(&mut self) {
        self.people.clear();
        self.left.clear();
    }

    /// Hides a person on this device, or shows them again with their next card.
    pub fn hide(&mut self, id: VisitorId, hidden: bool) {
        if hidden {
            self.people.remove(&id);
            self.hidden.push(id);
        } else {
            self.hidden.retain(|one| *one != id);
        }
    }

    /// Sets whom the organiser banned; the list is always said whole.
    pub fn ban(&mut self, banned: impl IntoIterator<Item = VisitorId>) {
        self.banned = banned.into_iter().collect();
        let banned = &self.banned;
        self.people.retain(|id, _| !banned.contains(id));
    }

    /// Whether a person is hidden or banned: nothing of theirs is shown.
    #[must_use]
    pub fn is_kept_out(&self, id: &VisitorId) -> bool {
        self.hidden.contains(id) || self.banned.contains(id)
    }

    /// Everybody who is shown, by id.
    pub fn people(&self) -> impl Iterator<Item = &PresentPerson<Card>> {
        self.people.values()
    }

    /// A person who is here.
    #[must_use]
    pub fn person(&self, id: &VisitorId) -> Option<&PresentPerson<Card>> {
        self.people.get(id)
    }

    /// How many are here, oneself not counted (a broker does not send us our own card).
    #[must_use]
    pub fn count(&self) -> usize {
        self.people.len()
    }

    /// The `most` people nearest to a place (x, z in metres), nearest first; `place_of` says where a card's owner is, or
    /// goes. Of two equally near the one who came first: who is drawn must not flicker.
    #[must_use]
    pub fn nearest(
        &self,
        place: [f32; 2],
        most: usize,
        place_of: impl Fn(&Card) -> [f32; 2],
    ) -> Vec<&PresentPerson<Card>> {
        let mut people: Vec<(f32, &PresentPerson<Card>)> = self
            .people
            .values()
            .map(|person| {
                let [x, z] = place_of(&person.card);
                ((x - place[0]).powi(2) + (z - place[1]).powi(2), person)
            })
            .collect();
        people.sort_by(|(near, one), (far, other)| {
            near.total_cmp(far).then(one.number.cmp(&other.number))
        });
        people.truncate(most);
        people.into_iter().map(|(_, person)| person).collect()
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use proptest::prelude::*;

    use super::*;

    const NOON: LiveTime = LiveTime::from_tenths(1_000_000);

    fn id(n: u8) -> VisitorId {
        VisitorId::from_key(&[n; 32])
    }

    fn hall() -> Present<[f32; 2]> {
        Present::new(CARD_SECS)
    }

    #[test]
    fn people_come_move_and_expire() {
        let mut hall = hall();
        assert_eq!(
            hall.heard(id(1), [0.0; 2], NOON, NOON),
            PresenceChange::Came
        );
        assert_eq!(
            hall.heard(id(1), [1.0; 2], NOON.plus_secs(5), NOON.plus_secs(5)),
            PresenceChange::Moved
        );
        assert!(!hall.expire(NOON.plus_secs(94)));
        assert!(hall.expire(NOON.plus_secs(95)));
        assert_eq!(hall.count(), 0);
    }

    #[test]
    fn a_card_played_again_neither_moves_nor_prolongs_nor_brings_back() {
        let mut hall = hall();
        hall.heard(id(1), [0.0; 2], NOON, NOON);
        hall.heard(id(1), [1.0; 2], NOON.plus_secs(5), NOON.plus_secs(5));
        assert_eq!(
            hall.heard(id(1), [0.0; 2], NOON, NOON.plus_secs(60)),
            PresenceChange::Nothing
        );
        assert_eq!(hall.person(&id(1)).unwrap().card, [1.0; 2]);
        assert!(hall.gone(&id(1)));
        assert_eq!(
            hall.heard(id(1), [1.0; 2], NOON.plus_secs(5), NOON.plus_secs(61)),
            PresenceChange::Nothing
        );
        assert_eq!(
            hall.heard(id(1), [2.0; 2], NOON.plus_secs(62), NOON.plus_secs(62)),
            PresenceChange::Came
        );
    }

    #[test]
    fn a_clock_that_is_ahead_buys_no_longer_life() {
        let mut hall = hall();
        hall.heard(id(1), [0.0; 2], NOON.plus_secs(100), NOON);
        assert!(hall.expire(NOON.plus_secs(90)));
    }

    #[test]
    fn the_hidden_and_the_banned_are_not_here() {
        let mut hall = hall();
        for n in 1..=3 {
            hall.heard(id(n), [0.0; 2], NOON, NOON);
        }
        hall.hide(id(1), true);
        hall.ban([id(2)]);
        assert_eq!(
            hall.people().map(|person| person.id).collect::<Vec<_>>(),
            [id(3)]
        );
        assert_eq!(
            hall.heard(id(2), [0.0; 2], NOON.plus_secs(1), NOON),
            PresenceChange::Nothing
        );
        hall.hide(id(1), false);
        assert_eq!(
            hall.heard(id(1), [0.0; 2], NOON.plus_secs(1), NOON.plus_secs(1)),
            PresenceChange::Came
        );
        // The organiser's list is whole: who no longer stands in it may come again.
        hall.ban([]);
        assert_eq!(
            hall.heard(id(2), [0.0; 2], NOON.plus_secs(1), NOON.plus_secs(1)),
            PresenceChange::Came
        );
    }

    #[test]
    fn a_persons_number_stays() {
        let mut hall = hall();
        hall.heard(id(1), [0.0; 2], NOON, NOON);
        hall.heard(id(2), [0.0; 2], NOON, NOON);
        let number = hall.person(&id(2)).unwrap().number;
        hall.gone(&id(1));
        hall.heard(id(3), [0.0; 2], NOON, NOON);
        hall.heard(id(2), [5.0; 2], NOON.plus_secs(1), NOON.plus_secs(1));
        assert_eq!(hall.person(&id(2)).unwrap().number, number);
        assert_eq!(
            hall.people()
                .map(|person| person.number)
                .collect::<BTreeSet<_>>()
                .len(),
            2
        );
    }

    #[test]
    fn a_flood_of_names_ends_at_the_limit_and_keeps_who_was_there() {
        let mut hall = hall();
        hall.heard(id(1), [0.0; 2], NOON, NOON);
        for n in 0..2_000_u32 {
            let mut key = [9; 32];
            key[..4].copy_from_slice(&n.to_le_bytes());
            hall.heard(VisitorId::from_key(&key), [0.0; 2], NOON, NOON);
        }
        assert_eq!(hall.count(), MOST_PEOPLE);
        assert!(hall.person(&id(1)).is_some());
    }

    proptest! {
        #[test]
        fn the_nearest_are_nearer_than_the_rest(places in prop::collection::vec((-50.0_f32..50.0, -50.0_f32..50.0), 0..80), most in 0_usize..60) {
            let mut hall = hall();
            for (n, (x, z)) in places.iter().enumerate() {
                hall.heard(id(n as u8), [*x, *z], NOON, NOON);
            }
            let far = |person: &PresentPerson<[f32; 2]>| person.card[0].powi(2) + person.card[1].powi(2);
            let near = hall.nearest([0.0, 0.0], most, |place| *place);
            prop_assert_eq!(near.len(), most.min(places.len()));
            prop_assert!(near.windows(2).all(|two| far(two[0]) <= far(two[1])));
            let farthest = near.last().map_or(0.0, |person| far(person));
            let rest = hall.people().filter(|person| near.iter().all(|other| other.id != person.id));
            prop_assert!(most == 0 || rest.into_iter().all(|person| far(person) >= farthest));
        }
    }
}
