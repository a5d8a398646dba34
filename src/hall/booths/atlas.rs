//! Where pictures lie on the graphics card: pages of one texture array, each cut into tiles of one size.
//!
//! A picture fills its tile, whatever its proportions: no texel is wasted, and the quad it is drawn on has the right ones.
//! The pages are all there is: 9 × 1024 × 1024 × 4 bytes with three smaller copies, 50 MB, for 14 booths and for 1,000.

use bevy::prelude::*;

/// Width and height of a page, pixels. WebGL2 promises 2048; smaller pages waste less on each kind of tile.
pub const PAGE: u32 = 1024;
/// How many pages there are.
pub const PAGES: u32 = 9;

/// A kind of tile.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Class {
    /// A poster one reads.
    Large,
    /// A poster one passes.
    Medium,
    /// A poster across the hall, a plate, a logo.
    Small,
    /// The fascia one stands before.
    Banner,
    /// A fascia near by.
    Sign,
    /// A fascia far off, a notice.
    Label,
}

impl Class {
    /// All kinds, in the order of their pages.
    pub const ALL: [Self; 6] = [
        Self::Large,
        Self::Medium,
        Self::Small,
        Self::Banner,
        Self::Sign,
        Self::Label,
    ];

    /// Width and height of its tiles, pixels.
    pub fn size(self) -> UVec2 {
        match self {
            Self::Large => UVec2::new(512, 512),
            Self::Medium => UVec2::new(256, 256),
            Self::Small => UVec2::new(128, 128),
            Self::Banner => UVec2::new(1024, 256),
            Self::Sign => UVec2::new(512, 128),
            Self::Label => UVec2::new(256, 64),
        }
    }

    /// Its first page and how many it has.
    fn pages(self) -> (u32, u32) {
        match self {
            Self::Large => (0, 2),
            Self::Medium => (2, 3),
            Self::Small => (5, 1),
            Self::Banner => (6, 1),
            Self::Sign => (7, 1),
            Self::Label => (8, 1),
        }
    }

    /// What takes over when there is no room left.
    pub fn smaller(self) -> Option<Self> {
        match self {
            Self::Large => Some(Self::Medium),
            Self::Medium => Some(Self::Small),
            Self::Banner => Some(Self::Sign),
            Self::Sign => Some(Self::Label),
            Self::Small | Self::Label => None,
        }
    }

    /// How many tiles a page has beside and below one another.
    fn grid(self) -> UVec2 {
        UVec2::splat(PAGE) / self.size()
    }

    /// How many tiles there are.
    pub fn capacity(self) -> usize {
        let grid = self.grid();
        (grid.x * grid.y * self.pages().1) as usize
    }
}

/// One tile.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Tile {
    /// Its kind.
    pub class: Class,
    /// Which of its kind.
    pub index: usize,
}

impl Tile {
    /// The layer of the texture array.
    pub fn page(self) -> u32 {
        let grid = self.class.grid();
        self.class.pages().0 + self.index as u32 / (grid.x * grid.y)
    }

    /// Its top left pixel on the page.
    pub fn origin(self) -> UVec2 {
        let grid = self.class.grid();
        let on_page = self.index as u32 % (grid.x * grid.y);
        UVec2::new(on_page % grid.x, on_page / grid.x) * self.class.size()
    }

    /// Its top left and bottom right in shares of the page, half a pixel in so that neighbours do not shine through.
    pub fn uv(self) -> (Vec2, Vec2) {
        let origin = self.origin().as_vec2();
        let size = self.class.size().as_vec2();
        let page = PAGE as f32;
        ((origin + 0.5) / page, (origin + size - 0.5) / page)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tiles_fill_their_pages_and_no_others() {
        let mut pages = vec![0; PAGES as usize];
        for class in Class::ALL {
            for index in 0..class.capacity() {
                let tile = Tile { class, index };
                let end = tile.origin() + class.size();
                assert!(end.x <= PAGE && end.y <= PAGE);
                pages[tile.page() as usize] += class.size().x * class.size().y;
            }
        }
        assert_eq!(pages, vec![PAGE * PAGE; PAGES as usize]);
    }

    #[test]
    fn tiles_of_a_kind_do_not_overlap() {
        for class in Class::ALL {
            let mut places: Vec<_> = (0..class.capacity())
                .map(|index| Tile { class, index })
                .map(|tile| (tile.page(), tile.origin().x, tile.origin().y))
                .collect();
            places.sort_unstable();
            places.dedup();
            assert_eq!(places.len(), class.capacity());
        }
    }
}
