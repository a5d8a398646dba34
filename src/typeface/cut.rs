//! Cutting the typefaces to an event.

use std::collections::BTreeSet;

use feed::Exhibition;
use read_fonts::FontRef;
use read_fonts::collections::IntSet;
use read_fonts::types::{NameId, Tag};
use skera::{DEFAULT_DROP_TABLES, Plan, SubsetFlags};

use crate::characters::Needs;
use crate::sources::{Opened, SOURCES};
use crate::{FontEntry, Manifest, Role, Weight};

/// Characters of a spare file: some 80 KB compressed, a second on a slow line.
const SPARE: usize = 1_000;

/// Tables that egui does not use: vertical setting, hints, marks of other programs.
const UNUSED: [&[u8; 4]; 8] = [
    b"vhea", b"vmtx", b"VORG", b"BASE", b"gasp", b"DSIG", b"STAT", b"hdmx",
];

/// The font files of an event.
#[derive(Clone, Debug, Default)]
pub struct Cut {
    /// The files, in the order in which they are looked through for a character.
    pub files: Vec<FontFile>,
    /// Characters of the event that none of our typefaces has.
    pub undrawable: BTreeSet<char>,
}

/// A font file.
#[derive(Clone, Debug)]
pub struct FontFile {
    /// What it is called, without an ending: `first-regular`.
    pub name: String,
    /// Its weight.
    pub weight: Weight,
    /// When it is fetched.
    pub role: Role,
    /// The language whose texts it draws before all others.
    pub language: Option<&'static str>,
    /// Every character it draws.
    pub characters: BTreeSet<char>,
    /// A TTF.
    pub bytes: Vec<u8>,
}

/// Why typefaces could not be cut. All of them are faults of the build, not of the event.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CutProblem {
    /// A source cannot be unpacked.
    #[error("the typeface {0} cannot be unpacked")]
    Source(&'static str),
    /// The subsetter gave up.
    #[error("the typeface {0} cannot be cut: {1}")]
    Subset(&'static str, String),
}

impl Cut {
    /// The list for the browser; `path` says under which path a file is served.
    pub fn manifest(&self, mut path: impl FnMut(&FontFile) -> String) -> Manifest {
        let entry = |file: &FontFile| FontEntry {
            file: path(file),
            weight: file.weight,
            role: file.role,
            language: file.language.map(str::to_owned),
            characters: file.characters.iter().collect(),
        };
        Manifest {
            fonts: self.files.iter().map(entry).collect(),
        }
    }
}

/// Cuts the typefaces to an event. The same event gives the same bytes, always.
///
/// # Errors
/// When a typeface cannot be cut, which is a fault of this build.
pub fn subset_event(exhibition: &Exhibition) -> Result<Cut, CutProblem> {
    let needs = Needs::of(exhibition);
    let opened = SOURCES
        .into_iter()
        .map(Opened::new)
        .collect::<Result<Vec<_>, _>>()?;
    let mut cut = Cut {
        undrawable: needs.undrawable(|c| opened.iter().any(|font| font.glyphs.contains_key(&c))),
        ..Cut::default()
    };
    for font in &opened {
        if font.source.language.is_some() {
            continue;
        }
        let has = |set: &BTreeSet<char>| -> BTreeSet<char> {
            set.iter()
                .filter(|c| font.glyphs.contains_key(c))
                .copied()
                .collect()
        };
        let main = font.source.name.starts_with("mplus");
        let (first, all, weight) = match font.source.weight {
            Weight::Regular if main => (has(&needs.first), has(&needs.all), "regular"),
            Weight::Regular => (BTreeSet::new(), has(&needs.all), "rare"),
            Weight::Bold => (has(&needs.first_bold), has(&needs.all_bold), "bold"),
        };
        let rest = all.difference(&first).copied().collect();
        cut.push(font, format!("first-{weight}"), Role::First, first)?;
        cut.push(font, format!("rest-{weight}"), Role::Rest, rest)?;
    }
    scripts(&mut cut, &opened, &needs)?;
    spare(&mut cut, &opened)?;
    cut.files.sort_by_key(|file| file.role);
    Ok(cut)
}

/// Every character that one of our typefaces has.
///
/// # Errors
/// When a typeface cannot be unpacked, which is a fault of this build.
pub fn drawable() -> Result<BTreeSet<char>, CutProblem> {
    let mut characters = BTreeSet::new();
    for source in SOURCES {
        characters.extend(Opened::new(source)?.glyphs.into_keys());
    }
    Ok(characters)
}

/// The characters of an event that none of these is, among those that the hall draws: the catalogue has the browser's faces.
pub fn undrawable(exhibition: &Exhibition, drawable: &BTreeSet<char>) -> BTreeSet<char> {
    Needs::of(exhibition).undrawable(|c| drawable.contains(&c))
}

/// Thai, Korean and Chinese, as far as the event speaks them.
fn scripts(cut: &mut Cut, opened: &[Opened], needs: &Needs) -> Result<(), CutProblem> {
    for font in opened {
        let Some(language) = font.source.language else {
            continue;
        };
        let drawn: BTreeSet<char> = cut
            .files
            .iter()
            // What the panels' typeface has in one weight only stays its own: a rare kanji of a Japanese name is no Chinese one.
            .filter(|file| file.weight == font.source.weight || file.language.is_none())
            .flat_map(|file| &file.characters)
            .copied()
            .collect();
        let wanted = match font.source.weight {
            Weight::Regular => &needs.all,
            Weight::Bold => &needs.all_bold,
        };
        let mut own: BTreeSet<char> = wanted
            .iter()
            .filter(|c| font.glyphs.contains_key(c) && !drawn.contains(c))
            .copied()
            .collect();
        let written = needs.own.get(language).into_iter().flatten();
        own.extend(written.filter(|c| font.glyphs.contains_key(c)));
        // Where letters change with their neighbours, whoever needs one needs them all.
        if font.source.shapes && !own.is_empty() {
            own.extend(font.glyphs.keys());
        }
        let weight = match font.source.weight {
            Weight::Regular => "regular",
            Weight::Bold => "bold",
        };
        cut.push(font, format!("{language}-{weight}"), Role::Script, own)?;
    }
    Ok(())
}

/// All other characters of the regular typefaces, for what exhibitors write after the build.
fn spare(cut: &mut Cut, opened: &[Opened]) -> Result<(), CutProblem> {
    let regular = opened
        .iter()
        .filter(|font| font.source.weight == Weight::Regular);
    let mut number = 0;
    for font in regular {
        let drawn: BTreeSet<char> = cut
            .files
            .iter()
            .filter(|file| file.weight == Weight::Regular)
            .flat_map(|file| &file.characters)
            .copied()
            .collect();
        let left: Vec<char> = font
            .glyphs
            .keys()
            .filter(|c| !drawn.contains(c))
            .copied()
            .collect();
        for part in left.chunks(SPARE) {
            number += 1;
            cut.push(
                font,
                format!("spare-{number}"),
                Role::Spare,
                part.iter().copied().collect(),
            )?;
        }
    }
    Ok(())
}

impl Cut {
    fn push(
        &mut self,
        font: &Opened,
        name: String,
        role: Role,
        characters: BTreeSet<char>,
    ) -> Result<(), CutProblem> {
        if characters.is_empty() {
            return Ok(());
        }
        let bytes = subset(font, &characters)?;
        self.files.push(FontFile {
            name,
            weight: font.source.weight,
            role,
            language: (role == Role::Script)
                .then_some(font.source.language)
                .flatten(),
            characters,
            bytes,
        });
        Ok(())
    }
}

fn subset(font: &Opened, characters: &BTreeSet<char>) -> Result<Vec<u8>, CutProblem> {
    let problem = |why: String| CutProblem::Subset(font.source.name, why);
    let face = FontRef::new(&font.sfnt).map_err(|why| problem(why.to_string()))?;
    let unicodes: IntSet<u32> = characters.iter().map(|c| u32::from(*c)).collect();
    let mut dropped: IntSet<Tag> = DEFAULT_DROP_TABLES.iter().copied().collect();
    dropped.extend(UNUSED.iter().map(|tag| Tag::new(tag)));
    // Marks find their places by these; for everything else kerning alone is worth its bytes.
    let features: &[&[u8; 4]] = if font.source.shapes {
        &[b"ccmp", b"liga", b"locl", b"kern", b"mark", b"mkmk"]
    } else {
        dropped.insert(Tag::new(b"GSUB"));
        &[b"kern"]
    };
    let features: IntSet<Tag> = features.iter().map(|tag| Tag::new(tag)).collect();
    let names: IntSet<NameId> = [0, 1, 2, 5, 13, 14].into_iter().map(NameId::new).collect();
    let plan = Plan::new(
        &IntSet::empty(),
        &unicodes,
        &face,
        SubsetFlags::SUBSET_FLAGS_NO_HINTING | SubsetFlags::SUBSET_FLAGS_NOTDEF_OUTLINE,
        &dropped,
        &IntSet::all(),
        &features,
        &names,
        // English, United States: the licence and the typeface's name stay in the file.
        &[0x0409].into_iter().collect(),
    );
    skera::subset_font(&face, &plan).map_err(|why| problem(format!("{why:?}")))
}

#[cfg(test)]
mod tests;
