//! Longer texts of the feed: the CommonMark subset as HTML elements. Nothing of a text is ever read as HTML.

use std::cell::Cell;

use feed::markdown::{self, Block, TextRun};
use feed::{SafeUrl, Text};
use html::{
    IntoView, View, a, blockquote, br, div, em, h2, h3, h4, h5, h6, hr, li, ol, p, strong, ul,
};

use super::{ViewContext, outward, truncation};
use crate::locale::PageLocale;

/// A longer text; `None` when it is empty. Its headings stand below a heading of level `below`.
pub fn prose(context: &ViewContext<'_>, text: &Text, below: u8) -> Option<View> {
    let (words, language) = context.locale.read(text);
    if words.is_empty() {
        return None;
    }
    let blocks = context.deferred.map_or_else(
        || unset(&words),
        |deferred| (deferred.prose)(context.locale, &words, below),
    );
    // Its marks and margins stand where its language begins.
    let prose = div()
        .class("prose")
        .attr("dir", "auto")
        .lang(language)
        .child(blocks);
    Some((prose, truncation::text(context, &words)).into_view())
}

/// A longer text as its author set it.
pub fn set(locale: &PageLocale, words: &str, below: u8) -> Vec<View> {
    let read = markdown::read(words);
    blocks(locale, &read, &Outline::new(&read, below))
}

/// Its words alone: on the live page for a moment, until the reader of Markdown has come.
fn unset(words: &str) -> Vec<View> {
    words
        .split("\n\n")
        .map(|words| p().child(markdown::plain_text::words(words)).into_view())
        .collect()
}

/// Levels for a text's headings: whatever levels its author chose, none is skipped, as who hears them expects
/// (WCAG 2.2, 1.3.1).
struct Outline {
    below: u8,
    /// The levels its author used, ascending.
    used: Vec<u8>,
    last: Cell<u8>,
}

impl Outline {
    fn new(blocks: &[Block], below: u8) -> Self {
        let level = |block: &Block| match block {
            Block::Heading { level, .. } => Some(*level),
            _ => None,
        };
        let mut used: Vec<u8> = blocks.iter().filter_map(level).collect();
        feed::sort::sort_and_dedup(&mut used);
        Self {
            below,
            used,
            last: Cell::new(below),
        }
    }

    /// The level of the next heading, by the author's level.
    fn next(&self, own: u8) -> u8 {
        let rank = self.used.iter().filter(|&&level| level < own).count();
        let deepest = self.last.get().saturating_add(1);
        let level = (self.below + 1).saturating_add(rank as u8).min(deepest);
        self.last.set(level);
        level
    }
}

fn blocks(locale: &PageLocale, blocks: &[Block], outline: &Outline) -> Vec<View> {
    blocks
        .iter()
        .map(|block| self::block(locale, block, outline))
        .collect()
}

fn block(locale: &PageLocale, block: &Block, outline: &Outline) -> View {
    match block {
        Block::Heading {
            level,
            spans: words,
        } => {
            let words = spans(locale, words);
            // Below our own headings, and never deeper than HTML has levels.
            match outline.next(*level) {
                0..=2 => h2().child(words).into_view(),
                3 => h3().child(words).into_view(),
                4 => h4().child(words).into_view(),
                5 => h5().child(words).into_view(),
                _ => h6().child(words).into_view(),
            }
        }
        Block::Paragraph(words) => p().child(spans(locale, words)).into_view(),
        Block::List { ordered, items } => {
            let items: Vec<_> = items
                .iter()
                .map(|item| li().child(blocks(locale, item, outline)))
                .collect();
            match ordered {
                Some(first) => ol().start(first.to_string()).child(items).into_view(),
                None => ul().child(items).into_view(),
            }
        }
        Block::Quote(inside) => blockquote()
            .child(blocks(locale, inside, outline))
            .into_view(),
        Block::Rule => hr().into_view(),
    }
}

fn spans(locale: &PageLocale, spans: &[TextRun]) -> Vec<View> {
    spans.iter().map(|span| self::span(locale, span)).collect()
}

fn span(locale: &PageLocale, span: &TextRun) -> View {
    let mut lines: Vec<View> = Vec::new();
    for (index, line) in span.text.split('\n').enumerate() {
        if index > 0 {
            lines.push(br().into_view());
        }
        lines.push(line.to_owned().into_view());
    }
    let mut view = lines.into_view();
    if span.strong {
        view = strong().child(view).into_view();
    }
    if span.emphasis {
        view = em().child(view).into_view();
    }
    match &span.link {
        Some(link) => follow(locale, link, view),
        None => view,
    }
}

/// A link that the feed's rules have let through. Mail and telephone stay in the page.
fn follow(locale: &PageLocale, link: &SafeUrl, words: View) -> View {
    match link.kind() {
        feed::link::UrlKind::Web => outward(locale, link.as_str().to_owned(), words),
        _ => a().href(link.as_str().to_owned()).child(words).into_view(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_level_of_heading_is_skipped() {
        let levels = |text: &str| {
            let blocks = markdown::read(text);
            let outline = Outline::new(&blocks, 1);
            let own = blocks.iter().filter_map(|block| match block {
                Block::Heading { level, .. } => Some(*level),
                _ => None,
            });
            own.map(|own| outline.next(own)).collect::<Vec<_>>()
        };
        assert_eq!(levels("### a\n\n##### b\n\n### c"), [2, 3, 2]);
        assert_eq!(levels("#### a\n\n## b\n\n#### c"), [2, 2, 3]);
    }
}
