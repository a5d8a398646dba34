//! Browser in memory for the live page's tests: what it shows, says aloud and hands to the visitor, beside what
//! [`page::stand_in`] is.

pub mod broker;
pub mod people;

use std::cell::RefCell;
use std::collections::BTreeMap;

use any_spawner::{CustomExecutor, Executor, PinnedFuture, PinnedLocalFuture};
use html::stand_in::Document;
use html::{Event, IntoView};
use page::stand_in::{spawn, timers};

use crate::app::lazy_contents;
use crate::app::state::LazyModule;
use crate::people::desk::{self, Desks};
use crate::people::port::Notices;
use crate::people::talk_contents;
use crate::people::talking::Talking;
use crate::people::{self as third, PeopleModule};

/// What the page shows and has done.
#[derive(Default)]
pub struct Shown {
    /// What stands in `<main>`.
    pub main: Option<Document>,
    /// What stands in other elements, by id.
    pub elsewhere: BTreeMap<String, Document>,
    /// Whether the browser asks not to be tracked.
    pub no_tracking: bool,
    /// What was sent to other hosts without waiting: address and text.
    pub beacons: Vec<(String, String)>,
    /// Its title.
    pub title: String,
    /// What was said aloud, in order.
    pub announced: Vec<String>,
    /// Files handed to the visitor: name, type, text.
    pub files: Vec<(String, String, String)>,
    /// What was copied.
    pub copied: Vec<String>,
    /// How often the focus went to the heading of a new page.
    pub focused: usize,
    /// Ids of fields that were given another text.
    pub rewritten: Vec<String>,
    /// Ids of elements that were given the focus.
    pub focused_fields: Vec<String>,
    /// What was asked before something is forgotten.
    pub questions: Vec<String>,
    /// The event's words as they were told last, by language.
    pub words: BTreeMap<String, BTreeMap<String, String>>,
    /// How much the page's head says is on the visitor's own list.
    pub kept: usize,
    /// How often the page began again.
    pub reloaded: usize,
    /// What the file holds that the visitor chooses next.
    pub chosen_file: Option<String>,
    /// How far the film is that plays, in seconds.
    pub played_secs: u32,
    /// Speeds that were set, with the id of what they are of.
    pub speeds: Vec<(String, String)>,
    /// Whether the second module cannot be had.
    pub no_second_module: bool,
    /// Whether visitors are let in by their tickets alone.
    pub by_ticket: bool,
    /// Whether this browser has no Ed25519.
    pub no_signatures: bool,
    /// Signatures that were looked at.
    pub verified: usize,
    /// Names of keys that were forgotten.
    pub forgotten_keys: Vec<String>,
    /// Addresses to which connections were opened.
    pub sockets: Vec<String>,
    /// Whether others see the visitor, each time the hall was told.
    pub joined: Vec<bool>,
    /// Who else is there, as the hall was told last.
    pub others: Vec<f64>,
    /// Which desks are live, as the hall was told last.
    pub staff: Vec<(String, Vec<&'static str>, String)>,
    /// How many are here, as the hall was told last.
    pub counts: String,
    /// Whether notifications are shown.
    pub notices: Notices,
    /// Whether the visitor says no to them.
    pub refuses_notices: bool,
    /// Notifications that were shown.
    pub notified: Vec<String>,
    /// Whether the page's icon says that something waits.
    pub icon_is_marked: bool,
    /// How often it sounded.
    pub rung: usize,
    tab: BTreeMap<String, String>,
    keys: usize,
}

thread_local! {
    static SHOWN: RefCell<Shown> = RefCell::default();
}

/// Opens a page afresh.
pub fn open(address: &str) {
    page::stand_in::open(address);
    SHOWN.take();
    run_effects();
}

/// Looks at what the page shows and has done, or changes what it will find.
pub fn shown<T>(look: impl FnOnce(&mut Shown) -> T) -> T {
    SHOWN.with_borrow_mut(look)
}

/// Does something to what stands in `<main>`, and lets what follows from it happen.
#[expect(
    clippy::expect_used,
    reason = "a test that looks at nothing has to fail"
)]
pub fn main<T>(act: impl FnOnce(&Document) -> T) -> T {
    // Taken out meanwhile: a callback may say something or hand over a file.
    let main = shown(|shown| shown.main.take()).expect("nothing is shown");
    let given = act(&main);
    shown(|shown| shown.main = Some(main));
    timers::settle();
    given
}

struct Tasks;

impl CustomExecutor for Tasks {
    fn spawn(&self, task: PinnedFuture<()>) {
        spawn(task);
    }

    fn spawn_local(&self, task: PinnedLocalFuture<()>) {
        spawn(task);
    }

    fn poll_local(&self) {}
}

/// Lets effects run as tasks of this browser.
pub fn run_effects() {
    // The first thread's is everybody's; each thread has its own tasks.
    let _ = Executor::init_local_custom_executor(Tasks);
}

/// The second module, unless it cannot be had.
pub async fn later() -> Result<LazyModule, ()> {
    timers::sleep(0.02).await;
    if shown(|shown| shown.no_second_module) {
        return Err(());
    }
    Ok(lazy_contents::whole())
}

/// The third module.
pub async fn live() -> Result<PeopleModule, ()> {
    timers::sleep(0.02).await;
    Ok(third::whole())
}

/// The fourth module.
pub async fn desks() -> Result<Desks, ()> {
    timers::sleep(0.02).await;
    Ok(desk::whole())
}

/// The fifth module.
pub async fn talking() -> Result<Talking, ()> {
    timers::sleep(0.02).await;
    Ok(talk_contents::whole())
}

/// Shows a view in `<main>`.
pub fn take_over(view: impl IntoView) {
    let main = Document::of(view);
    shown(|shown| shown.main = Some(main));
}

/// Shows a view in the element with this id.
pub fn fill(id: &str, view: impl IntoView) {
    let document = Document::of(view);
    shown(|shown| shown.elsewhere.insert(id.to_owned(), document));
}

/// Whether the browser asks not to be tracked.
pub fn wants_no_tracking() -> bool {
    shown(|shown| shown.no_tracking)
}

/// Sends a text to another host.
pub fn beacon(url: &str, text: &str) {
    shown(|shown| shown.beacons.push((url.to_owned(), text.to_owned())));
}

/// Gives the page a title.
pub fn set_title(title: &str) {
    shown(|shown| title.clone_into(&mut shown.title));
}

/// Begins again.
pub fn reload() {
    shown(|shown| shown.reloaded += 1);
}

/// Prints the page.
pub fn print() {}

/// Asks the visitor, who always means it.
pub fn confirm(question: &str) -> bool {
    shown(|shown| shown.questions.push(question.to_owned()));
    true
}

/// What a field says; here nothing that the page does not know.
pub fn field_value(_id: &str) -> Option<String> {
    None
}

/// Gives a field another text.
pub fn set_field_value(id: &str, _text: &str) {
    shown(|shown| shown.rewritten.push(id.to_owned()));
}

/// How far a film is: as far as the test says.
pub fn played_secs(_id: &str) -> u32 {
    shown(|shown| shown.played_secs)
}

/// Plays a film; there is none.
pub fn play_unloaded(_id: &str) -> bool {
    false
}

/// Sets the speed of a film.
pub fn set_speed(id: &str, speed: &str) {
    shown(|shown| shown.speeds.push((id.to_owned(), speed.to_owned())));
}

/// Moves focus to the element with this id.
pub fn focus(id: &str) {
    shown(|shown| shown.focused_fields.push(id.to_owned()));
}

/// Does something; there is no other tab.
pub async fn exclusively(_name: &str, work: impl Future<Output = ()>) {
    work.await;
}

/// Reads the file that the visitor has chosen.
pub fn read_file(_: &Event, most_bytes: f64, done: impl FnOnce(Option<String>) + 'static) {
    let text = shown(|shown| shown.chosen_file.take());
    done(text.filter(|text| text.len() as f64 <= most_bytes));
}

/// Tells the event's words and halls.
pub fn tell_event(texts: &[(String, Vec<(String, String)>)], _halls: &[&str]) {
    let texts = texts
        .iter()
        .map(|(tag, words)| (tag.clone(), words.iter().cloned().collect()));
    shown(|shown| shown.words = texts.collect());
}

/// Says how much is on the visitor's own list.
pub fn tell_kept(kept: usize) {
    shown(|shown| shown.kept = kept);
}

/// Milliseconds since the page was opened.
pub fn running_ms() -> f64 {
    timers::passed_ms()
}

/// Does something as soon as the page says what has just changed.
pub fn once_changed(act: impl FnOnce() + 'static) {
    spawn(async {
        timers::sleep(0.0).await;
        act();
    });
}

/// Hands the visitor a file.
pub fn download(name: &str, kind: &str, text: &str) {
    let file = (name.to_owned(), kind.to_owned(), text.to_owned());
    shown(|shown| shown.files.push(file));
}

/// Says something to those who do not see the page change.
pub fn announce(words: &str) {
    shown(|shown| shown.announced.push(words.to_owned()));
}

/// Moves focus to the heading of what has just been opened.
pub fn focus_heading() {
    shown(|shown| shown.focused += 1);
}

/// Brings an element into view.
pub fn scroll_to(_id: &str) {}

/// Brings an element into view inside of what scrolls around it.
pub fn reveal(_id: &str) {}

/// A name for one message that no other has.
pub fn unique_key() -> String {
    shown(|shown| {
        shown.keys += 1;
        format!("key-{}", shown.keys)
    })
}

/// Copies a text.
pub fn copy(text: String, done: impl FnOnce(bool) + 'static) {
    shown(|shown| shown.copied.push(text));
    done(true);
}

/// The tab's own memory.
pub struct Tab;

impl Tab {
    /// A text remembered in this tab.
    pub fn get(name: &str) -> Option<String> {
        shown(|shown| shown.tab.get(name).cloned())
    }

    /// Remembers a text in this tab; an empty one is forgotten.
    pub fn set(name: &str, text: &str) {
        shown(|shown| {
            if text.is_empty() {
                shown.tab.remove(name);
            } else {
                shown.tab.insert(name.to_owned(), text.to_owned());
            }
        });
    }
}
