//! The route in the address bar.

use std::cell::RefCell;
use std::rc::Rc;

use wasm_bindgen::JsValue;

use super::{Listener, send, window};
use crate::Route;
use crate::events;

/// How a new route stands to the one before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// The visitor went somewhere: "back" leads back.
    Push,
    /// The same place, said more exactly: "back" leads past it.
    Replace,
}

/// The route in the address bar.
pub fn read() -> Route {
    let Some(location) = window().map(|window| window.location()) else {
        return Route::Start;
    };
    let search = location.search().unwrap_or_default();
    Route::of_address(&search, &location.hash().unwrap_or_default())
}

/// Writes the route into the address bar and tells both faces. Writing the present route does nothing.
pub fn write(route: &Route, step: Step) {
    if read() == *route {
        return;
    }
    let Some(history) = window().and_then(|window| window.history().ok()) else {
        return;
    };
    let address = route.to_string();
    let written = match step {
        Step::Push => history.push_state_with_url(&JsValue::NULL, "", Some(&address)),
        Step::Replace => history.replace_state_with_url(&JsValue::NULL, "", Some(&address)),
    };
    // Browsers refuse after some hundred writes in a minute; the next one then catches up.
    if written.is_ok() {
        send(events::ROUTE, &JsValue::from_str(&address));
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
