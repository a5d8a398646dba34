//! Places: what stands at each address of an event's site, so that a line of a log says what was read.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use feed::booth::Screen;
use feed::event::ProgrammeSource;
use feed::later::Later;
use feed::tracks::Tracks;
use percent_encoding::percent_decode_str;

use crate::site::assets::{here, place, plain};
use crate::site::write::hash_of;
use crate::source::{EVENT_FILE, Source};

/// What stands at an address. Numbers are places in the lists of the event: languages, slots, sessions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum SitePlace {
    /// A start page; `None` for the first language's, which all come to before they choose.
    Start(Option<usize>),
    /// A programme's page, by its language.
    Programme(usize),
    /// A page of the organiser's: a longer text, or a guided tour.
    Text(usize),
    /// A booth's own page: slot and language.
    Booth(usize, usize),
    /// The event's file: read by a page with scripts each time it is opened.
    Event,
    /// A booth's file, by its slot: read with the event's.
    BoothFile(usize),
    /// The messages of the list, by their language; `None` where several of the event's have the same.
    List(Option<usize>),
    /// The messages of the hall.
    Hall(Option<usize>),
    /// A poster of a booth.
    Poster(usize),
    /// A document or film of a booth: slot, and number among all materials.
    Material(usize, usize),
    /// A recording or a document of a session.
    Session(usize),
    /// Something that says nothing by itself, or that two have named.
    Other,
}

/// A document or film that a booth hands out or shows from the event's own host.
#[derive(Clone, Debug)]
pub(super) struct Handout {
    /// Slot of its booth.
    pub slot: usize,
    /// Number among the booth's materials; `None` for the film on its screen.
    pub number: Option<usize>,
}

/// The addresses of a site.
#[derive(Debug, Default)]
pub(super) struct Places {
    /// Path of the site on its host, with a slash at both ends.
    root: String,
    known: HashMap<String, SitePlace>,
    /// Pictures by their path without hash and ending: the build gives them names of its own.
    posters: HashMap<String, SitePlace>,
    /// Films of booths by their path without hash: nothing of one is loaded before somebody presses.
    films: HashMap<String, SitePlace>,
    messages: HashMap<&'static str, Option<usize>>,
    /// The documents and films of all booths.
    pub handouts: Vec<Handout>,
}

impl Places {
    /// The addresses of the site of an event below this path.
    pub fn of(source: &Source, root: &str) -> Self {
        let exhibition = &source.exhibition;
        let mut places = Self {
            root: root.to_owned(),
            ..Self::default()
        };
        for (index, language) in exhibition.event.languages.iter().enumerate() {
            let folder = if index == 0 {
                String::new()
            } else {
                format!("{language}/")
            };
            places.put(
                folder.clone(),
                SitePlace::Start((index > 0).then_some(index)),
            );
            places.put(format!("{folder}programme/"), SitePlace::Programme(index));
            for text in &exhibition.event.texts {
                places.put(
                    format!("{folder}texts/{}/", text.id),
                    SitePlace::Text(index),
                );
            }
            for tour in exhibition.tours() {
                places.put(
                    format!("{folder}tours/{}/", tour.id),
                    SitePlace::Text(index),
                );
            }
            for (slot, booth) in exhibition.slots.iter().enumerate() {
                places.put(
                    format!("{folder}booths/{}/", booth.id),
                    SitePlace::Booth(slot, index),
                );
            }
            // Languages that we do not speak have our messages in another one.
            let ours = i18n::best_match(language, &i18n::LANGUAGES).unwrap_or(i18n::FALLBACK);
            let is_alone = !places.messages.contains_key(ours);
            places.messages.insert(ours, is_alone.then_some(index));
        }
        places.put(place(EVENT_FILE), SitePlace::Event);
        places.booths(source);
        places.sessions(source);
        places
    }

    fn booths(&mut self, source: &Source) {
        for (slot, of) in source.exhibition.slots.iter().enumerate() {
            let file = of.source.as_deref().unwrap_or(EVENT_FILE);
            if let Some((name, _)) = of.source.as_deref().and_then(|file| here(EVENT_FILE, file)) {
                self.put(place(&name), SitePlace::BoothFile(slot));
            }
            let Some(booth) = of.booth() else { continue };
            for (number, material) in booth.materials.iter().enumerate() {
                if let Some((name, _)) = here(file, &material.url) {
                    self.put(place(&name), SitePlace::Material(slot, self.handouts.len()));
                    self.handouts.push(Handout {
                        slot,
                        number: Some(number),
                    });
                }
            }
            if let Some(screen) = booth.screen.as_ref().and_then(Later::get) {
                self.film(slot, file, screen);
            }
            for image in booth
                .posters
                .iter()
                .filter_map(|poster| poster.image.as_deref())
            {
                self.picture(file, image, SitePlace::Poster(slot));
            }
            // A logo is on the card in the list and on the sign far away: that it was read says nothing.
            if let Some(logo) = &booth.logo {
                self.picture(file, &logo.src, SitePlace::Other);
            }
        }
    }

    fn film(&mut self, slot: usize, file: &str, screen: &Screen) {
        if let Some((name, _)) = here(file, &screen.video) {
            let at = SitePlace::Material(slot, self.handouts.len());
            put(&mut self.films, bare_film(&place(&name)), at);
            self.handouts.push(Handout { slot, number: None });
        }
        // It stands there until somebody presses.
        if let Some(still) = &screen.poster {
            self.picture(file, still, SitePlace::Other);
        }
    }

    fn sessions(&mut self, source: &Source) {
        let file = match &source.exhibition.event.programme {
            Some(ProgrammeSource::At(file)) => file.as_str(),
            _ => EVENT_FILE,
        };
        for (index, session) in source.exhibition.programme.sessions.iter().enumerate() {
            let materials = session
                .materials
                .iter()
                .map(|material| material.url.as_str());
            let films = [&session.recording, &session.stream]
                .into_iter()
                .flat_map(Tracks::all)
                .map(|track| track.url.as_str());
            for address in materials.chain(films) {
                if let Some((name, _)) = here(file, address) {
                    self.put(place(&name), SitePlace::Session(index));
                }
            }
        }
    }

    /// What two have named is counted for neither.
    fn put(&mut self, path: String, place: SitePlace) {
        put(&mut self.known, path, place);
    }

    fn picture(&mut self, file: &str, address: &str, at: SitePlace) {
        if let Some((name, _)) = here(file, address) {
            put(&mut self.posters, bare(&place(&name)), at);
        }
    }

    /// What stands at the path of a request, percent-encoded as it came; `None` outside of the site.
    pub fn find(&self, path: &str) -> Option<SitePlace> {
        let path = percent_decode_str(path).decode_utf8().ok()?;
        let path = path.strip_prefix(&self.root)?;
        let path = path
            .strip_suffix("index.html")
            .filter(|folder| folder.is_empty() || folder.ends_with('/'))
            .unwrap_or(path);
        if let Some(place) = self.known.get(path) {
            return Some(*place);
        }
        if let Some(place) = self.messages(path) {
            return Some(place);
        }
        let by_content = hash_of(path).and_then(|_| {
            let film = self.films.get(&bare_film(path));
            film.or_else(|| self.posters.get(&bare(path)))
        });
        Some(by_content.copied().unwrap_or(SitePlace::Other))
    }

    /// `messages/list-ja-0123456789.txt`.
    fn messages(&self, path: &str) -> Option<SitePlace> {
        let (part, rest) = path.strip_prefix("messages/")?.split_once('-')?;
        let (language, _) = rest.rsplit_once('-')?;
        let language = *self.messages.get(language)?;
        match part {
            "list" => Some(SitePlace::List(language)),
            "hall" => Some(SitePlace::Hall(language)),
            _ => None,
        }
    }
}

fn put(known: &mut HashMap<String, SitePlace>, path: String, place: SitePlace) {
    match known.entry(path) {
        Entry::Vacant(entry) => {
            entry.insert(place);
        }
        Entry::Occupied(mut entry) => {
            // One booth may name a file twice.
            let same = match (*entry.get(), place) {
                (SitePlace::Material(one, _), SitePlace::Material(other, _)) => one == other,
                (one, other) => one == other,
            };
            if !same {
                entry.insert(SitePlace::Other);
            }
        }
    }
}

/// A picture's path without its ending and the hash before it, in letters as the build writes them.
fn bare(path: &str) -> String {
    let (folder, last) = path.rsplit_once('/').unwrap_or(("", path));
    let stem = match hash_of(last) {
        Some(hash) => last
            .split_once(&format!("-{hash}."))
            .map_or(last, |(stem, _)| stem),
        None => last.rsplit_once('.').map_or(last, |(stem, _)| stem),
    };
    format!("{folder}/{}", plain(stem))
}

/// A film's path without the hash: its ending stays, as in what the build writes.
fn bare_film(path: &str) -> String {
    let end = path.rsplit_once('.').map_or("", |(_, end)| end);
    format!("{}.{}", bare(path), end.to_ascii_lowercase())
}
