//! The organiser's desk as it is seen: announcements, how many are here, which desks are staffed, reports and who is shut out.

use html::{
    button, div, fieldset, h1, h2, label, legend, li, option, p, section, select, span, textarea,
    ul,
};
use live::VisitorId;
use live::flat_map::FlatMap;
use live::limits::ANNOUNCEMENT_CHARACTERS;

use super::organiser::OrganiserDesk;
use super::speaking::speaking;
use super::state::{WrongCode, now};
use super::view::{DeskLogin, way_in};
use crate::app::dom;
use crate::app::letter_form::letter_form;
use crate::app::reactive::*;
use crate::people::state::Connection;

/// Minutes for which something may be announced, and which of them is offered first.
const MINUTES: [u32; 5] = [15, 30, 60, 120, 480];
const FIRST_MINUTES: u32 = 30;

/// The organiser's desk.
pub fn desk(desk: OrganiserDesk) -> View {
    let live = desk.live;
    let is_open = Memo::new(move |_| desk.connection.get() != Connection::Off);
    section()
        .class("desk")
        .child((
            h1().tabindex("-1").child(live.t("organiser-desk")),
            move || {
                if is_open.get() {
                    return open(desk);
                }
                let enter = move |way: DeskLogin| match desk.enter(&way.code, way.on_device) {
                    Ok(()) => None,
                    Err(WrongCode::NoCode) => Some("desk-no-code"),
                    Err(WrongCode::OtherDesk) => Some("desk-other-code"),
                };
                way_in(live, "organiser-what", false, enter)
            },
        ))
        .into_view()
}

fn open(desk: OrganiserDesk) -> View {
    let live = desk.live;
    (
        p().class("said")
            .child(move || super::view::connection(live, desk.connection.get())),
        p().child(move || {
            let here = desk.counts.read().here;
            live.say("organiser-here", &[("n", here.into())])
        }),
        announce(desk),
        move || announced(desk),
        speaking(desk),
        h2().child(live.t("organiser-desks")),
        move || desks(desk),
        move || reports(desk),
        move || banned(desk),
        p().class("actions").child(
            button()
                .r#type("button")
                .class("plain")
                .on("click", move |_| {
                    desk.leave();
                    dom::once_changed(dom::focus_heading);
                })
                .child(live.t("organiser-leave")),
        ),
    )
        .into_view()
}

fn field_id(tag: &str) -> String {
    format!("announce-{tag}")
}

/// A text in each language of the event, and how long it stands.
fn announce(desk: OrganiserDesk) -> View {
    let live = desk.live;
    let tags = live.app.exhibition.read_untracked().event.languages.clone();
    let texts = RwSignal::new(FlatMap::<String, String>::new());
    let minutes = RwSignal::new(FIRST_MINUTES);
    let send = {
        let tags = tags.clone();
        move || {
            let written = texts.read_untracked();
            let said: Vec<(String, String)> = tags
                .iter()
                .filter_map(|tag| {
                    let words = written.get(tag)?.trim();
                    (!words.is_empty()).then(|| (tag.clone(), words.to_owned()))
                })
                .collect();
            drop(written);
            if said.is_empty() {
                if let Some(tag) = tags.first() {
                    dom::focus(&field_id(tag));
                }
                return;
            }
            if !desk.announce(said, minutes.get_untracked()) {
                return dom::announce(&live.say("announce-full", &[]));
            }
            for tag in &tags {
                dom::set_field_value(&field_id(tag), "");
            }
            texts.set(FlatMap::new());
            dom::announce(&live.say("announce-done", &[]));
        }
    };
    let fields: Vec<View> = tags
        .into_iter()
        .map(|tag| {
            let (id, of_field) = (field_id(&tag), tag.clone());
            div()
                .class("field")
                .child((
                    label()
                        .r#for(id.clone())
                        .child(i18n::own_name(&tag).to_owned()),
                    textarea()
                        .id(id)
                        .rows("2")
                        .lang(tag)
                        .attr("maxlength", ANNOUNCEMENT_CHARACTERS.to_string())
                        .on("input", move |event| {
                            let words = html::value(&event);
                            texts.update(|texts| texts.insert(of_field.clone(), words));
                        }),
                ))
                .into_view()
        })
        .collect();
    let lengths: Vec<_> = MINUTES
        .map(|minutes| {
            option()
                .value(minutes.to_string())
                .selected(minutes == FIRST_MINUTES)
                .child(move || live.say("announce-minutes", &[("n", minutes.into())]))
        })
        .into_iter()
        .collect();
    letter_form(send)
        .child((
            fieldset().child((legend().child(live.t("announce")), fields)),
            div().class("field").child((
                label()
                    .r#for("announce-until")
                    .child(live.t("announce-until")),
                select()
                    .id("announce-until")
                    .on("change", move |event| {
                        if let Ok(chosen) = html::value(&event).parse() {
                            minutes.set(chosen);
                        }
                    })
                    .child(lengths),
            )),
            p().class("actions").child(
                button()
                    .r#type("submit")
                    .class("button primary")
                    .child(live.t("announce-go")),
            ),
        ))
        .into_view()
}

fn announced(desk: OrganiserDesk) -> View {
    let live = desk.live;
    let now = now();
    let rows: Vec<View> = desk
        .announced
        .read()
        .iter()
        .filter(|(_, said)| said.until > now)
        .map(|(&place, said)| {
            let texts: Vec<View> = said
                .texts
                .iter()
                .map(|(tag, words)| p().lang(tag.clone()).child(words.clone()).into_view())
                .collect();
            let minutes = said.until.secs_since(now).div_ceil(60);
            let left = live.say("announce-left", &[("n", minutes.into())]);
            li().key(place.to_string())
                .child((
                    texts,
                    p().class("quiet").child(left),
                    press(desk, "announce-back", move || desk.take_back(place)),
                ))
                .into_view()
        })
        .collect();
    if rows.is_empty() {
        return View::Nothing;
    }
    (
        h2().child(live.t("announced")),
        ul().class("rows").child(rows),
    )
        .into_view()
}

fn press(desk: OrganiserDesk, key: &'static str, does: impl Fn() + 'static) -> View {
    p().class("actions")
        .child(
            button()
                .r#type("button")
                .class("button")
                .on("click", move |_| does())
                .child(desk.live.t(key)),
        )
        .into_view()
}

/// Each booth with a desk: whether somebody is there, and how many wait.
fn desks(desk: OrganiserDesk) -> View {
    let live = desk.live;
    let booths: Vec<String> = {
        let exhibition = live.app.exhibition.read();
        let booths = exhibition.slots.iter().filter_map(|slot| slot.booth());
        booths
            .filter(|booth| booth.desk.is_some())
            .map(|booth| booth.id.clone())
            .collect()
    };
    let known = desk.desks.read();
    let rows: Vec<View> = booths
        .into_iter()
        .map(|id| {
            let state = match known.get(&id) {
                Some(&(here, waiting, _)) if here > 0 => {
                    let here = live.say("staff-here", &[("n", here.into())]);
                    let waiting = live.say("desk-waiting", &[("n", waiting.into())]);
                    live.say(
                        "live-several",
                        &[("one", here.into()), ("two", waiting.into())],
                    )
                }
                Some(_) => live.say("staff-away", &[]),
                None => live.say("organiser-unstaffed", &[]),
            };
            li().key(id.clone())
                .child(div().class("row-head").child((
                    span().class("person").child(live.app.booth_name(&id)),
                    " ",
                    span().class("kind").child(state),
                )))
                .into_view()
        })
        .collect();
    ul().class("rows").child(rows).into_view()
}

/// Who somebody is, as far as anybody knows.
fn who(desk: OrganiserDesk, id: &VisitorId) -> String {
    let live = desk.live;
    match desk.looks(id) {
        Some((figure, languages)) => {
            let languages = live.languages_in_words(languages.iter().map(String::as_str));
            let figure = u32::from(figure) + 1;
            let looks = [("figure", figure.into()), ("languages", languages.into())];
            live.say("live-person", &looks)
        }
        None => live.say("organiser-gone", &[("id", id.to_string().into())]),
    }
}

fn reports(desk: OrganiserDesk) -> View {
    let live = desk.live;
    let banned = desk.banned.read();
    let rows: Vec<View> = desk
        .reported
        .read()
        .iter()
        .filter(|(about, _)| !banned.contains(about))
        .map(|(&about, by)| {
            let times = live.say("organiser-reported", &[("n", by.len().into())]);
            li().key(about.to_string())
                .child((
                    span().child(who(desk, &about)),
                    p().class("quiet").child(times),
                    press(desk, "organiser-ban", move || desk.ban(about, true)),
                ))
                .into_view()
        })
        .collect();
    part(live.t("organiser-reports"), rows)
}

fn banned(desk: OrganiserDesk) -> View {
    let live = desk.live;
    let rows: Vec<View> = desk
        .banned
        .read()
        .iter()
        .map(|&id| {
            li().key(id.to_string())
                .child((
                    span().child(who(desk, &id)),
                    press(desk, "organiser-unban", move || desk.ban(id, false)),
                ))
                .into_view()
        })
        .collect();
    part(live.t("organiser-banned"), rows)
}

fn part(words: impl Fn() -> String + Send + 'static, rows: Vec<View>) -> View {
    if rows.is_empty() {
        return View::Nothing;
    }
    (h2().child(words), ul().class("rows").child(rows)).into_view()
}
