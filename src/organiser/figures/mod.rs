//! `boothwalk figures`: what a host's access logs say of an event, as tables and pages, without telling of anybody.
//!
//! Reading ([`lines`], [`formats`]) and writing ([`write`]) stand around plain counting ([`tally`]) by what stands at each address
//! ([`places`]).

mod anonymity;
mod chart;
mod distinct;
mod formats;
mod leads;
mod lines;
mod page;
mod places;
mod report;
mod request;
pub(crate) mod robots;
mod tally;
#[cfg(test)]
mod tests;
mod visits;
mod write;

use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};

use anyhow::Result;
use feed::Exhibition;
use feed::problem::Severity;
use i18n::value;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use serde_json::{Value, json};

use crate::cli::FiguresArgs;
use crate::console::{self, Console, Values};
use crate::report::Finding;
use crate::site::site_root::SiteRoot;
use crate::source::{self, EVENT_FILE, Source};
use formats::{LogEntry, LogReader};
use leads::Leads;
use places::Places;
use robots::Robots;
use tally::{EventFacts, LineCounts, Tally};

/// Where a site keeps the event's files.
const EVENT_IN_SITE: &str = "event";
/// Bytes of a desk's export that are read.
const LEADS_BYTES: u64 = 64 << 20;

/// Counts, and writes what was counted.
///
/// # Errors
/// When there is no event, a log cannot be read at all, or nothing can be written.
pub(crate) fn run(args: &FiguresArgs, console: &Console) -> Result<()> {
    let source = read_event(&args.event, console)?;
    let exhibition = &source.exhibition;
    let base = args.base.clone();
    let root = SiteRoot::of(base.as_ref()).ok_or_else(|| {
        let base = base.as_ref().map_or_else(String::new, ToString::to_string);
        console.failure("base-letters", &[("url", value(base))])
    })?;
    let span = span(args, exhibition, console)?;
    let places = Places::of(&source, root.decoded());
    let about = EventFacts {
        zone: TimeZone::get(&exhibition.event.time_zone).unwrap_or(TimeZone::UTC),
        span,
        base,
        languages: exhibition.event.languages.clone(),
        booths: exhibition.slots.len(),
    };
    let mut tally = Tally::new(&places, about, Robots::new()?);
    let mut logs = Vec::new();
    for path in &args.logs {
        logs.push(log(path, &mut tally, console)?);
    }
    let counted: u64 = logs.iter().map(|log| log.lines.counted).sum();
    if counted == 0 {
        for log in &logs {
            log.told(console);
            let findings = log.findings(console);
            findings.iter().for_each(|finding| console.finding(finding));
        }
        return Err(console.failure("figures-nothing", &[]));
    }
    let mut leads = Leads::default();
    let mut findings = Vec::new();
    for path in &args.leads {
        add_leads(path, &mut leads, exhibition, span, console)?;
    }
    if leads.lost > 0 {
        let values = [
            ("count", value(leads.lost as usize)),
            ("line", value(leads.first_lost.unwrap_or_default() as usize)),
        ];
        findings.push(Finding::ours(
            Severity::Warning,
            "--leads",
            "",
            "figures-leads-lost",
            &values,
            console,
        ));
    }
    findings.extend(logs.iter().flat_map(|log| log.findings(console)));
    findings.extend(unread(exhibition, console));
    let consoles = consoles(console, &exhibition.event.languages);
    let reports: Vec<_> = consoles
        .iter()
        .map(|console| {
            let material = report::ReportSources {
                exhibition,
                places: &places,
                tally: &tally,
                leads: (!args.leads.is_empty()).then_some(&leads),
                console,
            };
            let about = about_in_words(&tally, &exhibition.event.time_zone, console);
            let notes = report::notes(tally.one_of(), !args.leads.is_empty(), console);
            (report::of(&material), about, notes)
        })
        .collect();
    let editions = consoles.iter().zip(&reports);
    let editions: Vec<_> = editions
        .map(
            |(console, ((event, booths), about, notes))| write::LanguageEdition {
                frame: page::PageFrame {
                    event: &event.name,
                    about,
                    notes,
                    console,
                },
                event,
                booths,
            },
        )
        .collect();
    let (event, booths) = &reports[0].0;
    let mut all = write::json(event, booths);
    all["oneOf"] = tally.one_of().into();
    all["timeZone"] = exhibition.event.time_zone.clone().into();
    all["logs"] = logs.iter().map(Log::json).collect();
    all["findings"] = findings.iter().map(Finding::json).collect();
    let files = write::files(&args.out, &mut all, &editions)?;
    findings.iter().for_each(|finding| console.finding(finding));
    if !console.json() {
        logs.iter().for_each(|log| log.told(console));
        for name in &files {
            console.print(&format!("{}\n", args.out.join(name).display()))?;
        }
    }
    all["files"] = files
        .iter()
        .map(|name| args.out.join(name).display().to_string())
        .collect();
    console.json_result(&all)?;
    let values = [("folder", value(args.out.display().to_string()))];
    console.step("figures-done", &values);
    Ok(())
}

/// One for each language in which there are pages: the organiser's own first, then those of the event that we speak.
fn consoles(own: &Console, languages: &[String]) -> Vec<Console> {
    let mut tags = vec![own.language()];
    for language in languages {
        let spoken = i18n::best_match(language, &i18n::LANGUAGES);
        tags.extend(spoken.filter(|tag| !tags.contains(tag)));
    }
    let console = |tag: &str| Console::new(console::messages(Some(tag)), true, false);
    tags.into_iter().map(console).collect()
}

/// The event of a folder, or of a built site.
fn read_event(folder: &Path, console: &Console) -> Result<Source> {
    let inside = folder.join(EVENT_IN_SITE);
    let is_site = !folder.join(EVENT_FILE).is_file() && inside.join(EVENT_FILE).is_file();
    source::read(if is_site { &inside } else { folder }, console)
}

/// The days that count: those that were asked for, else the event's.
fn span(
    args: &FiguresArgs,
    exhibition: &Exhibition,
    console: &Console,
) -> Result<Option<(Date, Date)>> {
    let own = feed::time::days(&exhibition.event, &exhibition.programme);
    let (first, last) = own.unwrap_or((Date::MIN, Date::MAX));
    let asked = args.from.is_some() || args.to.is_some();
    let (first, last) = (args.from.unwrap_or(first), args.to.unwrap_or(last));
    if first > last {
        let values = [
            ("first", value(first.to_string())),
            ("last", value(last.to_string())),
        ];
        return Err(console.failure("figures-days-wrong", &values));
    }
    Ok((asked || own.is_some()).then_some((first, last)))
}

/// What became of a log.
struct Log {
    path: PathBuf,
    format: Option<&'static str>,
    lines: LineCounts,
    all: u64,
    /// Lines that were not understood, and the number of the first.
    lost: u64,
    first_lost: Option<u64>,
    /// Why the rest could not be read.
    broken: Option<String>,
    /// Whether a line says no user agent: then robots cannot be told.
    without_agents: bool,
}

/// Counts a log.
fn log(path: &Path, tally: &mut Tally<'_>, console: &Console) -> Result<Log> {
    let failure = |error: std::io::Error| {
        let values = [
            ("file", value(path.display().to_string())),
            ("reason", value(console.reason(&error))),
        ];
        console.failure("figures-no-log", &values)
    };
    let mut reader = LogReader::default();
    let mut log = Log {
        path: path.to_owned(),
        format: None,
        lines: LineCounts::default(),
        all: 0,
        lost: 0,
        first_lost: None,
        broken: None,
        without_agents: false,
    };
    if path.is_dir() {
        return Err(failure(std::io::ErrorKind::IsADirectory.into()));
    }
    let mut lines = lines::open(path).map_err(failure)?;
    loop {
        let line = match lines.next() {
            Ok(Some(line)) => line.map(String::from_utf8_lossy),
            Ok(None) => break,
            // What was cut off while it was packed: the lines before count.
            Err(error) => {
                log.broken = Some(console.reason(&error));
                break;
            }
        };
        match line.as_deref().map(|line| (line, reader.read(line))) {
            Some((_, Some(LogEntry::Request(request)))) => {
                log.without_agents |= request.agent.is_none();
                tally.count(&request, &mut log.lines);
            }
            Some((_, Some(LogEntry::Heading)) | ("", _)) => {}
            _ => {
                log.lost += 1;
                log.first_lost = log.first_lost.or(Some(lines.number));
            }
        }
    }
    log.all = lines.number;
    log.format = reader.name();
    Ok(log)
}

impl Log {
    fn json(&self) -> Value {
        json!({
            "file": self.path.display().to_string(),
            "format": self.format,
            "lines": self.all,
            "counted": self.lines.counted,
            "robots": self.lines.robots,
            "otherDays": self.lines.other_days,
            "other": self.lines.other,
            "notUnderstood": self.lost,
            "firstNotUnderstood": self.first_lost,
            "broken": self.broken,
        })
    }

    /// A line about what became of its lines.
    fn told(&self, console: &Console) {
        let number = |count: u64| value(usize::try_from(count).unwrap_or(usize::MAX));
        let values = [
            ("file", value(self.path.display().to_string())),
            ("format", value(self.format.unwrap_or("?"))),
            ("lines", number(self.all)),
            ("counted", number(self.lines.counted)),
            ("robots", number(self.lines.robots)),
            ("days", number(self.lines.other_days)),
            ("other", number(self.lines.other)),
        ];
        console.step("figures-log", &values);
    }

    /// What is wrong with it.
    fn findings(&self, console: &Console) -> Vec<Finding> {
        let file = self.path.display().to_string();
        let number = |count: u64| value(usize::try_from(count).unwrap_or(usize::MAX));
        let warning = |key: &str, values: Values<'_>| {
            Finding::ours(Severity::Warning, &file, "", key, values, console)
        };
        let mut findings = Vec::new();
        if let Some(line) = self.first_lost {
            let values = [("count", number(self.lost)), ("line", number(line))];
            let position = Some((usize::try_from(line).unwrap_or_default(), 1));
            let lost = warning("figures-lost", &values);
            findings.push(Finding { position, ..lost });
        }
        if let Some(reason) = &self.broken {
            let values = [
                ("line", number(self.all)),
                ("reason", value(reason.clone())),
            ];
            findings.push(warning("figures-log-broken", &values));
        }
        if self.without_agents {
            findings.push(warning("figures-no-agents", &[]));
        }
        findings
    }
}

/// Counts a desk's export.
fn add_leads(
    path: &Path,
    leads: &mut Leads,
    exhibition: &Exhibition,
    span: Option<(Date, Date)>,
    console: &Console,
) -> Result<()> {
    let failure = |reason: String| {
        let values = [
            ("file", value(path.display().to_string())),
            ("reason", value(reason)),
        ];
        console.failure("figures-no-leads", &values)
    };
    let file = File::open(path).map_err(|error| failure(console.reason(&error)))?;
    leads
        .read(file.take(LEADS_BYTES), exhibition, span)
        .map_err(|fault| {
            let values = [
                ("column", value(fault.0)),
                ("columns", value(leads::COLUMNS.join(", "))),
            ];
            failure(console.sentence("figures-no-column", &values))
        })
}

/// Booths of which no file is here: in a site they have one.
fn unread(exhibition: &Exhibition, console: &Console) -> Option<Finding> {
    let count = exhibition
        .slots
        .iter()
        .filter(|slot| slot.booth().is_none())
        .count();
    (count > 0).then(|| {
        let values = [("count", value(count))];
        Finding::ours(
            Severity::Warning,
            EVENT_FILE,
            "",
            "figures-booths-unread",
            &values,
            console,
        )
    })
}

/// The days that the logs speak of, and the zone they are days of.
fn about_in_words(tally: &Tally<'_>, zone: &str, console: &Console) -> String {
    let dates = i18n::Messages::load(console.language(), &[i18n::Domain::LOCALE]);
    let words = |date: Option<&Date>| {
        date.map_or_else(String::new, |date| feed::time::date_in_words(*date, &dates))
    };
    let (first, last) = (tally.days.iter().min(), tally.days.iter().max());
    let values = [
        ("first", value(words(first))),
        ("last", value(words(last))),
        ("zone", value(zone.to_owned())),
    ];
    let key = if first == last {
        "figures-about-day"
    } else {
        "figures-about-days"
    };
    console.sentence(key, &values)
}
