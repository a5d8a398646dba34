//! The programme board: what runs now and next, then day by day. A session unfolds to its abstract and people.

use egui::{Context, Id, Ui, Vec2};
use feed::Session;
use feed::event::ProgrammeSource;
use feed::link::Policy;
use feed::time;
use feed::tracks::Tracks;
use jiff::civil::Date;

use crate::icons::Icon;
use crate::panel::{self, PanelPlacement};
use crate::panel_context::PanelContext;
use crate::style::{self, TextRole};
use crate::widgets::{self, ButtonWeight};
use crate::{Action, booth, prose};

/// What is unfolded. Kept between frames.
#[derive(Clone, Debug, Default, PartialEq)]
struct Board {
    /// The day that is shown; by itself, today or the first.
    day: Option<Date>,
    /// Id of the session that is unfolded.
    session: Option<String>,
}

/// Draws the board.
pub fn ui(context: &Context, cx: &mut PanelContext<'_>) {
    let id = Id::new("overlay-programme");
    let mut board = context
        .data(|data| data.get_temp::<Board>(id))
        .unwrap_or_default();
    let days = days(cx);
    let today = days
        .iter()
        .position(|day| Some(*day) == today(cx))
        .unwrap_or(0);
    let chosen = board
        .day
        .and_then(|day| days.iter().position(|d| *d == day))
        .unwrap_or(today);
    let title = cx.t("programme");
    let mut pressed = None;
    let shown = days.get(chosen).copied();
    panel::show(
        context,
        cx,
        "programme",
        PanelPlacement::Card(880.0),
        |ui, cx| {
            panel::head(ui, cx, &title);
            if days.len() > 1 {
                let metrics = cx.metrics;
                let names: Vec<String> = days.iter().map(|day| day_name(cx, *day)).collect();
                pressed = widgets::choice(ui, &metrics, &names, chosen);
            }
        },
        |ui, cx| {
            on_air(ui, cx);
            if let Some(day) = shown {
                one_day(ui, cx, day, &mut board.session);
            }
            if days.is_empty() {
                widgets::body(ui, &cx.metrics, &cx.t("programme-none"));
            }
        },
    );
    if let Some(day) = pressed.and_then(|index| days.get(index).copied()) {
        board = Board {
            day: Some(day),
            session: None,
        };
    }
    context.data_mut(|data| data.insert_temp(id, board));
}

/// Days that have sessions, and those the programme names.
fn days(cx: &PanelContext<'_>) -> Vec<Date> {
    let programme = &cx.view.exhibition.programme;
    let mut days: Vec<Date> = programme.days.iter().map(|day| day.date).collect();
    days.extend(programme.sessions.iter().map(|session| session.day));
    days.sort();
    days.dedup();
    days
}

/// Today on the event's clocks.
fn today(cx: &PanelContext<'_>) -> Option<Date> {
    let sessions = &cx.view.exhibition.programme.sessions;
    let offset = sessions
        .iter()
        .find_map(|session| session.start.as_ref())?
        .offset;
    Some(time::date(cx.view.now, offset))
}

/// What a day is called on its button: the date without the year.
fn day_name(cx: &PanelContext<'_>, day: Date) -> String {
    time::short_date_in_words(day, cx.messages)
}

/// Now and next of each channel, while there is something to come.
fn on_air(ui: &mut Ui, cx: &mut PanelContext<'_>) {
    let metrics = cx.metrics;
    let running: Vec<_> = time::on_air(&cx.view.exhibition.programme, cx.view.now)
        .into_iter()
        .filter(|air| air.now.is_some() || air.next.is_some())
        .collect();
    if running.is_empty() {
        return;
    }
    panel::card(ui, style::RAISED, |ui| {
        ui.spacing_mut().item_spacing.y = 6.0;
        for air in running {
            if let Some(channel) = air.channel {
                let name = cx.channel(channel);
                widgets::text(ui, &metrics, TextRole::Strong, style::INK, &name);
            }
            for (key, session, colour) in [
                ("now", air.now, style::LIVE),
                ("next", air.next, style::SOFT),
            ] {
                let Some(session) = session else { continue };
                let title = session.title.get(cx.view.language);
                let hours = session
                    .start
                    .map_or_else(String::new, |start| cx.near(start));
                let line = cx.format(
                    key,
                    &[("title", i18n::value(title)), ("time", i18n::value(hours))],
                );
                widgets::text(ui, &metrics, TextRole::Body, colour, &line);
            }
        }
    });
    ui.add_space(metrics.px(6.0));
}

/// The sessions of a day, channels side by side in time.
fn one_day(ui: &mut Ui, cx: &mut PanelContext<'_>, day: Date, open: &mut Option<String>) {
    let metrics = cx.metrics;
    let programme = &cx.view.exhibition.programme;
    if let Some(named) = programme.days.iter().find(|d| d.date == day)
        && !named.title.is_empty()
    {
        widgets::text(
            ui,
            &metrics,
            TextRole::Heading,
            style::INK,
            named.title.get(cx.view.language),
        );
    }
    let mut sessions: Vec<&Session> = programme
        .sessions
        .iter()
        .filter(|session| session.day == day)
        .collect();
    sessions.sort_by_key(|session| session.start.as_ref().map(|start| start.at));
    if sessions.iter().any(|session| session.start.is_some()) {
        let zone = cx.view.exhibition.event.time_zone.as_str();
        let words = cx.format("programme-zone", &[("zone", i18n::value(zone))]);
        widgets::caption(ui, &metrics, &words);
    }
    for session in sessions {
        widgets::rule(ui);
        one(ui, cx, session, open);
    }
}

fn one(ui: &mut Ui, cx: &mut PanelContext<'_>, session: &Session, open: &mut Option<String>) {
    let metrics = cx.metrics;
    let unfolded = open.as_deref() == Some(session.id.as_str());
    let running = match (&session.start, &session.end) {
        (Some(start), Some(end)) => start.at <= cx.view.now && cx.view.now < end.at,
        _ => false,
    };
    ui.horizontal_top(|ui| {
        let room = ui.available_width() - metrics.target() - 8.0;
        ui.vertical(|ui| {
            ui.set_width(room);
            ui.spacing_mut().item_spacing.y = 2.0;
            let mut when = cx.session_hours(session);
            if running {
                when = format!("{} · {when}", cx.t("on-now"));
            }
            let colour = if running { style::LIVE } else { style::SOFT };
            if !when.is_empty() {
                widgets::text(ui, &metrics, TextRole::Caption, colour, &when);
            }
            if !session.subtitle.is_empty() {
                widgets::caption(ui, &metrics, session.subtitle.get(cx.view.language));
            }
            let title = session.title.get(cx.view.language);
            let response = widgets::unfold(ui, &metrics, title, unfolded);
            if response.clicked() {
                *open = if unfolded {
                    None
                } else {
                    Some(session.id.clone())
                };
            }
        });
        booth::star(ui, cx, &session.id);
    });
    if unfolded {
        details(ui, cx, session);
    }
}

/// A stream or recording: a button for each language, the visitor's first.
fn watch(ui: &mut Ui, cx: &mut PanelContext<'_>, key: &str, tracks: &Tracks) {
    let metrics = cx.metrics;
    let file = match &cx.view.exhibition.event.programme {
        Some(ProgrammeSource::At(at)) => at.as_str(),
        _ => "",
    };
    if matches!(tracks, Tracks::List(list) if !list.is_empty()) {
        widgets::caption(ui, &metrics, &cx.t(key));
    }
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = Vec2::splat(metrics.px(8.0));
        for track in tracks.for_language(cx.view.language) {
            let Ok(address) = Policy::File.read(&track.url) else {
                continue;
            };
            let words = match tracks {
                Tracks::One(_) => cx.t(key),
                Tracks::List(_) => track.in_words(cx.messages),
            };
            let response =
                widgets::button(ui, &metrics, Some(Icon::Film), &words, ButtonWeight::Quiet);
            panel::on(&response, cx, Action::Open(address.beside(file)));
            if let Some(words) = track.captions_in_words(cx.messages) {
                widgets::caption(ui, &metrics, &words);
            }
        }
    });
}

fn details(ui: &mut Ui, cx: &mut PanelContext<'_>, session: &Session) {
    let metrics = cx.metrics;
    let language = cx.view.language;
    if !session.summary.is_empty() {
        prose::show(ui, cx, session.summary.get(language), "");
    }
    for speaker in &session.speakers {
        ui.scope(|ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            let role = cx.t(speaker.role.key());
            let name = speaker.name.get(language);
            let line = cx.format(
                "speaker",
                &[("name", i18n::value(name)), ("role", i18n::value(role))],
            );
            widgets::text(ui, &metrics, TextRole::Body, style::INK, &line);
            if !speaker.affiliation.is_empty() {
                widgets::caption(ui, &metrics, speaker.affiliation.get(language));
            }
        });
    }
    if let Some(stream) = time::live_stream(session, cx.view.now) {
        watch(ui, cx, "watch-live", stream);
    }
    watch(ui, cx, "watch-recording", &session.recording);
    let booths: Vec<usize> = cx
        .view
        .exhibition
        .slots
        .iter()
        .enumerate()
        .filter(|(_, slot)| {
            slot.booth()
                .is_some_and(|booth| booth.sessions.contains(&session.id))
        })
        .map(|(index, _)| index)
        .collect();
    if !booths.is_empty() {
        widgets::caption(ui, &metrics, &cx.t("session-booths"));
        for slot in booths {
            let response = widgets::link(ui, &metrics, Some(Icon::Pin), &cx.name(slot));
            panel::on(&response, cx, Action::GoTo(slot));
        }
    }
    booth::materials(ui, cx, &session.materials, "");
    ui.add_space(metrics.px(8.0));
}
