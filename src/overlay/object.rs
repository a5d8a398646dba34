//! A closer look at what stands on a plinth: a strip below that says how it is turned, the hall in view above it.

use egui::{Align2, Context, vec2};

use crate::icons::Icon;
use crate::panel;
use crate::panel_context::PanelContext;
use crate::style::{self, TextRole};
use crate::widgets::{self, ButtonWeight};
use crate::{Action, Panel};

/// A press on a button turns by so many radians, and brings so much nearer (as a logarithm).
const STEP: (f32, f32) = (0.4, 0.25);

/// Draws the strip for the object of the booth in this slot, and hears wheel and fingers.
pub fn ui(context: &Context, cx: &mut PanelContext<'_>, slot: usize) {
    let Some(object) = cx.booth(slot).and_then(|booth| booth.object.as_ref()) else {
        // The exhibitor took it away while one looked at it.
        cx.show(Panel::Booth(slot));
        return;
    };
    let metrics = cx.metrics;
    let title = cx.text(&object.title).to_owned();
    let most = 460.0_f32.min(metrics.screen.width() - 12.0);
    let below = vec2(0.0, -style::OUTSIDE);
    let strip = panel::float(
        context,
        cx,
        "object",
        Align2::CENTER_BOTTOM,
        below,
        |ui, cx| {
            ui.set_max_width(most - 14.0);
            if !title.is_empty() {
                widgets::text(ui, &metrics, TextRole::Strong, style::INK, &title);
            }
            widgets::caption(ui, &metrics, &cx.t("object-help"));
            ui.horizontal(|ui| {
                let ways = [
                    (Icon::Previous, "object-left", (-STEP.0, 0.0)),
                    (Icon::Next, "object-right", (STEP.0, 0.0)),
                    (Icon::Plus, "nearer", (0.0, STEP.1)),
                    (Icon::Minus, "farther", (0.0, -STEP.1)),
                ];
                for (icon, key, (turn, nearer)) in ways {
                    let response =
                        widgets::icon_button(ui, &metrics, icon, &cx.t(key), ButtonWeight::Quiet);
                    panel::on(&response, cx, Action::Turn { turn, nearer });
                }
                panel::close(ui, cx, Panel::Booth(slot));
            });
        },
    );
    let (wheel, fingers) = context.input(|input| {
        let wheel = input.smooth_scroll_delta().y * 0.004;
        let over = input
            .pointer
            .hover_pos()
            .is_some_and(|at| strip.contains(at));
        let fingers = input
            .multi_touch()
            .map(|touch| touch.zoom_delta.max(0.1).ln());
        (if over { 0.0 } else { wheel }, fingers)
    });
    let nearer = fingers.unwrap_or(wheel);
    if nearer != 0.0 {
        cx.ask(Action::Turn { turn: 0.0, nearer });
    }
}
