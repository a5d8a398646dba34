//! What both kinds of pages show: plain functions from the feed to HTML. No state and no script is needed to read it;
//! the live page puts its buttons where [`Extras`] says.

pub mod booth;
mod booth_numbers;
mod booth_people;
pub mod card;
pub mod document;
pub mod film;
pub mod logo;
pub mod map;
pub mod notices;
pub mod parts;
pub mod playing;
pub mod programme;
pub mod prose;
pub mod reasons;
pub mod start;
pub mod tour;
pub mod tracks;
mod truncation;

use feed::clocks::Clocks;
use feed::exhibition::BoothSlot;
use feed::{Exhibition, Text};
use html::{IntoView, View};
use jiff::Timestamp;
use jiff::tz::Offset;

use crate::deferred::Deferred;
use crate::links::Links;
use crate::locale::PageLocale;
use playing::{FilmHands, PictureCloseup, Player};

pub use booth_numbers::{BoothNumbers, DrawnNumbers};

/// What every view is drawn from: who looks, and from where.
#[derive(Clone, Copy)]
pub struct ViewContext<'a> {
    /// The language.
    pub locale: &'a PageLocale,
    /// Where things are found.
    pub links: &'a Links,
    /// What there is.
    pub exhibition: &'a Exhibition,
    /// The visitor's clock, on the live page.
    pub clock: Option<Clock>,
    /// The numbers on the booths' signs.
    pub numbers: &'a BoothNumbers,
    /// What comes with the second module, as soon as it is there.
    pub deferred: Option<&'a Deferred>,
    /// What was searched for, to mark it where it stands.
    pub found: Option<&'a finder::SearchResult>,
}

/// The visitor's clock.
#[derive(Clone, Copy)]
pub struct Clock {
    /// Now.
    pub now: Timestamp,
    /// The visitor's offset from UTC at an instant.
    pub offset: fn(Timestamp) -> Offset,
}

/// What the live page adds to what everybody sees.
pub trait Extras {
    /// Buttons for a booth (keep, note).
    fn booth(&self, id: &str) -> Option<View>;
    /// Buttons for a session (keep, calendar).
    fn session(&self, id: &str) -> Option<View>;
    /// Who of a booth's staff is there now, in words: said in the place of its hours.
    fn staff_now(&self, _id: &str) -> Option<String> {
        None
    }
    /// What is said with a booth's staff.
    fn talk(&self, _id: &str) -> Option<View> {
        None
    }
    /// Whether a booth is on the visitor's own list.
    fn is_kept(&self, _id: &str) -> bool {
        false
    }
    /// Whether the visitor has been at a booth.
    fn is_visited(&self, _id: &str) -> bool {
        false
    }
    /// What the page does for a booth's film.
    fn film(&self) -> Option<FilmHands> {
        None
    }
    /// What shows a picture from close by; without it one has the picture's own file.
    fn closeup(&self) -> Option<fn(&PictureCloseup)> {
        None
    }
    /// What plays streams and recordings in place.
    fn player(&self) -> Option<Player> {
        None
    }
}

/// Nothing is added: prerendered pages.
pub struct NoExtras;

impl Extras for NoExtras {
    fn booth(&self, _: &str) -> Option<View> {
        None
    }

    fn session(&self, _: &str) -> Option<View> {
        None
    }
}

impl ViewContext<'_> {
    /// Times as the event's clock and the visitor's show them.
    pub fn clocks(&self) -> Clocks<'_> {
        Clocks {
            messages: self.locale.messages(),
            hours: &self.exhibition.event.hours,
            own: self.clock.as_ref().map(|clock| &clock.offset as _),
        }
    }

    /// A text of the feed, its language marked; `None` when it is empty.
    pub fn text(&self, text: &Text) -> Option<View> {
        let (words, language) = self.locale.read(text);
        (!words.is_empty()).then(|| span(words, language))
    }

    /// A text of the feed with the words that were searched for marked in it; `None` when it is empty.
    pub fn marked(&self, text: &Text) -> Option<View> {
        let Some(found) = self.found else {
            return self.text(text);
        };
        let (words, language) = self.locale.read(text);
        if words.is_empty() {
            return None;
        }
        Some(
            html::span()
                .lang(language)
                .child(marks(found, &words))
                .into_view(),
        )
    }

    /// The number on the sign of this slot's booth.
    pub fn number(&self, slot: &BoothSlot) -> Option<u32> {
        let (index, _) = self.exhibition.find(&slot.id)?;
        self.numbers.of(self.exhibition, index)
    }

    /// The title of a topic; its id when the vocabulary does not have it.
    pub fn topic(&self, id: &str) -> (String, Option<String>) {
        let topics = &self.exhibition.event.topics;
        topics
            .iter()
            .find(|topic| topic.id == id)
            .map(|topic| self.locale.read(&topic.title))
            .filter(|(words, _)| !words.is_empty())
            .unwrap_or_else(|| (id.to_owned(), None))
    }
}

/// Words, with their language when it is another than the page's.
pub fn span(words: String, language: Option<String>) -> View {
    match language {
        Some(language) => html::span().lang(language).child(words).into_view(),
        None => words.into_view(),
    }
}

/// The words with what was searched for marked.
fn marks(found: &finder::SearchResult, words: &str) -> Vec<View> {
    let mut views = Vec::new();
    let mut done = 0;
    for mark in found.marks(words) {
        let before = words.get(done..mark.start).unwrap_or_default();
        views.push(before.to_owned().into_view());
        let inside = words.get(mark.clone()).unwrap_or_default();
        views.push(html::mark().child(inside.to_owned()).into_view());
        done = mark.end;
    }
    views.push(words.get(done..).unwrap_or_default().to_owned().into_view());
    views
}

/// A link out of the site: it opens elsewhere, says so to those who do not see the sign, and tells the other side nothing.
/// The page's script names the host before it follows the link.
pub fn outward(locale: &PageLocale, address: String, words: View) -> View {
    use html::{a, span};
    a().href(address)
        .target("_blank")
        .rel("noopener noreferrer")
        .class("outward")
        .child((
            words,
            span()
                .class("unseen")
                // The words before it may be of another language, and so may all of what they stand in.
                .lang(locale.own_language())
                .attr("data-text", "opens-elsewhere")
                .child(locale.t("opens-elsewhere")),
        ))
        .into_view()
}
