//! Help and welcome: how one moves here, and that no key is needed.

use egui::{Context, Sense, Ui, Vec2, vec2};

use crate::icons::Icon;
use crate::panel::{self, Stand};
use crate::scene::Scene;
use crate::style::{self, Voice};
use crate::widgets::{self, Weight};
use crate::{Action, Panel};

/// The keys, each with the key of the words that say what it does. Keys keep their names in every language.
const KEYS: [(&[&str], &str); 12] = [
    (&["W", "A", "S", "D"], "key-walk"),
    (&["↑", "↓"], "key-arrows-walk"),
    (&["←", "→"], "key-arrows-turn"),
    (&["Q", "E"], "key-step"),
    (&["Tab"], "key-next"),
    (&["Shift", "Tab"], "key-previous"),
    (&["N"], "key-n"),
    (&["Enter"], "key-open"),
    (&["Esc"], "key-close"),
    (&["M"], "key-map"),
    (&["P"], "key-programme"),
    (&["H"], "key-help"),
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
pub fn help(context: &Context, scene: &mut Scene<'_>) {
    let title = scene.t("help");
    panel::show(
        context,
        scene,
        "help",
        Stand::Card(640.0),
        |ui, scene| panel::head(ui, scene, &title),
        |ui, scene| {
            let look = scene.look;
            widgets::body(ui, &look, &scene.t("help-none-needed"));
            let (first, second) = if look.touch {
                (&TOUCH, &MOUSE)
            } else {
                (&MOUSE, &TOUCH)
            };
            let (one, two) = if look.touch {
                ("help-touch", "help-mouse")
            } else {
                ("help-mouse", "help-touch")
            };
            gestures(ui, scene, one, first);
            if !look.touch {
                keys(ui, scene);
            }
            gestures(ui, scene, two, second);
            if look.touch {
                keys(ui, scene);
            }
            gestures(ui, scene, "help-gamepad", &GAMEPAD);
            widgets::heading(ui, &look, &scene.t("catalogue"));
            widgets::body(ui, &look, &scene.t("help-catalogue"));
            let response = widgets::button(
                ui,
                &look,
                Some(Icon::Catalogue),
                &scene.t("catalogue-open"),
                Weight::Quiet,
            );
            panel::on(&response, scene, Action::Catalogue);
        },
    );
}

fn gestures(ui: &mut Ui, scene: &Scene<'_>, heading: &str, keys: &[&str]) {
    let look = &scene.look;
    widgets::heading(ui, look, &scene.t(heading));
    for key in keys {
        widgets::deed(ui, look, &scene.t(key));
    }
}

fn keys(ui: &mut Ui, scene: &Scene<'_>) {
    let look = &scene.look;
    widgets::heading(ui, look, &scene.t("help-keys"));
    let column = look.px(150.0).min(ui.available_width() * 0.42);
    for (caps, says) in KEYS {
        ui.horizontal_top(|ui| {
            let left = ui.cursor().left();
            ui.spacing_mut().item_spacing.x = 4.0;
            for cap in caps {
                key_cap(ui, scene, cap);
            }
            let used = ui.cursor().left() - left;
            ui.add_space((column - used).max(4.0));
            widgets::body(ui, look, &scene.t(says));
        });
    }
    if !scene.view.records.settings.letter_keys {
        widgets::caption(ui, look, &scene.t("letter-keys-off"));
    }
}

/// A key as it looks on the keyboard.
fn key_cap(ui: &mut Ui, scene: &Scene<'_>, cap: &str) {
    let look = &scene.look;
    let arrow = match cap {
        "↑" => Some(vec2(0.0, -1.0)),
        "↓" => Some(vec2(0.0, 1.0)),
        "←" => Some(vec2(-1.0, 0.0)),
        "→" => Some(vec2(1.0, 0.0)),
        _ => None,
    };
    let galley = ui
        .painter()
        .layout_no_wrap(cap.to_owned(), look.font(Voice::Caption), style::INK);
    let high = look.px(26.0);
    let wide = if arrow.is_some() {
        high
    } else {
        (galley.size().x + look.px(14.0)).max(high)
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
            painter.galley(rect.center() - galley.size() / 2.0, galley, style::INK);
        }
    }
}

/// Draws the welcome card.
pub fn welcome(context: &Context, scene: &mut Scene<'_>) {
    let event = &scene.view.exhibition.event;
    let title = event.title.get(scene.view.language).to_owned();
    panel::show(
        context,
        scene,
        "welcome",
        Stand::Card(540.0),
        |ui, scene| panel::head(ui, scene, &title),
        |ui, scene| {
            let look = scene.look;
            let event = &scene.view.exhibition.event;
            if !event.tagline.is_empty() {
                widgets::text(
                    ui,
                    &look,
                    Voice::Body,
                    style::SOFT,
                    event.tagline.get(scene.view.language),
                );
            }
            let here = scene.format(
                "welcome-here",
                &[
                    ("hall", i18n::value(scene.hall(scene.view.hall))),
                    ("n", i18n::value(scene.view.plan.plots.len())),
                ],
            );
            widgets::body(ui, &look, &here);
            let ways: [(Icon, &str); 3] = if look.touch {
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
                hint(ui, scene, icon, &scene.t(key));
            }
            if !look.touch {
                hint(ui, scene, Icon::Help, &scene.t("welcome-keys"));
            }
            for note in &event.notes {
                widgets::caption(ui, &look, note.get(scene.view.language));
            }
            ui.add_space(look.px(6.0));
            ui.horizontal_wrapped(|ui| {
                ui.spacing_mut().item_spacing = Vec2::splat(look.px(8.0));
                let response =
                    widgets::button(ui, &look, None, &scene.t("welcome-start"), Weight::Primary);
                if response.clicked() {
                    scene.ask(Action::Welcomed);
                    scene.show(Panel::None);
                }
                let response =
                    widgets::button(ui, &look, Some(Icon::Map), &scene.t("map"), Weight::Quiet);
                if response.clicked() {
                    scene.ask(Action::Welcomed);
                    scene.show(Panel::Map);
                }
                let response = widgets::button(
                    ui,
                    &look,
                    Some(Icon::Catalogue),
                    &scene.t("catalogue"),
                    Weight::Quiet,
                );
                panel::on(&response, scene, Action::Catalogue);
            });
        },
    );
}

fn hint(ui: &mut Ui, scene: &Scene<'_>, icon: Icon, words: &str) {
    let look = &scene.look;
    ui.horizontal_top(|ui| {
        let line = look.px(Voice::Body.size() * Voice::Body.leading());
        let (rect, _) = ui.allocate_exact_size(vec2(look.px(24.0), line), Sense::hover());
        icon.paint(ui.painter(), rect.shrink(1.0), style::LAMP);
        if words.contains('\n') {
            widgets::deed(ui, look, words);
        } else {
            widgets::body(ui, look, words);
        }
    });
}
