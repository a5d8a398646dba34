//! The visitor over all fields: every text, address and id of a value, with its JSON path.

use crate::Text;
use crate::fields::{Described, LinkUse};

/// What stands in a field.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum FieldContent<'a> {
    /// A text of one line, or plain paragraphs.
    Text(&'a Text),
    /// A text in the CommonMark subset.
    Prose(&'a Text),
    /// Words in no particular language.
    Words(&'a str),
    /// An address.
    Link(&'a str, LinkUse),
    /// An id.
    Id(&'a str),
}

/// Calls `tell` with the JSON path and content of every field that holds text, an address or an id, in the format's order.
/// Booths and programme inside an event file are not walked into: they are values of their own.
pub fn visit<T: Described>(value: &T, tell: &mut dyn FnMut(&str, FieldContent<'_>)) {
    let mut walk = FieldWalk {
        path: String::new(),
        tell,
    };
    value.visit(&mut walk);
}

/// A walk over a value; each kind of field is one of its methods.
pub struct FieldWalk<'t> {
    path: String,
    tell: &'t mut dyn FnMut(&str, FieldContent<'_>),
}

// The limits are the checker's: all kinds are called alike.
#[allow(
    unused_variables,
    reason = "kinds of field are called alike, limits and all"
)]
impl FieldWalk<'_> {
    /// Goes into a field, or an entry of a list.
    pub(super) fn inside(
        &mut self,
        name: &str,
        index: Option<usize>,
        look: &mut dyn FnMut(&mut Self),
    ) {
        let before = self.path.len();
        if before > 0 {
            self.path.push('.');
        }
        self.path.push_str(name);
        if let Some(index) = index {
            self.path.push_str(&format!("[{index}]"));
        }
        look(self);
        self.path.truncate(before);
    }

    pub(super) fn tell(&mut self, name: &str, index: Option<usize>, seen: FieldContent<'_>) {
        self.inside(name, index, &mut |walk| (walk.tell)(&walk.path, seen));
    }

    pub(crate) fn line(&mut self, name: &str, text: &Text, limit: usize) {
        self.tell(name, None, FieldContent::Text(text));
    }

    pub(crate) fn title(&mut self, name: &str, text: &Text, limit: usize) {
        self.tell(name, None, FieldContent::Text(text));
    }

    pub(crate) fn paragraphs(&mut self, name: &str, text: &Text, limit: usize) {
        self.tell(name, None, FieldContent::Text(text));
    }

    pub(crate) fn prose(&mut self, name: &str, text: &Text, limit: usize) {
        self.tell(name, None, FieldContent::Prose(text));
    }

    pub(crate) fn words(&mut self, name: &str, words: &Option<String>, limit: usize) {
        if let Some(words) = words {
            self.tell(name, None, FieldContent::Words(words));
        }
    }

    pub(crate) fn lines(&mut self, name: &str, texts: &[Text], most: usize, each: usize) {
        for (index, text) in texts.iter().enumerate() {
            self.tell(name, Some(index), FieldContent::Text(text));
        }
    }

    pub(crate) fn notes(&mut self, name: &str, texts: &[Text], most: usize, each: usize) {
        self.lines(name, texts, most, each);
    }

    pub(crate) fn id(&mut self, name: &str, id: &str) {
        self.tell(name, None, FieldContent::Id(id));
    }

    pub(crate) fn reference(&mut self, name: &str, id: &Option<String>) {
        if let Some(id) = id {
            self.tell(name, None, FieldContent::Id(id));
        }
    }

    pub(crate) fn ids(&mut self, name: &str, ids: &[String], limit: usize) {
        for (index, id) in ids.iter().enumerate() {
            self.tell(name, Some(index), FieldContent::Id(id));
        }
    }

    pub(crate) fn link(&mut self, name: &str, address: &Option<String>, to: LinkUse) {
        if let Some(address) = address {
            self.tell(name, None, FieldContent::Link(address, to));
        }
    }

    pub(crate) fn address(&mut self, name: &str, address: &str, to: LinkUse) {
        self.tell(name, None, FieldContent::Link(address, to));
    }

    pub(crate) fn mail(&mut self, name: &str, mail: &Option<String>) {
        self.words(name, mail, 0);
    }

    pub(crate) fn list<T: Described>(&mut self, name: &str, list: &[T], limit: usize) {
        for (index, entry) in list.iter().enumerate() {
            self.inside(name, Some(index), &mut |walk| entry.visit(walk));
        }
    }

    pub(crate) fn hall_id(&mut self, name: &str, id: &str) {
        self.id(name, id);
    }

    pub(crate) fn object<T: Described>(&mut self, name: &str, object: &T) {
        self.inside(name, None, &mut |walk| object.visit(walk));
    }

    pub(crate) fn part<T: Described>(&mut self, name: &str, part: &Option<T>) {
        if let Some(part) = part {
            self.object(name, part);
        }
    }

    // What holds neither text nor address.

    pub(crate) fn desk_keys(&mut self, name: &str, keys: &Option<String>) {}
    pub(crate) fn colour(&mut self, name: &str, colour: &str) {}
    pub(crate) fn accent(&mut self, name: &str, colour: &Option<String>) {}
    pub(crate) fn country(&mut self, name: &str, country: &Option<String>) {}
    pub(crate) fn time_zone(&mut self, name: &str, zone: &str) {}
    pub(crate) fn language(&mut self, name: &str, tag: &Option<String>) {}
    pub(crate) fn languages(&mut self, name: &str, tags: &[String]) {}
    pub(crate) fn sites(&mut self, name: &str, sites: &[String], limit: usize) {}
    pub(crate) fn goals(&mut self, name: &str, goals: &[u8]) {}
    pub(crate) fn plot(&mut self, name: &str, plot: &Option<u32>) {}
    pub(crate) fn whole(&mut self, name: &str, number: &u32, max: u32) {}
    pub(crate) fn version(&mut self, name: &str, version: &u32) {}
    pub(crate) fn spans(&mut self, name: &str, spans: &[crate::Span]) {}
    pub(crate) fn free<T>(&mut self, name: &str, value: &T) {}
}
