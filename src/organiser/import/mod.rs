//! `boothwalk import`: exhibitor lists and programmes as people have them, brought into an event's folder again and
//! again without losing what was changed there by hand.

mod booths;
mod edit;
mod entry;
mod grammar;
mod headings;
mod known;
mod merge;
mod programme;
mod record;
mod sessions;
mod show;
mod table;
mod values;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use anyhow::{Context as _, Result};
use i18n::value;

use crate::cli::ImportArgs;
use crate::console::Console;
use crate::source::{self, Source};
use entry::Entries;
pub(crate) use grammar::DayOrder;
use headings::{Headings, Subject};
use merge::Change;
use record::{Record, write_whole};
use table::{Table, TableFault};

/// Bytes of a list that are read: 10,000 exhibitors with a page about each, and the pictures that some paste in.
const LIST_BYTES: u64 = 64 * 1024 * 1024;

/// An import as it would be, before anything is written.
#[derive(Debug, Default)]
pub(crate) struct Plan {
    /// What becomes of each entry, in the list's order.
    outcomes: Vec<Outcome>,
    /// Files to be written, by path in the event's folder.
    files: BTreeMap<String, String>,
}

/// What becomes of one entry.
#[derive(Debug)]
pub(crate) struct Outcome {
    /// Number of its row; 0 where there are none.
    row: usize,
    /// What people call it.
    label: String,
    /// Its id.
    id: String,
    /// The file it stands in.
    file: String,
    /// What it comes to.
    kind: Kind,
    /// Fields that differ.
    changes: Vec<Change>,
    /// Cells that were not taken.
    remarks: Vec<entry::Remark>,
}

/// What an entry comes to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// It was not there.
    New,
    /// Something of it is written.
    Changed,
    /// Nothing of it is written.
    Same,
    /// Its file is on another host, so it cannot be changed from here.
    Elsewhere,
    /// The programme needs its day.
    NoDay,
}

/// An import's way with it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct How<'a> {
    /// Hall of new booths that name none.
    pub hall: Option<&'a str>,
    /// Whether the list's word counts against changes by hand.
    pub overwrite: bool,
}

/// Imports a list as the command line asks.
///
/// # Errors
/// When the folder is no event, the file no list, or nothing can be written.
pub(crate) fn run(args: &ImportArgs, console: &Console) -> Result<()> {
    let source = source::read(&args.event, console)?;
    let root = source.folder.root().unwrap_or(&args.event).to_owned();
    let mut record = Record::read(&root)?;
    let bytes = read_list(&args.file, console)?;
    let how = How {
        hall: args.hall.as_deref(),
        overwrite: args.overwrite,
    };
    if let Some(hall) = how.hall
        && source.exhibition.hall(hall).is_none()
    {
        let halls: Vec<_> = source
            .exhibition
            .event
            .halls
            .iter()
            .map(|hall| hall.id.as_str())
            .collect();
        let values = [("hall", value(hall)), ("halls", value(halls.join(", ")))];
        return Err(console.failure("import-hall-unknown", &values));
    }
    let list = understand(&bytes, args, &source, console)?;
    let plan = match list.subject {
        Subject::Booths => booths::plan(&list.entries.entries, &source, how, &mut record, console)?,
        Subject::Sessions => programme::plan(&list.entries.entries, &source, how, &mut record)?,
    };
    show::show(&list, &plan, args.dry_run, console);
    if !args.dry_run {
        write(&root, &plan, &record)?;
    }
    Ok(())
}

/// A list, understood.
pub(crate) struct List {
    subject: Subject,
    entries: Entries,
    /// The table it was read from, and its headings; a schedule.json has none.
    table: Option<(Table, Headings)>,
}

fn read_list(path: &Path, console: &Console) -> Result<Vec<u8>> {
    let shown = path.display().to_string();
    let about = fs::metadata(path).map_err(|error| match error.kind() {
        std::io::ErrorKind::NotFound => {
            console.failure("import-no-file", &[("file", value(shown.clone()))])
        }
        _ => anyhow::Error::from(error).context(shown.clone()),
    })?;
    if !about.is_file() || about.len() > LIST_BYTES {
        let values = [
            ("file", value(shown)),
            ("limit", value(LIST_BYTES / 1024 / 1024)),
        ];
        return Err(console.failure("import-too-large", &values));
    }
    fs::read(path).with_context(|| shown)
}

/// Finds out what a file is, by what is in it.
fn understand(bytes: &[u8], args: &ImportArgs, source: &Source, console: &Console) -> Result<List> {
    let event = &source.exhibition.event;
    let file = value(args.file.display().to_string());
    let calendar = || {
        let programme = &source.exhibition.programme;
        sessions::calendar(event, Some(programme), args.day_order).ok_or_else(|| {
            let values = [("zone", value(event.time_zone.clone()))];
            console.failure("import-no-zone", &values)
        })
    };
    if sessions::is_schedule(bytes) {
        let entries = sessions::of_schedule(bytes, event, &calendar()?)
            .with_context(|| console.sentence("import-bad-schedule", &[("file", file)]))?;
        return Ok(List {
            subject: Subject::Sessions,
            entries: Entries {
                entries,
                ..Entries::default()
            },
            table: None,
        });
    }
    let map = match &args.map {
        Some(path) => read_map(path, console)?,
        None => BTreeMap::new(),
    };
    let table = table::read(bytes, args.sheet.as_deref()).map_err(|fault| {
        let reason = match &fault {
            TableFault::Encoding => console.sentence("import-no-encoding", &[]),
            TableFault::NoSheet(name) => {
                console.sentence("import-no-sheet", &[("sheet", value(name.clone()))])
            }
            other => other.to_string(),
        };
        console.failure(
            "import-no-table",
            &[("file", file.clone()), ("reason", value(reason))],
        )
    })?;
    let headings = headings::find(&table.rows, &map)
        .ok_or_else(|| console.failure("import-no-headings", &[("file", file)]))?;
    let reader = values::Reader::new(event);
    let calendar = match headings.subject {
        Subject::Sessions => Some(calendar()?),
        Subject::Booths => None,
    };
    let entries = entry::of_table(&table, &headings, &reader, event, calendar.as_ref());
    Ok(List {
        subject: headings.subject,
        entries,
        table: Some((table, headings)),
    })
}

/// Reads headings of the organiser's own: `{ "heading": "field" }`.
fn read_map(path: &Path, console: &Console) -> Result<BTreeMap<String, String>> {
    let shown = path.display().to_string();
    let bytes = fs::read(path).with_context(|| shown.clone())?;
    serde_json::from_slice(&bytes)
        .with_context(|| console.sentence("import-bad-map", &[("file", value(shown))]))
}

/// Writes what was planned: booths first, then the event that names them, then what is remembered.
fn write(root: &Path, plan: &Plan, record: &Record) -> Result<()> {
    let (events, others): (Vec<_>, Vec<_>) = plan
        .files
        .iter()
        .partition(|(name, _)| name.as_str() == source::EVENT_FILE);
    for (name, text) in others.into_iter().chain(events) {
        write_whole(&root.join(name), text)?;
    }
    record.write(root)
}
