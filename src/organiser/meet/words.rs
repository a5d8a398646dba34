//! What is said of a timetable, in the organiser's language: times, ranks, reasons.

use i18n::{Domain, Messages, value};
use jiff::Timestamp;
use jiff::tz::TimeZone;

use super::intervals::Interval;
use super::outcome::Pair;
use super::reason::UnmetReason;
use crate::console::Console;

/// Says times in the event's zone.
pub(super) struct Words<'a> {
    /// Says everything else.
    pub console: &'a Console,
    locale: Messages,
    zone: TimeZone,
}

impl<'a> Words<'a> {
    /// In the console's language.
    pub fn new(console: &'a Console, zone: &TimeZone) -> Self {
        Self {
            console,
            locale: Messages::load(console.language(), &[Domain::LOCALE]),
            zone: zone.clone(),
        }
    }

    /// One of our sentences.
    pub fn say(&self, key: &str) -> String {
        self.console.sentence(key, &[])
    }

    /// The day on which a slot begins.
    pub fn day(&self, slot: &Interval) -> String {
        feed::time::date_in_words(self.local(slot.start).date(), &self.locale)
    }

    /// From when to when.
    pub fn span(&self, slot: &Interval) -> String {
        let offset = self.zone.to_offset(slot.start);
        feed::time::time_span_in_words(slot.start, slot.end, offset, &self.locale)
    }

    /// The zone of all times, as the event names it, with its distance from UTC at a moment.
    pub fn zone(&self, at: Timestamp) -> String {
        let offset = feed::time::offset_in_words(self.zone.to_offset(at));
        match self.zone.iana_name() {
            Some(name) => format!("{name} ({offset})"),
            None => offset,
        }
    }

    /// A moment on the event's clocks.
    pub fn local(&self, at: Timestamp) -> jiff::civil::DateTime {
        at.to_zoned(self.zone.clone()).datetime()
    }

    /// The rank of a wish: a number, a mark for none, or nothing where there is no wish.
    pub fn rank(&self, wish: Option<Option<u32>>) -> String {
        match wish {
            Some(Some(rank)) => rank.to_string(),
            Some(None) => self.say("meet-unranked"),
            None => String::new(),
        }
    }

    /// Why a wish has no meeting.
    pub fn reason(&self, pair: &Pair<'_>, reason: UnmetReason) -> String {
        let values = [
            ("participant", value(pair.participant.name.as_str())),
            ("exhibitor", value(pair.exhibitor.name.as_str())),
        ];
        self.console.sentence(
            match reason {
                UnmetReason::ParticipantNever => "meet-reason-participant-never",
                UnmetReason::ExhibitorNever => "meet-reason-exhibitor-never",
                UnmetReason::NoCommonSlot => "meet-reason-no-common-slot",
                UnmetReason::Limit => "meet-reason-limit",
                UnmetReason::ParticipantTaken => "meet-reason-participant-taken",
                UnmetReason::ExhibitorTaken => "meet-reason-exhibitor-taken",
                UnmetReason::BothTaken => "meet-reason-both-taken",
            },
            &values,
        )
    }
}

/// The reason for programs.
pub(super) fn code(reason: UnmetReason) -> &'static str {
    match reason {
        UnmetReason::ParticipantNever => "participant-never",
        UnmetReason::ExhibitorNever => "exhibitor-never",
        UnmetReason::NoCommonSlot => "no-common-slot",
        UnmetReason::Limit => "limit",
        UnmetReason::ParticipantTaken => "participant-taken",
        UnmetReason::ExhibitorTaken => "exhibitor-taken",
        UnmetReason::BothTaken => "both-taken",
    }
}
