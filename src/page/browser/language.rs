//! The language in the address (`?lang=ja`). The page's script chooses the first one; each face may change it.

use super::port::{self, Listener};
use crate::events;

/// Writes the language into the address, leaving the route as it is, and tells both faces and the page.
pub fn choose(language: &str) {
    port::address::set_parameter("lang", language);
    port::tell(events::LANGUAGE, &[("language", Some(language))]);
}

/// Calls back when the visitor has chosen another language in either face or in the page's header.
#[must_use = "listening ends when this is dropped"]
pub fn on_change(mut callback: impl FnMut(String) + 'static) -> Option<Listener> {
    Listener::on_window(events::LANGUAGE, move |sent| {
        if let Some(language) = port::detail(&sent, "language") {
            callback(language);
        }
    })
}

#[cfg(test)]
mod tests {
    use std::cell::RefCell;
    use std::rc::Rc;

    use super::*;
    use crate::stand_in::{self, address};

    #[test]
    fn the_chosen_language_stands_in_the_address_and_is_heard() {
        stand_in::open("?lang=ja#/visit");
        let heard = Rc::new(RefCell::new(String::new()));
        let own = Rc::clone(&heard);
        let _listener = on_change(move |language| *own.borrow_mut() = language);
        choose("ko");
        assert_eq!(address::shown(), "?lang=ko#/visit");
        assert_eq!(*heard.borrow(), "ko");
    }
}
