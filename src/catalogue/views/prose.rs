//! Longer texts of the feed: the CommonMark subset as HTML elements. Nothing of a text is ever read as HTML.

use crate::html::{
    IntoView, View, a, blockquote, br, div, em, h3, h4, h5, h6, hr, li, ol, p, strong, ul,
};
use feed::markdown::{self, Block, Span};
use feed::{SafeUrl, Text};

use super::{Look, outward};
use crate::tongue::Tongue;

/// A longer text; `None` when it is empty. Its headings stand below a heading of level `below`.
pub fn prose(look: &Look<'_>, text: &Text, below: u8) -> Option<View> {
    let (words, language) = look.tongue.read(text);
    if words.is_empty() {
        return None;
    }
    let blocks = blocks(look.tongue, &markdown::read(&words), below);
    Some(
        div()
            .class("prose")
            .lang(language)
            .child(blocks)
            .into_view(),
    )
}

fn blocks(tongue: &Tongue, blocks: &[Block], below: u8) -> Vec<View> {
    blocks
        .iter()
        .map(|block| self::block(tongue, block, below))
        .collect()
}

fn block(tongue: &Tongue, block: &Block, below: u8) -> View {
    match block {
        Block::Heading {
            level,
            spans: words,
        } => {
            let words = spans(tongue, words);
            // Below our own headings, and never deeper than HTML has levels.
            match below.saturating_add((*level).max(1)) {
                0..=3 => h3().child(words).into_view(),
                4 => h4().child(words).into_view(),
                5 => h5().child(words).into_view(),
                _ => h6().child(words).into_view(),
            }
        }
        Block::Paragraph(words) => p().child(spans(tongue, words)).into_view(),
        Block::List { ordered, items } => {
            let items: Vec<_> = items
                .iter()
                .map(|item| li().child(blocks(tongue, item, below)))
                .collect();
            match ordered {
                Some(first) => ol().start(first.to_string()).child(items).into_view(),
                None => ul().child(items).into_view(),
            }
        }
        Block::Quote(inside) => blockquote()
            .child(blocks(tongue, inside, below))
            .into_view(),
        Block::Rule => hr().into_view(),
    }
}

fn spans(tongue: &Tongue, spans: &[Span]) -> Vec<View> {
    spans.iter().map(|span| self::span(tongue, span)).collect()
}

fn span(tongue: &Tongue, span: &Span) -> View {
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
        Some(link) => follow(tongue, link, view),
        None => view,
    }
}

/// A link that the feed's rules have let through. Mail and telephone stay in the page.
fn follow(tongue: &Tongue, link: &SafeUrl, words: View) -> View {
    match link.kind() {
        feed::link::UrlKind::Web => outward(tongue, link.as_str().to_owned(), words),
        _ => a().href(link.as_str().to_owned()).child(words).into_view(),
    }
}
