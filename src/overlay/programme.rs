//! The programme board: what runs now and next, then day by day. A session unfolds to its abstract and people.

use egui::{Context, Id, Ui, Vec2};
use feed::Session;
use feed::link::Policy;
use feed::programme::SpeakerRole;
use feed::time;
use jiff::civil::Date;

use crate::icons::Icon;
use crate::panel::{self, Stand};
use crate::scene::Scene;
use crate::style::{self, Voice};
use crate::widgets::{self, Weight};
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
pub fn ui(context: &Context, scene: &mut Scene<'_>) {
    let id = Id::new("overlay-programme");
    let mut board = context
        .data(|data| data.get_temp::<Board>(id))
        .unwrap_or_default();
    let days = days(scene);
    let today = days
        .iter()
        .position(|day| Some(*day) == today(scene))
        .unwrap_or(0);
    let chosen = board
        .day
        .and_then(|day| days.iter().position(|d| *d == day))
        .unwrap_or(today);
    let title = scene.t("programme");
    let mut pressed = None;
    let shown = days.get(chosen).copied();
    panel::show(
        context,
        scene,
        "programme",
        Stand::Card(880.0),
        |ui, scene| {
            panel::head(ui, scene, &title);
            if days.len() > 1 {
                let look = scene.look;
                let names: Vec<String> = days.iter().map(|day| day_name(scene, *day)).collect();
                pressed = widgets::choice(ui, &look, &names, chosen);
            }
        },
        |ui, scene| {
            on_air(ui, scene);
            if let Some(day) = shown {
                one_day(ui, scene, day, &mut board.session);
            }
            if days.is_empty() {
                widgets::body(ui, &scene.look, &scene.t("programme-none"));
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
fn days(scene: &Scene<'_>) -> Vec<Date> {
    let programme = &scene.view.exhibition.programme;
    let mut days: Vec<Date> = programme.days.iter().map(|day| day.date).collect();
    days.extend(programme.sessions.iter().map(|session| session.day));
    days.sort();
    days.dedup();
    days
}

/// Today on the event's clocks.
fn today(scene: &Scene<'_>) -> Option<Date> {
    let sessions = &scene.view.exhibition.programme.sessions;
    let offset = sessions
        .iter()
        .find_map(|session| session.start.as_ref())?
        .offset;
    Some(time::date(scene.view.now, offset))
}

/// What a day is called on its button: the date without the year.
fn day_name(scene: &Scene<'_>, day: Date) -> String {
    time::short_date_in_words(day, scene.messages)
}

/// Now and next of each channel, while there is something to come.
fn on_air(ui: &mut Ui, scene: &mut Scene<'_>) {
    let look = scene.look;
    let running: Vec<_> = time::on_air(&scene.view.exhibition.programme, scene.view.now)
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
                let name = scene.channel(channel);
                widgets::text(ui, &look, Voice::Strong, style::INK, &name);
            }
            for (key, session, colour) in [
                ("now", air.now, style::LIVE),
                ("next", air.next, style::SOFT),
            ] {
                let Some(session) = session else { continue };
                let title = session.title.get(scene.view.language);
                let hours = session
                    .start
                    .as_ref()
                    .map_or_else(String::new, |start| scene.hour(start.at, start.offset));
                let line = scene.format(
                    key,
                    &[("title", i18n::value(title)), ("time", i18n::value(hours))],
                );
                widgets::text(ui, &look, Voice::Body, colour, &line);
            }
        }
    });
    ui.add_space(look.px(6.0));
}

/// The sessions of a day, channels side by side in time.
fn one_day(ui: &mut Ui, scene: &mut Scene<'_>, day: Date, open: &mut Option<String>) {
    let look = scene.look;
    let programme = &scene.view.exhibition.programme;
    if let Some(named) = programme.days.iter().find(|d| d.date == day)
        && !named.title.is_empty()
    {
        widgets::text(
            ui,
            &look,
            Voice::Heading,
            style::INK,
            named.title.get(scene.view.language),
        );
    }
    let mut sessions: Vec<&Session> = programme
        .sessions
        .iter()
        .filter(|session| session.day == day)
        .collect();
    sessions.sort_by_key(|session| session.start.as_ref().map(|start| start.at));
    if let Some(start) = sessions.iter().find_map(|session| session.start.as_ref()) {
        let zone = time::offset_in_words(start.offset);
        let words = scene.format("times-zone", &[("zone", i18n::value(zone))]);
        widgets::caption(ui, &look, &words);
    }
    for session in sessions {
        widgets::rule(ui);
        one(ui, scene, session, open);
    }
}

fn one(ui: &mut Ui, scene: &mut Scene<'_>, session: &Session, open: &mut Option<String>) {
    let look = scene.look;
    let unfolded = open.as_deref() == Some(session.id.as_str());
    let running = match (&session.start, &session.end) {
        (Some(start), Some(end)) => start.at <= scene.view.now && scene.view.now < end.at,
        _ => false,
    };
    ui.horizontal_top(|ui| {
        let room = ui.available_width() - look.target() - 8.0;
        ui.vertical(|ui| {
            ui.set_width(room);
            ui.spacing_mut().item_spacing.y = 2.0;
            let mut when = scene.session_hours(session);
            if running {
                when = format!("{} · {when}", scene.t("running"));
            }
            let colour = if running { style::LIVE } else { style::SOFT };
            if !when.is_empty() {
                widgets::text(ui, &look, Voice::Caption, colour, &when);
            }
            if !session.subtitle.is_empty() {
                widgets::caption(ui, &look, session.subtitle.get(scene.view.language));
            }
            let title = session.title.get(scene.view.language);
            let response = widgets::unfold(ui, &look, title, unfolded);
            if response.clicked() {
                *open = if unfolded {
                    None
                } else {
                    Some(session.id.clone())
                };
            }
        });
        booth::star(ui, scene, &session.id);
    });
    if unfolded {
        details(ui, scene, session);
    }
}

fn details(ui: &mut Ui, scene: &mut Scene<'_>, session: &Session) {
    let look = scene.look;
    let language = scene.view.language;
    if !session.summary.is_empty() {
        prose::show(ui, scene, session.summary.get(language), "");
    }
    for speaker in &session.speakers {
        ui.scope(|ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            let role = scene.t(role(speaker.role));
            let name = speaker.name.get(language);
            let line = scene.format(
                "speaker",
                &[("name", i18n::value(name)), ("role", i18n::value(role))],
            );
            widgets::text(ui, &look, Voice::Body, style::INK, &line);
            if !speaker.affiliation.is_empty() {
                widgets::caption(ui, &look, speaker.affiliation.get(language));
            }
        });
    }
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = Vec2::splat(look.px(8.0));
        for (key, address) in [
            ("stream", &session.stream),
            ("recording", &session.recording),
        ] {
            if let Some(Ok(address)) = address.as_deref().map(|address| Policy::Web.read(address)) {
                let response =
                    widgets::button(ui, &look, Some(Icon::Film), &scene.t(key), Weight::Quiet);
                panel::on(&response, scene, Action::Open(address.as_str().to_owned()));
            }
        }
    });
    let booths: Vec<usize> = scene
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
        widgets::caption(ui, &look, &scene.t("session-booths"));
        for slot in booths {
            let response = widgets::link(ui, &look, Some(Icon::Pin), &scene.name(slot));
            panel::on(&response, scene, Action::GoTo(slot));
        }
    }
    booth::materials(ui, scene, &session.materials, "");
    ui.add_space(look.px(8.0));
}

/// Key of the words for what a person does in a session.
fn role(role: SpeakerRole) -> &'static str {
    match role {
        SpeakerRole::Opening => "role-opening",
        SpeakerRole::Keynote => "role-keynote",
        SpeakerRole::Moderator => "role-moderator",
        SpeakerRole::Introduction => "role-introduction",
        SpeakerRole::Speaker => "role-speaker",
        SpeakerRole::Presenter => "role-presenter",
        SpeakerRole::Panelist => "role-panelist",
        SpeakerRole::Commentator => "role-commentator",
        SpeakerRole::Message => "role-message",
        SpeakerRole::Closing => "role-closing",
    }
}
