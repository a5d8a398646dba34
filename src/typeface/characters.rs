//! Which characters an event needs: in which weight, how soon, and in which language.

use std::collections::{BTreeMap, BTreeSet};

use crate::sources::SOURCES;
use feed::markdown::{self, Block};
use feed::text::Text;
use feed::{Booth, Event, Exhibition, Programme};
use i18n::{Domain, FALLBACK, LANGUAGES, best_match, primary};

/// Punctuation and signs of texts and dates. What no typeface of ours has the browser draws (`overlay/lettering.rs`).
const SIGNS: &str = "–—‘’“”…·•€°±×→←↑↓©®™§、。，．・：；？！「」『』（）〔〕【】〈〉《》〜～ー々〆ヶ％＆／　　年月日火水木金土時分秒";

/// Sets of characters.
#[derive(Clone, Debug, Default)]
pub struct Needs {
    /// Before the first panel, regular.
    pub first: BTreeSet<char>,
    /// Before the first panel, bold.
    pub first_bold: BTreeSet<char>,
    /// All that is ever drawn, regular.
    pub all: BTreeSet<char>,
    /// All that is ever drawn bold.
    pub all_bold: BTreeSet<char>,
    /// What is written in each language that has a typeface of its own (by its primary tag): feed's texts and our messages.
    pub own: BTreeMap<&'static str, BTreeSet<char>>,
}

impl Needs {
    /// Reads an event.
    pub fn of(exhibition: &Exhibition) -> Self {
        let mut needs = Self::default();
        needs.ours();
        needs.messages(&exhibition.event);
        needs.event(&exhibition.event);
        needs.programme(&exhibition.programme);
        for slot in &exhibition.slots {
            needs.soon(&slot.id, true);
            if let Some(booth) = slot.booth() {
                needs.booth(booth, &exhibition.event);
            }
        }
        needs.close();
        needs
    }

    /// What is needed and cannot be drawn.
    pub fn undrawable(&self, drawn: impl Fn(char) -> bool) -> BTreeSet<char> {
        let needed = self.all.iter().chain(self.own.values().flatten());
        needed.filter(|c| !drawn(**c)).copied().collect()
    }

    /// Every sign that names and numbers are made of.
    fn ours(&mut self) {
        let kana = ('ぁ'..='ゖ').chain('ァ'..='ヺ');
        let latin = (' '..='~').chain('\u{a0}'..='ÿ').filter(|c| *c != '\u{ad}');
        let basics: String = kana.chain(latin).chain(SIGNS.chars()).collect();
        self.soon(&basics, true);
    }

    /// Our own messages in the languages of the event. The first one's are needed before the first panel (with English
    /// behind it); another one's once a visitor chooses it, and what its own typeface draws only then.
    fn messages(&mut self, event: &Event) {
        let first = event.languages.first();
        let first = first.and_then(|tag| best_match(tag, &LANGUAGES));
        for language in message_languages(event) {
            let typeface = typeface_of(language);
            for source in Domain::HALL.sources(language) {
                match typeface {
                    Some(own) => self.own(own, source),
                    None if Some(language) == first || language == FALLBACK => {
                        self.soon(source, true);
                    }
                    None => self.later(source, true),
                }
            }
            // What is wrong with a booth's file is told in its panel; and where people meet, how many are there.
            let live = event.live.as_ref().map(|_| Domain::LIVE.sources(language));
            let more = Domain::PROBLEMS.sources(language);
            for source in more.chain(live.into_iter().flatten()) {
                match typeface {
                    Some(own) => self.own(own, source),
                    None => self.later(source, false),
                }
            }
        }
    }

    /// Characters that a language's own typeface draws.
    fn own(&mut self, typeface: &'static str, text: &str) {
        let characters = self.own.entry(typeface).or_default();
        characters.extend(text.chars().filter(is_of_its_own));
        // Latin letters, digits and punctuation among them are the panels' typeface's.
        let shared: String = text.chars().filter(|c| !is_of_its_own(c)).collect();
        self.later(&shared, true);
    }

    fn event(&mut self, event: &Event) {
        for tag in &event.languages {
            self.soon(i18n::own_name(tag), true);
        }
        event.texts(&mut |path, text| match path {
            "title" => self.text_soon(text, true),
            "tagline" | "organiser.name" | "place" => self.text_soon(text, false),
            _ if path.starts_with("halls") => self.text_soon(text, path.ends_with("title")),
            _ if path.starts_with("notes") => self.text_soon(text, false),
            _ if path.starts_with("tours") && !path.ends_with("summary") => {
                self.text(text, path.ends_with("title"));
            }
            _ if path.starts_with("topics") && path.ends_with("title") => self.text(text, false),
            // The catalogue shows the rest; the browser's own fonts draw it there.
            _ => {}
        });
    }

    fn programme(&mut self, programme: &Programme) {
        programme.texts(&mut |path, text| {
            let bold = path.ends_with("title");
            self.text(text, bold);
        });
    }

    fn booth(&mut self, booth: &Booth, event: &Event) {
        booth.texts(&mut |path, text| match path {
            "name" => self.text_soon(text, true),
            "tagline" => self.text_soon(text, false),
            _ => self.text(text, path.ends_with("title") || path.ends_with("name")),
        });
        if let Some(code) = &booth.country {
            let key = format!("country-{code} ");
            for language in message_languages(event) {
                let names = Domain::COUNTRIES.sources(language).flat_map(str::lines);
                for name in names.filter_map(|line| line.strip_prefix(&key)) {
                    match typeface_of(language) {
                        Some(own) => self.own(own, name),
                        None => self.later(name, false),
                    }
                }
            }
        }
        for person in &booth.staff {
            for tag in &person.languages {
                self.later(i18n::own_name(tag), false);
            }
        }
    }

    fn text_soon(&mut self, text: &Text, bold: bool) {
        for wording in text.wordings() {
            // Names in all languages are soon on screen; those of other scripts come with their own typeface.
            match wording.language.map(typeface_of) {
                Some(Some(_)) => self.later(wording.text, bold),
                _ => self.soon(wording.text, bold),
            }
        }
        self.text(text, bold);
    }

    fn text(&mut self, text: &Text, bold: bool) {
        for wording in text.wordings() {
            self.later(wording.text, bold);
            let mut strong = String::new();
            strong_parts(&markdown::read(wording.text), &mut strong);
            self.all_bold.extend(strong.chars());
            if let Some(typeface) = wording.language.and_then(typeface_of) {
                let own = self.own.entry(typeface).or_default();
                own.extend(wording.text.chars().filter(is_of_its_own));
            }
        }
    }

    fn soon(&mut self, text: &str, bold: bool) {
        self.first.extend(text.chars());
        if bold {
            self.first_bold.extend(text.chars());
        }
    }

    fn later(&mut self, text: &str, bold: bool) {
        self.all.extend(text.chars());
        if bold {
            self.all_bold.extend(text.chars());
        }
    }

    /// What is needed first is needed at all; control characters never.
    fn close(&mut self) {
        self.first.extend(&self.first_bold);
        self.all.extend(&self.first);
        self.all.extend(&self.all_bold);
        self.all_bold.extend(&self.first_bold);
        for set in [
            &mut self.first,
            &mut self.first_bold,
            &mut self.all,
            &mut self.all_bold,
        ] {
            set.retain(|c| !c.is_control());
        }
    }
}

/// The words that are set bold in a longer text.
fn strong_parts(blocks: &[Block], out: &mut String) {
    for block in blocks {
        match block {
            Block::Heading { spans, .. } => spans.iter().for_each(|span| out.push_str(&span.text)),
            Block::Paragraph(spans) => spans
                .iter()
                .filter(|span| span.strong)
                .for_each(|span| out.push_str(&span.text)),
            Block::List { items, .. } => items.iter().for_each(|item| strong_parts(item, out)),
            Block::Quote(inside) => strong_parts(inside, out),
            Block::Rule => {}
        }
    }
}

/// Whether a character is drawn by a script's own typeface: Thai, Hangul, and whatever Chinese, Japanese and Korean share.
fn is_of_its_own(character: &char) -> bool {
    matches!(character, '\u{e00}'..='\u{e7f}' | '\u{1100}'..='\u{11ff}' | '\u{2e80}'..)
}

/// The language of the typeface that is made for a language's script, if there is one.
fn typeface_of(language: &str) -> Option<&'static str> {
    let tags = SOURCES.iter().filter_map(|source| source.language);
    tags.into_iter().find(|tag| *tag == primary(language))
}

/// The languages in which an event's visitors see our own messages.
fn message_languages(event: &Event) -> BTreeSet<&'static str> {
    let own = event.languages.iter();
    own.filter_map(|tag| best_match(tag, &LANGUAGES))
        .chain([FALLBACK])
        .collect()
}
