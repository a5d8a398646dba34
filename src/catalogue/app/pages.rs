//! Booth, programme and text pages with the buttons that only a live page has.

use std::rc::Rc;

use super::reactive::*;
use feed::time;
use html::{a, aside, button, div, h1, h2, li, p, section, span, ul};
use page::browser::{clock, tell};
use page::{Records, Route, events};

use super::bookmark_button::{BookmarkButton, bookmark};
use super::copy_button::copy_button;
use super::dom;
use super::live;
use super::state::App;
use crate::calendar::{calendar, file_name};
use crate::contact_message::Letter;
use crate::meetings::{self, MeetingWish};
use crate::views::playing::{FilmHands, PictureCloseup, Player, Playing};
use crate::views::tracks::PLAYER;
use crate::views::{self, Extras};

/// Keep, calendar.
pub struct Buttons(pub App);

impl Extras for Buttons {
    fn booth(&self, id: &str) -> Option<View> {
        Some((BookmarkButton(self.0).booth(id), share(self.0, id)).into_view())
    }

    fn staff_now(&self, id: &str) -> Option<String> {
        live::staff_now(id)
    }

    fn talk(&self, id: &str) -> Option<View> {
        Some(live::booth(self.0, id))
    }

    fn is_kept(&self, id: &str) -> bool {
        self.0.records.read().kept_booths.contains_key(id)
    }

    fn session(&self, id: &str) -> Option<View> {
        let app = self.0;
        let of_calendar = id.to_owned();
        let exhibition = app.exhibition.get();
        let mut sessions = exhibition.programme.sessions.iter();
        let session = sessions.find(|session| session.id == id)?;
        // Whoever hears a page's buttons one after another hears of which session each is.
        let name = || {
            let (words, language) = app.locale.read().read(&session.title);
            span()
                .class("unseen")
                .child((" ", views::span(words, language)))
        };
        Some(
            div()
                .class("actions")
                .child((
                    bookmark(
                        app,
                        id,
                        |records, id| records.kept_sessions.contains_key(id),
                        Records::toggle_session,
                    )
                    .child(name()),
                    session.start.map(|_| {
                        button()
                            .r#type("button")
                            .class("keep")
                            .on("click", move |_| {
                                take_calendar(app, |id| id == of_calendar);
                            })
                            .child((app.t("add-to-calendar"), name()))
                    }),
                ))
                .into_view(),
        )
    }
}

/// The same on the programme, where streams and recordings play in place.
struct WithPlayer {
    buttons: Buttons,
    playing: RwSignal<Option<Playing>>,
}

impl Extras for WithPlayer {
    fn booth(&self, id: &str) -> Option<View> {
        self.buttons.booth(id)
    }

    fn session(&self, id: &str) -> Option<View> {
        self.buttons.session(id)
    }

    fn player(&self) -> Option<Player> {
        let playing = self.playing;
        let play = move |next: Option<Playing>| {
            playing.update(|now| {
                // Another language of the same session goes on from where this one is.
                let from = match (&*now, &next) {
                    (Some(now), Some(next)) if now.session == next.session => {
                        dom::played_secs(PLAYER)
                    }
                    _ => 0,
                };
                *now = next.map(|next| Playing { from, ..next });
            });
        };
        Some(Player {
            playing: playing.get(),
            play: Rc::new(play),
            speed: |speed| dom::set_speed(PLAYER, speed),
        })
    }
}

/// The same on a booth's page, where its film plays in place.
struct WithFilm {
    buttons: Buttons,
    is_broken: RwSignal<bool>,
}

impl Extras for WithFilm {
    fn booth(&self, id: &str) -> Option<View> {
        self.buttons.booth(id)
    }

    fn session(&self, id: &str) -> Option<View> {
        self.buttons.session(id)
    }

    fn staff_now(&self, id: &str) -> Option<String> {
        self.buttons.staff_now(id)
    }

    fn talk(&self, id: &str) -> Option<View> {
        self.buttons.talk(id)
    }

    fn film(&self) -> Option<FilmHands> {
        let is_broken = self.is_broken;
        Some(FilmHands {
            is_broken: is_broken.get(),
            break_down: Rc::new(move || is_broken.set(true)),
            begin: || dom::play_unloaded(PLAYER),
            speed: |speed| dom::set_speed(PLAYER, speed),
        })
    }

    fn closeup(&self) -> Option<fn(&PictureCloseup)> {
        Some(|picture| {
            let [close, nearer, farther] = &picture.words;
            let details = [
                ("url", &picture.url),
                ("title", &picture.title),
                ("alt", &picture.alt),
                ("language", &picture.language),
                ("close", close),
                ("nearer", nearer),
                ("farther", farther),
            ];
            let details = details.map(|(name, text)| (name, Some(text.as_str())));
            tell(events::CLOSEUP, &details);
        })
    }
}

/// Copies the address of a booth, to send it to somebody.
fn share(app: App, id: &str) -> impl IntoView + use<> {
    let route = Route::Booth {
        booth: id.to_owned(),
    };
    let address = move || format!("{}{route}", page::browser::address::page());
    copy_button(app, "share", "address-copied", address)
}

/// Hands the visitor the sessions with these ids as a calendar.
pub fn take_calendar(app: App, wanted: impl Fn(&str) -> bool) {
    let exhibition = app.exhibition.get_untracked();
    let locale = app.locale.get_untracked();
    let sessions = exhibition.programme.sessions.iter();
    let sessions: Vec<_> = sessions.filter(|session| wanted(&session.id)).collect();
    let ids: Vec<_> = sessions.iter().map(|session| session.id.as_str()).collect();
    let name = file_name(&exhibition.event.id, &ids);
    let page = page::browser::address::page();
    if let Some(text) = calendar(&exhibition, sessions, &locale, clock::now(), &page) {
        dom::download(&name, "text/calendar;charset=utf-8", &text);
    }
}

/// Hands the visitor the slots that were wished for at a booth, for their calendar; where the booth's `mail` address is given, as
/// the request that goes there.
pub fn take_meetings(app: App, booth: &str, key: &str, letter: &Letter, mail: Option<&str>) {
    let exhibition = app.exhibition.get_untracked();
    let locale = app.locale.get_untracked();
    let known = exhibition.find(booth).and_then(|(_, slot)| slot.booth());
    let with = known.map_or_else(|| booth.to_owned(), |booth| locale.words(&booth.name));
    let meetings = known.and_then(|booth| booth.meetings.as_ref());
    let place = meetings.map_or_else(String::new, |meetings| {
        let place = locale.words(&meetings.place);
        let parts = [place, meetings.url.clone().unwrap_or_default()];
        let parts = parts.into_iter().filter(|part| !part.is_empty());
        parts.collect::<Vec<_>>().join(", ")
    });
    let event = &exhibition.event.id;
    let wish = MeetingWish {
        key,
        event,
        with: &with,
        place: &place,
        mail: mail.unwrap_or_default(),
        letter,
    };
    if let Some(text) = meetings::calendar(&wish, mail.is_some(), clock::now()) {
        let name = file_name(event, &[booth]);
        dom::download(&name, "text/calendar;charset=utf-8", &text);
    }
}

/// A booth's page. Opening it counts as a visit.
pub fn booth(app: App, id: String) -> View {
    let known = app.exhibition.get_untracked().find(&id).is_some();
    if known && !app.records.read_untracked().visited.contains_key(&id) {
        let id = id.clone();
        app.remember(|records| {
            records.visited.insert(id, ());
        });
    }
    let is_broken = RwSignal::new(false);
    (move || {
        let extras = WithFilm {
            buttons: Buttons(app),
            is_broken,
        };
        app.draw(|context| match context.exhibition.find(&id) {
            Some((_, slot)) => views::booth::booth(context, slot, &extras),
            None => gone(app, "booth-gone"),
        })
    })
    .into_view()
}

pub(super) fn gone(app: App, key: &'static str) -> View {
    section()
        .child((
            h1().tabindex("-1").child(app.t(key)),
            p().child(a().href(Route::Start.to_string()).child(app.t("booths"))),
        ))
        .into_view()
}

/// One of the event's longer texts.
pub fn text(app: App, id: String) -> View {
    (move || {
        app.draw(|context| {
            let texts = &context.exhibition.event.texts;
            match texts.iter().find(|text| text.id == id) {
                Some(text) => views::document::document(context, text),
                None => gone(app, "text-gone"),
            }
        })
    })
    .into_view()
}

/// The halls from above, the booth that the address names in view.
pub fn map(app: App) -> View {
    let place = Memo::new(move |_| match app.route.get() {
        Route::Map { hall, booth } => (hall, booth),
        _ => (None, None),
    });
    Effect::new(move || {
        let (hall, booth) = place.get();
        let at = booth.map(|booth| views::map::booth_place(&booth));
        if let Some(at) = at.or_else(|| hall.map(|hall| views::map::hall_place(&hall))) {
            dom::once_changed(move || dom::scroll_to(&at));
        }
    });
    (move || app.draw(|context| views::map::map(context, place.get().1.as_deref(), &Buttons(app))))
        .into_view()
}

/// The programme, what is on now above it.
pub fn programme(app: App) -> View {
    let open = Memo::new(move |_| match app.route.get() {
        Route::Programme { session } => session,
        _ => None,
    });
    Effect::new(move || {
        if let Some(session) = open.get() {
            dom::once_changed(move || dom::scroll_to(&session));
        }
    });
    let playing = RwSignal::new(None);
    let any_times = move || {
        let exhibition = app.exhibition.get();
        let mut sessions = exhibition.programme.sessions.iter();
        sessions.any(|session| session.start.is_some())
    };
    (
        move || on_air(app),
        move || {
            app.draw(|context| {
                let extras = WithPlayer {
                    buttons: Buttons(app),
                    playing,
                };
                views::programme::programme(context, open.get().as_deref(), &extras)
            })
        },
        move || {
            any_times().then(|| {
                p().class("actions").child(
                    button()
                        .r#type("button")
                        .class("button")
                        .on("click", move |_| take_calendar(app, |_| true))
                        .child(app.t("add-all-to-calendar")),
                )
            })
        },
    )
        .into_view()
}

/// Now and next of each channel, while there is anything.
fn on_air(app: App) -> Option<View> {
    app.draw(|context| {
        let now = context.clock?.now;
        let items: Vec<_> = time::on_air(&context.exhibition.programme, now)
            .into_iter()
            .flat_map(|on_air| [("on-now", on_air.now), ("next-up", on_air.next)])
            .filter_map(|(key, session)| {
                let session = session?;
                let route = Route::Programme {
                    session: Some(session.id.clone()),
                };
                Some(
                    li().child((
                        span().class("kind").child(context.locale.t(key)),
                        " ",
                        a().href(route.to_string())
                            .child(context.text(&session.title)),
                        " ",
                        span()
                            .class("when")
                            .child(views::parts::when(context, session)),
                    )),
                )
            })
            .collect();
        (!items.is_empty()).then(|| {
            aside()
                .class("said")
                .child((
                    h2().class("unseen").child(context.locale.t("on-now")),
                    ul().child(items),
                ))
                .into_view()
        })
    })
}
