//! Strip: how many are here, and the press by which others see the visitor; on top of both faces.

use feed::event::Feature;
use html::{IntoView, View, a, button, details, div, p, section, summary};

use super::memory::LiveWish;
use super::port;
use super::shared::Shared;
use super::state::{Connection, Live};
use super::talk_part;
use super::visitor::LiveVisitor;
use crate::app::dom;
use crate::app::reactive::*;
use crate::views::notices::PEOPLE;

/// Shows it from now on.
pub fn show(live: Live) {
    let may_come_in = Memo::new(move |_| live.connection.get() != Connection::NoTicket);
    // Staff who come to their desk are not asked to walk; but whoever is seen, or answered, finds that there too.
    let is_wanted = Memo::new(move |_| {
        let at_desk = matches!(&*live.app.route.read(), page::Route::Desk { .. });
        !at_desk || live.memory.read().wish == LiveWish::Join || !live.unread.read().is_empty()
    });
    dom::fill(PEOPLE, move || {
        is_wanted.get().then(|| {
            section().class("people").aria_label(live.t("live")).child((
                p().class("counts").child(move || first_line(live)),
                go_on_here(live),
                move || answers(live),
                switch(live),
                captions(live),
                move || may_come_in.get().then(|| choices(live)),
                opened(live, "live-sees", talk_part::privacy),
            ))
        })
    });
}

/// Answers that were not looked at yet, with the way to them.
fn answers(live: Live) -> Vec<View> {
    let unread = live.unread.read();
    let answers = unread.iter().map(|(booth, count)| {
        let name = live.app.booth_name(booth);
        let words = live.say(
            "thread-new",
            &[("n", (*count).into()), ("booth", name.into())],
        );
        let route = page::Route::Booth {
            booth: booth.clone(),
        };
        p().child(a().href(route.to_string()).child(words))
            .into_view()
    });
    answers.collect()
}

/// How many are here, or why nobody can tell.
fn first_line(live: Live) -> String {
    let key = match live.connection.get() {
        Connection::Joined => return counts(live),
        Connection::Off | Connection::Opening => "live",
        Connection::Lost => "live-lost",
        Connection::Unreachable => "live-unreachable",
        Connection::OtherTab => "live-other-tab",
        Connection::Refused if port::is_by_ticket() => "live-ticket-refused",
        Connection::Refused => "live-refused",
        Connection::NoTicket => "live-no-ticket",
        Connection::OtherDevice => "live-ticket-elsewhere",
        Connection::OldBrowser => "live-old-browser",
    };
    live.say(key, &[])
}

/// "31 people walk with you, 214 are here": what is known of each. Nobody is an honest answer, where one looks into a hall.
pub fn counts(live: Live) -> String {
    let with = match live.walkers.read().len() {
        0 if live.is_in_hall.get() => Some(live.say("live-nobody", &[])),
        0 => None,
        with => Some(live.say("live-with", &[("n", with.into())])),
    };
    let total = live.total.get();
    let here = total.map(|(here, _)| live.say("live-here", &[("n", here.into())]));
    match (with, here) {
        // A sentence ends before another begins.
        (Some(nobody), Some(here)) if live.walkers.read().is_empty() => match total {
            Some((0, _)) => nobody,
            _ => format!("{nobody} {here}"),
        },
        (Some(one), Some(two)) => {
            live.say("live-several", &[("one", one.into()), ("two", two.into())])
        }
        (one, two) => one.or(two).unwrap_or_else(|| live.say("live", &[])),
    }
}

/// The way back from another device.
fn go_on_here(live: Live) -> impl IntoView {
    move || {
        (live.connection.get() == Connection::OtherDevice).then(|| {
            div().class("actions").child(
                button()
                    .r#type("button")
                    .class("button primary")
                    .on("click", move |_| {
                        live.with_visitor(|visitor| visitor.go_on_here());
                    })
                    .child(live.t("live-go-on-here")),
            )
        })
    }
}

/// In and out by one press each.
fn switch(live: Live) -> impl IntoView {
    move || {
        if live.banned.get() {
            return p().child(live.t("live-banned")).into_view();
        }
        if live.connection.get().is_shut() || !live.has(Feature::Presence) {
            return View::Nothing;
        }
        let wish = live.memory.read().wish;
        let is_seen = wish == LiveWish::Join;
        let press = move |_| {
            LiveVisitor::want(
                live,
                if is_seen {
                    LiveWish::Look
                } else {
                    LiveWish::Join
                },
            );
            let key = if is_seen { "live-left" } else { "live-joined" };
            dom::announce(&live.say(key, &[]));
        };
        let is_asked = wish == LiveWish::Unasked && !live.tells_nobody_new();
        let look = is_asked.then(|| {
            button()
                .r#type("button")
                .class("button")
                .on("click", move |_| LiveVisitor::want(live, LiveWish::Look))
                .child(live.t("live-look"))
        });
        let host = is_asked.then(|| {
            let host = live.host();
            p().class("quiet")
                .child(live.say("live-host", &[("host", host.into())]))
        });
        let is_new = wish == LiveWish::Unasked && port::is_by_ticket();
        let known = is_new.then(|| p().class("quiet").child(live.t("live-ticket-known")));
        (
            div().class("actions").child((
                button()
                    .r#type("button")
                    .id("live-join")
                    .class(if is_seen { "button" } else { "button primary" })
                    .on("click", press)
                    .child(live.t(if is_seen { "live-leave" } else { "live-join" })),
                look,
            )),
            host,
            known,
        )
            .into_view()
    }
}

/// What is being said now, for whoever wants to read it.
fn captions(live: Live) -> impl IntoView {
    let is_there = Memo::new(move |_| !live.captions.read().is_empty());
    move || {
        is_there
            .get()
            .then(|| opened(live, "captions-live", talk_part::captions))
    }
}

/// What others see, and who they are.
fn choices(live: Live) -> impl IntoView {
    opened(live, "live-more", talk_part::choices)
}

/// Something that comes when it is looked at.
fn opened(live: Live, key: &'static str, draw: fn(Live) -> View) -> View {
    let is_open = Shared::new(false);
    details()
        .on("toggle", move |event| {
            if html::is_open(&event) && !is_open.get_untracked() {
                is_open.set(true);
            }
        })
        .child((summary().child(live.t(key)), move || {
            is_open.get().then(|| draw(live))
        }))
        .into_view()
}
