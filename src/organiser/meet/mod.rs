//! `boothwalk meet`: wishes of both sides and the times when they can, to a timetable of meetings without double booking.

mod board;
mod cells;
mod columns;
mod exchange;
mod ics;
mod intervals;
mod matching;
mod outcome;
mod pages;
mod people;
mod reason;
mod record;
mod sheet;
mod show;
mod task;
#[cfg(test)]
mod tests;
mod times;
mod wishes;
mod words;

use std::fs;
use std::path::Path;

use anyhow::{Context as _, Result};
use feed::problem::Severity;
use i18n::value;
use jiff::civil::Date;
use jiff::{SignedDuration, Timestamp};

use crate::cli::MeetArgs;
use crate::console::Console;
use crate::import::{self, Calendar, NotTaken, day_cell};
use crate::report::Finding;
use crate::site::atomic_dir::AtomicDir;
use crate::source::{self, Source};
use intervals::Interval;
use outcome::{MeetOutcome, Rules};
use pages::Pages;
use people::{Parties, Party, Side};
use record::{New, TimetableRecord};
use times::TimeFault;
use wishes::{WishReader, Wishes};
use words::Words;

/// Slots times people of each side that are computed: a week of meetings for some thousands.
const MOST: usize = 4_000_000;

/// Makes a timetable as the command line asks.
///
/// # Errors
/// When the folder is no event, a file no table, nobody can meet at all, or nothing can be written.
pub(crate) fn run(args: &MeetArgs, console: &Console) -> Result<()> {
    let source = source::read(&args.event, console)?;
    if !args.dry_run {
        refuse_foreign_folder(&source, &args.out, console)?;
    }
    let calendar = import::calendar(&source, args.day_order, console)?;
    let days = days(args, &source, &calendar, console)?;
    let hours = spans(&args.hours, &days, &calendar, console)?;
    let breaks = spans(&args.breaks, &days, &calendar, console)?;
    let bounds = bounds(&source, &hours, &days, &calendar);
    let tables = args
        .files
        .iter()
        .map(|path| {
            let (sheet, encoding) = (args.sheet.as_deref(), args.encoding.as_deref());
            let table = import::table(path, sheet, encoding, &columns::known, console)?;
            let file = path.display().to_string();
            Ok(cells::FileTable { file, table })
        })
        .collect::<Result<Vec<_>>>()?;
    let exhibitors = Parties::exhibitors(&source.exhibition, console.language());
    let reader = WishReader {
        calendar: &calendar,
        days: &days,
        bounds: &bounds,
        console,
    };
    let mut wishes = wishes::read(&tables, exhibitors, &reader)
        .map_err(|file| console.failure("meet-no-headings", &[("file", value(file))]))?;
    let takes_part = takes_part(&wishes);
    by_files(&mut wishes, &takes_part, &bounds);
    silent(&mut wishes, &takes_part, &tables, &hours, console);
    let open = open(&wishes, &hours, &breaks);
    let minutes = |minutes: u16| SignedDuration::from_mins(minutes.into());
    let length = args.length.unwrap_or_else(|| length(&wishes, &takes_part));
    let slots: Vec<Interval> =
        intervals::slots(&open, minutes(length), minutes(args.pause)).collect();
    let people = wishes.participants.all.len() + wishes.exhibitors.all.len();
    if slots.len().saturating_mul(people) > MOST {
        return Err(console.failure("meet-too-much", &[("slots", value(slots.len()))]));
    }
    let rules = Rules {
        at_once: args.at_once.map(usize::from),
        most: args.most.map_or(usize::MAX, usize::from),
    };
    let outcome = outcome::of(&wishes, slots, rules);
    wishes
        .findings
        .iter()
        .for_each(|finding| console.finding(finding));
    if outcome.meetings.is_empty() && outcome.unplaced.is_empty() {
        return Err(console.failure("meet-nothing", &[]));
    }
    let words = Words::new(console, &calendar.zone);
    if !args.dry_run {
        write(args, &source, &wishes, &outcome, &words)?;
    }
    let out = args.out.display().to_string();
    if console.json() {
        let written = (!args.dry_run).then_some(out.as_str());
        console.json_result(&show::json(&outcome, &words, &wishes.findings, written))?;
    } else if !console.quiet() {
        console.print(&show::text(&outcome, &words))?;
    }
    let values = [
        ("meetings", value(outcome.meetings.len())),
        ("unplaced", value(outcome.unplaced.len())),
        ("out", value(out)),
    ];
    console.step(
        if args.dry_run {
            "meet-dry"
        } else {
            "meet-done"
        },
        &values,
    );
    Ok(())
}

/// The days on which there are meetings: those that are asked for, else those on which the event's booths are open, else all of the event's.
fn days(
    args: &MeetArgs,
    source: &Source,
    calendar: &Calendar,
    console: &Console,
) -> Result<Vec<Date>> {
    let mut days = Vec::new();
    for text in &args.day {
        let read =
            day_cell(text).and_then(|span| span.day.map(|day| calendar.day(&day)).transpose());
        match read {
            Ok(day) => days.extend(day),
            Err(fault) => {
                let values = [("column", value("--day")), ("text", value(text.as_str()))];
                return Err(console.failure(NotTaken::When(fault).key(), &values));
            }
        }
    }
    days.sort_unstable();
    days.dedup();
    if !days.is_empty() {
        return Ok(days);
    }
    let hours = &source.exhibition.event.hours;
    let is_open = |day: &Date| {
        let whole = times::whole_days(&[*day], calendar);
        whole.iter().any(|day| {
            let mut spans = hours.iter();
            spans.any(|span| span.start.at < day.end && day.start < span.end.at)
        })
    };
    let all = calendar.days.iter().copied();
    Ok(all.filter(|day| hours.is_empty() || is_open(day)).collect())
}

/// Spans of the command line, on each day.
fn spans(
    texts: &[String],
    days: &[Date],
    calendar: &Calendar,
    console: &Console,
) -> Result<Vec<Interval>> {
    let mut all = Vec::new();
    for text in texts {
        // What names no day is meant for each of them.
        let read = |day: Option<Date>| times::read(text, day, days, calendar);
        let found = match read(None) {
            Err((_, TimeFault::WhichDay)) => days
                .iter()
                .map(|day| read(Some(*day)))
                .collect::<Result<Vec<_>, _>>(),
            found => found.map(|found| vec![found]),
        };
        match found {
            Ok(found) => all.extend(found.into_iter().flatten()),
            Err(_) => {
                return Err(console.failure("meet-bad-span", &[("text", value(text.as_str()))]));
            }
        }
    }
    Ok(intervals::union(all))
}

/// When meetings may be at all: in the hours that are asked for, else in those of the event, on the days there are.
fn bounds(
    source: &Source,
    hours: &[Interval],
    days: &[Date],
    calendar: &Calendar,
) -> Vec<Interval> {
    let whole = intervals::union(times::whole_days(days, calendar));
    if !hours.is_empty() {
        return intervals::within(hours, &whole);
    }
    let of_event = source.exhibition.event.hours.iter().map(|span| Interval {
        start: span.start.at,
        end: span.end.at,
    });
    let of_event = intervals::union(of_event.collect());
    if of_event.is_empty() {
        whole
    } else {
        intervals::within(&of_event, &whole)
    }
}

/// Which exhibitors take part: those who have a row, and those who are wished for.
fn takes_part(wishes: &Wishes) -> Vec<bool> {
    let exhibitors = wishes.exhibitors.all.iter();
    let mut takes_part: Vec<bool> = exhibitors.map(|party| party.is_named).collect();
    for party in &wishes.participants.all {
        party
            .wishes
            .keys()
            .for_each(|exhibitor| takes_part[*exhibitor] = true);
    }
    takes_part
}

/// Exhibitors for whom no row says a time can when their own files say that they meet visitors.
fn by_files(wishes: &mut Wishes, takes_part: &[bool], bounds: &[Interval]) {
    for (party, takes_part) in wishes.exhibitors.all.iter_mut().zip(takes_part) {
        if *takes_part && !party.says_times {
            party.can = intervals::within(&party.by_file, bounds);
        }
    }
}

/// Minutes of a meeting: what the exhibitors' own files agree on.
fn length(wishes: &Wishes, takes_part: &[bool]) -> u16 {
    const MINUTES: u16 = 20;
    let exhibitors = wishes.exhibitors.all.iter().zip(takes_part);
    let mut said = exhibitors.filter_map(|(party, takes)| party.minutes.filter(|_| *takes));
    let first = said.next().unwrap_or(MINUTES);
    if said.all(|minutes| minutes == first) {
        first
    } else {
        MINUTES
    }
}

/// Those who say no time can whenever there are meetings, if that is said; else they are told.
fn silent(
    wishes: &mut Wishes,
    takes_part: &[bool],
    tables: &[cells::FileTable],
    hours: &[Interval],
    console: &Console,
) {
    let files: Vec<&str> = tables.iter().map(|table| table.file.as_str()).collect();
    let files = files.join(", ");
    let sides = [
        (
            "meet-no-spans-participant",
            &mut wishes.participants.all,
            None,
        ),
        (
            "meet-no-spans-exhibitor",
            &mut wishes.exhibitors.all,
            Some(takes_part),
        ),
    ];
    for (key, all, of_those) in sides {
        for (index, party) in all.iter_mut().enumerate() {
            let takes_part = of_those.is_none_or(|takes_part| takes_part[index]);
            if !takes_part || !party.can.is_empty() {
                continue;
            }
            if hours.is_empty() {
                let values = [("name", value(party.full_name()))];
                wishes.findings.push(Finding::ours(
                    Severity::Warning,
                    &files,
                    "",
                    key,
                    &values,
                    console,
                ));
            } else {
                party.can = hours.to_vec();
            }
        }
    }
}

/// When there are meetings: in the hours that are said, else whenever some exhibitor can; without the breaks.
fn open(wishes: &Wishes, hours: &[Interval], breaks: &[Interval]) -> Vec<Interval> {
    let of_exhibitors = wishes
        .exhibitors
        .all
        .iter()
        .flat_map(|party| party.can.iter().copied());
    let open = if hours.is_empty() {
        intervals::union(of_exhibitors.collect())
    } else {
        hours.to_vec()
    };
    intervals::without(&open, breaks)
}

/// A timetable replaces what stands in its place: that must be one, or nothing. In the event's own folder it would be published.
fn refuse_foreign_folder(source: &Source, out: &Path, console: &Console) -> Result<()> {
    let values = [("folder", value(out.display().to_string()))];
    let place = out.canonicalize().or_else(|_| std::path::absolute(out))?;
    let within = |root: &Path| root.starts_with(&place) || place.starts_with(root);
    if source.folder.root().is_some_and(within) {
        return Err(console.failure("meet-into-event", &values));
    }
    let is_other = match fs::read_dir(&place) {
        Ok(mut entries) => entries.next().is_some() && !place.join(record::FILE).is_file(),
        Err(_) => place.exists(),
    };
    if is_other {
        return Err(console.failure("meet-not-a-timetable", &values));
    }
    Ok(())
}

/// Writes the folder anew.
fn write(
    args: &MeetArgs,
    source: &Source,
    wishes: &Wishes,
    outcome: &MeetOutcome<'_>,
    words: &Words<'_>,
) -> Result<()> {
    let shown = || args.out.display().to_string();
    let event = &source.exhibition.event;
    let former = TimetableRecord::read(&args.out, &event.id)
        .with_context(|| format!("{}/{}", shown(), record::FILE))?;
    let meetings = outcome.meetings.iter().map(|(slot, pair)| New {
        participant: pair.participant,
        exhibitor: pair.exhibitor,
        start: slot.start,
        end: slot.end,
    });
    let record = former.followed_by(&event.id, meetings, Timestamp::now());
    let title = event.title.shown(words.console.language());
    let pages = Pages {
        event: (
            title.text.to_owned(),
            title
                .language
                .filter(|tag| *tag != words.console.language())
                .map(str::to_owned),
        ),
        words,
        outcome,
    };
    let wished: Vec<&str> = outcome
        .meetings
        .iter()
        .map(|(_, pair)| pair)
        .chain(outcome.unplaced.iter().map(|(pair, _)| pair))
        .map(|pair| pair.exhibitor.key.as_str())
        .collect();
    let takes_part = |party: &&Party| party.is_named || wished.contains(&party.key.as_str());
    let exhibitors: Vec<&Party> = wishes.exhibitors.all.iter().filter(takes_part).collect();
    let participants: Vec<&Party> = wishes.participants.all.iter().collect();
    let aside = AtomicDir::new(&args.out).with_context(shown)?;
    let file = |name: &str, text: &str| -> Result<()> {
        let path = aside.path().join(name);
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder)?;
        }
        fs::write(path, text).with_context(shown)
    };
    file(
        record::FILE,
        &(serde_json::to_string_pretty(&record)? + "\n"),
    )?;
    file("meetings.csv", &sheet::csv(outcome, words))?;
    file("index.html", &pages.overview(&exhibitors, &participants))?;
    let meets = |name: &str| {
        words
            .console
            .sentence("meet-calendar-title", &[("name", value(name))])
    };
    for (folder, side, parties) in [
        ("participants", Side::Participant, &participants),
        ("exhibitors", Side::Exhibitor, &exhibitors),
    ] {
        for party in parties {
            file(
                &format!("{folder}/{}.html", party.file),
                &pages.of_party(party, side),
            )?;
        }
        let person = |entry: &record::MeetingEntry| match side {
            Side::Participant => entry.participant.file.clone(),
            Side::Exhibitor => entry.exhibitor.file.clone(),
        };
        // Whoever has no row any more still gets what calls off their meetings.
        let mut files: Vec<String> = record.meetings.values().map(person).collect();
        files.extend(parties.iter().map(|party| party.file.clone()));
        files.sort_unstable();
        files.dedup();
        for name in files {
            let all = record.meetings.iter();
            let mut own: Vec<_> = all.filter(|(_, entry)| person(entry) == name).collect();
            own.sort_by_key(|(_, entry)| entry.start);
            let calendar = ics::calendar(own.into_iter(), side, title.text, meets);
            file(&format!("{folder}/{name}.ics"), &calendar)?;
        }
    }
    aside.finish(&[]).with_context(shown)
}
