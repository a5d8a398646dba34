//! What is pressed: buttons, links, chips, one of several; and how a control shows the pointer and the focus.

use egui::text::LayoutJob;
use egui::{
    Color32, CornerRadius, Rect, Response, Sense, Stroke, StrokeKind, Ui, Vec2, WidgetType, pos2,
    vec2,
};

use super::say;
use super::text::{format, hint};
use crate::icons::{self, Icon};
use crate::panel;
use crate::style::{self, Metrics, TextRole};
use crate::typeset;

/// How a button looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ButtonWeight {
    /// What one most likely wants.
    Primary,
    /// What one may want too.
    Quiet,
    /// A choice that is made.
    Chosen,
    /// Nothing but its words.
    Bare,
}

/// A button with words and perhaps a symbol before them; the words break where there is no room for them.
pub fn button(
    ui: &mut Ui,
    metrics: &Metrics,
    icon: Option<Icon>,
    words: &str,
    weight: ButtonWeight,
) -> Response {
    let room = ui.available_width();
    button_within(ui, metrics, icon, words, weight, room)
}

/// A button whose words break when it would be wider than `room`; `f32::INFINITY` never breaks them.
pub fn button_within(
    ui: &mut Ui,
    metrics: &Metrics,
    icon: Option<Icon>,
    words: &str,
    weight: ButtonWeight,
    room: f32,
) -> Response {
    let ink = ink_of(weight);
    let side = metrics.px(18.0);
    let pad = if weight == ButtonWeight::Bare {
        6.0
    } else {
        metrics.px(14.0)
    };
    let before = icon.map_or(0.0, |_| side + metrics.px(8.0));
    let mut job =
        LayoutJob::single_section(words.to_owned(), format(metrics, TextRole::Strong, ink));
    job.wrap.max_width = (room - before - 2.0 * pad).max(40.0);
    let galley = typeset::set(ui.ctx(), job);
    let size = vec2(
        galley.size().x + before + 2.0 * pad,
        (galley.size().y + 10.0).max(metrics.target()),
    );
    let (rect, response) = ui.allocate_exact_size(size, pressing(ui));
    if ui.is_rect_visible(rect) {
        ground(ui, rect, &response, weight);
        let middle = rect.center().y;
        if let Some(icon) = icon {
            let place = icons::beside(rect.left() + pad, middle, side);
            icon.paint(ui.painter(), place, ink);
        }
        let at = pos2(rect.left() + pad + before, middle - galley.size().y / 2.0);
        galley.paint(ui.painter(), at);
    }
    say(&response, WidgetType::Button, None, words);
    pointing(response)
}

/// A button that is a symbol; its name is said when one points at it, and to screen readers.
pub fn icon_button(
    ui: &mut Ui,
    metrics: &Metrics,
    icon: Icon,
    name: &str,
    weight: ButtonWeight,
) -> Response {
    let (rect, response) = ui.allocate_exact_size(Vec2::splat(metrics.target()), pressing(ui));
    if ui.is_rect_visible(rect) {
        ground(ui, rect, &response, weight);
        let place = Rect::from_center_size(rect.center(), Vec2::splat(metrics.px(20.0).min(28.0)));
        icon.paint(ui.painter(), place, ink_of(weight));
    }
    say(&response, WidgetType::Button, None, name);
    hint(pointing(response), metrics, name)
}

/// Words that lead somewhere, in the middle of other things.
pub fn link(ui: &mut Ui, metrics: &Metrics, icon: Option<Icon>, words: &str) -> Response {
    let side = metrics.px(16.0);
    let before = icon.map_or(0.0, |_| side + metrics.px(6.0));
    let mut job = LayoutJob::single_section(
        words.to_owned(),
        format(metrics, TextRole::Body, style::WATER),
    );
    job.wrap.max_width = (ui.available_width() - before).max(40.0);
    let galley = typeset::set(ui.ctx(), job);
    let size = vec2(galley.size().x + before, galley.size().y.max(24.0));
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    if ui.is_rect_visible(rect) {
        if let Some(icon) = icon {
            let line = metrics.px(TextRole::Body.size() * TextRole::Body.leading());
            let place = icons::beside(rect.left(), rect.top() + line / 2.0, side);
            icon.paint(ui.painter(), place, style::WATER);
        }
        let at = pos2(
            rect.left() + before,
            rect.center().y - galley.size().y / 2.0,
        );
        if response.hovered() || response.has_focus() {
            let y = at.y + galley.size().y - 3.0;
            ui.painter()
                .hline(at.x..=rect.right(), y, Stroke::new(1.0, style::WATER));
        }
        galley.paint(ui.painter(), at);
        focus_ring(ui, rect.expand(2.0), &response);
    }
    say(&response, WidgetType::Link, None, words);
    pointing(response)
}

/// A word in a rounded field that leads to more of its kind: topics, offers, needs.
fn chip(ui: &mut Ui, metrics: &Metrics, words: &str) -> Response {
    let mut job = LayoutJob::single_section(
        words.to_owned(),
        format(metrics, TextRole::Caption, style::INK),
    );
    job.wrap.max_width = (ui.max_rect().width() - metrics.px(20.0)).max(40.0);
    let galley = typeset::set(ui.ctx(), job);
    let mut size = galley.size() + vec2(metrics.px(20.0), metrics.px(8.0));
    size.y = size.y.max(metrics.small_target());
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    if ui.is_rect_visible(rect) {
        let radius = CornerRadius::same((rect.height() / 2.0).min(14.0) as u8);
        ui.painter().rect_filled(rect, radius, style::RAISED);
        if response.hovered() {
            let edge = Stroke::new(1.0, style::WATER);
            ui.painter()
                .rect_stroke(rect, radius, edge, StrokeKind::Inside);
        }
        let at = rect.center() - galley.size() / 2.0;
        galley.paint(ui.painter(), at);
        focus_ring(ui, rect, &response);
    }
    say(&response, WidgetType::Link, None, words);
    pointing(response)
}

/// Chips side by side, as many to a row as there is room for; which one was pressed.
pub fn chips<'a>(
    ui: &mut Ui,
    metrics: &Metrics,
    words: impl Iterator<Item = &'a str>,
) -> Option<usize> {
    let mut pressed = None;
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = Vec2::splat(metrics.px(6.0));
        for (index, word) in words.enumerate() {
            if chip(ui, metrics, word).clicked() {
                pressed = Some(index);
            }
        }
    });
    pressed
}

/// One of several: buttons side by side. Gives the index that was pressed.
pub fn choice(ui: &mut Ui, metrics: &Metrics, names: &[String], chosen: usize) -> Option<usize> {
    let mut pressed = None;
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = Vec2::splat(metrics.px(6.0));
        for (index, name) in names.iter().enumerate() {
            let weight = if index == chosen {
                ButtonWeight::Chosen
            } else {
                ButtonWeight::Quiet
            };
            let response = button(ui, metrics, None, name, weight);
            say(
                &response,
                WidgetType::RadioButton,
                Some(index == chosen),
                name,
            );
            if response.clicked() {
                pressed = Some(index);
            }
        }
    });
    pressed
}

fn ink_of(weight: ButtonWeight) -> Color32 {
    match weight {
        ButtonWeight::Primary | ButtonWeight::Chosen => style::WATER_INK,
        ButtonWeight::Quiet | ButtonWeight::Bare => style::INK,
    }
}

/// The field behind a control, as the pointer and the focus have it.
pub fn ground(ui: &Ui, rect: Rect, response: &Response, weight: ButtonWeight) {
    let held = response.is_pointer_button_down_on();
    let fill = match weight {
        ButtonWeight::Primary | ButtonWeight::Chosen if held => {
            style::WATER.gamma_multiply(0.8).to_opaque()
        }
        ButtonWeight::Primary | ButtonWeight::Chosen if response.hovered() => {
            style::WATER.blend(Color32::from_white_alpha(40))
        }
        ButtonWeight::Primary | ButtonWeight::Chosen => style::WATER,
        ButtonWeight::Quiet | ButtonWeight::Bare if held => style::PRESSED,
        ButtonWeight::Quiet | ButtonWeight::Bare if response.hovered() => style::HOVERED,
        ButtonWeight::Quiet => style::RAISED,
        ButtonWeight::Bare => Color32::TRANSPARENT,
    };
    ui.painter()
        .rect_filled(rect, CornerRadius::same(style::RADIUS), fill);
    focus_ring(ui, rect, response);
}

/// Who works with the keyboard sees where it is.
pub fn focus_ring(ui: &Ui, rect: Rect, response: &Response) {
    if response.has_focus() {
        let painter = ui.painter();
        let radius = CornerRadius::same(style::RADIUS);
        // Dark under light, so that the ring shows on what is chosen too.
        painter.rect_stroke(
            rect,
            radius,
            Stroke::new(4.0, style::WATER_INK),
            StrokeKind::Inside,
        );
        painter.rect_stroke(
            rect,
            radius,
            Stroke::new(2.0, style::FAULT),
            StrokeKind::Inside,
        );
    }
}

/// What a control hears: presses, and keys unless a panel has them.
pub fn pressing(ui: &Ui) -> Sense {
    if panel::keys_are_elsewhere(ui.ctx()) {
        Sense::CLICK
    } else {
        Sense::click()
    }
}

pub(super) fn pointing(response: Response) -> Response {
    if response.gained_focus() {
        response.scroll_to_me(None);
    }
    response.on_hover_cursor(egui::CursorIcon::PointingHand)
}
