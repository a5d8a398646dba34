//! Problems in words: the same sentences at the booth, in the catalogue and in the organiser's check.

use i18n::{Domain, Messages, PlaceableValue, value};

use crate::limits;
use crate::link::UrlFault;
use crate::problem::{ExpectedValue, FoundValue, Problem, ProblemKind, Reference};

/// The sentences in a language.
fn words(language: &str) -> Messages {
    Messages::load(language, &[Domain::FEED])
}

/// A value in a sentence: numbers stay numbers, so that any may select a plural form.
type Filled = (&'static str, PlaceableValue<'static>);

impl Problem {
    /// The whole sentence in the wanted language (a BCP 47 tag): file, line and column, path, what is wrong.
    pub fn sentence(&self, language: &str) -> String {
        let words = &words(language);
        let place = self.place_in(words);
        let what = self.short_in(words);
        if self.path.is_empty() {
            return words.format(
                "sentence",
                &[("place", value(place)), ("what", value(what))],
            );
        }
        let path = self.path.clone();
        words.format(
            "sentence-path",
            &[
                ("place", value(place)),
                ("path", value(path)),
                ("what", value(what)),
            ],
        )
    }

    /// File, line and column.
    pub fn place(&self, language: &str) -> String {
        self.place_in(&words(language))
    }

    fn place_in(&self, words: &Messages) -> String {
        let file = ("file", value(self.file.clone()));
        match self.position {
            Some((line, column)) => {
                // As text, so that no thousands separator comes in.
                let (line, column) = (line.to_string(), column.to_string());
                words.format(
                    "place-line",
                    &[file, ("line", value(line)), ("column", value(column))],
                )
            }
            None => words.format("place-file", &[file]),
        }
    }

    /// What is wrong, without the place.
    pub fn short(&self, language: &str) -> String {
        self.short_in(&words(language))
    }

    fn short_in(&self, words: &Messages) -> String {
        let (key, filled) = keyed(&self.kind, words);
        words.format(key, &filled)
    }

    /// The key of its sentence: what problems of one kind have in common, whatever their values are.
    #[cfg(not(target_arch = "wasm32"))]
    pub fn key(&self) -> &'static str {
        keyed(&self.kind, &words("en")).0
    }

    /// What to do about it.
    #[cfg(not(target_arch = "wasm32"))]
    pub fn advice(&self, language: &str) -> String {
        let words = &words(language);
        let (key, mut filled) = keyed(&self.kind, words);
        let key = match &self.kind {
            ProblemKind::BadTimeZone(found) => match crate::zones::meant(found) {
                Some(meant) => {
                    filled.push(("meant", value(meant)));
                    "bad-time-zone-meant"
                }
                None => key,
            },
            ProblemKind::BadUrl {
                why: UrlFault::Empty,
                ..
            } => "bad-url-empty",
            ProblemKind::BadUrl {
                why: UrlFault::NotASocket,
                ..
            } => "bad-url-socket",
            _ => key,
        };
        words.format(&format!("{key}-advice"), &filled)
    }
}

/// The key of a problem's sentence and the values in it.
fn keyed(what: &ProblemKind, words: &Messages) -> (&'static str, Vec<Filled>) {
    let text = |text: &String| value(text.clone());
    let one = |key, name, is| (key, vec![(name, is)]);
    match what {
        ProblemKind::Unreadable(reason) => one("unreadable", "reason", text(reason)),
        ProblemKind::Shape(found) => one("shape", "words", text(found)),
        ProblemKind::FileTooLarge { bytes, limit } => (
            "file-too-large",
            vec![("bytes", value(*bytes)), ("limit", value(*limit))],
        ),
        ProblemKind::NotUtf8 => ("not-utf8", vec![]),
        ProblemKind::NotJson(found) => one("not-json", "words", text(found)),
        ProblemKind::Truncated => ("truncated", vec![]),
        ProblemKind::TooDeep { limit } => one("too-deep", "limit", value(*limit)),
        ProblemKind::Repeated { field } => one("repeated", "field", text(field)),
        ProblemKind::Newer { found, known } => (
            "newer",
            vec![("found", value(*found)), ("known", value(*known))],
        ),
        ProblemKind::WrongType { found, wanted } => (
            "wrong-type",
            vec![
                ("found", value(found_said(found, words))),
                ("wanted", value(wanted_said(wanted, words))),
            ],
        ),
        ProblemKind::WrongValue { found, wanted } => (
            "wrong-value",
            vec![
                ("found", value(found_said(found, words))),
                ("wanted", value(wanted_said(wanted, words))),
            ],
        ),
        ProblemKind::Missing { field } => one("missing", "field", text(field)),
        ProblemKind::Unknown { field, meant: None } => one("unknown", "field", text(field)),
        ProblemKind::Unknown {
            field,
            meant: Some(meant),
        } => (
            "unknown-meant",
            vec![("field", text(field)), ("meant", text(meant))],
        ),
        ProblemKind::Empty => ("empty", vec![]),
        ProblemKind::TextTooLong { count, limit } => (
            "text-too-long",
            vec![("count", value(*count)), ("limit", value(*limit))],
        ),
        ProblemKind::ListTooLong { count, limit } => (
            "list-too-long",
            vec![("count", value(*count)), ("limit", value(*limit))],
        ),
        ProblemKind::Controls => ("controls", vec![]),
        ProblemKind::BadId(id) => (
            "bad-id",
            vec![("id", text(id)), ("limit", value(limits::ID))],
        ),
        ProblemKind::IdTaken { id, first } => {
            ("id-taken", vec![("id", text(id)), ("first", text(first))])
        }
        ProblemKind::IdBound { id, bound } => {
            ("id-bound", vec![("id", text(id)), ("bound", text(bound))])
        }
        ProblemKind::ProseLink { found, why } => (
            "prose-link",
            vec![("found", text(found)), ("why", value(why_said(why, words)))],
        ),
        ProblemKind::IdUnbound { id } => one("id-unbound", "id", text(id)),
        ProblemKind::IdAlike { id, other, first } => (
            "id-alike",
            vec![
                ("id", text(id)),
                ("other", text(other)),
                ("first", text(first)),
            ],
        ),
        ProblemKind::NoSuch { kind, id } => {
            let key = match kind {
                Reference::Topic => "no-such-topic",
                Reference::Session => "no-such-session",
                Reference::Channel => "no-such-channel",
                Reference::Booth => "no-such-booth",
            };
            one(key, "id", text(id))
        }
        ProblemKind::StopRepeated { id } => one("stop-repeated", "id", text(id)),
        ProblemKind::Circle { id } => one("circle", "id", text(id)),
        ProblemKind::BadLanguage(tag) => one("bad-language", "tag", text(tag)),
        ProblemKind::UndeclaredLanguage(tag) => one("undeclared-language", "tag", text(tag)),
        ProblemKind::Untranslated { language } => one("untranslated", "tag", text(language)),
        ProblemKind::NoAlt => ("no-alt", vec![]),
        ProblemKind::EndsBeforeStart => ("ends-before-start", vec![]),
        ProblemKind::OtherDay { day, start } => (
            "other-day",
            vec![("day", text(day)), ("start", text(start))],
        ),
        ProblemKind::UnlistedDay { day } => one("unlisted-day", "day", text(day)),
        ProblemKind::BadGoal(number) => one("bad-goal", "number", value(*number)),
        ProblemKind::BadDeskKeys(found) => one("bad-desk-keys", "found", text(found)),
        ProblemKind::BadColour(found) => one("bad-colour", "found", text(found)),
        ProblemKind::BadCountry(found) => one("bad-country", "found", text(found)),
        ProblemKind::BadTimeZone(found) => one("bad-time-zone", "found", text(found)),
        ProblemKind::BadUrl { found, why } => (
            "bad-url",
            vec![("found", text(found)), ("why", value(why_said(why, words)))],
        ),
        ProblemKind::BadMail(found) => one("bad-mail", "found", text(found)),
        ProblemKind::PlotTaken { plot, by } => {
            ("plot-taken", vec![("plot", value(*plot)), ("by", text(by))])
        }
        ProblemKind::NoSuchPlot { plot } => one("no-such-plot", "plot", value(*plot)),
        ProblemKind::NothingToShow => ("nothing-to-show", vec![]),
        ProblemKind::More { count } => one("more", "count", value(*count)),
    }
}

fn found_said(found: &FoundValue, words: &Messages) -> String {
    match found {
        FoundValue::Nothing => words.get("found-nothing"),
        FoundValue::Bool(is) => words.format("found-bool", &[("value", value(is.to_string()))]),
        FoundValue::Number(number) => {
            words.format("found-number", &[("value", value(number.clone()))])
        }
        FoundValue::Text(text) => words.format("found-text", &[("value", value(text.clone()))]),
        FoundValue::List => words.get("found-list"),
        FoundValue::Object => words.get("found-object"),
    }
}

fn wanted_said(wanted: &ExpectedValue, words: &Messages) -> String {
    match wanted {
        ExpectedValue::Words => words.get("wanted-words"),
        ExpectedValue::Text => words.get("wanted-text"),
        ExpectedValue::List => words.get("wanted-list"),
        ExpectedValue::Object => words.get("wanted-object"),
        ExpectedValue::Bool => words.get("wanted-bool"),
        ExpectedValue::Whole { max } => {
            words.format("wanted-whole", &[("max", value(max.to_string()))])
        }
        ExpectedValue::Moment => words.get("wanted-moment"),
        ExpectedValue::Date => words.get("wanted-date"),
        ExpectedValue::Source => words.get("wanted-source"),
        ExpectedValue::OneOf(choices) => {
            let key = if choices.len() == 1 {
                "wanted-one"
            } else {
                "wanted-one-of"
            };
            words.format(key, &[("words", value(choices.join(", ")))])
        }
        ExpectedValue::Other(text) => {
            words.format("wanted-other", &[("words", value(text.clone()))])
        }
    }
}

fn why_said(why: &UrlFault, words: &Messages) -> String {
    let key = match why {
        UrlFault::Empty => "url-empty",
        UrlFault::TooLong => {
            return words.format("url-too-long", &[("limit", value(limits::URL.to_string()))]);
        }
        UrlFault::Malformed => "url-malformed",
        UrlFault::Characters => "url-characters",
        UrlFault::Scheme(scheme) => {
            return words.format("url-scheme", &[("scheme", value(scheme.clone()))]);
        }
        UrlFault::Insecure => "url-insecure",
        UrlFault::Host => "url-host",
        UrlFault::Credentials => "url-credentials",
        UrlFault::Outside => "url-outside",
        UrlFault::NotWhole => "url-not-whole",
        UrlFault::NotAFile => "url-not-a-file",
        UrlFault::NotASocket => "url-not-a-socket",
    };
    words.get(key)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Severity;

    /// One problem of every kind. The match below fails to compile when a kind is added and not listed here.
    fn all() -> Vec<ProblemKind> {
        let text = || "x".to_owned();
        let (found, wanted) = (FoundValue::Text(text()), ExpectedValue::Whole { max: 255 });
        vec![
            ProblemKind::Unreadable(text()),
            ProblemKind::Shape(text()),
            ProblemKind::FileTooLarge {
                bytes: 300_000,
                limit: limits::BOOTH_BYTES,
            },
            ProblemKind::NotUtf8,
            ProblemKind::NotJson(text()),
            ProblemKind::Truncated,
            ProblemKind::TooDeep {
                limit: limits::DEPTH,
            },
            ProblemKind::Repeated { field: text() },
            ProblemKind::Newer { found: 2, known: 1 },
            ProblemKind::WrongType {
                found: found.clone(),
                wanted: wanted.clone(),
            },
            ProblemKind::WrongValue { found, wanted },
            ProblemKind::Missing { field: text() },
            ProblemKind::Unknown {
                field: text(),
                meant: None,
            },
            ProblemKind::Unknown {
                field: text(),
                meant: Some(text()),
            },
            ProblemKind::Empty,
            ProblemKind::TextTooLong {
                count: 100_000,
                limit: 120,
            },
            ProblemKind::ListTooLong {
                count: 300,
                limit: 30,
            },
            ProblemKind::Controls,
            ProblemKind::BadId(text()),
            ProblemKind::IdTaken {
                id: text(),
                first: text(),
            },
            ProblemKind::IdBound {
                id: text(),
                bound: text(),
            },
            ProblemKind::IdUnbound { id: text() },
            ProblemKind::ProseLink {
                found: text(),
                why: UrlFault::Insecure,
            },
            ProblemKind::IdAlike {
                id: text(),
                other: text(),
                first: text(),
            },
            ProblemKind::NoSuch {
                kind: Reference::Topic,
                id: text(),
            },
            ProblemKind::NoSuch {
                kind: Reference::Session,
                id: text(),
            },
            ProblemKind::NoSuch {
                kind: Reference::Channel,
                id: text(),
            },
            ProblemKind::NoSuch {
                kind: Reference::Booth,
                id: text(),
            },
            ProblemKind::StopRepeated { id: text() },
            ProblemKind::Circle { id: text() },
            ProblemKind::BadLanguage(text()),
            ProblemKind::UndeclaredLanguage(text()),
            ProblemKind::Untranslated { language: text() },
            ProblemKind::NoAlt,
            ProblemKind::EndsBeforeStart,
            ProblemKind::OtherDay {
                day: text(),
                start: text(),
            },
            ProblemKind::UnlistedDay { day: text() },
            ProblemKind::BadGoal(18),
            ProblemKind::BadDeskKeys(text()),
            ProblemKind::BadColour(text()),
            ProblemKind::BadCountry(text()),
            ProblemKind::BadTimeZone(text()),
            ProblemKind::BadUrl {
                found: text(),
                why: UrlFault::Empty,
            },
            ProblemKind::BadUrl {
                found: text(),
                why: UrlFault::Scheme(text()),
            },
            ProblemKind::BadUrl {
                found: text(),
                why: UrlFault::NotASocket,
            },
            ProblemKind::BadMail(text()),
            ProblemKind::PlotTaken {
                plot: 7,
                by: text(),
            },
            ProblemKind::NoSuchPlot { plot: 7 },
            ProblemKind::NothingToShow,
            ProblemKind::More { count: 1 },
            ProblemKind::More { count: 2 },
        ]
    }

    #[test]
    fn every_problem_has_its_sentence_and_advice() {
        let kept = i18n::keys(Domain::FEED);
        let english = words("en");
        for what in all() {
            let (key, _) = keyed(&what, &english);
            assert!(kept.contains(&key), "{key}");
            let problem = Problem::of_file(Severity::Error, "b.json", what);
            for language in i18n::LANGUAGES {
                let (short, advice) = (problem.short(language), problem.advice(language));
                assert!(
                    !short.contains(['{', '$']) && !advice.contains(['{', '$']),
                    "{short} {advice}"
                );
                assert!(
                    short != key && !advice.ends_with("-advice"),
                    "{key}: {advice}"
                );
                // A partial translation says some of them in English.
                let is_complete = words(language).get("translation") == "complete";
                let is_english = short == problem.short("en");
                assert!(!is_complete || is_english == (language == "en"), "{short}");
            }
        }
    }

    #[test]
    fn sentences_read_well() {
        let said = |what: ProblemKind, language: &str| {
            Problem::of_file(Severity::Error, "b.json", what).sentence(language)
        };
        assert_eq!(
            said(ProblemKind::More { count: 1 }, "en"),
            "b.json: One more problem is not listed."
        );
        let found = FoundValue::Nothing;
        let wanted = ExpectedValue::Text;
        assert_eq!(
            said(ProblemKind::WrongType { found, wanted }, "en"),
            "b.json: null stands where a text, or an object with one text a language, is wanted."
        );
        let scheme = UrlFault::Scheme("javascript".to_owned());
        assert_eq!(
            said(
                ProblemKind::BadUrl {
                    found: "javascript:x".to_owned(),
                    why: scheme
                },
                "ja"
            ),
            "b.json:「javascript:x」は開きません。「javascript:」で始まるアドレスは安全のため使えません。"
        );
        assert_eq!(
            said(
                ProblemKind::TextTooLong {
                    count: 100_000,
                    limit: 8_000
                },
                "ja"
            ),
            "b.json:文章が100000文字あります。表示されるのは最初の8000文字までです。"
        );
    }
}
