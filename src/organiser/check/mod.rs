//! `boothwalk check`: everything there is to say about an event before visitors see it, in one report.

mod content;
mod doors;
mod event_of;
mod far_days;
mod headers;
mod json_span;
mod leftovers;
mod notes;
mod online;
mod plots;
mod show;
mod tracks;

use std::collections::BTreeMap;
use std::io::IsTerminal;
use std::path::Path;
use std::process::ExitCode;
use std::sync::Arc;
use std::time::Duration;

use anyhow::Result;
use feed::problem::Severity;
use i18n::value;
use url::Url;

use crate::cache::Cache;
use crate::cli::CheckArgs;
use crate::console::{Console, quoted};
use crate::exit_code::FAILED;
use crate::files::{Files, Folder, shown};
use crate::http::Web;
use crate::live::{self, desk_codes::DeskCodes, tickets::Tickets};
use crate::report::{Finding, NotShown};
use crate::site::assets::Assets;
use crate::site::write::Outputs;
use crate::site::{fonts, private_addresses, undrawable};
use crate::source::{self, EVENT_FILE, Source};
use crate::watch::FolderWatch;

use notes::NotesShown;

/// What was found, and the files it was found in.
#[derive(Debug, Default)]
struct Report {
    findings: Vec<Finding>,
    /// Texts of the event's files by their name, for the source lines.
    files: BTreeMap<String, String>,
}

impl Report {
    fn count(&self, severity: Severity) -> usize {
        self.findings
            .iter()
            .filter(|finding| finding.severity == severity)
            .count()
    }
}

/// Checks as the command line asks. The exit code is 1 when there are errors.
///
/// # Errors
/// When there is nothing to check.
pub(crate) fn run(args: &CheckArgs, console: &Console) -> Result<ExitCode> {
    if !args.watch {
        return once(args, console);
    }
    let folder = if args.path.is_dir() {
        args.path.as_path()
    } else {
        args.path.parent().unwrap_or(Path::new("."))
    };
    let mut watch = FolderWatch::new(folder);
    // Nothing to check at first is a wrong name; later it is a file that is away for a moment.
    once(args, console)?;
    loop {
        watch.wait();
        if let Err(error) = once(args, console) {
            console.error(&error);
        }
    }
}

fn once(args: &CheckArgs, console: &Console) -> Result<ExitCode> {
    let mut report = if args.path.is_file() {
        one_file(args, console)?
    } else {
        let source = source::read(&args.path, console);
        event(source, args, console)?
    };
    // The gravest first, then as they stand in the event.
    report
        .findings
        .sort_by_key(|finding| std::cmp::Reverse(finding.severity));
    if args.no_notes || console.quiet() {
        report
            .findings
            .retain(|finding| finding.severity > Severity::Note);
    }
    if console.json() {
        console.json_result(&show::json(&report))?;
    } else {
        let colours = std::io::stdout().is_terminal();
        let notes = if args.all_notes {
            NotesShown::Each
        } else {
            NotesShown::ByKind
        };
        console.print(&show::text(&report, notes, colours, console))?;
        if !console.quiet() {
            let values = [
                ("errors", value(report.count(Severity::Error))),
                ("warnings", value(report.count(Severity::Warning))),
                ("notes", value(report.count(Severity::Note))),
            ];
            console.print(&format!("{}\n", console.sentence("check-sum", &values)))?;
            if notes == NotesShown::ByKind && report.count(Severity::Note) > 0 {
                let path = quoted(&args.path.display().to_string());
                let hint = console.sentence("check-notes-all", &[("path", value(path))]);
                console.print(&format!("{hint}\n"))?;
            }
        }
    }
    Ok(if report.count(Severity::Error) > 0 {
        ExitCode::from(FAILED)
    } else {
        ExitCode::SUCCESS
    })
}

/// Checks a whole event.
fn event(source: Result<Source>, args: &CheckArgs, console: &Console) -> Result<Report> {
    let mut report = report(source, client(args)?.as_ref(), args.base.as_ref(), console)?;
    if args.path.is_dir() && args.online {
        report.findings.extend(broker(args, console)?);
    }
    Ok(report)
}

/// Tries the doors of what is live.
fn broker(args: &CheckArgs, console: &Console) -> Result<Vec<Finding>> {
    let Ok(source) = source::read(&args.path, console) else {
        // That was told.
        return Ok(Vec::new());
    };
    let Some(live) = source.exhibition.event.live.clone() else {
        return Ok(Vec::new());
    };
    let codes = DeskCodes::read(&args.path)?;
    let wait = Duration::from_secs(args.web.wait.into());
    let tickets = Tickets::read(&args.path)?;
    let secrets = (&codes, &tickets);
    let mut findings = doors::findings(&source, &live, secrets, wait, args.base.as_ref(), console);
    findings.extend(live::missing(&source, &codes, &tickets, console));
    Ok(findings)
}

/// Looks at an event that was read; other hosts are asked where there is a client for them.
fn report(
    source: Result<Source>,
    web: Option<&Web>,
    base: Option<&Url>,
    console: &Console,
) -> Result<Report> {
    let mut source = match source {
        Ok(source) => source,
        Err(error) => {
            let not_shown = error.downcast::<NotShown>()?;
            return Ok(Report {
                findings: not_shown.findings,
                files: not_shown.files.into_iter().collect(),
            });
        }
    };
    let mut findings = web.map_or_else(Vec::new, |web| online::bring(&mut source, web, console));
    let problems = source.exhibition.check();
    findings.extend(
        problems
            .iter()
            .map(|problem| Finding::of_feed(problem, console.language())),
    );
    let cache = Cache::of_user();
    let mut assets = Assets::to_look(&source, &cache, console);
    let mut outputs = Outputs::default();
    assets.bring(&mut outputs);
    findings.append(&mut assets.findings);
    findings.extend(content::findings(&source, &assets.weights, console));
    findings.extend(plots::findings(&source.exhibition, console));
    findings.extend(far_days::findings(&source.exhibition, console));
    findings.extend(tracks::findings(&source, console));
    findings.extend(leftovers::findings(&source, console));
    let missing = fonts::undrawable(&source.exhibition, &cache)?;
    findings.extend(undrawable::findings(&source.exhibition, &missing, console));
    findings.extend(private_addresses::findings(
        &source.files,
        &source.exhibition,
        base,
        console,
    ));
    if let Some(web) = web {
        findings.extend(online::findings(&source, web, &cache, console));
        if let Some(base) = base {
            findings.extend(headers::findings(&source, base, web, console));
        }
    }
    let text = |(name, bytes): &(String, Vec<u8>)| {
        (name.clone(), String::from_utf8_lossy(bytes).into_owned())
    };
    Ok(Report {
        findings,
        files: source.files.iter().map(text).collect(),
    })
}

/// Everything there is to say about an event's files, the gravest first.
///
/// # Errors
/// When there is no event among them.
pub(crate) fn of_files(files: Arc<dyn Files>, console: &Console) -> Result<Vec<Finding>> {
    let source = source::of_files(files, "", console);
    let mut findings = report(source, None, None, console)?.findings;
    findings.sort_by_key(|finding| std::cmp::Reverse(finding.severity));
    Ok(findings)
}

/// The client for other hosts, where they are to be asked.
fn client(args: &CheckArgs) -> Result<Option<Web>> {
    let wait = Duration::from_secs(args.web.wait.into());
    let web = args.online.then(|| Web::new(wait, args.base.as_ref()));
    web.transpose()
}

/// Checks one file of an event: all that the check of its event says about it. A booth file that no event names is checked
/// as if it stood in a small event of its own.
fn one_file(args: &CheckArgs, console: &Console) -> Result<Report> {
    let path = args.path.canonicalize()?;
    let (root, name) = event_of::place(&path);
    let folder: Arc<dyn Files> = Arc::new(Folder::open(&root)?);
    if name == EVENT_FILE {
        return event(source::read(&root, console), args, console);
    }
    let folder_name = root.display().to_string();
    let mut unlisted = false;
    let source = match source::of_files(Arc::clone(&folder), &folder_name, console) {
        Ok(source) if event_of::names(&source, &name) => Ok(source),
        found => {
            unlisted = found.is_ok();
            let own = event_of::with_booth(folder, &name, found.ok().as_ref());
            source::of_files(Arc::new(own), &folder_name, console)
        }
    };
    let mut report = event(source, args, console)?;
    report
        .findings
        .retain(|finding| shown(&finding.file) == name);
    report.files.retain(|file, _| shown(file) == name);
    if unlisted {
        let values = [("name", value(name.clone()))];
        report.findings.push(Finding::ours(
            Severity::Warning,
            &name,
            "",
            "booth-unlisted",
            &values,
            console,
        ));
    }
    Ok(report)
}
