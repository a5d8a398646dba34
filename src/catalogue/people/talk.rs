//! Talk: what a visitor asks a booth's staff and what they answer, as it is written and read.

use feed::link::Policy;
use html::{
    IntoView, View, a, button, div, h2, input, label, li, ol, option, p, select, span, textarea,
};
use live::limits::TEXT_CHARACTERS;
use live::message::{Line, LineContent};
use live::thread::{Fate, Thread, ThreadLine, ThreadState, VISITOR};
use page::Route;

use super::memory::{Introduction, LiveWish};
use super::port::press;
use super::shared::Shared;
use super::slots;
use super::state::{Connection, Live, live};
use super::visitor::LiveVisitor;
use super::wishes;
use crate::app::dom;
use crate::app::letter_form::letter_form;
use crate::app::reactive::*;
use crate::app::state::App;
use crate::export::{contact_card, kept};
use crate::views::outward;

/// Id of the field in which one writes to a booth.
pub fn field_id(booth: &str) -> String {
    format!("talk-words-{booth}")
}

/// Name under which the tab keeps what is written and not sent.
fn draft_name(live: Live, booth: &str) -> String {
    format!("boothwalk:{}:talk:{booth}", live.app.event_id())
}

fn state_key(talk: &Thread) -> &'static str {
    match talk.state() {
        ThreadState::Open => "thread-waiting",
        ThreadState::Taken(_) => "thread-taken",
        ThreadState::Closed => "thread-closed",
        ThreadState::Withdrawn => "thread-withdrawn",
    }
}

/// How far the talk with a booth is, in words; nothing where there is none.
pub fn state_in_words(live: Live, booth: &str) -> String {
    let talks = live.talks.read();
    let Some(talk) = talks.get(booth) else {
        return String::new();
    };
    if let ThreadState::Taken(holder) = talk.state() {
        return live.say("thread-taken", &[("name", holder.name.as_str().into())]);
    }
    if talk.state() != ThreadState::Open {
        return live.say(state_key(talk), &[]);
    }
    let place = live.places.read().get(booth).copied();
    let is_staffed = live.desk(booth).is_some_and(|desk| desk.here() > 0);
    match place {
        Some(place) if place > 0 => live.say("thread-place", &[("n", place.into())]),
        _ if is_staffed => live.say("thread-waiting", &[]),
        _ => live.say("thread-nobody", &[]),
    }
}

/// Says aloud that the staff have answered, and what.
pub fn say_new(live: Live, booth: &str, line: &Line) {
    let name = untrack(|| live.app.booth_name(booth));
    let head = live.say("thread-new", &[("n", 1.into()), ("booth", name.into())]);
    let words = untrack(|| words(live, booth, line.author, &line.said));
    dom::announce(&format!("{head}: {words}"));
}

/// What a line says, as plain words.
pub fn words(live: Live, booth: &str, author: u32, said: &LineContent) -> String {
    match said {
        LineContent::Times(_) | LineContent::Meeting(_) => {
            slots::said(live, booth, author == VISITOR, said).unwrap_or_default()
        }
        LineContent::Words(words) => words.clone(),
        LineContent::Call(address) => address.clone(),
        LineContent::Contact(card) => {
            let name = crate::export::name_on(card);
            live.say("line-file-sent", &[("name", name.into())])
        }
        LineContent::Introduced { name, firm } if firm.is_empty() => name.clone(),
        LineContent::Introduced { name, firm } => live.say(
            "live-several",
            &[("one", name.clone().into()), ("two", firm.clone().into())],
        ),
        LineContent::Act(_) | LineContent::Place(_) | LineContent::Unknown => String::new(),
    }
}

/// What is said with a booth, and the field for more.
pub fn talk(live: Live, booth: &str) -> View {
    let (of_lines, of_state, of_form) = (booth.to_owned(), booth.to_owned(), booth.to_owned());
    let of_meeting = booth.to_owned();
    let is_open = {
        let booth = booth.to_owned();
        Memo::new(move |_| {
            live.talks
                .read()
                .get(&booth)
                .is_some_and(Thread::request_stands)
        })
    };
    (
        move || lines(live, &of_lines),
        p().class("said")
            .attr("role", "status")
            .hidden({
                let booth = of_state.clone();
                move || !live.talks.read().contains_key(&booth)
            })
            .child(move || state_in_words(live, &of_state)),
        move || slots::told_after(live, &of_meeting).map(|words| p().class("said").child(words)),
        move || {
            if is_open.get() {
                more(live, &of_form)
            } else {
                ask(live, &of_form)
            }
        },
        wishes::wishes(live, booth),
    )
        .into_view()
}

/// All lines of a talk.
fn lines(live: Live, booth: &str) -> View {
    let talks = live.talks.read();
    let Some(talk) = talks.get(booth) else {
        return View::Nothing;
    };
    let name = live.app.booth_name(booth);
    let first = li().child((
        span().class("kind").child(live.t("line-you")),
        p().class("line").child(talk.words().to_owned()),
    ));
    let lines: Vec<_> = talk
        .lines()
        .iter()
        .map(|line| {
            let is_own = line.author == VISITOR;
            let whose = if is_own { "line-you" } else { "line-staff" };
            self::line(live, booth, line, whose, is_own)
        })
        .collect();
    (
        h2().child(live.say("thread", &[("booth", name.into())])),
        ol().class("lines").child((first, lines)),
    )
        .into_view()
}

/// A line of a talk, with a word for whose it is; what became of it stands at one's own.
pub fn line(live: Live, booth: &str, line: &ThreadLine, whose: &'static str, is_own: bool) -> View {
    let fate = is_own.then(|| {
        span().class("quiet").child(live.t(match line.fate {
            Fate::Waiting => "line-waits",
            Fate::UnderWay => "thread-sending",
            Fate::Delivered => "line-there",
            Fate::Heard => "line-read",
        }))
    });
    let said = match &line.said {
        LineContent::Call(address) => call(live, address),
        said => words(live, booth, line.author, said).into_view(),
    };
    li().class(if is_own { "own" } else { "theirs" })
        .child((
            span().class("kind").child(live.t(whose)),
            p().class("line").child(said),
            fate,
        ))
        .into_view()
}

/// A link that the staff sent: it names its host, and nothing else of it is read as words.
fn call(live: Live, address: &str) -> View {
    let url = Policy::Web.read(address).ok();
    let host = url.as_ref().and_then(|url| Some(url.host()?.to_string()));
    match (url, host) {
        (Some(url), Some(host)) => outward(
            &live.app.locale.read(),
            url.as_str().to_owned(),
            host.into_view(),
        ),
        _ => address.to_owned().into_view(),
    }
}

/// The field for lines, and what keys do in it: Enter sends where that is what people expect, never while they compose.
pub fn field(live: Live, booth: &str, label_key: &'static str, send: impl Fn() + 'static) -> View {
    let id = field_id(booth);
    let draft = draft_name(live, booth);
    let first = dom::Tab::get(&draft).unwrap_or_default();
    div()
        .class("field")
        .child((
            label().r#for(id.clone()).child(live.t(label_key)),
            textarea()
                .id(id)
                .rows("3")
                .attr("maxlength", TEXT_CHARACTERS.to_string())
                .attr("aria-describedby", "talk-keys")
                .prop("value", first)
                .on("input", move |event| {
                    dom::Tab::set(&draft, &html::value(&event));
                })
                .on("keydown", move |event| {
                    let pressed = press(&event);
                    let enter_sends = !untrack(|| live.language()).starts_with("ja");
                    let sends = pressed.command || (enter_sends && !pressed.shift);
                    if pressed.enter && sends {
                        event.prevent_default();
                        send();
                    }
                }),
            p().class("quiet")
                .id("talk-keys")
                .child(live.t("line-enter")),
        ))
        .into_view()
}

/// Takes what is written out of the field; nothing where nothing is.
pub fn take_draft(live: Live, booth: &str) -> Option<String> {
    let draft = draft_name(live, booth);
    let id = field_id(booth);
    let written = dom::field_value(&id).or_else(|| dom::Tab::get(&draft))?;
    let written = written.trim().to_owned();
    if written.is_empty() {
        dom::focus(&id);
        return None;
    }
    dom::Tab::set(&draft, "");
    dom::set_field_value(&id, "");
    Some(written)
}

/// Puts what could not be sent back where it was written.
pub fn put_back(live: Live, booth: &str, words: &str) {
    dom::Tab::set(&draft_name(live, booth), words);
    dom::set_field_value(&field_id(booth), words);
    dom::announce(&live.say("line-gone", &[]));
}

/// Adds words to what is written in a field and not sent.
pub fn add_to_draft(live: Live, booth: &str, words: &str) {
    let (draft, id) = (draft_name(live, booth), field_id(booth));
    let written = dom::field_value(&id).or_else(|| dom::Tab::get(&draft));
    let written = match written.filter(|written| !written.trim().is_empty()) {
        Some(written) => format!("{} {words}", written.trim_end()),
        None => words.to_owned(),
    };
    dom::Tab::set(&draft, &written);
    dom::set_field_value(&id, &written);
}

/// The form of the first words.
fn ask(live: Live, booth: &str) -> View {
    let connection = live.connection.get();
    if !untrack(|| live.has_desk(booth)) {
        return View::Nothing;
    }
    if connection == Connection::NoTicket {
        return p().child(live.t("live-no-ticket")).into_view();
    }
    if connection.is_shut() {
        return View::Nothing;
    }
    let (of_send, of_who) = (booth.to_owned(), booth.to_owned());
    let introduction = live.introduction;
    let send = move || {
        let Some(words) = take_draft(live, &of_send) else {
            return;
        };
        if live.wish() == LiveWish::Unasked {
            LiveVisitor::want(live, LiveWish::Look);
        }
        LiveVisitor::ask_soon(live, &of_send, &words, introduction.get_untracked(), None);
        dom::announce(&live.say("thread-sending", &[]));
    };
    let on_key = send.clone();
    letter_form(send)
        .child((
            h2().child(live.t("ask")),
            field(live, booth, "ask-words", on_key),
            div().class("pair").child((
                short(live, "ask-name", introduction, |who| &mut who.name),
                short(live, "ask-firm", introduction, |who| &mut who.firm),
            )),
            p().class("quiet").child(move || {
                let name = live.app.booth_name(&of_who);
                live.say("ask-who", &[("booth", name.into())])
            }),
            p().class("actions").child(
                button()
                    .r#type("submit")
                    .class("button primary")
                    .child(live.t("line-send")),
            ),
        ))
        .into_view()
}

fn short(
    live: Live,
    key: &'static str,
    who: Shared<Introduction>,
    part: fn(&mut Introduction) -> &mut String,
) -> View {
    div()
        .class("field")
        .child((
            label().r#for(key).child(live.t(key)),
            input()
                .id(key)
                .r#type("text")
                .attr("maxlength", live::limits::NAME_CHARACTERS.to_string())
                .autocomplete(if key == "ask-name" {
                    "name"
                } else {
                    "organization"
                })
                .prop("value", part(&mut who.get_untracked()).clone())
                .on("input", move |event| {
                    who.update(|who| *part(who) = html::value(&event));
                }),
        ))
        .into_view()
}

/// The form of further words.
fn more(live: Live, booth: &str) -> View {
    let (of_send, of_contact, of_back) = (booth.to_owned(), booth.to_owned(), booth.to_owned());
    let send = move || {
        if let Some(words) = take_draft(live, &of_send) {
            live.with_visitor(|visitor| visitor.write(&of_send, LineContent::Words(words)));
        }
    };
    let on_key = send.clone();
    letter_form(send)
        .child((
            field(live, booth, "line-field", on_key),
            p().class("actions").child((
                button()
                    .r#type("submit")
                    .class("button primary")
                    .child(live.t("line-send")),
                button()
                    .r#type("button")
                    .class("plain")
                    .on("click", move |_| {
                        live.with_visitor(|visitor| visitor.withdraw(&of_back));
                        dom::announce(&live.say("thread-withdrawn", &[]));
                    })
                    .child(live.t("thread-withdraw")),
            )),
            contact(live, of_contact),
        ))
        .into_view()
}

/// A contact from the visitor's own list, to be sent.
fn contact(live: Live, booth: String) -> View {
    let app = live.app;
    let names: Vec<(String, String)> = {
        let exhibition = app.exhibition.read_untracked();
        let records = app.records.read_untracked();
        kept(&exhibition, &records)
            .iter()
            .map(|(_, booth, _)| (booth.id.clone(), untrack(|| app.booth_name(&booth.id))))
            .collect()
    };
    if names.is_empty() {
        return View::Nothing;
    }
    let chosen = RwSignal::new(names.first().map(|(id, _)| id.clone()).unwrap_or_default());
    div()
        .class("field")
        .child((
            label()
                .r#for("talk-contact")
                .child(live.t("thread-contact")),
            p().class("actions").child((
                select()
                    .id("talk-contact")
                    .on("change", move |event| chosen.set(html::value(&event)))
                    .child(
                        names
                            .into_iter()
                            .map(|(id, name)| option().value(id).child(name))
                            .collect::<Vec<_>>(),
                    ),
                button()
                    .r#type("button")
                    .class("button")
                    .on("click", move |_| {
                        let card = {
                            let exhibition = app.exhibition.read_untracked();
                            let id = chosen.get_untracked();
                            let found = exhibition.find(&id).and_then(|(_, slot)| slot.booth());
                            found.map(|booth| contact_card(booth, &app.locale.read_untracked()))
                        };
                        if let Some(card) = card {
                            live.with_visitor(|visitor| {
                                visitor.write(&booth, LineContent::Contact(card));
                            });
                        }
                    })
                    .child(live.t("line-send")),
            )),
        ))
        .into_view()
}

/// What was said with all booths, in the visitor's own list.
pub fn all(app: App) -> View {
    let Some(live) = live() else {
        return View::Nothing;
    };
    (move || {
        let talks = live.talks.read();
        if talks.is_empty() {
            return View::Nothing;
        }
        let rows: Vec<_> = talks
            .values()
            .map(|talk| {
                let booth = talk.booth().to_owned();
                let route = Route::Booth {
                    booth: booth.clone(),
                };
                li().key(booth.clone()).child((
                    div().class("row-head").child((
                        a().href(route.to_string()).child(app.booth_name(&booth)),
                        span().class("kind").child(state_in_words(live, &booth)),
                    )),
                    p().child(talk.words().to_owned()),
                ))
            })
            .collect();
        (
            h2().child(live.t("talks")),
            html::ul().class("rows").child(rows),
            p().class("actions").child(
                button()
                    .r#type("button")
                    .class("button")
                    .on("click", move |_| {
                        let name = format!("{}-talks.txt", app.event_id());
                        dom::download(&name, "text/plain;charset=utf-8", &as_text(live));
                    })
                    .child(live.t("talks-export")),
            ),
        )
            .into_view()
    })
    .into_view()
}

/// All talks as a text to keep.
fn as_text(live: Live) -> String {
    let talks = live.talks.read_untracked();
    let mut text = String::from("\u{feff}");
    for talk in talks.values() {
        let booth = untrack(|| live.app.booth_name(talk.booth()));
        text.push_str(&live.say("thread", &[("booth", booth.into())]));
        let you = live.say("line-you", &[]);
        let staff = live.say("line-staff", &[]);
        text.push_str(&format!("\r\n\r\n{you}: {}\r\n", talk.words()));
        for line in talk.lines() {
            let who = if line.author == VISITOR { &you } else { &staff };
            let words = untrack(|| words(live, talk.booth(), line.author, &line.said));
            text.push_str(&format!("{who}: {words}\r\n"));
        }
        text.push_str("\r\n");
    }
    text
}
