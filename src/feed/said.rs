//! Problems in words: the same sentences at the booth, in the catalogue and in the organiser's check.

use i18n::{Domain, Messages, value};

use crate::limits;
use crate::link::UrlFault;
use crate::problem::{Found, Problem, Reference, Wanted, What};

/// The sentences in a language.
fn words(language: &str) -> Messages {
    Messages::load(language, &[Domain::FEED])
}

/// A value in a sentence.
type Filled = (&'static str, String);

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
        let (key, filled) = keyed(&self.what, words);
        format(words, key, filled)
    }

    /// What to do about it.
    #[cfg(not(target_arch = "wasm32"))]
    pub fn advice(&self, language: &str) -> String {
        let words = &words(language);
        let (key, filled) = keyed(&self.what, words);
        let key = match &self.what {
            What::BadUrl {
                why: UrlFault::Empty,
                ..
            } => "bad-url-empty",
            _ => key,
        };
        format(words, &format!("{key}-advice"), filled)
    }
}

fn format(words: &Messages, key: &str, filled: Vec<Filled>) -> String {
    // `more` alone selects a plural form, so it alone is a number.
    let values: Vec<_> = filled
        .into_iter()
        .map(|(name, text)| match text.parse::<u32>() {
            Ok(count) if key == "more" => (name, value(count)),
            _ => (name, value(text)),
        })
        .collect();
    words.format(key, &values)
}

/// The key of a problem's sentence and the values in it.
fn keyed(what: &What, words: &Messages) -> (&'static str, Vec<Filled>) {
    let one = |key, name, text: &dyn ToString| (key, vec![(name, text.to_string())]);
    match what {
        What::Unreadable(reason) => one("unreadable", "reason", reason),
        What::Shape(text) => one("shape", "words", text),
        What::FileTooLarge { bytes, limit } => (
            "file-too-large",
            vec![("bytes", bytes.to_string()), ("limit", limit.to_string())],
        ),
        What::NotUtf8 => ("not-utf8", vec![]),
        What::NotJson(text) => one("not-json", "words", text),
        What::Truncated => ("truncated", vec![]),
        What::TooDeep { limit } => one("too-deep", "limit", limit),
        What::Repeated { field } => one("repeated", "field", field),
        What::Newer { found, known } => (
            "newer",
            vec![("found", found.to_string()), ("known", known.to_string())],
        ),
        What::WrongType { found, wanted } => (
            "wrong-type",
            vec![
                ("found", found_said(found, words)),
                ("wanted", wanted_said(wanted, words)),
            ],
        ),
        What::WrongValue { found, wanted } => (
            "wrong-value",
            vec![
                ("found", found_said(found, words)),
                ("wanted", wanted_said(wanted, words)),
            ],
        ),
        What::Missing { field } => one("missing", "field", field),
        What::Unknown { field, meant: None } => one("unknown", "field", field),
        What::Unknown {
            field,
            meant: Some(meant),
        } => (
            "unknown-meant",
            vec![("field", field.clone()), ("meant", meant.clone())],
        ),
        What::Empty => ("empty", vec![]),
        What::TextTooLong { count, limit } => (
            "text-too-long",
            vec![("count", count.to_string()), ("limit", limit.to_string())],
        ),
        What::ListTooLong { count, limit } => (
            "list-too-long",
            vec![("count", count.to_string()), ("limit", limit.to_string())],
        ),
        What::Controls => ("controls", vec![]),
        What::BadId(id) => (
            "bad-id",
            vec![("id", id.clone()), ("limit", limits::ID.to_string())],
        ),
        What::IdTaken { id, first } => (
            "id-taken",
            vec![("id", id.clone()), ("first", first.clone())],
        ),
        What::NoSuch { kind, id } => {
            let key = match kind {
                Reference::Topic => "no-such-topic",
                Reference::Session => "no-such-session",
                Reference::Channel => "no-such-channel",
            };
            one(key, "id", id)
        }
        What::Circle { id } => one("circle", "id", id),
        What::BadLanguage(tag) => one("bad-language", "tag", tag),
        What::UndeclaredLanguage(tag) => one("undeclared-language", "tag", tag),
        What::Untranslated { language } => one("untranslated", "tag", language),
        What::NoAlt => ("no-alt", vec![]),
        What::EndsBeforeStart => ("ends-before-start", vec![]),
        What::OtherDay { day, start } => (
            "other-day",
            vec![("day", day.clone()), ("start", start.clone())],
        ),
        What::UnlistedDay { day } => one("unlisted-day", "day", day),
        What::BadGoal(number) => one("bad-goal", "number", number),
        What::BadColour(found) => one("bad-colour", "found", found),
        What::BadCountry(found) => one("bad-country", "found", found),
        What::BadTimeZone(found) => one("bad-time-zone", "found", found),
        What::BadUrl { found, why } => (
            "bad-url",
            vec![("found", found.clone()), ("why", why_said(why, words))],
        ),
        What::BadMail(found) => one("bad-mail", "found", found),
        What::PlotTaken { plot, by } => (
            "plot-taken",
            vec![("plot", plot.to_string()), ("by", by.clone())],
        ),
        What::NoSuchPlot { plot } => one("no-such-plot", "plot", plot),
        What::NothingToShow => ("nothing-to-show", vec![]),
        What::More { count } => one("more", "count", count),
    }
}

fn found_said(found: &Found, words: &Messages) -> String {
    match found {
        Found::Nothing => words.get("found-nothing"),
        Found::Bool(is) => words.format("found-bool", &[("value", value(is.to_string()))]),
        Found::Number(number) => words.format("found-number", &[("value", value(number.clone()))]),
        Found::Text(text) => words.format("found-text", &[("value", value(text.clone()))]),
        Found::List => words.get("found-list"),
        Found::Object => words.get("found-object"),
    }
}

fn wanted_said(wanted: &Wanted, words: &Messages) -> String {
    match wanted {
        Wanted::Words => words.get("wanted-words"),
        Wanted::Text => words.get("wanted-text"),
        Wanted::List => words.get("wanted-list"),
        Wanted::Object => words.get("wanted-object"),
        Wanted::Bool => words.get("wanted-bool"),
        Wanted::Whole { max } => words.format("wanted-whole", &[("max", value(max.to_string()))]),
        Wanted::Moment => words.get("wanted-moment"),
        Wanted::Date => words.get("wanted-date"),
        Wanted::Source => words.get("wanted-source"),
        Wanted::OneOf(choices) => {
            let key = if choices.len() == 1 {
                "wanted-one"
            } else {
                "wanted-one-of"
            };
            words.format(key, &[("words", value(choices.join(", ")))])
        }
        Wanted::Other(text) => words.format("wanted-other", &[("words", value(text.clone()))]),
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
    };
    words.get(key)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Severity;

    /// One problem of every kind. The match below fails to compile when a kind is added and not listed here.
    fn all() -> Vec<What> {
        let text = || "x".to_owned();
        let (found, wanted) = (Found::Text(text()), Wanted::Whole { max: 255 });
        vec![
            What::Unreadable(text()),
            What::Shape(text()),
            What::FileTooLarge {
                bytes: 300_000,
                limit: limits::BOOTH_BYTES,
            },
            What::NotUtf8,
            What::NotJson(text()),
            What::Truncated,
            What::TooDeep {
                limit: limits::DEPTH,
            },
            What::Repeated { field: text() },
            What::Newer { found: 2, known: 1 },
            What::WrongType {
                found: found.clone(),
                wanted: wanted.clone(),
            },
            What::WrongValue { found, wanted },
            What::Missing { field: text() },
            What::Unknown {
                field: text(),
                meant: None,
            },
            What::Unknown {
                field: text(),
                meant: Some(text()),
            },
            What::Empty,
            What::TextTooLong {
                count: 100_000,
                limit: 120,
            },
            What::ListTooLong {
                count: 300,
                limit: 30,
            },
            What::Controls,
            What::BadId(text()),
            What::IdTaken {
                id: text(),
                first: text(),
            },
            What::NoSuch {
                kind: Reference::Topic,
                id: text(),
            },
            What::NoSuch {
                kind: Reference::Session,
                id: text(),
            },
            What::NoSuch {
                kind: Reference::Channel,
                id: text(),
            },
            What::Circle { id: text() },
            What::BadLanguage(text()),
            What::UndeclaredLanguage(text()),
            What::Untranslated { language: text() },
            What::NoAlt,
            What::EndsBeforeStart,
            What::OtherDay {
                day: text(),
                start: text(),
            },
            What::UnlistedDay { day: text() },
            What::BadGoal(18),
            What::BadColour(text()),
            What::BadCountry(text()),
            What::BadTimeZone(text()),
            What::BadUrl {
                found: text(),
                why: UrlFault::Empty,
            },
            What::BadUrl {
                found: text(),
                why: UrlFault::Scheme(text()),
            },
            What::BadMail(text()),
            What::PlotTaken {
                plot: 7,
                by: text(),
            },
            What::NoSuchPlot { plot: 7 },
            What::NothingToShow,
            What::More { count: 1 },
            What::More { count: 2 },
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
        let said = |what: What, language: &str| {
            Problem::of_file(Severity::Error, "b.json", what).sentence(language)
        };
        assert_eq!(
            said(What::More { count: 1 }, "en"),
            "b.json: One more problem is not listed."
        );
        let found = Found::Nothing;
        let wanted = Wanted::Text;
        assert_eq!(
            said(What::WrongType { found, wanted }, "en"),
            "b.json: null stands where a text, or an object with one text a language, is wanted."
        );
        let scheme = UrlFault::Scheme("javascript".to_owned());
        assert_eq!(
            said(
                What::BadUrl {
                    found: "javascript:x".to_owned(),
                    why: scheme
                },
                "ja"
            ),
            "b.json:「javascript:x」は開きません。「javascript:」で始まるアドレスは安全のため使えません。"
        );
        assert_eq!(
            said(
                What::TextTooLong {
                    count: 100_000,
                    limit: 8_000
                },
                "ja"
            ),
            "b.json:文章が100000文字あります。表示されるのは最初の8000文字までです。"
        );
    }
}
