//! What the live page does for what plays in place, and for what is looked at from close by.

use std::rc::Rc;

/// A picture to be looked at from close by.
pub struct PictureCloseup {
    /// Its address.
    pub url: String,
    /// What it is called.
    pub title: String,
    /// What it looks like; empty where nobody says.
    pub alt: String,
    /// The language of that; empty where it is not known.
    pub language: String,
    /// What the buttons say: close, nearer, farther.
    pub words: [String; 3],
}

/// What the live page does for a film.
pub struct FilmHands {
    /// Whether it could not be played.
    pub is_broken: bool,
    /// Notes that it could not be played.
    pub break_down: Rc<dyn Fn()>,
    /// Begins it, if nothing of it is there yet; whether it does.
    pub begin: fn() -> bool,
    /// Sets the speed.
    pub speed: fn(&str),
}

/// What plays tracks in place, on the live page.
pub struct Player {
    /// What plays now.
    pub playing: Option<Playing>,
    /// Plays something, or nothing.
    pub play: Rc<dyn Fn(Option<Playing>)>,
    /// Sets the speed.
    pub speed: fn(&str),
}

/// A track that plays.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Playing {
    /// Id of its session.
    pub session: String,
    /// Its address as the programme has it.
    pub url: String,
    /// Seconds from the beginning where it starts.
    pub from: u32,
}
