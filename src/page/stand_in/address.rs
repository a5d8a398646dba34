//! Address bar in memory, with its history.

use std::cell::RefCell;

thread_local! {
    static ENTRIES: RefCell<Vec<String>> = RefCell::default();
}

/// The page is opened here.
pub(super) fn open(address: &str) {
    ENTRIES.set(vec![address.to_owned()]);
}

/// What stands in the address bar, from the page's own address on.
pub fn shown() -> String {
    ENTRIES.with_borrow(|entries| entries.last().cloned().unwrap_or_default())
}

/// Entries of the history, this one with them.
pub fn entries() -> usize {
    ENTRIES.with_borrow(Vec::len)
}

/// The visitor follows a link to a route (`#/booth/x`).
pub fn go(address: &str) {
    write(address, true);
    super::tell("hashchange", &[]);
}

/// The visitor goes back.
pub fn back() {
    ENTRIES.with_borrow_mut(|entries| drop(entries.pop()));
    super::tell("popstate", &[]);
    super::tell("hashchange", &[]);
}

/// The whole address.
pub fn whole() -> String {
    super::base_address().unwrap_or_default() + &shown()
}

/// The parameters and the fragment, each with its mark in front.
pub fn parts() -> (String, String) {
    let shown = shown();
    let (search, hash) = shown.split_at(shown.find('#').unwrap_or(shown.len()));
    (search.to_owned(), hash.to_owned())
}

/// Writes an address relative to the page's, as a new entry or in the place of the present one.
pub fn write(address: &str, is_new: bool) -> bool {
    let whole = if address.starts_with('#') {
        parts().0 + address
    } else {
        address.to_owned()
    };
    ENTRIES.with_borrow_mut(|entries| {
        if !is_new {
            entries.pop();
        }
        entries.push(whole);
    });
    true
}

/// Sets a parameter; this browser has only the one.
pub fn set_parameter(name: &str, text: &str) {
    let hash = parts().1;
    write(&format!("?{name}={text}{hash}"), false);
}
