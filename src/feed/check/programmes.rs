//! The values of a programme file.

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::check::{Checker, Setting, booths, fit_id, is_id};
use crate::link::Policy;
use crate::problem::{Reference, What, quoted};
use crate::{Programme, Session, limits};

/// Looks at a programme.
pub(crate) fn check(programme: &mut Programme, checker: &mut Checker) {
    let mut days = Vec::new();
    checker.list("days", &mut programme.days, limits::DAYS, |checker, day| {
        checker.text("title", &mut day.title, limits::TITLE, Setting::Line);
        let is_first = !days.contains(&day.date);
        days.push(day.date);
        is_first
    });
    let mut channels = BTreeMap::new();
    checker.list(
        "channels",
        &mut programme.channels,
        limits::CHANNELS,
        |checker, channel| {
            if !checker.id(&mut channel.id) || !checker.first(&mut channels, &channel.id) {
                return false;
            }
            checker.text("title", &mut channel.title, limits::NAME, Setting::Line);
            checker.named("title", &mut channel.title, &channel.id);
            true
        },
    );
    let mut sessions = BTreeMap::new();
    checker.list(
        "sessions",
        &mut programme.sessions,
        limits::SESSIONS,
        |checker, session| {
            if !checker.id(&mut session.id) || !checker.first(&mut sessions, &session.id) {
                return false;
            }
            texts(session, checker);
            times(session, &days, checker);
            channel(session, &channels, checker);
            checker.link("stream", &mut session.stream, Policy::File);
            checker.link("recording", &mut session.recording, Policy::File);
            booths::materials(&mut session.materials, checker);
            true
        },
    );
}

fn texts(session: &mut Session, checker: &mut Checker) {
    checker.text("title", &mut session.title, limits::TITLE, Setting::Line);
    checker.named("title", &mut session.title, &session.id);
    checker.text(
        "subtitle",
        &mut session.subtitle,
        limits::TITLE,
        Setting::Line,
    );
    checker.text("when", &mut session.when, limits::NAME, Setting::Line);
    checker.text(
        "abstract",
        &mut session.summary,
        limits::DESCRIPTION,
        Setting::Paragraphs,
    );
    checker.list(
        "speakers",
        &mut session.speakers,
        limits::SPEAKERS,
        |checker, speaker| {
            checker.text("name", &mut speaker.name, limits::NAME, Setting::Line);
            checker.text(
                "affiliation",
                &mut speaker.affiliation,
                limits::LINE,
                Setting::Line,
            );
            let named = !speaker.name.is_empty() || !speaker.affiliation.is_empty();
            if !named {
                checker.warn(What::Empty);
            }
            named
        },
    );
}

fn times(session: &mut Session, days: &[Date], checker: &mut Checker) {
    if let (Some(start), Some(end)) = (session.start, session.end)
        && end.at <= start.at
    {
        checker.field("end", |checker| checker.warn(What::EndsBeforeStart));
        session.end = None;
    }
    if let Some(start) = session.start {
        // The day as the author's own clock had it.
        let date = start.offset.to_datetime(start.at).date();
        if date != session.day {
            let (day, start) = (session.day.to_string(), start.to_string());
            checker.field("day", |checker| checker.warn(What::OtherDay { day, start }));
        }
    }
    if !days.is_empty() && !days.contains(&session.day) {
        let day = session.day.to_string();
        checker.field("day", |checker| checker.warn(What::UnlistedDay { day }));
    }
}

fn channel(session: &mut Session, channels: &BTreeMap<String, String>, checker: &mut Checker) {
    let Some(channel) = &mut session.channel else {
        return;
    };
    if !is_id(channel) {
        *channel = fit_id(channel);
    }
    if !channels.contains_key(channel.as_str()) {
        let what = What::NoSuch {
            kind: Reference::Channel,
            id: quoted(channel),
        };
        checker.field("channel", |checker| checker.warn(what));
        session.channel = None;
    }
}
