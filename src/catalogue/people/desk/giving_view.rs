//! Giving, as it is seen in a talk: what a visitor wishes for, and the booth's slots with those that are taken.

use html::{IntoView, button, fieldset, label, legend, option, p, select};
use live::message::{LineContent, Meeting};
use live::{LiveTime, VisitorId};

use super::state::OpenDesk;
use crate::app::dom;
use crate::app::reactive::*;
use crate::people::slots::{self, MeetingSlot};

/// A slot that a member has chosen, in the talk that is open.
pub type ChosenStart = RwSignal<Option<LiveTime>>;

/// What a member does about meetings in a talk of theirs; nothing at a booth that has no times for them.
pub fn giving(desk: OpenDesk, id: VisitorId, chosen: ChosenStart) -> View {
    let (live, booth) = (desk.live, desk.booth());
    let to_come = slots::to_come(live, &booth);
    let told = desk.seat(|seat| {
        (
            seat.is_giving(&id),
            seat.meeting_with(&id),
            seat.wished(&id),
        )
    });
    let Some((is_giving, held, wished)) = told.filter(|_| !to_come.is_empty()) else {
        return View::Nothing;
    };
    let words = |slot: &MeetingSlot| slots::in_words(live, &booth, slot);
    let number = held.map(|meeting| meeting.number);
    let is_free = |slot: &MeetingSlot| desk.seat(|seat| seat.is_free(slot, number)) == Some(true);
    let is_other = |start: &LiveTime| held.is_none_or(|meeting| meeting.start != *start);
    let wished: Vec<_> = wished
        .into_iter()
        .filter(is_other)
        .map(|start| slots::at(live, &booth, start))
        .map(|slot| {
            let is_free = is_free(&slot) && !is_giving;
            let key = if is_free {
                "desk-give"
            } else {
                "desk-slot-taken"
            };
            button()
                .r#type("button")
                .class("button")
                .disabled(!is_free)
                .on("click", move |_| desk.give(id, slot))
                .child(live.say(key, &[("time", words(&slot).into())]))
        })
        .collect();
    let (options, first) = options(desk, held.as_ref(), chosen.get_untracked());
    let picked = {
        let booth = booth.clone();
        move || match chosen.get_untracked() {
            Some(start) => Some(slots::at(live, &booth, start)),
            None => first,
        }
    };
    let act = |key: &'static str, does: Box<dyn Fn(MeetingSlot)>| {
        let picked = picked.clone();
        button()
            .r#type("button")
            .class("button")
            .disabled(is_giving)
            .on("click", move |_| match untrack(&picked) {
                Some(slot) => does(slot),
                None => dom::focus("desk-slot"),
            })
            .child(live.t(key))
    };
    let give = if held.is_some() {
        "desk-move"
    } else {
        "desk-give-go"
    };
    let propose = move |slot: MeetingSlot| {
        desk.write(id, LineContent::Times(vec![slot.start]));
    };
    let cancel = held.map(|meeting| {
        button()
            .r#type("button")
            .class("plain")
            .on("click", move |_| desk.cancel(meeting.number))
            .child(live.t("desk-cancel"))
    });
    fieldset()
        .id("desk-meeting")
        .child((
            legend().child(live.app.t("meetings")),
            is_giving.then(|| p().class("said").child(live.t("desk-giving"))),
            p().class("actions").child(wished),
            label().r#for("desk-slot").child(live.t("desk-slot")),
            select()
                .id("desk-slot")
                .on("change", move |event| {
                    let start = html::value(&event).parse().ok();
                    chosen.set(start.map(LiveTime::from_tenths));
                })
                .child(options),
            p().class("actions").child((
                act(give, Box::new(move |slot| desk.give(id, slot))),
                act("desk-propose", Box::new(propose)),
                cancel,
            )),
        ))
        .into_view()
}

/// The slots that are to come, for a meeting that is to be given or moved, with those that are taken; and the first that is free.
pub fn options(
    desk: OpenDesk,
    held: Option<&Meeting>,
    chosen: Option<LiveTime>,
) -> (Vec<View>, Option<MeetingSlot>) {
    let (live, booth) = (desk.live, desk.booth());
    let number = held.map(|meeting| meeting.number);
    let is_free = |slot: &MeetingSlot| desk.seat(|seat| seat.is_free(slot, number)) == Some(true);
    let to_come = slots::to_come(live, &booth);
    let first = to_come.iter().find(|slot| is_free(slot)).copied();
    let options = to_come.iter().map(|slot| {
        let is_free = is_free(slot);
        let words = slots::in_words(live, &booth, slot);
        option()
            .value(slot.start.tenths().to_string())
            .selected(chosen == Some(slot.start))
            .disabled(!is_free)
            .child(if is_free {
                words
            } else {
                live.say("desk-slot-taken", &[("time", words.into())])
            })
            .into_view()
    });
    (options.collect(), first)
}
