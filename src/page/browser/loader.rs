//! Reading an event's files: the event first, then its programme and booths by need, and again when they change.

use std::cell::{Cell, RefCell};
use std::hash::{DefaultHasher, Hash, Hasher};
use std::rc::Rc;

use super::fetch::{FetchProblem, Freshness, bytes};
use super::port::{base_address, is_hidden, random, spawn, tell};
use super::refresh::RefreshSignal;
use crate::events;
use crate::queue::{self, FetchQueue};
use feed::event::ProgrammeSource;
use feed::link::Policy;
use feed::read::Parsed;
use feed::{Address, Booth, Event, Exhibition, Programme, limits};
use litemap::LiteMap;

pub use super::port::timers::{breathe, sleep};

/// Files on their way at once: browsers hold six connections to a host that speaks HTTP/1.1, and any number to one that
/// does not; more would only let the booth in front of the visitor wait for others.
const AT_ONCE: usize = 8;

/// Reads the files of one event. Cheap to clone.
#[derive(Clone)]
pub struct Loader(Rc<Inner>);

struct Inner {
    event: Address,
    /// How files are read the first time.
    first: Freshness,
    /// A hash of each file as it was last read, in digits, to tell whether it has changed. (The visitor's records are such a
    /// map as well, so that visitors download its code once.)
    seen: RefCell<LiteMap<String, String>>,
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
    /// `event` is the event file's address, relative to the page's; `first` how its files are read the first time.
    ///
    /// # Errors
    /// When that is no http or https address.
    pub fn new(event: &str, first: Freshness) -> Result<Self, NoEvent> {
        let wrong = || NoEvent(event.to_owned());
        let base = base_address().ok_or_else(wrong)?;
        let url = Address::parse(&base)
            .and_then(|base| base.join(event))
            .map_err(|_| wrong())?;
        if !matches!(url.scheme(), "http" | "https") {
            return Err(wrong());
        }
        Ok(Self(Rc::new(Inner {
            event: url,
            first,
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
        match self.read(&self.0.event, limit, self.0.first).await {
            Ok(bytes) => Event::parse(&bytes, &file),
            Err(problem) => failed(&file, &problem),
        }
    }

    /// The programme, from its file or from inside the event file; `None` when the event has none, or it has been read.
    pub async fn programme(&self, event: &Event) -> Option<Parsed<Programme>> {
        let limit = limits::EVENT_BYTES;
        match event.programme.as_ref()? {
            ProgrammeSource::At(at) => Some(match self.file(at, limit, self.0.first).await {
                Ok(bytes) => Programme::parse(&bytes, at),
                Err(problem) => failed(at, &problem),
            }),
            ProgrammeSource::Unread => {
                let file = file_name(&self.0.event);
                // Not kept in mind as read: whether the event file has changed is held against what was read of all of it.
                match bytes(&self.0.event, limit, Freshness::Kept).await {
                    Ok(bytes) => Some(Programme::inside(&bytes, &file)),
                    // It was told of the event file when that was fetched; what was read before stays.
                    Err(_) => None,
                }
            }
            ProgrammeSource::Inline(_) => None,
        }
    }

    /// The booth file that a slot names.
    pub async fn booth(&self, source: &str) -> Parsed<Booth> {
        match self.file(source, limits::BOOTH_BYTES, self.0.first).await {
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
    ) -> FetchQueue {
        let queue = FetchQueue::of_missing(exhibition, order);
        let on_booth = Rc::new(on_booth);
        for _ in 0..AT_ONCE {
            let (loader, queue, on_booth) = (self.clone(), queue.clone(), on_booth.clone());
            spawn(async move {
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
        on_change: impl Fn(LoadChange<'_>) + 'static,
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
        spawn(async move {
            loop {
                let secs = refresh.map(|refresh| queue::pause_secs(refresh, random()));
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
                    on_change(LoadChange::Programme(&Programme::parse(&bytes, at)));
                }
                for (source, slots) in &files {
                    if let Some(bytes) = loader.changed(source, limits::BOOTH_BYTES).await
                        && alive.get()
                    {
                        on_change(LoadChange::Booth(slots, &Booth::parse(&bytes, source)));
                    }
                }
                // Last: the files above are looked after by the event file as it was.
                if let Some(bytes) = event
                    && alive.get()
                {
                    let parsed = Event::parse(&bytes, &file_name(&loader.0.event));
                    let is_over = parsed.value.is_some();
                    on_change(LoadChange::Event(&parsed));
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
            let word = if reached { "yes" } else { "no" };
            tell(events::FEED, &[("reached", Some(word))]);
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
pub enum LoadChange<'a> {
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::stand_in::{self, fetch, wait};

    const EVENT: &str = r#"{"version": 1, "id": "fair", "title": "Fair", "languages": ["en"], "timeZone": "Asia/Tokyo",
        "organiser": {"name": "We"}, "programme": "programme.json", "refresh": {"everySecs": 60, "jitterSecs": 20},
        "halls": [{"id": "a", "title": "A", "booths": ["booths/one.json", "booths/two.json", "booths/one.json"]}]}"#;

    fn booth(id: &str, name: &str) -> String {
        format!(r#"{{"version": 1, "id": "{id}", "name": "{name}"}}"#)
    }

    fn serve(path: &str, text: &str) {
        fetch::serve(&format!("event/{path}"), Ok(text.as_bytes()));
    }

    /// A fair with two booth files on its host, and the loader of its files.
    fn fair() -> (Loader, Exhibition) {
        stand_in::open("");
        serve("event.json", EVENT);
        serve("programme.json", r#"{"sessions": []}"#);
        serve("booths/one.json", &booth("one", "One"));
        serve("booths/two.json", &booth("two", "Two"));
        let event = Event::parse(EVENT.as_bytes(), "event.json");
        let exhibition = Exhibition::new(event.value.expect("a sound event"));
        (
            Loader::new("event/event.json", Freshness::Usual).unwrap(),
            exhibition,
        )
    }

    #[test]
    fn a_booth_that_is_too_large_is_told_so() {
        let (loader, _) = fair();
        let vast = " ".repeat(limits::BOOTH_BYTES + 1);
        serve("booths/one.json", &vast);
        let read = ended(1.0, async move { loader.booth("booths/one.json").await });
        assert_eq!(read.value, None);
        let [problem] = &read.problems[..] else {
            panic!("{:?}", read.problems);
        };
        let said = problem.sentence("en");
        assert!(said.contains("up to 262144"), "{said}");
    }

    #[test]
    fn a_programme_inside_the_event_file_is_read_by_itself() {
        let (loader, exhibition) = fair();
        let text = EVENT.replace(
            r#""programme.json""#,
            r#"{"version": 1, "sessions": [{"id": "one", "title": "One", "day": "2027-06-01"}]}"#,
        );
        serve("event.json", &text);
        let mut event = (*exhibition.event).clone();
        event.programme = Some(ProgrammeSource::Unread);
        let read = ended(1.0, async move { loader.programme(&event).await }).unwrap();
        assert_eq!(read.value.unwrap().sessions[0].id, "one");
        assert!(
            read.problems.is_empty() && read.file == "event.json",
            "{:?}",
            read.problems
        );
    }

    /// What a task gives once it has ended.
    fn ended<T: 'static>(secs: f64, task: impl Future<Output = T> + 'static) -> T {
        let given = Rc::new(RefCell::new(None));
        let slot = Rc::clone(&given);
        spawn(async move { *slot.borrow_mut() = Some(task.await) });
        wait(secs);
        given.take().expect("the task has ended")
    }

    fn names(asked: &[String]) -> Vec<&str> {
        asked
            .iter()
            .map(|url| url.trim_start_matches("https://fair.example/event/"))
            .collect()
    }

    /// What a watch told, in short.
    fn told(loader: &Loader, exhibition: &Exhibition) -> (Watch, Rc<RefCell<Vec<String>>>) {
        let told = Rc::new(RefCell::new(Vec::new()));
        let own = Rc::clone(&told);
        let watch = loader.watch(exhibition, move |change| {
            own.borrow_mut().push(match change {
                LoadChange::Event(parsed) => format!("event {}", parsed.value.is_some()),
                LoadChange::Programme(_) => "programme".to_owned(),
                LoadChange::Booth(slots, parsed) => {
                    format!("booth {slots:?} {}", parsed.value.is_some())
                }
            });
        });
        (watch, told)
    }

    /// Reads everything once, so that changes are told from there on.
    fn read_all(loader: &Loader, exhibition: &Exhibition) {
        let (own, event) = (loader.clone(), exhibition.event.clone());
        ended(1.0, async move {
            own.event().await;
            own.programme(&event).await;
            own.booth("booths/one.json").await;
            own.booth("booths/two.json").await;
        });
        fetch::asked();
    }

    #[test]
    fn each_file_comes_once_for_all_its_slots_and_the_wanted_first() {
        let (loader, exhibition) = fair();
        let came = Rc::new(RefCell::new(Vec::new()));
        let own = Rc::clone(&came);
        let queue = loader.load_all(&exhibition, [1, 0, 2], move |slots, parsed| {
            let id = parsed.value.map(|booth| booth.id);
            own.borrow_mut().push((slots.to_vec(), id));
        });
        wait(1.0);
        assert_eq!(queue.next(), None);
        assert_eq!(
            names(&fetch::asked()),
            ["booths/two.json", "booths/one.json"]
        );
        assert_eq!(
            *came.borrow(),
            [
                (vec![1], Some("two".to_owned())),
                (vec![0, 2], Some("one".to_owned()))
            ]
        );
    }

    #[test]
    fn what_a_host_does_not_give_is_told_with_the_files_name() {
        let (loader, _) = fair();
        fetch::serve("event/booths/two.json", Err(FetchProblem::Status(503)));
        let own = loader.clone();
        let parsed = ended(1.0, async move { own.booth("booths/two.json").await });
        assert!(parsed.value.is_none());
        assert_eq!(parsed.problems[0].file, "booths/two.json");
        assert!(parsed.problems[0].sentence("en").contains("503"));
        let own = loader.clone();
        serve("booths/two.json", &" ".repeat(limits::BOOTH_BYTES + 1));
        let parsed = ended(1.0, async move { own.booth("booths/two.json").await });
        assert!(parsed.value.is_none(), "more bytes than are read");
    }

    #[test]
    fn an_address_that_is_none_and_a_path_that_leaves_the_feed_are_refused() {
        let (loader, _) = fair();
        assert!(Loader::new("mailto:a@example.com", Freshness::Usual).is_err());
        assert_eq!(loader.address(None, "http://example.com/x.png"), None);
        let beside = loader.address(Some("booths/one.json"), "logo.png").unwrap();
        assert_eq!(
            beside.as_str(),
            "https://fair.example/event/booths/logo.png"
        );
    }

    #[test]
    fn only_what_differs_is_told_when_the_time_has_come() {
        let (loader, exhibition) = fair();
        read_all(&loader, &exhibition);
        let (_watch, told) = told(&loader, &exhibition);
        serve("booths/one.json", &booth("one", "One anew"));
        // Sixty seconds, and half of the jitter.
        wait(69.0);
        assert!(fetch::asked().is_empty());
        wait(2.0);
        assert_eq!(*told.borrow(), ["booth [0, 2] true"]);
        assert_eq!(names(&fetch::asked()).len(), 4);
        wait(71.0);
        assert_eq!(told.borrow().len(), 1, "told once");
    }

    #[test]
    fn a_word_of_something_new_is_enough_even_when_nobody_sees_the_page() {
        let (loader, exhibition) = fair();
        read_all(&loader, &exhibition);
        let (watch, told) = told(&loader, &exhibition);
        stand_in::hide(true);
        serve("programme.json", r#"{"channels": [], "sessions": []}"#);
        wait(100.0);
        assert!(fetch::asked().is_empty(), "nobody looks");
        tell(events::LOOK, &[]);
        wait(1.0);
        assert_eq!(*told.borrow(), ["programme"]);
        drop(watch);
        serve("programme.json", "{}");
        tell(events::LOOK, &[]);
        wait(1.0);
        assert_eq!(told.borrow().len(), 1, "the watch has ended");
    }

    #[test]
    fn a_changed_event_file_comes_last_and_ends_the_watch_unless_it_is_broken() {
        let (loader, exhibition) = fair();
        read_all(&loader, &exhibition);
        let (_watch, told) = told(&loader, &exhibition);
        serve("event.json", "{");
        wait(71.0);
        serve("event.json", &EVENT.replace("Fair", "Fair anew"));
        serve("booths/two.json", &booth("two", "Two anew"));
        wait(71.0);
        serve("booths/two.json", &booth("two", "Two once more"));
        wait(200.0);
        assert_eq!(
            *told.borrow(),
            ["event false", "booth [1] true", "event true"]
        );
    }

    #[test]
    fn a_silent_host_is_told_once_and_so_is_its_return() {
        let (loader, exhibition) = fair();
        read_all(&loader, &exhibition);
        let (_watch, _told) = told(&loader, &exhibition);
        let heard = Rc::new(RefCell::new(Vec::new()));
        let own = Rc::clone(&heard);
        let _listener = crate::browser::Listener::on_window(events::FEED, move |sent| {
            own.borrow_mut()
                .push(crate::browser::detail(&sent, "reached").unwrap());
        });
        fetch::serve("event/event.json", Err(FetchProblem::NoAnswer));
        wait(150.0);
        serve("event.json", EVENT);
        wait(150.0);
        assert_eq!(*heard.borrow(), ["no", "yes"]);
    }
}
