//! Help and welcome: how one moves here, and that no key is needed.

use egui::{Context, Sense, Ui, Vec2, vec2};

use crate::icons::Icon;
use crate::panel::{self, PanelPlacement};
use crate::panel_context::PanelContext;
use crate::style::{self, TextRole};
use crate::widgets::{self, ButtonWeight};
use crate::{Action, Panel, typeset};

/// The keys, each with the key of the words that say what it does. Keys keep their names in every language.
const KEYS: [(&[&str], &str); 17] = [
    (&["W", "A", "S", "D"], "key-walk"),
    (&["↑", "↓"], "key-arrows-walk"),
    (&["←", "→"], "key-arrows-turn"),
    (&["Q", "E"], "key-step"),
    (&["Tab"], "key-next"),
    (&["Shift", "Tab"], "key-previous"),
    (&["N"], "key-n"),
    (&["Enter"], "key-open"),
    (&["Esc"], "key-close"),
    (&["L"], "key-list"),
    (&["F", "/"], "key-find"),
    (&["M"], "key-map"),
    (&["P"], "key-programme"),
    (&["O"], "key-settings"),
    (&["H"], "key-help"),
    (&["R"], "key-hand"),
    (&["1", "8"], "key-react"),
];

/// What one does with mouse or fingers.
const MOUSE: [&str; 4] = ["mouse-drag", "mouse-floor", "mouse-booth", "mouse-wheel"];
/// What one does with fingers.
const TOUCH: [&str; 4] = ["touch-drag", "touch-floor", "touch-booth", "touch-stick"];
/// What one does with a gamepad, whose buttons have the names of the standard mapping.
const GAMEPAD: [&str; 4] = [
    "gamepad-sticks",
    "gamepad-open",
    "gamepad-next",
    "gamepad-map",
];

/// Draws the help.
pub fn help(context: &Context, cx: &mut PanelContext<'_>) {
    let title = cx.t("help");
    panel::show(
        context,
        cx,
        "help",
        PanelPlacement::Card(640.0),
        |ui, cx| panel::head(ui, cx, &title),
        |ui, cx| {
            let metrics = cx.metrics;
            widgets::body(ui, &metrics, &cx.t("help-none-needed"));
            let (first, second) = if metrics.touch {
                (&TOUCH, &MOUSE)
            } else {
                (&MOUSE, &TOUCH)
            };
            let (one, two) = if metrics.touch {
                ("help-touch", "help-mouse")
            } else {
                ("help-mouse", "help-touch")
            };
            gestures(ui, cx, one, first);
            if !metrics.touch {
                keys(ui, cx);
            }
            gestures(ui, cx, two, second);
            if metrics.touch {
                keys(ui, cx);
            }
            gestures(ui, cx, "help-gamepad", &GAMEPAD);
            widgets::heading(ui, &metrics, &cx.t("catalogue"));
            widgets::body(ui, &metrics, &cx.t("help-catalogue"));
            let response = widgets::button(
                ui,
                &metrics,
                Some(Icon::Catalogue),
                &cx.t("catalogue-open"),
                ButtonWeight::Quiet,
            );
            panel::on(&response, cx, Action::Catalogue);
        },
    );
}

fn gestures(ui: &mut Ui, cx: &PanelContext<'_>, heading: &str, keys: &[&str]) {
    let metrics = &cx.metrics;
    widgets::heading(ui, metrics, &cx.t(heading));
    for key in keys {
        widgets::deed(ui, metrics, &cx.t(key));
    }
}

fn keys(ui: &mut Ui, cx: &PanelContext<'_>) {
    let metrics = &cx.metrics;
    widgets::heading(ui, metrics, &cx.t("help-keys"));
    let column = metrics.px(150.0).min(ui.available_width() * 0.42);
    for (caps, says) in KEYS {
        ui.horizontal_top(|ui| {
            let left = ui.cursor().left();
            ui.spacing_mut().item_spacing.x = 4.0;
            for cap in caps {
                key_cap(ui, cx, cap);
            }
            let used = ui.cursor().left() - left;
            ui.add_space((column - used).max(4.0));
            widgets::body(ui, metrics, &cx.t(says));
        });
    }
    if !cx.view.records.settings.letter_keys {
        widgets::caption(ui, metrics, &cx.t("letter-keys-off"));
    }
}

/// A key as it looks on the keyboard.
fn key_cap(ui: &mut Ui, cx: &PanelContext<'_>, cap: &str) {
    let metrics = &cx.metrics;
    let arrow = match cap {
        "↑" => Some(vec2(0.0, -1.0)),
        "↓" => Some(vec2(0.0, 1.0)),
        "←" => Some(vec2(-1.0, 0.0)),
        "→" => Some(vec2(1.0, 0.0)),
        _ => None,
    };
    let words = typeset::line(ui.ctx(), cap, metrics.font(TextRole::Caption), style::INK);
    let high = metrics.px(26.0);
    let wide = if arrow.is_some() {
        high
    } else {
        (words.size().x + metrics.px(14.0)).max(high)
    };
    let (rect, _) = ui.allocate_exact_size(vec2(wide, high), Sense::hover());
    let painter = ui.painter();
    painter.rect(
        rect,
        5,
        style::RAISED,
        egui::Stroke::new(1.0, style::EDGE),
        egui::StrokeKind::Inside,
    );
    match arrow {
        Some(way) => {
            let way: Vec2 = way * (high * 0.5);
            painter.arrow(
                rect.center() - way * 0.5,
                way,
                egui::Stroke::new(1.6, style::INK),
            );
        }
        None => {
            let at = rect.center() - words.size() / 2.0;
            words.paint(painter, at);
        }
    }
}

/// Draws the welcome card.
pub fn welcome(context: &Context, cx: &mut PanelContext<'_>) {
    let event = &cx.view.exhibition.event;
    let title = event.title.get(cx.view.language).to_owned();
    panel::show(
        context,
        cx,
        "welcome",
        PanelPlacement::Card(540.0),
        |ui, cx| panel::head(ui, cx, &title),
        |ui, cx| {
            let metrics = cx.metrics;
            let event = &cx.view.exhibition.event;
            if !event.tagline.is_empty() {
                widgets::text(
                    ui,
                    &metrics,
                    TextRole::Body,
                    style::SOFT,
                    event.tagline.get(cx.view.language),
                );
            }
            let here = cx.format(
                "welcome-here",
                &[
                    ("hall", i18n::value(cx.hall(cx.view.hall))),
                    ("n", i18n::value(cx.view.plan.plots.len())),
                ],
            );
            widgets::body(ui, &metrics, &here);
            let ways: [(Icon, &str); 3] = if metrics.touch {
                [
                    (Icon::Way, "touch-floor"),
                    (Icon::Person, "touch-drag"),
                    (Icon::Pin, "touch-booth"),
                ]
            } else {
                [
                    (Icon::Way, "mouse-floor"),
                    (Icon::Person, "mouse-drag"),
                    (Icon::Pin, "mouse-booth"),
                ]
            };
            for (icon, key) in ways {
                hint(ui, cx, icon, &cx.t(key));
            }
            if !metrics.touch {
                hint(ui, cx, Icon::Help, &cx.t("welcome-keys"));
            }
            for note in &event.notes {
                widgets::caption(ui, &metrics, note.get(cx.view.language));
            }
            ui.add_space(metrics.px(6.0));
            ui.horizontal_wrapped(|ui| {
                ui.spacing_mut().item_spacing = Vec2::splat(metrics.px(8.0));
                let response = widgets::button(
                    ui,
                    &metrics,
                    None,
                    &cx.t("welcome-start"),
                    ButtonWeight::Primary,
                );
                if cx.opened {
                    response.request_focus();
                }
                if response.clicked() {
                    cx.ask(Action::Welcomed);
                    cx.show(Panel::None);
                }
                let response = widgets::button(
                    ui,
                    &metrics,
                    Some(Icon::Map),
                    &cx.t("map"),
                    ButtonWeight::Quiet,
                );
                if response.clicked() {
                    cx.ask(Action::Welcomed);
                    cx.show(Panel::Map);
                }
                let response = widgets::button(
                    ui,
                    &metrics,
                    Some(Icon::Catalogue),
                    &cx.t("catalogue"),
                    ButtonWeight::Quiet,
                );
                panel::on(&response, cx, Action::Catalogue);
            });
        },
    );
}

fn hint(ui: &mut Ui, cx: &PanelContext<'_>, icon: Icon, words: &str) {
    let metrics = &cx.metrics;
    ui.horizontal_top(|ui| {
        let line = metrics.px(TextRole::Body.size() * TextRole::Body.leading());
        let (rect, _) = ui.allocate_exact_size(vec2(metrics.px(24.0), line), Sense::hover());
        icon.paint(ui.painter(), rect.shrink(1.0), style::WATER);
        if words.contains('\n') {
            widgets::deed(ui, metrics, words);
        } else {
            widgets::body(ui, metrics, words);
        }
    });
}
