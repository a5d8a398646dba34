//! The parts panels are made of: text, buttons, chips, rows. All of them speak the language of [`crate::style`].

use egui::text::{LayoutJob, TextFormat};
use egui::{
    Align2, Color32, CornerRadius, Rect, Response, Sense, Stroke, StrokeKind, Ui, Vec2, WidgetInfo,
    WidgetType, pos2, vec2,
};

use crate::icons::Icon;
use crate::panel;
use crate::style::{self, Metrics, TextRole};
use crate::transcript::{self, LineKind};
use crate::typeset::{self, Typeset};

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

/// How a text of one voice is laid out.
pub fn format(metrics: &Metrics, role: TextRole, colour: Color32) -> TextFormat {
    TextFormat {
        font_id: metrics.font(role),
        color: colour,
        line_height: Some(metrics.px(role.size() * role.leading())),
        ..TextFormat::default()
    }
}

/// Wrapped text, as wide as there is room.
pub fn text(
    ui: &mut Ui,
    metrics: &Metrics,
    role: TextRole,
    colour: Color32,
    words: &str,
) -> Response {
    let mut job = LayoutJob::single_section(words.to_owned(), format(metrics, role, colour));
    job.wrap.max_width = ui.available_width();
    laid(ui, job)
}

/// One line, cut with an ellipsis where there is no more room.
pub fn line(
    ui: &mut Ui,
    metrics: &Metrics,
    role: TextRole,
    colour: Color32,
    words: &str,
) -> Response {
    let mut job = at_most(1, ui, metrics, role, colour, words);
    job.wrap.break_anywhere = true;
    laid(ui, job)
}

/// Two lines at most.
pub fn two_lines(
    ui: &mut Ui,
    metrics: &Metrics,
    role: TextRole,
    colour: Color32,
    words: &str,
) -> Response {
    laid(ui, at_most(2, ui, metrics, role, colour, words))
}

/// A panel's title: two lines at most.
pub fn title(ui: &mut Ui, metrics: &Metrics, words: &str) -> Response {
    let job = at_most(2, ui, metrics, TextRole::Title, style::INK, words);
    laid_heading(ui, job)
}

/// Words in so many lines at most, cut with an ellipsis.
fn at_most(
    rows: usize,
    ui: &Ui,
    metrics: &Metrics,
    role: TextRole,
    colour: Color32,
    words: &str,
) -> LayoutJob {
    let mut job = LayoutJob::single_section(words.to_owned(), format(metrics, role, colour));
    job.wrap.max_width = ui.available_width();
    job.wrap.max_rows = rows;
    job
}

/// What one does, strong, and what happens then.
pub fn deed(ui: &mut Ui, metrics: &Metrics, words: &str) -> Response {
    let (deed, effect) = words.split_once('\n').unwrap_or((words, ""));
    let mut job = LayoutJob::default();
    let mut strong = format(metrics, TextRole::Strong, style::INK);
    strong.line_height = Some(metrics.px(TextRole::Body.size() * TextRole::Body.leading()));
    job.append(deed, 0.0, strong);
    job.append("  ", 0.0, format(metrics, TextRole::Body, style::SOFT));
    job.append(effect, 0.0, format(metrics, TextRole::Body, style::SOFT));
    job.wrap.max_width = ui.available_width();
    laid(ui, job)
}

/// A job that is ready, set and painted.
pub fn laid(ui: &mut Ui, job: LayoutJob) -> Response {
    let words = job.text.clone();
    let response = set(ui, job);
    say(&response, WidgetType::Label, None, &words);
    response
}

/// The same as a heading, for those who listen.
fn laid_heading(ui: &mut Ui, job: LayoutJob) -> Response {
    let words = job.text.clone();
    let response = set(ui, job);
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Label, true, &words));
    transcript::add(ui.ctx(), LineKind::Heading, &words);
    response
}

fn set(ui: &mut Ui, job: LayoutJob) -> Response {
    let width = job.wrap.max_width;
    let text = typeset::set(ui.ctx(), job);
    let mut size = text.size();
    // What begins at the right begins at the right edge, unless something stands beside it.
    if text.is_right_to_left() && width.is_finite() && !ui.layout().is_horizontal() {
        size.x = size.x.max(width);
    }
    let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
    if ui.is_rect_visible(rect) {
        let at = pos2(start_of(&text, rect), rect.top());
        text.paint(ui.painter(), at);
    }
    response
}

/// Where a text's left edge is within its place: one that begins at the right ends at the right.
pub fn start_of(text: &Typeset, place: Rect) -> f32 {
    if text.is_right_to_left() {
        place.right() - text.size().x
    } else {
        place.left()
    }
}

/// Says more about what one points at.
pub fn hint(response: Response, metrics: &Metrics, words: &str) -> Response {
    response.on_hover_ui(|ui| {
        let mut job = LayoutJob::single_section(
            words.to_owned(),
            format(metrics, TextRole::Body, style::INK),
        );
        job.wrap.max_width = ui.available_width();
        // No wider than its words, whichever edge they begin at.
        ui.horizontal(|ui| set(ui, job));
    })
}

/// Gives a control or a text its name: for screen readers, and for the transcript of the panel. `on` is a switch's state.
pub fn say(response: &Response, kind: WidgetType, on: Option<bool>, words: &str) {
    response.widget_info(|| match on {
        Some(on) => WidgetInfo::selected(kind, true, on, words),
        None => WidgetInfo::labeled(kind, true, words),
    });
    let line = match kind {
        WidgetType::Label => LineKind::Text,
        WidgetType::Image => LineKind::Image,
        _ => LineKind::Control { on },
    };
    transcript::add(&response.ctx, line, words);
    if response.has_focus() {
        transcript::focus(&response.ctx, words);
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

/// What is read, in the first voice.
pub fn body(ui: &mut Ui, metrics: &Metrics, words: &str) -> Response {
    text(ui, metrics, TextRole::Body, style::INK, words)
}

/// A caption, in the second voice.
pub fn caption(ui: &mut Ui, metrics: &Metrics, words: &str) -> Response {
    text(ui, metrics, TextRole::Caption, style::SOFT, words)
}

/// Name of a section, with the space that sets it off.
pub fn heading(ui: &mut Ui, metrics: &Metrics, words: &str) {
    ui.add_space(metrics.px(14.0));
    let mut job = LayoutJob::single_section(
        words.to_owned(),
        format(metrics, TextRole::Heading, style::INK),
    );
    job.wrap.max_width = ui.available_width();
    laid_heading(ui, job);
}

/// A hairline.
pub fn rule(ui: &mut Ui) {
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 1.0), Sense::hover());
    ui.painter().hline(
        rect.x_range(),
        rect.center().y,
        Stroke::new(1.0, style::LINE),
    );
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
            let place = crate::icons::beside(rect.left() + pad, middle, side);
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
            let place = crate::icons::beside(rect.left(), rect.top() + line / 2.0, side);
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
pub fn chip(ui: &mut Ui, metrics: &Metrics, words: &str) -> Response {
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
            let place = crate::icons::beside(rect.left() + pad, rect.center().y, side);
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
        let mark = crate::icons::beside(end.min(rect.right() - side), at.y + line / 2.0, side);
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

/// A small round mark before a line: somebody is there.
pub fn dot(ui: &mut Ui, metrics: &Metrics, colour: Color32) {
    let line = metrics.px(TextRole::Body.size() * TextRole::Body.leading());
    let (rect, _) = ui.allocate_exact_size(vec2(metrics.px(10.0), line), Sense::hover());
    ui.painter()
        .circle_filled(rect.center(), metrics.px(4.0), colour);
}

/// Words in the middle of a rectangle, painted without taking room.
pub fn centred(
    ui: &Ui,
    rect: Rect,
    metrics: &Metrics,
    role: TextRole,
    colour: Color32,
    words: &str,
) {
    ui.painter().text(
        rect.center(),
        Align2::CENTER_CENTER,
        words,
        metrics.font(role),
        colour,
    );
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

fn pointing(response: Response) -> Response {
    if response.gained_focus() {
        response.scroll_to_me(None);
    }
    response.on_hover_cursor(egui::CursorIcon::PointingHand)
}
