//! The strip of other people: how many walk along, and, for who is seen by them, a raised hand and reactions.

use egui::{Align2, Context, Popup, PopupCloseBehavior, Ui, vec2};

use crate::icons::Icon;
use crate::panel;
use crate::panel_context::PanelContext;
use crate::style::{self, TextRole};
use crate::widgets::{self, ButtonWeight};
use crate::{Action, Panel, REACTIONS};

/// Draws the strip at the lower left, while there is anything in it and nothing lies over it.
pub fn strip(context: &Context, cx: &mut PanelContext<'_>, open: &Panel) {
    let people = &cx.view.people;
    let covered = cx.metrics.phone() && *open != Panel::None;
    if covered || (people.counts.is_empty() && !people.joined) {
        return;
    }
    let metrics = cx.metrics;
    let below = if metrics.phone() {
        metrics.target() + 34.0
    } else {
        style::OUTSIDE
    };
    // Beside the stick, where there is one.
    let left = if cx.view.records.settings.stick {
        crate::joystick::WIDTH
    } else {
        style::OUTSIDE
    };
    let offset = vec2(left, -below);
    panel::float(
        context,
        cx,
        "others",
        Align2::LEFT_BOTTOM,
        offset,
        |ui, cx| {
            ui.set_max_width((metrics.screen.width() - left - 20.0).min(420.0));
            ui.horizontal(|ui| {
                ui.spacing_mut().item_spacing.x = 4.0;
                if cx.view.people.joined {
                    controls(ui, cx);
                }
                let words = cx.view.people.counts;
                if !words.is_empty() {
                    ui.add_space(4.0);
                    widgets::text(ui, &metrics, TextRole::Small, style::INK, words);
                    ui.add_space(4.0);
                }
            });
        },
    );
}

fn controls(ui: &mut Ui, cx: &mut PanelContext<'_>) {
    let metrics = cx.metrics;
    let up = cx.view.people.hand;
    let (key, weight) = if up {
        ("hand-down", ButtonWeight::Primary)
    } else {
        ("hand-raise", ButtonWeight::Bare)
    };
    let hand = widgets::icon_button(ui, &metrics, Icon::Hand, &cx.t(key), weight);
    panel::on(&hand, cx, Action::Hand(!up));
    let name = cx.t("react");
    let button = widgets::icon_button(ui, &metrics, Icon::Smile, &name, ButtonWeight::Bare);
    let shown = Popup::menu(&button)
        .close_behavior(PopupCloseBehavior::CloseOnClick)
        .frame(panel::floating(
            style::GROUND,
            egui::CornerRadius::same(style::PANEL_RADIUS),
            8.0,
        ))
        .show(|ui| {
            ui.set_width(metrics.px(190.0));
            ui.spacing_mut().item_spacing.y = 2.0;
            for reaction in 1..=REACTIONS {
                let name = cx.t(&format!("reaction-{reaction}"));
                let response = widgets::row(
                    ui,
                    &metrics,
                    Some(Icon::Reaction(reaction)),
                    &name,
                    "",
                    false,
                );
                panel::on(&response, cx, Action::React(reaction));
            }
        });
    if let Some(shown) = shown {
        cx.covered.push(shown.response.rect);
    }
}
