//! The typefaces that are cut, as they stand in `assets/fonts`.

use std::collections::BTreeMap;

use read_fonts::types::GlyphId;
use read_fonts::{FontRef, TableProvider};

use crate::Weight;
use crate::cut::CutProblem;

/// A typeface to cut from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FontSource {
    /// How it is called in messages and in the names of files.
    pub name: &'static str,
    /// The whole of it, as WOFF2.
    woff2: &'static [u8],
    /// Its weight.
    pub weight: Weight,
    /// The language it is made for, when it is not Japanese or Latin.
    pub language: Option<&'static str>,
    /// Whether its letters change with their neighbours: cut whole, with its rules.
    pub shapes: bool,
}

macro_rules! source {
    ($name:literal, $weight:ident, $language:expr) => {
        source!($name, $weight, $language, false)
    };
    ($name:literal, $weight:ident, $language:expr, $shapes:literal) => {
        FontSource {
            name: $name,
            woff2: include_bytes!(concat!("../../assets/fonts/", $name, ".woff2")),
            weight: Weight::$weight,
            language: $language,
            shapes: $shapes,
        }
    };
}

/// In the order in which they are asked for a character. The first of each weight is the panels' typeface.
pub const SOURCES: [FontSource; 9] = [
    source!("mplus-1p-regular", Regular, None),
    source!("mplus-1p-bold", Bold, None),
    // The kanji of JIS X 0208 that M PLUS 1p does not have: names of people and places.
    source!("noto-sans-jp-rare", Regular, None),
    source!("noto-sans-thai-regular", Regular, Some("th"), true),
    source!("noto-sans-thai-bold", Bold, Some("th"), true),
    source!("noto-sans-kr-regular", Regular, Some("ko")),
    source!("noto-sans-kr-bold", Bold, Some("ko")),
    source!("noto-sans-sc-regular", Regular, Some("zh")),
    source!("noto-sans-sc-bold", Bold, Some("zh")),
];

/// A typeface unpacked.
pub struct Opened {
    /// Where it comes from.
    pub source: FontSource,
    /// As TTF.
    pub sfnt: Vec<u8>,
    /// Which glyph draws a character.
    pub glyphs: BTreeMap<char, GlyphId>,
}

impl Opened {
    /// Unpacks a typeface.
    pub fn new(source: FontSource) -> Result<Self, CutProblem> {
        let broken = || CutProblem::Source(source.name);
        let sfnt = wuff::decompress_woff2(source.woff2).map_err(|_| broken())?;
        let glyphs = {
            let font = FontRef::new(&sfnt).map_err(|_| broken())?;
            let cmap = font.cmap().map_err(|_| broken())?;
            ('\u{20}'..='\u{2ffff}')
                .filter_map(|c| Some((c, cmap.map_codepoint(c)?)))
                .filter(|(_, glyph)| glyph.to_u32() != 0)
                .collect()
        };
        Ok(Self {
            source,
            sfnt,
            glyphs,
        })
    }
}
