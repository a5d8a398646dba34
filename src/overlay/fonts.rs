//! Fonts at run time: files come in as they arrive, are checked, and go to egui together.
//!
//! egui panics on a file it cannot read and on a family that has no name, and it reads every font anew whenever the
//! set changes. So each file is checked here before egui sees it, both families are bound from the start, and
//! files that arrive together are handed over together.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use egui::{Context, FontData, FontDefinitions, FontFamily, FontTweak};
use skrifa::{FontRef, MetadataProvider};

use crate::style::BOLD;

/// Which face a file belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Face {
    /// What is read.
    Regular,
    /// Names and headings.
    Bold,
}

/// A font file that the page may fetch.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listed {
    /// Its name in the manifest; also how it is fetched.
    pub name: String,
    /// Which face it belongs to.
    pub face: Face,
    /// What it can draw.
    pub characters: BTreeSet<char>,
}

/// Why a font file was not taken.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum FontProblem {
    /// It is no font, or is cut off.
    #[error("the font file {0} cannot be read")]
    Unreadable(String),
    /// It draws nothing.
    #[error("the font file {0} has no characters")]
    Empty(String),
}

/// The fonts that are there, and those that could be fetched.
#[derive(Default)]
pub struct FontSet {
    listed: Vec<Listed>,
    there: BTreeMap<String, (Face, Arc<FontData>)>,
    changed: bool,
}

impl FontSet {
    /// A set that knows which files there are, in the order in which they are looked through for a character.
    pub fn new(listed: Vec<Listed>) -> Self {
        Self {
            listed,
            ..Self::default()
        }
    }

    /// Takes a file that has arrived: a TTF or OTF. It is shown after the next [`FontSet::apply`].
    ///
    /// # Errors
    /// When egui could not read it.
    pub fn add(&mut self, name: &str, face: Face, bytes: Vec<u8>) -> Result<(), FontProblem> {
        let font = FontRef::new(&bytes).map_err(|_| FontProblem::Unreadable(name.to_owned()))?;
        let metrics = font.metrics(
            skrifa::instance::Size::unscaled(),
            skrifa::instance::LocationRef::default(),
        );
        let sane = metrics.units_per_em >= 16 && (metrics.ascent - metrics.descent) > 0.0;
        if !sane || font.outline_glyphs().format().is_none() {
            return Err(FontProblem::Unreadable(name.to_owned()));
        }
        if font.charmap().mappings().next().is_none() {
            return Err(FontProblem::Empty(name.to_owned()));
        }
        let data = FontData::from_owned(bytes).tweak(FontTweak {
            // One drawing of each kanji instead of four a quarter of a pixel apart: the glyph atlas is 2,048 wide.
            subpixel_binning: Some(false),
            ..FontTweak::default()
        });
        self.there.insert(name.to_owned(), (face, Arc::new(data)));
        self.changed = true;
        Ok(())
    }

    /// Names of the files that are listed, not there, and needed to draw these characters in this face.
    /// Files of the regular face stand in for bold ones that do not exist.
    pub fn missing(
        &self,
        face: Face,
        characters: impl IntoIterator<Item = char>,
    ) -> BTreeSet<String> {
        let mut names = BTreeSet::new();
        for character in characters {
            let holder = |face: Face| {
                self.listed
                    .iter()
                    .find(|file| file.face == face && file.characters.contains(&character))
            };
            let holder = holder(face).or_else(|| holder(Face::Regular));
            if let Some(file) = holder
                && !self.there.contains_key(&file.name)
            {
                names.insert(file.name.clone());
            }
        }
        names
    }

    /// Hands the files to egui if any has arrived since. Costs a rebuild of every face: call it once for several files.
    /// Gives whether it did.
    pub fn apply(&mut self, context: &Context) -> bool {
        if !self.changed {
            return false;
        }
        self.changed = false;
        context.set_fonts(self.definitions());
        context.data_mut(|data| data.insert_temp(ready_id(), !self.there.is_empty()));
        context.request_repaint();
        true
    }

    /// The families as egui wants them: each face's files in the order of the list, the other face's behind them.
    fn definitions(&self) -> FontDefinitions {
        let mut definitions = FontDefinitions::empty();
        let rank = |name: &str| {
            let listed = self.listed.iter().position(|file| file.name == name);
            listed.unwrap_or(usize::MAX)
        };
        let mut names: Vec<(&String, Face)> = self
            .there
            .iter()
            .map(|(name, (face, _))| (name, *face))
            .collect();
        names.sort_by_key(|(name, _)| (rank(name), *name));
        let of = |face: Face| {
            let own = names.iter().filter(move |(_, f)| *f == face);
            let other = names.iter().filter(move |(_, f)| *f != face);
            own.chain(other)
                .map(|(name, _)| (*name).clone())
                .collect::<Vec<_>>()
        };
        definitions
            .families
            .insert(FontFamily::Proportional, of(Face::Regular));
        definitions
            .families
            .insert(FontFamily::Monospace, of(Face::Regular));
        definitions
            .families
            .insert(FontFamily::Name(BOLD.into()), of(Face::Bold));
        for (name, (_, data)) in &self.there {
            definitions.font_data.insert(name.clone(), Arc::clone(data));
        }
        definitions
    }
}

fn ready_id() -> egui::Id {
    egui::Id::new("overlay-fonts-ready")
}

/// Whether the first font is there. Until then nothing is drawn: egui would have no family to draw with.
pub fn ready(context: &Context) -> bool {
    context
        .data(|data| data.get_temp::<bool>(ready_id()))
        .unwrap_or(false)
}
