//! Meetings that the visitor has asked for, on the own list: their slots, what else runs then, a calendar.

use super::reactive::*;
use feed::time;
use html::{a, button, div, h2, li, p, ul};
use page::Route;

use super::pages::take_meetings;
use super::removal::Removed;
use super::state::App;
use super::visit::{clash_in_words, kept_sessions};
use crate::contact_message::Letter;
use crate::meetings::slot;
use crate::views::parts::hours;

/// Meetings that were asked for, with the sessions that the visitor keeps at the same time.
pub fn asked_for(app: App, removed: RwSignal<Option<Removed>>) -> Option<View> {
    let records = app.records.get();
    let exhibition = app.exhibition.get();
    let sessions = kept_sessions(&exhibition, &records);
    let rows = records.meetings.iter().map(|(booth, wishes)| {
        let slots: Vec<_> = wishes.split(' ').filter_map(slot).collect();
        let times = slots.iter().map(|slot| {
            let words = app.draw(|context| hours(context, slot));
            let clash = clash_in_words(app, &time::during(slot, sessions.iter().copied()));
            li().child((words, clash))
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
                    Box::new(move || take_meetings(app, &of_calendar, &of_calendar, &letter)),
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
    (!rows.is_empty()).then(|| {
        (
            h2().child(app.t("visit-meetings")),
            p().class("quiet").child(app.t("visit-meetings-note")),
            ul().class("rows").child(rows),
        )
            .into_view()
    })
}
