//! Bridge: what hall and third module tell one another, by events on the window (`page::events`). The hall gets numbers and
//! sentences, never a socket.

use page::browser::loader::sleep;
use page::browser::{Listener, detail, route, spawn};
use page::{Route, events};

use super::port::{self, Told};
use super::shared::follow;
use super::staff;
use super::state::{Connection, Live};
use super::strip;
use super::talk;
use crate::app::dom;
use crate::app::reactive::*;

/// How often, and how far apart in seconds, one looks whether a field has come that is on its way.
const FIELD_LOOKS: u32 = 50;
const FIELD_SECS: f64 = 0.1;

/// Listens to the hall from now on, and tells it what is known of the staff and of how many are here.
pub fn listen(live: Live) {
    on(events::WALK, move |sent| {
        if let Some(walk) = port::walk(sent) {
            live.with_visitor(|visitor| visitor.walked(walk));
        }
    });
    on(events::LEFT_HALL, move |_| {
        live.with_visitor(|visitor| visitor.left_hall());
    });
    on(events::REACT, move |sent| {
        let reaction = port::number(sent, "reaction");
        live.with_visitor(|visitor| {
            if let Some(reaction) = (1..=8_u8).find(|&one| f64::from(one) == reaction) {
                visitor.react(reaction);
            }
        });
    });
    on(events::HAND, move |sent| {
        let is_up = port::flag(sent, "up");
        live.with_visitor(|visitor| visitor.raise_hand(is_up));
    });
    on(events::ASK, move |sent| {
        if let Some(booth) = detail(sent, "booth") {
            ask(&booth);
        }
    });
    // A page that is left takes its card back; one that is looked at again says whether it is looked at.
    on("pagehide", move |_| {
        live.with_visitor(|visitor| visitor.fade());
    });
    on("visibilitychange", move |_| {
        live.with_visitor(|visitor| visitor.wish_changed());
    });
    follow(move || {
        let route = live.app.route.get();
        live.with_visitor(|visitor| visitor.follow_route(route));
    });
    follow(move || tell_staff(live));
    follow(move || tell_counts(live));
    // The hall comes later than all this, and has heard nothing of it.
    on(events::HERE, move |_| {
        untrack(|| {
            tell_staff(live);
            tell_counts(live);
        });
        live.with_visitor(|visitor| visitor.tell_again());
    });
}

fn tell_staff(live: Live) {
    let desks = live.desks.get();
    let booths: Vec<Told> = desks
        .iter()
        .map(|(booth, desk)| Told {
            booth: booth.clone(),
            members: desk
                .members
                .iter()
                .map(|one| (one.figure, one.state))
                .collect(),
            words: staff::words(live, desk),
        })
        .collect();
    port::tell_staff(&booths);
}

fn tell_counts(live: Live) {
    // Without a connection nobody knows.
    if live.connection.get() == Connection::Joined {
        let words = strip::counts(live);
        let here = live.total.get().map_or(0, |(here, _)| here);
        port::tell_counts(&words, here, live.walkers.read().len());
    } else {
        port::tell_counts("", 0, 0);
    }
}

fn on(name: &str, heard: impl Fn(&page::browser::Sent) + 'static) {
    if let Some(listener) = Listener::on_window(name, move |sent| heard(&sent)) {
        listener.for_ever();
    }
}

/// Opens the booth with the field for what one wants to ask.
fn ask(booth: &str) {
    let route = Route::Booth {
        booth: booth.to_owned(),
    };
    route::write(&route, route::RouteStep::Push);
    let field = talk::field_id(booth);
    // The field may be on its way.
    spawn(async move {
        for _ in 0..FIELD_LOOKS {
            sleep(FIELD_SECS).await;
            if dom::field_value(&field).is_some() {
                return dom::focus(&field);
            }
        }
    });
}
