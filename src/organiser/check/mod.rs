//! `boothwalk check`: everything there is to say about an event before visitors see it, in one report.

mod content;
mod json_span;
mod online;
mod show;

use std::collections::BTreeMap;
use std::io::IsTerminal;
use std::path::Path;
use std::process::ExitCode;
use std::time::Duration;

use anyhow::Result;
use feed::problem::Severity;
use feed::{Booth, limits};
use i18n::value;

use crate::FAILED;
use crate::cache::Cache;
use crate::cli::CheckArgs;
use crate::console::Console;
use crate::folder::Folder;
use crate::http::Web;
use crate::report::{Finding, NotShown};
use crate::serve::live::stamps;
use crate::site::assets::Assets;
use crate::site::private_addresses;
use crate::site::write::Outputs;
use crate::source;

/// How often `--watch` looks for saved files.
const LOOK: Duration = Duration::from_millis(500);

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
    let mut code = once(args, console)?;
    if args.watch {
        let folder = if args.path.is_dir() {
            args.path.as_path()
        } else {
            args.path.parent().unwrap_or(Path::new("."))
        };
        let mut seen = stamps(folder);
        loop {
            std::thread::sleep(LOOK);
            let now = stamps(folder);
            if now != seen {
                seen = now;
                code = once(args, console)?;
            }
            let _ = code;
        }
    }
    Ok(code)
}

fn once(args: &CheckArgs, console: &Console) -> Result<ExitCode> {
    let mut report = if args.path.is_file() {
        booth_file(args, console)?
    } else {
        event(args, console)?
    };
    // The gravest first, then as they stand in the event.
    report
        .findings
        .sort_by_key(|finding| std::cmp::Reverse(finding.severity));
    if args.no_notes {
        report
            .findings
            .retain(|finding| finding.severity > Severity::Note);
    }
    if console.json() {
        println!("{}", show::json(&report));
    } else {
        print!(
            "{}",
            show::text(&report, std::io::stdout().is_terminal(), console)
        );
        let values = [
            ("errors", value(report.count(Severity::Error))),
            ("warnings", value(report.count(Severity::Warning))),
            ("notes", value(report.count(Severity::Note))),
        ];
        println!("{}", console.sentence("check-sum", &values));
    }
    Ok(if report.count(Severity::Error) > 0 {
        ExitCode::from(FAILED)
    } else {
        ExitCode::SUCCESS
    })
}

/// Checks a whole event.
fn event(args: &CheckArgs, console: &Console) -> Result<Report> {
    let mut source = match source::read(&args.path, console) {
        Ok(source) => source,
        Err(error) => {
            let not_shown = error.downcast::<NotShown>()?;
            return Ok(Report {
                findings: not_shown.findings,
                files: not_shown.files.into_iter().collect(),
            });
        }
    };
    let web = client(args)?;
    let mut findings = web
        .as_ref()
        .map_or_else(Vec::new, |web| online::bring(&mut source, web, console));
    let problems = source.exhibition.check();
    findings.extend(
        problems
            .iter()
            .map(|problem| Finding::of_feed(problem, console.language())),
    );
    let cache = Cache::of_user();
    let mut assets = Assets::new(&source, &cache, console);
    let mut outputs = Outputs::default();
    assets.bring(&mut outputs);
    findings.append(&mut assets.findings);
    findings.extend(content::findings(&source, &assets.weights, console));
    findings.extend(private_addresses::findings(
        &source.files,
        args.base.as_ref(),
        console,
    ));
    if let Some(web) = &web {
        findings.extend(online::findings(&source.files, web, &cache, console));
    }
    let text = |(name, bytes): &(String, Vec<u8>)| {
        (name.clone(), String::from_utf8_lossy(bytes).into_owned())
    };
    Ok(Report {
        findings,
        files: source.files.iter().map(text).collect(),
    })
}

/// The client for other hosts, where they are to be asked.
fn client(args: &CheckArgs) -> Result<Option<Web>> {
    let wait = Duration::from_secs(args.web.wait.into());
    let web = args.online.then(|| Web::new(wait, args.base.as_ref()));
    web.transpose()
}

/// Checks one booth file by itself, as an exhibitor would who has no event.
fn booth_file(args: &CheckArgs, console: &Console) -> Result<Report> {
    let path = &args.path;
    let name = path
        .file_name()
        .unwrap_or_default()
        .to_string_lossy()
        .into_owned();
    let folder = Folder::open(
        path.parent()
            .filter(|parent| !parent.as_os_str().is_empty())
            .unwrap_or(Path::new(".")),
    )?;
    let bytes = folder.read_plain(&name, limits::BOOTH_BYTES)?;
    let parsed = Booth::parse(&bytes, &name);
    let mut findings: Vec<Finding> = parsed
        .problems
        .iter()
        .map(|problem| Finding::of_feed(problem, console.language()))
        .collect();
    let text = String::from_utf8_lossy(&bytes).into_owned();
    let files = [(name, bytes)];
    findings.extend(private_addresses::findings(
        &files,
        args.base.as_ref(),
        console,
    ));
    if let Some(web) = client(args)? {
        findings.extend(online::findings(&files, &web, &Cache::of_user(), console));
    }
    let [(name, _)] = files;
    Ok(Report {
        findings,
        files: [(name, text)].into(),
    })
}
