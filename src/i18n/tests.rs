//! The product's texts, read by us and by Fluent's own reader.

use std::path::Path;

use fluent_bundle::{FluentArgs, FluentBundle, FluentResource, FluentValue};
use fluent_syntax::ast::Entry;

use super::*;

const JA: &str = "found = { $n }件のブース\n";
const EN: &str =
    "found = { $n ->\n    [one] One booth\n   *[other] { $n } booths\n}\nonly = English only\n";

#[test]
fn speaks_both_languages_and_falls_back() {
    let ja = Messages::new("ja-JP", JA, EN);
    let en = Messages::new("th", JA, EN);
    assert_eq!(ja.format("found", &[("n", value(3))]), "3件のブース");
    assert_eq!(en.format("found", &[("n", value(1))]), "One booth");
    assert_eq!(en.format("found", &[("n", value(12))]), "12 booths");
    assert_eq!(ja.get("only"), "English only");
    assert_eq!(ja.get("nowhere"), "nowhere");
}

/// Every text that there is, and texts in which everything is at once.
fn sources() -> Vec<(&'static str, &'static str)> {
    const AT_ONCE: &str = "# A comment
## Another
all = A { $n ->
    [0] none
    [one] one { $a }
   *[other] many { $n } of { $b ->
        [x] an x
       *[y] a y
    } there
} end { $n }
lines =
    first { $a }
        further in

    last {\"{\"}{ $b }{\"}\"}
empty = {\"\"}
  same-line = not a text
after =   spaced  \u{20}
closed = { $n ->
   *[other] [brackets] * and { $n }
}
";
    let mut sources = vec![("en", AT_ONCE), ("ja", AT_ONCE), ("en", EN), ("ja", JA)];
    for language in LANGUAGES {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
            .join("../../assets/locales")
            .join(language);
        for entry in std::fs::read_dir(folder).unwrap() {
            let text = std::fs::read_to_string(entry.unwrap().path()).unwrap();
            sources.push((language, text.leak()));
        }
    }
    sources
}

/// The names of the gaps of a text.
fn names(text: &str) -> Vec<&'static str> {
    let mut names: Vec<&str> = text
        .split('$')
        .skip(1)
        .filter_map(|rest| {
            rest.split(|c: char| !(c.is_alphanumeric() || c == '-'))
                .next()
        })
        .collect();
    names.sort_unstable();
    names.dedup();
    names
        .iter()
        .map(|name| &*(*name).to_owned().leak())
        .collect()
}

#[test]
fn every_text_says_what_fluent_says() {
    let mut compared = 0;
    for (language, source) in sources() {
        let resource = FluentResource::try_new(source.to_owned()).unwrap();
        let mut known: Vec<String> = resource
            .entries()
            .filter_map(|entry| match entry {
                Entry::Message(message) => Some(message.id.name.to_owned()),
                _ => None,
            })
            .collect();
        known.sort();
        assert_eq!(keys(source), known);
        let mut bundle = FluentBundle::new(vec![language.parse().unwrap()]);
        // Isolation marks are for mixed directions; our two languages share one, and egui would draw them as boxes.
        bundle.set_use_isolating(false);
        bundle.add_resource(resource).unwrap();
        for message in messages(source) {
            let pattern = bundle.get_message(message.key).unwrap().value().unwrap();
            for filled in [
                None,
                Some(Value::from("Yokohama { $n }\n 横浜")),
                Some(value("x")),
            ]
            .into_iter()
            .chain([0, 1, 2, 5, 11, 21, 1_000, -1].map(|number| Some(value(number))))
            {
                let mut args = FluentArgs::new();
                let mut values = Vec::new();
                for name in names(source) {
                    match &filled {
                        None => {}
                        Some(Value::Words(words)) => args.set(name, words.clone()),
                        Some(Value::Number(number)) => args.set(name, FluentValue::from(*number)),
                    }
                    values.extend(filled.clone().map(|value| (name, value)));
                }
                let mut errors = Vec::new();
                let wanted = bundle.format_pattern(pattern, Some(&args), &mut errors);
                assert_eq!(
                    message.format(language, &values),
                    wanted,
                    "{} with {filled:?}",
                    message.key
                );
                compared += 1;
            }
        }
    }
    assert!(compared > 5_000, "{compared}");
}
