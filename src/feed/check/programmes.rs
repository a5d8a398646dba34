//! What has to hold between the fields of a programme file.

use std::collections::BTreeSet;

use jiff::civil::Date;

use crate::check::{Checker, Settle};
use crate::problem::{ProblemKind, Reference, quoted};
use crate::programme::{Channel, Day, Speaker};
use crate::tracks::{Caption, Track};
use crate::{Programme, Session};

impl Settle for Programme {}

impl Settle for Day {
    fn settle(&mut self, checker: &mut Checker) -> bool {
        let is_first = !checker.days.contains(&self.date);
        checker.days.push(self.date);
        is_first
    }
}

impl Settle for Channel {
    fn settle(&mut self, checker: &mut Checker) -> bool {
        checker.channels.insert(self.id.clone());
        true
    }

    fn key(&self) -> Option<&str> {
        Some(&self.id)
    }
}

impl Settle for Session {
    fn settle(&mut self, checker: &mut Checker) -> bool {
        let days = std::mem::take(&mut checker.days);
        times(self, &days, checker);
        checker.days = days;
        let channels = std::mem::take(&mut checker.channels);
        channel(self, &channels, checker);
        checker.channels = channels;
        true
    }

    fn key(&self) -> Option<&str> {
        Some(&self.id)
    }
}

impl Settle for Track {}

impl Settle for Caption {}

impl Settle for Speaker {
    fn settle(&mut self, checker: &mut Checker) -> bool {
        let named = !self.name.is_empty() || !self.affiliation.is_empty();
        if !named {
            checker.warn(ProblemKind::Empty);
        }
        named
    }
}

/// Hour up to which a night belongs to the day before it.
const NIGHT: i8 = 6;

fn times(session: &mut Session, days: &[Date], checker: &mut Checker) {
    if let (Some(start), Some(end)) = (session.start, session.end)
        && end.at <= start.at
    {
        checker.field("end", |checker| checker.warn(ProblemKind::EndsBeforeStart));
        session.end = None;
    }
    if let Some(start) = session.start {
        // The day as the author's own clock had it.
        let date = start.offset.to_datetime(start.at).date();
        // A talk of half past midnight belongs to the evening before.
        let night = session.day.tomorrow().is_ok_and(|next| next == date)
            && start.offset.to_datetime(start.at).hour() < NIGHT;
        if date != session.day && !night {
            let (day, start) = (session.day.to_string(), start.to_string());
            checker.field("day", |checker| {
                checker.warn(ProblemKind::OtherDay { day, start });
            });
        }
    }
    if !days.is_empty() && !days.contains(&session.day) {
        let day = session.day.to_string();
        checker.field("day", |checker| {
            checker.warn(ProblemKind::UnlistedDay { day });
        });
    }
}

fn channel(session: &mut Session, channels: &BTreeSet<String>, checker: &mut Checker) {
    let Some(channel) = &session.channel else {
        return;
    };
    if !channels.contains(channel) {
        let what = ProblemKind::NoSuch {
            kind: Reference::Channel,
            id: quoted(channel),
        };
        checker.field("channel", |checker| checker.warn(what));
        session.channel = None;
    }
}
