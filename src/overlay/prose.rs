//! Drawing the texts that exhibitors write: headings, paragraphs, lists, quotations, links in the middle of a line.

use egui::text::{LayoutJob, LayoutSection};
use egui::{Sense, Stroke, Ui, WidgetType, vec2};
use feed::SafeUrl;
use feed::markdown::{self, Block, Span};

use crate::Action;
use crate::panel_context::PanelContext;
use crate::style::{self, TextRole};
use crate::{typeset, widgets};

/// Draws a text of the CommonMark subset. `file` is where it stands: addresses beside it are seen from there.
pub fn show(ui: &mut Ui, cx: &mut PanelContext<'_>, text: &str, file: &str) {
    for block in markdown::read(text) {
        draw(ui, cx, &block, file);
    }
}

fn draw(ui: &mut Ui, cx: &mut PanelContext<'_>, block: &Block, file: &str) {
    let metrics = cx.metrics;
    match block {
        Block::Heading { level, spans } => {
            ui.add_space(metrics.px(8.0));
            let role = if *level <= 2 {
                TextRole::Heading
            } else {
                TextRole::Strong
            };
            words(ui, cx, spans, role, file);
        }
        Block::Paragraph(spans) => {
            words(ui, cx, spans, TextRole::Body, file);
            ui.add_space(metrics.px(4.0));
        }
        Block::List { ordered, items } => {
            ui.spacing_mut().item_spacing.y = 3.0;
            for (index, item) in items.iter().enumerate() {
                let mark = match ordered {
                    Some(first) => format!("{}.", first.saturating_add(index as u64)),
                    None => "•".to_owned(),
                };
                beside(ui, cx, &mark, item, file);
            }
            ui.spacing_mut().item_spacing.y = style::GAP;
            ui.add_space(metrics.px(6.0));
        }
        Block::Quote(inside) => {
            let top = ui.cursor().min;
            indented(ui, metrics.px(14.0), |ui| {
                for block in inside {
                    draw(ui, cx, block, file);
                }
            });
            let x = top.x + 2.0;
            let bottom = ui.min_rect().bottom();
            ui.painter()
                .vline(x, top.y..=bottom, Stroke::new(2.0, style::WATER));
        }
        Block::Rule => widgets::rule(ui),
    }
}

/// A list's item: its mark, and its blocks beside it.
fn beside(ui: &mut Ui, cx: &mut PanelContext<'_>, mark: &str, item: &[Block], file: &str) {
    let metrics = cx.metrics;
    let at = ui.cursor().min;
    let galley =
        ui.painter()
            .layout_no_wrap(mark.to_owned(), metrics.font(TextRole::Body), style::WATER);
    let indent = metrics.px(22.0).max(galley.size().x + metrics.px(6.0));
    let line = metrics.px(TextRole::Body.size() * TextRole::Body.leading());
    let y = at.y + (line - galley.size().y) / 2.0;
    ui.painter()
        .galley(egui::pos2(at.x + 2.0, y), galley, style::WATER);
    indented(ui, indent, |ui| {
        ui.spacing_mut().item_spacing.y = 2.0;
        for block in item {
            match block {
                // A list's lines stand closer than paragraphs.
                Block::Paragraph(spans) => words(ui, cx, spans, TextRole::Body, file),
                other => draw(ui, cx, other, file),
            }
        }
    });
}

fn indented(ui: &mut Ui, by: f32, content: impl FnOnce(&mut Ui)) {
    let room = ui.available_rect_before_wrap();
    let rect = egui::Rect::from_min_max(room.min + vec2(by, 0.0), room.max);
    ui.scope_builder(egui::UiBuilder::new().max_rect(rect), content);
}

/// Words set alike or not, with the links among them pressable.
fn words(ui: &mut Ui, cx: &mut PanelContext<'_>, spans: &[Span], role: TextRole, file: &str) {
    let metrics = cx.metrics;
    let mut job = LayoutJob::default();
    let mut links: Vec<(usize, &SafeUrl)> = Vec::new();
    for span in spans {
        let strong = span.strong && role == TextRole::Body;
        let colour = if span.link.is_some() {
            style::WATER
        } else {
            style::INK
        };
        let mut format = widgets::format(
            &metrics,
            if strong { TextRole::Strong } else { role },
            colour,
        );
        format.line_height = Some(metrics.px(role.size() * role.leading()));
        // Japanese has no italics; a lamp-coloured underline would look like a link. Leaning serves both scripts.
        format.italics = span.emphasis;
        if let Some(link) = &span.link {
            format.underline = Stroke::new(1.0, style::WATER);
            links.push((job.sections.len(), link));
        }
        // `append` joins sections that are alike; links must stay apart.
        let start = job.text.len();
        job.text.push_str(&span.text);
        job.sections.push(LayoutSection {
            leading_space: 0.0,
            byte_range: egui::text::ByteIndex(start)..egui::text::ByteIndex(job.text.len()),
            format,
        });
    }
    job.wrap.max_width = ui.available_width();
    if links.is_empty() {
        widgets::laid(ui, job);
        return;
    }
    with_links(ui, cx, job, &links, file);
}

/// As a plain text, but each row's part of a link can be pressed, and the link takes the focus once.
fn with_links(
    ui: &mut Ui,
    cx: &mut PanelContext<'_>,
    job: LayoutJob,
    links: &[(usize, &SafeUrl)],
    file: &str,
) {
    let galley = typeset::galley(ui.ctx(), job);
    let (rect, _) = ui.allocate_exact_size(galley.size(), Sense::hover());
    let places = typeset::glyphs_of(&galley.job.text);
    let mut glyphs = 0;
    let mut pieces: Vec<(usize, egui::Rect)> = Vec::new();
    for placed in &galley.rows {
        for glyph in &placed.row.glyphs {
            let byte = places.get(glyphs).map_or(0, |(byte, _)| *byte);
            let section = galley.job.sections.iter().position(|section| {
                section.byte_range.start.0 <= byte && byte < section.byte_range.end.0
            });
            if let Some(link) = links.iter().position(|(index, _)| Some(*index) == section) {
                let place = glyph
                    .logical_rect()
                    .translate(rect.min.to_vec2() + placed.pos.to_vec2());
                let place = egui::Rect::from_x_y_ranges(
                    place.x_range(),
                    placed.rect().translate(rect.min.to_vec2()).y_range(),
                );
                match pieces.last_mut() {
                    Some((same, piece)) if *same == link && piece.top() == place.top() => {
                        *piece = piece.union(place);
                    }
                    _ => pieces.push((link, place)),
                }
            }
            glyphs += 1;
        }
        glyphs += usize::from(placed.ends_with_newline);
    }
    ui.painter().galley(rect.min, galley.clone(), style::INK);
    for (number, (index, url)) in links.iter().enumerate() {
        let range = &galley.job.sections[*index].byte_range;
        let name = galley
            .job
            .text
            .get(range.start.0..range.end.0)
            .unwrap_or("")
            .replace('\n', "");
        let id = ui.next_auto_id().with(("link", number));
        let mut clicked = false;
        for (part, (_, piece)) in pieces
            .iter()
            .filter(|(link, _)| *link == number)
            .enumerate()
        {
            // At least 24 pixels high, which the line's own height usually is.
            let place = piece.expand2(vec2(0.0, ((24.0 - piece.height()) / 2.0).max(0.0)));
            let sense = if part == 0 {
                Sense::click()
            } else {
                Sense::CLICK
            };
            let response = ui.interact(place, id.with(part), sense);
            if part == 0 {
                widgets::say(&response, WidgetType::Link, None, &name);
            }
            widgets::focus_ring(ui, place.expand(2.0), &response);
            clicked |= response
                .on_hover_cursor(egui::CursorIcon::PointingHand)
                .clicked();
        }
        if clicked {
            cx.ask(Action::Open(url.beside(file)));
        }
    }
}
