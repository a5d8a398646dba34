//! Fonts at run time: files come in as they arrive, are checked, and go to egui together.
//!
//! egui panics on a file it cannot read and on a family that has no name, and it reads every font anew whenever the
//! set changes. So each file is checked here before egui sees it, both families are bound from the start, and
//! files that arrive together are handed over together.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use egui::{Context, FontData, FontDefinitions, FontFamily, FontTweak};
use feed::Exhibition;
use feed::json::Node;
use fixedbitset::FixedBitSet;
use i18n::{Domain, Messages, primary};
use skrifa::instance::{LocationRef, Size};
use skrifa::{FontRef, MetadataProvider};
use typeface::{FontEntry, Manifest, Role, Weight};

use crate::lettering;
use crate::style::BOLD;

/// Why a font file was not taken.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum FontProblem {
    /// The list does not name it.
    #[error("the font file {0} is not in the list")]
    Unlisted(String),
    /// It is no font, or is cut off.
    #[error("the font file {0} cannot be read")]
    Unreadable(String),
    /// It draws nothing.
    #[error("the font file {0} has no characters")]
    Empty(String),
}

/// The fonts that are there, and those that can be fetched.
#[derive(Default)]
pub struct FontSet {
    /// Each file, and the code points of the characters it draws.
    listed: Vec<(FontEntry, FixedBitSet)>,
    there: BTreeMap<String, Arc<FontData>>,
    changed: bool,
    language: String,
}

impl FontSet {
    /// A set that knows which files there are.
    pub fn new(manifest: Manifest) -> Self {
        Self {
            listed: manifest
                .fonts
                .into_iter()
                .map(|entry| {
                    let characters = codes(entry.characters.chars());
                    (entry, characters)
                })
                .collect(),
            ..Self::default()
        }
    }

    /// A set that knows the files of a list, `fonts.json`; nothing when that is no such list.
    pub fn read(list: &Node) -> Option<Self> {
        let fonts = list.field("fonts")?.items()?.iter().map(entry);
        Some(Self::new(Manifest {
            fonts: fonts.collect::<Option<_>>()?,
        }))
    }

    /// The files to fetch now for this exhibition in a language, most urgent first: those before the first panel, then
    /// whatever its texts and our messages need and is not there. Ask again when the exhibition or the language has changed.
    pub fn wanted(&self, exhibition: &Exhibition, language: &str) -> Vec<String> {
        // Gathered first: among a thousand booths each character stands thousands of times.
        let mut all = codes(' '..='~');
        let mut own: BTreeMap<&str, FixedBitSet> = self
            .listed
            .iter()
            .filter_map(|(entry, _)| entry.language.as_deref())
            .map(|language| (language, FixedBitSet::new()))
            .collect();
        let mut ask = |text: &feed::Text| {
            for wording in text.wordings() {
                add(&mut all, wording.text.chars());
                if let Some(language) = wording.language
                    && let Some(set) = own.get_mut(primary(language))
                {
                    add(set, wording.text.chars());
                }
            }
        };
        // The page shows these, in the browser's own fonts; a build leaves their characters out of the first files.
        let on_the_page = |path: &str| {
            let begins = |name: &&str| path.starts_with(*name);
            ["description", "texts", "sources", "related"]
                .iter()
                .any(begins)
                || path.contains("synonyms")
                || path.ends_with("summary")
        };
        exhibition.event.texts(&mut |path, text| {
            if !on_the_page(path) {
                ask(text);
            }
        });
        exhibition.programme.texts(&mut |_, text| ask(text));
        for booth in exhibition.slots.iter().filter_map(|slot| slot.booth()) {
            booth.texts(&mut |_, text| ask(text));
        }
        let messages = Messages::load(language, &[Domain::HALL, Domain::PROBLEMS]);
        let mut said = codes(messages.patterns().flat_map(str::chars));
        if let Some(own) = own.get_mut(primary(language)) {
            own.union_with(&said);
            // What the language's own typeface draws nobody else has to.
            for (entry, drawn) in &self.listed {
                if entry.language.as_deref() == Some(primary(language)) {
                    said.difference_with(drawn);
                }
            }
        }
        all.union_with(&said);
        let mut names = self.lacking(Weight::Regular, &all);
        names.extend(self.lacking(Weight::Bold, &all));
        for (of, characters) in &own {
            let is_spoken = *of == primary(language);
            names.extend(self.missing_own(of, characters, is_spoken));
        }
        let mut files: Vec<&FontEntry> = self
            .listed
            .iter()
            .map(|(entry, _)| entry)
            .filter(|entry| names.contains(&entry.file))
            .collect();
        files.sort_by_key(|entry| entry.role);
        files.into_iter().map(|entry| entry.file.clone()).collect()
    }

    /// The files that are not there and that these characters need in this weight. A regular file stands in where
    /// the bold face has no such character, and for a script whose language is not spoken: what it takes is fetched once.
    pub fn missing(
        &self,
        weight: Weight,
        characters: impl IntoIterator<Item = char>,
    ) -> BTreeSet<String> {
        self.lacking(weight, &codes(characters))
    }

    fn lacking(&self, weight: Weight, characters: &FixedBitSet) -> BTreeSet<String> {
        let mut names = BTreeSet::new();
        let mut left = characters.clone();
        for weight in [weight, Weight::Regular] {
            let asked = |entry: &FontEntry| {
                let is_plain = weight == Weight::Regular || entry.language.is_none();
                entry.weight == weight && is_plain
            };
            for (entry, drawn) in self.listed.iter().filter(|(entry, _)| asked(entry)) {
                if left.is_disjoint(drawn) {
                    continue;
                }
                left.difference_with(drawn);
                if !self.there.contains_key(&entry.file) {
                    names.insert(entry.file.clone());
                }
            }
        }
        names
    }

    /// The files of a language's own typeface that its texts' characters need: the bold ones where it is spoken.
    fn missing_own(
        &self,
        language: &str,
        characters: &FixedBitSet,
        is_spoken: bool,
    ) -> BTreeSet<String> {
        self.listed
            .iter()
            .filter(|(entry, _)| entry.language.as_deref() == Some(language))
            .filter(|(entry, _)| is_spoken || entry.weight == Weight::Regular)
            .filter(|(entry, _)| !self.there.contains_key(&entry.file))
            .filter(|(_, drawn)| !drawn.is_disjoint(characters))
            .map(|(entry, _)| entry.file.clone())
            .collect()
    }

    /// Takes a file that has arrived: a TTF or OTF. It is drawn with after the next [`FontSet::apply`].
    ///
    /// # Errors
    /// When it is not listed, or egui could not read it.
    pub fn add(&mut self, file: &str, bytes: Vec<u8>) -> Result<(), FontProblem> {
        if !self.listed.iter().any(|(entry, _)| entry.file == file) {
            return Err(FontProblem::Unlisted(file.to_owned()));
        }
        check(file, &bytes)?;
        let data = FontData::from_owned(bytes).tweak(FontTweak {
            // One drawing of each kanji instead of four a quarter of a pixel apart: the glyph atlas is 2,048 wide.
            subpixel_binning: Some(false),
            ..FontTweak::default()
        });
        self.there.insert(file.to_owned(), Arc::new(data));
        self.changed = true;
        Ok(())
    }

    /// Hands the files to egui if any has arrived since, or the language has changed. Costs a rebuild of every face: call
    /// it once for several files, best once a frame. Gives whether it did.
    pub fn apply(&mut self, context: &Context, language: &str) -> bool {
        let language = primary(language);
        // Only languages with typefaces of their own change the order.
        let own = |language: &str| {
            let of =
                |(entry, _): &(FontEntry, FixedBitSet)| entry.language.as_deref() == Some(language);
            if self.listed.iter().any(of) {
                language.to_owned()
            } else {
                String::new()
            }
        };
        let wanted = own(language);
        if !self.changed && wanted == self.language {
            return false;
        }
        self.changed = false;
        self.language = wanted;
        let ready = self.is_ready();
        if ready {
            context.set_fonts(self.definitions());
            lettering::set_drawn(context, self.drawn());
            context.request_repaint();
        }
        context.data_mut(|data| data.insert_temp(ready_id(), ready));
        ready
    }

    /// The characters that the files draw which are there.
    fn drawn(&self) -> FixedBitSet {
        let mut drawn = FixedBitSet::new();
        for (entry, characters) in &self.listed {
            if self.there.contains_key(&entry.file) {
                drawn.union_with(characters);
            }
        }
        drawn
    }

    /// Whether panels can be drawn: a regular file of the first ones is there.
    pub fn is_ready(&self) -> bool {
        self.listed.iter().any(|(entry, _)| {
            entry.role == Role::First
                && entry.weight == Weight::Regular
                && self.there.contains_key(&entry.file)
        })
    }

    /// The families as egui wants them: each weight's files in the order of the list, the other weight's behind them.
    fn definitions(&self) -> FontDefinitions {
        let mut definitions = FontDefinitions::empty();
        let mut entries: Vec<&FontEntry> = self
            .listed
            .iter()
            .map(|(entry, _)| entry)
            .filter(|entry| self.there.contains_key(&entry.file))
            .collect();
        entries.sort_by_key(|entry| {
            let own = !self.language.is_empty()
                && entry.language.as_deref() == Some(self.language.as_str());
            // Latin stays in the panels' typeface: Chinese files hold Chinese only.
            (!own, entry.role)
        });
        let of = |weight: Weight| {
            let own = entries.iter().filter(move |entry| entry.weight == weight);
            let other = entries.iter().filter(move |entry| entry.weight != weight);
            own.chain(other)
                .map(|entry| entry.file.clone())
                .collect::<Vec<_>>()
        };
        definitions
            .families
            .insert(FontFamily::Proportional, of(Weight::Regular));
        definitions
            .families
            .insert(FontFamily::Monospace, of(Weight::Regular));
        definitions
            .families
            .insert(FontFamily::Name(BOLD.into()), of(Weight::Bold));
        for (file, data) in &self.there {
            definitions.font_data.insert(file.clone(), Arc::clone(data));
        }
        definitions
    }
}

/// Reads the file as egui will.
fn check(file: &str, bytes: &[u8]) -> Result<(), FontProblem> {
    let unreadable = || FontProblem::Unreadable(file.to_owned());
    let font = FontRef::new(bytes).map_err(|_| unreadable())?;
    let metrics = font.metrics(Size::unscaled(), LocationRef::default());
    let sane = metrics.units_per_em >= 16 && metrics.ascent - metrics.descent > 0.0;
    if !sane || font.outline_glyphs().format().is_none() {
        return Err(unreadable());
    }
    if font.charmap().mappings().next().is_none() {
        return Err(FontProblem::Empty(file.to_owned()));
    }
    Ok(())
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

/// The code points of these characters.
fn codes(characters: impl IntoIterator<Item = char>) -> FixedBitSet {
    let mut set = FixedBitSet::new();
    add(&mut set, characters);
    set
}

fn add(set: &mut FixedBitSet, characters: impl IntoIterator<Item = char>) {
    for character in characters {
        set.grow_and_insert(character as usize);
    }
}

/// A file of the list.
fn entry(of: &Node) -> Option<FontEntry> {
    let text = |name: &str| of.field(name).and_then(Node::as_text);
    Some(FontEntry {
        file: text("file")?.to_owned(),
        weight: match text("weight")? {
            "regular" => Weight::Regular,
            "bold" => Weight::Bold,
            _ => return None,
        },
        role: match text("role")? {
            "first" => Role::First,
            "rest" => Role::Rest,
            "script" => Role::Script,
            "spare" => Role::Spare,
            _ => return None,
        },
        language: text("language").map(str::to_owned),
        characters: text("characters")?.to_owned(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn named(file: &str, weight: Weight, role: Role, characters: &str) -> FontEntry {
        FontEntry {
            file: file.to_owned(),
            weight,
            role,
            language: None,
            characters: characters.to_owned(),
        }
    }

    fn set() -> FontSet {
        FontSet::new(Manifest {
            fonts: vec![
                named("first", Weight::Regular, Role::First, "ab"),
                named("bold", Weight::Bold, Role::First, "a"),
                named("rest", Weight::Regular, Role::Rest, "c"),
            ],
        })
    }

    #[test]
    fn what_a_build_writes_is_read() {
        let weights = [Weight::Regular, Weight::Bold];
        let roles = [Role::First, Role::Rest, Role::Script, Role::Spare];
        let fonts = weights.map(|weight| roles.map(|role| named("a", weight, role, "あb")));
        let mut fonts = fonts.as_flattened().to_vec();
        fonts[0].language = Some("ja".to_owned());
        let text = serde_json::to_string(&Manifest {
            fonts: fonts.clone(),
        });
        let mut list: Node = serde_json::from_str(&text.unwrap()).unwrap();
        let read = FontSet::read(&list).unwrap();
        let listed: Vec<_> = read.listed.iter().map(|(entry, _)| entry.clone()).collect();
        assert_eq!(listed, fonts);
        let step = |name: &str| feed::json::JsonStep::Key(name.to_owned());
        *list
            .at_mut(&[step("fonts"), feed::json::JsonStep::Index(1), step("role")])
            .unwrap() = "last".into();
        assert!(FontSet::read(&list).is_none());
        assert!(FontSet::read(&Node::Null).is_none());
    }

    #[test]
    fn says_which_files_a_text_needs() {
        let set = set();
        let names = |weight, text: &str| {
            set.missing(weight, text.chars())
                .into_iter()
                .collect::<Vec<_>>()
        };
        assert_eq!(names(Weight::Regular, "aa"), ["first"]);
        assert_eq!(names(Weight::Regular, "ac"), ["first", "rest"]);
        assert_eq!(names(Weight::Bold, "ab"), ["bold", "first"]);
        assert!(names(Weight::Regular, "z").is_empty());
    }

    #[test]
    fn bold_letters_of_another_script_come_with_its_language() {
        let of = |weight, file: &str| FontEntry {
            language: Some("zh".to_owned()),
            ..named(file, weight, Role::Script, "语")
        };
        let mut fonts: Vec<FontEntry> = set().listed.into_iter().map(|(entry, _)| entry).collect();
        fonts.extend([of(Weight::Regular, "zh"), of(Weight::Bold, "zh-bold")]);
        let set = FontSet::new(Manifest { fonts });
        let event = br#"{"version": 1, "id": "fair", "title": {"en": "Fair", "zh-Hans": "\u8bed"}, "languages": ["en", "zh-Hans"],
            "timeZone": "UTC", "organiser": {"name": "We"}, "halls": [{"id": "h", "title": "Hall", "booths": []}]}"#;
        let event = feed::Event::parse(event, "event.json").value.unwrap();
        let wanted = |language: &str| set.wanted(&Exhibition::new(event.clone()), language);
        let has = |language, file: &str| wanted(language).contains(&file.to_owned());
        assert!(has("en", "zh") && !has("en", "zh-bold"));
        assert!(has("zh-Hans", "zh") && has("zh-Hans", "zh-bold"));
    }

    #[test]
    fn what_is_no_font_never_reaches_egui() {
        let mut set = set();
        let context = Context::default();
        for bytes in [
            Vec::new(),
            b"<!doctype html>".to_vec(),
            b"\0\x01\0\0\0\x01\0\0\0\0\0\0".to_vec(),
        ] {
            assert_eq!(
                set.add("first", bytes),
                Err(FontProblem::Unreadable("first".to_owned()))
            );
        }
        assert_eq!(
            set.add("else", Vec::new()),
            Err(FontProblem::Unlisted("else".to_owned()))
        );
        assert!(!set.apply(&context, "ja"));
        assert!(!ready(&context));
    }
}
