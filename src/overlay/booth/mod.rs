//! The booth panel: everything an exhibitor says, in the order in which visitors ask for it.

mod people;
mod resources;

pub use resources::{materials, paper, poster_title, star};

use egui::{Align, Color32, CornerRadius, Layout, Sense, Ui, Vec2, vec2};
use feed::Booth;
use feed::booth::OrganisationKind;
use feed::exhibition::BoothState;
use feed::later::Later;
use feed::link::Policy;
use feed::problem::Severity;

use crate::icons::Icon;
use crate::panel::{self, PanelPlacement};
use crate::panel_context::PanelContext;
use crate::style::{self, TextRole};
use crate::widgets::{self, ButtonWeight};
use crate::{Action, Panel, PictureRef, film, prose};
use page::Route;

/// Draws the panel. `tall` tells whether a phone's sheet may take the whole height; gives what it shall be next.
pub fn ui(context: &egui::Context, cx: &mut PanelContext<'_>, slot: usize, tall: bool) -> bool {
    let mut next = tall;
    let id = format!("booth-{slot}");
    let stand = PanelPlacement::Beside { tall };
    // A sheet that shows all it says has nothing to enlarge.
    let raises = tall || panel::is_full(context, cx, &id, stand);
    panel::show(
        context,
        cx,
        &id,
        stand,
        |ui, cx| head(ui, cx, slot, raises.then_some(&mut next)),
        |ui, cx| {
            content(ui, cx, slot);
        },
    );
    next
}

/// Stays in place: to the neighbours, keep, share, close; and `tall`, where a sheet can be enlarged or reduced.
fn head(ui: &mut Ui, cx: &mut PanelContext<'_>, slot: usize, tall: Option<&mut bool>) {
    let metrics = cx.metrics;
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 2.0;
        let (previous, next) = neighbours(cx, slot);
        for (icon, key, to) in [
            (Icon::Previous, "booth-previous", previous),
            (Icon::Next, "booth-next", next),
        ] {
            let Some(to) = to else { continue };
            let name = cx.format(key, &[("booth", i18n::value(cx.name(to)))]);
            let response = widgets::icon_button(ui, &metrics, icon, &name, ButtonWeight::Bare);
            panel::on(&response, cx, Action::GoTo(to));
        }
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            ui.spacing_mut().item_spacing.x = 2.0;
            panel::close(ui, cx, Panel::None);
            if let Some(tall) = tall.filter(|_| metrics.phone() && !metrics.low()) {
                let name = cx.t(if *tall { "sheet-lower" } else { "sheet-raise" });
                let icon = if *tall { Icon::Minus } else { Icon::Plus };
                if widgets::icon_button(ui, &metrics, icon, &name, ButtonWeight::Bare).clicked() {
                    *tall = !*tall;
                }
            }
            let name = cx.t("share");
            let response =
                widgets::icon_button(ui, &metrics, Icon::Share, &name, ButtonWeight::Bare);
            panel::on(&response, cx, Action::Share);
            let kept = cx.kept(slot);
            let (icon, key) = if kept {
                (Icon::StarFilled, "kept")
            } else {
                (Icon::Star, "keep")
            };
            let name = cx.t(key);
            let response = widgets::icon_button(ui, &metrics, icon, &name, ButtonWeight::Bare);
            panel::on(&response, cx, Action::Keep(slot, !kept));
        });
    });
}

/// The booths before and after this one: by their numbers in this hall, else by the organiser's order.
fn neighbours(cx: &PanelContext<'_>, slot: usize) -> (Option<usize>, Option<usize>) {
    let view = cx.view;
    let mut order: Vec<usize> = view
        .plan
        .walking_order
        .iter()
        .filter_map(|plot| view.plot_slots.get(*plot).copied())
        .collect();
    if !order.contains(&slot) {
        let hall = cx.slot(slot).map_or(view.hall, |slot| slot.hall);
        order = view
            .exhibition
            .hall_slots(hall)
            .map(|(slot, _)| slot)
            .collect();
    }
    let count = order.len();
    match order.iter().position(|s| *s == slot) {
        // Round and round: the last booth's next is the first.
        Some(at) if count > 1 => (
            Some(order[(at + count - 1) % count]),
            Some(order[(at + 1) % count]),
        ),
        _ => (None, None),
    }
}

fn content(ui: &mut Ui, cx: &mut PanelContext<'_>, slot: usize) {
    let metrics = cx.metrics;
    let Some(known) = cx.slot(slot) else {
        widgets::body(ui, &metrics, &cx.t("booth-none"));
        return;
    };
    let file = known.source.clone().unwrap_or_default();
    problems(ui, cx, slot);
    let Some(booth) = cx.booth(slot) else {
        let key = match known.state {
            BoothState::Broken { .. } => "booth-none",
            _ => "booth-loading",
        };
        widgets::text(ui, &metrics, TextRole::Title, style::INK, &known.id);
        widgets::body(ui, &metrics, &cx.t(key));
        return;
    };
    title(ui, cx, slot, booth);
    people::status(ui, cx, slot, booth);
    buttons(ui, cx, slot, booth);
    if !booth.description.is_empty() {
        ui.add_space(metrics.px(4.0));
        widgets::rule(ui);
        ui.add_space(metrics.px(2.0));
        let text = cx.text(&booth.description);
        prose::show(ui, cx, text, &file);
    }
    resources::posters(ui, cx, slot, booth);
    resources::object(ui, cx, slot, booth);
    if let Some(screen) = booth.screen.as_ref().and_then(Later::get) {
        film::ui(ui, cx, slot, screen, &file);
    }
    materials(ui, cx, &booth.materials, &file);
    people::staff(ui, cx, booth);
    people::meetings(ui, cx, booth);
    resources::sessions(ui, cx, booth);
    subjects(ui, cx, booth);
    if let Some(updated) = &booth.updated {
        let day =
            feed::time::date_in_words(feed::time::date(updated.at, updated.offset), cx.messages);
        ui.add_space(metrics.px(8.0));
        widgets::caption(
            ui,
            &metrics,
            &cx.format("updated-on", &[("day", i18n::value(day))]),
        );
    }
}

/// What is wrong with the booth's file, in the exhibitor's words, and what is shown meanwhile.
fn problems(ui: &mut Ui, cx: &mut PanelContext<'_>, slot: usize) {
    let metrics = cx.metrics;
    let (problems, heading, meanwhile) = match cx.slot(slot).map(|slot| &slot.state) {
        Some(BoothState::Broken {
            problems,
            last_good,
        }) => {
            let meanwhile = if last_good.is_some() {
                "booth-last-good"
            } else {
                "booth-rest-works"
            };
            (problems, "booth-broken", Some(meanwhile))
        }
        Some(BoothState::Ready { problems, .. }) => (problems, "booth-partly", None),
        _ => return,
    };
    // Three say enough here; `boothwalk check` names them all. What costs nothing is for `check` only.
    let sentences: Vec<String> = problems
        .iter()
        .filter(|problem| problem.severity >= Severity::Warning)
        .take(3)
        .map(|problem| problem.sentence(cx.view.language))
        .collect();
    if meanwhile.is_none() && sentences.is_empty() {
        return;
    }
    panel::card(ui, style::FAULT_GROUND, |ui| {
        ui.spacing_mut().item_spacing.y = 6.0;
        ui.horizontal(|ui| {
            let (rect, _) = ui.allocate_exact_size(Vec2::splat(metrics.px(22.0)), Sense::hover());
            Icon::Warning.paint(ui.painter(), rect, style::FAULT);
            widgets::text(ui, &metrics, TextRole::Strong, style::FAULT, &cx.t(heading));
        });
        if let Some(meanwhile) = meanwhile {
            widgets::body(ui, &metrics, &cx.t(meanwhile));
        }
        for sentence in sentences {
            widgets::text(ui, &metrics, TextRole::Caption, style::INK, &sentence);
        }
    });
    ui.add_space(metrics.px(4.0));
}

/// Logo, name, tagline, and what sort of organisation it is.
fn title(ui: &mut Ui, cx: &mut PanelContext<'_>, slot: usize, booth: &Booth) {
    let metrics = cx.metrics;
    let [main, _] = booth.wears();
    let (band, _) = ui.allocate_exact_size(vec2(metrics.px(48.0), 4.0), Sense::hover());
    // The exhibitor's colour as a mark, lightened where it would sink into the ground.
    let ground = feed::Colour { rgb: [16, 20, 27] };
    let [r, g, b] = if main.contrast(ground) < 2.0 {
        main.mixed(feed::Colour::WHITE, 0.35).rgb
    } else {
        main.rgb
    };
    ui.painter()
        .rect_filled(band, 2, Color32::from_rgb(r, g, b));
    ui.horizontal_top(|ui| {
        if let Some(logo) = &booth.logo
            && let Some(picture) = (cx.view.pictures)(PictureRef {
                slot,
                src: &logo.src,
            })
        {
            let side = metrics.px(60.0);
            let (tile, response) = ui.allocate_exact_size(Vec2::splat(side), Sense::hover());
            // Logos are made for white paper.
            ui.painter()
                .rect_filled(tile, CornerRadius::same(style::RADIUS), Color32::WHITE);
            egui::Image::from_texture(picture)
                .paint_at(ui, style::fitted(picture.size, tile.shrink(6.0)));
            let alt = cx.text(&logo.alt).to_owned();
            widgets::say(&response, egui::WidgetType::Image, None, &alt);
            ui.add_space(metrics.px(6.0));
        }
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.y = 2.0;
            widgets::text(
                ui,
                &metrics,
                TextRole::Title,
                style::INK,
                cx.text(&booth.name),
            );
            // Who does not read the language has no use for how its names are read.
            if let Some(reading) = &booth.reading
                && cx.messages.says_yes("shows-readings")
            {
                widgets::caption(ui, &metrics, reading);
            }
            whence(ui, cx, slot, booth);
        });
    });
    if !booth.tagline.is_empty() {
        widgets::text(
            ui,
            &metrics,
            TextRole::Body,
            style::INK,
            cx.text(&booth.tagline),
        );
    }
}

/// Plot, hall, kind, city and country in one caption.
fn whence(ui: &mut Ui, cx: &PanelContext<'_>, slot: usize, booth: &Booth) {
    let mut parts = Vec::new();
    let hall = cx.slot(slot).map_or(0, |slot| slot.hall);
    match cx.number(slot) {
        Some(number) => parts.push(cx.format("booth-number", &[("n", i18n::value(number))])),
        None => parts.push(cx.hall(hall).to_owned()),
    }
    if booth.kind != OrganisationKind::Other {
        parts.push(cx.t(booth.kind.key()));
    }
    let city = cx.text(&booth.city);
    let country = booth.country.as_deref().map(|code| cx.country(code));
    match (city, country) {
        ("", None) => {}
        ("", Some(country)) => parts.push(country),
        (city, None) => parts.push(city.to_owned()),
        (city, Some(country)) if city == country => parts.push(country),
        (city, Some(country)) => {
            parts.push(cx.format(
                "city-country",
                &[
                    ("city", i18n::value(city)),
                    ("country", i18n::value(country)),
                ],
            ));
        }
    }
    widgets::caption(ui, &cx.metrics, &parts.join(" · "));
}

/// What one can do: be led there, write, leave for the exhibitor's site.
fn buttons(ui: &mut Ui, cx: &mut PanelContext<'_>, slot: usize, booth: &Booth) {
    let metrics = cx.metrics;
    let contact = booth.contact.as_ref().or_else(|| {
        let organiser = &cx.view.exhibition.event.organiser;
        organiser.contact.as_ref()
    });
    let reachable = contact.is_some_and(|c| c.email.is_some() || c.form.is_some());
    let there = cx.view.nearest == Some(slot);
    let guided = cx.view.guidance.as_ref().is_some_and(|g| g.slot == slot);
    let site = booth
        .contact
        .as_ref()
        .and_then(|contact| contact.url.as_deref())
        .and_then(|url| Policy::Web.read(url).ok());
    let leads = !there && !guided;
    let staffed = cx.view.people.desk(slot).is_some();
    if !(leads || reachable || staffed || site.is_some()) {
        return;
    }
    ui.add_space(metrics.px(4.0));
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = Vec2::splat(metrics.px(8.0));
        if staffed {
            let name = cx.t("ask-staff");
            let icon = Some(Icon::Person);
            let response = widgets::button(ui, &metrics, icon, &name, ButtonWeight::Primary);
            panel::on(&response, cx, Action::Ask(slot));
        }
        if leads {
            let response = widgets::button(
                ui,
                &metrics,
                Some(Icon::Way),
                &cx.t("take-me"),
                ButtonWeight::Primary,
            );
            panel::on(&response, cx, Action::TakeMeTo(slot));
        }
        if reachable {
            let weight = if there && !staffed {
                ButtonWeight::Primary
            } else {
                ButtonWeight::Quiet
            };
            let response = widgets::button(
                ui,
                &metrics,
                Some(Icon::Mail),
                &cx.t("write-to-them"),
                weight,
            );
            panel::on(&response, cx, Action::Contact(slot));
        }
        if let Some(url) = site {
            let response = widgets::button(
                ui,
                &metrics,
                Some(Icon::Leave),
                &cx.t("website"),
                ButtonWeight::Quiet,
            );
            panel::on(&response, cx, Action::Open(url.as_str().to_owned()));
        }
    });
}

/// Topics, offers and needs, and the development goals.
fn subjects(ui: &mut Ui, cx: &mut PanelContext<'_>, booth: &Booth) {
    let metrics = cx.metrics;
    for (key, ids) in [
        ("offers", &booth.offers),
        ("needs", &booth.needs),
        ("topics", &booth.topics),
    ] {
        if !ids.is_empty() {
            widgets::heading(ui, &metrics, &cx.t(key));
            let titles: Vec<String> = ids.iter().map(|id| cx.topic(id)).collect();
            let pressed = widgets::chips(ui, &metrics, titles.iter().map(String::as_str));
            if let Some(id) = pressed.and_then(|index| ids.get(index)) {
                let query = vec![("topic".to_owned(), id.clone())];
                cx.ask(Action::List(Route::Search { query }));
            }
        }
    }
    if !booth.sdgs.is_empty() {
        widgets::heading(ui, &metrics, &cx.t("sdgs"));
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = Vec2::splat(metrics.px(6.0));
            for goal in &booth.sdgs {
                let name = cx.t(&format!("sdg-{goal}"));
                goal_mark(ui, cx, *goal, &name);
            }
        });
        for goal in &booth.sdgs {
            let name = cx.t(&format!("sdg-{goal}"));
            widgets::caption(ui, &metrics, &format!("{goal}  {name}"));
        }
    }
}

/// The colours of the seventeen goals, from the United Nations' guidelines for their use.
const GOALS: [u32; 17] = [
    0xe5243b, 0xdda63a, 0x4c9f38, 0xc5192d, 0xff3a21, 0x26bde2, 0xfcc30b, 0xa21942, 0xfd6925,
    0xdd1367, 0xfd9d24, 0xbf8b2e, 0x3f7e44, 0x0a97d9, 0x56c02b, 0x00689d, 0x19486a,
];

/// A goal's number on its colour.
fn goal_mark(ui: &mut Ui, cx: &PanelContext<'_>, goal: u8, name: &str) {
    let metrics = &cx.metrics;
    let Some(rgb) = usize::from(goal)
        .checked_sub(1)
        .and_then(|index| GOALS.get(index))
    else {
        return;
    };
    let [_, r, g, b] = rgb.to_be_bytes();
    let [ir, ig, ib] = feed::Colour { rgb: [r, g, b] }.legible_on().rgb;
    let (rect, response) = ui.allocate_exact_size(Vec2::splat(metrics.px(34.0)), Sense::hover());
    ui.painter()
        .rect_filled(rect, 4, Color32::from_rgb(r, g, b));
    widgets::centred(
        ui,
        rect,
        metrics,
        TextRole::Strong,
        Color32::from_rgb(ir, ig, ib),
        &goal.to_string(),
    );
    widgets::say(&response, egui::WidgetType::Label, None, name);
    widgets::hint(response, metrics, name);
}
