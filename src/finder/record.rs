//! The folded texts of one booth, and how well a word matches them.

use std::borrow::Cow;
use std::collections::HashSet;

use feed::event::Topic;
use feed::later::Later;
use feed::markdown::plain_text;
use feed::text::Shown;
use feed::{Booth, Text};
use memchr::memmem::Finder;

use crate::fold::{Script, fold, fold_sounding, letters, script};
use crate::grams::Grams;
use crate::romaji;
use crate::terms::{Term, is_latin_form, without_forms};

/// Which text of a booth.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RecordField {
    /// Its name.
    Name,
    /// The reading of its name.
    Reading,
    /// How the reading sounds, for romaji.
    Sound,
    /// Its tagline.
    Tagline,
    /// Its city.
    City,
    /// Its description.
    Description,
    /// Title, text or alternative text of a poster, of what stands on the plinth, or of the film.
    Poster,
    /// Title of a material.
    Material,
    /// Name or role of a person at the booth.
    Staff,
}

impl RecordField {
    /// What a hit in this field is worth. Names first, by far; a word of the tagline more than one in a long text.
    pub(crate) fn weight(self) -> f32 {
        match self {
            Self::Name => 100.0,
            Self::Reading => 90.0,
            Self::Sound => 70.0,
            Self::Tagline => 40.0,
            Self::City => 35.0,
            Self::Poster | Self::Material | Self::Staff => 15.0,
            Self::Description => 12.0,
        }
    }
}

/// The folded texts of one booth.
#[derive(Default)]
pub(crate) struct Record {
    /// All texts, one after another, each with a line end behind it, which no word has.
    text: String,
    /// A bit for each byte of the text where a word begins.
    begins: Vec<u64>,
    segments: Vec<Segment>,
    /// Byte after the last of the short texts: name, reading, tagline, city.
    head: usize,
    /// The readings' sounds, apart from the texts: each with a line end behind it.
    sounds: String,
}

struct Segment {
    /// Byte after the last.
    end: usize,
    field: RecordField,
}

/// Where a word stands in a text, from worst to best.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum WordPlace {
    Inside,
    Word,
    First,
    Whole,
}

impl WordPlace {
    fn factor(self) -> f32 {
        match self {
            Self::Inside => 1.0,
            Self::Word => 1.6,
            Self::First => 2.5,
            Self::Whole => 4.0,
        }
    }
}

/// Which texts of a booth are looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Reach {
    /// Name, reading, tagline, city.
    Short,
    /// All of them.
    All,
}

/// Letters a Latin word must have to be found inside another: fewer are found by chance.
const INSIDE: usize = 4;

impl Record {
    pub fn new(booth: &Booth, words: &mut HashSet<Box<str>>) -> (Self, Grams) {
        let mut record = Self::default();
        match &booth.reading {
            Some(reading) => {
                record.add(RecordField::Reading, reading, words);
                record.add_sound(&fold_sounding(reading));
            }
            // Names in kana are their own reading.
            None => booth
                .name
                .wordings()
                .for_each(|shown| record.add_sounds_of_kana(shown.text)),
        }
        each_wording(booth, &mut |field, _, shown, part| {
            record.add(field, &part.of(field, shown.text), words);
        });
        record.text.shrink_to_fit();
        record.sieved()
    }

    /// A topic's record: its names, and their reading as a booth's.
    pub fn of_topic(topic: &Topic, words: &mut HashSet<Box<str>>) -> (Self, Grams) {
        let mut record = Self::default();
        for text in std::iter::once(&topic.title).chain(&topic.synonyms) {
            record.add_text(RecordField::Name, text, words);
            let names = text.wordings();
            names.for_each(|shown| record.add_sounds_of_kana(shown.text));
        }
        if let Some(reading) = &topic.reading {
            record.add(RecordField::Reading, reading, words);
            record.add_sound(&fold_sounding(reading));
        }
        record.sieved()
    }

    /// A record of other texts: a session's.
    pub fn of_texts<'a>(
        texts: impl IntoIterator<Item = (RecordField, &'a Text)>,
        words: &mut HashSet<Box<str>>,
    ) -> (Self, Grams) {
        let mut record = Self::default();
        for (field, text) in texts {
            record.add_text(field, text, words);
        }
        record.sieved()
    }

    /// The record with its sieve, which is kept apart.
    fn sieved(self) -> (Self, Grams) {
        let mut grams = Grams::default();
        self.text
            .split('\n')
            .chain(self.sounds.split('\n'))
            .for_each(|text| grams.take_in(text));
        self.take_in_beginnings(&mut grams);
        (self, grams)
    }

    /// Where a word of a letter or two can be found in the short texts: see [`Record::place`].
    fn take_in_beginnings(&self, grams: &mut Grams) {
        let mut letters = self
            .text
            .get(..self.head)
            .unwrap_or("")
            .char_indices()
            .peekable();
        let mut starts = true;
        while let Some((at, c)) = letters.next() {
            let next = letters.peek().map(|(_, next)| *next);
            let next = next.filter(|next| *next != '\n');
            if starts || self.begins(at) || !c.is_ascii() {
                grams.take_in_beginning(c, next);
            }
            starts = c == '\n';
        }
    }

    fn add_text(&mut self, field: RecordField, text: &Text, words: &mut HashSet<Box<str>>) {
        text.wordings()
            .for_each(|shown| self.add(field, shown.text, words));
    }

    fn add(&mut self, field: RecordField, text: &str, words: &mut HashSet<Box<str>>) {
        let mut word = String::new();
        letters(text, |letter| {
            if letter.begins {
                keep_word(&mut word, words);
                let at = self.text.len();
                self.begins.resize((at / 64 + 1).max(self.begins.len()), 0);
                if let Some(bits) = self.begins.get_mut(at / 64) {
                    *bits |= 1 << (at % 64);
                }
            }
            if letter.is.is_ascii_alphabetic() {
                word.push(letter.is);
            }
            self.text.push(letter.is);
        });
        keep_word(&mut word, words);
        // One without words as well: so the segments are the wordings, one by one.
        self.segments.push(Segment {
            end: self.text.len(),
            field,
        });
        self.text.push('\n');
        if field <= RecordField::City {
            self.head = self.text.len();
        }
    }

    fn add_sounds_of_kana(&mut self, name: &str) {
        let kana = |c: char| matches!(script(c), Script::Hiragana | Script::Katakana) || c == 'ー';
        name.split(|c| !kana(c))
            .filter(|run| run.chars().count() >= 2)
            .for_each(|run| self.add_sound(&fold_sounding(run)));
    }

    fn add_sound(&mut self, kana: &str) {
        self.sounds.push_str(&romaji::of_kana(kana));
        self.sounds.push('\n');
    }

    fn begins(&self, at: usize) -> bool {
        self.begins
            .get(at / 64)
            .is_some_and(|bits| bits & 1 << (at % 64) != 0)
    }

    /// How well a word matches: 0 when it is nowhere. The best place counts, further places a little.
    pub fn score(&self, term: &Term, reach: Reach) -> f32 {
        let mut score = Score::default();
        self.places(term, reach, |field, place, share| {
            // In short texts it counts how much of it the word is: 横浜市 is more of 横浜市 than of 横浜市立大学.
            let share = if field <= RecordField::City {
                0.5 + 0.5 * share
            } else {
                1.0
            };
            score.add(field.weight() * place.factor() * share);
        });
        if let Some((finder, _)) = &term.sound {
            self.score_sound(finder, &mut score);
        }
        score.total()
    }

    /// Whether each of the booth's wordings holds the word, in the order of [`each_wording`].
    pub fn hold<'r>(&'r self, term: &'r Term) -> impl Iterator<Item = bool> + 'r {
        let wordings = (0..self.segments.len()).filter(|segment| !self.is_reading(*segment));
        wordings.map(|segment| self.holds(term, segment))
    }

    /// Whether the word stands in the reading of the booth's name, as it is written.
    pub fn reads_like(&self, term: &Term) -> bool {
        self.is_reading(0) && self.holds(term, 0)
    }

    fn is_reading(&self, segment: usize) -> bool {
        let segment = self.segments.get(segment);
        segment.is_some_and(|segment| segment.field == RecordField::Reading)
    }

    fn holds(&self, term: &Term, segment: usize) -> bool {
        let start = self.start(segment);
        let end = self.segments.get(segment).map_or(start, |here| here.end);
        let mut from = start;
        while let Some(at) = self.next(term, from, end) {
            if self.place(term, at, start, end).is_some() {
                return true;
            }
            from = at + 1;
        }
        false
    }

    /// Whether the word is the romaji of the reading.
    pub fn sounds_like(&self, term: &Term) -> bool {
        let mut score = Score::default();
        if let Some((finder, _)) = &term.sound {
            self.score_sound(finder, &mut score);
        }
        score.total() > 0.0
    }

    fn score_sound(&self, finder: &Finder<'_>, score: &mut Score) {
        let Some(at) = finder.find(self.sounds.as_bytes()) else {
            return;
        };
        let first = at == 0 || self.sounds.as_bytes().get(at - 1) == Some(&b'\n');
        if !first && finder.needle().len() < INSIDE {
            return;
        }
        let whole = first && self.sounds.as_bytes().get(at + finder.needle().len()) == Some(&b'\n');
        let place = match (whole, first) {
            (true, _) => WordPlace::Whole,
            (_, true) => WordPlace::First,
            _ => WordPlace::Inside,
        };
        score.add(RecordField::Sound.weight() * place.factor());
    }

    /// Calls `tell` with the best place of the word in each short text that has it, and with the share of the text that
    /// it is. Only when no short text has it, with the first place in the long ones: these weigh alike and little, and
    /// reading them takes most of a search's time.
    fn places(&self, term: &Term, reach: Reach, mut tell: impl FnMut(RecordField, WordPlace, f32)) {
        let length = term.text.len();
        let mut told = |at: usize, place: WordPlace| {
            if let Some(segment) = self.segments.get(at) {
                let whole = (segment.end - self.start(at)).max(1);
                tell(segment.field, place, length as f32 / whole as f32);
            }
        };
        let mut best: Option<(usize, WordPlace)> = None;
        let (mut from, mut segment) = (0, 0);
        while let Some(at) = self.next(term, from, self.head) {
            segment = self.segment(at, segment);
            let Some(here) = self.segments.get(segment) else {
                break;
            };
            // Past this letter, or past this text when its best place is found.
            from = at + 1;
            let Some(place) = self.place(term, at, self.start(segment), here.end) else {
                continue;
            };
            if place >= WordPlace::Word {
                from = here.end;
            }
            match best {
                Some((other, before)) if other != segment => {
                    told(other, before);
                    best = Some((segment, place));
                }
                Some((_, before)) if before >= place => {}
                _ => best = Some((segment, place)),
            }
        }
        if let Some((segment, place)) = best {
            return told(segment, place);
        }
        from = self.head;
        while reach == Reach::All
            && let Some(at) = self.next(term, from, self.text.len())
        {
            segment = self.segment(at, segment);
            let end = self
                .segments
                .get(segment)
                .map_or(self.text.len(), |here| here.end);
            if let Some(place) = self.place(term, at, self.start(segment), end) {
                return told(segment, place);
            }
            from = at + 1;
        }
    }

    /// The first byte of the word's next place, accepted or not.
    fn next(&self, term: &Term, from: usize, to: usize) -> Option<usize> {
        let rest = self.text.as_bytes().get(from..to)?;
        term.finder.find(rest).map(|found| from + found)
    }

    /// The segment of a byte, not before the one that is given.
    fn segment(&self, at: usize, mut segment: usize) -> usize {
        while self
            .segments
            .get(segment)
            .is_some_and(|here| here.end <= at)
        {
            segment += 1;
        }
        segment
    }

    fn start(&self, segment: usize) -> usize {
        match segment
            .checked_sub(1)
            .and_then(|before| self.segments.get(before))
        {
            Some(before) => before.end + 1,
            None => 0,
        }
    }

    fn place(&self, term: &Term, at: usize, start: usize, end: usize) -> Option<WordPlace> {
        let after = at + term.text.len();
        if at == start {
            return Some(if after == end {
                WordPlace::Whole
            } else {
                WordPlace::First
            });
        }
        if self.begins(at) {
            return Some(WordPlace::Word);
        }
        let runs_over = || (at + 1..after).any(|at| self.begins(at));
        let found = !term.latin || (term.text.len() >= INSIDE && !runs_over());
        found.then_some(WordPlace::Inside)
    }
}

/// How much of a wording is searched.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum WordingPart {
    /// All of it, without its marks.
    All,
    /// A name without what its organisation is by law; nothing where that is the whole name.
    BareName,
}

impl WordingPart {
    /// The words of it.
    pub fn of(self, field: RecordField, text: &str) -> Cow<'_, str> {
        if field == RecordField::Description {
            return plain_text::words(text).into();
        }
        if self == Self::All {
            return text.into();
        }
        let bare = without_forms(text);
        let bare: Vec<&str> = bare
            .split_whitespace()
            .filter(|word| !is_latin_form(&fold(word)))
            .collect();
        let bare = bare.join(" ");
        if fold(&bare) == fold(text) {
            return "".into();
        }
        bare.into()
    }
}

/// The texts of a booth but its reading, each wording by itself as it is searched, short texts first: what finds a booth and
/// what tells why go by this alone, so that nothing is found without a reason.
pub(crate) fn each_wording(
    booth: &Booth,
    tell: &mut dyn FnMut(RecordField, &Text, Shown<'_>, WordingPart),
) {
    let mut each = |field: RecordField, text: &Text| {
        for shown in text.wordings() {
            tell(field, text, shown, WordingPart::All);
            if field == RecordField::Name {
                tell(field, text, shown, WordingPart::BareName);
            }
        }
    };
    each(RecordField::Name, &booth.name);
    each(RecordField::Tagline, &booth.tagline);
    each(RecordField::City, &booth.city);
    for person in &booth.staff {
        each(RecordField::Staff, &person.name);
        each(RecordField::Staff, &person.role);
    }
    for material in &booth.materials {
        each(RecordField::Material, &material.title);
    }
    for poster in &booth.posters {
        for text in [&poster.title, &poster.text, &poster.alt] {
            each(RecordField::Poster, text);
        }
    }
    if let Some(object) = &booth.object {
        each(RecordField::Poster, &object.title);
        each(RecordField::Poster, &object.alt);
    }
    for text in booth.screen.iter().flat_map(Later::words) {
        each(RecordField::Poster, &text);
    }
    each(RecordField::Description, &booth.description);
}

/// Letters a word must have for slips in it to be forgiven: shorter ones are near too many others.
pub(crate) const FORGIVEN: usize = 4;

fn keep_word(word: &mut String, words: &mut HashSet<Box<str>>) {
    if word.len() >= FORGIVEN && !words.contains(word.as_str()) {
        words.insert(word.as_str().into());
    }
    word.clear();
}

/// The best of several places, and a little for the others.
#[derive(Default)]
pub(crate) struct Score {
    best: f32,
    sum: f32,
}

impl Score {
    pub fn add(&mut self, score: f32) {
        self.best = self.best.max(score);
        self.sum += score;
    }

    /// Further places together count for at most half of the best: many mentions never beat a name.
    pub fn total(&self) -> f32 {
        self.best + (0.1 * (self.sum - self.best)).min(0.5 * self.best)
    }
}
