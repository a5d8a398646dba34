//! The panels' messages: every key that is asked for is there, and there is no key that nobody asks for.

use std::collections::BTreeSet;
use std::path::Path;

use i18n::Domain;

fn keys(domain: Domain) -> BTreeSet<String> {
    i18n::keys(domain).into_iter().map(str::to_owned).collect()
}

fn quoted(source: &str) -> impl Iterator<Item = String> {
    source.split('"').skip(1).step_by(2).map(str::to_owned)
}

/// The string literals of our own sources.
fn literals() -> BTreeSet<String> {
    let mut literals = BTreeSet::new();
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    for folder in [root.to_owned(), root.join("booth"), root.join("map")] {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.extension().is_some_and(|ending| ending == "rs") && !path.ends_with("tests.rs")
            {
                let source = std::fs::read_to_string(path).unwrap();
                literals.extend(quoted(&source));
            }
        }
    }
    // The words of a vocabulary are named where the vocabulary is.
    for file in [
        "../feed/booth.rs",
        "../feed/clocks.rs",
        "../feed/programme.rs",
        "../feed/tracks.rs",
        // And what is said of people beside the visitor.
        "../hall/people/mod.rs",
    ] {
        let source = std::fs::read_to_string(root.join(file)).unwrap();
        literals.extend(quoted(&source));
    }
    literals
}

/// Keys that are put together when they are asked for.
fn composed() -> BTreeSet<String> {
    let goals = (1..=17).map(|goal| format!("sdg-{goal}"));
    let reactions = (1..=crate::REACTIONS).map(|reaction| format!("reaction-{reaction}"));
    goals.chain(reactions).collect()
}

/// Keys that others ask for: dates by `feed::time`, a locale's own rules, and what only the catalogue lists.
fn others() -> BTreeSet<String> {
    keys(Domain::LOCALE)
}

#[test]
fn every_message_is_asked_for() {
    let (literals, composed, others) = (literals(), composed(), others());
    let unused: Vec<_> = keys(Domain::HALL)
        .into_iter()
        .filter(|key| {
            [&literals, &composed, &others]
                .iter()
                .all(|known| !known.contains(key))
        })
        .collect();
    assert!(unused.is_empty(), "{unused:?}");
}

#[test]
fn every_key_that_is_asked_for_has_its_words() {
    let known = keys(Domain::HALL);
    assert!(composed().is_subset(&known));
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut asked = BTreeSet::new();
    for folder in [root.to_owned(), root.join("booth"), root.join("map")] {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.extension().is_none_or(|ending| ending != "rs") || path.ends_with("tests.rs") {
                continue;
            }
            let source: String = std::fs::read_to_string(path)
                .unwrap()
                .split_whitespace()
                .collect();
            for call in [".t(\"", ".format(\""] {
                asked.extend(
                    source
                        .split(call)
                        .skip(1)
                        .filter_map(|rest| rest.split('"').next())
                        .map(str::to_owned),
                );
            }
        }
    }
    assert!(asked.len() > 40, "{}", asked.len());
    let missing: Vec<_> = asked.difference(&known).collect();
    assert!(missing.is_empty(), "{missing:?}");
}
