//! What an import does, before it does it: per row what is taken, what is kept, and what was not understood.

use std::io::Write as _;

use i18n::value;
use serde_json::{Value, json};

use super::headings::{Column, Subject};
use super::{Kind, List, Outcome, Plan};
use crate::console::Console;

/// Characters of a value that are shown; the rest is in the files.
const SHOWN: usize = 60;

/// Says it, as text or as JSON.
pub(super) fn show(list: &List, plan: &Plan, dry: bool, console: &Console) {
    let out = if console.json() {
        format!("{}\n", as_json(list, plan, dry))
    } else {
        as_text(list, plan, dry, console)
    };
    // A reader that goes away (`| head`) is no fault of the import.
    let _ = std::io::stdout().write_all(out.as_bytes());
}

fn as_text(list: &List, plan: &Plan, dry: bool, console: &Console) -> String {
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
        ] {
            if !names.is_empty() {
                lines.push(console.sentence(key, &[("columns", value(names.join(", ")))]));
            }
        }
        if table.cut {
            lines.push(console.sentence("import-cut", &[]));
        }
    }
    for row in &list.entries.nameless {
        lines.push(console.sentence("import-nameless", &[("row", value(*row))]));
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
    let count = |kind| {
        plan.outcomes
            .iter()
            .filter(|outcome| outcome.kind == kind)
            .count()
    };
    let values = [
        ("new", value(count(Kind::New))),
        ("changed", value(count(Kind::Changed))),
        ("same", value(count(Kind::Same))),
    ];
    lines.push(console.sentence("import-sum", &values));
    lines.push(console.sentence(
        match (dry, list.subject) {
            (true, _) => "import-dry",
            (false, Subject::Booths) => "import-next",
            (false, Subject::Sessions) => "import-done",
        },
        &[],
    ));
    lines.join("\n") + "\n"
}

fn outcome_lines(outcome: &Outcome, console: &Console, lines: &mut Vec<String>) {
    let key = match outcome.kind {
        Kind::New => "import-new",
        Kind::Changed => "import-changed",
        Kind::Elsewhere => "import-elsewhere",
        Kind::NoDay => "import-no-day",
        Kind::Same if outcome.changes.is_empty() && outcome.remarks.is_empty() => return,
        Kind::Same => "import-same",
    };
    let values = [
        ("row", value(outcome.row)),
        ("name", value(outcome.label.clone())),
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
    for remark in &outcome.remarks {
        let values = [
            ("column", value(remark.column.clone())),
            ("text", value(remark.text.clone())),
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
    if text.chars().count() > SHOWN {
        text.chars().take(SHOWN).chain(['…']).collect()
    } else {
        text
    }
}

fn as_json(list: &List, plan: &Plan, dry: bool) -> Value {
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
            let remarks: Vec<Value> = outcome
                .remarks
                .iter()
                .map(|remark| {
                    let why = remark.why.key().trim_start_matches("import-");
                    json!({ "row": remark.row, "column": remark.column, "text": remark.text, "why": why })
                })
                .collect();
            json!({
                "row": (outcome.row > 0).then_some(outcome.row),
                "id": outcome.id,
                "name": outcome.label,
                "file": outcome.file,
                "result": match outcome.kind {
                    Kind::New => "new",
                    Kind::Changed => "changed",
                    Kind::Same => "same",
                    Kind::Elsewhere => "elsewhere",
                    Kind::NoDay => "no-day",
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
            json!({ "heading": heading, "field": field, "private": *column == Column::Private })
        })
        .collect();
    let twice: Vec<Value> = list
        .entries
        .twice
        .iter()
        .map(|(row, first, name)| json!({ "row": row, "first": first, "name": name }))
        .collect();
    json!({
        "subject": match list.subject { Subject::Booths => "booths", Subject::Sessions => "sessions" },
        "readAs": list.table.as_ref().map(|(table, _)| table.read_as.clone()),
        "columns": columns,
        "nameless": list.entries.nameless,
        "twice": twice,
        "rows": rows,
        "written": !dry,
    })
}
