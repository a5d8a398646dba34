//! What an import does, before it does it: per row what is taken, what is kept, and what was not understood.

use std::collections::BTreeMap;

use anyhow::Result;
use i18n::value;
use serde_json::{Value, json};

use super::heading_synonyms::{BOOTHS, MAIL, PRIVATE, SESSIONS};
use super::headings::{Column, HeadingSubject};
use super::plan::{EntryOutcome, Gone, ImportPlan, List, OutcomeKind};
use super::said::Remark;
use super::values::NotTaken;
use crate::cli::ImportArgs;
use crate::console::{Console, quoted};
use crate::report::Finding;

/// Characters of a value that are shown; the rest is in the files.
const SHOWN: usize = 60;

/// Says it, as text or as JSON.
///
/// # Errors
/// When nothing can be written there.
pub(super) fn show(
    list: &List,
    plan: &ImportPlan,
    args: &ImportArgs,
    console: &Console,
) -> Result<()> {
    let out = if console.json() {
        format!("{}\n", as_json(list, plan, args.dry_run))
    } else {
        as_text(list, plan, args, console)
    };
    let out = if console.json() { out } else { clean(&out) };
    console.print(&out)
}

/// Lists the headings that are understood.
///
/// # Errors
/// When nothing can be written there.
pub(super) fn headings(console: &Console) -> Result<()> {
    let fields = |known: &[(&str, &[&str])]| -> Value {
        known
            .iter()
            .map(|(field, words)| ((*field).to_owned(), json!(words)))
            .collect::<serde_json::Map<_, _>>()
            .into()
    };
    let out = if console.json() {
        let all = json!({ "booths": fields(BOOTHS), "sessions": fields(SESSIONS), "mail": MAIL, "private": PRIVATE });
        format!("{all}\n")
    } else {
        let mut lines = Vec::new();
        for (key, known) in [
            ("import-headings-booths", BOOTHS),
            ("import-headings-sessions", SESSIONS),
        ] {
            lines.push(console.sentence(key, &[]));
            lines.extend(
                known
                    .iter()
                    .map(|(field, words)| format!("  {field}: {}", words.join(", "))),
            );
        }
        for (key, words) in [
            ("import-headings-mail", MAIL),
            ("import-headings-private", PRIVATE),
        ] {
            lines.push(console.sentence(key, &[]));
            lines.push(format!("  {}", words.join(", ")));
        }
        lines.join("\n") + "\n"
    };
    console.print(&out)
}

/// Text for a terminal: what lists hold must not clear the screen or turn the line around.
fn clean(text: &str) -> String {
    let hidden = |c: char| matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    text.chars()
        .map(|c| {
            if (c.is_control() && c != '\n') || hidden(c) {
                '\u{fffd}'
            } else {
                c
            }
        })
        .collect()
}

fn as_text(list: &List, plan: &ImportPlan, args: &ImportArgs, console: &Console) -> String {
    let mut lines = Vec::new();
    if let Some((table, headings)) = &list.table {
        let values = [("how", value(table.read_as.clone()))];
        lines.push(console.sentence("import-read-as", &values));
        if !table.other_sheets.is_empty() {
            let values = [("sheets", value(table.other_sheets.join(", ")))];
            lines.push(console.sentence("import-other-sheets", &values));
        }
        let names = |wanted: fn(&Column) -> bool| {
            let columns = headings.columns.iter();
            let names = columns.filter(|(_, column)| wanted(column));
            names.map(|(name, _)| name.clone()).collect::<Vec<_>>()
        };
        for (key, names) in [
            (
                "import-columns-unknown",
                names(|column| matches!(column, Column::Unknown)),
            ),
            (
                "import-columns-private",
                names(|column| matches!(column, Column::Private)),
            ),
            (
                "import-columns-mail",
                names(|column| matches!(column, Column::Mail)),
            ),
            (
                "import-columns-again",
                names(|column| matches!(column, Column::Again)),
            ),
        ] {
            if !names.is_empty() {
                lines.push(console.sentence(key, &[("columns", value(names.join(", ")))]));
            }
        }
        let numbers = |rows: &[usize]| {
            rows.iter()
                .take(20)
                .map(ToString::to_string)
                .collect::<Vec<_>>()
                .join(", ")
        };
        if !table.hidden_rows.is_empty() {
            let rows: Vec<usize> = table.hidden_rows.iter().map(|row| row.number).collect();
            let values = [("rows", value(numbers(&rows)))];
            lines.push(console.sentence("import-hidden-rows", &values));
        }
        if !table.hidden_columns.is_empty() {
            let values = [("columns", value(table.hidden_columns.join(", ")))];
            lines.push(console.sentence("import-hidden-columns", &values));
        }
        if table.hides() {
            lines.push(console.sentence("import-hidden-how", &[]));
        }
        if !table.long.is_empty() {
            lines.push(console.sentence("import-long", &[("rows", value(numbers(&table.long)))]));
        }
        if table.cut {
            lines.push(console.sentence("import-cut", &[]));
        }
    }
    if !list.left_out.is_empty() {
        let fields: Vec<String> = list
            .left_out
            .iter()
            .map(|(name, talks)| format!("{name} ({talks})"))
            .collect();
        lines.push(console.sentence("import-left-out", &[("fields", value(fields.join(", ")))]));
    }
    for row in &list.entries.nameless {
        lines.push(console.sentence("import-nameless", &[("row", value(*row))]));
        let remarks = list.entries.unnamed.iter();
        remark_lines(
            remarks.filter(|remark| remark.row == *row),
            console,
            &mut lines,
        );
    }
    for (row, text) in &list.entries.aside {
        let values = [("row", value(*row)), ("text", value(cut(text)))];
        lines.push(console.sentence("import-aside", &values));
    }
    for (row, text) in &list.entries.cancelled {
        let values = [("row", value(*row)), ("text", value(cut(text)))];
        lines.push(console.sentence("import-cancelled", &values));
    }
    for (row, first, name) in &list.entries.twice {
        let values = [
            ("row", value(*row)),
            ("first", value(*first)),
            ("name", value(name.clone())),
        ];
        lines.push(console.sentence("import-twice", &values));
    }
    for outcome in &plan.outcomes {
        outcome_lines(outcome, console, &mut lines);
    }
    gone_lines(list, plan, args.withdraw, console, &mut lines);
    let count = |kind| {
        plan.outcomes
            .iter()
            .filter(|outcome| outcome.kind == kind)
            .count()
    };
    let values = [
        (
            "new",
            value(count(OutcomeKind::New) + count(OutcomeKind::Back)),
        ),
        ("changed", value(count(OutcomeKind::Changed))),
        ("same", value(count(OutcomeKind::Same))),
    ];
    lines.push(console.sentence("import-sum", &values));
    let folder = args
        .event
        .as_ref()
        .map_or_else(String::new, |event| event.display().to_string());
    lines.push(console.sentence(
        match (args.dry_run, list.subject) {
            (true, _) => "import-dry",
            (false, HeadingSubject::Booths) => "import-next",
            (false, HeadingSubject::Sessions) => "import-done",
        },
        &[("folder", value(quoted(&folder)))],
    ));
    lines.join("\n") + "\n"
}

/// What the newer list takes away, and topics and halls that the event has no word for, each once.
fn gone_lines(
    list: &List,
    plan: &ImportPlan,
    withdraw: bool,
    console: &Console,
    lines: &mut Vec<String>,
) {
    for why in [NotTaken::NoTopic, NotTaken::NoHall] {
        let remarks = list
            .entries
            .entries
            .iter()
            .flat_map(|entry| &entry.remarks)
            .filter(|remark| remark.why == why);
        let mut words: BTreeMap<&str, usize> = BTreeMap::new();
        for remark in remarks {
            *words.entry(&remark.text).or_default() += 1;
        }
        if words.values().sum::<usize>() > 1 {
            let words: Vec<String> = words
                .iter()
                .map(|(word, rows)| format!("{word} ({rows})"))
                .collect();
            let key = if why == NotTaken::NoTopic {
                "import-topics-missing"
            } else {
                "import-halls-missing"
            };
            lines.push(console.sentence(key, &[("words", value(words.join(", ")))]));
        }
    }
    if plan.gone.is_empty() {
        return;
    }
    lines.push(console.sentence("import-gone", &[]));
    for gone in &plan.gone {
        let line = match gone {
            Gone::Missing { label, id } => console.sentence(
                "import-gone-missing",
                &[("name", value(label.clone())), ("id", value(id.clone()))],
            ),
            Gone::Renamed { label, id, to } => {
                let values = [
                    ("name", value(label.clone())),
                    ("id", value(id.clone())),
                    ("to", value(to.clone())),
                ];
                console.sentence("import-gone-renamed", &values)
            }
            Gone::Moved { label, from, to } => {
                let values = [
                    ("name", value(label.clone())),
                    ("from", value(from.clone())),
                    ("to", value(to.clone())),
                ];
                console.sentence("import-gone-moved", &values)
            }
            Gone::Emptied { label, field } => console.sentence(
                "import-gone-emptied",
                &[
                    ("name", value(label.clone())),
                    ("field", value(field.clone())),
                ],
            ),
        };
        lines.push(format!("    {line}"));
    }
    let is_renamed = |gone: &&Gone| matches!(gone, Gone::Renamed { .. });
    let renamed = plan.gone.iter().filter(is_renamed).count();
    if renamed > 0 {
        lines.push(console.sentence("import-renamed-how", &[]));
    }
    if renamed == plan.gone.len() {
        return;
    }
    lines.push(console.sentence(
        if withdraw {
            "import-gone-done"
        } else {
            "import-gone-how"
        },
        &[],
    ));
}

fn outcome_lines(outcome: &EntryOutcome, console: &Console, lines: &mut Vec<String>) {
    let key = match outcome.kind {
        OutcomeKind::New => "import-new",
        OutcomeKind::Changed => "import-changed",
        OutcomeKind::Elsewhere => "import-elsewhere",
        OutcomeKind::NoDay => "import-no-day",
        OutcomeKind::TakenOut => "import-taken-out",
        OutcomeKind::Renamed => "import-renamed",
        OutcomeKind::Unclear => "import-unclear",
        OutcomeKind::Back => "import-back",
        OutcomeKind::Same if outcome.changes.is_empty() && outcome.remarks.is_empty() => return,
        OutcomeKind::Same => "import-same",
    };
    let values = [
        ("row", value(outcome.row)),
        ("name", value(cut(&outcome.label))),
        ("file", value(outcome.file.clone())),
    ];
    lines.push(console.sentence(key, &values));
    for change in &outcome.changes {
        let values = [
            ("field", value(change.field.clone())),
            (
                "before",
                value(change.before.as_ref().map_or_else(String::new, shown)),
            ),
            ("after", value(shown(&change.after))),
        ];
        let key = match (&change.before, change.kept) {
            (None, false) => "import-field-new",
            (Some(_), false) => "import-field-changed",
            (None, true) => "import-field-removed",
            (Some(_), true) => "import-field-kept",
        };
        lines.push(format!("    {}", console.sentence(key, &values)));
    }
    remark_lines(outcome.remarks.iter(), console, lines);
}

/// The cells that were not taken, each with why.
fn remark_lines<'r>(
    remarks: impl Iterator<Item = &'r Remark>,
    console: &Console,
    lines: &mut Vec<String>,
) {
    for remark in remarks {
        let values = [
            ("column", value(remark.column.clone())),
            ("text", value(cut(&remark.text))),
        ];
        lines.push(format!(
            "    {}",
            console.sentence(remark.why.key(), &values)
        ));
    }
}

/// A value as people read it, cut where it is long.
fn shown(value: &Value) -> String {
    let text = match value {
        Value::String(text) => text.replace('\n', " "),
        other => other.to_string(),
    };
    cut(&text)
}

/// A text, cut where it is long.
fn cut(text: &str) -> String {
    if text.chars().count() > SHOWN {
        text.chars().take(SHOWN).chain(['…']).collect()
    } else {
        text.to_owned()
    }
}

fn remark_as_json(remark: &Remark) -> Value {
    let why = remark.why.key().trim_start_matches("import-");
    json!({ "row": remark.row, "column": remark.column, "text": remark.text, "why": why })
}

fn as_json(list: &List, plan: &ImportPlan, dry: bool) -> Value {
    let rows: Vec<Value> = plan
        .outcomes
        .iter()
        .map(|outcome| {
            let changes: Vec<Value> = outcome
                .changes
                .iter()
                .map(|change| {
                    json!({ "field": change.field, "before": change.before, "after": change.after, "kept": change.kept })
                })
                .collect();
            let remarks: Vec<Value> = outcome.remarks.iter().map(remark_as_json).collect();
            json!({
                "row": (outcome.row > 0).then_some(outcome.row),
                "id": outcome.id,
                "name": outcome.label,
                "file": outcome.file,
                "result": match outcome.kind {
                    OutcomeKind::New => "new",
                    OutcomeKind::Changed => "changed",
                    OutcomeKind::Same => "same",
                    OutcomeKind::Elsewhere => "elsewhere",
                    OutcomeKind::NoDay => "no-day",
                    OutcomeKind::TakenOut => "taken-out",
                    OutcomeKind::Renamed => "renamed",
                    OutcomeKind::Unclear => "unclear",
                    OutcomeKind::Back => "back",
                },
                "changes": changes,
                "notTaken": remarks,
            })
        })
        .collect();
    let columns: Vec<Value> = list
        .table
        .iter()
        .flat_map(|(_, headings)| &headings.columns)
        .filter(|(_, column)| *column != Column::Empty)
        .map(|(heading, column)| {
            let field = match column {
                Column::Field { field, language } => Some(match language {
                    Some(language) => format!("{field}.{language}"),
                    None => (*field).to_owned(),
                }),
                _ => None,
            };
            json!({ "heading": heading, "field": field, "private": matches!(column, Column::Private | Column::Mail) })
        })
        .collect();
    let twice: Vec<Value> = list
        .entries
        .twice
        .iter()
        .map(|(row, first, name)| json!({ "row": row, "first": first, "name": name }))
        .collect();
    let gone: Vec<Value> = plan
        .gone
        .iter()
        .map(|gone| match gone {
            Gone::Missing { label, id } => json!({ "what": "missing", "name": label, "id": id }),
            Gone::Renamed { label, id, to } => {
                json!({ "what": "renamed", "name": label, "id": id, "to": to })
            }
            Gone::Moved { label, from, to } => {
                json!({ "what": "moved", "name": label, "from": from, "to": to })
            }
            Gone::Emptied { label, field } => {
                json!({ "what": "emptied", "name": label, "field": field })
            }
        })
        .collect();
    json!({
        "findings": plan.findings.iter().map(Finding::json).collect::<Vec<_>>(),
        "gone": gone,
        "leftOut": list.left_out,
        "hiddenRows": list.table.as_ref().map(|(table, _)| table.hidden_rows.iter().map(|row| row.number).collect::<Vec<_>>()),
        "hiddenColumns": list.table.as_ref().map(|(table, _)| table.hidden_columns.clone()),
        "subject": match list.subject { HeadingSubject::Booths => "booths", HeadingSubject::Sessions => "sessions" },
        "readAs": list.table.as_ref().map(|(table, _)| table.read_as.clone()),
        "columns": columns,
        "nameless": list.entries.nameless,
        "unnamed": list.entries.unnamed.iter().map(remark_as_json).collect::<Vec<_>>(),
        "aside": list.entries.aside.iter().map(|(row, text)| json!({ "row": row, "text": text })).collect::<Vec<_>>(),
        "cancelled": list.entries.cancelled.iter().map(|(row, text)| json!({ "row": row, "text": text })).collect::<Vec<_>>(),
        "twice": twice,
        "rows": rows,
        "written": !dry,
    })
}
