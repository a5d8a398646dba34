//! Which characters an event needs: in which weight, how soon, and in which language.

use std::collections::BTreeSet;

use feed::markdown::{self, Block};
use feed::text::Text;
use feed::{Booth, Event, Exhibition, Programme};
use i18n::{Domain, FALLBACK, LANGUAGES, best_match, primary};

/// Punctuation and signs of texts and dates. For a character nobody has, egui draws its question mark.
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
    /// What the texts in Chinese use.
    pub chinese: BTreeSet<char>,
}

impl Needs {
    /// Reads an event.
    pub fn of(exhibition: &Exhibition) -> Self {
        let mut needs = Self::default();
        needs.ours();
        // A message that is missing in another language is shown in English.
        for language in message_languages(&exhibition.event) {
            needs.messages(language);
        }
        needs.event(&exhibition.event);
        needs.programme(&exhibition.programme);
        for slot in &exhibition.slots {
            needs.soon(&slot.id, true);
            if let Some(booth) = slot.booth() {
                needs.booth(booth);
            }
        }
        needs.close();
        needs
    }

    /// Every sign that names and numbers are made of.
    fn ours(&mut self) {
        let kana = ('ぁ'..='ゖ').chain('ァ'..='ヺ');
        let latin = (' '..='~').chain('\u{a0}'..='ÿ').filter(|c| *c != '\u{ad}');
        let basics: String = kana.chain(latin).chain(SIGNS.chars()).collect();
        self.soon(&basics, true);
    }

    /// Our own messages in a language of the event. What is wrong with a booth's file is told in the panel, later.
    fn messages(&mut self, language: &'static str) {
        for source in Domain::HALL.sources(language) {
            self.soon(source, true);
        }
        for source in Domain::FEED.sources(language) {
            self.later(source, false);
        }
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

    fn booth(&mut self, booth: &Booth) {
        booth.texts(&mut |path, text| match path {
            "name" => self.text_soon(text, true),
            "tagline" => self.text_soon(text, false),
            _ => self.text(text, path.ends_with("title") || path.ends_with("name")),
        });
        if let Some(code) = &booth.country {
            let key = format!("country-{code} ");
            let names = LANGUAGES
                .into_iter()
                .flat_map(|language| Domain::COUNTRIES.sources(language));
            for line in names.flat_map(str::lines) {
                if line.starts_with(&key) {
                    self.later(line, false);
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
            // Names in all languages are soon on screen; only ours are needed before the first panel.
            match wording.language.map(primary) {
                None | Some("ja" | "en") => self.soon(wording.text, bold),
                _ => self.later(wording.text, bold),
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
            if wording.language.map(primary) == Some("zh") {
                self.chinese
                    .extend(wording.text.chars().filter(|c| *c >= '\u{2e80}'));
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
            &mut self.chinese,
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

/// The languages in which an event's visitors see our own messages.
fn message_languages(event: &Event) -> BTreeSet<&'static str> {
    let own = event.languages.iter();
    own.filter_map(|tag| best_match(tag, &LANGUAGES))
        .chain([FALLBACK])
        .collect()
}
