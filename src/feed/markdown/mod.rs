//! The subset of CommonMark that descriptions use, as a neutral tree that both faces draw: headings, paragraphs,
//! lists, quotations, rules, emphasis and links. HTML is shown as text, pictures as the words that stand for them.

pub mod plain_text;

use std::borrow::Cow;
use std::ops::Range;

use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd};

use crate::SafeUrl;
use crate::link::Policy;

/// A block of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Block {
    /// A heading, from level 1 to 6 as written. Faces shift it below their own headings.
    Heading {
        /// The level.
        level: u8,
        /// The words.
        spans: Vec<TextRun>,
    },
    /// A paragraph.
    Paragraph(Vec<TextRun>),
    /// A list.
    List {
        /// The first number; `None` for a list with bullets.
        ordered: Option<u64>,
        /// The items.
        items: Vec<Vec<Block>>,
    },
    /// A quotation.
    Quote(Vec<Block>),
    /// A rule.
    Rule,
}

/// Words that are set alike.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TextRun {
    /// The words; `\n` where the author breaks the line.
    pub text: String,
    /// Bold.
    pub strong: bool,
    /// Italic.
    pub emphasis: bool,
    /// Where the words lead.
    pub link: Option<SafeUrl>,
}

/// Nesting of lists and quotations; deeper ones are shown on this level, so that no text can exhaust the stack of
/// whoever draws it.
const DEPTH: usize = 8;

/// Reads a text.
pub fn read(text: &str) -> Vec<Block> {
    let mut reader = Reader::default();
    reader.open.push(Open::default());
    let text = &*with_fillers(text);
    for (event, place) in Parser::new_ext(text, Options::empty()).into_offset_iter() {
        reader.event(event, text, place);
    }
    while reader.open.len() > 1 {
        reader.close();
    }
    reader.paragraph();
    reader
        .open
        .pop()
        .map(|open| open.blocks)
        .unwrap_or_default()
}

/// A code point that is no character, so that no text has it: it is taken out of every text that is shown.
const FILLER: char = '\u{fdd0}';

/// The text with [`FILLER`]s where CommonMark would not take `**` between Japanese or Chinese letters and their brackets for
/// emphasis (`これは**「重要」**です`): it asks for spaces there, which these languages do not write.
fn with_fillers(text: &str) -> Cow<'_, str> {
    if !text.contains('*') || !text.contains(is_wide) {
        return text.into();
    }
    let is_letter = |c: Option<char>| c.is_some_and(|c| is_wide(c) && c.is_alphanumeric());
    let is_mark =
        |c: Option<char>| c.is_some_and(|c| c != '*' && !c.is_alphanumeric() && !c.is_whitespace());
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    // Whether the next run of asterisks ends what one before it began.
    let mut open = false;
    while let Some(at) = rest.find('*') {
        let (before, run) = rest.split_at(at);
        let after = run.trim_start_matches('*');
        let run = run.get(..run.len() - after.len()).unwrap_or_default();
        open &= !before.contains("\n\n");
        out.push_str(before);
        let (last, next) = (before.chars().next_back(), after.chars().next());
        if open && is_mark(last) && is_letter(next) {
            out.push(FILLER);
        }
        out.push_str(run);
        if !open && is_letter(last) && is_mark(next) {
            out.push(FILLER);
        }
        open = !open;
        rest = after;
    }
    out.push_str(rest);
    out.into()
}

/// The words of a text without any setting, for search, previews and `<meta>`: one space between blocks.
pub fn plain(text: &str) -> String {
    let mut out = Vec::new();
    words_of(&read(text), &mut out);
    out.join(" ")
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
}

fn words_of(blocks: &[Block], out: &mut Vec<String>) {
    for block in blocks {
        match block {
            Block::Heading { spans, .. } | Block::Paragraph(spans) => {
                out.push(spans.iter().map(|span| span.text.as_str()).collect());
            }
            Block::List { items, .. } => items.iter().for_each(|item| words_of(item, out)),
            Block::Quote(inside) => words_of(inside, out),
            Block::Rule => {}
        }
    }
}

/// Where the links of a text lead, as they are written, followed or not.
pub fn links(text: &str) -> Vec<String> {
    let events = Parser::new_ext(text, Options::empty());
    let addresses = events.filter_map(|event| match event {
        Event::Start(Tag::Link { dest_url, .. }) => Some(dest_url.into_string()),
        _ => None,
    });
    addresses.collect()
}

/// A block whose end has not come yet.
#[derive(Default)]
struct Open {
    kind: Kind,
    blocks: Vec<Block>,
    items: Vec<Vec<Block>>,
}

#[derive(Clone, Copy, Default, PartialEq, Eq)]
enum Kind {
    /// The text itself, and containers deeper than [`DEPTH`].
    #[default]
    Plain,
    List(Option<u64>),
    Item,
    Quote,
}

#[derive(Default)]
struct Reader {
    open: Vec<Open>,
    spans: Vec<TextRun>,
    strong: usize,
    emphasis: usize,
    links: Vec<Option<SafeUrl>>,
}

impl Reader {
    fn event(&mut self, event: Event<'_>, source: &str, place: Range<usize>) {
        match event {
            Event::Start(tag) => self.start(tag),
            Event::End(tag) => self.end(tag),
            Event::Text(text) | Event::Code(text) => self.words(&text),
            // As text, so that the reader sees what the author wrote and nothing runs.
            Event::Html(text) | Event::InlineHtml(text) => self.words(&text),
            Event::SoftBreak => self.soft_break(source, &place),
            Event::HardBreak => self.words("\n"),
            Event::Rule => {
                self.paragraph();
                self.push(Block::Rule);
            }
            // Extensions, none of which is switched on.
            _ => {}
        }
    }

    /// A line end inside a paragraph is a space, but not between two Japanese or Chinese characters.
    fn soft_break(&mut self, source: &str, place: &Range<usize>) {
        let before = source
            .get(..place.start)
            .and_then(|text| text.trim_end().chars().next_back());
        let after = source
            .get(place.end..)
            .and_then(|text| text.trim_start().chars().next());
        if !(before.is_some_and(is_wide) && after.is_some_and(is_wide)) {
            self.words(" ");
        }
    }

    fn start(&mut self, tag: Tag<'_>) {
        match tag {
            Tag::Heading { .. } | Tag::Paragraph | Tag::CodeBlock(_) | Tag::HtmlBlock => {
                self.paragraph();
            }
            Tag::List(first) => self.open(Kind::List(first)),
            Tag::Item => self.open(Kind::Item),
            Tag::BlockQuote(_) => self.open(Kind::Quote),
            Tag::Strong => self.strong += 1,
            Tag::Emphasis => self.emphasis += 1,
            Tag::Link { dest_url, .. } => self.links.push(Policy::Link.read(&dest_url).ok()),
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Heading(level) => {
                let spans = std::mem::take(&mut self.spans);
                if !spans.is_empty() {
                    self.push(Block::Heading {
                        level: number(level),
                        spans,
                    });
                }
            }
            TagEnd::Paragraph | TagEnd::CodeBlock | TagEnd::HtmlBlock => self.paragraph(),
            TagEnd::List(_) | TagEnd::Item | TagEnd::BlockQuote(_) => self.close(),
            TagEnd::Strong => self.strong = self.strong.saturating_sub(1),
            TagEnd::Emphasis => self.emphasis = self.emphasis.saturating_sub(1),
            TagEnd::Link => {
                self.links.pop();
            }
            _ => {}
        }
    }

    fn words(&mut self, text: &str) {
        let text = crate::text::sanitize::seen(text);
        let (strong, emphasis) = (self.strong > 0, self.emphasis > 0);
        let link = self.links.last().cloned().flatten();
        match self.spans.last_mut() {
            Some(last) if (last.strong, last.emphasis, &last.link) == (strong, emphasis, &link) => {
                last.text.push_str(&text);
            }
            _ => self.spans.push(TextRun {
                text: text.into_owned(),
                strong,
                emphasis,
                link,
            }),
        }
    }

    /// Ends a paragraph, if one has begun.
    fn paragraph(&mut self) {
        let mut spans = std::mem::take(&mut self.spans);
        if let Some(last) = spans.last_mut() {
            last.text.truncate(last.text.trim_end().len());
        }
        spans.retain(|span| !span.text.is_empty());
        if !spans.is_empty() {
            self.push(Block::Paragraph(spans));
        }
    }

    fn push(&mut self, block: Block) {
        if let Some(open) = self.open.last_mut() {
            open.blocks.push(block);
        }
    }

    fn open(&mut self, kind: Kind) {
        self.paragraph();
        let kind = if self.open.len() > DEPTH {
            Kind::Plain
        } else {
            kind
        };
        self.open.push(Open {
            kind,
            ..Open::default()
        });
    }

    fn close(&mut self) {
        self.paragraph();
        if self.open.len() < 2 {
            return;
        }
        let (Some(done), Some(around)) = (self.open.pop(), self.open.last_mut()) else {
            return;
        };
        match done.kind {
            Kind::Plain => around.blocks.extend(done.blocks),
            Kind::Item => around.items.push(done.blocks),
            Kind::Quote => around.blocks.push(Block::Quote(done.blocks)),
            Kind::List(ordered) => {
                let mut items = done.items;
                // What stood too deep for items of its own.
                if !done.blocks.is_empty() {
                    items.push(done.blocks);
                }
                around.blocks.push(Block::List { ordered, items });
            }
        }
    }
}

fn number(level: HeadingLevel) -> u8 {
    match level {
        HeadingLevel::H1 => 1,
        HeadingLevel::H2 => 2,
        HeadingLevel::H3 => 3,
        HeadingLevel::H4 => 4,
        HeadingLevel::H5 => 5,
        HeadingLevel::H6 => 6,
    }
}

/// Characters that are written without spaces between words: CJK punctuation, kana, ideographs, full-width forms.
fn is_wide(c: char) -> bool {
    matches!(c, '\u{3000}'..='\u{30ff}' | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}'
        | '\u{f900}'..='\u{faff}' | '\u{ff00}'..='\u{ffef}' | '\u{20000}'..='\u{3ffff}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn words(text: &str) -> TextRun {
        TextRun {
            text: text.to_owned(),
            ..TextRun::default()
        }
    }

    #[test]
    fn reads_the_subset() {
        let blocks = read(
            "# One\n\nA *b* **c** [d](https://example.com/)\n\n1. x\n2. y\n   - z\n\n> q\n\n---\n",
        );
        assert_eq!(blocks.len(), 5);
        assert_eq!(
            blocks[0],
            Block::Heading {
                level: 1,
                spans: vec![words("One")]
            }
        );
        let Block::Paragraph(spans) = &blocks[1] else {
            panic!("{blocks:?}")
        };
        assert!(spans[1].emphasis && spans[3].strong);
        assert_eq!(
            spans[5].link.as_ref().map(SafeUrl::as_str),
            Some("https://example.com/")
        );
        let Block::List {
            ordered: Some(1),
            items,
        } = &blocks[2]
        else {
            panic!("{blocks:?}")
        };
        assert_eq!(items[0], vec![Block::Paragraph(vec![words("x")])]);
        assert!(matches!(items[1][1], Block::List { ordered: None, .. }));
        assert_eq!(
            blocks[3],
            Block::Quote(vec![Block::Paragraph(vec![words("q")])])
        );
        assert_eq!(blocks[4], Block::Rule);
    }

    #[test]
    fn emphasis_needs_no_spaces_beside_japanese_brackets() {
        let strong = |text: &str| {
            let Some(Block::Paragraph(spans)) = read(text).into_iter().next() else {
                panic!("{text}")
            };
            let parts = spans
                .into_iter()
                .map(|span| (span.text, span.strong || span.emphasis));
            parts.collect::<Vec<_>>()
        };
        let parts = |parts: &[(&str, bool)]| {
            let own = parts
                .iter()
                .map(|(text, strong)| ((*text).to_owned(), *strong));
            own.collect::<Vec<_>>()
        };
        assert_eq!(
            strong("これは**「重要なこと」**です。"),
            parts(&[
                ("これは", false),
                ("「重要なこと」", true),
                ("です。", false)
            ])
        );
        assert_eq!(
            strong("名は**水（H2O）**と*「氷」*の二つ。**終わり。**次に"),
            parts(&[
                ("名は", false),
                ("水（H2O）", true),
                ("と", false),
                ("「氷」", true),
                ("の二つ。", false),
                ("終わり。", true),
                ("次に", false),
            ])
        );
        assert_eq!(
            strong("「**重要**」です"),
            parts(&[("「", false), ("重要", true), ("」です", false)])
        );
        // Signs that are no emphasis stay.
        assert_eq!(strong("3 * 4「十二」"), parts(&[("3 * 4「十二」", false)]));
    }

    #[test]
    fn html_is_text_and_bad_links_are_words() {
        let blocks = read(
            "<script>alert(1)</script>\n\n[go](javascript:alert) ![the dock](dock.png) <b>x</b>",
        );
        let text = plain(
            "<script>alert(1)</script>\n\n[go](javascript:alert) ![the dock](dock.png) <b>x</b>",
        );
        assert_eq!(text, "<script>alert(1)</script> go the dock <b>x</b>");
        let Block::Paragraph(spans) = &blocks[1] else {
            panic!("{blocks:?}")
        };
        assert!(spans.iter().all(|span| span.link.is_none()));
    }

    #[test]
    fn japanese_lines_join_without_a_space() {
        assert_eq!(
            plain("横浜の\n港です。\nYokohama\nharbour"),
            "横浜の港です。 Yokohama harbour"
        );
    }

    #[test]
    fn deep_nesting_stays_shallow() {
        fn depth(blocks: &[Block]) -> usize {
            let inside = |block: &Block| match block {
                Block::Quote(inside) => 1 + depth(inside),
                Block::List { items, .. } => {
                    1 + items.iter().map(|item| depth(item)).max().unwrap_or(0)
                }
                _ => 0,
            };
            blocks.iter().map(inside).max().unwrap_or(0)
        }
        let text = format!("{} deep", "> ".repeat(5_000));
        assert!(depth(&read(&text)) <= DEPTH);
        assert_eq!(plain(&text), "deep");
    }

    proptest! {
        #[test]
        fn never_panics(text in "[\\PC\n]{0,200}", marks in "[-*_#>\\[\\]()<>!`~ \n1.a]{0,200}") {
            read(&text);
            read(&marks);
        }

        #[test]
        fn links_are_always_safe(target in "\\PC{0,40}") {
            for block in read(&format!("[words]({target})")) {
                if let Block::Paragraph(spans) = block {
                    for url in spans.into_iter().filter_map(|span| span.link) {
                        prop_assert!(Policy::Link.read(url.as_str()).is_ok());
                    }
                }
            }
        }
    }
}
