//! Choices: how the visitor looks, what they speak, what they show others, and who walks with them.

use feed::event::Feature;
use html::{IntoView, View, button, div, fieldset, input, label, legend, li, p, span, ul};
use venue::figure;

use super::known::WalkingVisitor;
use super::memory::LiveWish;
use super::pictures;
use super::state::{Connection, Live};
use super::visitor::LiveVisitor;
use crate::app::dom;
use crate::app::reactive::*;

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

/// All of them.
pub fn choices(live: Live) -> View {
    (
        looks(live),
        languages(live),
        move || {
            let is_seen = live.memory.read().wish == LiveWish::Join
                && live.connection.get() == Connection::Joined;
            let reactions = live.has(Feature::Reactions).then(|| reactions(live));
            is_seen.then(|| (reactions, colleagues(live)))
        },
        move || who(live),
    )
        .into_view()
}

fn changed(live: Live) {
    live.with_visitor(|visitor| visitor.wish_changed());
}

/// How the visitor looks.
fn looks(live: Live) -> impl IntoView {
    let shown = move || live.memory.read().figure;
    figures(live, "live-figure", shown, move |figure| {
        live.remember(|memory| memory.figure = figure);
        changed(live);
    })
}

/// The figures, each with its picture, to choose one.
pub fn figures(
    live: Live,
    name: &'static str,
    shown: impl Fn() -> u8 + Copy + Send + 'static,
    choose: impl Fn(u8) + Copy + 'static,
) -> impl IntoView {
    let choice = move |figure: u8| {
        label().class("figure").child((
            input()
                .r#type("radio")
                .name(name)
                .value(figure.to_string())
                .aria_label(live.say("live-figure-n", &[("n", (figure + 1).into())]))
                .prop("checked", move || shown() == figure)
                .on("change", move |_| choose(figure)),
            pictures::figure(figure),
        ))
    };
    fieldset().class("figures").id(name).child((
        legend().child(live.t("live-figure")),
        (0..figure::COUNT).map(choice).collect::<Vec<_>>(),
    ))
}

/// The languages of the event, and the page's own among them.
fn languages(live: Live) -> impl IntoView {
    let exhibition = live.app.exhibition.get_untracked();
    let tags = exhibition.event.languages.clone();
    fieldset().child((
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
                .child((pictures::symbol(number), live.t(key)))
        })
        .collect();
    fieldset().child((
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
                .child((pictures::symbol(0), live.t("live-hand"))),
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

fn person(live: Live, walker: &WalkingVisitor) -> View {
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
    let act =
        move |key: &'static str, said: &'static str, does: fn(&LiveVisitor, live::VisitorId)| {
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
        div()
            .class("person-looks")
            .child((pictures::figure(walker.figure), span().child(words))),
        at.map(|at| span().class("place").child(at)),
        div().class("actions").child((
            act("live-hide", "live-hidden", LiveVisitor::hide),
            // Where nobody would read it none is taken.
            untrack(|| live.organisers_seal_key())
                .map(|_| act("live-report", "live-reported", LiveVisitor::report)),
        )),
    )
        .into_view()
}
