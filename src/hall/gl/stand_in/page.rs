//! What a page has beside the context: canvases, a film's picture, and the values of JavaScript.

use std::cell::Cell;
use std::rc::Rc;

use bevy::math::UVec2;

/// A value of JavaScript.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Value {
    /// `true` or `false`.
    Flag(bool),
    /// A number.
    Number(f64),
}

impl Value {
    /// Whether it counts as true.
    pub fn is_truthy(&self) -> bool {
        match *self {
            Self::Flag(flag) => flag,
            Self::Number(number) => number != 0.0,
        }
    }

    /// The flag that it is.
    pub fn as_bool(&self) -> Option<bool> {
        match *self {
            Self::Flag(flag) => Some(flag),
            Self::Number(_) => None,
        }
    }

    /// The number that it is.
    pub fn as_f64(&self) -> Option<f64> {
        match *self {
            Self::Flag(_) => None,
            Self::Number(number) => Some(number),
        }
    }
}

/// A canvas.
#[derive(Clone, Debug, Default)]
pub struct HtmlCanvasElement {
    size: Rc<Cell<UVec2>>,
    drawn: Rc<Cell<Option<[f64; 4]>>>,
}

impl HtmlCanvasElement {
    /// Pixels.
    pub fn width(&self) -> u32 {
        self.size.get().x
    }

    /// Pixels.
    pub fn height(&self) -> u32 {
        self.size.get().y
    }

    /// Gives it another width, pixels.
    pub fn set_width(&self, width: u32) {
        self.size.set(UVec2::new(width, self.height()));
    }

    /// Gives it another height, pixels.
    pub fn set_height(&self, height: u32) {
        self.size.set(UVec2::new(self.width(), height));
    }

    /// Where a film's picture was drawn on it last: left, top, width, height.
    pub fn drawn(&self) -> Option<[f64; 4]> {
        self.drawn.get()
    }
}

/// A film with this width and height, pixels; none while it is on its way.
#[derive(Clone, Debug, Default)]
pub struct HtmlVideoElement(pub UVec2);

impl HtmlVideoElement {
    /// Pixels.
    pub fn video_width(&self) -> u32 {
        self.0.x
    }

    /// Pixels.
    pub fn video_height(&self) -> u32 {
        self.0.y
    }
}

/// A canvas onto which pictures of a film are fitted.
pub struct FilmCanvas(HtmlCanvasElement);

impl FilmCanvas {
    /// A black one of this size, pixels.
    pub fn new(size: UVec2) -> Option<Self> {
        let canvas = HtmlCanvasElement::default();
        canvas.size.set(size);
        Some(Self(canvas))
    }

    /// What has its pixels.
    pub fn pixels(&self) -> &HtmlCanvasElement {
        &self.0
    }

    /// Draws the film's newest picture to here: left, top, width, height. Whether it could.
    pub fn draw(&self, film: &HtmlVideoElement, place: [f64; 4]) -> bool {
        self.0.drawn.set(Some(place));
        film.0.min_element() > 0
    }
}
