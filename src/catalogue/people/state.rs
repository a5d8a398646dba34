//! State of being live: what the page knows of those who are there, as signals, and how far the connection is.

use std::cell::Cell;
use std::rc::Rc;
use std::sync::Arc;

use feed::event::Feature;
use i18n::{Domain, Locale, PlaceableValue};
use live::LiveTime;
use live::flat_map::FlatMap;
use live::keys::DeskKeys;
use live::message::{Announcement, Slots};
use live::seal::PublicSealKey;
use live::thread::Thread;
use page::Route;
use page::browser::messages::{self, MessagePart};
use page::browser::spawn;

use super::known::{KnownDesk, Spoken, WalkingVisitor};
use super::memory::{Introduction, LiveWish, Memory};
use super::port;
use super::shared::{Shared, follow};
use super::visitor::LiveVisitor;
use crate::app::reactive::*;
use crate::app::state::App;

/// How far the connection is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Connection {
    /// Not wanted.
    Off,
    /// Being opened.
    Opening,
    /// It stands.
    Joined,
    /// It stood, and comes back by itself.
    Lost,
    /// It did not come about in ten seconds; it is tried on.
    Unreachable,
    /// Another tab of this browser has it.
    OtherTab,
    /// The broker does not let us in.
    Refused,
    /// This browser cannot sign.
    OldBrowser,
    /// Entry is by ticket, and this device has none.
    NoTicket,
    /// The ticket is in use on another device.
    OtherDevice,
}

impl Connection {
    /// How far it is before anything is asked for.
    pub fn at_first(event: &str) -> Self {
        if port::is_by_ticket() && Memory::ticket(event).is_none() {
            Self::NoTicket
        } else {
            Self::Off
        }
    }

    /// Whether nothing comes of it until the page begins again.
    pub fn is_shut(self) -> bool {
        matches!(
            self,
            Self::OtherTab | Self::Refused | Self::OldBrowser | Self::NoTicket | Self::OtherDevice
        )
    }
}

/// The state. Cheap to copy: handles only.
#[derive(Clone, Copy)]
pub struct Live {
    /// The page.
    pub app: App,
    /// What the third module says, in the page's language.
    locale: Shared<Arc<Locale>>,
    /// How far the connection is.
    pub connection: Shared<Connection>,
    /// What the device remembers.
    pub memory: Shared<Memory>,
    /// Whether the visitor is in a hall.
    pub is_in_hall: Shared<bool>,
    /// Who walks in the same hall and group.
    pub walkers: Shared<Vec<WalkingVisitor>>,
    /// How many are here, by the organiser's word, and when it was said.
    pub total: Shared<Option<(u32, LiveTime)>>,
    /// Desks that are live, by the booth's id.
    pub desks: Shared<FlatMap<String, KnownDesk>>,
    /// What the organiser says, by its place.
    pub announcements: Shared<FlatMap<u8, Announcement>>,
    /// What is being said on the programme's channels.
    pub captions: Shared<Vec<Spoken>>,
    /// Who the visitor says they are, as far as it is typed: the form may be drawn anew meanwhile.
    pub introduction: Shared<Introduction>,
    /// What is said with booths, by their id; what the device remembers of it comes with the module of talks.
    pub talks: Shared<FlatMap<String, Thread>>,
    /// Meetings that desks have given, by the booth's id, where that was asked for.
    pub given: Shared<FlatMap<String, Slots>>,
    /// How many wait before this visitor, by the booth's id.
    pub places: Shared<FlatMap<String, u16>>,
    /// How many answers were not looked at yet, by the booth's id.
    pub unread: Shared<FlatMap<String, u32>>,
    /// Whether the organiser has shut this visitor out.
    pub banned: Shared<bool>,
    /// Who speaks with the broker.
    pub visitor: StoredValue<Option<Rc<LiveVisitor>>, LocalStorage>,
}

thread_local! {
    static LIVE: Cell<Option<Live>> = const { Cell::new(None) };
}

/// The state of this page, once it has begun.
pub fn live() -> Option<Live> {
    LIVE.get()
}

/// Begins the state of this page.
pub fn begin(app: App) -> Live {
    let language = app.locale.read_untracked().language().to_owned();
    let memory = Memory::load(&app.event_id());
    let live = Live {
        app,
        locale: Shared::new(Arc::new(Locale::load(&language, &[Domain::LIVE]))),
        connection: Shared::new(Connection::at_first(&app.event_id())),
        memory: Shared::new(memory),
        is_in_hall: Shared::new(false),
        walkers: Shared::new(Vec::new()),
        total: Shared::new(None),
        desks: Shared::new(FlatMap::new()),
        announcements: Shared::new(FlatMap::new()),
        captions: Shared::new(Vec::new()),
        introduction: Shared::new(Introduction::default()),
        talks: Shared::new(FlatMap::new()),
        given: Shared::new(FlatMap::new()),
        places: Shared::new(FlatMap::new()),
        unread: Shared::new(FlatMap::new()),
        banned: Shared::new(false),
        visitor: StoredValue::new_local(None),
    };
    LIVE.set(Some(live));
    live.follow_language();
    live.follow_reading();
    live
}

impl Live {
    /// One of our own texts; follows the language.
    pub fn t(self, key: &'static str) -> impl Fn() -> String + Copy + Send + 'static {
        move || self.locale.read().get(key)
    }

    /// One of our own texts with its placeables filled in; follows the language.
    pub fn say(self, key: &str, values: &[(&'static str, PlaceableValue<'_>)]) -> String {
        self.locale.read().format(key, values)
    }

    /// The page's language.
    pub fn language(self) -> String {
        self.app.locale.read().language().to_owned()
    }

    /// What languages call themselves, one after another.
    pub fn languages_in_words<'a>(self, tags: impl Iterator<Item = &'a str>) -> String {
        let names: Vec<&str> = tags.map(i18n::own_name).collect();
        names.join(&self.say("list-comma", &[]))
    }

    /// How much the visitor wants.
    pub fn wish(self) -> LiveWish {
        self.memory.read_untracked().wish
    }

    /// Address of the broker.
    pub fn broker(self) -> Option<String> {
        let exhibition = self.app.exhibition.read_untracked();
        Some(exhibition.event.live.as_ref()?.broker.clone())
    }

    /// The broker's host, as an address names it.
    pub fn host(self) -> String {
        host_of(&self.broker().unwrap_or_default()).to_owned()
    }

    /// Whether the broker is where the page comes from: asking it tells nobody new of the visit. A ticket says who it is.
    pub fn tells_nobody_new(self) -> bool {
        let page = page::browser::address::page();
        let is_own_host = name_of(&self.host()) == name_of(host_of(&page));
        !self.host().is_empty() && is_own_host && !port::is_by_ticket()
    }

    /// The key that a booth's staff sign with.
    pub fn booths_sign_key(self, booth: &str) -> Option<[u8; 32]> {
        Some(self.booths_keys(booth)?.sign)
    }

    /// The key that a booth's requests are sealed to.
    pub fn booths_seal_key(self, booth: &str) -> Option<PublicSealKey> {
        Some(self.booths_keys(booth)?.seal)
    }

    /// What everybody may know of a booth's desk.
    pub fn booths_keys(self, booth: &str) -> Option<DeskKeys> {
        let exhibition = self.app.exhibition.read_untracked();
        DeskKeys::parse(exhibition.find(booth)?.1.booth()?.desk.as_deref()?)
    }

    /// The key that the organiser signs with.
    pub fn organisers_sign_key(self) -> Option<[u8; 32]> {
        Some(self.organisers_keys()?.sign)
    }

    /// The key that reports are sealed to.
    pub fn organisers_seal_key(self) -> Option<PublicSealKey> {
        Some(self.organisers_keys()?.seal)
    }

    /// The same of the organiser's.
    pub fn organisers_keys(self) -> Option<DeskKeys> {
        let exhibition = self.app.exhibition.read_untracked();
        DeskKeys::parse(exhibition.event.live.as_ref()?.desk.as_deref()?)
    }

    /// Whether a booth has a desk that can be asked.
    pub fn has_desk(self, booth: &str) -> bool {
        let exhibition = self.app.exhibition.read();
        let slot = exhibition.find(booth);
        let may_ask = self.has(Feature::Requests);
        slot.filter(|_| may_ask)
            .and_then(|(_, slot)| slot.booth())
            .is_some_and(|booth| booth.desk.is_some())
    }

    /// Changes what the device remembers.
    pub fn remember(self, change: impl FnOnce(&mut Memory)) {
        self.memory.update(change);
        self.memory.read_untracked().save(&self.app.event_id());
    }

    /// What the visitor speaks: what they chose, else the page's language.
    pub fn spoken(self) -> Vec<String> {
        let chosen = self.memory.read().languages.clone();
        if chosen.is_empty() {
            vec![self.language()]
        } else {
            chosen
        }
    }

    /// The desk of a booth, while it is live.
    pub fn desk(self, booth: &str) -> Option<KnownDesk> {
        self.desks.read().get(booth).cloned()
    }

    /// A visitor waits at a booth no more.
    pub fn forget_place(self, booth: &str) {
        self.places.update(|places| {
            places.remove(booth);
        });
    }

    /// What the organiser says now: words and their language, in the page's language where they are.
    pub fn announced(self) -> Vec<(String, String)> {
        // Followed, so that what is over goes.
        let now = self.app.now.get();
        let now = self.now_of(now);
        let language = self.language();
        let announcements = self.announcements.read();
        let texts = announcements.values().filter(|said| said.until > now);
        texts
            .filter_map(|said| {
                let tags: Vec<&str> = said.texts.iter().map(|(tag, _)| tag.as_str()).collect();
                let best = i18n::best_match(&language, &tags);
                let (tag, words) = said
                    .texts
                    .iter()
                    .find(|(tag, _)| best == Some(tag.as_str()))
                    .or(said.texts.first())?;
                Some((words.clone(), tag.clone()))
            })
            .collect()
    }

    /// The broker's time at a moment of this device.
    #[expect(clippy::cast_precision_loss, reason = "milliseconds of this age fit")]
    fn now_of(self, moment: jiff::Timestamp) -> LiveTime {
        let device_ms = moment.as_millisecond() as f64;
        self.visitor.with_value(|visitor| match visitor {
            Some(visitor) => visitor.clock().now(device_ms),
            None => LiveTime::from_unix_ms(device_ms),
        })
    }

    /// The broker's time now.
    pub fn now(self) -> LiveTime {
        self.now_of(page::browser::clock::now())
    }

    /// Whoever speaks with the broker, if the visitor wants that.
    pub fn with_visitor(self, act: impl FnOnce(&Rc<LiveVisitor>)) {
        let visitor = self.visitor.with_value(Clone::clone);
        if let Some(visitor) = visitor {
            act(&visitor);
        }
    }

    /// Whether the organiser wants this part of being live.
    pub fn has(self, feature: Feature) -> bool {
        let exhibition = self.app.exhibition.read();
        let live = exhibition.event.live.as_ref();
        live.is_some_and(|live| live.has(feature))
    }

    /// An answer counts as read when the list shows its booth.
    fn follow_reading(self) {
        follow(move || {
            let Route::Booth { booth } = self.app.route.get() else {
                return;
            };
            if self.unread.read().contains_key(&booth) {
                self.unread.update(|unread| {
                    unread.remove(&booth);
                });
            }
        });
    }

    fn follow_language(self) {
        let mut before = None;
        follow(move || {
            let language = self.language();
            let is_other = before.as_ref().is_some_and(|before| *before != language);
            before = Some(language.clone());
            if is_other {
                spawn(async move {
                    messages::load(MessagePart::Live, &language).await;
                    self.locale
                        .set(Arc::new(Locale::load(&language, &[Domain::LIVE])));
                });
            }
        });
    }
}

/// `host:port` of an address.
fn host_of(address: &str) -> &str {
    let rest = address.split_once("://").map_or("", |(_, rest)| rest);
    rest.split(['/', '?', '#']).next().unwrap_or_default()
}

/// The host without its port. This device is this device, by whatever name.
fn name_of(host: &str) -> &str {
    let name = match host.rsplit_once(':') {
        Some((name, port)) if port.bytes().all(|byte| byte.is_ascii_digit()) => name,
        _ => host,
    };
    match name {
        "localhost" | "[::1]" => "127.0.0.1",
        name => name,
    }
}
