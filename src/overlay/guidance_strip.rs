//! The strip that leads: to which booth, how far it still is, and a way out.

use egui::{Align2, Context, Sense, Ui, Vec2, vec2};
use venue::Vec2 as Floor;

use crate::icons::Icon;
use crate::panel::{self, Stand};
use crate::panel_context::PanelContext;
use crate::style::{self, TextRole};
use crate::widgets::{self, Weight};
use crate::{Action, Panel};

/// Draws the strip while the visitor is being led, or stands at a stop of a walk.
pub fn strip(context: &Context, cx: &mut PanelContext<'_>, panel: &Panel) {
    let Some(words) = words(cx) else {
        return;
    };
    let metrics = cx.metrics;
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
    let mut buttons = vec![(cx.t("way-stop"), Action::StopGuidance)];
    if cx.view.list_walk.is_some_and(|walk| walk.nth < walk.count) {
        buttons.insert(0, (cx.t("walk-next"), Action::NextStop));
    }
    panel::float(context, cx, "way", anchor, offset, |ui, cx| {
        ui.set_max_width(most - 14.0);
        ui.horizontal(|ui| {
            ui.add_space(6.0);
            let (mark, _) = ui.allocate_exact_size(Vec2::splat(metrics.px(22.0)), Sense::hover());
            Icon::Way.paint(ui.painter(), mark, style::LAMP);
            let width = |words: &String| {
                let font = metrics.font(TextRole::Strong);
                let words = ui.painter().layout_no_wrap(words.clone(), font, style::INK);
                metrics.px(14.0) * 2.0 + words.size().x + 8.0
            };
            let beside: f32 = buttons.iter().map(|(words, _)| width(words)).sum();
            let whole = most - 14.0 - metrics.px(22.0) - 22.0;
            // Where there is no room for both, what can be pressed stands below what is said.
            let is_low = whole - beside < metrics.px(90.0);
            let room = if is_low { whole } else { whole - beside };
            ui.vertical(|ui| {
                ui.horizontal(|ui| {
                    ui.scope(|ui| {
                        ui.set_max_width(room);
                        widgets::line(ui, &metrics, TextRole::Strong, style::INK, &words);
                    });
                    if !is_low {
                        press(ui, cx, &buttons);
                    }
                });
                if is_low {
                    ui.horizontal_wrapped(|ui| press(ui, cx, &buttons));
                }
            });
        });
    });
}

/// The buttons, each with what it asks for.
fn press(ui: &mut Ui, cx: &mut PanelContext<'_>, buttons: &[(String, Action)]) {
    for (words, action) in buttons {
        let response = widgets::button(ui, &cx.metrics, None, words, Weight::Quiet);
        panel::on(&response, cx, action.clone());
    }
}

/// How far it still is, or which stop of the walk this is; nothing when there is nothing to lead to.
fn words(cx: &PanelContext<'_>) -> Option<String> {
    let walk = cx.view.list_walk;
    let named = |slot| match cx.number(slot) {
        Some(number) => format!("{number}  {}", cx.name(slot)),
        None => cx.name(slot),
    };
    let stop = walk.map(|walk| {
        let parts = [
            ("nth", i18n::value(walk.nth)),
            ("count", i18n::value(walk.count)),
        ];
        (cx.format("walk-stop", &parts), walk.slot)
    });
    let way = cx.view.guidance.as_ref().map(|guidance| {
        let metres = length(cx.view.position, guidance.way);
        let parts = [
            ("metres", i18n::value(format!("{metres:.0}"))),
            ("booth", i18n::value(named(guidance.slot))),
        ];
        cx.format("way-left", &parts)
    });
    match (stop, way) {
        (Some((stop, _)), Some(way)) => Some(format!("{stop} · {way}")),
        (Some((stop, slot)), None) => Some(format!("{stop} · {}", named(slot))),
        (None, way) => way,
    }
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
