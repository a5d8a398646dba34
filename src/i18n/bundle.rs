//! Message bundles: the messages of some domains in one language as one text, for a page to fetch; and reading it.
//!
//! A bundle has a section for each language in it, the wanted one first: a line `### ko`, then its messages, without comments.
//! What the language lacks stands in the sections of its fallbacks, so nothing else has to be fetched.

use std::collections::BTreeSet;

use crate::{Domain, Language, fallbacks};

/// Opens a section; as Fluent reads it, a comment.
const SECTION: &str = "### ";

/// The messages of these domains in the best language for a BCP 47 tag. Natively only: the browser has no sources.
pub fn bundle(wanted: &str, domains: &[Domain]) -> String {
    let mut known = BTreeSet::new();
    let mut bundle = String::new();
    for tag in fallbacks(wanted) {
        // Rules are a language's own: the fallback's messages need the fallback's.
        let is_rule = |key: &str| key.starts_with("plural-");
        let mut messages = Language::load(tag, domains).messages;
        messages.retain(|message| is_rule(message.key) || known.insert(message.key));
        if !messages.iter().any(|message| !is_rule(message.key)) {
            continue;
        }
        bundle.push_str(&format!("{SECTION}{tag}\n"));
        for message in messages {
            bundle.push_str(&format!("{}={}\n", message.key, message.source()));
        }
    }
    bundle
}

/// Reads bundles of one wanted language: what several say of a language belongs together.
#[cfg(any(test, target_arch = "wasm32"))]
pub(crate) fn read(bundles: impl Iterator<Item = &'static str>) -> Vec<Language> {
    let mut languages: Vec<Language> = Vec::new();
    let sections = bundles.flat_map(|bundle| bundle.split(SECTION));
    for (tag, source) in sections.filter_map(|section| section.split_once('\n')) {
        let new = crate::message::messages(source);
        match languages.iter_mut().find(|language| language.tag == tag) {
            Some(language) => language.messages.extend(new),
            None => languages.push(Language {
                tag,
                messages: new.collect(),
            }),
        }
    }
    languages
}

#[cfg(target_arch = "wasm32")]
thread_local! {
    /// The bundles that this page was given, each with the tag for which it was asked.
    static PROVIDED: std::cell::RefCell<Vec<(String, &'static str)>> = const { std::cell::RefCell::new(Vec::new()) };
}

/// Gives this page a bundle for a BCP 47 tag. It is kept as long as the page is open: a few kilobytes a language that a
/// visitor tries.
#[cfg(target_arch = "wasm32")]
pub fn provide(tag: &str, bundle: String) {
    PROVIDED.with_borrow_mut(|provided| {
        if !provided
            .iter()
            .any(|(of, text)| of == tag && *text == bundle)
        {
            provided.push((tag.to_owned(), bundle.leak()));
        }
    });
}

/// Whether this page was given a bundle for a tag.
#[cfg(target_arch = "wasm32")]
pub fn is_provided(tag: &str) -> bool {
    PROVIDED.with_borrow(|provided| provided.iter().any(|(of, _)| of == tag))
}

/// What this page was given for a tag; while that is nothing, what it was given first.
#[cfg(target_arch = "wasm32")]
pub(crate) fn provided(wanted: &str) -> Vec<Language> {
    PROVIDED.with_borrow(|provided| {
        let first = provided.first().map_or("", |(tag, _)| tag.as_str());
        let wanted = if provided.iter().any(|(tag, _)| tag == wanted) {
            wanted
        } else {
            first
        };
        let of_tag = provided.iter().filter(|(tag, _)| tag == wanted);
        read(of_tag.map(|(_, bundle)| *bundle))
    })
}
