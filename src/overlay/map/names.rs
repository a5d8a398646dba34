//! Names on the map: in a booth that is large enough, else before its open front.

use egui::{Align2, Color32, Rect, Vec2, vec2};

use crate::style::{self, TextRole};
use crate::widgets;

/// Names beside their booths are at most so wide, points: two or three words a line.
const NAME: f32 = 92.0;

/// The number always; the name too where there is room for it, which is told.
pub(super) fn inside(
    painter: &egui::Painter,
    metrics: &style::Metrics,
    place: Rect,
    number: u32,
    name: &str,
    ink: Color32,
) -> bool {
    let font = metrics.font(TextRole::Small);
    let number = number.to_string();
    if place.width() < 64.0 || place.height() < 34.0 {
        painter.text(place.center(), Align2::CENTER_CENTER, number, font, ink);
        return false;
    }
    let mut job = egui::text::LayoutJob::single_section(
        format!("{number}  {name}"),
        widgets::format(metrics, TextRole::Small, ink),
    );
    job.wrap.max_width = place.width() - 10.0;
    job.wrap.max_rows = ((place.height() - 6.0) / metrics.px(18.0)).floor().max(1.0) as usize;
    let galley = crate::typeset::galley(painter.ctx(), job);
    painter
        .with_clip_rect(place.intersect(painter.clip_rect()))
        .galley(place.min + vec2(5.0, 3.0), galley, ink);
    true
}

/// The name before the booth's open front, where no other booth and no other name is.
pub(super) fn beside(
    painter: &egui::Painter,
    metrics: &style::Metrics,
    place: Rect,
    ahead: Vec2,
    name: &str,
    taken: &mut Vec<Rect>,
) {
    let mut job = egui::text::LayoutJob::single_section(
        name.to_owned(),
        widgets::format(metrics, TextRole::Small, style::SOFT),
    );
    job.halign = egui::Align::Center;
    job.wrap.max_width = metrics.px(NAME);
    job.wrap.max_rows = 3;
    let galley = crate::typeset::galley(painter.ctx(), job);
    let size = galley.size();
    let gap = metrics.px(4.0);
    let middle = if ahead.x.abs() > ahead.y.abs() {
        let aside = (place.width() + size.x) / 2.0 + gap;
        place.center() + vec2(aside * ahead.x.signum(), 0.0)
    } else {
        let away = (place.height() + size.y) / 2.0 + gap;
        place.center() + vec2(0.0, away * ahead.y.signum())
    };
    let room = Rect::from_center_size(middle, size);
    if !painter.clip_rect().contains_rect(room) || taken.iter().any(|other| other.intersects(room))
    {
        return;
    }
    taken.push(room.expand(2.0));
    painter.galley(room.center_top(), galley, style::SOFT);
}
