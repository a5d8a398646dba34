//! The desk of a booth's staff as it is seen: the code, the member, the queue, the talk that is open, who stands at the booth.

use html::{
    button, div, fieldset, h1, h2, input, label, legend, li, ol, option, p, section, select, span,
    ul,
};
use live::limits::{ADDRESS_BYTES, NAME_CHARACTERS};
use live::message::{LineContent, MemberState, MemberTag, Request};
use live::queue::QueueEntry;
use live::thread::{ThreadLine, VISITOR};
use live::{LiveTime, VisitorId};

use super::phrases::phrases;
use super::state::{OpenDesk, WrongCode, now};
use super::{given, giving_view, lead_list, member};
use crate::app::dom;
use crate::app::letter_form::letter_form;
use crate::app::reactive::*;
use crate::people::state::{Connection, Live};
use crate::people::talk;

/// Characters of the first words that the queue shows; all of them stand in the talk.
const FIRST_CHARACTERS: usize = 160;

/// The desk of a booth.
pub fn desk(desk: OpenDesk) -> View {
    let live = desk.live;
    let booth = desk.booth();
    let is_open = Memo::new(move |_| desk.connection.get() != Connection::Off);
    section()
        .class("desk")
        .child((
            h1().tabindex("-1").child(move || {
                let name = live.app.booth_name(&booth);
                live.say("desk", &[("booth", name.into())])
            }),
            move || {
                if is_open.get() {
                    open(desk)
                } else if live.has_desk(&desk.booth()) {
                    closed(desk)
                } else {
                    p().child(live.t("desk-none")).into_view()
                }
            },
        ))
        .into_view()
}

// --- Closed ---

/// What opens a desk.
pub struct DeskLogin {
    /// The code as it was typed.
    pub code: String,
    /// The member's name.
    pub name: String,
    /// Whether it is to be remembered on the device.
    pub on_device: bool,
}

fn closed(desk: OpenDesk) -> View {
    let live = desk.live;
    way_in(live, "desk-what", true, move |way| {
        if way.name.is_empty() {
            return Some("desk-no-name");
        }
        let language = untrack(|| live.language());
        let entered = desk.enter(&way.code, |kept| {
            kept.name = way.name;
            kept.on_device = way.on_device;
            kept.languages = vec![language];
        });
        match entered {
            Ok(()) => None,
            Err(WrongCode::NoCode) => Some("desk-no-code"),
            Err(WrongCode::OtherDesk) => Some("desk-other-code"),
        }
    })
}

/// The form of the code, and of the member's name where visitors read it; `enter` gives what is wrong.
pub fn way_in(
    live: Live,
    what: &'static str,
    has_name: bool,
    enter: impl Fn(DeskLogin) -> Option<&'static str> + 'static,
) -> View {
    let code = RwSignal::new(String::new());
    let name = RwSignal::new(String::new());
    let on_device = RwSignal::new(false);
    let wrong = RwSignal::new(None::<&'static str>);
    let submit = move || {
        let refused = enter(DeskLogin {
            code: code.get_untracked(),
            name: name.get_untracked().trim().to_owned(),
            on_device: on_device.get_untracked(),
        });
        wrong.set(refused);
        if let Some(key) = refused {
            dom::announce(&live.say(key, &[]));
            dom::focus(if key == "desk-no-name" {
                "desk-name"
            } else {
                "desk-code"
            });
        } else {
            dom::once_changed(dom::focus_heading);
        }
    };
    letter_form(submit)
        .child((
            p().child(live.t(what)),
            // A secret, but one that is pasted and has to be seen to be compared; no browser shall offer to keep it.
            field("desk-code", live.t("desk-code"), code)
                .child(p().class("quiet").child(live.t("desk-code-hint"))),
            has_name.then(|| field("desk-name", live.t("desk-name"), name)),
            label().class("choice").child((
                input()
                    .r#type("checkbox")
                    .prop("checked", move || on_device.get())
                    .on("change", move |event| on_device.set(html::checked(&event))),
                span().child(live.t("desk-remember")),
            )),
            has_name.then(|| p().class("quiet").child(live.t("desk-remember-hint"))),
            move || wrong.get().map(|key| p().class("said").child(live.t(key))),
            p().class("actions").child(
                button()
                    .r#type("submit")
                    .class("button primary")
                    .child(live.t("desk-open")),
            ),
        ))
        .into_view()
}

fn field(
    id: &'static str,
    words: impl Fn() -> String + Send + 'static,
    text: RwSignal<String>,
) -> html::Element {
    div().class("field").child((
        label().r#for(id).child(words),
        input()
            .id(id)
            .r#type("text")
            .autocomplete("off")
            .attr("spellcheck", "false")
            .attr("maxlength", (2 * NAME_CHARACTERS).to_string())
            .on("input", move |event| text.set(html::value(&event))),
    ))
}

// --- Open ---

fn open(desk: OpenDesk) -> View {
    let live = desk.live;
    let moved = RwSignal::new(None);
    let shown = Memo::new(move |_| {
        let id = desk.open.get()?;
        let is_mine = desk.seat(|seat| seat.mine().iter().any(|entry| entry.visitor == id));
        Some((id, is_mine == Some(true)))
    });
    (
        p().class("said")
            .child(move || connection(live, desk.connection.get())),
        member::member(desk),
        move || queue(desk),
        move || {
            shown
                .get()
                .map(|(id, is_mine)| talk_with(desk, id, is_mine))
        },
        move || given::given(desk, moved),
        h2().child(live.t("desk-here")),
        move || here(desk),
        lead_list::leads(desk),
        p().class("actions").child(
            button()
                .r#type("button")
                .class("plain")
                .on("click", move |_| {
                    if dom::confirm(&live.say("desk-leave-sure", &[])) {
                        desk.leave();
                        dom::once_changed(dom::focus_heading);
                    }
                })
                .child(live.t("desk-leave")),
        ),
    )
        .into_view()
}

/// How far a desk's connection is, in words.
pub fn connection(live: Live, connection: Connection) -> String {
    let key = match connection {
        Connection::Off | Connection::Opening => "desk-opening",
        Connection::Joined => "desk-joined",
        Connection::Lost => "live-lost",
        Connection::Unreachable => "desk-unreachable",
        Connection::OtherTab => "desk-other-tab",
        // A desk has a code, no ticket.
        Connection::Refused | Connection::NoTicket | Connection::OtherDevice => "desk-refused",
        Connection::OldBrowser => "desk-old-browser",
    };
    live.say(key, &[])
}

/// Who waits, whom this member has, and whom colleagues have.
fn queue(desk: OpenDesk) -> View {
    let live = desk.live;
    let now = now();
    let drawn = desk.seat(|seat| {
        let waiting: Vec<View> = seat
            .waiting()
            .into_iter()
            .map(|entry| {
                row(
                    desk,
                    entry,
                    now,
                    press(desk, entry, "desk-take", OpenDesk::take),
                )
            })
            .collect();
        let unread = desk.unread.read();
        let mine: Vec<View> = seat
            .mine()
            .into_iter()
            .map(|entry| {
                let new = unread.get(&entry.visitor).map(|count| {
                    span()
                        .class("kind")
                        .child(live.say("desk-unread", &[("n", (*count).into())]))
                });
                let look = press(desk, entry, "desk-look", OpenDesk::look_at);
                row(desk, entry, now, (new, look).into_view())
            })
            .collect();
        let theirs: Vec<View> = seat
            .colleagues()
            .into_iter()
            .map(|entry| {
                let name = entry
                    .custody
                    .holder()
                    .map_or("", |holder| holder.name.as_str());
                let has = live.say("desk-has", &[("name", name.into())]);
                row(
                    desk,
                    entry,
                    now,
                    span().class("kind").child(has).into_view(),
                )
            })
            .collect();
        let waits = waiting.len();
        let waiting = if waits == 0 {
            p().class("quiet").child(live.t("desk-nobody")).into_view()
        } else {
            ol().class("rows").child(waiting).into_view()
        };
        (
            h2().child(live.say("desk-waiting", &[("n", waits.into())])),
            waiting,
            part(live.t("desk-mine"), mine),
            part(live.t("desk-theirs"), theirs),
        )
            .into_view()
    });
    drawn.into_view()
}

fn part(words: impl Fn() -> String + Send + 'static, rows: Vec<View>) -> View {
    if rows.is_empty() {
        return View::Nothing;
    }
    (h2().child(words), ul().class("rows").child(rows)).into_view()
}

/// One request: how old it is, in which languages it may be answered, and its first words.
fn row(desk: OpenDesk, entry: &QueueEntry<Request>, now: LiveTime, more: View) -> View {
    let live = desk.live;
    let minutes = now.secs_since(entry.asked) / 60;
    let request = &entry.request;
    let mut words: String = request.text.chars().take(FIRST_CHARACTERS).collect();
    if words.len() < request.text.len() {
        words.push('…');
    }
    li().key(entry.visitor.to_string())
        .child((
            div().class("row-head").child((
                span()
                    .class("kind")
                    .child(live.say("desk-age", &[("n", minutes.into())])),
                " ",
                span()
                    .class("quiet")
                    .child(live.languages_in_words(request.languages.iter())),
                who(desk, &request.name, &request.firm),
            )),
            p().class("line").child(words),
            div().class("actions").child(more),
        ))
        .into_view()
}

fn who(desk: OpenDesk, name: &str, firm: &str) -> View {
    let given: Vec<&str> = [name, firm]
        .into_iter()
        .filter(|one| !one.is_empty())
        .collect();
    if given.is_empty() {
        return View::Nothing;
    }
    let given = given.join(&desk.live.say("list-comma", &[]));
    (" ", span().class("person").child(given)).into_view()
}

fn press(
    desk: OpenDesk,
    entry: &QueueEntry<Request>,
    key: &'static str,
    does: fn(OpenDesk, VisitorId),
) -> View {
    let id = entry.visitor;
    button()
        .r#type("button")
        .class("button")
        .on("click", move |_| {
            does(desk, id);
            if desk.open.get_untracked() == Some(id) {
                let field = talk::field_id(&draft(&id));
                dom::once_changed(move || dom::once_changed(move || dom::focus(&field)));
            }
        })
        .child(desk.live.t(key))
        .into_view()
}

// --- The talk ---

/// Name of what is being written to a visitor.
fn draft(id: &VisitorId) -> String {
    format!("desk-{id}")
}

fn talk_with(desk: OpenDesk, id: VisitorId, is_mine: bool) -> View {
    let live = desk.live;
    section()
        .class("talk")
        .aria_label(live.say("desk-talk", &[]))
        .child((
            h2().child(live.t("desk-talk")),
            move || lines(desk, &id),
            is_mine.then(|| answer(desk, id)),
        ))
        .into_view()
}

fn lines(desk: OpenDesk, id: &VisitorId) -> View {
    let live = desk.live;
    let drawn = desk.seat(|seat| {
        let thread = seat.thread(id)?;
        let first = li().class("theirs").child((
            span().class("kind").child(live.t("desk-visitor")),
            p().class("line").child(thread.words().to_owned()),
        ));
        let lines: Vec<View> = thread
            .lines()
            .iter()
            .map(|line| self::line(desk, line, seat.is_me(line.author)))
            .collect();
        // It scrolls on a phone, also by keys.
        let list = ol().class("lines").tabindex("0");
        let list = list.aria_label(live.t("desk-talk"));
        Some(list.child((first, lines)))
    });
    drawn.flatten().into_view()
}

fn line(desk: OpenDesk, line: &ThreadLine, is_own: bool) -> View {
    let key = match line.author {
        VISITOR => "desk-visitor",
        _ if is_own => "line-you",
        _ => "line-staff",
    };
    talk::line(desk.live, &desk.booth(), line, key, is_own)
}

/// What the member does in a talk of theirs.
fn answer(desk: OpenDesk, id: VisitorId) -> View {
    let live = desk.live;
    let key = draft(&id);
    let chosen = RwSignal::new(None);
    let colleague = RwSignal::new(None);
    let send = {
        let key = key.clone();
        move || {
            if let Some(words) = talk::take_draft(live, &key)
                && !desk.write(id, LineContent::Words(words.clone()))
            {
                talk::put_back(live, &key, &words);
            }
        }
    };
    let on_key = send.clone();
    letter_form(send)
        .child((
            talk::field(live, &key, "line-field", on_key),
            p().class("actions").child(
                button()
                    .r#type("submit")
                    .class("button primary")
                    .child(live.t("line-send")),
            ),
            div().class("field").child(phrases(desk, id, key)),
            move || giving_view::giving(desk, id, chosen),
            call(desk, id),
            move || hand(desk, id, colleague),
            p().class("actions").child((
                plain(desk, "desk-back", move || desk.hand(id, None)),
                plain(desk, "desk-close", move || desk.close(id)),
            )),
        ))
        .into_view()
}

/// A button that ends the talk for this member; the focus goes to what stands on top.
fn plain(desk: OpenDesk, key: &'static str, does: impl Fn() + 'static) -> View {
    button()
        .r#type("button")
        .class("button")
        .on("click", move |_| {
            does();
            dom::announce(&desk.live.say(key, &[]));
            dom::once_changed(dom::focus_heading);
        })
        .child(desk.live.t(key))
        .into_view()
}

/// A link to a call, of the exhibitor's own.
fn call(desk: OpenDesk, id: VisitorId) -> View {
    let live = desk.live;
    let address = RwSignal::new(String::new());
    div()
        .class("field")
        .child((
            label().r#for("desk-call").child(live.t("desk-call")),
            input()
                .id("desk-call")
                .r#type("url")
                .autocomplete("off")
                .attr("maxlength", ADDRESS_BYTES.to_string())
                .attr("placeholder", "https://")
                .prop("value", move || address.get())
                .on("input", move |event| address.set(html::value(&event))),
            p().class("actions").child(
                button()
                    .r#type("button")
                    .class("button")
                    .on("click", move |_| {
                        let url = address.get_untracked().trim().to_owned();
                        let fits = url.starts_with("https://")
                            && !url.contains(char::is_whitespace)
                            && feed::link::Policy::Web.read(&url).is_ok();
                        if fits && desk.write(id, LineContent::Call(url)) {
                            address.set(String::new());
                        } else {
                            dom::announce(&live.say("desk-call-bad", &[]));
                            dom::focus("desk-call");
                        }
                    })
                    .child(live.t("desk-call-send")),
            ),
        ))
        .into_view()
}

/// Handing over to a colleague who is at the desk. Who was `chosen` stays so while others come and go.
fn hand(desk: OpenDesk, id: VisitorId, chosen: RwSignal<Option<MemberTag>>) -> View {
    let live = desk.live;
    let others: Vec<(MemberTag, String)> = desk
        .seat(|seat| {
            let here = seat
                .others()
                .filter(|member| member.state != MemberState::Away);
            here.map(|member| (member.tag, member.name.clone()))
                .collect()
        })
        .unwrap_or_default();
    if others.is_empty() {
        return View::Nothing;
    }
    let before = chosen.get_untracked();
    let options: Vec<_> = others
        .iter()
        .map(|(tag, name)| {
            option()
                .value(tag.0.to_string())
                .selected(before == Some(*tag))
                .child(name.clone())
        })
        .collect();
    fieldset()
        .child((
            legend().child(live.t("desk-hand")),
            p().class("actions").child((
                select()
                    .id("desk-hand")
                    .aria_label(live.say("desk-hand", &[]))
                    .on("change", move |event| {
                        chosen.set(html::value(&event).parse().ok().map(MemberTag));
                    })
                    .child(options),
                plain(desk, "desk-hand-go", move || {
                    let chosen = chosen.get_untracked();
                    let is_chosen = |(tag, _): &&(MemberTag, String)| chosen == Some(*tag);
                    // The first one is shown until another is chosen, or when that one has left.
                    if let Some(to) = others.iter().find(is_chosen).or(others.first()) {
                        desk.hand(id, Some((to.0, to.1.as_str())));
                    }
                }),
            )),
        ))
        .into_view()
}

// --- Who is there ---

fn here(desk: OpenDesk) -> View {
    let live = desk.live;
    let people: Vec<View> = desk
        .seat(|seat| {
            let people = seat.visitors().map(|here| {
                let figure = u32::from(here.figure) + 1;
                let languages = live.languages_in_words(here.languages.iter());
                let words = live.say(
                    "live-person",
                    &[("figure", figure.into()), ("languages", languages.into())],
                );
                li().child(words).into_view()
            });
            people.collect()
        })
        .unwrap_or_default();
    if people.is_empty() {
        return p()
            .class("quiet")
            .child(live.t("desk-here-nobody"))
            .into_view();
    }
    ul().class("rows").child(people).into_view()
}
