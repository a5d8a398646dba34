//! The strip that leads: to which booth, how far it still is, and a way out.

use egui::{Align2, Context, Sense, Vec2, vec2};
use venue::Vec2 as Floor;

use crate::icons::Icon;
use crate::panel::{self, Stand};
use crate::scene::Scene;
use crate::style::{self, Voice};
use crate::widgets::{self, Weight};
use crate::{Action, Panel};

/// Draws the strip while the visitor is being led.
pub fn strip(context: &Context, scene: &mut Scene<'_>, panel: &Panel) {
    let Some(guidance) = &scene.view.guidance else {
        return;
    };
    let look = scene.look;
    let slot = guidance.slot;
    let metres = length(scene.view.position, guidance.way);
    let booth = match scene.number(slot) {
        Some(number) => format!("{number}  {}", scene.name(slot)),
        None => scene.name(slot),
    };
    let words = scene.format(
        "way-left",
        &[
            ("metres", i18n::value(format!("{metres:.0}"))),
            ("booth", i18n::value(booth)),
        ],
    );
    let top = crate::bar::height(scene) + if look.low() { 4.0 } else { 10.0 };
    let beside = matches!(panel, Panel::Booth(_)) && !look.phone();
    let most = if beside && look.low() {
        panel::place(scene, Stand::Beside { tall: false }).0.left() - 2.0 * style::OUTSIDE
    } else if look.phone() {
        look.screen.width() - 12.0
    } else {
        520.0_f32.min(look.screen.width() * 0.6)
    };
    let (anchor, offset) = if look.phone() {
        (Align2::CENTER_TOP, vec2(0.0, top))
    } else {
        (Align2::LEFT_TOP, vec2(style::OUTSIDE, top))
    };
    panel::float(context, scene, "way", anchor, offset, |ui, scene| {
        ui.set_max_width(most - 14.0);
        ui.horizontal(|ui| {
            ui.add_space(6.0);
            let (mark, _) = ui.allocate_exact_size(Vec2::splat(look.px(22.0)), Sense::hover());
            Icon::Way.paint(ui.painter(), mark, style::LAMP);
            let stop = scene.t("way-stop");
            let button = look.px(14.0) * 2.0
                + ui.painter()
                    .layout_no_wrap(stop.clone(), look.font(Voice::Strong), style::INK)
                    .size()
                    .x;
            let room = (most - 14.0 - button - look.px(22.0) - 30.0).max(60.0);
            ui.scope(|ui| {
                ui.set_max_width(room);
                widgets::line(ui, &look, Voice::Strong, style::INK, &words);
            });
            let response = widgets::button(ui, &look, None, &stop, Weight::Quiet);
            panel::on(&response, scene, Action::StopGuidance);
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
