//! The values of an event file.

use std::collections::BTreeMap;

use crate::check::{Checker, Setting, booths, fit_id, is_id, programmes};
use crate::event::{BoothSource, Hall, Link, Organiser, ProgrammeSource, Topic};
use crate::link::Policy;
use crate::problem::{Found, Reference, Severity, Wanted, What, quoted};
use crate::{Event, Text, limits};

/// Looks at an event; false when nothing names it.
pub(crate) fn check(event: &mut Event, checker: &mut Checker) -> bool {
    if !checker.id(&mut event.id) {
        return false;
    }
    checker.text("title", &mut event.title, limits::TITLE, Setting::Line);
    checker.named("title", &mut event.title, &event.id);
    checker.text("tagline", &mut event.tagline, limits::LINE, Setting::Line);
    checker.text(
        "description",
        &mut event.description,
        limits::DESCRIPTION,
        Setting::Paragraphs,
    );
    checker.text("place", &mut event.place, limits::TITLE, Setting::Line);
    checker.languages("languages", &mut event.languages);
    if event.languages.is_empty() {
        checker.field("languages", |checker| checker.warn(What::Empty));
        event.languages.push("en".to_owned());
    }
    time_zone(event, checker);
    checker.spans("hours", &mut event.hours);
    checker.field("organiser", |checker| {
        organiser(&mut event.organiser, checker);
    });
    topics(&mut event.topics, checker);
    halls(&mut event.halls, checker);
    programme_source(event, checker);
    documents(event, checker);
    checker.list(
        "notes",
        &mut event.notes,
        limits::NOTES,
        |checker, note: &mut Text| {
            checker.this_text(note, limits::NOTE, Setting::Paragraphs);
            !note.is_empty()
        },
    );
    checker.list("sources", &mut event.sources, limits::LINKS, link);
    checker.list("related", &mut event.related, limits::LINKS, link);
    refresh(event, checker);
    true
}

fn time_zone(event: &mut Event, checker: &mut Checker) {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"_+-/".contains(&byte);
    let zone = &event.time_zone;
    // The shape only: the list of zones changes several times a year and stays with the browser.
    let sound = (1..=limits::ID).contains(&zone.len())
        && zone.bytes().all(plain)
        && zone.split('/').all(|part| !part.is_empty());
    if !sound {
        let found = quoted(zone);
        checker.field("timeZone", |checker| checker.warn(What::BadTimeZone(found)));
        event.time_zone = "UTC".to_owned();
    }
}

fn organiser(organiser: &mut Organiser, checker: &mut Checker) {
    checker.text("name", &mut organiser.name, limits::NAME, Setting::Line);
    checker.link("url", &mut organiser.url, Policy::Web);
    checker.country("country", &mut organiser.country);
    if let Some(inside) = &mut organiser.contact {
        checker.field("contact", |checker| booths::contact(inside, checker));
    }
}

fn topics(topics: &mut Vec<Topic>, checker: &mut Checker) {
    let mut seen = BTreeMap::new();
    checker.list("topics", topics, limits::VOCABULARY, |checker, topic| {
        if !checker.id(&mut topic.id) || !checker.first(&mut seen, &topic.id) {
            return false;
        }
        checker.text("title", &mut topic.title, limits::NAME, Setting::Line);
        checker.named("title", &mut topic.title, &topic.id);
        checker.list(
            "synonyms",
            &mut topic.synonyms,
            limits::SYNONYMS,
            |checker, word: &mut Text| {
                checker.this_text(word, limits::NAME, Setting::Line);
                !word.is_empty()
            },
        );
        if let Some(broader) = &mut topic.broader
            && !is_id(broader)
        {
            *broader = fit_id(broader);
        }
        true
    });
    // Entries may have been dropped, so places are those of the ids as they stood.
    // Each topic with the one above it; nothing is above those at the top.
    let mut broader = BTreeMap::new();
    for topic in topics.iter() {
        broader.insert(topic.id.clone(), topic.broader.clone().unwrap_or_default());
    }
    for topic in topics {
        let Some(above) = topic.broader.clone() else {
            continue;
        };
        let what = if !broader.contains_key(&above) {
            What::NoSuch {
                kind: Reference::Topic,
                id: quoted(&above),
            }
        } else if climbs_in_a_circle(&topic.id, &broader) {
            What::Circle {
                id: quoted(&topic.id),
            }
        } else {
            continue;
        };
        let place = seen.get(&topic.id).and_then(|path| index_in(path));
        checker.field("topics", |checker| match place {
            Some(index) => checker.at(index, |checker| checker.field("broader", |c| c.warn(what))),
            None => checker.warn(what),
        });
        topic.broader = None;
        broader.insert(topic.id.clone(), String::new());
    }
}

/// The index in a path such as `topics[3]`.
fn index_in(path: &str) -> Option<usize> {
    path.rsplit_once('[')?.1.trim_end_matches(']').parse().ok()
}

fn climbs_in_a_circle(start: &str, broader: &BTreeMap<String, String>) -> bool {
    let mut at = start;
    for _ in 0..=broader.len() {
        match broader.get(at) {
            Some(above) if above == start => return true,
            Some(above) if !above.is_empty() => at = above,
            _ => return false,
        }
    }
    // Into a circle that does not include the start: those topics are told of themselves.
    false
}

fn halls(halls: &mut Vec<Hall>, checker: &mut Checker) {
    let mut seen = BTreeMap::new();
    let mut left = limits::BOOTHS;
    checker.list("halls", halls, limits::HALLS, |checker, hall| {
        // A hall is never dropped for its id: its booths would go with it.
        if !checker.id(&mut hall.id) {
            hall.id = format!("hall-{}", seen.len() + 1);
        }
        while !checker.first(&mut seen, &hall.id) {
            hall.id = format!("{}-{}", hall.id, seen.len() + 1);
        }
        checker.text("title", &mut hall.title, limits::NAME, Setting::Line);
        checker.named("title", &mut hall.title, &hall.id);
        checker.text(
            "description",
            &mut hall.description,
            limits::NOTE,
            Setting::Paragraphs,
        );
        checker.list("booths", &mut hall.booths, left, |checker, source| {
            booth_source(source, checker);
            true
        });
        left -= hall.booths.len();
        true
    });
    if halls.iter().all(|hall| hall.booths.is_empty()) {
        checker.field("halls", |checker| checker.warn(What::NothingToShow));
    }
}

/// A booth's place stays even when nothing can stand there: the plots of the others do not move.
fn booth_source(source: &mut BoothSource, checker: &mut Checker) {
    let sound = match source {
        BoothSource::At(at) => match Policy::File.read(at) {
            Ok(_) => checker.this_address(at, Policy::File),
            Err(why) => {
                let found = quoted(at);
                checker.report(Severity::Error, What::BadUrl { found, why });
                false
            }
        },
        BoothSource::Inline(inside) => booths::check(inside, checker),
        BoothSource::Unreadable => true,
    };
    if !sound {
        *source = BoothSource::Unreadable;
    }
}

fn programme_source(event: &mut Event, checker: &mut Checker) {
    let sound = checker.field("programme", |checker| match &mut event.programme {
        Some(ProgrammeSource::At(at)) => checker.this_address(at, Policy::File),
        Some(ProgrammeSource::Inline(inside)) => {
            programmes::check(inside, checker);
            true
        }
        None => true,
    });
    if !sound {
        event.programme = None;
    }
}

fn documents(event: &mut Event, checker: &mut Checker) {
    let mut seen = BTreeMap::new();
    checker.list(
        "texts",
        &mut event.texts,
        limits::DOCUMENTS,
        |checker, document| {
            if !checker.id(&mut document.id) || !checker.first(&mut seen, &document.id) {
                return false;
            }
            checker.text("title", &mut document.title, limits::TITLE, Setting::Line);
            checker.named("title", &mut document.title, &document.id);
            checker.text(
                "body",
                &mut document.body,
                limits::DOCUMENT,
                Setting::Paragraphs,
            );
            true
        },
    );
}

fn link(checker: &mut Checker, link: &mut Link) -> bool {
    checker.text("title", &mut link.title, limits::TITLE, Setting::Line);
    checker.link("url", &mut link.url, Policy::Page);
    if link.title.is_empty() {
        match &link.url {
            Some(url) => link.title = Text::from(url.as_str()),
            None => checker.warn(What::Empty),
        }
    }
    !link.title.is_empty()
}

fn refresh(event: &mut Event, checker: &mut Checker) {
    let Some(refresh) = &mut event.refresh else {
        return;
    };
    checker.field("refresh", |checker| {
        for (name, secs) in [
            ("everySecs", &mut refresh.every_secs),
            ("jitterSecs", &mut refresh.jitter_secs),
        ] {
            if *secs > limits::REFRESH_SECS {
                let found = Found::Number(secs.to_string());
                let wanted = Wanted::Whole {
                    max: limits::REFRESH_SECS.into(),
                };
                checker.field(name, |checker| {
                    checker.warn(What::WrongValue { found, wanted });
                });
                *secs = limits::REFRESH_SECS;
            }
        }
    });
}
