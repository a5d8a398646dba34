//! The event's files: fetched when the hall asks for them, and looked after from then on.

use std::collections::HashMap;

use bevy::prelude::*;
use feed::{Exhibition, limits};
use page::browser::fetch::Freshness;
use page::browser::loader::{LoadChange, Loader, Watch};
use page::browser::messages::{self, MessagePart};
use page::browser::{language, records, route, spawn};
use page::queue::FetchQueue;
use page::scale_test;

use crate::current_hall::CurrentExhibition;
use crate::inbox::Inbox;
use crate::messages::{
    BoothArrived, EventChanged, EventFailed, EventOpened, Fetch, LanguageChosen, LoadingProgressed,
    ObjectArrived, ObjectKey, ProgrammeArrived, RecordsChanged, RouteChanged,
};
use crate::options::Options;

/// What reads the event's files, and goes on reading them.
pub struct EventReading {
    /// Where they are read.
    pub loader: Loader,
    /// What is still to come.
    queue: Option<FetchQueue>,
    watch: Option<Watch>,
}

/// The event's files, where there is a page; they come from [`begin`] on.
pub fn plugin(app: &mut App) {
    app.add_systems(Last, fetch);
}

/// Opens the event that the page names. Before the hall's first frame, so that it is there by then.
pub fn begin(world: &mut World) {
    let options = world.resource::<Options>().clone();
    let inbox = world.resource::<Inbox>().clone();
    let first = if options.read {
        Freshness::Kept
    } else {
        Freshness::Usual
    };
    let loader = match Loader::new(&options.event, first) {
        Ok(loader) => loader,
        Err(error) => {
            inbox.send(EventFailed(error.to_string()).into());
            return;
        }
    };
    world.insert_non_send(EventReading {
        loader: loader.clone(),
        queue: None,
        watch: None,
    });
    let heard = inbox.clone();
    for listener in route::on_change(move |route| heard.send(RouteChanged(route).into())) {
        listener.for_ever();
    }
    spawn(open(loader, options.booths, inbox));
}

/// Reads the event file. `booths` repeats the event's booths for a test.
async fn open(loader: Loader, booths: Option<usize>, inbox: Inbox) {
    inbox.send(LoadingProgressed("event", 0, 1).into());
    let parsed = loader.event().await;
    let Some(event) = parsed.value else {
        let sentence = parsed
            .problems
            .first()
            .map(|problem| problem.sentence("en"));
        inbox.send(EventFailed(sentence.unwrap_or(parsed.file)).into());
        return;
    };
    let mut exhibition = Exhibition::new(event);
    exhibition.problems = parsed.problems;
    if let Some(count) = booths {
        scale_test::repeat_booths(&mut exhibition, count);
    }
    inbox.send(LoadingProgressed("event", 1, 1).into());
    let id = exhibition.event.id.clone();
    let remembered = records::load(&id);
    listen(&id, &inbox);
    let opened = Box::new((exhibition, remembered));
    inbox.send(EventOpened(Some(opened)).into());
}

/// Hears of what the other face changes.
fn listen(event: &str, inbox: &Inbox) {
    let heard = inbox.clone();
    let changed = move |records, _| heard.send(RecordsChanged(records).into());
    for listener in records::on_change(event, changed) {
        listener.for_ever();
    }
    // The hall speaks a language as soon as it has its messages.
    let heard = inbox.clone();
    let speak = move |tag: String| {
        let heard = heard.clone();
        spawn(async move {
            messages::load(MessagePart::Hall, &tag).await;
            heard.send(LanguageChosen(tag).into());
        });
    };
    if let Some(listener) = language::on_change(speak) {
        listener.for_ever();
    }
}

/// Fetches what the hall asked for.
fn fetch(
    mut wanted: MessageReader<Fetch>,
    reading: If<NonSendMut<EventReading>>,
    event: If<Res<CurrentExhibition>>,
    inbox: Res<Inbox>,
) {
    let mut reading = reading;
    for wanted in wanted.read() {
        match wanted {
            Fetch::Feed(order) => reading.load(&event, order, &inbox),
            Fetch::Nearest(distances) => reading.prefer(distances),
            Fetch::Object(key) => reading.object(key, &inbox),
            Fetch::FontList
            | Fetch::Font(_)
            | Fetch::Hall(..)
            | Fetch::Light(_)
            | Fetch::Surfaces => {}
        }
    }
}

impl EventReading {
    /// Fetches the file of a booth's object.
    fn object(&self, key: &ObjectKey, inbox: &Inbox) {
        let (source, src) = key;
        let address = self.loader.address(source.as_deref(), src);
        let (loader, inbox, key) = (self.loader.clone(), inbox.clone(), key.clone());
        spawn(async move {
            let file = match address {
                Some(address) => loader.bytes(&address, limits::OBJECT_BYTES).await.ok(),
                None => None,
            };
            inbox.send(ObjectArrived(key, file).into());
        });
    }

    /// Fetches the programme and the booths, and looks after them.
    fn load(&mut self, exhibition: &Exhibition, order: &[usize], inbox: &Inbox) {
        let (event, loader) = (exhibition.event.clone(), self.loader.clone());
        let programme = inbox.clone();
        spawn(async move {
            if let Some(parsed) = loader.programme(&event).await {
                programme.send(ProgrammeArrived(parsed).into());
            }
        });
        let booth = inbox.clone();
        let arrived = move |slots: &[usize], parsed| {
            booth.send(BoothArrived(slots.to_vec(), parsed).into());
        };
        let order = order.iter().copied();
        self.queue = Some(self.loader.load_all(exhibition, order, arrived));
        let changed = inbox.clone();
        self.watch = Some(self.loader.watch(exhibition, move |change| {
            changed.send(match change {
                LoadChange::Event(parsed) => EventChanged(parsed.clone()).into(),
                LoadChange::Programme(parsed) => ProgrammeArrived(parsed.clone()).into(),
                LoadChange::Booth(slots, parsed) => {
                    BoothArrived(slots.to_vec(), parsed.clone()).into()
                }
            });
        }));
    }

    /// Booths near the visitor come first.
    fn prefer(&self, distances: &[(usize, f32)]) {
        if let Some(queue) = &self.queue {
            let distances: HashMap<usize, f32> = distances.iter().copied().collect();
            queue.sort(|slot| distances.get(&slot).copied().unwrap_or(f32::INFINITY));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::messages::{Arrival, HallEvent, drain};
    use page::stand_in::{self, fetch, wait};

    const EVENT: &str = r#"{"version": 1, "id": "fair", "title": "Fair", "languages": ["en"], "timeZone": "Asia/Tokyo",
        "organiser": {"name": "We"}, "programme": "programme.json", "refresh": {"everySecs": 60, "jitterSecs": 0},
        "halls": [{"id": "a", "title": "A", "booths": ["booths/one.json", "booths/two.json", "booths/one.json"]}]}"#;

    fn serve(path: &str, text: &str) {
        fetch::serve(&format!("event/{path}"), Ok(text.as_bytes()));
    }

    fn booth(id: &str, name: &str) -> String {
        format!(r#"{{"version": 1, "id": "{id}", "name": "{name}"}}"#)
    }

    /// A hall whose page names an event, and what it has heard of it.
    fn hall(event: &str) -> App {
        stand_in::open("");
        let mut app = App::new();
        app.insert_resource(Options {
            event: event.to_owned(),
            ..Options::default()
        });
        app.add_plugins((crate::messages::plugin, crate::inbox::plugin, plugin));
        begin(app.world_mut());
        app
    }

    /// Lets so many seconds pass, and the hall hear of them.
    fn pass(app: &mut App, secs: f64) {
        wait(secs);
        app.update();
    }

    fn heard<A: Arrival, T>(app: &mut App, told: impl Fn(&A) -> T) -> Vec<T> {
        let messages = app.world_mut().resource_mut::<Messages<HallEvent>>();
        let mut cursor = messages.get_cursor();
        let events = cursor.read(&messages);
        events.filter_map(A::of).map(told).collect()
    }

    /// A fair that is open, and whose booths have been asked for in this order of slots.
    fn fair(order: &[usize]) -> App {
        let mut app = hall("event/event.json");
        serve("event.json", EVENT);
        serve("programme.json", r#"{"sessions": []}"#);
        serve("booths/one.json", &booth("one", "One"));
        serve("booths/two.json", &booth("two", "Two"));
        app.update();
        pass(&mut app, 1.0);
        let opened = drain::<EventOpened>(&mut app)
            .into_iter()
            .find_map(|opened| opened.0);
        let (exhibition, _) = *opened.expect("an event");
        app.insert_resource(CurrentExhibition(exhibition));
        fetch::asked();
        app.world_mut().write_message(Fetch::Feed(order.to_vec()));
        app.update();
        app
    }

    #[test]
    fn the_event_is_opened_and_how_far_that_is_is_told() {
        let mut app = hall("event/event.json");
        serve("event.json", EVENT);
        app.update();
        pass(&mut app, 1.0);
        let steps = heard(&mut app, |step: &LoadingProgressed| {
            (step.0, step.1, step.2)
        });
        assert_eq!(steps, [("event", 0, 1), ("event", 1, 1)]);
        let titles = heard(&mut app, |opened: &EventOpened| {
            let (exhibition, _) = &**opened.0.as_ref().expect("an event");
            exhibition.event.id.clone()
        });
        assert_eq!(titles, ["fair"]);
    }

    #[test]
    fn an_event_that_cannot_be_shown_is_told_with_its_reason() {
        for (event, answer, reason) in [
            (
                "ftp://fair.example/event.json",
                None,
                "no address of an event file",
            ),
            ("event/event.json", None, "404"),
            ("event/event.json", Some("{"), "event.json"),
        ] {
            let mut app = hall(event);
            answer
                .into_iter()
                .for_each(|text| serve("event.json", text));
            app.update();
            pass(&mut app, 1.0);
            let reasons = heard(&mut app, |failed: &EventFailed| failed.0.clone());
            assert_eq!(reasons.len(), 1, "{event}");
            assert!(reasons[0].contains(reason), "{event}: {}", reasons[0]);
        }
    }

    #[test]
    fn a_file_that_two_slots_name_comes_once_for_both() {
        let mut app = fair(&[0, 1, 2]);
        pass(&mut app, 1.0);
        let mut booths = heard(&mut app, |booth: &BoothArrived| booth.0.clone());
        booths.sort();
        assert_eq!(booths, [vec![0, 2], vec![1]]);
        assert_eq!(heard(&mut app, |_: &ProgrammeArrived| ()).len(), 1);
        let asked = fetch::asked();
        let of_booth = |name: &str| asked.iter().filter(|url| url.ends_with(name)).count();
        assert_eq!((of_booth("one.json"), of_booth("two.json")), (1, 1));
    }

    #[test]
    fn what_changes_later_comes_in_and_a_host_that_is_silent_changes_nothing() {
        let mut app = fair(&[0, 1, 2]);
        pass(&mut app, 1.0);
        serve("booths/two.json", &booth("two", "Two and a half"));
        fetch::serve(
            "event/booths/one.json",
            Err(page::browser::fetch::FetchProblem::NoAnswer),
        );
        app.update();
        app.update();
        pass(&mut app, 61.0);
        let booths = heard(&mut app, |booth: &BoothArrived| {
            let name = booth
                .1
                .value
                .as_ref()
                .map(|booth| booth.name.get("en").to_owned());
            (booth.0.clone(), name)
        });
        assert_eq!(booths, [(vec![1], Some("Two and a half".to_owned()))]);
    }

    #[test]
    fn another_language_is_spoken_once_its_messages_are_there() {
        let mut app = fair(&[]);
        language::choose("ja");
        pass(&mut app, 1.0);
        let tags = heard(&mut app, |chosen: &LanguageChosen| chosen.0.clone());
        assert_eq!(tags, ["ja"]);
    }

    #[test]
    fn routes_and_records_of_the_other_face_are_heard() {
        let mut app = fair(&[]);
        let booth = page::Route::parse("#/booth/one");
        route::write(&booth, route::RouteStep::Push);
        records::change("fair", |records| records.toggle_booth("one")).expect("a storage");
        pass(&mut app, 1.0);
        let routes = heard(&mut app, |changed: &RouteChanged| changed.0.clone());
        assert_eq!(routes, [booth]);
        let kept = heard(&mut app, |changed: &RecordsChanged| {
            changed.0.kept_booths.contains_key("one")
        });
        assert_eq!(kept, [true]);
    }
}
