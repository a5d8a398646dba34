//! A talk of a conference's schedule, whatever file it stands in, and the entry that it becomes.

use std::collections::BTreeMap;

use feed::Event;
use feed::fields::LinkUse;
use feed::text::sanitize::seen;
use jiff::civil::Date;
use jiff::{SignedDuration, Zoned};
use serde_json::{Value, json};

use super::cells::has_mail;
use super::grammar::{
    Calendar, Unread, WrittenSpan, WrittenTime, WrittenZone, day_cell, duration, time_cell, zone,
};
use super::ids::slug;
use super::lost::{Lost, lost};
use super::markup;
use super::said::{Entries, FieldValue, ImportEntry, Remark, is_japanese};
use super::sessions::moment;
use super::shown::is_hidden;
use super::status::{RowStatus, mark_of};
use super::tracks::{LinkShows, TrackLink, tracks};
use super::values::NotTaken;

/// The talks of a schedule.
#[derive(Debug, Default)]
pub(crate) struct Talks {
    /// In the file's order.
    pub talks: Vec<Talk>,
    /// The zone of times without one.
    pub zone: Option<String>,
    /// What the file tells of talks and the feed has no place for, with how many talks have it.
    pub left_out: BTreeMap<String, usize>,
}

/// Texts by language.
pub(crate) type TalkTexts = BTreeMap<String, String>;

/// A talk.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Talk {
    /// What it is known by, for ever.
    pub guid: String,
    /// Its number or code.
    pub id: String,
    /// Its name in addresses.
    pub slug: String,
    /// Day under which it is listed.
    pub day: String,
    /// When the day under which it is listed begins: what is earlier is in the night after it.
    pub opens: String,
    /// Day and time when it begins.
    pub start: String,
    /// The time when it begins, where it stands by itself.
    pub clock: String,
    /// Day and time when it ends.
    pub end: String,
    /// How long it is.
    pub duration: String,
    /// Its room.
    pub room: String,
    /// Its title.
    pub title: String,
    /// The line below it.
    pub subtitle: String,
    /// Its language.
    pub language: String,
    /// Whether it holds.
    pub status: String,
    /// Whether visitors are not to see it.
    pub hidden: bool,
    /// A short text about it.
    pub summary: String,
    /// A longer one.
    pub description: String,
    /// Title, subtitle, abstract and description as the file has them by language, under the tags that stand there.
    pub by_language: BTreeMap<String, TalkTexts>,
    /// Who speaks.
    pub people: Vec<String>,
    /// Links and files.
    pub links: Vec<TrackLink>,
    /// Values that are not as they should be, with what they are called.
    pub odd: Vec<(String, String)>,
}

impl Talks {
    /// The talks as entries, in the order of their beginnings; those that are cancelled are left out and told.
    pub fn entries(self, event: &Event, calendar: &Calendar) -> Entries {
        let named = self.zone.as_deref().filter(|zone| !zone.trim().is_empty());
        let zone = named.and_then(zone);
        // Times without a zone are in one that nobody knows.
        let unknown = named.filter(|_| zone.is_none());
        let mut seen: BTreeMap<String, usize> = BTreeMap::new();
        let mut entries: Vec<ImportEntry> = Vec::new();
        let mut cancelled = Vec::new();
        for (index, mut talk) in self.talks.into_iter().enumerate() {
            if let Some(said) = talk.take_status() {
                cancelled.push((0, format!("{} ({said})", talk.title)));
                continue;
            }
            let mut entry = talk.entry(index + 1, event, calendar, (zone.as_ref(), unknown));
            let first = *seen.entry(entry.key.clone()).or_insert(index + 1);
            if first != index + 1 && !entry.key.is_empty() {
                // One mark for two talks: told, and the later one is known by its title and beginning too.
                let twice = Remark::new(0, "guid", &entry.key, NotTaken::TwiceKnown);
                entry.remarks.push(twice);
                entry.key = format!(
                    "{}#{}#{}",
                    entry.key,
                    super::headings::fold(&entry.label),
                    start_of(&entry)
                );
                let again = seen.entry(entry.key.clone()).or_insert(index + 1);
                if *again != index + 1 {
                    entry.key = format!("{}#{index}", entry.key);
                }
            }
            entries.push(entry);
        }
        entries.sort_by_key(start_of);
        Entries {
            entries,
            cancelled,
            ..Entries::default()
        }
    }
}

fn start_of(entry: &ImportEntry) -> String {
    let start = entry.fields.iter().find(|(name, _)| name == "start");
    start.map_or_else(String::new, |(_, said)| match said {
        FieldValue::Value(value) => value.as_str().unwrap_or_default().to_owned(),
        FieldValue::Words(_) => String::new(),
    })
}

impl Talk {
    /// What says that it is cancelled, in a field of its own or as a mark in its title; other marks leave the title, and
    /// those that leave it open are told.
    fn take_status(&mut self) -> Option<String> {
        let off = RowStatus::of(&self.status) == Some(RowStatus::Cancelled);
        if off || self.hidden || is_hidden(&self.status) {
            return Some(std::mem::take(&mut self.status));
        }
        if RowStatus::of(&self.status) == Some(RowStatus::Open) {
            let said = std::mem::take(&mut self.status);
            self.odd.push(("status".to_owned(), said));
        }
        let others = self.by_language.get_mut("title");
        let others = others.into_iter().flat_map(BTreeMap::values_mut);
        for title in std::iter::once(&mut self.title).chain(others) {
            while let Some((rest, mark, status)) = mark_of(title) {
                let (rest, mark) = (rest.to_owned(), ("title".to_owned(), mark.to_owned()));
                *title = rest;
                match status {
                    RowStatus::Cancelled => return Some(mark.1),
                    RowStatus::Open if !self.odd.contains(&mark) => self.odd.push(mark),
                    RowStatus::Open | RowStatus::Holds => {}
                }
            }
        }
        None
    }

    /// A text of the talk in the event's languages, and what there is of it in others, with where it stands.
    fn in_languages(&self, field: &str, text: &str, event: &Event) -> (TalkTexts, TalkTexts) {
        let several = event.languages.len() > 1;
        let (mut words, mut others) = (TalkTexts::new(), TalkTexts::new());
        for (said, text) in self.by_language.get(field).into_iter().flatten() {
            let tag = of_event(said, event);
            let tag = tag.map(|tag| if several { tag } else { String::new() });
            match tag.filter(|tag| !words.contains_key(tag)) {
                _ if text.trim().is_empty() => {}
                Some(tag) => _ = words.insert(tag, text.clone()),
                None => _ = others.insert(format!("{field} ({said})"), text.clone()),
            }
        }
        if words.is_empty() && !text.trim().is_empty() {
            others.retain(|_, other| other != text);
            // The language of the talk is not always that of its title.
            let japanese = is_japanese(text);
            let own = event.languages.iter().find(|tag| **tag == self.language);
            let own = own.filter(|tag| (*tag == "ja") == japanese && several);
            words.insert(own.cloned().unwrap_or_default(), text.to_owned());
        }
        (words, others)
    }

    fn entry(
        self,
        number: usize,
        event: &Event,
        calendar: &Calendar,
        (zone, unknown): (Option<&WrittenZone>, Option<&str>),
    ) -> ImportEntry {
        let known = [&self.guid, &self.id, &self.title]
            .into_iter()
            .find(|text| !text.is_empty());
        let mut ids = vec![slug(&self.slug)];
        if !self.id.is_empty() {
            ids.push(
                format!("session-{}", slug(&self.id))
                    .trim_end_matches('-')
                    .to_owned(),
            );
        }
        ids.push(format!("session-{number}"));
        ids.retain(|id| !id.is_empty() && id != "session");
        let mut entry = ImportEntry {
            key: known.cloned().unwrap_or_default(),
            label: markup::line(&self.title).into_owned(),
            ids,
            columns: COLUMNS.to_vec(),
            ..ImportEntry::default()
        };
        let (mut elsewhere, mut garbled) = (TalkTexts::new(), TalkTexts::new());
        let mut words = |name: &str, mut words: TalkTexts| {
            words.retain(|_, text| {
                *text = seen(text).into_owned();
                let is_lost = lost(text, false) == Some(Lost::Surely);
                if is_lost {
                    garbled.insert(name.to_owned(), text.clone());
                }
                !is_lost
            });
            if !words.is_empty() {
                let words = FieldValue::Words(words);
                entry.fields.push((name.to_owned(), words));
            }
        };
        for (name, text) in [("title", &self.title), ("subtitle", &self.subtitle)] {
            let (mut own, others) = self.in_languages(name, text, event);
            for text in own.values_mut() {
                *text = markup::line(text).into_owned();
            }
            words(name, own);
            elsewhere.extend(others);
        }
        let (short, others) = self.in_languages("abstract", &self.summary, event);
        elsewhere.extend(others);
        let (mut long, others) = self.in_languages("description", &self.description, event);
        elsewhere.extend(others);
        for (tag, summary) in short {
            let description = long.entry(tag).or_default();
            *description = both(&markup::prose(&summary), &markup::prose(description));
        }
        words("abstract", long);
        let mut remarks: Vec<Remark> = Vec::new();
        let mut remark = |column: &str, text: &str, why| {
            remarks.push(Remark::new(0, column, text, why));
        };
        let is_titled = entry.fields.iter().any(|(name, _)| name == "title");
        let mut put = |name: &str, value: Value| {
            entry
                .fields
                .push((name.to_owned(), FieldValue::Value(value)));
        };
        let times = self.times(calendar, zone);
        match (times, unknown.filter(|_| !self.names_a_zone())) {
            // Without a title it would be nothing to visitors.
            _ if !is_titled => remark("title", &self.title, NotTaken::Unknown),
            (_, Some(zone)) => remark("time_zone_name", zone, NotTaken::When(Unread::Words)),
            (Ok((day, start, end)), None) => {
                if self.is_contradicted(&start, calendar, zone) {
                    remark("start", &self.clock, NotTaken::When(Unread::Conflict));
                }
                if self.is_elsewhere(&start, calendar) {
                    remark("date", &self.start, NotTaken::When(Unread::Conflict));
                }
                if self.ends_elsewhere(&start, end.as_ref()) {
                    remark("duration", &self.duration, NotTaken::When(Unread::Conflict));
                }
                put("day", json!(day.to_string()));
                put("start", json!(moment(&start)));
                if let Some(end) = end {
                    put("end", json!(moment(&end)));
                }
            }
            (Err(fault), None) if self.start.is_empty() => {
                remark("start", &self.clock, NotTaken::When(fault));
            }
            (Err(fault), None) => remark("date", &self.start, NotTaken::When(fault)),
        }
        if !self.duration.is_empty() && duration(&self.duration).is_none() {
            remark("duration", &self.duration, NotTaken::When(Unread::Duration));
        }
        if !self.room.is_empty() {
            put("channel", json!(markup::line(&self.room)));
        }
        let (mail, names): (Vec<_>, Vec<_>) = self
            .people
            .iter()
            .partition(|name| has_mail("speakers", name));
        for address in mail {
            remark("persons", address, NotTaken::Mail);
        }
        if !names.is_empty() {
            let people: Vec<Value> = names
                .into_iter()
                .map(|name| json!({ "name": markup::line(name) }))
                .collect();
            put("speakers", json!(people));
        }
        let (mut materials, mut recordings, mut streams) = (Vec::new(), Vec::new(), Vec::new());
        for link in &self.links {
            if LinkUse::Document.policy().read(&link.url).is_err() || !link.url.contains("://") {
                remark("links", &link.url, NotTaken::NoAddress);
                continue;
            }
            match link.shows() {
                Some(LinkShows::Recording) => recordings.push(link),
                Some(LinkShows::Stream) => streams.push(link),
                None => materials.push(link.material()),
            }
        }
        for (field, links) in [("stream", streams), ("recording", recordings)] {
            if let Some(tracks) = tracks(&links, &self.language) {
                put(field, tracks);
            }
        }
        if !materials.is_empty() {
            put("materials", json!(materials));
        }
        for (column, text) in &self.odd {
            remark(column, text, NotTaken::Unknown);
        }
        for (column, text) in &garbled {
            remark(column, text, NotTaken::Lost(Lost::Surely));
        }
        for (column, text) in &elsewhere {
            remark(column, text, NotTaken::NoLanguage);
        }
        entry.remarks = remarks;
        entry
    }

    /// Day, beginning and end in the event's zone.
    fn times(&self, calendar: &Calendar, zone: Option<&WrittenZone>) -> Result<Times, Unread> {
        let listed = day_cell(&self.day)
            .ok()
            .and_then(|span| calendar.day(&span.day?).ok());
        let (span, start) = self.beginning(listed, calendar, zone)?;
        let end = if self.end.is_empty() {
            None
        } else {
            Some(read(&self.end, listed, calendar, zone)?.1).filter(|end| *end > start)
        };
        let end = end.or_else(|| {
            start
                .checked_add(SignedDuration::from_mins(duration(&self.duration)?))
                .ok()
        });
        // A talk of half past midnight stays under the evening it is listed with, unless its schedule keeps another
        // clock than the event.
        let zone = span.start.and_then(|start| start.zone);
        let same_clock = zone.is_none_or(|zone| !zone.differs(&start));
        let night = |day: &Date| {
            same_clock && day.tomorrow().is_ok_and(|next| next == start.date()) && start.hour() < 6
        };
        let day = listed.filter(night).unwrap_or(start.date());
        Ok((day, start, end))
    }

    /// When it begins: by its date, else by the day it is listed under and its time.
    fn beginning(
        &self,
        listed: Option<Date>,
        calendar: &Calendar,
        zone: Option<&WrittenZone>,
    ) -> Result<(WrittenSpan, Zoned), Unread> {
        let of_date = time_cell(&self.start).ok();
        let day_alone = of_date
            .filter(|span| span.start.is_none() && !self.clock.is_empty())
            .and_then(|span| span.day);
        if let Some(day) = day_alone {
            return read(&self.clock, Some(calendar.day(&day)?), calendar, zone);
        }
        if !self.start.is_empty() {
            return read(&self.start, listed, calendar, zone);
        }
        let (span, start) = read(&self.clock, listed, calendar, zone)?;
        let is_early = span.day.is_none() && seconds(&span).is_some_and(|at| at < NIGHT);
        let opens = || read(&self.opens, listed, calendar, zone).ok();
        let start = match is_early.then(opens) {
            None => start,
            Some(Some((_, opens))) if start < opens => start
                .checked_add(jiff::Span::new().days(1))
                .map_err(|_| Unread::NoSuchDay)?,
            Some(Some(_)) => start,
            // Before the day it is listed under, or after it.
            Some(None) => return Err(Unread::Meaning),
        };
        Ok((span, start))
    }

    /// Whether the time that stands beside the date is another one, on whatever clock.
    fn is_contradicted(
        &self,
        start: &Zoned,
        calendar: &Calendar,
        zone: Option<&WrittenZone>,
    ) -> bool {
        let (Ok(date), Ok(clock)) = (time_cell(&self.start), time_cell(&self.clock)) else {
            return false;
        };
        let (Some(date), Some(clock)) = (seconds(&date), seconds(&clock)) else {
            return false;
        };
        let time = start.time();
        let here = i32::from(time.hour()) * 3600 + i32::from(time.minute()) * 60;
        let day = start.date();
        let mut days = [day.yesterday().ok(), Some(day), day.tomorrow().ok()].into_iter();
        let in_zone = days.any(|day| {
            let read = read(&self.clock, day, calendar, zone);
            read.is_ok_and(|(_, at)| at == *start)
        });
        // Minutes suffice: dates have seconds, and times beside them have none.
        clock / 60 != date / 60 && clock / 60 != here / 60 && !in_zone
    }

    /// Whether it is on another day than the one under which it is listed, and not in the night behind it. Where the schedule
    /// keeps another clock than the event, the days beside it may be meant.
    fn is_elsewhere(&self, start: &Zoned, calendar: &Calendar) -> bool {
        let listed = day_cell(&self.day).ok().and_then(|span| span.day);
        let Some(listed) = listed.and_then(|day| calendar.day(&day).ok()) else {
            return false;
        };
        let written = time_cell(&self.start).ok().and_then(|span| span.start);
        let zone = written.and_then(|start| start.zone);
        let same_clock = zone.is_none_or(|zone| !zone.differs(start));
        let is_night =
            || start.hour() < 6 && listed.tomorrow().is_ok_and(|next| next == start.date());
        let apart = start.date().duration_since(listed).as_hours().abs();
        apart > 24 || (same_clock && start.date() != listed && !is_night())
    }

    /// Whether its length makes another end than the one that is written.
    fn ends_elsewhere(&self, start: &Zoned, end: Option<&Zoned>) -> bool {
        let minutes = duration(&self.duration).filter(|_| !self.end.is_empty());
        let until =
            minutes.and_then(|minutes| start.checked_add(SignedDuration::from_mins(minutes)).ok());
        until.is_some_and(|until| end.is_some_and(|end| *end != until))
    }

    /// Whether its date or its time says in which zone it is.
    fn names_a_zone(&self) -> bool {
        [&self.start, &self.clock].into_iter().any(|text| {
            let start = time_cell(text).ok().and_then(|span| span.start);
            start.is_some_and(|start| start.zone.is_some())
        })
    }
}

/// Day, beginning and end.
type Times = (Date, Zoned, Option<Zoned>);

/// Seconds since midnight before which a time may be of the night that follows.
const NIGHT: i32 = 6 * 3600;

/// What a schedule tells of each talk, so that what it tells no more is seen.
const COLUMNS: &[&str] = &[
    "subtitle",
    "abstract",
    "channel",
    "speakers",
    "materials",
    "stream",
    "recording",
];

/// Seconds since midnight when a cell says that something begins.
fn seconds(span: &WrittenSpan) -> Option<i32> {
    span.start.as_ref().map(WrittenTime::at)
}

/// What a text says, and the moment that it means on a day, in a zone where it names none.
fn read(
    text: &str,
    listed: Option<Date>,
    calendar: &Calendar,
    zone: Option<&WrittenZone>,
) -> Result<(WrittenSpan, Zoned), Unread> {
    let mut span = time_cell(text)?;
    if let Some(start) = &mut span.start
        && start.zone.is_none()
    {
        start.zone = zone.cloned();
    }
    let (settled, faults) = calendar.settle(&span, listed);
    if let Some((_, fault)) = faults.first() {
        return Err(*fault);
    }
    settled.start.map(|at| (span, at)).ok_or(Unread::Words)
}

/// The language of an event that a file's tag means: `en_US` is its English.
fn of_event(said: &str, event: &Event) -> Option<String> {
    let plain = |tag: &str| tag.replace('_', "-").to_lowercase();
    let first = |tag: &str| plain(tag).split('-').next().map(str::to_owned);
    let languages = || event.languages.iter();
    languages()
        .find(|tag| plain(tag) == plain(said))
        .or_else(|| languages().find(|tag| first(tag) == first(said)))
        .cloned()
}

/// A short text and a longer one, as one that says nothing twice.
fn both(summary: &str, description: &str) -> String {
    match (summary.trim(), description.trim()) {
        (summary, description) if description.contains(summary) => description.to_owned(),
        (summary, description) if summary.contains(description) => summary.to_owned(),
        (summary, description) => format!("{summary}\n\n{description}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_said_twice() {
        assert_eq!(both("Short.", "Short. And long."), "Short. And long.");
        assert_eq!(both("Short.", "Long."), "Short.\n\nLong.");
        assert_eq!(both("", "Long."), "Long.");
    }
}
