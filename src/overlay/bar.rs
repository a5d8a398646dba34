//! The bar: where one is, and what can be opened. On phones the buttons stand at the lower edge, where thumbs are.

use egui::{
    Align, Align2, Context, Layout, Popup, PopupCloseBehavior, Sense, Ui, WidgetType, vec2,
};

use crate::icons::{self, Icon};
use crate::panel_context::PanelContext;
use crate::style::{self, Metrics, TextRole};
use crate::widgets::{self, ButtonWeight};
use crate::{Action, Panel, panel, typeset};

/// Draws the bar.
pub fn ui(context: &Context, cx: &mut PanelContext<'_>, open: &Panel) {
    let edge = cx.metrics.bar_edge();
    let buttons = if cx.metrics.phone() {
        // A booth's sheet and the cards lie over the buttons.
        (*open == Panel::None).then_some((Align2::CENTER_BOTTOM, vec2(0.0, -edge)))
    } else if cx.metrics.low() && *open != Panel::None {
        // The booth panel takes the whole height of low windows.
        None
    } else {
        Some((Align2::RIGHT_TOP, vec2(-edge, edge)))
    };
    let mut taken = 0.0;
    if buttons.is_none() && !cx.metrics.phone() {
        let stand = panel::PanelPlacement::Beside { tall: false };
        taken = cx.metrics.screen.right() - panel::place(cx, stand).0.left();
    }
    if let Some((anchor, offset)) = buttons {
        let rect = panel::float(context, cx, "buttons", anchor, offset, |ui, cx| {
            controls(ui, cx, open);
        });
        if !cx.metrics.phone() {
            taken = rect.width() + edge;
        }
    }
    let room = cx.metrics.screen.width() - taken - 2.0 * edge - 12.0;
    panel::float(
        context,
        cx,
        "where",
        Align2::LEFT_TOP,
        vec2(edge, edge),
        |ui, cx| {
            ui.set_max_width(room - 14.0);
            whereabouts(ui, cx);
        },
    );
}

/// Name of the hall (which leads to the other halls) and the nearest booth.
fn whereabouts(ui: &mut Ui, cx: &mut PanelContext<'_>) {
    let metrics = cx.metrics;
    let most = ui.max_rect().width();
    ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
        ui.set_height(metrics.target().max(metrics.px(40.0)));
        ui.spacing_mut().item_spacing.x = 2.0;
        let several = cx.view.exhibition.event.halls.len() > 1;
        let near = cx.view.nearest;
        let share = if near.is_some() { 0.48 } else { 1.0 };
        let hall = cx.hall(cx.view.hall);
        let name = cx.format("hall-change", &[("hall", i18n::value(hall))]);
        let response = place(
            ui,
            &metrics,
            hall,
            several.then_some(Icon::Down),
            most * share,
            &name,
        );
        if several {
            halls(&response, cx);
        }
        if let Some(slot) = near {
            let (at, _) = ui.allocate_exact_size(vec2(9.0, metrics.px(22.0)), Sense::hover());
            ui.painter().vline(
                at.center().x,
                at.y_range(),
                egui::Stroke::new(1.0, style::LINE),
            );
            let booth = match cx.number(slot) {
                Some(number) => format!("{number}  {}", cx.name(slot)),
                None => cx.name(slot),
            };
            let name = cx.format("near", &[("booth", i18n::value(booth.clone()))]);
            let left = most - ui.min_rect().width() - 4.0;
            let response = place(ui, &metrics, &booth, None, left, &name);
            panel::on(&response, cx, Action::Show(Panel::Booth(slot)));
        }
    });
}

/// One of the two places in the bar: a line that can be pressed, at most so wide.
fn place(
    ui: &mut Ui,
    metrics: &Metrics,
    words: &str,
    icon: Option<Icon>,
    most: f32,
    name: &str,
) -> egui::Response {
    let after = icon.map_or(0.0, |_| metrics.px(20.0));
    let pad = 10.0;
    let role = if icon.is_some() {
        TextRole::Strong
    } else {
        TextRole::Body
    };
    let mut job = egui::text::LayoutJob::single_section(
        words.to_owned(),
        widgets::format(metrics, role, style::INK),
    );
    job.wrap.max_width = (most - after - 2.0 * pad).max(24.0);
    job.wrap.max_rows = 1;
    job.wrap.break_anywhere = true;
    let galley = typeset::set(ui.ctx(), job);
    let size = vec2(galley.size().x + after + 2.0 * pad, metrics.target());
    let (rect, response) = ui.allocate_exact_size(size, widgets::pressing(ui));
    if ui.is_rect_visible(rect) {
        widgets::ground(ui, rect, &response, ButtonWeight::Bare);
        let at = egui::pos2(rect.left() + pad, rect.center().y - galley.size().y / 2.0);
        galley.paint(ui.painter(), at);
        if let Some(icon) = icon {
            let x = rect.right() - pad - metrics.px(14.0);
            icon.paint(
                ui.painter(),
                icons::beside(x, rect.center().y, metrics.px(14.0)),
                style::SOFT,
            );
        }
    }
    widgets::say(&response, WidgetType::Button, None, name);
    let response = response.on_hover_cursor(egui::CursorIcon::PointingHand);
    widgets::hint(response, metrics, name)
}

/// The list of halls under the name of this one.
fn halls(button: &egui::Response, cx: &mut PanelContext<'_>) {
    let metrics = cx.metrics;
    let shown = Popup::menu(button)
        .close_behavior(PopupCloseBehavior::CloseOnClick)
        .frame(panel::floating(
            style::GROUND,
            egui::CornerRadius::same(style::PANEL_RADIUS),
            8.0,
        ))
        .show(|ui| {
            ui.set_width(metrics.px(300.0).min(metrics.screen.width() - 40.0));
            ui.spacing_mut().item_spacing.y = 2.0;
            for hall in 0..cx.view.exhibition.event.halls.len() {
                let booths = cx.view.exhibition.hall_slots(hall).count();
                let under = if hall == cx.view.hall {
                    cx.t("hall-here")
                } else {
                    cx.format("hall-booths", &[("n", i18n::value(booths))])
                };
                let title = cx.hall(hall);
                let response = widgets::row(
                    ui,
                    &metrics,
                    Some(Icon::Pin),
                    title,
                    &under,
                    hall == cx.view.hall,
                );
                if response.clicked() && hall != cx.view.hall {
                    cx.ask(Action::EnterHall(hall));
                }
            }
        });
    if let Some(shown) = shown {
        cx.covered.push(shown.response.rect);
    }
}

/// The buttons: symbols with words where there is room for words.
fn controls(ui: &mut Ui, cx: &mut PanelContext<'_>, open: &Panel) {
    let metrics = cx.metrics;
    let entries = [
        (Icon::Find, "find", Action::Find),
        (Icon::Map, "map", Action::Show(Panel::Map)),
        (Icon::Programme, "programme", Action::Show(Panel::Programme)),
        (Icon::Catalogue, "catalogue", Action::Catalogue),
        (Icon::Settings, "settings", Action::Show(Panel::Settings)),
        (Icon::Help, "help", Action::Show(Panel::Help)),
    ];
    // Whatever the event has not is not offered, as in the list.
    let programme = cx.view.exhibition.event.programme.is_some();
    let entries = entries
        .into_iter()
        .filter(|(_, key, _)| programme || *key != "programme");
    let widths = shares(ui, cx, entries.clone().map(|(_, key, _)| cx.t(key)));
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 2.0;
        for ((icon, key, action), width) in entries.zip(widths.each) {
            let name = cx.t(key);
            let chosen = matches!(&action, Action::Show(panel) if panel == open);
            if entry(ui, &metrics, icon, &name, chosen, (width, widths.words)).clicked() {
                cx.ask(if chosen {
                    Action::Show(Panel::None)
                } else {
                    action
                });
            }
        }
        language(ui, cx, (widths.last, widths.words));
    });
}

/// The other language, or the list of the others.
fn language(ui: &mut Ui, cx: &mut PanelContext<'_>, room: (f32, bool)) {
    let metrics = cx.metrics;
    let here = cx.view.language;
    let others: Vec<&String> = cx
        .view
        .languages
        .iter()
        .filter(|tag| *tag != here)
        .collect();
    match others.as_slice() {
        [] => {}
        [other] => {
            let name = i18n::own_name(other);
            let response = entry(ui, &metrics, Icon::Language, name, false, room);
            panel::on(&response, cx, Action::Speak((*other).clone()));
        }
        _ => {
            let name = cx.t("language");
            let button = entry(ui, &metrics, Icon::Language, &name, false, room);
            let shown = Popup::menu(&button)
                .frame(panel::floating(
                    style::GROUND,
                    egui::CornerRadius::same(style::PANEL_RADIUS),
                    8.0,
                ))
                .show(|ui| {
                    ui.set_width(metrics.px(180.0));
                    for tag in cx.view.languages {
                        let name = i18n::own_name(tag);
                        let icon = (tag == here).then_some(Icon::Tick);
                        let response = widgets::row(ui, &metrics, icon, name, "", tag == here);
                        panel::on(&response, cx, Action::Speak(tag.clone()));
                    }
                });
            if let Some(shown) = shown {
                cx.covered.push(shown.response.rect);
            }
        }
    }
}

/// Widths of a phone's buttons.
struct Shares {
    /// Of those that open something.
    each: Vec<f32>,
    /// Of the one for languages.
    last: f32,
    /// Whether all words fit under their symbols.
    words: bool,
}

/// Shares the width of a phone among the buttons: long words get more.
fn shares(ui: &Ui, cx: &PanelContext<'_>, names: impl Iterator<Item = String>) -> Shares {
    let metrics = &cx.metrics;
    let room = metrics.screen.width() - 36.0;
    let width = |name: String| {
        let words = typeset::line(ui.ctx(), &name, metrics.font(TextRole::Small), style::SOFT);
        (words.size().x + 8.0).max(metrics.target())
    };
    let mut others = cx
        .view
        .languages
        .iter()
        .filter(|tag| *tag != cx.view.language);
    let language = match (others.next(), others.next()) {
        (Some(only), None) => i18n::own_name(only).to_owned(),
        _ => cx.t("language"),
    };
    let mut each: Vec<f32> = names.map(width).collect();
    let last = width(language);
    let count = each.len() as f32 + 1.0;
    let spare = room - each.iter().sum::<f32>() - last;
    if spare < 0.0 || metrics.screen.height() <= 420.0 {
        let equal = (room / count).floor();
        each.fill(equal);
        return Shares {
            each,
            last: equal,
            words: false,
        };
    }
    let more = (spare / count).floor();
    each.iter_mut().for_each(|width| *width += more);
    Shares {
        each,
        last: last + more,
        words: true,
    }
}

/// One button of the bar. Wide windows: symbol and word in a line; narrow ones: the word small under the symbol when
/// all words fit, else the symbol alone. `room` is the width on phones, and whether words fit.
fn entry(
    ui: &mut Ui,
    metrics: &Metrics,
    icon: Icon,
    name: &str,
    chosen: bool,
    room: (f32, bool),
) -> egui::Response {
    let weight = if chosen {
        ButtonWeight::Quiet
    } else {
        ButtonWeight::Bare
    };
    // Seven buttons with words need about 840 pixels beside the name of the hall.
    if !metrics.phone() {
        return if metrics.screen.width() > metrics.px(1160.0) {
            // The bar remembers its width from the frame before: a word that grew must widen it, not break.
            widgets::button_within(ui, metrics, Some(icon), name, weight, f32::INFINITY)
        } else {
            widgets::icon_button(ui, metrics, icon, name, weight)
        };
    }
    let galley = typeset::line(ui.ctx(), name, metrics.font(TextRole::Small), style::SOFT);
    let (each, words) = room;
    let size = vec2(
        each,
        if words {
            metrics.target() + 6.0
        } else {
            metrics.target()
        },
    );
    let (rect, response) = ui.allocate_exact_size(size, widgets::pressing(ui));
    if ui.is_rect_visible(rect) {
        widgets::ground(ui, rect, &response, weight);
        let side = 22.0;
        let middle = if words {
            rect.top() + 6.0 + side / 2.0
        } else {
            rect.center().y
        };
        let place = egui::Rect::from_center_size(
            egui::pos2(rect.center().x, middle),
            egui::Vec2::splat(side),
        );
        icon.paint(ui.painter(), place, style::INK);
        if words {
            let at = egui::pos2(
                rect.center().x - galley.size().x / 2.0,
                rect.bottom() - galley.size().y - 3.0,
            );
            galley.paint(ui.painter(), at);
        }
    }
    widgets::say(&response, WidgetType::Button, None, name);
    response
}
