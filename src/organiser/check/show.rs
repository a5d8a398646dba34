//! A report as people read it: each finding with its place and its source line, as compilers show theirs.

use std::collections::BTreeMap;

use annotate_snippets::{AnnotationKind, Level, Origin, Renderer, Snippet};
use feed::problem::Severity;
use i18n::value;
use serde_json::json;

use super::Report;
use super::json_span;
use super::notes::{self, NotesShown};
use crate::console::Console;
use crate::report::Finding;

/// Longest line that is shown as it is; a file without line breaks would fill the screen (characters).
const LONGEST_LINE: usize = 400;

/// Further places of the same finding that are named one by one.
const SAME_SHOWN: usize = 3;

/// The whole report as text.
pub(super) fn text(report: &Report, notes: NotesShown, colours: bool, console: &Console) -> String {
    let renderer = if colours {
        Renderer::styled()
    } else {
        Renderer::plain()
    };
    let mut out = String::new();
    let (each, short): (Vec<_>, Vec<_>) = report
        .findings
        .iter()
        .partition(|finding| notes == NotesShown::Each || finding.severity > Severity::Note);
    for (finding, more) in grouped(&each) {
        let text = report.files.get(&finding.file).map_or("", String::as_str);
        out.push_str(&renderer.render(&groups(finding, text, console)));
        out.push('\n');
        if !more.is_empty() {
            let paths: Vec<_> = more
                .iter()
                .take(SAME_SHOWN)
                .map(|finding| finding.path.as_str())
                .collect();
            let rest = if more.len() > SAME_SHOWN { ", …" } else { "" };
            let values = [
                ("count", value(more.len())),
                ("paths", value(paths.join(", ") + rest)),
            ];
            out.push_str(&format!("  {}\n", console.sentence("check-same", &values)));
        }
        out.push('\n');
    }
    let lines = notes::by_kind(&short, |finding| place(finding, report), console);
    for line in &lines {
        out.push_str(&format!("{line}\n"));
    }
    if !lines.is_empty() {
        out.push('\n');
    }
    out
}

/// Line and column of a finding, from 1, where the text of its file tells them.
fn place(finding: &Finding, report: &Report) -> Option<(usize, usize)> {
    finding.position.or_else(|| {
        let text = report.files.get(&finding.file)?;
        let range = json_span::of_path(text, &finding.path)?;
        Some(line_column(text, range.start))
    })
}

/// Findings that say the same of the same file, told once: the first, and the others.
fn grouped<'f>(findings: &[&'f Finding]) -> Vec<(&'f Finding, Vec<&'f Finding>)> {
    let mut groups: Vec<(&Finding, Vec<&Finding>)> = Vec::new();
    let mut known: BTreeMap<(&str, &str), usize> = BTreeMap::new();
    for &finding in findings {
        match known.get(&(finding.file.as_str(), finding.what.as_str())) {
            Some(&group) => groups[group].1.push(finding),
            None => {
                known.insert((&finding.file, &finding.what), groups.len());
                groups.push((finding, Vec::new()));
            }
        }
    }
    groups
}

/// One finding for the renderer.
fn groups<'a>(
    finding: &'a Finding,
    text: &'a str,
    console: &Console,
) -> Vec<annotate_snippets::Group<'a>> {
    let level = match finding.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Note => Level::NOTE,
    };
    let level = level.with_name(console.severity(finding.severity));
    let mut group = level
        .primary_title(&finding.what)
        .elements(Vec::<Origin<'_>>::new());
    let range = finding
        .position
        .and_then(|position| json_span::of_position(text, position));
    let range = range.or_else(|| json_span::of_path(text, &finding.path));
    group = match range.filter(|range| is_short(text, range.start)) {
        Some(range) => {
            // What spans lines is named by its first one.
            let end = text[range.clone()]
                .find('\n')
                .map_or(range.end, |at| range.start + at);
            let snippet = Snippet::source(text).path(&finding.file);
            group.element(
                snippet.annotation(
                    AnnotationKind::Primary
                        .span(range.start..end)
                        .label(&finding.path),
                ),
            )
        }
        None => group.element(origin(finding)),
    };
    if !finding.advice.is_empty() {
        group = group.element(
            Level::HELP
                .with_name(console.sentence("advice", &[]))
                .message(&finding.advice),
        );
    }
    vec![group]
}

fn origin(finding: &Finding) -> Origin<'_> {
    let origin = Origin::path(&finding.file);
    match finding.position {
        Some((line, column)) => origin.line(line).char_column(column),
        None => origin,
    }
}

/// Whether the line around a byte can be shown.
fn is_short(text: &str, at: usize) -> bool {
    let start = text[..at].rfind('\n').map_or(0, |line| line + 1);
    let end = text[at..].find('\n').map_or(text.len(), |line| at + line);
    text[start..end].chars().count() <= LONGEST_LINE
}

/// The report for programs.
pub(super) fn json(report: &Report) -> serde_json::Value {
    let findings: Vec<_> = report
        .findings
        .iter()
        .map(|finding| {
            let position = place(finding, report);
            Finding {
                position,
                ..finding.clone()
            }
            .json()
        })
        .collect();
    let count: BTreeMap<_, _> = [
        ("errors", Severity::Error),
        ("warnings", Severity::Warning),
        ("notes", Severity::Note),
    ]
    .map(|(name, severity)| (name, report.count(severity)))
    .into();
    json!({ "count": count, "findings": findings })
}

/// Line and column of a byte, from 1.
fn line_column(text: &str, at: usize) -> (usize, usize) {
    let before = &text[..at];
    let line = before.matches('\n').count() + 1;
    let column = before.rsplit('\n').next().unwrap_or("").chars().count() + 1;
    (line, column)
}
