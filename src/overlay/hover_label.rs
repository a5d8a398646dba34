//! The label of what the pointer is on in the hall: a booth's number and name, or where a door leads.

use egui::{Area, Context, CornerRadius, Id, Order, pos2, vec2};

use crate::panel_context::PanelContext;
use crate::style::{self, TextRole};
use crate::{HoverTarget, panel, widgets};

/// From the pointer to the label, points.
const AWAY: egui::Vec2 = vec2(14.0, 18.0);

/// Draws the label.
pub fn ui(context: &Context, cx: &mut PanelContext<'_>) {
    let Some((hovered, [x, y])) = cx.view.hovered else {
        return;
    };
    let words = match hovered {
        HoverTarget::Booth(slot) => match cx.number(slot) {
            Some(number) => format!("{number}  {}", cx.name(slot)),
            None => cx.name(slot),
        },
        HoverTarget::Door(hall) => {
            let hall = cx.hall(hall).to_owned();
            cx.format("door-to", &[("hall", i18n::value(hall))])
        }
    };
    let metrics = cx.metrics;
    Area::new(Id::new("overlay-hover"))
        .order(Order::Tooltip)
        .interactable(false)
        .fade_in(false)
        .current_pos(pos2(x, y) + AWAY)
        .show(context, |ui| {
            let radius = CornerRadius::same(style::RADIUS);
            panel::floating(style::FLOATING, radius, 8.0).show(ui, |ui| {
                ui.set_max_width(metrics.px(280.0));
                // No wider than its words, whichever edge they begin at.
                ui.horizontal(|ui| {
                    widgets::text(ui, &metrics, TextRole::Body, style::INK, &words);
                });
            });
        });
}
