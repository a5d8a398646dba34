//! Setting text: egui shapes what the event's typefaces draw, and lines end where `typeface::line_break` lets them: by phrases in
//! Japanese, never parting what belongs together. The rest is lettering (`lettering.rs`).
//!
//! egui itself lets a line end with an opening bracket, start with a full-width closing one, and part a Thai vowel from its
//! consonant.

use std::ops::Range;
use std::sync::Arc;

use egui::text::LayoutJob;
use egui::{Color32, Context, FontId, Galley, Painter, Pos2, Rect, Vec2};
use typeface::line_break;

use crate::lettering::{self, Lettering};

/// What lines are set narrower by than they may be, points.
const SLACK: f32 = 0.1;

/// A text that is ready to be painted.
#[derive(Clone)]
pub enum Typeset {
    /// By egui.
    Galley(Arc<Galley>),
    /// By an engine that has every script.
    Lettering(Arc<Lettering>),
}

impl Typeset {
    /// How large it is, points.
    pub fn size(&self) -> Vec2 {
        match self {
            Self::Galley(galley) => galley.size(),
            Self::Lettering(text) => text.laid.size,
        }
    }

    /// Whether it begins at the right.
    pub fn is_right_to_left(&self) -> bool {
        matches!(self, Self::Lettering(text) if text.laid.right_to_left)
    }

    /// Where its sections are: the section's index and its part of a row, from the text's top left corner.
    pub fn parts(&self) -> Vec<(usize, Rect)> {
        match self {
            Self::Galley(galley) => parts(galley),
            Self::Lettering(text) => text.laid.parts.clone(),
        }
    }

    /// Paints it with its top left corner here (the middle of its top, where it is centred).
    pub fn paint(self, painter: &Painter, at: Pos2) {
        match self {
            Self::Galley(galley) => {
                painter.galley(at, galley, Color32::PLACEHOLDER);
            }
            Self::Lettering(text) => text.paint(painter, at),
        }
    }
}

fn parts(galley: &Galley) -> Vec<(usize, Rect)> {
    let places = glyphs_of(&galley.job.text);
    let mut glyphs = 0;
    let mut parts: Vec<(usize, Rect)> = Vec::new();
    for placed in &galley.rows {
        for glyph in &placed.row.glyphs {
            let byte = places.get(glyphs).map_or(0, |(byte, _)| *byte);
            let section = galley.job.sections.iter().position(|section| {
                section.byte_range.start.0 <= byte && byte < section.byte_range.end.0
            });
            glyphs += 1;
            let Some(section) = section else { continue };
            let glyph = glyph.logical_rect().translate(placed.pos.to_vec2());
            let place = Rect::from_x_y_ranges(glyph.x_range(), placed.rect().y_range());
            match parts.last_mut() {
                Some((same, part)) if *same == section && part.top() == place.top() => {
                    *part = part.union(place);
                }
                _ => parts.push((section, place)),
            }
        }
        glyphs += usize::from(placed.ends_with_newline);
    }
    parts
}

/// Whether a letter's script is written from right to left: Hebrew, Arabic, and their neighbours in Unicode's order.
pub fn runs_to_the_left(letter: char) -> bool {
    matches!(letter, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}' | '\u{10800}'..='\u{10fff}' | '\u{1e800}'..='\u{1efff}')
}

/// Sets a text: the one way in which panels put words on the screen.
pub fn set(context: &Context, job: LayoutJob) -> Typeset {
    match lettering::of(context, &job) {
        Some(text) => Typeset::Lettering(text),
        None => Typeset::Galley(galley(context, job)),
    }
}

/// Sets a text in one line, however wide it becomes.
pub fn line(context: &Context, words: &str, font: FontId, colour: Color32) -> Typeset {
    set(
        context,
        LayoutJob::simple_singleline(words.to_owned(), font, colour),
    )
}

/// Lays a text out by egui, with its lines broken where they may be.
pub fn galley(context: &Context, mut job: LayoutJob) -> Arc<Galley> {
    let layout = |job| context.fonts_mut(|fonts| fonts.layout_job(job));
    if job.wrap.max_width.is_finite() && job.wrap.max_rows > 1 {
        let mut long = job.clone();
        long.wrap.max_width = f32::INFINITY;
        let long = layout(long);
        // The last first, so that the others stay where they are.
        for at in breaks(&long, &job.text, job.wrap.max_width)
            .into_iter()
            .rev()
        {
            insert_newline(&mut job, at);
        }
    }
    layout(job)
}

/// The bytes at which lines are to begin, of a text that was laid out with a line for each of its paragraphs.
fn breaks(long: &Galley, text: &str, width: f32) -> Vec<usize> {
    let mut breaks = Vec::new();
    let mut start = 0;
    for (row, paragraph) in long.rows.iter().zip(text.split('\n')) {
        if row.row.size.x > width {
            let edges = edges(row, paragraph);
            let measure = |part: Range<usize>| {
                let shown = paragraph[part.clone()].trim_end();
                edges[part.start + shown.len()] - edges[part.start]
            };
            // egui sums up what a line is wide, and must not find it wider.
            let found = line_break::breaks(paragraph, width - SLACK, true, &measure);
            breaks.extend(found.into_iter().map(|at| start + at));
        }
        start += paragraph.len() + 1;
    }
    breaks
}

/// Where each byte of a paragraph begins, from the left, and where its last one ends.
fn edges(row: &egui::epaint::text::PlacedRow, paragraph: &str) -> Vec<f32> {
    let mut edges = vec![f32::NAN; paragraph.len() + 1];
    let mut end = 0.0;
    for (glyph, (byte, _)) in row.row.glyphs.iter().zip(glyphs_of(paragraph)) {
        if edges[byte].is_nan() {
            edges[byte] = glyph.pos.x;
        }
        end = glyph.max_x();
    }
    // Where the shaper has made one glyph of several characters, nothing is wide, and egui breaks as it can.
    let mut next = end;
    for edge in edges.iter_mut().rev() {
        if edge.is_nan() {
            *edge = next;
        }
        next = *edge;
    }
    edges
}

/// Byte and character of each glyph that egui makes of a text. One a character, but the shaper parts the Thai vowel am
/// in two.
pub fn glyphs_of(text: &str) -> Vec<(usize, char)> {
    let of = |(byte, c)| std::iter::repeat_n((byte, c), if c == '\u{e33}' { 2 } else { 1 });
    text.char_indices().flat_map(of).collect()
}

/// Breaks the job's text at this byte, keeping its sections where they were. A space before it becomes the break.
fn insert_newline(job: &mut LayoutJob, byte: usize) {
    if job.text[..byte].ends_with(' ') {
        job.text.replace_range(byte - 1..byte, "\n");
        return;
    }
    job.text.insert(byte, '\n');
    for section in &mut job.sections {
        let range = &mut section.byte_range;
        // The newline belongs to the section before it.
        if range.start.0 >= byte {
            range.start.0 += 1;
        }
        if range.end.0 >= byte {
            range.end.0 += 1;
        }
    }
}
