//! The film that moves on a wall: a video of the browser's that nobody sees or hears, and that wakes the hall for each picture.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use bevy::prelude::*;
use js_sys::{Function, Reflect};
use page::browser::loader::sleep;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::HtmlVideoElement;

use crate::booths::films::{FilmKey, WallFilms};
use crate::gl::Gpu;
use crate::inbox::Inbox;
use crate::loading::event_files::EventReading;
use crate::options::Options;
use crate::render_queue::RenderQueue;
use crate::schedule::FrameStep;

/// Milliseconds from one picture to the next, with a graphics card and without one, where each frame of the hall is dear.
const EACH: (f64, f64) = (40.0, 80.0);
/// Pictures come a little early or late, milliseconds.
const EARLY: f64 = 8.0;

/// What came of a film since the last frame.
#[derive(Default)]
struct FilmNews {
    picture: Cell<bool>,
    /// Under which number the browser is going to tell of the next picture.
    asked: Cell<f64>,
    failed: Cell<bool>,
}

/// A film that is there.
struct Player {
    key: FilmKey,
    video: HtmlVideoElement,
    plays: bool,
    news: Rc<FilmNews>,
    /// Listen as long as it is there.
    _listeners: [Closure<dyn FnMut()>; 2],
}

/// The one film that is there.
#[derive(Default)]
struct OnlyFilm(Option<Player>);

pub(super) fn plugin(app: &mut App) {
    app.init_non_send::<OnlyFilm>();
    app.add_systems(Update, hear.in_set(FrameStep::Receive));
    // After it was chosen, and before it is handed over.
    app.add_systems(Update, (play, take).chain().in_set(FrameStep::Show));
}

/// Takes note of a film that failed, and of the line.
fn hear(film: NonSend<OnlyFilm>, mut films: ResMut<WallFilms>) {
    let films = films.bypass_change_detection();
    films.metered = is_metered();
    let Some(player) = &film.0 else { return };
    if player.news.failed.take() {
        films.fail();
    }
}

/// Does what is wanted.
fn play(
    films: Res<WallFilms>,
    reading: Option<NonSend<EventReading>>,
    (options, inbox): (Res<Options>, Res<Inbox>),
    mut film: NonSendMut<OnlyFilm>,
    mut gpu: NonSendMut<Gpu>,
) {
    let wanted = films.wanted();
    let other = film.0.as_ref().map(|it| &it.key) != wanted.map(|it| &it.key);
    if other {
        film.0 = wanted.and_then(|wanted| {
            let (source, path) = &wanted.key;
            let address = reading?.loader.address(source.as_deref(), path)?;
            Player::new(wanted.key.clone(), address.as_str(), options.card, &inbox)
        });
        gpu.film.source = film.0.as_ref().map(|it| it.video.clone());
    }
    if let (Some(player), Some(wanted)) = (&mut film.0, wanted) {
        player.go(wanted.plays);
    }
}

/// Has the next picture drawn.
fn take(film: NonSend<OnlyFilm>, mut films: ResMut<WallFilms>, mut queue: ResMut<RenderQueue>) {
    if film
        .0
        .as_ref()
        .is_some_and(|it| it.news.picture.replace(false))
    {
        films.bypass_change_detection().come(&mut queue);
    }
}

impl Player {
    fn new(key: FilmKey, address: &str, card: bool, inbox: &Inbox) -> Option<Self> {
        let document = page::browser::window()?.document()?;
        let video: HtmlVideoElement = document.create_element("video").ok()?.dyn_into().ok()?;
        // Its pictures are only given away where its host allows that.
        video.set_cross_origin(Some("anonymous"));
        video.set_muted(true);
        video.set_loop(true);
        // Else phones would play it over the whole screen.
        video.set_attribute("playsinline", "").ok()?;
        let news = Rc::new(FilmNews::default());
        let (told, waker) = (Rc::clone(&news), inbox.clone());
        let failed = Closure::<dyn FnMut()>::new(move || {
            told.failed.set(true);
            waker.wake();
        });
        video.set_onerror(Some(failed.as_ref().unchecked_ref()));
        let each = if card { EACH.0 } else { EACH.1 };
        let pictures = pictures(&video, each, Rc::clone(&news), inbox.clone())?;
        video.set_src(address);
        Some(Self {
            key,
            video,
            plays: false,
            news,
            _listeners: [failed, pictures],
        })
    }

    /// Goes on, or stands still.
    fn go(&mut self, plays: bool) {
        if self.plays == plays {
            return;
        }
        self.plays = plays;
        if plays {
            if let Ok(promise) = self.video.play() {
                // Where it is refused, or paused before it began, the still picture stays.
                spawn_local(async move { drop(JsFuture::from(promise).await) });
            }
        } else {
            // A film that cannot be paused has ended.
            let _ = self.video.pause();
        }
    }
}

impl Drop for Player {
    fn drop(&mut self) {
        self.video.set_onerror(None);
        // Nothing listens from here on.
        let cancel = Reflect::get(&self.video, &"cancelVideoFrameCallback".into());
        if let Ok(Ok(cancel)) = cancel.map(JsCast::dyn_into::<Function>) {
            let _ = cancel.call1(&self.video, &self.news.asked.get().into());
        }
        let _ = self.video.pause();
        // Else the browser would go on fetching it.
        let _ = self.video.remove_attribute("src");
        self.video.load();
    }
}

/// Has the browser tell of each picture, and wakes the hall for those that are due. None where a browser cannot tell: then the still
/// picture stays.
fn pictures(
    video: &HtmlVideoElement,
    each: f64,
    news: Rc<FilmNews>,
    inbox: Inbox,
) -> Option<Closure<dyn FnMut()>> {
    let ask = Reflect::get(video, &"requestVideoFrameCallback".into()).ok()?;
    let ask: Function = ask.dyn_into().ok()?;
    // The closure asks for itself again.
    let own: Rc<RefCell<Option<Function>>> = Rc::default();
    let (again, from, told_of) = (Rc::clone(&own), video.clone(), Rc::clone(&news));
    let next = move || {
        if let Some(own) = &*again.borrow()
            && let Ok(asked) = ask.call1(&from, own)
        {
            told_of.asked.set(asked.as_f64().unwrap_or_default());
        }
    };
    let asks = next.clone();
    let mut last = f64::NEG_INFINITY;
    let told = Closure::<dyn FnMut()>::new(move || {
        asks();
        let now = now();
        if now - last < each - EARLY {
            return;
        }
        last = now;
        news.picture.set(true);
        let inbox = inbox.clone();
        // After the screen's own frame: waking the hall in it would put the hall's off to the next one.
        spawn_local(async move {
            sleep(0.0).await;
            inbox.wake();
        });
    });
    own.replace(Some(told.as_ref().unchecked_ref::<Function>().clone()));
    next();
    Some(told)
}

/// Milliseconds since the page began.
fn now() -> f64 {
    let performance = page::browser::window().and_then(|window| window.performance());
    performance.map_or(0.0, |performance| performance.now())
}

/// Whether the visitor pays for what is fetched, wishes to fetch little, or has a slow line, where the browser tells.
fn is_metered() -> bool {
    let Some(window) = page::browser::window() else {
        return false;
    };
    let of = |from: &JsValue, name: &str| Reflect::get(from, &name.into()).ok();
    let Some(line) = of(&window.navigator(), "connection").filter(JsValue::is_object) else {
        return false;
    };
    let saves = of(&line, "saveData").is_some_and(|it| it.is_truthy());
    let kind = of(&line, "effectiveType").and_then(|it| it.as_string());
    saves || kind.is_some_and(|kind| kind.ends_with("2g") || kind == "3g")
}
