//! What has to hold between the fields of an event file.

use litemap::LiteMap;

use crate::check::{Checker, Settle};
use crate::event::{
    Document, Hall, Link, LiveSettings, Notice, Organiser, Refresh, Registration, Topic,
};
use crate::problem::{ProblemKind, Reference, quoted};
use crate::tour::{Tour, TourStop};
use crate::{Event, Text};

impl Settle for Organiser {}
impl Settle for Hall {}
impl Settle for LiveSettings {}
impl Settle for Refresh {}
impl Settle for Registration {}

impl Settle for Notice {
    fn settle(&mut self, checker: &mut Checker) -> bool {
        if self.text.is_empty() {
            checker.warn(ProblemKind::Empty);
        }
        !self.text.is_empty()
    }
}

impl Settle for Event {
    fn settle(&mut self, checker: &mut Checker) -> bool {
        if self.languages.is_empty() {
            checker.field("languages", |checker| checker.warn(ProblemKind::Empty));
            self.languages.push("en".to_owned());
        }
        if self.halls.iter().all(|hall| hall.booths.is_empty()) {
            checker.field("halls", |checker| checker.warn(ProblemKind::NothingToShow));
        }
        true
    }
}

impl Settle for Topic {
    fn key(&self) -> Option<&str> {
        Some(&self.id)
    }
}

impl Settle for Document {
    fn key(&self) -> Option<&str> {
        Some(&self.id)
    }
}

impl Settle for Tour {
    fn settle(&mut self, checker: &mut Checker) -> bool {
        let mut seen = Vec::new();
        self.stops.retain(|stop| {
            let is_first = !seen.contains(&stop.booth);
            if is_first {
                seen.push(stop.booth.clone());
            } else {
                let id = quoted(&stop.booth);
                checker.field("stops", |checker| {
                    checker.warn(ProblemKind::StopRepeated { id });
                });
            }
            is_first
        });
        if self.stops.is_empty() && !checker.has_told("stops") {
            checker.field("stops", |checker| checker.warn(ProblemKind::Empty));
        }
        !self.stops.is_empty()
    }

    fn key(&self) -> Option<&str> {
        Some(&self.id)
    }
}

impl Settle for TourStop {
    fn settle(&mut self, checker: &mut Checker) -> bool {
        if self.text.is_empty() {
            checker.field("text", |checker| checker.warn(ProblemKind::Empty));
        }
        true
    }
}

impl Settle for Link {
    fn settle(&mut self, checker: &mut Checker) -> bool {
        if self.title.is_empty() {
            match &self.url {
                Some(url) => self.title = Text::from(url.as_str()),
                None => checker.warn(ProblemKind::Empty),
            }
        }
        !self.title.is_empty()
    }
}

/// Cuts topics loose from broader ones that are not there, or that they include themselves. Topics may have been dropped
/// before, so what is told stands at the places of the ids in the file.
pub(super) fn broader(
    name: &str,
    topics: &mut [Topic],
    places: &LiteMap<String, String>,
    checker: &mut Checker,
) {
    // Each topic with the one above it; nothing is above those at the top.
    let mut broader = LiteMap::new();
    for topic in topics.iter() {
        broader.insert(topic.id.clone(), topic.broader.clone().unwrap_or_default());
    }
    for topic in topics {
        let Some(above) = topic.broader.clone() else {
            continue;
        };
        let what = if !broader.contains_key(&above) {
            ProblemKind::NoSuch {
                kind: Reference::Topic,
                id: quoted(&above),
            }
        } else if climbs_in_a_circle(&topic.id, &broader) {
            ProblemKind::Circle {
                id: quoted(&topic.id),
            }
        } else {
            continue;
        };
        let place = places.get(&topic.id).and_then(|path| index_in(path));
        checker.field(name, |checker| match place {
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

fn climbs_in_a_circle(start: &str, broader: &LiteMap<String, String>) -> bool {
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
