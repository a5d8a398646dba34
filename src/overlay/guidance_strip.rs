//! The strip that leads: to which booth, how far it still is, and a way out.

use egui::{Align2, Context, Sense, Vec2, vec2};
use venue::Vec2 as Floor;

use crate::icons::Icon;
use crate::panel::{self, Stand};
use crate::panel_context::PanelContext;
use crate::style::{self, TextRole};
use crate::widgets::{self, Weight};
use crate::{Action, Panel};

/// Draws the strip while the visitor is being led.
pub fn strip(context: &Context, cx: &mut PanelContext<'_>, panel: &Panel) {
    let Some(guidance) = &cx.view.guidance else {
        return;
    };
    let metrics = cx.metrics;
    let slot = guidance.slot;
    let metres = length(cx.view.position, guidance.way);
    let booth = match cx.number(slot) {
        Some(number) => format!("{number}  {}", cx.name(slot)),
        None => cx.name(slot),
    };
    let words = cx.format(
        "way-left",
        &[
            ("metres", i18n::value(format!("{metres:.0}"))),
            ("booth", i18n::value(booth)),
        ],
    );
    let top = crate::bar::height(cx) + if metrics.low() { 4.0 } else { 10.0 };
    let beside = matches!(panel, Panel::Booth(_)) && !metrics.phone();
    let most = if beside && metrics.low() {
        panel::place(cx, Stand::Beside { tall: false }).0.left() - 2.0 * style::OUTSIDE
    } else if metrics.phone() {
        metrics.screen.width() - 12.0
    } else {
        520.0_f32.min(metrics.screen.width() * 0.6)
    };
    let (anchor, offset) = if metrics.phone() {
        (Align2::CENTER_TOP, vec2(0.0, top))
    } else {
        (Align2::LEFT_TOP, vec2(style::OUTSIDE, top))
    };
    panel::float(context, cx, "way", anchor, offset, |ui, cx| {
        ui.set_max_width(most - 14.0);
        ui.horizontal(|ui| {
            ui.add_space(6.0);
            let (mark, _) = ui.allocate_exact_size(Vec2::splat(metrics.px(22.0)), Sense::hover());
            Icon::Way.paint(ui.painter(), mark, style::LAMP);
            let stop = cx.t("way-stop");
            let button = metrics.px(14.0) * 2.0
                + ui.painter()
                    .layout_no_wrap(stop.clone(), metrics.font(TextRole::Strong), style::INK)
                    .size()
                    .x;
            let room = (most - 14.0 - button - metrics.px(22.0) - 30.0).max(60.0);
            ui.scope(|ui| {
                ui.set_max_width(room);
                widgets::line(ui, &metrics, TextRole::Strong, style::INK, &words);
            });
            let response = widgets::button(ui, &metrics, None, &stop, Weight::Quiet);
            panel::on(&response, cx, Action::StopGuidance);
        });
    });
}

/// Length of a way, metres.
fn length(from: [f32; 2], way: &[[f32; 2]]) -> f32 {
    let mut at = Floor::from(from);
    let mut sum = 0.0;
    for corner in way {
        let next = Floor::from(*corner);
        sum += at.distance(next);
        at = next;
    }
    sum
}
