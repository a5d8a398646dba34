//! Missing glyphs: characters that none of the hall's typefaces has, told with the file and the field they stand in.

use std::collections::BTreeSet;

use feed::Exhibition;
use feed::event::ProgrammeSource;
use feed::problem::Severity;
use i18n::value;

use crate::console::Console;
use crate::report::Finding;
use crate::source::{self, EVENT_FILE};

/// Characters that are named in one finding; more of them are one script.
const NAMED: usize = 24;

/// Tells where these characters stand: each field of a file, with all that are missing in the file.
pub(crate) fn findings(
    exhibition: &Exhibition,
    missing: &BTreeSet<char>,
    console: &Console,
) -> Vec<Finding> {
    // What joins signs or chooses among their forms is not seen itself.
    let missing: BTreeSet<char> = missing.iter().copied().filter(|c| is_seen(*c)).collect();
    let mut findings = Vec::new();
    if missing.is_empty() {
        return findings;
    }
    let mut tell = |file: &str, inside: &str, texts: &dyn Fn(&mut dyn FnMut(&str, &feed::Text))| {
        let mut found = BTreeSet::new();
        let mut paths = Vec::new();
        texts(&mut |path, text| {
            let wordings = text.wordings().flat_map(|wording| wording.text.chars());
            let here: Vec<char> = wordings.filter(|c| missing.contains(c)).collect();
            if !here.is_empty() {
                found.extend(here);
                paths.push(format!("{inside}{path}"));
            }
        });
        let mut characters: String = found.iter().take(NAMED).collect();
        if found.len() > NAMED {
            characters.push('…');
        }
        for path in paths {
            let values = [("characters", value(characters.clone()))];
            findings.push(Finding::ours(
                Severity::Warning,
                file,
                &path,
                "undrawable",
                &values,
                console,
            ));
        }
    };
    let event = &exhibition.event;
    tell(EVENT_FILE, "", &|each| event.texts(each));
    let (file, inside) = match &event.programme {
        Some(ProgrammeSource::At(at)) => (source::beside(at).unwrap_or_else(|| at.clone()), ""),
        _ => (EVENT_FILE.to_owned(), "programme."),
    };
    tell(&file, inside, &|each| exhibition.programme.texts(each));
    for (index, slot) in exhibition.slots.iter().enumerate() {
        if let Some(booth) = slot.booth() {
            tell(&exhibition.file(index), "", &|each| booth.texts(each));
        }
    }
    findings
}

/// Whether one sees a character, or would: joiners, marks of direction and selectors of variants are not.
fn is_seen(c: char) -> bool {
    !matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}'
        | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{e0000}'..='\u{e0fff}')
}
