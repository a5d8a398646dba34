//! Drawing the texts that exhibitors write: headings, paragraphs, lists, quotations, links in the middle of a line.

use egui::text::{LayoutJob, LayoutSection};
use egui::{Sense, Stroke, Ui, WidgetType, vec2};
use feed::SafeUrl;
use feed::markdown::{self, Block, TextRun};

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
            let right_to_left = begins_at_right(inside);
            indented(ui, metrics.px(14.0), right_to_left, |ui| {
                for block in inside {
                    draw(ui, cx, block, file);
                }
            });
            let x = match right_to_left {
                true => ui.max_rect().right() - 2.0,
                false => top.x + 2.0,
            };
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
    let mark = typeset::line(ui.ctx(), mark, metrics.font(TextRole::Body), style::WATER);
    let indent = metrics.px(22.0).max(mark.size().x + metrics.px(6.0));
    let line = metrics.px(TextRole::Body.size() * TextRole::Body.leading());
    let y = at.y + (line - mark.size().y) / 2.0;
    let right_to_left = begins_at_right(item);
    let x = match right_to_left {
        true => ui.max_rect().right() - mark.size().x - 2.0,
        false => at.x + 2.0,
    };
    mark.paint(ui.painter(), egui::pos2(x, y));
    indented(ui, indent, right_to_left, |ui| {
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

fn indented(ui: &mut Ui, by: f32, right_to_left: bool, content: impl FnOnce(&mut Ui)) {
    let mut rect = ui.available_rect_before_wrap();
    if right_to_left {
        rect.max.x -= by;
    } else {
        rect.min.x += by;
    }
    ui.scope_builder(egui::UiBuilder::new().max_rect(rect), content);
}

/// Whether these blocks begin at the right: so does the first of their words.
fn begins_at_right(blocks: &[Block]) -> bool {
    blocks.first().is_some_and(|block| match block {
        Block::Heading { spans, .. } | Block::Paragraph(spans) => {
            let mut letters = spans.iter().flat_map(|span| span.text.chars());
            letters
                .find(|c| c.is_alphabetic())
                .is_some_and(typeset::runs_to_the_left)
        }
        Block::List { items, .. } => items.first().is_some_and(|item| begins_at_right(item)),
        Block::Quote(inside) => begins_at_right(inside),
        Block::Rule => false,
    })
}

/// Words set alike or not, with the links among them pressable.
fn words(ui: &mut Ui, cx: &mut PanelContext<'_>, spans: &[TextRun], role: TextRole, file: &str) {
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
    let named: Vec<String> = links
        .iter()
        .map(|(section, _)| job.sections[*section].byte_range.clone())
        .map(|range| {
            job.text
                .get(range.start.0..range.end.0)
                .unwrap_or("")
                .to_owned()
        })
        .collect();
    let width = job.wrap.max_width;
    let text = typeset::set(ui.ctx(), job);
    let mut size = text.size();
    if text.is_right_to_left() {
        size.x = size.x.max(width);
    }
    let (rect, _) = ui.allocate_exact_size(size, Sense::hover());
    let at = egui::pos2(widgets::start_of(&text, rect), rect.top());
    let parts = text.parts();
    text.paint(ui.painter(), at);
    for (number, ((section, url), name)) in links.iter().zip(&named).enumerate() {
        let id = ui.next_auto_id().with(("link", number));
        let mut clicked = false;
        let pieces = parts.iter().filter(|(of, _)| of == section);
        for (part, (_, piece)) in pieces.enumerate() {
            let piece = piece.translate(at.to_vec2());
            // At least 24 pixels high, which the line's own height usually is.
            let place = piece.expand2(vec2(0.0, ((24.0 - piece.height()) / 2.0).max(0.0)));
            let sense = if part == 0 {
                Sense::click()
            } else {
                Sense::CLICK
            };
            let response = ui.interact(place, id.with(part), sense);
            if part == 0 {
                widgets::say(&response, WidgetType::Link, None, name);
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
