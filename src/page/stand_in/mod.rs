//! Browser in memory: the port of [`crate::browser`] for tests, with a network of files, a storage, an address bar, and a
//! clock that stands until [`wait`] lets it run. Each thread has its own; [`open`] begins afresh.

pub mod address;
pub mod clock;
pub mod fetch;
pub mod messages;
pub mod storage;
pub mod timers;

use std::cell::RefCell;
use std::rc::Rc;

use feed::json::Node;

pub use timers::{spawn, wait};

/// What this browser is and holds.
#[derive(Default)]
struct Browser {
    listeners: Vec<(u32, String, Heard)>,
    next_listener: u32,
    /// Lines for the console.
    console: Vec<String>,
    is_hidden: bool,
    said: Vec<(String, Node)>,
    marks: Vec<String>,
}

type Heard = Rc<RefCell<dyn FnMut(Sent)>>;

thread_local! {
    static BROWSER: RefCell<Browser> = RefCell::default();
}

/// An event as it is heard.
#[derive(Clone, Debug)]
pub struct Sent(Node);

/// Opens the page afresh at an address (`?lang=ja#/programme`): nothing is remembered, nothing runs, no host answers.
pub fn open(address: &str) {
    BROWSER.take();
    address::open(address);
    fetch::clear();
    storage::clear();
    timers::clear();
}

/// Hides the page or shows it.
pub fn hide(is_hidden: bool) {
    BROWSER.with_borrow_mut(|browser| browser.is_hidden = is_hidden);
}

/// What was said in the console since this was asked last.
pub fn console() -> Vec<String> {
    BROWSER.with_borrow_mut(|browser| std::mem::take(&mut browser.console))
}

/// Sends an event with plain texts as its details.
pub fn tell(name: &str, details: &[(&str, Option<&str>)]) {
    let text = |text: Option<&str>| text.map_or(Node::Null, Node::from);
    let members = details
        .iter()
        .map(|(name, said)| ((*name).to_owned(), text(*said)));
    send(name, &Sent(Node::Object(members.collect())));
}

/// Sends an event with a tree as its detail.
pub fn say(name: &str, detail: &Node) {
    let said = (name.to_owned(), detail.clone());
    BROWSER.with_borrow_mut(|browser| browser.said.push(said));
    send(name, &Sent(detail.clone()));
}

/// The events with trees that were sent since this was asked last.
pub fn said() -> Vec<(String, Node)> {
    BROWSER.with_borrow_mut(|browser| std::mem::take(&mut browser.said))
}

fn send(name: &str, sent: &Sent) {
    if name == crate::events::PROBLEM {
        let line = detail(sent, "line").unwrap_or_default();
        BROWSER.with_borrow_mut(|browser| browser.console.push(line));
    }
    let heard: Vec<Heard> = BROWSER.with_borrow(|browser| {
        let of_name = browser.listeners.iter().filter(|(_, of, _)| of == name);
        of_name.map(|(_, _, heard)| heard.clone()).collect()
    });
    for heard in heard {
        // As in a browser, a callback may cause an event that it hears itself: not a second time.
        if let Ok(mut heard) = heard.try_borrow_mut() {
            heard(sent.clone());
        }
    }
}

/// A named member of an event's detail, as text.
pub fn detail(sent: &Sent, name: &str) -> Option<String> {
    Some(sent.0.field(name)?.as_text()?.to_owned())
}

/// An event's detail as a tree.
pub fn tree(sent: &Sent) -> Node {
    sent.0.clone()
}

/// A list of numbers in an event's detail; what is none is not a number.
pub fn numbers(sent: &Sent, name: &str) -> Vec<f64> {
    let list = sent.0.field(name).and_then(Node::items);
    let number = |node: &Node| match node {
        Node::Number(number) => number.as_f64().unwrap_or(f64::NAN),
        _ => f64::NAN,
    };
    list.unwrap_or_default().iter().map(number).collect()
}

/// Marks a moment of the page's start.
pub fn mark(name: &str) {
    BROWSER.with_borrow_mut(|browser| browser.marks.push(name.to_owned()));
}

/// The moments that were marked.
pub fn marks() -> Vec<String> {
    BROWSER.with_borrow(|browser| browser.marks.clone())
}

/// Listens for as long as it is kept.
#[must_use = "listening ends when this is dropped"]
pub struct Listener(u32);

impl Listener {
    /// Calls back on each event with this name on the window.
    pub fn on_window(name: &str, callback: impl FnMut(Sent) + 'static) -> Option<Self> {
        BROWSER.with_borrow_mut(|browser| {
            browser.next_listener += 1;
            let id = browser.next_listener;
            let heard: Heard = Rc::new(RefCell::new(callback));
            browser.listeners.push((id, name.to_owned(), heard));
            Some(Self(id))
        })
    }

    /// Goes on listening until the page is left.
    pub fn for_ever(self) {
        std::mem::forget(self);
    }
}

impl Drop for Listener {
    fn drop(&mut self) {
        // The thread may be at its end.
        let _ = BROWSER.try_with(|browser| {
            if let Ok(mut browser) = browser.try_borrow_mut() {
                browser.listeners.retain(|(id, ..)| *id != self.0);
            }
        });
    }
}

/// The address of the page, against which others are read.
pub fn base_address() -> Option<String> {
    Some("https://fair.example/".to_owned())
}

/// Whether nobody sees the page.
pub fn is_hidden() -> bool {
    BROWSER.with_borrow(|browser| browser.is_hidden)
}

/// Not by chance at all, so that a test runs the same each time.
pub fn random() -> f64 {
    0.5
}
