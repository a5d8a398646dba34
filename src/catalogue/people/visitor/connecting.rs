//! Connecting: as the only tab of a browser, with the keys that the device keeps.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use live::clock::BrokerClock;
use live::presence::{CARD_SECS, Present};
use live::seal::SecretSealKey;
use live::session::SessionSettings;
use live::topic::VISITOR_PASSWORD;
use live::{Author, BrokerTopic, VisitorId};
use page::browser::loader::sleep;
use page::browser::spawn;

use super::device::new_turn;
use super::{LiveVisitor, wait_patiently};
use crate::app::dom;
use crate::app::reactive::*;
use crate::people::ear::Ear;
use crate::people::link::SessionLink;
use crate::people::memory::{LiveWish, Memory};
use crate::people::port::{self, KeyPair, hosts_time, random_bytes};
use crate::people::state::{Connection, Live};
use crate::people::voice::Voice;
use crate::people::{random, talk_part};

/// Seconds after which another tab must be the one that has the connection: one that has just ended it has let go by then.
const OTHER_TAB_SECS: f64 = 6.0;
/// Seconds between two looks at what time has made of cards, groups and desks.
const LOOK_SECS: f64 = 5.0;

impl LiveVisitor {
    /// The visitor wants this much of being live from now on.
    pub fn want(live: Live, wish: LiveWish) {
        live.remember(|memory| memory.wish = wish);
        live.with_visitor(|visitor| visitor.wish_changed());
        Self::start(live);
    }

    /// Connects, as the only tab of this browser; when another one has the connection, once that is closed.
    pub fn start(live: Live) {
        if live.connection.get_untracked() != Connection::Off {
            return;
        }
        live.connection.set(Connection::Opening);
        let event = live.app.event_id();
        let begun = Rc::new(Cell::new(false));
        let is_first = begun.clone();
        spawn(async move {
            sleep(OTHER_TAB_SECS).await;
            if !begun.get() {
                live.connection.set(Connection::OtherTab);
            }
        });
        spawn(async move {
            let name = format!("boothwalk:{event}:live");
            let work = async move {
                is_first.set(true);
                live.connection.set(Connection::Opening);
                let Some(visitor) = Self::open(live, event).await else {
                    return;
                };
                while !visitor.is_over.get() {
                    sleep(LOOK_SECS).await;
                    visitor.look();
                }
            };
            dom::exclusively(&name, work).await;
        });
    }

    async fn open(live: Live, event: String) -> Option<Rc<Self>> {
        let broker = live.broker()?;
        let ticket = port::is_by_ticket()
            .then(|| Memory::ticket(&event))
            .flatten();
        let keys = match &ticket {
            Some(ticket) => KeyPair::of_seed(&ticket.sign_seed()).await,
            None => KeyPair::kept(&event).await,
        };
        let Some(keys) = keys else {
            live.connection.set(Connection::OldBrowser);
            return None;
        };
        let mut clock = BrokerClock::new();
        if let Some((asked, got, host)) = hosts_time(&page::browser::address::page()).await {
            clock.answered(asked, got, host);
        }
        if live.memory.read_untracked().client.is_empty() {
            live.remember(|memory| {
                memory.client = random::client_id();
                memory.answer_key = random_bytes();
            });
        }
        let memory = live.memory.get_untracked();
        let id = VisitorId::from_key(&keys.public());
        let turn = ticket.is_some().then(new_turn);
        let password = ticket.map_or_else(|| VISITOR_PASSWORD.to_owned(), |one| one.password());
        let settings =
            SessionSettings::new(memory.client.clone(), Some(id.to_string()), Some(password));
        let link = SessionLink::new(&broker, settings, move |event| {
            live.with_visitor(|visitor| visitor.happened(event));
        });
        let mut present = Present::new(CARD_SECS);
        for &person in &memory.hidden {
            present.hide(person, true);
        }
        let visitor = Rc::new(Self {
            live,
            id,
            voice: Voice::new(event.clone(), link.clone(), keys, move || live.now()),
            ear: Ear::new(
                event.clone(),
                move || live.now(),
                move |author| keys_of(live, author),
                move |heard| live.with_visitor(|visitor| visitor.heard(heard)),
            ),
            link,
            event,
            clock: RefCell::new(clock),
            answer_key: SecretSealKey(memory.answer_key),
            present: RefCell::new(present),
            reactions: RefCell::default(),
            hall: RefCell::default(),
            walk: RefCell::default(),
            card_said: Cell::default(),
            will: RefCell::default(),
            hand: Cell::default(),
            here: RefCell::default(),
            sent: RefCell::default(),
            is_gathering: Cell::default(),
            is_over: Cell::default(),
            turn: Cell::new(turn),
            turn_said: Cell::default(),
        });
        live.visitor.set_value(Some(visitor.clone()));
        let link = &visitor.link;
        link.listen(BrokerTopic::filter_status(&visitor.event), false);
        link.listen(BrokerTopic::filter_organiser(&visitor.event), false);
        link.listen(BrokerTopic::filter_to_visitor(&visitor.event, &id), true);
        if turn.is_some() {
            link.listen(BrokerTopic::Device { id }.name(&visitor.event), false);
        }
        wait_patiently(live);
        if !memory.talks.is_empty() {
            // What waits for us at the broker comes at once, and once.
            talk_part::come(live).await;
        }
        if visitor.is_over.get() {
            return None;
        }
        link.start();
        port::tell_joined(live.wish() == LiveWish::Join);
        visitor.follow_route(live.app.route.get_untracked());
        Some(visitor)
    }
}

/// The keys of whom the feed knows.
fn keys_of(live: Live, author: &Author) -> Vec<[u8; 32]> {
    match author {
        Author::Visitor { key, .. } => vec![*key],
        Author::Desk(booth) => live.booths_sign_key(booth).into_iter().collect(),
        Author::Organiser => live.organisers_sign_key().into_iter().collect(),
    }
}
