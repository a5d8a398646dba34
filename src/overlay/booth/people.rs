//! Who answers at a booth, and when: in the event's time and, where it differs, in the visitor's.

use egui::{Color32, Ui};
use feed::clocks::of_hours;
use feed::link::Policy;
use feed::time::{self, Staffed};
use feed::{Booth, Span};

use crate::panel_context::PanelContext;
use crate::style::{self, TextRole};
use crate::{Action, panel, widgets};

/// One line: how many of the staff are here, or that somebody is there now, or from when.
pub fn status(ui: &mut Ui, cx: &PanelContext<'_>, slot: usize, booth: &Booth) {
    let live = cx.view.people.desk(slot);
    let Some((colour, words)) = live
        .map(|words| (style::LIVE, words.to_owned()))
        .or_else(|| announced(cx, booth))
    else {
        return;
    };
    let metrics = cx.metrics;
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = metrics.px(6.0);
        widgets::dot(ui, &metrics, colour);
        let role = if colour == style::LIVE {
            TextRole::Strong
        } else {
            TextRole::Body
        };
        widgets::text(ui, &metrics, role, colour, &words);
    });
}

/// What is announced of the staff; nothing where nobody is.
fn announced(cx: &PanelContext<'_>, booth: &Booth) -> Option<(Color32, String)> {
    let event = &cx.view.exhibition.event;
    let said = |key, at| {
        let at = cx.near(of_hours(booth, event, at));
        cx.format(key, &[("time", i18n::value(at))])
    };
    Some(match time::booth_staffed(booth, event, cx.view.now) {
        Staffed::Now { until } => (style::LIVE, said("staffed-now", until)),
        Staffed::Next { from } => (style::SOFT, said("staffed-next", from)),
        Staffed::Over => (style::SOFT, cx.t("staffed-over")),
        Staffed::Unknown => return None,
    })
}

/// The people with their roles, languages and hours.
pub fn staff(ui: &mut Ui, cx: &PanelContext<'_>, booth: &Booth) {
    if booth.staff.is_empty() {
        return;
    }
    let metrics = cx.metrics;
    widgets::heading(ui, &metrics, &cx.t("staff"));
    for person in &booth.staff {
        ui.scope(|ui| {
            ui.spacing_mut().item_spacing.y = 2.0;
            let here = matches!(
                time::staffed(&person.hours, cx.view.now),
                Staffed::Now { .. }
            );
            ui.horizontal(|ui| {
                widgets::text(
                    ui,
                    &metrics,
                    TextRole::Strong,
                    style::INK,
                    person.name.get(cx.view.language),
                );
                if here {
                    widgets::text(
                        ui,
                        &metrics,
                        TextRole::Caption,
                        style::LIVE,
                        &cx.t("here-now"),
                    );
                }
            });
            let mut about = Vec::new();
            if !person.role.is_empty() {
                about.push(person.role.get(cx.view.language).to_owned());
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
                widgets::caption(ui, &metrics, &about.join(" · "));
            }
            for span in &person.hours {
                hours(ui, cx, span);
            }
        });
        ui.add_space(metrics.px(6.0));
    }
}

/// When and where the exhibitor meets visitors. The page's message form has the slots.
pub fn meetings(ui: &mut Ui, cx: &mut PanelContext<'_>, booth: &Booth) {
    let Some(meetings) = &booth.meetings else {
        return;
    };
    let metrics = cx.metrics;
    widgets::heading(ui, &metrics, &cx.t("meetings"));
    let mut each = cx.format(
        "meetings-each",
        &[("minutes", i18n::value(meetings.minutes))],
    );
    if meetings.at_once > 1 {
        let at_once = [("n", i18n::value(meetings.at_once))];
        each = format!("{each} · {}", cx.format("meetings-at-once", &at_once));
    }
    widgets::body(ui, &metrics, &each);
    if !meetings.place.is_empty() {
        widgets::body(ui, &metrics, cx.text(&meetings.place));
    }
    for span in &meetings.spans {
        hours(ui, cx, span);
    }
    for (url, key) in [
        (&meetings.url, "meetings-online"),
        (&meetings.booking, "meetings-book"),
    ] {
        let url = url.as_deref().and_then(|url| Policy::Web.read(url).ok());
        if let Some(url) = url {
            let words = cx.t(key);
            let response = widgets::link(ui, &metrics, None, &words);
            panel::on(&response, cx, Action::Open(url.as_str().to_owned()));
        }
    }
    ui.add_space(metrics.px(6.0));
}

/// One span of hours; past ones step back.
pub fn hours(ui: &mut Ui, cx: &PanelContext<'_>, span: &Span) {
    let colour = if span.contains(cx.view.now) {
        style::LIVE
    } else {
        style::SOFT
    };
    widgets::text(ui, &cx.metrics, TextRole::Caption, colour, &cx.span(span));
}
