//! The product's messages, read by us and by Fluent's own reader; and every language against English.

use std::collections::{BTreeMap, BTreeSet};

use fluent_bundle::{FluentArgs, FluentBundle, FluentResource, FluentValue};
use fluent_syntax::ast::Entry;
use intl_pluralrules::{PluralCategory, PluralRuleType, PluralRules};
use unic_langid::LanguageIdentifier;

use super::*;

#[test]
fn a_tag_finds_the_folder_of_its_language_and_script() {
    let there = ["en", "ja", "pt", "pt-BR", "zh-Hans", "sr-Latn"];
    let found = |wanted| best_match(wanted, &there);
    assert_eq!(found("ja-JP"), Some("ja"));
    assert_eq!(found("JA"), Some("ja"));
    assert_eq!(found("pt-BR-x-old"), Some("pt-BR"));
    assert_eq!(found("pt-PT"), Some("pt"));
    for chinese in ["zh", "zh-CN", "zh-Hans", "zh-Hans-SG", "zh-SG"] {
        assert_eq!(found(chinese), Some("zh-Hans"), "{chinese}");
    }
    for traditional in ["zh-Hant", "zh-TW", "zh-HK", "zh-Hant-MO"] {
        assert_eq!(found(traditional), None, "{traditional}");
    }
    assert_eq!(found("sr-ME"), Some("sr-Latn"));
    assert_eq!(found("sr"), None);
    assert_eq!(found("fr"), None);
    assert_eq!(found(""), None);
}

#[test]
fn what_a_language_lacks_is_said_in_english() {
    let french = Messages::load("fr", &[Domain::LOCALE]);
    assert_eq!(french.language(), "en");
    assert_eq!(french.get("month-2"), "Feb");
    let mut japanese = Messages::load("ja-JP", &[Domain::LOCALE]);
    assert_eq!(japanese.language(), "ja");
    assert_eq!(japanese.get("month-2"), "2月");
    japanese.languages[0]
        .messages
        .retain(|message| message.key != "month-2");
    assert_eq!(japanese.get("month-2"), "Feb");
    assert_eq!(japanese.get("nowhere"), "nowhere");
    assert!(japanese.says_yes("shows-readings") && !french.says_yes("shows-readings"));
}

/// The files of a language's folder by name: the English ones are the list of all.
fn files(language: &'static str) -> BTreeMap<String, &'static str> {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../../assets/locales")
        .join(language);
    std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| {
            let path = entry.unwrap().path();
            let name = path.file_name().unwrap().to_str().unwrap().to_owned();
            (name, &*std::fs::read_to_string(path).unwrap().leak())
        })
        .collect()
}

/// Which placeables a message fills and by which it selects.
fn placeables(pattern: &str) -> BTreeSet<String> {
    let name = |rest: &str| -> String {
        let is_part = |c: &char| c.is_alphanumeric() || matches!(c, '-' | '_');
        rest.chars().take_while(is_part).collect()
    };
    pattern.split('$').skip(1).map(name).collect()
}

/// Messages that a language states about itself: others may have other ones.
fn is_own(key: &str) -> bool {
    key.starts_with("plural-")
}

#[test]
fn no_complete_translation_lacks_a_message_and_none_has_other_placeables() {
    let english = files("en");
    let mut faults = Vec::new();
    for language in LANGUAGES {
        let own = files(language);
        let states = Messages::load(language, &[Domain::LOCALE]);
        let is_partial = states.get("translation") == "partial";
        // A partial translation may lack what it likes; it is listed (`cargo test -p i18n -- --nocapture`).
        let mut missing = Vec::new();
        for (name, source) in &english {
            let Some(translated) = own.get(name) else {
                // The command may speak English where its own messages are not translated; visitors never see those.
                if matches!(name.as_str(), "organiser.ftl" | "feed-advice.ftl") {
                    continue;
                }
                missing.push(format!("{language}/{name} is missing"));
                continue;
            };
            let by_key = |source| -> BTreeMap<&str, &str> {
                messages(source)
                    .filter(|message| !is_own(message.key))
                    .map(|message| (message.key, message.pattern()))
                    .collect()
            };
            let (wanted, there) = (by_key(source), by_key(translated));
            for (key, pattern) in &wanted {
                match there.get(key) {
                    None => missing.push(format!("{language}/{name}: {key} is missing")),
                    // A language may leave out what it has no use for (a month's name beside its number), never invent.
                    Some(own) if !placeables(own).is_subset(&placeables(pattern)) => {
                        faults.push(format!("{language}/{name}: {key} has other placeables"));
                    }
                    Some(own) if name != "locale.ftl" && placeables(own) != placeables(pattern) => {
                        faults.push(format!("{language}/{name}: {key} lacks placeables"));
                    }
                    Some(_) => {}
                }
            }
            let unknown = there.keys().filter(|key| !wanted.contains_key(*key));
            faults.extend(unknown.map(|key| format!("{language}/{name}: {key} is not in English")));
            assert_eq!(
                messages(translated).count() - there.len(),
                rules(translated),
                "{language}/{name}: a key twice"
            );
        }
        if is_partial {
            println!("{}", missing.join("\n"));
        } else {
            faults.append(&mut missing);
        }
        let unknown = own.keys().filter(|name| !english.contains_key(*name));
        faults.extend(unknown.map(|name| format!("{language}/{name} is not in English")));
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn the_hall_and_the_list_have_one_word_for_one_thing() {
    let mut faults = Vec::new();
    for language in LANGUAGES {
        let own = files(language);
        let said = |name: &str| -> BTreeMap<&str, &str> {
            let there = own.get(name).into_iter();
            there
                .flat_map(|source| messages(source))
                .map(|message| (message.key, message.pattern()))
                .collect()
        };
        let hall = said("hall.ftl");
        for name in ["common.ftl", "page.ftl", "page-list.ftl", "page-more.ftl"] {
            let other = said(name);
            let differ = other
                .iter()
                .filter(|(key, words)| hall.get(*key).is_some_and(|hall| hall != *words));
            faults.extend(differ.map(|(key, words)| {
                format!(
                    "{language}/{name}: {key} is {words:?}, in the hall {:?}",
                    hall[key]
                )
            }));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn japanese_writes_long_vowels_out() {
    let mut faults = Vec::new();
    for (name, source) in files("ja") {
        for short in [
            "フォルダ",
            "ブラウザ",
            "コンピュータ",
            "サーバ",
            "ユーザ",
            "ヘッダ",
            "プリンタ",
        ] {
            let ends = source.match_indices(short).map(|(at, _)| at + short.len());
            let cut = ends.filter(|end| !source[*end..].starts_with('ー'));
            faults.extend(cut.map(|_| format!("{name}: {short}")));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// Messages of both faces that are one sentence in English and mean two things.
const ONLY_ALIKE: [&str; 1] = [
    // A place and its country: the other is a list of people.
    "city-country",
];

#[test]
fn what_is_one_sentence_in_english_in_both_faces_is_one_in_every_language() {
    // The placeables in the order in which English has them, whatever they are called.
    fn numbered(pattern: &str, english: &str) -> String {
        let mut names: Vec<String> = Vec::new();
        for name in english.split('$').skip(1) {
            let name: String = name.chars().take_while(|c| c.is_alphanumeric()).collect();
            if !names.contains(&name) {
                names.push(name);
            }
        }
        let pieces = pattern.split_whitespace().map(|piece| {
            let place = names.iter().position(|name| piece == format!("${name}"));
            place.map_or_else(|| piece.to_owned(), |place| format!("${place}"))
        });
        pieces.collect::<Vec<_>>().join(" ")
    }
    fn said(
        own: &BTreeMap<String, &'static str>,
        names: &[&str],
    ) -> BTreeMap<&'static str, &'static str> {
        let sources = names.iter().filter_map(|name| own.get(*name));
        sources
            .flat_map(|source| messages(source))
            .map(|message| (message.key, message.pattern()))
            .collect()
    }
    const HALL: &[&str] = &["hall.ftl", "common.ftl"];
    const PAGE: &[&str] = &[
        "page.ftl",
        "page-list.ftl",
        "page-more.ftl",
        "page-live.ftl",
    ];
    let english = files("en");
    let (in_hall, on_page) = (said(&english, HALL), said(&english, PAGE));
    let mut faults = Vec::new();
    let mut compared = 0;
    for language in LANGUAGES {
        let own = files(language);
        let (hall, page) = (said(&own, HALL), said(&own, PAGE));
        for (key, pattern) in &in_hall {
            for (other, same) in &on_page {
                if numbered(pattern, pattern) != numbered(same, same) || ONLY_ALIKE.contains(key) {
                    continue;
                }
                // What a partial translation lacks is said in English.
                let (Some(own), Some(theirs)) = (hall.get(key), page.get(other)) else {
                    continue;
                };
                compared += 1;
                if numbered(own, pattern) != numbered(theirs, same) {
                    faults.push(format!("{language}: {key} is {own:?}, {other} {theirs:?}"));
                }
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
    assert!(compared > 60, "only {compared} pairs were compared");
}

fn rules(source: &'static str) -> usize {
    messages(source)
        .filter(|message| is_own(message.key))
        .count()
}

#[test]
fn every_language_states_the_plural_rules_of_cldr() {
    for tag in LANGUAGES {
        let language = Language::load(tag, &[Domain::LOCALE]);
        let primary: LanguageIdentifier = primary(tag).parse().unwrap();
        let rules = PluralRules::create(primary, PluralRuleType::CARDINAL).unwrap();
        for number in 0..=1_200_u64 {
            let wanted = match rules.select(number).unwrap() {
                PluralCategory::ZERO => "zero",
                PluralCategory::ONE => "one",
                PluralCategory::TWO => "two",
                PluralCategory::FEW => "few",
                PluralCategory::MANY => "many",
                PluralCategory::OTHER => "other",
            };
            let holds = |category: &&str| {
                let rule = language.message(&format!("plural-{category}"));
                rule.is_some_and(|rule| plural::holds(rule.pattern(), number))
            };
            let found = plural::CATEGORIES.iter().find(|category| holds(category));
            assert_eq!(found.copied().unwrap_or("other"), wanted, "{tag} {number}");
        }
    }
}

#[test]
fn plural_rules_are_read_as_cldr_writes_them() {
    // Russian: 21 is one, 22 few, 11 to 14 many.
    let (one, few, many) = (
        "v = 0 and i % 10 = 1 and i % 100 != 11",
        "v = 0 and i % 10 = 2..4 and i % 100 != 12..14",
        "v = 0 and i % 10 = 0 or v = 0 and i % 10 = 5..9 or v = 0 and i % 100 = 11..14",
    );
    let russian = PluralRules::create(
        "ru".parse::<LanguageIdentifier>().unwrap(),
        PluralRuleType::CARDINAL,
    )
    .unwrap();
    for number in 0..=1_000 {
        let wanted = match russian.select(number).unwrap() {
            PluralCategory::ONE => [true, false, false],
            PluralCategory::FEW => [false, true, false],
            _ => [false, false, true],
        };
        assert_eq!(
            [one, few, many].map(|rule| plural::holds(rule, number)),
            wanted,
            "{number}"
        );
    }
    // Breton has lists with ranges.
    assert!(plural::holds(
        "n % 10 = 3..4,9 and n % 100 != 10..19,70..79,90..99",
        29
    ));
    assert!(!plural::holds(
        "n % 10 = 3..4,9 and n % 100 != 10..19,70..79,90..99",
        79
    ));
    assert!(!plural::holds("", 1) && !plural::holds("n = x", 1));
}

#[test]
fn a_name_that_runs_the_other_way_does_not_turn_the_sentence_around_it() {
    let messages = Messages::load("en", &[Domain::HALL, Domain::MORE]);
    let removed = |name| messages.format("removed", &[("name", value(name))]);
    assert_eq!(removed("Guun"), "“Guun” is off your list.");
    assert_eq!(
        removed("شركة المياه"),
        "“\u{2068}شركة المياه\u{2069}” is off your list."
    );
    let led = messages.format(
        "way-left",
        &[("metres", value(12)), ("booth", value("חברת המים"))],
    );
    assert_eq!(led, "12 m to \u{2068}חברת המים\u{2069}");
}

/// What a page fetches.
const BUNDLES: [&[Domain]; 3] = [
    &[Domain::LIST],
    &[Domain::MORE, Domain::PROBLEMS],
    &[Domain::HALL, Domain::COUNTRIES, Domain::PROBLEMS],
];

#[test]
fn a_bundle_says_what_the_files_say() {
    for tag in LANGUAGES {
        for domains in BUNDLES {
            let text: &'static str = bundle(tag, domains).leak();
            let read = Messages {
                languages: bundle::read([text].into_iter()),
            };
            let files = Messages::load(tag, domains);
            let keys = domains.iter().flat_map(|domain| keys(*domain));
            for key in keys.filter(|key| !is_own(key)) {
                for number in [0, 1, 2, 7] {
                    let names = ["n", "count"].map(|name| (name, value(number)));
                    assert_eq!(
                        read.format(key, &names),
                        files.format(key, &names),
                        "{tag} {key}"
                    );
                }
            }
        }
    }
}

#[test]
fn a_bundle_has_in_english_what_its_language_lacks() {
    let sources = [
        "### ja\nnear=近い\n### en\nplural-one=n = 1\nfar={ $n ->\n    [one] One\n   *[other] Many\n}\n",
        "### ja\nmore=もっと\n",
    ];
    let messages = Messages {
        languages: bundle::read(sources.into_iter()),
    };
    assert_eq!(messages.language(), "ja");
    assert_eq!(messages.get("near"), "近い");
    assert_eq!(messages.get("more"), "もっと");
    assert_eq!(messages.format("far", &[("n", value(1))]), "One");
    assert_eq!(messages.format("far", &[("n", value(2))]), "Many");
}

/// Every file that there is, and messages in which everything is at once.
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
    let at_once = LANGUAGES.map(|language| (language, AT_ONCE));
    let shipped = LANGUAGES.into_iter().flat_map(|language| {
        let files = files(language).into_values();
        files.map(move |source| (language, source))
    });
    at_once.into_iter().chain(shipped).collect()
}

/// The names of the placeables of a file.
fn names(text: &str) -> Vec<&'static str> {
    placeables(text)
        .into_iter()
        .map(|name| &*name.leak())
        .collect()
}

#[test]
fn every_message_says_what_fluent_says() {
    let mut compared = 0;
    for (tag, source) in sources() {
        let resource = FluentResource::try_new(source.to_owned()).unwrap();
        let mut known: Vec<String> = resource
            .entries()
            .filter_map(|entry| match entry {
                Entry::Message(message) => Some(message.id.name.to_owned()),
                _ => None,
            })
            .collect();
        known.sort();
        let mut keys: Vec<&str> = messages(source).map(|message| message.key).collect();
        keys.sort_unstable();
        assert_eq!(keys, known);
        let mut bundle = FluentBundle::new(vec![tag.parse().unwrap()]);
        // Isolation marks are for mixed directions; our languages share one, and egui would draw them as boxes.
        bundle.set_use_isolating(false);
        bundle.add_resource(resource).unwrap();
        let language = Language::load(tag, &[Domain::LOCALE]);
        for message in messages(source) {
            let pattern = bundle.get_message(message.key).unwrap().value().unwrap();
            for filled in [
                None,
                Some(PlaceableValue::from("Yokohama { $n }\n 横浜")),
                Some(value("x")),
            ]
            .into_iter()
            .chain([0, 1, 2, 5, 11, 21, 1_000, -1].map(|number| Some(value(number))))
            {
                let mut args = FluentArgs::new();
                let mut values = Vec::new();
                for name in names(message.pattern()) {
                    match &filled {
                        None => {}
                        Some(PlaceableValue::Text(text)) => args.set(name, text.clone()),
                        Some(PlaceableValue::Number(number)) => {
                            args.set(name, FluentValue::from(*number));
                        }
                    }
                    values.extend(filled.clone().map(|value| (name, value)));
                }
                let mut errors = Vec::new();
                let wanted = bundle.format_pattern(pattern, Some(&args), &mut errors);
                assert_eq!(
                    message.format(&language, &values),
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
