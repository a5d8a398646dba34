//! The strip that leads: to which booth, how far it still is, what is said there on a tour, and a way out.

use egui::{Align2, Context, Sense, Ui, Vec2, vec2};
use venue::Vec2 as Floor;

use crate::icons::Icon;
use crate::panel::{self, PanelPlacement};
use crate::panel_context::PanelContext;
use crate::style::{self, TextRole};
use crate::widgets::{self, ButtonWeight};
use crate::{Action, Panel, WalkProgress, typeset};

/// Draws the strip while the visitor is being led, or stands at a stop of a walk.
pub fn strip(context: &Context, cx: &mut PanelContext<'_>, panel: &Panel) {
    let Some(words) = words(cx) else {
        return;
    };
    let metrics = cx.metrics;
    let top = metrics.bar_height() + if metrics.low() { 4.0 } else { 10.0 };
    let beside = matches!(panel, Panel::Booth(_)) && !metrics.phone();
    let most = if beside && metrics.low() {
        panel::place(cx, PanelPlacement::Beside { tall: false })
            .0
            .left()
            - 2.0 * style::OUTSIDE
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
    let buttons = buttons(cx);
    let said = match cx.view.walk {
        Some(walk) if walk.reached || *panel == Panel::Booth(walk.slot) => of_tour(cx, walk),
        _ => Vec::new(),
    };
    panel::float(context, cx, "way", anchor, offset, |ui, cx| {
        ui.set_max_width(most - 14.0);
        ui.horizontal(|ui| {
            ui.add_space(6.0);
            let (mark, _) = ui.allocate_exact_size(Vec2::splat(metrics.px(22.0)), Sense::hover());
            Icon::Way.paint(ui.painter(), mark, style::LAMP);
            let width = |words: &String| {
                let font = metrics.font(TextRole::Strong);
                let words = typeset::line(ui.ctx(), words, font, style::INK);
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
                        // A phone that lies on its side has little room above what is to be seen.
                        let set = if metrics.low() {
                            widgets::line
                        } else {
                            widgets::two_lines
                        };
                        set(ui, &metrics, TextRole::Strong, style::INK, &words);
                    });
                    if !is_low {
                        press(ui, cx, &buttons);
                    }
                });
                for words in &said {
                    ui.scope(|ui| {
                        ui.set_max_width(whole);
                        widgets::body(ui, &metrics, words);
                    });
                }
                if is_low {
                    ui.horizontal_wrapped(|ui| press(ui, cx, &buttons));
                }
            });
        });
    });
}

/// What can be pressed: the booths before and behind on a walk, and its end.
fn buttons(cx: &PanelContext<'_>) -> Vec<(String, Action)> {
    let mut buttons = Vec::new();
    let mut stop = "way-stop";
    if let Some(walk) = cx.view.walk {
        if walk.at > 0 {
            buttons.push((cx.t("walk-back"), Action::PreviousStop));
        }
        if !walk.is_last() {
            buttons.push((cx.t("walk-next"), Action::NextStop));
        } else if walk.tour.is_some() {
            stop = "tour-end";
        }
    }
    buttons.push((cx.t(stop), Action::StopGuidance));
    buttons
}

/// What is said beside the open booth to those who listen: which stop of a walk it is, and what the tour says there.
pub fn said(cx: &PanelContext<'_>, panel: &Panel) -> Vec<String> {
    match cx.view.walk {
        Some(walk) if *panel == Panel::Booth(walk.slot) => {
            let mut said = vec![nth(cx, walk)];
            said.extend(of_tour(cx, walk));
            said
        }
        _ => Vec::new(),
    }
}

/// What a tour says at its stop: the organiser's sentence, and at the last one that it is.
fn of_tour(cx: &PanelContext<'_>, walk: WalkProgress<'_>) -> Vec<String> {
    let (Some(tour), Some(slot)) = (walk.tour, cx.slot(walk.slot)) else {
        return Vec::new();
    };
    let language = cx.view.language;
    let sentence = tour.text_at(&slot.id).map(|text| text.get(language));
    let title = [("tour", i18n::value(tour.title.get(language).to_owned()))];
    let over = walk.is_last().then(|| cx.format("tour-over", &title));
    let sentence = sentence.map(ToOwned::to_owned);
    let said = sentence.into_iter().chain(over);
    said.filter(|words| !words.is_empty()).collect()
}

/// Which stop of the walk it is.
fn nth(cx: &PanelContext<'_>, walk: WalkProgress<'_>) -> String {
    let parts = [
        ("nth", i18n::value(walk.at + 1)),
        ("count", i18n::value(walk.stops.len())),
    ];
    cx.format("walk-stop", &parts)
}

/// The buttons, each with what it asks for.
fn press(ui: &mut Ui, cx: &mut PanelContext<'_>, buttons: &[(String, Action)]) {
    for (words, action) in buttons {
        let response = widgets::button(ui, &cx.metrics, None, words, ButtonWeight::Quiet);
        panel::on(&response, cx, action.clone());
    }
}

/// How far it still is, or which stop of the walk this is; nothing when there is nothing to lead to.
fn words(cx: &PanelContext<'_>) -> Option<String> {
    let walk = cx.view.walk;
    let named = |slot| match cx.number(slot) {
        Some(number) => format!("{number}  {}", cx.name(slot)),
        None => cx.name(slot),
    };
    let stop = walk.map(|walk| (nth(cx, walk), walk.slot));
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
