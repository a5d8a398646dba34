//! What decides a booth's shape, and the ground it takes.

use feed::booth::{Size, Style};

/// What decides a booth's shape.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Form {
    /// How much ground it takes.
    pub size: Size,
    /// How it is built.
    pub style: Style,
}

impl Form {
    /// How many there are.
    pub const COUNT: usize = 15;

    /// All of them, by [`Form::index`].
    pub fn all() -> [Self; Self::COUNT] {
        let sizes = [Size::Standard, Size::Wide, Size::Island];
        std::array::from_fn(|index| Self {
            size: sizes[index / Style::ALL.len()],
            style: Style::ALL[index % Style::ALL.len()],
        })
    }

    /// Its place among all, below [`Form::COUNT`].
    pub fn index(self) -> usize {
        self.size as usize * Style::ALL.len() + self.style as usize
    }
}

/// Ground a booth takes, half its width and half its depth, metres.
pub fn half_extent(size: Size) -> glam::Vec2 {
    match size {
        Size::Standard => glam::Vec2::new(1.5, 1.5),
        Size::Wide => glam::Vec2::new(3.0, 1.5),
        Size::Island => glam::Vec2::new(3.0, 3.0),
    }
}
