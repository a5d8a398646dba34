//! Strip: how many are here, and the press by which others see the visitor; on top of both faces.

use feed::event::Feature;
use html::{
    IntoView, View, a, button, details, div, fieldset, input, label, legend, li, option, p,
    section, select, span, summary, ul,
};
use venue::figure;

use super::memory::Wish;
use super::state::{Connection, Live, Walker};
use super::visitor::Visitor;
use crate::app::dom;
use crate::app::reactive::*;

/// Id of its place on the page.
pub const PLACE: &str = "people";
/// Reactions that there are.
const REACTIONS: [&str; 8] = [
    "reaction-1",
    "reaction-2",
    "reaction-3",
    "reaction-4",
    "reaction-5",
    "reaction-6",
    "reaction-7",
    "reaction-8",
];

/// Shows it from now on.
pub fn show(live: Live) {
    dom::fill(PLACE, move || {
        section()
            .class("people")
            .aria_label(live.say("live", &[]))
            .child((
                p().class("counts").child(move || first_line(live)),
                move || answers(live),
                switch(live),
                choices(live),
            ))
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
        Connection::Refused => "live-refused",
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
        (Some(one), Some(two)) => {
            live.say("live-several", &[("one", one.into()), ("two", two.into())])
        }
        (one, two) => one.or(two).unwrap_or_else(|| live.say("live", &[])),
    }
}

/// In and out by one press each.
fn switch(live: Live) -> impl IntoView {
    move || {
        if live.banned.get() {
            return p().child(live.t("live-banned")).into_view();
        }
        if matches!(
            live.connection.get(),
            Connection::OldBrowser | Connection::Refused | Connection::OtherTab
        ) {
            return View::Nothing;
        }
        if !live.has(Feature::Presence) {
            return View::Nothing;
        }
        let wish = live.memory.read().wish;
        let is_seen = wish == Wish::Join;
        let press = move |_| {
            want(live, if is_seen { Wish::Look } else { Wish::Join });
            let key = if is_seen { "live-left" } else { "live-joined" };
            dom::announce(&live.say(key, &[]));
        };
        let is_asked = wish == Wish::Unasked && !live.is_own_host();
        let look = is_asked.then(|| {
            button()
                .r#type("button")
                .class("button")
                .on("click", move |_| want(live, Wish::Look))
                .child(live.t("live-look"))
        });
        let host = is_asked.then(|| {
            let host = live.host();
            p().class("quiet")
                .child(live.say("live-host", &[("host", host.into())]))
        });
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
        )
            .into_view()
    }
}

/// The visitor wants this much of being live from now on.
pub fn want(live: Live, wish: Wish) {
    live.remember(|memory| memory.wish = wish);
    live.with_visitor(|visitor| visitor.wish_changed());
    Visitor::start(live);
}

/// What others see, and who they are.
fn choices(live: Live) -> impl IntoView {
    details().child((
        summary().child(live.t("live-more")),
        p().class("quiet").child(live.t("live-what")),
        looks(live),
        languages(live),
        move || {
            let is_seen = live.memory.read().wish == Wish::Join
                && live.connection.get() == Connection::Joined;
            let reactions = live.has(Feature::Reactions).then(|| reactions(live));
            is_seen.then(|| (reactions, colleagues(live)))
        },
        move || who(live),
    ))
}

fn changed(live: Live) {
    live.with_visitor(|visitor| visitor.wish_changed());
}

fn looks(live: Live) -> impl IntoView {
    div().class("field").child((
        label().r#for("live-figure").child(live.t("live-figure")),
        select()
            .id("live-figure")
            .on("change", move |event| {
                if let Ok(figure) = html::value(&event).parse() {
                    live.remember(|memory| memory.figure = figure);
                    changed(live);
                }
            })
            .child(
                (0..figure::COUNT)
                    .map(|figure| {
                        option()
                            .value(figure.to_string())
                            .selected(live.memory.read_untracked().figure == figure)
                            .child(move || live.say("live-figure-n", &[("n", (figure + 1).into())]))
                    })
                    .collect::<Vec<_>>(),
            ),
    ))
}

/// The languages of the event, and the page's own among them.
fn languages(live: Live) -> impl IntoView {
    let exhibition = live.app.exhibition.get_untracked();
    let tags = exhibition.event.languages.clone();
    fieldset().class("choices").child((
        legend().child(live.t("live-languages")),
        tags.into_iter()
            .map(|tag| {
                let (of_check, name) = (tag.clone(), i18n::own_name(&tag).to_owned());
                label().class("choice").child((
                    input()
                        .r#type("checkbox")
                        .prop("checked", move || live.spoken().contains(&of_check))
                        .on("change", move |event| {
                            let mut spoken = untrack(|| live.spoken());
                            spoken.retain(|one| *one != tag);
                            if html::checked(&event) {
                                spoken.push(tag.clone());
                            }
                            live.remember(|memory| memory.languages = spoken);
                            changed(live);
                        }),
                    span().child(name),
                ))
            })
            .collect::<Vec<_>>(),
    ))
}

fn reactions(live: Live) -> impl IntoView {
    let hand = RwSignal::new(false);
    let buttons: Vec<_> = (1_u8..)
        .zip(REACTIONS)
        .map(|(number, key)| {
            button()
                .r#type("button")
                .class("button")
                .on("click", move |_| {
                    live.with_visitor(|visitor| visitor.react(number));
                    dom::announce(&live.say(key, &[]));
                })
                .child(live.t(key))
        })
        .collect();
    fieldset().class("choices").child((
        legend().child(live.t("live-react")),
        div().class("actions").child((
            button()
                .r#type("button")
                .class("button")
                .aria_pressed(move || if hand.get() { "true" } else { "false" }.to_owned())
                .on("click", move |_| {
                    let is_up = !hand.get_untracked();
                    hand.set(is_up);
                    live.with_visitor(|visitor| visitor.raise_hand(is_up));
                })
                .child(live.t("live-hand")),
            buttons,
        )),
    ))
}

/// A link by which colleagues come into the same group.
fn colleagues(live: Live) -> impl IntoView {
    button()
        .r#type("button")
        .class("button")
        .on("click", move |_| {
            let mut group = None;
            live.with_visitor(|visitor| group = visitor.group());
            let Some((hall, group)) = group else {
                return dom::announce(&live.say("live-nobody", &[]));
            };
            let address = page::browser::address::page();
            let address = address.split('?').next().unwrap_or_default().to_owned();
            let route = page::Route::Hall { hall };
            dom::copy(format!("{address}?with={group}{route}"), move |done| {
                let said = if done {
                    live.say("live-link-copied", &[])
                } else {
                    live.app.t("copy-failed")()
                };
                dom::announce(&said);
            });
        })
        .child(live.t("live-link"))
}

/// Who walks with the visitor: by figure and language, to be hidden or reported.
fn who(live: Live) -> View {
    let walkers = live.walkers.get();
    if walkers.is_empty() {
        return View::Nothing;
    }
    let rows: Vec<_> = walkers
        .iter()
        .map(|walker| li().key(walker.id.to_string()).child(person(live, walker)))
        .collect();
    (
        p().class("kind").child(live.t("live-who")),
        ul().class("rows").child(rows),
    )
        .into_view()
}

fn person(live: Live, walker: &Walker) -> View {
    let id = walker.id;
    let languages = walker.languages.iter().map(String::as_str);
    let languages = live.languages_in_words(languages);
    let figure = u32::from(walker.figure) + 1;
    let words = live.say(
        "live-person",
        &[("figure", figure.into()), ("languages", languages.into())],
    );
    let at = walker
        .booth
        .as_ref()
        .map(|booth| live.app.booth_name(booth));
    let act = move |key: &'static str, said: &'static str, does: fn(&Visitor, live::VisitorId)| {
        button()
            .r#type("button")
            .class("plain")
            .on("click", move |_| {
                live.with_visitor(|visitor| does(visitor, id));
                dom::announce(&live.say(said, &[]));
            })
            .child(live.t(key))
    };
    (
        span().child(words),
        at.map(|at| span().class("place").child(at)),
        div().class("actions").child((
            act("live-hide", "live-hidden", Visitor::hide),
            // Where nobody would read it none is taken.
            untrack(|| live.organisers_seal_key())
                .map(|_| act("live-report", "live-reported", Visitor::report)),
        )),
    )
        .into_view()
}
