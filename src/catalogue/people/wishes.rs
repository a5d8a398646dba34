//! Wishes: up to three of a booth's slots that a visitor would like, or one of those that its staff propose.

use std::cell::RefCell;

use html::{button, div, fieldset, label, legend, option, p, select};
use live::LiveTime;
use live::flat_map::FlatMap;
use live::message::LineContent;
use live::thread::{Thread, VISITOR};

use super::slots::{self, MeetingSlot};
use super::state::{Connection, Live};
use super::visitor::LiveVisitor;
use crate::app::dom;
use crate::app::reactive::*;

/// Labels of the choices, which are also their ids' ends.
const CHOICES: [&str; live::limits::WISHES] = [
    "contact-meeting-first",
    "contact-meeting-second",
    "contact-meeting-third",
];

thread_local! {
    /// What is chosen and not sent, by the booth's id: a line that comes draws the form anew.
    static CHOSEN: RefCell<FlatMap<String, Chosen>> = const { RefCell::new(FlatMap::new()) };
}

type Chosen = [Option<LiveTime>; CHOICES.len()];

fn chosen(booth: &str) -> Chosen {
    let chosen = CHOSEN.with_borrow(|all| all.get(booth).copied());
    chosen.unwrap_or_default()
}

/// The form; nothing for a booth that meets nobody, and while none of its staff is there who was not asked yet.
pub fn wishes(live: Live, booth: &str) -> View {
    let booth = booth.to_owned();
    let is_shown = {
        let booth = booth.clone();
        Memo::new(move |_| {
            let is_joined = live.connection.get() == Connection::Joined;
            let is_staffed = live.desk(&booth).is_some_and(|desk| desk.here() > 0);
            is_joined
                && (is_staffed || talks(live, &booth))
                && !slots::to_come(live, &booth).is_empty()
        })
    };
    (move || {
        if !is_shown.get() {
            return View::Nothing;
        }
        live.with_visitor(|visitor| visitor.follow_slots(&booth));
        let (of_proposed, of_send) = (booth.clone(), booth.clone());
        let fields = CHOICES.iter().enumerate().map(|(nth, key)| {
            let id = format!("live-{key}");
            let (booth, of_change) = (booth.clone(), booth.clone());
            div().class("field").child((
                label().r#for(id.clone()).child(live.app.t(key)),
                select()
                    .id(id)
                    .on("change", move |event| {
                        let start = html::value(&event).parse().ok();
                        let mut times = chosen(&of_change);
                        times[nth] = start.map(LiveTime::from_tenths);
                        CHOSEN.with_borrow_mut(|all| all.insert(of_change.clone(), times));
                    })
                    .child(move || options(live, &booth, chosen(&booth)[nth])),
            ))
        });
        fieldset()
            .class("meetings")
            .child((
                legend().child(live.app.t("meetings-ask")),
                move || proposed(live, &of_proposed),
                fields.collect::<Vec<_>>(),
                p().class("actions").child(
                    button()
                        .r#type("button")
                        .class("button")
                        .on("click", move |_| {
                            let mut times: Vec<LiveTime> = Vec::new();
                            let open = untrack(|| open_slots(live, &of_send));
                            for time in chosen(&of_send).into_iter().flatten() {
                                let is_open = open.iter().any(|slot| slot.start == time);
                                if is_open && !times.contains(&time) {
                                    times.push(time);
                                }
                            }
                            if times.is_empty() {
                                return dom::focus("live-contact-meeting-first");
                            }
                            wish(live, &of_send, times);
                        })
                        .child(live.t("meeting-wish")),
                ),
            ))
            .into_view()
    })
    .into_view()
}

fn talks(live: Live, booth: &str) -> bool {
    let talks = live.talks.read();
    talks.get(booth).is_some_and(Thread::request_stands)
}

/// The slots that can be wished for: those that have room.
fn open_slots(live: Live, booth: &str) -> Vec<MeetingSlot> {
    let given = live.given.read();
    let given = given.get(booth);
    let mut slots = slots::to_come(live, booth);
    slots.retain(|slot| given.is_none_or(|given| slots::has_room(live, booth, slot, given)));
    slots
}

fn options(live: Live, booth: &str, chosen: Option<LiveTime>) -> Vec<View> {
    let none = option().value("").child(live.app.t("contact-meeting-none"));
    let slots = open_slots(live, booth).into_iter();
    let options = slots.map(|slot| {
        option()
            .value(slot.start.tenths().to_string())
            .selected(chosen == Some(slot.start))
            .child(slots::in_words(live, booth, &slot))
            .into_view()
    });
    std::iter::once(none.into_view()).chain(options).collect()
}

/// The times that the staff propose, unless the visitor has answered.
fn proposed(live: Live, booth: &str) -> View {
    let talks = live.talks.read();
    let lines = talks.get(booth).map_or(&[][..], Thread::lines);
    let about =
        |said: &LineContent| matches!(said, LineContent::Times(_) | LineContent::Meeting(_));
    let last = lines.iter().rev().find(|line| about(&line.said));
    let Some(LineContent::Times(times)) = last
        .filter(|line| line.author != VISITOR)
        .map(|line| &line.said)
    else {
        return View::Nothing;
    };
    let buttons: Vec<_> = times
        .iter()
        .map(|&start| slots::at(live, booth, start))
        .map(|slot: MeetingSlot| {
            let words = slots::in_words(live, booth, &slot);
            let booth = booth.to_owned();
            button()
                .r#type("button")
                .class("button")
                .on("click", move |_| wish(live, &booth, vec![slot.start]))
                .child(live.say("meeting-take", &[("time", words.into())]))
        })
        .collect();
    div().class("actions").child(buttons).into_view()
}

/// Tells the staff, in the talk with them or with first words of their own.
fn wish(live: Live, booth: &str, times: Vec<LiveTime>) {
    let said = LineContent::Times(times);
    dom::announce(&live.say("thread-sending", &[]));
    if untrack(|| talks(live, booth)) {
        live.with_visitor(|visitor| visitor.write(booth, said));
    } else {
        let words = live.say("meeting-words", &[]);
        let who = live.introduction.get_untracked();
        LiveVisitor::ask_soon(live, booth, &words, who, Some(said));
    }
}
