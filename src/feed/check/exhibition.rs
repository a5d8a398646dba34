//! What can only be seen when event, booths and programme are all there: languages, sessions, plots.

use std::collections::{BTreeMap, BTreeSet};

use crate::event::ProgrammeSource;
#[cfg(not(target_arch = "wasm32"))]
use crate::exhibition::BoothSlot;
use crate::exhibition::id_of_file;
use crate::problem::{ProblemKind, Reference, Severity, quoted};
use crate::{Exhibition, Problem, Text};

impl Exhibition {
    /// Everything there is to say about the event: what its files' own checks said, and what only shows between them.
    /// Booths that have not been read are left out. In the order of the event file.
    pub fn check(&self) -> Vec<Problem> {
        let mut problems = self.problems.clone();
        let event_file = self.event_file();
        let mut languages = Languages::new(&self.event.languages, event_file);
        self.event
            .texts(&mut |path, text| languages.look(path, text));
        problems.append(&mut languages.problems);
        let programme_file = match &self.event.programme {
            Some(ProgrammeSource::At(at)) => at.clone(),
            _ => format!("{event_file} programme"),
        };
        let mut languages = Languages::new(&self.event.languages, &programme_file);
        self.programme
            .texts(&mut |path, text| languages.look(path, text));
        problems.append(&mut languages.problems);
        #[cfg(not(target_arch = "wasm32"))]
        self.unknown_stops(&mut problems);
        let sessions: BTreeSet<&str> = self
            .programme
            .sessions
            .iter()
            .map(|session| session.id.as_str())
            .collect();
        let mut plots: BTreeMap<(usize, u32), String> = BTreeMap::new();
        let mut looks: BTreeMap<String, usize> = BTreeMap::new();
        for (index, slot) in self.slots.iter().enumerate() {
            problems.extend(slot.problems().iter().cloned());
            let Some(booth) = slot.booth() else { continue };
            let file = self.file(index);
            let mut languages = Languages::new(&self.event.languages, &file);
            booth.texts(&mut |path, text| languages.look(path, text));
            problems.append(&mut languages.problems);
            let say = |severity, path: String, what| Problem {
                path,
                ..Problem::of_file(severity, &file, what)
            };
            if let Some(at) = &slot.source
                && id_of_file(at) != booth.id
            {
                let id = quoted(&booth.id);
                let what = ProblemKind::IdUnbound { id };
                problems.push(say(Severity::Note, "id".to_owned(), what));
            }
            let first = *looks.entry(look(&booth.id)).or_insert(index);
            if let Some(other) = self.slots.get(first).filter(|_| first != index) {
                let what = ProblemKind::IdAlike {
                    id: quoted(&booth.id),
                    other: quoted(&other.id),
                    first: self.file(first),
                };
                problems.push(say(Severity::Warning, "id".to_owned(), what));
            }
            for (number, id) in booth.sessions.iter().enumerate() {
                if !sessions.contains(id.as_str()) {
                    let what = ProblemKind::NoSuch {
                        kind: Reference::Session,
                        id: quoted(id),
                    };
                    problems.push(say(Severity::Warning, format!("sessions[{number}]"), what));
                }
            }
            if let Some(plot) = booth.plot {
                match plots.get(&(slot.hall, plot)) {
                    Some(by) => {
                        let what = ProblemKind::PlotTaken {
                            plot,
                            by: by.clone(),
                        };
                        problems.push(say(Severity::Warning, "plot".to_owned(), what));
                    }
                    None => {
                        plots.insert((slot.hall, plot), booth.id.clone());
                    }
                }
            }
        }
        problems
    }

    /// Stops of tours at booths that the event does not have. What a booth that was not read is called, nobody knows.
    #[cfg(not(target_arch = "wasm32"))]
    fn unknown_stops(&self, problems: &mut Vec<Problem>) {
        if self.slots.iter().any(BoothSlot::is_awaited) {
            return;
        }
        for (tour, of) in self.event.tours.get().into_iter().flatten().enumerate() {
            for (number, stop) in of.stops.iter().enumerate() {
                if self.find(&stop.booth).is_some() {
                    continue;
                }
                let what = ProblemKind::NoSuch {
                    kind: Reference::Booth,
                    id: quoted(&stop.booth),
                };
                problems.push(Problem {
                    path: format!("tours[{tour}].stops[{number}].booth"),
                    ..Problem::of_file(Severity::Warning, self.event_file(), what)
                });
            }
        }
    }
}

/// What an id looks like: without hyphens but between numbers, and signs that pass for one another as one.
fn look(id: &str) -> String {
    let signs: Vec<char> = id.chars().collect();
    let mut look = String::with_capacity(id.len());
    for (at, &sign) in signs.iter().enumerate() {
        let number = |to: Option<usize>| {
            to.and_then(|to| signs.get(to))
                .is_some_and(char::is_ascii_digit)
        };
        match sign {
            // Numbers are told apart by theirs: `hall-1-1` is not `hall-11`.
            '-' if number(at.checked_sub(1)) && number(Some(at + 1)) => look.push('-'),
            '-' => {}
            '0' => look.push('o'),
            '1' | 'i' => look.push('l'),
            sign => look.push(sign),
        }
    }
    look.replace("rn", "m").replace("vv", "w")
}

/// Looks for languages that the event does not declare, once each, and for declared ones that a text lacks.
struct Languages<'a> {
    declared: &'a [String],
    file: &'a str,
    told: BTreeSet<String>,
    problems: Vec<Problem>,
}

impl<'a> Languages<'a> {
    fn new(declared: &'a [String], file: &'a str) -> Self {
        Self {
            declared,
            file,
            told: BTreeSet::new(),
            problems: Vec::new(),
        }
    }

    fn look(&mut self, path: &str, text: &Text) {
        let Text::ByLanguage(by_language) = text else {
            return;
        };
        for tag in by_language.keys() {
            let declared = self
                .declared
                .iter()
                .any(|declared| declared.eq_ignore_ascii_case(tag));
            if !declared && self.told.insert(tag.clone()) {
                let path = format!("{path}.{tag}");
                self.note(path, ProblemKind::UndeclaredLanguage(quoted(tag)));
            }
        }
        if text.is_empty() {
            return;
        }
        for language in self.declared {
            let filled = by_language
                .iter()
                .any(|(tag, words)| tag.eq_ignore_ascii_case(language) && !words.is_empty());
            if !filled {
                self.note(
                    path.to_owned(),
                    ProblemKind::Untranslated {
                        language: language.clone(),
                    },
                );
            }
        }
    }

    fn note(&mut self, path: String, what: ProblemKind) {
        self.problems.push(Problem {
            path,
            ..Problem::of_file(Severity::Note, self.file, what)
        });
    }
}
