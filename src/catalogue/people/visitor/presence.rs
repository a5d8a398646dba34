//! Presence: the hall and group one is in, one's own card, and who else is there.

use live::group::{Group, GroupStep, LISTEN_MS};
use live::message::{Card, Here, Languages, Message, Reaction, Report};
use live::presence::CARD_AGAIN_SECS;
use live::{BrokerTopic, LiveTime, VisitorId};
use page::browser::loader::sleep;
use page::browser::spawn;

use super::hall::{LiveHall, ToldWalk};
use super::{GATHER_SECS, LiveVisitor, device_ms};
use crate::app::reactive::*;
use crate::people::known::WalkingVisitor;
use crate::people::port;
use crate::people::random;

/// Milliseconds for which a person shows one reaction.
const REACTION_MS: f64 = 2_000.0;

impl LiveVisitor {
    /// The page shows something else: a hall that is entered is looked into.
    pub fn follow_route(&self, route: page::Route) {
        use page::Route;
        if let Route::Hall { hall }
        | Route::HallBooth { hall, .. }
        | Route::HallPanel { hall, .. }
        | Route::HallTour { hall, .. } = route
        {
            self.enter(&hall);
        }
        self.say_here();
    }

    /// The visitor has left the halls.
    pub fn left_hall(&self) {
        self.fade();
        if let Some(hall) = self.hall.take() {
            let filter = BrokerTopic::filter_group(&self.event, &hall.id, hall.group.at());
            self.link.ignore(&filter);
        }
        self.live.is_in_hall.set(false);
        self.walk.take();
        self.present.borrow_mut().clear();
        self.changed();
    }

    /// The visitor walks.
    pub fn walked(&self, walk: ToldWalk) {
        self.enter(&walk.hall);
        self.walk.replace(Some((walk, self.live.now())));
        self.say_card();
        self.say_here();
    }

    pub(super) fn enter(&self, hall: &str) {
        let is_there = |there: &LiveHall| there.id == hall;
        if self.hall.borrow().as_ref().is_some_and(is_there) {
            return;
        }
        let is_first = self.hall.borrow().is_none();
        self.left_hall();
        // A colleague's link is about the hall that one comes into first.
        let with = is_first
            .then(|| invited(&page::browser::address::page()))
            .flatten();
        let group = Group::new(random::seed(), with);
        self.live.is_in_hall.set(true);
        self.look_into(hall, group);
    }

    /// Listens to a group; its kept cards tell how many are in it.
    pub(super) fn look_into(&self, hall: &str, group: Group) {
        self.present.borrow_mut().clear();
        let at = group.at();
        self.link
            .listen(BrokerTopic::filter_group(&self.event, hall, at), false);
        self.hall.replace(Some(LiveHall {
            id: hall.to_owned(),
            group,
        }));
        let (live, hall) = (self.live, hall.to_owned());
        spawn(async move {
            #[expect(clippy::cast_precision_loss, reason = "less than a second")]
            sleep(LISTEN_MS as f64 / 1000.0).await;
            live.with_visitor(|visitor| {
                let is_same = |there: &LiveHall| there.id == hall && there.group.at() == at;
                if visitor.hall.borrow().as_ref().is_some_and(is_same) {
                    visitor.count();
                }
            });
        });
        self.changed();
    }

    /// Counts who is in the group, and goes on to another one or stays.
    pub(super) fn count(&self) {
        // While the broker is silent nothing can be counted.
        if !self.link.is_joined() {
            return;
        }
        let before = self.presence();
        let step = {
            let mut hall = self.hall.borrow_mut();
            let Some(hall) = hall.as_mut() else { return };
            let present = self.present.borrow();
            let others = present.people().map(|person| &person.id);
            let at = hall.group.at();
            let step = hall.group.counted(others, &self.id, self.live.now());
            (step, at)
        };
        match step {
            (GroupStep::Try(_), at) => {
                if let (Some(_), Some(topic)) = (self.card_said.take(), before) {
                    self.voice.take_back(&topic);
                }
                if let Some(hall) = self.hall.take() {
                    let filter = BrokerTopic::filter_group(&self.event, &hall.id, at);
                    self.link.ignore(&filter);
                    self.look_into(&hall.id, hall.group);
                }
            }
            (GroupStep::Join(_), _) => {
                self.say_card();
                self.changed();
            }
            (GroupStep::Stay, _) => {}
        }
    }

    /// The group one walks in, for a colleague's link: its hall and number.
    pub fn group(&self) -> Option<(String, u16)> {
        let hall = self.hall.borrow();
        let hall = hall.as_ref().filter(|hall| hall.group.is_joined())?;
        Some((hall.id.clone(), hall.group.at()))
    }

    /// Where one's own card stands.
    pub(super) fn presence(&self) -> Option<BrokerTopic> {
        let (hall, group) = self.group()?;
        let id = self.id;
        Some(BrokerTopic::Presence { hall, group, id })
    }

    pub(super) fn say_card(&self) {
        let walk = self.walk.borrow();
        let (Some((walk, started)), Some(topic), true) = (&*walk, self.presence(), self.joins())
        else {
            return;
        };
        let will = topic.name(&self.event);
        if self.will.replace(Some(will.clone())).as_ref() != Some(&will) {
            // The card is said as soon as the connection that knows it is there.
            return self.link.set_will(Some(will));
        }
        let booth = walk.booth.as_deref();
        let card = Card {
            from: walk.from,
            to: walk.to,
            started: *started,
            pace: walk.pace,
            yaw: walk.yaw,
            figure: self.live.memory.read_untracked().figure,
            hand: self.hand.get(),
            away: page::browser::is_hidden(),
            languages: self.languages(),
            booth: booth.and_then(|booth| self.place_of(&walk.hall, booth)),
        };
        self.card_said.set(Some(self.live.now()));
        self.voice.say(topic, Message::Card(card));
    }

    /// Tells the desk of the booth that is open that somebody is there.
    pub(super) fn say_here(&self) {
        let walk = self.walk.borrow();
        let walked = walk.as_ref().and_then(|(walk, _)| walk.booth.clone());
        let read = self.live.app.route.read_untracked();
        let booth = walked.or_else(|| read.booth().map(str::to_owned));
        let booth = booth.filter(|_| self.joins());
        let now = self.live.now();
        let said = self.here.take();
        if let Some((before, _)) = &said
            && booth.as_ref() != Some(before)
        {
            let (booth, id) = (before.clone(), self.id);
            self.voice.take_back(&BrokerTopic::Here { booth, id });
        }
        let Some(booth) = booth else { return };
        if let Some((before, at)) = said
            && before == booth
            && now.secs_since(at) < CARD_AGAIN_SECS
        {
            self.here.replace(Some((before, at)));
            return;
        }
        let here = Here {
            figure: self.live.memory.read_untracked().figure,
            languages: self.languages(),
        };
        let id = self.id;
        self.here.replace(Some((booth.clone(), now)));
        let topic = BrokerTopic::Here { booth, id };
        self.voice.say(topic, Message::Here(here));
    }

    /// What stands under our name may be taken back just now by somebody who had it before: the next look says it again.
    pub(super) fn say_all_soon(&self) {
        let long_ago = LiveTime::default();
        if self.card_said.get().is_some() {
            self.card_said.set(Some(long_ago));
        }
        if let Some((_, said)) = self.here.borrow_mut().as_mut() {
            *said = long_ago;
        }
    }

    /// Shows one of the eight reactions.
    pub fn react(&self, reaction: u8) {
        if let (Some(topic), Some(reaction), true) =
            (self.presence(), Reaction::new(reaction), self.joins())
        {
            let message = Message::Reaction(reaction);
            self.voice.say(topic, message);
        }
    }

    /// Raises the hand, or lowers it.
    pub fn raise_hand(&self, is_up: bool) {
        self.hand.set(is_up);
        self.say_card();
    }

    pub(super) fn languages(&self) -> Languages {
        Languages::new(untrack(|| self.live.spoken()))
    }

    /// A booth's place in its hall.
    pub(super) fn place_of(&self, hall: &str, booth: &str) -> Option<u16> {
        let exhibition = self.live.app.exhibition.read_untracked();
        let hall = exhibition
            .event
            .halls
            .iter()
            .position(|one| one.id == hall)?;
        let place = exhibition
            .hall_slots(hall)
            .position(|(_, slot)| slot.id == booth)?;
        u16::try_from(place).ok()
    }

    pub(super) fn booth_at(&self, hall: &str, place: u16) -> Option<String> {
        let exhibition = self.live.app.exhibition.read_untracked();
        let hall = exhibition
            .event
            .halls
            .iter()
            .position(|one| one.id == hall)?;
        let slot = exhibition.hall_slots(hall).nth(usize::from(place));
        slot.map(|(_, slot)| slot.id.clone())
    }

    /// Nobody sees the visitor any more.
    pub fn fade(&self) {
        if let (Some(_), Some(topic)) = (self.card_said.take(), self.presence()) {
            self.voice.take_back(&topic);
        }
        if let Some((booth, _)) = self.here.take() {
            let id = self.id;
            self.voice.take_back(&BrokerTopic::Here { booth, id });
        }
    }

    pub(super) fn person_said(&self, id: VisitorId, message: Message, time: LiveTime) {
        let now = self.live.now();
        match message {
            Message::Card(card) => {
                self.present.borrow_mut().heard(id, card, time, now);
            }
            Message::Reaction(reaction) => {
                let present = self.present.borrow();
                let Some(person) = present.person(&id) else {
                    return;
                };
                let (mut reactions, at) = (self.reactions.borrow_mut(), device_ms());
                let is_new = |(_, before): &(u8, f64)| at - before >= REACTION_MS;
                if reactions.get(&person.number).is_none_or(is_new) {
                    reactions.insert(person.number, (reaction.number(), at));
                }
            }
            _ => return,
        }
        self.changed();
    }

    /// Who is there has changed: told a moment later, with what changes meanwhile.
    pub(super) fn changed(&self) {
        if self.is_gathering.replace(true) {
            return;
        }
        let live = self.live;
        spawn(async move {
            sleep(GATHER_SECS).await;
            live.with_visitor(|visitor| {
                visitor.is_gathering.set(false);
                visitor.tell_others();
            });
        });
    }

    pub(super) fn tell_others(&self) {
        let hall = self.hall.borrow();
        let hall = hall.as_ref().map_or("", |hall| hall.id.as_str());
        let present = self.present.borrow();
        let clock = self.clock();
        let mut reactions = self.reactions.borrow_mut();
        let at = device_ms();
        reactions.retain(|_, (_, since)| at - *since < 2.0 * REACTION_MS);
        let mut numbers = Vec::new();
        let mut walkers = Vec::new();
        for person in present.people() {
            let card = &person.card;
            let (reaction, since) = reactions.get(&person.number).copied().unwrap_or((0, 0.0));
            let flags = u8::from(card.hand) + 2 * u8::from(card.away);
            numbers.extend([
                f64::from(person.number),
                f64::from(card.figure),
                f64::from(card.from[0]),
                f64::from(card.from[1]),
                f64::from(card.to[0]),
                f64::from(card.to[1]),
                clock.on_device(card.started),
                f64::from(card.pace),
                f64::from(card.yaw),
                f64::from(flags),
                f64::from(reaction),
                since,
            ]);
            walkers.push(WalkingVisitor {
                id: person.id,
                figure: card.figure,
                languages: card.languages.iter().map(str::to_owned).collect(),
                booth: card.booth.and_then(|place| self.booth_at(hall, place)),
            });
        }
        port::tell_others(&numbers);
        if *self.live.walkers.read_untracked() != walkers {
            self.live.walkers.set(walkers);
        }
    }

    /// Tells a hall that has just come what it has not heard.
    pub fn tell_again(&self) {
        port::tell_joined(self.joins());
        self.tell_others();
    }

    /// Hides a person on this device.
    pub fn hide(&self, id: VisitorId) {
        self.present.borrow_mut().hide(id, true);
        self.live.remember(|memory| {
            if !memory.hidden.contains(&id) {
                memory.hidden.push(id);
            }
        });
        self.changed();
    }

    /// Tells the organiser of a person, and hides them.
    pub fn report(&self, about: VisitorId) {
        let report = Report {
            about,
            text: String::new(),
        };
        let topic = BrokerTopic::Report { id: self.id };
        let key = self.live.organisers_seal_key();
        if let Some(sealed) = key.and_then(|key| self.sealed(&report, &key, &topic)) {
            self.voice.say(topic, Message::Report(sealed));
        }
        self.hide(about);
    }
}

/// The group that a colleague's link names: `?with=12`.
fn invited(address: &str) -> Option<u16> {
    let (_, search) = address.split_once('?')?;
    let mut pairs = form_urlencoded::parse(search.as_bytes());
    let (_, group) = pairs.find(|(name, _)| name == "with")?;
    group.parse().ok()
}
