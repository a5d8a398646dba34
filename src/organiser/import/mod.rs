//! `boothwalk import`: exhibitor lists and programmes as people have them, brought into an event's folder again and
//! again without losing what was changed there by hand.

mod asides;
mod booths;
mod cells;
mod countries;
mod day_rows;
mod edit;
mod entry;
mod field_rules;
mod files;
mod formats;
mod grammar;
mod heading_synonyms;
mod headings;
mod ids;
mod import_state;
mod lost;
mod make;
mod markup;
mod merge;
mod name_marks;
mod plan;
mod programme;
mod renamed;
mod renumbered;
mod said;
mod same_name;
mod sessions;
mod show;
mod shown;
mod status;
mod talk;
mod tracks;
mod value_words;
mod values;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use anyhow::{Context as _, Result};
use feed::problem::Severity;
use i18n::value;

use crate::cli::ImportArgs;
use crate::console::Console;
use crate::report::Finding;
use crate::source::{self, Source};
use crate::whole_file::{self, Readers};
pub(crate) use cells::{is_error, says_nothing};
use formats::{Ask, FileContent};
pub(crate) use formats::{Row, Table, format_names};
pub(crate) use grammar::{
    Calendar, DayOrder, Unread, WrittenDay, WrittenSpan, day_cell, order_of, time_cell,
};
use headings::HeadingSubject;
pub(crate) use headings::fold;
pub(crate) use ids::{company, slug};
use import_state::ImportState;
use plan::{ImportOptions, ImportPlan, List};
pub(crate) use renamed::Renamed;
pub(crate) use sessions::end_with;
pub(crate) use values::NotTaken;

/// Bytes of a list that are read: 10,000 exhibitors with a page about each, and the pictures that some paste in.
const LIST_BYTES: u64 = 64 * 1024 * 1024;

/// Imports a list as the command line asks.
///
/// # Errors
/// When the folder is no event, the file no list, or nothing can be written.
pub(crate) fn run(args: &ImportArgs, console: &Console) -> Result<()> {
    if args.headings {
        return show::headings(console);
    }
    let (Some(event), Some(file)) = (&args.event, &args.file) else {
        return Ok(());
    };
    let mut source = source::read(event, console)?;
    let root = source.folder.root().unwrap_or(event).to_owned();
    let mut record = ImportState::read(&root)?;
    let bytes = read_list(file, console)?;
    let how = ImportOptions {
        hall: args.hall.as_deref(),
        overwrite: args.overwrite,
        withdraw: args.withdraw,
        renamed: args.renamed,
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
    let mut list = understand(&bytes, args, &source, console)?;
    let made = make::missing(&list.entries, &source, args.make_topics, args.make_halls)?;
    if let Some(text) = &made {
        make::take(&mut source, text);
        list = understand(&bytes, args, &source, console)?;
    }
    let mut plan = match list.subject {
        HeadingSubject::Booths => {
            booths::plan(&list.entries.entries, &source, how, &mut record, console)?
        }
        HeadingSubject::Sessions => {
            programme::plan(&list.entries.entries, &source, how, &mut record)?
        }
    };
    if let Some(text) = made {
        plan.files
            .entry(source::EVENT_FILE.to_owned())
            .or_insert(text);
    }
    plan.findings = verify(&plan, list.subject, console)?;
    show::show(&list, &plan, args, console)?;
    for finding in &plan.findings {
        console.finding(finding);
    }
    if !args.dry_run {
        write(&root, &plan, &record)?;
    }
    Ok(())
}

fn read_list(path: &Path, console: &Console) -> Result<Vec<u8>> {
    let shown = path.display().to_string();
    let about = fs::metadata(path).map_err(|error| match error.kind() {
        std::io::ErrorKind::NotFound => {
            console.failure("import-no-file", &[("file", value(shown.clone()))])
        }
        _ => anyhow::Error::from(error).context(shown.clone()),
    })?;
    // Files of Numbers may be folders that only its own system shows as one.
    let parts = ["Index", "Index.zip", "index.xml"];
    if about.is_dir() && parts.iter().any(|part| path.join(part).exists()) {
        let reason = console.sentence("import-is-apple", &[]);
        let values = [("file", value(shown)), ("reason", value(reason))];
        return Err(console.failure("import-no-list", &values));
    }
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
    let file = args
        .file
        .as_deref()
        .map_or_else(String::new, |file| file.display().to_string());
    let file = value(file);
    let calendar = || calendar(source, args.day_order, console);
    let map = match &args.map {
        Some(path) => read_map(path, console)?,
        None => BTreeMap::new(),
    };
    let knows = |cells: &[String]| headings::known_in(cells, &map);
    let path = args.file.as_deref().unwrap_or(Path::new(""));
    let ask = Ask {
        sheet: args.sheet.as_deref(),
        encoding: named_encoding(args.encoding.as_deref(), console)?,
        with_hidden: args.with_hidden,
        knows: Some(&knows),
    };
    let table = match content(bytes, path, &ask, console)? {
        FileContent::Table(table) => table,
        FileContent::Talks(mut talks) => {
            let left_out = std::mem::take(&mut talks.left_out);
            let entries = talks.entries(event, &calendar()?);
            return Ok(List {
                subject: HeadingSubject::Sessions,
                entries,
                table: None,
                left_out,
            });
        }
    };
    let mut headings = headings::find(&table.rows, &map).ok_or_else(|| {
        let key = if table.hides() {
            "import-no-headings-hidden"
        } else {
            "import-no-headings"
        };
        console.failure(key, &[("file", file)])
    })?;
    headings
        .publish(&args.public_mail)
        .map_err(|column| console.failure("import-no-column", &[("column", value(column))]))?;
    let reader = values::CellReader::new(event);
    let calendar = match headings.subject {
        HeadingSubject::Sessions => Some(calendar()?),
        HeadingSubject::Booths if headings.has("meetings.spans") => Some(calendar()?),
        HeadingSubject::Booths => None,
    };
    let entries = entry::of_table(&table, &headings, &reader, event, calendar.as_ref());
    Ok(List {
        subject: headings.subject,
        entries,
        table: Some((table, headings)),
        left_out: BTreeMap::new(),
    })
}

/// The encoding of a name.
fn named_encoding(
    name: Option<&str>,
    console: &Console,
) -> Result<Option<&'static encoding_rs::Encoding>> {
    let Some(name) = name else { return Ok(None) };
    // As Windows, Java and Excel number them.
    let label = match name.to_lowercase().replace('_', "-").as_str() {
        "cp932" | "932" => "shift_jis",
        "cp936" | "936" => "gbk",
        "cp949" | "949" => "euc-kr",
        "cp950" | "950" => "big5",
        "cp874" | "874" => "windows-874",
        "eucjp" => "euc-jp",
        "jis" => "iso-2022-jp",
        "macroman" | "mac-roman" => "macintosh",
        _ => name,
    };
    match encoding_rs::Encoding::for_label(label.as_bytes()) {
        Some(encoding) => Ok(Some(encoding)),
        None => {
            let values = [("name", value(name.to_owned()))];
            Err(console.failure("import-encoding-unknown", &values))
        }
    }
}

/// What a file holds, by the first format that knows it.
fn content(bytes: &[u8], path: &Path, ask: &Ask<'_>, console: &Console) -> Result<FileContent> {
    formats::read(bytes, ask).map_err(|fault| {
        let reason = value(fault.sentence(console));
        let file = value(path.display().to_string());
        let key = if fault.says_what_to_do() {
            "import-no-list"
        } else {
            "import-no-table"
        };
        console.failure(key, &[("file", file), ("reason", reason)])
    })
}

/// Reads a table of something else than exhibitors and sessions. `knows` counts the headings that a row has.
///
/// # Errors
/// When the file is no table.
pub(crate) fn table(
    path: &Path,
    sheet: Option<&str>,
    encoding: Option<&str>,
    knows: &dyn Fn(&[String]) -> usize,
    console: &Console,
) -> Result<Table> {
    let ask = Ask {
        sheet,
        encoding: named_encoding(encoding, console)?,
        with_hidden: false,
        knows: Some(knows),
    };
    match content(&read_list(path, console)?, path, &ask, console)? {
        FileContent::Table(table) => Ok(table),
        FileContent::Talks(_) => {
            let file = value(path.display().to_string());
            Err(console.failure("import-is-schedule", &[("file", file)]))
        }
    }
}

/// The clocks and days of an event.
///
/// # Errors
/// When its time zone is none.
pub(crate) fn calendar(
    source: &Source,
    order: Option<DayOrder>,
    console: &Console,
) -> Result<Calendar> {
    let event = &source.exhibition.event;
    sessions::calendar(event, Some(&source.exhibition.programme), order).ok_or_else(|| {
        let values = [("zone", value(event.time_zone.clone()))];
        console.failure("import-no-zone", &values)
    })
}

/// Refuses to write what `check` would refuse, and says what it would warn of.
fn verify(plan: &ImportPlan, subject: HeadingSubject, console: &Console) -> Result<Vec<Finding>> {
    let mut findings = Vec::new();
    for (name, text) in &plan.files {
        let problems = match (name.as_str(), subject) {
            (source::EVENT_FILE, _) => feed::Event::parse(text.as_bytes(), name).problems,
            (_, HeadingSubject::Sessions) => feed::Programme::parse(text.as_bytes(), name).problems,
            (_, HeadingSubject::Booths) => feed::Booth::parse(text.as_bytes(), name).problems,
        };
        let of = |severity| problems.iter().filter(move |one| one.severity == severity);
        let told: Vec<String> = of(Severity::Error)
            .map(|problem| problem.short(console.language()))
            .take(3)
            .collect();
        if !told.is_empty() {
            let values = [
                ("file", value(name.clone())),
                ("reason", value(told.join("; "))),
            ];
            return Err(console.failure("import-would-break", &values));
        }
        let warnings = of(Severity::Warning);
        findings.extend(warnings.map(|one| Finding::of_feed(one, console.language())));
    }
    Ok(findings)
}

/// Reads headings of the organiser's own: `{ "heading": "field" }`.
fn read_map(path: &Path, console: &Console) -> Result<BTreeMap<String, String>> {
    let shown = path.display().to_string();
    let bytes = fs::read(path).with_context(|| shown.clone())?;
    serde_json::from_slice(&bytes)
        .with_context(|| console.sentence("import-bad-map", &[("file", value(shown))]))
}

/// Writes what was planned: booths first, then the event that names them, then what is remembered.
fn write(root: &Path, plan: &ImportPlan, record: &ImportState) -> Result<()> {
    let (events, others): (Vec<_>, Vec<_>) = plan
        .files
        .iter()
        .partition(|(name, _)| name.as_str() == source::EVENT_FILE);
    for (name, text) in others.into_iter().chain(events) {
        whole_file::write(&root.join(name), text, Readers::AsBefore)?;
    }
    record.write(root)
}
