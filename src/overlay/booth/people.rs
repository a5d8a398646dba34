//! Who answers at a booth, and when: in the event's time and, where it differs, in the visitor's.

use egui::Ui;
use feed::time::{self, Staffed};
use feed::{Booth, Span};
use jiff::tz::Offset;

use crate::scene::Scene;
use crate::style::{self, Voice};
use crate::widgets;

/// One line: somebody is there now, or from when.
pub fn status(ui: &mut Ui, scene: &Scene<'_>, booth: &Booth) {
    let event = &scene.view.exhibition.event;
    let offset = booth
        .staff
        .iter()
        .flat_map(|person| &person.hours)
        .chain(&event.hours)
        .map(|span| span.start.offset)
        .next()
        .unwrap_or(Offset::UTC);
    let (colour, words) = match time::booth_staffed(booth, event, scene.view.now) {
        Staffed::Now { until } => {
            let until = scene.hour(until, offset);
            (
                style::LIVE,
                scene.format("staffed-now", &[("until", i18n::value(until))]),
            )
        }
        Staffed::Next { from } => {
            let from = scene.moment(from, offset);
            (
                style::SOFT,
                scene.format("staffed-next", &[("from", i18n::value(from))]),
            )
        }
        Staffed::Over => (style::SOFT, scene.t("staffed-over")),
        Staffed::Unknown => return,
    };
    let look = scene.look;
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = look.px(6.0);
        widgets::dot(ui, &look, colour);
        let voice = if colour == style::LIVE {
            Voice::Strong
        } else {
            Voice::Body
        };
        widgets::text(ui, &look, voice, colour, &words);
    });
}

/// The people with their roles, languages and hours.
pub fn staff(ui: &mut Ui, scene: &Scene<'_>, booth: &Booth) {
    if booth.staff.is_empty() {
        return;
    }
    let look = scene.look;
    widgets::heading(ui, &look, &scene.t("staff"));
    for person in &booth.staff {
        ui.scope(|ui| {
            ui.spacing_mut().item_spacing.y = 2.0;
            let here = matches!(
                time::staffed(&person.hours, scene.view.now),
                Staffed::Now { .. }
            );
            ui.horizontal(|ui| {
                widgets::text(
                    ui,
                    &look,
                    Voice::Strong,
                    style::INK,
                    person.name.get(scene.view.language),
                );
                if here {
                    widgets::text(ui, &look, Voice::Caption, style::LIVE, &scene.t("here-now"));
                }
            });
            let mut about = Vec::new();
            if !person.role.is_empty() {
                about.push(person.role.get(scene.view.language).to_owned());
            }
            if !person.languages.is_empty() {
                let names: Vec<&str> = person
                    .languages
                    .iter()
                    .map(|tag| i18n::own_name(tag))
                    .collect();
                about.push(names.join(", "));
            }
            if !about.is_empty() {
                widgets::caption(ui, &look, &about.join(" · "));
            }
            for span in &person.hours {
                hours(ui, scene, span);
            }
        });
        ui.add_space(look.px(6.0));
    }
}

/// One span of hours; past ones step back.
pub fn hours(ui: &mut Ui, scene: &Scene<'_>, span: &Span) {
    let colour = if span.contains(scene.view.now) {
        style::LIVE
    } else {
        style::SOFT
    };
    widgets::text(ui, &scene.look, Voice::Caption, colour, &scene.span(span));
}
