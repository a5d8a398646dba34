//! Meetings that the visitor has asked for, and those that were given, on the own list: their slots, what else runs then, a
//! calendar.

use super::reactive::*;
use feed::time;
use html::{a, button, div, h2, li, p, span, ul};
use page::Route;

use super::kept_sessions::{clash_in_words, kept_sessions};
use super::pages::take_meetings;
use super::removal::Removed;
use super::state::App;
use crate::contact_message::Letter;
use crate::meetings::{held, slot};
use crate::views::parts::hours;

/// Meetings that were asked for or given, with the sessions that the visitor keeps at the same time.
pub fn asked_for(app: App, removed: RwSignal<Option<Removed>>) -> Option<View> {
    let records = app.records.get();
    let exhibition = app.exhibition.get();
    let sessions = kept_sessions(&exhibition, &records);
    let rows = records.meetings.iter().map(|(booth, wishes)| {
        let times = wishes.split(' ').filter_map(|text| {
            let given = held(text);
            let slot = given
                .as_ref()
                .map(|given| given.slot)
                .or_else(|| slot(text))?;
            let words = app.draw(|context| hours(context, &slot));
            let takes_place = given.as_ref().is_none_or(|given| given.takes_place);
            let state = given.map(|_| {
                let key = if takes_place {
                    "meeting-confirmed"
                } else {
                    "meeting-cancelled"
                };
                (" ", span().class("kind").child(app.t(key)))
            });
            let clash = takes_place
                .then(|| clash_in_words(app, &time::during(&slot, sessions.iter().copied())));
            Some(li().child((words, state, clash)))
        });
        let times = ul().class("hours").child(times.collect::<Vec<_>>());
        let of_calendar = booth.clone();
        let of_remove = Removed::Meeting {
            id: booth.clone(),
            note: wishes.clone(),
        };
        let letter = Letter {
            name: app.t("meetings")(),
            meetings: wishes.split(' ').map(str::to_owned).collect(),
            ..Letter::default()
        };
        let route = Route::Booth {
            booth: booth.clone(),
        };
        let act = |key, act: Box<dyn Fn() + Send + Sync>| {
            button()
                .r#type("button")
                .class("plain")
                .on("click", move |_| act())
                .child(app.t(key))
        };
        li().child((
            div()
                .class("row-head")
                .child(a().href(route.to_string()).child(app.booth_name(booth))),
            times,
            div().class("actions").child((
                act(
                    "contact-meeting-calendar",
                    Box::new(move || take_meetings(app, &of_calendar, &of_calendar, &letter, None)),
                ),
                act(
                    "remove",
                    Box::new(move || {
                        of_remove.take(app);
                        removed.set(Some(of_remove.clone()));
                    }),
                ),
            )),
        ))
    });
    let rows: Vec<_> = rows.collect();
    let mut all = records.meetings.values().flat_map(|list| list.split(' '));
    let is_asked = all.any(|text| held(text).is_none());
    let head = if is_asked {
        "visit-meetings"
    } else {
        "meetings"
    };
    (!rows.is_empty()).then(|| {
        (
            h2().child(app.t(head)),
            is_asked.then(|| p().class("quiet").child(app.t("visit-meetings-note"))),
            ul().class("rows").child(rows),
        )
            .into_view()
    })
}
