//! The route in the address bar.

use std::cell::RefCell;
use std::rc::Rc;

use super::port::{self, Listener};
use crate::Route;
use crate::events;

/// How a new route stands to the one before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RouteStep {
    /// The visitor went somewhere: "back" leads back.
    Push,
    /// The same place, said more exactly: "back" leads past it.
    Replace,
}

/// The route in the address bar.
pub fn read() -> Route {
    let (search, hash) = port::address::parts();
    Route::of_address(&search, &hash)
}

/// Writes the route into the address bar and tells both faces. Writing the present route does nothing.
pub fn write(route: &Route, step: RouteStep) {
    if read() == *route {
        return;
    }
    let address = route.to_string();
    // Browsers refuse after some hundred writes in a minute; the next one then catches up.
    if port::address::write(&address, step == RouteStep::Push) {
        port::tell(events::ROUTE, &[]);
    }
}

/// Calls back whenever the route has changed, whoever changed it: once a change.
#[must_use = "listening ends when this is dropped"]
pub fn on_change(callback: impl FnMut(Route) + 'static) -> Vec<Listener> {
    let last = Rc::new(RefCell::new(read()));
    let callback = Rc::new(RefCell::new(callback));
    // "Back" sends both of the browser's events, a link only the second, a face only ours.
    ["popstate", "hashchange", events::ROUTE]
        .into_iter()
        .filter_map(|name| {
            let (last, callback) = (last.clone(), callback.clone());
            Listener::on_window(name, move |_| {
                let now = read();
                if last.replace(now.clone()) != now
                    // A callback that writes the route is told of its own change by its own hand.
                    && let Ok(mut callback) = callback.try_borrow_mut()
                {
                    callback(now);
                }
            })
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::stand_in::{self, address};

    fn heard() -> (Vec<Listener>, Rc<RefCell<Vec<String>>>) {
        let heard = Rc::new(RefCell::new(Vec::new()));
        let own = Rc::clone(&heard);
        let listeners = on_change(move |route| own.borrow_mut().push(route.to_string()));
        (listeners, heard)
    }

    #[test]
    fn each_change_is_heard_once_whoever_made_it() {
        stand_in::open("?lang=ja");
        let (_listeners, heard) = heard();
        write(&Route::Visit, RouteStep::Push);
        write(&Route::Visit, RouteStep::Push);
        address::go("#/matching");
        address::back();
        assert_eq!(*heard.borrow(), ["#/visit", "#/matching", "#/visit"]);
        assert_eq!(address::shown(), "?lang=ja#/visit");
    }

    #[test]
    fn what_is_said_more_exactly_takes_the_place_of_what_was() {
        stand_in::open("#/visit");
        write(&Route::Start, RouteStep::Replace);
        assert_eq!(address::entries(), 1);
        write(&Route::Visit, RouteStep::Push);
        assert_eq!(address::entries(), 2);
    }
}
