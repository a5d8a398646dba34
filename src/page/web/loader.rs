//! Reading an event's files: the event first, then its programme and booths by need, and again when they change.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::rc::Rc;

use feed::event::ProgrammeSource;
use feed::link::Policy;
use feed::read::Parsed;
use feed::{Address, Booth, Event, Exhibition, Programme, limits};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};

use super::fetch::{FetchProblem, Freshness, bytes};
use super::refresh::RefreshSignal;
use super::{object, send, window};
use crate::events;
use crate::queue::{self, Queue};

/// Files on their way at once: browsers hold six connections to a host that speaks HTTP/1.1, and any number to one that
/// does not; more would only let the booth in front of the visitor wait for others.
const AT_ONCE: usize = 8;

/// Reads the files of one event. Cheap to clone.
#[derive(Clone)]
pub struct Loader(Rc<Inner>);

struct Inner {
    event: Address,
    /// A hash of each file as it was last read, in digits, to tell whether it has changed. (The visitor's records are such a
    /// map as well, so that visitors download its code once.)
    seen: RefCell<BTreeMap<String, String>>,
    /// Whether the event file could be read when it was last looked for.
    reached: Cell<bool>,
    /// Heard from the beginning and between two watches: nothing that changes meanwhile is missed.
    refresh: RefreshSignal,
}

/// The address of the event file is none.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{0} is no address of an event file")]
pub struct NoEvent(String);

impl Loader {
    /// `event` is the event file's address, relative to the page's.
    ///
    /// # Errors
    /// When that is no http or https address.
    pub fn new(event: &str) -> Result<Self, NoEvent> {
        let wrong = || NoEvent(event.to_owned());
        let base = window()
            .and_then(|window| window.document())
            .and_then(|document| document.base_uri().ok().flatten())
            .ok_or_else(wrong)?;
        let url = Address::parse(&base)
            .and_then(|base| base.join(event))
            .map_err(|_| wrong())?;
        if !matches!(url.scheme(), "http" | "https") {
            return Err(wrong());
        }
        Ok(Self(Rc::new(Inner {
            event: url,
            seen: RefCell::default(),
            reached: Cell::new(true),
            refresh: RefreshSignal::new(),
        })))
    }

    /// Address of the event file.
    pub fn event_url(&self) -> &Address {
        &self.0.event
    }

    /// The event file.
    pub async fn event(&self) -> Parsed<Event> {
        let file = file_name(&self.0.event);
        let limit = limits::EVENT_BYTES;
        match self.read(&self.0.event, limit, Freshness::Usual).await {
            Ok(bytes) => Event::parse(&bytes, &file),
            Err(problem) => failed(&file, &problem),
        }
    }

    /// The programme's file; `None` when the event has none, or carries it inside.
    pub async fn programme(&self, event: &Event) -> Option<Parsed<Programme>> {
        let Some(ProgrammeSource::At(at)) = &event.programme else {
            return None;
        };
        let limit = limits::EVENT_BYTES;
        Some(match self.file(at, limit, Freshness::Usual).await {
            Ok(bytes) => Programme::parse(&bytes, at),
            Err(problem) => failed(at, &problem),
        })
    }

    /// The booth file that a slot names.
    pub async fn booth(&self, source: &str) -> Parsed<Booth> {
        match self
            .file(source, limits::BOOTH_BYTES, Freshness::Usual)
            .await
        {
            Ok(bytes) => Booth::parse(&bytes, source),
            Err(problem) => failed(source, &problem),
        }
    }

    /// The address of a file that a booth (or, with `None`, the event) names: a picture, a document. `None` when the
    /// feed's rules do not allow it: https, or a path beside the file that names it.
    pub fn address(&self, source: Option<&str>, path: &str) -> Option<Address> {
        let path = Policy::File.read(path).ok()?;
        let beside = match source {
            Some(source) => path.beside(source),
            None => path.as_str().to_owned(),
        };
        self.0.event.join(&beside).ok()
    }

    /// The bytes at an address that [`Loader::address`] gave, at most `limit`.
    ///
    /// # Errors
    /// When the host does not answer in time with success, or with more bytes.
    pub async fn bytes(&self, url: &Address, limit: usize) -> Result<Vec<u8>, FetchProblem> {
        bytes(url, limit, Freshness::Usual).await
    }

    /// Fetches all booths that are not there yet, in this order of slots, a few at once, and calls back with each
    /// as it comes in (a file that several slots name comes in once, for all of them).
    pub fn load_all(
        &self,
        exhibition: &Exhibition,
        order: impl IntoIterator<Item = usize>,
        on_booth: impl Fn(&[usize], Parsed<Booth>) + 'static,
    ) -> Queue {
        let queue = Queue::of_missing(exhibition, order);
        let on_booth = Rc::new(on_booth);
        for _ in 0..AT_ONCE {
            let (loader, queue, on_booth) = (self.clone(), queue.clone(), on_booth.clone());
            spawn_local(async move {
                while let Some((source, slots)) = queue.next() {
                    let parsed = loader.booth(&source).await;
                    on_booth(&slots, parsed);
                }
            });
        }
        queue
    }

    /// RefreshSignal for changes as often as the event asks, while the page is seen, and at once when [`events::LOOK`] is sent;
    /// calls back with what has changed. Ends when what it returns is dropped, and after a changed event file that can be
    /// shown: with it other files are to be looked after.
    pub fn watch(
        &self,
        exhibition: &Exhibition,
        on_change: impl Fn(Change<'_>) + 'static,
    ) -> Watch {
        let watch = Watch(Rc::new(Cell::new(true)));
        let refresh = exhibition
            .event
            .refresh
            .filter(|refresh| refresh.every_secs > 0);
        let files = queue::files(exhibition);
        let programme = match &exhibition.event.programme {
            Some(ProgrammeSource::At(at)) => Some(at.clone()),
            _ => None,
        };
        let (loader, alive) = (self.clone(), watch.0.clone());
        spawn_local(async move {
            loop {
                let secs =
                    refresh.map(|refresh| queue::pause_secs(refresh, js_sys::Math::random()));
                let told = loader.0.refresh.next(secs).await;
                if !alive.get() {
                    return;
                }
                if is_hidden() && !told {
                    continue;
                }
                // The event's own host decides whether the feed is there; a booth on another host is that booth's affair.
                let limit = limits::EVENT_BYTES;
                let event = loader.0.event.clone();
                let read = loader.fresh(&event, limit).await;
                loader.tell_reached(read.is_ok());
                let Ok(event) = read else {
                    continue;
                };
                if let Some(at) = &programme
                    && let Some(bytes) = loader.changed(at, limit).await
                    && alive.get()
                {
                    on_change(Change::Programme(&Programme::parse(&bytes, at)));
                }
                for (source, slots) in &files {
                    if let Some(bytes) = loader.changed(source, limits::BOOTH_BYTES).await
                        && alive.get()
                    {
                        on_change(Change::Booth(slots, &Booth::parse(&bytes, source)));
                    }
                }
                // Last: the files above are looked after by the event file as it was.
                if let Some(bytes) = event
                    && alive.get()
                {
                    let parsed = Event::parse(&bytes, &file_name(&loader.0.event));
                    let is_over = parsed.value.is_some();
                    on_change(Change::Event(&parsed));
                    if is_over {
                        return;
                    }
                }
            }
        });
        watch
    }

    /// Says on the window when the event's host falls silent, and when it is back.
    fn tell_reached(&self, reached: bool) {
        if self.0.reached.replace(reached) != reached {
            let word = JsValue::from_str(if reached { "yes" } else { "no" });
            send(events::FEED, &object(&[("reached", word)]));
        }
    }

    /// A file's bytes when they differ from those read last. A host that does not answer changes nothing.
    async fn changed(&self, at: &str, limit: usize) -> Option<Vec<u8>> {
        let url = self.address(None, at)?;
        self.fresh(&url, limit).await.ok().flatten()
    }

    /// The same for an address, with why the host did not answer.
    async fn fresh(&self, url: &Address, limit: usize) -> Result<Option<Vec<u8>>, FetchProblem> {
        let before = self.0.seen.borrow().get(url.as_str()).cloned();
        let bytes = self.read(url, limit, Freshness::Revalidate).await?;
        Ok((before != Some(hash(&bytes))).then_some(bytes))
    }

    async fn file(
        &self,
        at: &str,
        limit: usize,
        freshness: Freshness,
    ) -> Result<Vec<u8>, FetchProblem> {
        let url = self.address(None, at).ok_or(FetchProblem::NoAnswer)?;
        self.read(&url, limit, freshness).await
    }

    async fn read(
        &self,
        url: &Address,
        limit: usize,
        freshness: Freshness,
    ) -> Result<Vec<u8>, FetchProblem> {
        let bytes = bytes(url, limit, freshness).await?;
        self.0
            .seen
            .borrow_mut()
            .insert(url.as_str().to_owned(), hash(&bytes));
        Ok(bytes)
    }
}

/// What has changed.
pub enum Change<'a> {
    /// The event file. One that cannot be shown changes nothing but what there is to say about it.
    Event(&'a Parsed<Event>),
    /// The programme.
    Programme(&'a Parsed<Programme>),
    /// The booth file of these slots.
    Booth(&'a [usize], &'a Parsed<Booth>),
}

/// Looking for changes; ends when dropped.
#[must_use = "looking for changes ends when this is dropped"]
pub struct Watch(Rc<Cell<bool>>);

impl Drop for Watch {
    fn drop(&mut self) {
        self.0.set(false);
    }
}

/// Waits.
pub async fn sleep(secs: f64) {
    let promise = js_sys::Promise::new(&mut |done, _| {
        if let Some(window) = window() {
            let _ = window
                .set_timeout_with_callback_and_timeout_and_arguments_0(&done, milliseconds(secs));
        }
    });
    let _ = JsFuture::from(promise).await;
}

/// Lets the page answer its visitor before what follows; where the browser knows how, nothing else comes in between.
pub async fn breathe() {
    let yielded = || -> Option<js_sys::Promise> {
        let member = |of: &JsValue, name: &str| js_sys::Reflect::get(of, &name.into()).ok();
        let scheduler = member(&window()?.into(), "scheduler")?;
        let yields: js_sys::Function = member(&scheduler, "yield")?.dyn_into().ok()?;
        yields.call0(&scheduler).ok()?.dyn_into().ok()
    };
    match yielded() {
        Some(promise) => drop(JsFuture::from(promise).await),
        None => sleep(0.0).await,
    }
}

/// The browser's timers take milliseconds up to 24 days.
#[expect(clippy::cast_possible_truncation, reason = "clamped")]
pub(super) fn milliseconds(secs: f64) -> i32 {
    (secs * 1000.0).clamp(0.0, f64::from(i32::MAX)) as i32
}

fn is_hidden() -> bool {
    window()
        .and_then(|window| window.document())
        .is_some_and(|document| document.hidden())
}

fn failed<T>(file: &str, problem: &FetchProblem) -> Parsed<T> {
    match problem {
        FetchProblem::TooLarge { bytes, limit } => Parsed::too_large(file, *bytes, *limit),
        other => Parsed::unreadable(file, &other.to_string()),
    }
}

/// The last part of an address, as people call the file.
fn file_name(url: &Address) -> String {
    let path = url.path();
    path.rsplit('/').next().unwrap_or(path).to_owned()
}

fn hash(bytes: &[u8]) -> String {
    let mut hasher = DefaultHasher::new();
    bytes.hash(&mut hasher);
    hasher.finish().to_string()
}
