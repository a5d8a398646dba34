//! Names on the map: in a booth that is large enough, else before its open front.

use egui::{Align2, Color32, Rect, Vec2, vec2};

use crate::style::{self, TextRole};
use crate::{typeset, widgets};

/// Names beside their booths are at most so wide, points: two or three words a line.
const NAME: f32 = 92.0;

/// Steps in which a name within its booth is given more room, points.
const STEP: f32 = 8.0;

/// Sizes in which a name is tried, as shares of the usual one: a small name says more than none.
const SHARES: [f32; 3] = [1.0, 0.85, 0.72];

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
    // In steps, so that a map that is being magnified does not set every name anew with every frame.
    job.wrap.max_width = ((place.width() - 10.0) / STEP).floor() * STEP;
    job.wrap.max_rows = ((place.height() - 6.0) / metrics.px(18.0)).floor().max(1.0) as usize;
    let text = typeset::set(painter.ctx(), job);
    text.paint(
        &painter.with_clip_rect(place.intersect(painter.clip_rect())),
        place.min + vec2(5.0, 3.0),
    );
    true
}

/// The name beside the booth, where no other booth and no other name is.
pub(super) fn beside(
    painter: &egui::Painter,
    metrics: &style::Metrics,
    place: Rect,
    ahead: Vec2,
    name: &str,
    taken: &mut Vec<Rect>,
) {
    let gap = metrics.px(4.0);
    for share in SHARES {
        let mut format = widgets::format(metrics, TextRole::Small, style::SOFT);
        format.font_id.size *= share;
        format.line_height = format.line_height.map(|height| height * share);
        let mut job = egui::text::LayoutJob::single_section(name.to_owned(), format);
        job.halign = egui::Align::Center;
        job.wrap.max_width = metrics.px(NAME) * share;
        job.wrap.max_rows = 3;
        let text = typeset::set(painter.ctx(), job);
        let size = text.size();
        for way in ways(ahead) {
            let off = (place.size() + size) / 2.0 + Vec2::splat(gap);
            let room = Rect::from_center_size(place.center() + off * way, size);
            let free = painter.clip_rect().contains_rect(room)
                && !taken.iter().any(|other| other.intersects(room));
            if free {
                taken.push(room.expand(2.0));
                text.paint(painter, room.center_top());
                return;
            }
        }
    }
}

/// Before the booth's open front, then beside it, then behind it.
fn ways(ahead: Vec2) -> [Vec2; 4] {
    let front = if ahead.x.abs() > ahead.y.abs() {
        vec2(ahead.x.signum(), 0.0)
    } else {
        vec2(0.0, ahead.y.signum())
    };
    let aside = vec2(front.y, front.x);
    [front, aside, -aside, -front]
}
