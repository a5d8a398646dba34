//! Addresses in the text of a file: where each stands and what it is for, so that nothing but them need change.

use std::ops::Range;

use crate::fields::{LinkUse, ObjectType, Rule};
use crate::json::{JsonStep, shown};
use crate::limits;
use crate::locate::{JsonMember, members};

/// An address in a file's text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LinkAt {
    /// JSON path.
    pub path: String,
    /// What it is for.
    pub to: LinkUse,
    /// The address.
    pub text: String,
    /// The bytes it takes in the file, quotation marks and all.
    pub span: Range<usize>,
}

/// The addresses in the text of a file of this type, in the file's order; those of booths and a programme inside an event
/// file are among them. A text whose nesting is over [`limits::DEPTH`] has none: it was refused before.
pub fn links_in(text: &str, object: &'static ObjectType) -> Vec<LinkAt> {
    if crate::json::too_deep(text, limits::DEPTH).is_some() {
        return Vec::new();
    }
    let start = text.len()
        - text
            .trim_start_matches(['\u{feff}', ' ', '\t', '\r', '\n'])
            .len();
    let mut finder = Finder {
        text,
        path: Vec::new(),
        found: Vec::new(),
    };
    finder.object(start, object);
    finder.found
}

struct Finder<'a> {
    text: &'a str,
    path: Vec<JsonStep>,
    found: Vec<LinkAt>,
}

impl Finder<'_> {
    /// Recursive, but only as deep as the descriptions are.
    fn object(&mut self, at: usize, object: &'static ObjectType) {
        for JsonMember { step, span } in members(self.text, at) {
            let JsonStep::Key(name) = &step else { return };
            let Some(field) = object.field(name) else {
                continue;
            };
            self.path.push(step);
            match (field.rule, field.inside) {
                (Rule::Link(to), _) => self.address(span, to),
                (Rule::Programme, Some(inside)) => {
                    self.source(span, LinkUse::Programme, inside);
                }
                (Rule::Booths(_), Some(inside)) => {
                    self.entries(span.start, |finder, span| {
                        finder.source(span, LinkUse::Booth, inside);
                    });
                }
                (Rule::Tracks(_), Some(inside)) => {
                    self.address(span.clone(), LinkUse::Document);
                    self.entries(span.start, |finder, span| finder.object(span.start, inside));
                }
                (Rule::List(_), Some(inside)) => {
                    self.entries(span.start, |finder, span| finder.object(span.start, inside));
                }
                (_, Some(inside)) => self.object(span.start, inside),
                _ => {}
            }
            self.path.pop();
        }
    }

    fn entries(&mut self, at: usize, mut look: impl FnMut(&mut Self, Range<usize>)) {
        for JsonMember { step, span } in members(self.text, at) {
            self.path.push(step);
            look(self, span);
            self.path.pop();
        }
    }

    /// An address, or the thing itself.
    fn source(&mut self, span: Range<usize>, to: LinkUse, inside: &'static ObjectType) {
        self.object(span.start, inside);
        self.address(span, to);
    }

    fn address(&mut self, span: Range<usize>, to: LinkUse) {
        let raw = self.text.get(span.clone()).unwrap_or_default();
        if let Ok(text) = serde_json::from_str::<String>(raw) {
            let path = shown(&self.path);
            self.found.push(LinkAt {
                path,
                to,
                text,
                span,
            });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fields::Described;
    use crate::{Booth, Event};

    #[test]
    fn addresses_are_found_where_they_stand() {
        let text = r#"{ "logo": {"src": "a\u002fb.png"}, "src": "no", "x": {"image": "no"}, "posters": [ {"title": "x"}, {"image":"c.png", "link": "https://x.example/"} ] }"#;
        let found: Vec<_> = links_in(text, Booth::OBJECT)
            .into_iter()
            .map(|link| (link.path, link.to, link.text, text[link.span].to_owned()))
            .collect();
        let one = |path: &str, to, address: &str, raw: &str| {
            (path.to_owned(), to, address.to_owned(), raw.to_owned())
        };
        assert_eq!(
            found,
            [
                one("logo.src", LinkUse::Logo, "a/b.png", r#""a\u002fb.png""#),
                one("posters[1].image", LinkUse::Poster, "c.png", r#""c.png""#),
                one(
                    "posters[1].link",
                    LinkUse::Follow,
                    "https://x.example/",
                    r#""https://x.example/""#
                ),
            ]
        );
    }

    #[test]
    fn tracks_are_an_address_or_a_list() {
        let text = r#"{ "sessions": [ { "stream": "https://x.example/", "recording": [ { "url": "a.webm", "language": "no",
            "captions": [ { "src": "a.vtt" } ] }, "no" ] } ] }"#;
        let found: Vec<_> = links_in(text, crate::Programme::OBJECT)
            .into_iter()
            .map(|link| (link.path, link.to, link.text))
            .collect();
        let one = |path: &str, to, text: &str| (path.to_owned(), to, text.to_owned());
        assert_eq!(
            found,
            [
                one(
                    "sessions[0].stream",
                    LinkUse::Document,
                    "https://x.example/"
                ),
                one("sessions[0].recording[0].url", LinkUse::Document, "a.webm"),
                one(
                    "sessions[0].recording[0].captions[0].src",
                    LinkUse::Captions,
                    "a.vtt"
                ),
            ]
        );
    }

    #[test]
    fn an_event_names_its_other_files() {
        let text = r#"{ "halls": [ { "booths": ["a.json", { "contact": { "form": { "url": "https://x.example/" } } }] } ],
            "programme": "p.json", "sessions": [ { "programme": "no", "booths": ["no"] } ] }"#;
        let found: Vec<_> = links_in(text, Event::OBJECT)
            .into_iter()
            .map(|link| (link.path, link.to))
            .collect();
        let one = |path: &str, to| (path.to_owned(), to);
        assert_eq!(
            found,
            [
                one("halls[0].booths[0]", LinkUse::Booth),
                one("halls[0].booths[1].contact.form.url", LinkUse::Endpoint),
                one("programme", LinkUse::Programme),
            ]
        );
    }

    #[test]
    fn brackets_without_end_cost_nothing() {
        let text = format!(
            r#"{{"logo": {{"src": "a.png"}}, "x": {}"#,
            "[".repeat(500_000)
        );
        assert_eq!(links_in(&text, Booth::OBJECT), []);
    }

    #[test]
    fn a_value_and_its_text_have_the_same_addresses() {
        let folder = concat!(
            env!("CARGO_MANIFEST_DIR"),
            "/../../assets/events/showcase/booths"
        );
        let mut seen = 0;
        for file in std::fs::read_dir(folder).unwrap() {
            let path = file.unwrap().path();
            if path.extension().is_none_or(|end| end != "json") {
                continue;
            }
            let text = std::fs::read_to_string(path).unwrap();
            let mut of_value = Vec::new();
            Booth::parse(text.as_bytes(), "b.json")
                .value
                .unwrap()
                .visit_links(&mut |path, address, to| {
                    of_value.push((path.to_owned(), address.to_owned(), to));
                });
            let mut of_text: Vec<_> = links_in(&text, Booth::OBJECT)
                .into_iter()
                .map(|link| (link.path, link.text, link.to))
                .collect();
            seen += of_text.len();
            of_value.sort_by(|a, b| a.0.cmp(&b.0));
            of_text.sort_by(|a, b| a.0.cmp(&b.0));
            assert_eq!(of_text, of_value);
        }
        assert!(seen > 20, "{seen}");
    }
}
