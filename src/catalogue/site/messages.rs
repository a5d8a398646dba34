//! Message files: our own messages in each language of an event, for the page's script and its modules to fetch.
//!
//! A page holds the messages of its own language. When a visitor chooses another one, or a module starts, the page's script
//! fetches what is said there, by the names in its data block: `messages/list-ko-0123456789.txt`, where the digits change
//! with the content.

use std::collections::BTreeMap;

use feed::Exhibition;
use i18n::Domain;
use serde_json::{Map, Value, json};
use sha2::{Digest, Sha256};

use super::page::Page;
use super::shell;
use crate::locale::PageLocale;

/// What each module says: the names are those of `page::browser::messages`.
const PARTS: [(&str, &[Domain]); 4] = [
    ("list", &[Domain::LIST]),
    ("more", &[Domain::MORE, Domain::PROBLEMS]),
    ("live", &[Domain::LIVE]),
    ("hall", &[Domain::HALL, Domain::COUNTRIES, Domain::PROBLEMS]),
];

/// The message files of an event's site.
pub fn message_files(exhibition: &Exhibition) -> Vec<Page> {
    let mut files = BTreeMap::new();
    for tag in &exhibition.event.languages {
        let (page, text) = page_file(
            exhibition,
            &PageLocale::new(tag, Some(super::page::DEFERRED.messages)),
        );
        files.insert(page, text);
        let parts = PARTS.map(|(part, domains)| part_file(part, tag, domains));
        files.extend(parts);
    }
    let file = |(path, html)| Page { path, html };
    files.into_iter().map(file).collect()
}

/// Where they are, from the site's root, by language and part; `language` is the language that our own messages are in.
pub(super) fn names(exhibition: &Exhibition) -> Value {
    let of = |tag: &String| {
        let locale = PageLocale::new(tag, Some(super::page::DEFERRED.messages));
        let mut names = Map::new();
        names.insert("language".to_owned(), locale.own_language().into());
        names.insert("page".to_owned(), page_file(exhibition, &locale).0.into());
        for (part, domains) in PARTS {
            names.insert(part.to_owned(), part_file(part, tag, domains).0.into());
        }
        (tag.clone(), Value::Object(names))
    };
    let languages = exhibition.event.languages.iter();
    json!(languages.map(of).collect::<Map<_, _>>())
}

/// What the page around the catalogue says: name and content.
fn page_file(exhibition: &Exhibition, locale: &PageLocale) -> (String, String) {
    let text = shell::texts(exhibition, locale).to_string();
    (path("page", locale.language(), &text, "json"), text)
}

/// What a module says: name and content.
fn part_file(part: &str, tag: &str, domains: &[Domain]) -> (String, String) {
    let language = i18n::best_match(tag, &i18n::LANGUAGES).unwrap_or(i18n::FALLBACK);
    let text = i18n::bundle(language, domains);
    (path(part, language, &text, "txt"), text)
}

/// Ten digits of the content's SHA-256 stand in the name, as in every name that is kept for good: the page and its worker
/// hold what comes against it.
fn path(part: &str, tag: &str, text: &str, ending: &str) -> String {
    let digest = Sha256::digest(text);
    let digits: String = digest
        .iter()
        .take(5)
        .map(|byte| format!("{byte:02x}"))
        .collect();
    format!("messages/{part}-{tag}-{digits}.{ending}")
}
