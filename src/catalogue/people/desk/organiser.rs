//! State of the organiser's desk: what is announced, how many are here, which desks are staffed, whom visitors report, who is
//! shut out; and the connection that carries it.

use std::cell::Cell;
use std::rc::Rc;

use live::envelope::Accepted;
use live::flat_map::FlatMap;
use live::keys::DeskKeys;
use live::limits::{ANNOUNCEMENTS, ORGANISER_SECS};
use live::message::{Announcement, Ban, Card, Counts, DeskStatus, MemberState, Message, Report};
use live::presence::CARD_SECS;
use live::seal::{self, SecretSealKey};
use live::session::{SessionEvent, SessionSettings};
use live::topic::{ORGANISER_USER, Subject};
use live::{Author, BrokerTopic, DeskCode, LiveTime, VisitorId};
use page::browser::loader::sleep;
use page::browser::{records, spawn};

use super::state::{WrongCode, lasting, now, set_clock};
use crate::app::dom;
use crate::app::reactive::*;
use crate::people::ear::{Checked, Ear};
use crate::people::known::{self, COUNTS_SECS, Spoken};
use crate::people::link::SessionLink;
use crate::people::port::KeyPair;
use crate::people::random;
use crate::people::serial::Serial;
use crate::people::state::{Connection, Live};
use crate::people::voice::Voice;

/// Seconds between two counts.
const COUNT_SECS: f64 = 10.0;
/// Name under which the code is kept.
const KEPT: &str = "live-desk-organiser";

/// Somebody who lets others see them, and where.
struct Walker {
    hall: String,
    card: Card,
    said: LiveTime,
}

/// The organiser's desk. Cheap to copy: handles only.
#[derive(Clone, Copy)]
pub struct OrganiserDesk {
    /// The page's live state.
    pub live: Live,
    /// How far the connection is; off while the desk is closed.
    pub connection: RwSignal<Connection>,
    /// What is announced now, by its place.
    pub announced: RwSignal<FlatMap<u8, Announcement>>,
    /// What is being said on the programme's channels.
    pub spoken: RwSignal<Vec<Spoken>>,
    /// How many are here, in all and in each hall.
    pub counts: RwSignal<Counts>,
    /// The desks that are staffed: how many members are there, how many wait, and when it was said.
    pub desks: RwSignal<FlatMap<String, (usize, u16, LiveTime)>>,
    /// Whom visitors report, and which visitors do.
    pub reported: RwSignal<FlatMap<VisitorId, Vec<VisitorId>>>,
    /// Who is shut out, the newest first.
    pub banned: RwSignal<Vec<VisitorId>>,
    walkers: StoredValue<FlatMap<VisitorId, Walker>, LocalStorage>,
    work: StoredValue<Option<Rc<Work>>, LocalStorage>,
}

struct Work {
    link: SessionLink,
    voice: Voice,
    ear: Ear,
    seal: SecretSealKey,
    event: String,
    /// Lines of captions, one after another.
    lines: Serial,
    is_over: Cell<bool>,
}

thread_local! {
    static DESK: Cell<Option<OrganiserDesk>> = const { Cell::new(None) };
}

fn tabs_name(event: &str) -> String {
    format!("boothwalk:{event}:{KEPT}")
}

/// The organiser's desk. It goes on while the page shows something else.
pub fn organiser(live: Live) -> OrganiserDesk {
    if let Some(desk) = DESK.get() {
        return desk;
    }
    let owner = lasting();
    let desk = owner.with(|| OrganiserDesk {
        live,
        connection: RwSignal::new(Connection::Off),
        announced: RwSignal::new(FlatMap::new()),
        spoken: RwSignal::new(Vec::new()),
        counts: RwSignal::new(Counts::default()),
        desks: RwSignal::new(FlatMap::new()),
        reported: RwSignal::new(FlatMap::new()),
        banned: RwSignal::new(Vec::new()),
        walkers: StoredValue::new_local(FlatMap::new()),
        work: StoredValue::new_local(None),
    });
    // The desk lives as long as the page.
    std::mem::forget(owner);
    DESK.set(Some(desk));
    let event = live.app.event_id();
    let kept = dom::Tab::get(&tabs_name(&event)).or_else(|| records::load_text(&event, KEPT));
    if let Some(code) = kept.as_deref().and_then(DeskCode::parse)
        && desk.fits(&code).is_ok()
    {
        desk.start(&code);
    }
    desk
}

impl OrganiserDesk {
    fn event(self) -> String {
        self.live.app.event_id()
    }

    fn fits(self, code: &DeskCode) -> Result<DeskKeys, WrongCode> {
        let keys = self.live.organisers_keys();
        keys.filter(|keys| keys.are_of(code))
            .ok_or(WrongCode::OtherDesk)
    }

    /// Opens the desk with a code, before anything is sent.
    ///
    /// # Errors
    /// If the code is not the organiser's.
    pub fn enter(self, typed: &str, on_device: bool) -> Result<(), WrongCode> {
        let code = DeskCode::parse(typed).ok_or(WrongCode::NoCode)?;
        self.fits(&code)?;
        self.keep(typed, on_device);
        self.start(&code);
        Ok(())
    }

    fn keep(self, code: &str, on_device: bool) {
        let event = self.event();
        let (in_tab, kept) = if on_device { ("", code) } else { (code, "") };
        dom::Tab::set(&tabs_name(&event), in_tab);
        // What a forbidden storage does not take has to be typed again.
        let _ = records::save_text(&event, KEPT, kept);
    }

    fn start(self, code: &DeskCode) {
        if self.connection.get_untracked() != Connection::Off {
            return;
        }
        self.connection.set(Connection::Opening);
        let code = code.clone();
        spawn(async move {
            let Some(work) = self.connect(&code).await else {
                self.connection.set(Connection::OldBrowser);
                return;
            };
            while !work.is_over.get() {
                sleep(COUNT_SECS).await;
                if !work.is_over.get() {
                    self.count(&work);
                }
            }
        });
    }

    async fn connect(self, code: &DeskCode) -> Option<Rc<Work>> {
        let event = self.event();
        let keys = self.fits(code).ok()?;
        let pair = KeyPair::of_seed(&code.sign_seed()).await?;
        set_clock().await;
        let door = {
            let exhibition = self.live.app.exhibition.read_untracked();
            exhibition.event.live.as_ref()?.desks_door().to_owned()
        };
        let settings = SessionSettings::new(
            random::client_id(),
            Some(ORGANISER_USER.to_owned()),
            Some(code.password()),
        );
        let link = SessionLink::new(&door, settings, move |event| self.happened(event));
        let work = Rc::new(Work {
            voice: Voice::new(event.clone(), link.clone(), pair, now),
            ear: Ear::new(
                event.clone(),
                now,
                move |author| match author {
                    Author::Visitor { key, .. } => vec![*key],
                    Author::Desk(booth) => self.live.booths_sign_key(booth).into_iter().collect(),
                    Author::Organiser => vec![keys.sign],
                },
                move |heard| self.heard(heard),
            ),
            seal: code.seal_key(),
            link,
            event: event.clone(),
            lines: Serial::default(),
            is_over: Cell::default(),
        });
        self.work.set_value(Some(work.clone()));
        let link = &work.link;
        link.listen(BrokerTopic::filter_organiser(&event), true);
        link.listen(BrokerTopic::filter_report(&event), true);
        link.listen(BrokerTopic::filter_status(&event), false);
        link.listen(BrokerTopic::filter_presence(&event), false);
        link.start();
        Some(work)
    }

    /// Closes the desk on this device, and forgets its code.
    pub fn leave(self) {
        if let Some(work) = self.work.try_update_value(Option::take).flatten() {
            work.is_over.set(true);
            work.link.stop();
        }
        self.keep("", false);
        self.connection.set(Connection::Off);
    }

    fn happened(self, event: SessionEvent) {
        match event {
            SessionEvent::Joined { .. } => self.connection.set(Connection::Joined),
            SessionEvent::Message { topic, payload, .. } => {
                if let Some(work) = self.work.with_value(Clone::clone) {
                    work.ear.hear(&topic, &payload);
                }
            }
            SessionEvent::Lost { .. } => {
                let had = self.connection.get_untracked() == Connection::Joined;
                let is_first = self.connection.get_untracked() == Connection::Opening;
                if had {
                    self.connection.set(Connection::Lost);
                } else if is_first {
                    self.connection.set(Connection::Unreachable);
                }
            }
            SessionEvent::TakenOver => self.connection.set(Connection::OtherTab),
            SessionEvent::Denied { .. } => self.connection.set(Connection::Refused),
            SessionEvent::Delivered { .. }
            | SessionEvent::Refused { .. }
            | SessionEvent::Expired { .. }
            | SessionEvent::Deaf { .. } => {}
        }
    }

    pub(super) fn heard(self, heard: Checked) {
        match heard {
            Checked::Said(said, key) => self.said(*said, &key),
            Checked::TakenBack(BrokerTopic::Presence { id, .. }) => {
                self.walkers
                    .update_value(|walkers| drop(walkers.remove(&id)));
            }
            Checked::TakenBack(BrokerTopic::Status { booth }) => {
                self.desks.update(|desks| {
                    desks.remove(&booth);
                });
            }
            Checked::TakenBack(BrokerTopic::Organiser(Subject::Say(place))) => {
                self.announced.update(|said| drop(said.remove(&place)));
            }
            Checked::TakenBack(BrokerTopic::Organiser(Subject::Caption { channel, language })) => {
                self.spoken
                    .update(|all| known::end(all, &channel, &language));
            }
            Checked::TakenBack(_) => {}
        }
    }

    fn said(self, said: Accepted, key: &[u8; 32]) {
        let time = said.time;
        match (said.topic, said.message) {
            (BrokerTopic::Presence { hall, id, .. }, Message::Card(card)) => {
                let walker = Walker {
                    hall,
                    card,
                    said: time,
                };
                self.walkers
                    .update_value(|walkers| walkers.insert(id, walker));
            }
            (
                BrokerTopic::Status { booth },
                Message::Desk(DeskStatus {
                    members, waiting, ..
                }),
            ) => {
                let here = members
                    .iter()
                    .filter(|one| one.state != MemberState::Away)
                    .count();
                self.desks.update(|desks| {
                    desks.insert(booth, (here, waiting, time));
                });
            }
            (BrokerTopic::Organiser(Subject::Say(place)), Message::Say(announcement)) => {
                self.announced
                    .update(|said| said.insert(place, announcement));
            }
            // Somebody else's at another desk, or our own of before.
            (
                BrokerTopic::Organiser(Subject::Caption { channel, language }),
                Message::Caption(caption),
            ) => {
                let spoken = Spoken::of(channel, language, caption, time);
                self.spoken.update(|all| known::hear(all, spoken));
            }
            (_, Message::Ban(ban)) => self.banned.set(ban.ids),
            (topic @ BrokerTopic::Report { .. }, Message::Report(sealed)) => {
                let (BrokerTopic::Report { id }, Some(work)) =
                    (&topic, self.work.with_value(Clone::clone))
                else {
                    return;
                };
                let name = topic.name(&work.event);
                if let Ok(report) = seal::open::<Report>(&sealed, &work.seal, key, &name) {
                    self.reported.update(|reported| {
                        let by = reported.get_or_insert_with(report.about, Vec::new);
                        if !by.contains(id) {
                            by.push(*id);
                        }
                    });
                }
            }
            _ => {}
        }
    }

    /// Counts who is here, and says so.
    fn count(self, work: &Work) {
        let now = now();
        self.desks.update(|desks| {
            desks.retain(|_, (_, _, said)| now.secs_since(*said) < COUNTS_SECS);
        });
        let halls: Vec<String> = {
            let exhibition = self.live.app.exhibition.read_untracked();
            exhibition
                .event
                .halls
                .iter()
                .map(|hall| hall.id.clone())
                .collect()
        };
        let counts = self.walkers.try_update_value(|walkers| {
            walkers.retain(|_, walker| now.secs_since(walker.said) < CARD_SECS);
            let here = u32::try_from(walkers.len()).unwrap_or(u32::MAX);
            let of_hall = |hall: &String| {
                let there = walkers
                    .values()
                    .filter(|walker| walker.hall == *hall)
                    .count();
                u16::try_from(there).unwrap_or(u16::MAX)
            };
            Counts {
                here,
                halls: halls.iter().map(of_hall).collect(),
            }
        });
        let Some(counts) = counts.filter(|_| work.link.is_joined()) else {
            return;
        };
        self.counts.set(counts.clone());
        let topic = BrokerTopic::Organiser(Subject::Counts);
        work.voice.say(topic, Message::Counts(counts));
    }

    // --- What the organiser does ---

    fn work(self) -> Option<Rc<Work>> {
        self.work.with_value(Clone::clone)
    }

    /// Says something.
    pub(super) fn say(self, topic: BrokerTopic, message: Message) {
        if let Some(work) = self.work() {
            work.voice.say(topic, message);
        }
    }

    /// Does something after every line of captions before it.
    pub(super) fn in_turn(self, work: impl Future<Output = ()> + 'static) {
        if let Some(desk) = self.work() {
            desk.lines.after(work);
        }
    }

    /// Announces texts by language, for so many minutes. Whether there was room for one more.
    pub fn announce(self, texts: Vec<(String, String)>, minutes: u32) -> bool {
        let now = now();
        let announced = self.announced.read_untracked();
        let is_free = |place: &u8| announced.get(place).is_none_or(|said| said.until <= now);
        let place = (0..ANNOUNCEMENTS).find(is_free);
        drop(announced);
        let (Some(place), Some(work)) = (place, self.work()) else {
            return false;
        };
        let secs = minutes.saturating_mul(60).min(ORGANISER_SECS);
        let announcement = Announcement {
            until: now.plus_secs(secs),
            texts,
        };
        self.announced
            .update(|said| said.insert(place, announcement.clone()));
        let topic = BrokerTopic::Organiser(Subject::Say(place));
        work.voice.say(topic, Message::Say(announcement));
        true
    }

    /// Takes an announcement back.
    pub fn take_back(self, place: u8) {
        self.announced.update(|said| drop(said.remove(&place)));
        self.take_away(&BrokerTopic::Organiser(Subject::Say(place)));
    }

    /// Takes away what stands on a topic.
    pub(super) fn take_away(self, topic: &BrokerTopic) {
        if let Some(work) = self.work() {
            work.voice.take_back(topic);
        }
    }

    /// Shuts somebody out, or lets them in again.
    pub fn ban(self, id: VisitorId, is_out: bool) {
        self.banned.update(|banned| {
            banned.retain(|one| *one != id);
            if is_out {
                banned.insert(0, id);
            }
        });
        let ban = Ban {
            until: now().plus_secs(ORGANISER_SECS),
            ids: self.banned.get_untracked(),
        };
        self.say(BrokerTopic::Organiser(Subject::Bans), Message::Ban(ban));
    }

    /// How somebody looks and what they speak, while they walk.
    pub fn looks(self, id: &VisitorId) -> Option<(u8, Vec<String>)> {
        self.walkers.with_value(|walkers| {
            let card = &walkers.get(id)?.card;
            let languages = card.languages.iter().map(str::to_owned).collect();
            Some((card.figure, languages))
        })
    }
}
