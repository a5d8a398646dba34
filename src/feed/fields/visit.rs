//! The visitor at the fields whose types are the format's own, and what it comes to for whole files.

use super::LinkUse;
use super::walk::{FieldContent, FieldWalk, visit};
use crate::booth::Screen;
use crate::event::{BoothSource, ProgrammeSource, Topic};
use crate::later::Later;
use crate::tour::Tours;
use crate::tracks::Tracks;
use crate::{Booth, Event, Programme, Text};

// The limits are the checker's: all kinds are called alike.
#[allow(
    unused_variables,
    reason = "kinds of field are called alike, limits and all"
)]
impl FieldWalk<'_> {
    pub(crate) fn booths(&mut self, name: &str, booths: &[BoothSource]) {
        for (index, booth) in booths.iter().enumerate() {
            if let BoothSource::At(at) = booth {
                self.tell(name, Some(index), FieldContent::Link(at, LinkUse::Booth));
            }
        }
    }

    pub(crate) fn programme(&mut self, name: &str, programme: &Option<ProgrammeSource>) {
        if let Some(ProgrammeSource::At(at)) = programme {
            self.tell(name, None, FieldContent::Link(at, LinkUse::Programme));
        }
    }

    pub(crate) fn tours(&mut self, name: &str, tours: &Tours, limit: usize) {
        let tours = tours.get().map_or(&[][..], Vec::as_slice);
        self.list(name, tours, limit);
    }

    pub(crate) fn tracks(&mut self, name: &str, tracks: &Tracks, limit: usize) {
        match tracks {
            Tracks::One(track) => self.address(name, &track.url, LinkUse::Document),
            Tracks::List(list) => self.list(name, list, limit),
        }
    }

    pub(crate) fn topics(&mut self, name: &str, topics: &[Topic], limit: usize) {
        self.list(name, topics, limit);
    }

    pub(crate) fn later(&mut self, name: &str, part: &Option<Later<Screen>>) {
        if let Some(part) = part.as_ref().and_then(Later::get) {
            self.object(name, part);
        }
    }
}

/// The texts and addresses of one kind of file.
macro_rules! shorthands {
    ($($file:ident),*) => {$(
        impl $file {
            /// Calls `tell` with the JSON path of every text, in the order of the format. Booths and programme inside an event
            /// file have their own.
            pub fn texts(&self, tell: &mut dyn FnMut(&str, &Text)) {
                visit(self, &mut |path, seen| match seen {
                    FieldContent::Text(text) | FieldContent::Prose(text) => tell(path, text),
                    _ => {}
                });
            }

            /// Calls `tell` with the JSON path, the address and the use of every link, in the order of the format. Booths and
            /// programme inside an event file have their own; where they are addresses these are told.
            pub fn visit_links(&self, tell: &mut dyn FnMut(&str, &str, LinkUse)) {
                visit(self, &mut |path, seen| {
                    if let FieldContent::Link(address, to) = seen {
                        tell(path, address, to);
                    }
                });
            }
        }
    )*};
}

shorthands!(Booth, Event, Programme);
