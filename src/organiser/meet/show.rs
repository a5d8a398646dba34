//! The result on standard output, as text or as JSON.

use i18n::value;
use serde_json::{Value, json};

use super::outcome::{MeetOutcome, Pair};
use super::words::{self, Words};
use crate::report::Finding;

/// The timetable and what has no place in it, as text.
pub(super) fn text(outcome: &MeetOutcome<'_>, words: &Words<'_>) -> String {
    let mut lines: Vec<String> = Vec::new();
    let mut day = String::new();
    let line = |key: &str, pair: &Pair<'_>, about: String| {
        let values = [
            ("exhibitor", value(pair.exhibitor.name.as_str())),
            ("participant", value(pair.participant.full_name())),
            ("about", value(about)),
        ];
        format!("  {}", words.console.sentence(key, &values))
    };
    for (slot, pair) in &outcome.meetings {
        let of = words.day(slot);
        if of != day {
            day = of;
            lines.push(day.clone());
        }
        lines.push(line("meet-line", pair, words.span(slot)));
    }
    if !outcome.unplaced.is_empty() {
        lines.push(words.say("meet-page-unplaced"));
    }
    for (pair, reason) in &outcome.unplaced {
        lines.push(line(
            "meet-line-unplaced",
            pair,
            words.reason(pair, *reason),
        ));
    }
    lines.join("\n") + "\n"
}

/// The same for programs.
pub(super) fn json(
    outcome: &MeetOutcome<'_>,
    words: &Words<'_>,
    findings: &[Finding],
    written: Option<&str>,
) -> Value {
    let pair = |pair: &Pair<'_>| {
        json!({
            "exhibitor": { "id": pair.exhibitor.key, "name": pair.exhibitor.name },
            "participant": { "name": pair.participant.name, "organisation": pair.participant.organisation },
            "wishedByParticipant": pair.of_participant.is_some(),
            "wishedByExhibitor": pair.of_exhibitor.is_some(),
            "participantRank": pair.of_participant.flatten(),
            "exhibitorRank": pair.of_exhibitor.flatten(),
        })
    };
    let with = |mut value: Value, fields: [(&str, String); 2]| {
        for (name, text) in fields {
            value[name] = text.into();
        }
        value
    };
    let meetings: Vec<Value> = outcome
        .meetings
        .iter()
        .map(|(slot, of)| {
            with(
                pair(of),
                [
                    ("start", slot.start.to_string()),
                    ("end", slot.end.to_string()),
                ],
            )
        })
        .collect();
    let unplaced: Vec<Value> = outcome
        .unplaced
        .iter()
        .map(|(of, why)| {
            with(
                pair(of),
                [
                    ("reason", words::code(*why).to_owned()),
                    ("words", words.reason(of, *why)),
                ],
            )
        })
        .collect();
    json!({
        "slots": outcome.slots.len(),
        "meetings": meetings,
        "unplaced": unplaced,
        "findings": findings.iter().map(Finding::json).collect::<Vec<_>>(),
        "written": written,
    })
}
