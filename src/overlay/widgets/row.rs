//! Whole rows that are pressed: one that leads somewhere, a switch, a title that unfolds what is under it.

use egui::text::LayoutJob;
use egui::{
    Color32, CornerRadius, Rect, Response, Sense, Stroke, StrokeKind, Ui, WidgetType, pos2, vec2,
};

use super::button::{ButtonWeight, focus_ring, ground, pointing};
use super::say;
use super::text::format;
use crate::icons::{self, Icon};
use crate::style::{self, Metrics, TextRole};
use crate::transcript::{self, LineKind};
use crate::typeset;

/// A row that leads somewhere: a symbol, a name, and a line under it.
pub fn row(
    ui: &mut Ui,
    metrics: &Metrics,
    icon: Option<Icon>,
    name: &str,
    under: &str,
    chosen: bool,
) -> Response {
    let side = metrics.px(20.0);
    let pad = metrics.px(12.0);
    let before = icon.map_or(0.0, |_| side + metrics.px(12.0));
    let width = ui.available_width();
    let mut job = LayoutJob::default();
    job.append(name, 0.0, format(metrics, TextRole::Strong, style::INK));
    if !under.is_empty() {
        job.append("\n", 0.0, format(metrics, TextRole::Caption, style::SOFT));
        job.append(under, 0.0, format(metrics, TextRole::Caption, style::SOFT));
    }
    job.wrap.max_width = (width - before - 2.0 * pad).max(40.0);
    let galley = typeset::set(ui.ctx(), job);
    let size = vec2(
        width,
        (galley.size().y + 2.0 * metrics.px(8.0)).max(metrics.target()),
    );
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    if ui.is_rect_visible(rect) {
        ground(
            ui,
            rect,
            &response,
            if chosen {
                ButtonWeight::Quiet
            } else {
                ButtonWeight::Bare
            },
        );
        if let Some(icon) = icon {
            let place = icons::beside(rect.left() + pad, rect.center().y, side);
            icon.paint(ui.painter(), place, style::WATER);
        }
        let at = pos2(
            rect.left() + pad + before,
            rect.center().y - galley.size().y / 2.0,
        );
        galley.paint(ui.painter(), at);
    }
    say(&response, WidgetType::Button, None, name);
    transcript::add(ui.ctx(), LineKind::Text, under);
    pointing(response)
}

/// A switch with its words, the whole row of it.
pub fn switch(ui: &mut Ui, metrics: &Metrics, name: &str, under: &str, on: bool) -> Response {
    let width = ui.available_width();
    let track = vec2(metrics.px(40.0), metrics.px(22.0));
    let mut job = LayoutJob::default();
    job.append(name, 0.0, format(metrics, TextRole::Strong, style::INK));
    if !under.is_empty() {
        job.append("\n", 0.0, format(metrics, TextRole::Caption, style::SOFT));
        job.append(under, 0.0, format(metrics, TextRole::Caption, style::SOFT));
    }
    job.wrap.max_width = (width - track.x - metrics.px(16.0)).max(40.0);
    let galley = typeset::set(ui.ctx(), job);
    let size = vec2(
        width,
        (galley.size().y + metrics.px(10.0)).max(metrics.target()),
    );
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    if ui.is_rect_visible(rect) {
        let at = pos2(rect.left(), rect.center().y - galley.size().y / 2.0);
        galley.paint(ui.painter(), at);
        let track =
            Rect::from_center_size(pos2(rect.right() - track.x / 2.0, rect.center().y), track);
        let round = CornerRadius::same((track.height() / 2.0) as u8);
        let (fill, edge, knob) = if on {
            (style::WATER, style::WATER, style::WATER_INK)
        } else {
            (style::RAISED, style::EDGE, style::SOFT)
        };
        ui.painter().rect(
            track,
            round,
            fill,
            Stroke::new(1.5, edge),
            StrokeKind::Inside,
        );
        let inset = track.height() / 2.0;
        let x = if on {
            track.right() - inset
        } else {
            track.left() + inset
        };
        ui.painter()
            .circle_filled(pos2(x, track.center().y), inset - 4.0, knob);
        focus_ring(ui, rect.expand(2.0), &response);
    }
    say(&response, WidgetType::Checkbox, Some(on), name);
    transcript::add(ui.ctx(), LineKind::Text, under);
    pointing(response)
}

/// A title that unfolds what is under it.
pub fn unfold(ui: &mut Ui, metrics: &Metrics, words: &str, open: bool) -> Response {
    let side = metrics.px(16.0);
    let room = (ui.available_width() - side - 8.0).max(40.0);
    let set = |ui: &Ui, colour: Color32| {
        let mut job =
            LayoutJob::single_section(words.to_owned(), format(metrics, TextRole::Strong, colour));
        job.wrap.max_width = room;
        typeset::set(ui.ctx(), job)
    };
    let galley = set(ui, style::INK);
    let size = vec2(
        ui.available_width(),
        (galley.size().y + 6.0).max(metrics.target()),
    );
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    if ui.is_rect_visible(rect) {
        let line = metrics.px(TextRole::Strong.size() * TextRole::Strong.leading());
        let at = pos2(rect.left(), rect.center().y - galley.size().y / 2.0);
        let end = at.x + galley.size().x + 8.0;
        let mark = icons::beside(end.min(rect.right() - side), at.y + line / 2.0, side);
        let shown = match response.hovered() {
            true => set(ui, style::WATER),
            false => galley,
        };
        shown.paint(ui.painter(), at);
        (if open { Icon::Minus } else { Icon::Down }).paint(ui.painter(), mark, style::SOFT);
        focus_ring(ui, rect.expand(2.0), &response);
    }
    say(&response, WidgetType::CollapsingHeader, Some(open), words);
    pointing(response)
}
