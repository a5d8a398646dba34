//! What every panel works with in one frame: what is to be shown, the words, the measures, and what was asked for.

use egui::Rect;
use feed::clocks::Clocks;
use feed::exhibition::BoothSlot;
use feed::{Booth, Moment, Session, Span, Text, time};
use i18n::Messages;
use std::sync::Arc;

use crate::style::Metrics;
use crate::{Action, Panel, PanelView};

/// One frame of the panels.
pub struct PanelContext<'a> {
    /// What is to be shown.
    pub view: &'a PanelView<'a>,
    /// Our own messages.
    pub messages: &'a Messages,
    /// Names of countries.
    pub countries: &'a Messages,
    /// Measures.
    pub metrics: Metrics,
    /// What the visitor asked for so far.
    pub actions: Vec<Action>,
    /// Where panels and controls lie.
    pub covered: Vec<Rect>,
    /// What a panel beside the hall leaves free of the window.
    pub clear: Option<Rect>,
    /// Whether the panel was opened in this frame.
    pub opened: bool,
}

impl<'a> PanelContext<'a> {
    /// Our own text with this key.
    pub fn t(&self, key: &str) -> String {
        self.messages.get(key)
    }

    /// Our own text with this key and its values.
    pub fn format(&self, key: &str, values: &[(&'static str, i18n::PlaceableValue<'_>)]) -> String {
        self.messages.format(key, values)
    }

    /// The event's text in the visitor's language.
    pub fn text(&self, text: &'a Text) -> &'a str {
        text.get(self.view.language)
    }

    /// A text of what is read where it is shown, in the visitor's language.
    pub fn words(&self, text: &Text) -> String {
        text.get(self.view.language).to_owned()
    }

    /// Notes what the visitor asked for.
    pub fn ask(&mut self, action: Action) {
        self.actions.push(action);
    }

    /// Notes that a panel is wanted.
    pub fn show(&mut self, panel: Panel) {
        self.ask(Action::Show(panel));
    }

    /// The slot with this index.
    pub fn slot(&self, slot: usize) -> Option<&'a BoothSlot> {
        self.view.exhibition.slots.get(slot)
    }

    /// The booth in this slot, when it is known.
    pub fn booth(&self, slot: usize) -> Option<&'a Arc<Booth>> {
        self.slot(slot).and_then(BoothSlot::booth)
    }

    /// Name of the booth in this slot; its id while the booth is not known.
    pub fn name(&self, slot: usize) -> String {
        match (self.booth(slot), self.slot(slot)) {
            (Some(booth), _) => self.text(&booth.name).to_owned(),
            (None, Some(slot)) => slot.id.clone(),
            (None, None) => String::new(),
        }
    }

    /// Number of the plot on which this slot's booth stands, when it is in this hall.
    pub fn number(&self, slot: usize) -> Option<u32> {
        let plot = self.view.plot_slots.iter().position(|s| *s == slot)?;
        self.view.plan.plots.get(plot).map(|plot| plot.number)
    }

    /// Title of the hall with this index.
    pub fn hall(&self, hall: usize) -> &'a str {
        let halls = &self.view.exhibition.event.halls;
        halls.get(hall).map_or("", |hall| self.text(&hall.title))
    }

    /// Whether the booth was opened before.
    pub fn visited(&self, slot: usize) -> bool {
        self.slot(slot)
            .is_some_and(|slot| self.view.records.visited.contains_key(&slot.id))
    }

    /// Whether the booth is on the visitor's list.
    pub fn kept(&self, slot: usize) -> bool {
        self.slot(slot)
            .is_some_and(|slot| self.view.records.kept_booths.contains_key(&slot.id))
    }

    /// The session with this id.
    pub fn session(&self, id: &str) -> Option<&'a Session> {
        let sessions = &self.view.exhibition.programme.sessions;
        sessions.iter().find(|session| session.id == id)
    }

    /// Name of a country by its ISO 3166-1 code.
    pub fn country(&self, code: &str) -> String {
        let key = format!("country-{}", code.to_ascii_uppercase());
        let name = self.countries.get(&key);
        if name == key { code.to_owned() } else { name }
    }
}

/// Times in words.
impl PanelContext<'_> {
    /// Title of a word of the vocabulary, as a text of its own.
    pub fn topic(&self, id: &str) -> String {
        let topics = &self.view.exhibition.event.topics;
        topics
            .iter()
            .find(|topic| topic.id == id)
            .map_or(id, |topic| topic.title.get(self.view.language))
            .to_owned()
    }

    /// Times as the event's clock and the visitor's show them.
    fn clocks(&self) -> Clocks<'_> {
        Clocks {
            messages: self.messages,
            hours: &self.view.exhibition.event.hours,
            own: Some(self.view.offset),
        }
    }

    /// A moment with its day.
    pub fn moment(&self, at: Moment) -> String {
        self.clocks().moment(at)
    }

    /// A moment, with its day where that is not today.
    pub fn near(&self, at: Moment) -> String {
        self.clocks().near(at, self.view.now)
    }

    /// A span with its day or days.
    pub fn span(&self, span: &Span) -> String {
        self.clocks().span(span)
    }

    /// When a session is, under the heading of its day.
    pub fn session_hours(&self, session: &Session) -> String {
        let hours = self.clocks().under_day(session);
        let when = || session.when.get(self.view.language).to_owned();
        let mut parts = vec![hours.unwrap_or_else(when)];
        if let Some(channel) = &session.channel {
            parts.push(self.channel(channel));
        }
        parts.retain(|part| !part.is_empty());
        parts.join(" · ")
    }

    /// When and where a session is.
    pub fn session_when(&self, session: &Session) -> String {
        let language = self.view.language;
        let mut parts = vec![match (&session.start, &session.end) {
            (Some(start), Some(end)) => self.span(&Span {
                start: *start,
                end: *end,
            }),
            (Some(start), None) => self.moment(*start),
            _ if session.when.is_empty() => time::date_in_words(session.day, self.messages),
            _ => format!(
                "{} {}",
                time::date_in_words(session.day, self.messages),
                session.when.get(language)
            ),
        }];
        if let Some(channel) = &session.channel {
            parts.push(self.channel(channel));
        }
        parts.join(" · ")
    }

    /// Title of a channel.
    pub fn channel(&self, id: &str) -> String {
        let channels = &self.view.exhibition.programme.channels;
        channels
            .iter()
            .find(|channel| channel.id == id)
            .map_or(id, |channel| channel.title.get(self.view.language))
            .to_owned()
    }
}
