//! Text in panels: wrapped, cut, as a title or a heading.

use egui::text::{LayoutJob, TextFormat};
use egui::{Align2, Color32, Rect, Response, Sense, Ui, WidgetInfo, WidgetType, pos2};

use super::say;
use crate::style::{self, Metrics, TextRole};
use crate::transcript::{self, LineKind};
use crate::typeset::{self, Typeset};

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
