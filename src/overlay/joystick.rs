//! The stick for thumbs: drawn at the lower left, it says in which direction and how fast to walk.

use egui::{Area, Color32, Context, Id, Order, Rect, Sense, Stroke, Vec2, WidgetType, pos2};

use crate::panel_context::PanelContext;
use crate::style;

/// Radius of the ground the knob moves on, CSS pixels: a thumb's reach without moving the hand.
const REACH: f32 = 58.0;
/// Radius of the knob.
const KNOB: f32 = 26.0;
/// Room it takes from the left, CSS pixels.
pub const WIDTH: f32 = 2.0 * REACH + 40.0;
/// Below this share of the reach the stick says nothing: thumbs tremble.
const DEAD: f32 = 0.12;

/// Draws the stick and says where it is pushed: x to the right, y forwards, at most 1 long.
pub fn ui(context: &Context, cx: &mut PanelContext<'_>) -> Vec2 {
    let screen = cx.metrics.screen;
    // Above the buttons that phones have at the lower edge.
    let above = if cx.metrics.phone() {
        cx.metrics.target() + 40.0
    } else {
        28.0
    };
    let centre = pos2(
        screen.left() + REACH + 24.0,
        screen.bottom() - REACH - above,
    );
    let rect = Rect::from_center_size(centre, Vec2::splat(2.0 * REACH));
    let name = cx.t("stick");
    let pushed = Area::new(Id::new("overlay-stick"))
        .order(Order::Middle)
        .fixed_pos(rect.min)
        .constrain(false)
        .fade_in(false)
        .movable(false)
        .show(context, |ui| {
            let response = ui.allocate_rect(rect, Sense::drag());
            let held = response.is_pointer_button_down_on() || response.dragged();
            let mut push = match (held, response.interact_pointer_pos()) {
                (true, Some(at)) => (at - centre) / REACH,
                _ => Vec2::ZERO,
            };
            if push.length() > 1.0 {
                push = push.normalized();
            }
            let painter = ui.painter();
            painter.circle(
                centre,
                REACH,
                style::FLOATING.gamma_multiply(0.75),
                Stroke::new(1.5, style::EDGE),
            );
            let knob = centre + push * (REACH - KNOB * 0.5);
            let fill = if held {
                style::WATER
            } else {
                Color32::from_rgb(110, 120, 136)
            };
            painter.circle(knob, KNOB, fill, Stroke::new(1.5, style::INK));
            crate::widgets::say(&response, WidgetType::Other, None, &name);
            if push.length() < DEAD {
                Vec2::ZERO
            } else {
                Vec2::new(push.x, -push.y)
            }
        })
        .inner;
    cx.covered.push(rect);
    pushed
}
