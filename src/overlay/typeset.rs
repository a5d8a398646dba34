//! Setting text: egui shapes it, lines end where `typeface::line_break` lets them: by phrases in Japanese, never parting what
//! belongs together.
//!
//! egui itself lets a line end with an opening bracket, start with a full-width closing one, and part a Thai vowel from its
//! consonant.

use std::ops::Range;
use std::sync::Arc;

use egui::text::LayoutJob;
use egui::{Context, Galley};
use typeface::line_break;

/// What lines are set narrower by than they may be, points.
const SLACK: f32 = 0.1;

/// Lays the text out with its lines broken where they may be.
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
