//! The meetings that a desk has given and that are to come: with whom, moved or cancelled also when the talk is long over, and
//! as a calendar.

use html::{button, h2, li, p, select, span, ul};
use live::message::Meeting;
use live::{LiveTime, VisitorId};
use page::browser::clock;

use super::giving_view::options;
use super::meeting_table;
use super::state::OpenDesk;
use crate::app::dom;
use crate::app::reactive::*;
use crate::calendar::file_name;
use crate::meetings::{GivenMeeting, given_calendar};
use crate::people::slots::{self, MeetingSlot};

/// A slot that is chosen for a meeting to be moved to: the list is drawn anew with each change.
pub type ChosenMove = RwSignal<Option<(u32, LiveTime)>>;

/// The list, and its files: a calendar for the staff, a table for the organiser.
pub fn given(desk: OpenDesk, chosen: ChosenMove) -> View {
    let live = desk.live;
    let rows: Vec<View> = meetings(desk)
        .into_iter()
        .map(|(meeting, who)| row(desk, chosen, meeting, &who))
        .collect();
    let save = |key: &'static str, does: Box<dyn Fn()>| {
        let button = button().r#type("button").class("button");
        button.on("click", move |_| does()).child(live.t(key))
    };
    let in_calendar = (!rows.is_empty()).then(|| {
        let does = move || {
            let (event, booth) = (live.app.event_id(), desk.booth());
            let name = file_name(&event, &[&booth]);
            dom::download(&name, "text/calendar;charset=utf-8", &calendar(desk));
        };
        save("desk-calendar", Box::new(does))
    });
    let as_table = table(desk).map(|_| {
        let does = move || {
            if let Some(table) = untrack(|| table(desk)) {
                let name = format!("{}-{}-meetings.csv", live.app.event_id(), desk.booth());
                dom::download(&name, "text/csv;charset=utf-8", &table);
            }
        };
        save("desk-meetings-csv", Box::new(does))
    });
    let list = (!rows.is_empty()).then(|| {
        let heading = h2().child(live.t("desk-given"));
        (heading, ul().class("rows").child(rows))
    });
    let has_any = in_calendar.is_some() || as_table.is_some();
    let actions = has_any.then(|| p().class("actions").child((in_calendar, as_table)));
    (list, actions).into_view()
}

/// Who meets and who wishes to, for the organiser; nothing where there is neither.
fn table(desk: OpenDesk) -> Option<String> {
    let (live, booth) = (desk.live, desk.booth());
    let who = |id: &VisitorId| {
        let (kept, id) = (desk.kept.read(), id.to_string());
        let lead = kept.leads.iter().find(|lead| lead.visitor == id);
        lead.map(|lead| (lead.name.clone(), lead.firm.clone()))
            .unwrap_or_default()
    };
    let span = |start, minutes: Option<u16>| {
        let minutes = minutes.unwrap_or_else(|| slots::at(live, &booth, start).minutes);
        slots::span(live, &booth, start, minutes)
    };
    desk.seat(|seat| meeting_table::csv(seat, &booth, who, span))
        .flatten()
}

/// The meetings that are held, each with the names of whom it is with, as far as they are known here.
fn meetings(desk: OpenDesk) -> Vec<(Meeting, Vec<String>)> {
    let all = desk.seat(|seat| {
        let meetings = seat.meetings().into_iter();
        let named = meetings.map(|(meeting, with)| {
            let request = with.and_then(|id| Some(&seat.entry(&id)?.request));
            let asked = request.map(|request| [request.name.clone(), request.firm.clone()]);
            (meeting, asked.or_else(|| noted(desk, &with?)))
        });
        named.collect::<Vec<_>>()
    });
    let all = all.unwrap_or_default().into_iter();
    let given = all.map(|(meeting, who)| {
        let who = who.into_iter().flatten().filter(|one| !one.is_empty());
        (meeting, who.collect())
    });
    given.collect()
}

/// Name and firm by the list of leads: requests are forgotten after two hours.
fn noted(desk: OpenDesk, id: &VisitorId) -> Option<[String; 2]> {
    let (id, kept) = (id.to_string(), desk.kept.read());
    let lead = kept.leads.iter().find(|lead| lead.visitor == id)?;
    Some([lead.title(), lead.firm.clone()])
}

fn row(desk: OpenDesk, chosen: ChosenMove, meeting: Meeting, who: &[String]) -> View {
    let (live, booth, number) = (desk.live, desk.booth(), meeting.number);
    let slot = MeetingSlot {
        start: meeting.start,
        minutes: meeting.minutes,
    };
    let words = slots::in_words(live, &booth, &slot);
    let id = format!("desk-given-{number}");
    let may_change = desk.seat(|seat| seat.may_change(number)) == Some(true);
    let act = |key: &'static str, does: Box<dyn Fn()>| {
        button()
            .r#type("button")
            .class("plain")
            .attr("aria-describedby", id.clone())
            .on("click", move |_| does())
            .child(live.t(key))
    };
    let actions = may_change.then(|| {
        let of_meeting = move || {
            let chosen = chosen.get_untracked();
            chosen.filter(|(of, _)| *of == number).map(|(_, at)| at)
        };
        let (slots, first) = options(desk, Some(&meeting), of_meeting());
        let of_move = booth.clone();
        let moves = (!slots.is_empty()).then(|| {
            (
                select()
                    .aria_label(live.say("desk-slot", &[]))
                    .attr("aria-describedby", id.clone())
                    .on("change", move |event| {
                        let start = html::value(&event).parse().ok();
                        chosen.set(start.map(|start| (number, LiveTime::from_tenths(start))));
                    })
                    .child(slots),
                act(
                    "desk-move",
                    Box::new(move || {
                        let picked = of_meeting().map(|at| slots::at(live, &of_move, at));
                        if let Some(slot) = picked.or(first) {
                            desk.move_to(number, slot);
                        }
                    }),
                ),
            )
        });
        let cancel = act("desk-cancel", Box::new(move || desk.cancel(number)));
        p().class("actions").child((moves, cancel))
    });
    let who = who.join(&live.say("list-comma", &[]));
    li().key(number.to_string())
        .child((
            span().id(id.clone()).child(words),
            " ",
            span().class("person").child(who),
            actions,
        ))
        .into_view()
}

fn calendar(desk: OpenDesk) -> String {
    let (live, booth) = (desk.live, desk.booth());
    let (name, place) = {
        let exhibition = live.app.exhibition.read_untracked();
        let locale = live.app.locale.read_untracked();
        let known = exhibition.find(&booth).and_then(|(_, slot)| slot.booth());
        let meetings = known.and_then(|booth| booth.meetings.as_ref());
        (
            known.map_or_else(|| booth.clone(), |booth| locale.words(&booth.name)),
            meetings.map_or_else(String::new, |meetings| locale.words(&meetings.place)),
        )
    };
    let given = untrack(|| meetings(desk)).into_iter();
    let given: Vec<GivenMeeting> = given
        .map(|(meeting, who)| GivenMeeting {
            slot: untrack(|| slots::span(live, &booth, meeting.start, meeting.minutes)),
            number: meeting.number,
            sequence: meeting.sequence,
            with: who.join(", "),
        })
        .collect();
    let event = live.app.event_id();
    given_calendar(&event, &booth, &name, &place, &given, clock::now())
}
