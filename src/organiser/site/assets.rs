//! What an event's files name: pictures made to fit, documents copied, and the files rewritten to say where those went.

use std::cell::OnceCell;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::atomic::{AtomicUsize, Ordering};

use feed::link::{Policy, UrlKind};
use feed::problem::Severity;
use i18n::value;
use rayon::prelude::*;
use unicode_normalization::UnicodeNormalization;

use super::addresses::{AddressPurpose, Addresses, FoundAddress};
use super::content::SiteContent;
use super::films::{Films, add_made};
use super::kinds;
use super::layout::EVENT;
use super::metadata;
use super::objects::Objects;
use super::pictures::{self, Use};
use super::seen::Seen;
use super::write::Outputs;
use crate::cache::{Cache, File};
use crate::console::Console;
use crate::files::ReadFault;
use crate::report::Finding;
use crate::source::{self, Source};
use crate::stamp::Stamp;

/// Bytes of a document or film that is copied: what common static hosts take as one file.
pub(super) const DOCUMENT_BYTES: usize = 100 * 1024 * 1024;

/// Brings an event's files and what they name into the site.
pub(crate) struct Assets<'a> {
    pub(super) source: &'a Source,
    pub(super) cache: &'a Cache,
    pub(super) console: &'a Console,
    /// What became of a picture, by its name in the folder and its use: the last part of its new path.
    pictures: BTreeMap<(String, Use), Option<String>>,
    /// Bytes of the pictures that each file of the event shows, by the file's name.
    pub weights: BTreeMap<String, usize>,
    pub(super) objects: Objects,
    pub(super) films: Films,
    /// What could not be brought.
    pub findings: Vec<Finding>,
    /// Pictures that visitors will not see: the file that names each, and the address as it stands there.
    pub left_out: BTreeSet<(String, String)>,
    /// Whether pictures are only looked at, for `check`.
    pub(super) look: bool,
    /// Pictures that were worked ahead, on all cores.
    worked: BTreeMap<(String, Use), Result<Worked, RefusedAsset>>,
    /// Names in the event's folder, once they are needed.
    names: OnceCell<Vec<String>>,
}

/// A picture of the site, or what is known of one that was only looked at.
#[derive(Clone, Debug)]
struct Worked {
    /// `None` where it was only looked at.
    picture: Option<File>,
    /// Bytes that visitors load for it, or about as many.
    weight: usize,
    /// Whether it moves, as far as that was looked at.
    moves: bool,
}

/// Why a picture, an object or a film is not shown, and what to do about it, in the organiser's language. No advice where the name
/// is wrong.
#[derive(Clone, Debug)]
pub(super) struct RefusedAsset {
    pub(super) reason: String,
    pub(super) advice: Option<&'static str>,
}

impl<'a> Assets<'a> {
    pub fn new(source: &'a Source, cache: &'a Cache, console: &'a Console) -> Self {
        Self {
            source,
            cache,
            console,
            pictures: BTreeMap::new(),
            objects: Objects::default(),
            films: Films::default(),
            weights: BTreeMap::new(),
            findings: Vec::new(),
            left_out: BTreeSet::new(),
            look: false,
            worked: BTreeMap::new(),
            names: OnceCell::new(),
        }
    }

    /// Looks at everything and works nothing: for `check`, which tells what would be left out.
    pub fn to_look(source: &'a Source, cache: &'a Cache, console: &'a Console) -> Self {
        Self {
            look: true,
            ..Self::new(source, cache, console)
        }
    }

    /// Works all pictures that the event's files name, on as many cores as there are.
    fn work_ahead(&mut self, found: &[Vec<FoundAddress>]) {
        let mut wanted = BTreeSet::new();
        for ((file, _), addresses) in self.source.files.iter().zip(found) {
            for address in addresses {
                if let AddressPurpose::Picture(purpose) = address.purpose
                    && let Some((name, _)) = here(file, &address.text)
                {
                    wanted.insert((name, purpose));
                }
            }
        }
        let (source, console, look) = (self.source, self.console, self.look);
        let seen = Seen::of(source.folder.root().filter(|_| !look), self.cache);
        let done = AtomicUsize::new(0);
        let count = wanted.len();
        let work = |(name, purpose): (String, Use)| {
            let made = worked(source, &seen, console, look, &name, purpose);
            console.progress(done.fetch_add(1, Ordering::Relaxed) + 1, count);
            ((name, purpose), made)
        };
        self.worked = wanted.into_par_iter().map(work).collect();
        seen.keep();
    }

    /// Adds every file of the event to the site, and says what became of each: its name and its new text.
    pub fn bring(&mut self, outputs: &mut Outputs) -> Vec<(String, Vec<u8>)> {
        let source = self.source;
        let mut brought = Vec::with_capacity(source.files.len());
        // A file that is no JSON names nothing: the page says at the booth what is wrong with it.
        let read = |(_, bytes): &(String, Vec<u8>)| {
            let mut addresses = Addresses::default();
            let text = std::str::from_utf8(bytes).ok()?;
            addresses.read(text).ok().map(|()| addresses.found)
        };
        let found: Vec<_> = source
            .files
            .iter()
            .map(|file| read(file).unwrap_or_default())
            .collect();
        self.work_ahead(&found);
        for ((name, bytes), found) in source.files.iter().zip(found) {
            let text = if source.kept.contains(name) {
                self.keep(name, &found, outputs);
                bytes.clone()
            } else {
                match std::str::from_utf8(bytes) {
                    Ok(text) => self.rewrite(name, text, found, outputs).into_bytes(),
                    Err(_) => bytes.clone(),
                }
            };
            outputs.add(place(name), text.as_slice());
            brought.push((name.clone(), text));
        }
        brought
    }

    /// Carries over what a file of the former site names, as it is.
    fn keep(&self, file: &str, found: &[FoundAddress], outputs: &mut Outputs) {
        for address in found {
            if let Some((name, _)) = here(file, &address.text)
                && let Some(Ok(bytes)) = self.source.copies.get(&name)
            {
                outputs.add(place(&name), bytes.as_slice());
            }
        }
    }

    /// Puts new addresses in the place of the old ones. Everything else stays as the exhibitor wrote it, so that what a
    /// page that `serve` shows says of a line and column is true of the exhibitor's own file.
    fn rewrite(
        &mut self,
        file: &str,
        text: &str,
        found: Vec<FoundAddress>,
        outputs: &mut Outputs,
    ) -> String {
        let mut out = String::with_capacity(text.len() + 256);
        let mut done = 0;
        for address in found {
            let new = match address.purpose {
                AddressPurpose::Picture(purpose) => self
                    .picture(file, &address, purpose, outputs)
                    .map(|new| quoted(&new)),
                AddressPurpose::Object(said) => self.object(file, &address, said, outputs),
                AddressPurpose::Film(says_bytes) => self.film(file, &address, says_bytes, outputs),
                AddressPurpose::Captions if address.path.contains("screen.captions[") => self
                    .captions(file, &address, outputs)
                    .map(|new| quoted(&new)),
                AddressPurpose::Document | AddressPurpose::Captions => {
                    self.document(file, &address, outputs);
                    None
                }
                AddressPurpose::Endpoint | AddressPurpose::Booth | AddressPurpose::Programme => {
                    None
                }
            };
            if let Some(new) = new {
                out.push_str(&text[done..address.range.start]);
                out.push_str(&new);
                done = address.range.end;
            }
        }
        out + &text[done..]
    }

    /// Makes a picture fit and names it by its content.
    fn picture(
        &mut self,
        file: &str,
        address: &FoundAddress,
        purpose: Use,
        outputs: &mut Outputs,
    ) -> Option<String> {
        let (name, beside) = here(file, &address.text)?;
        let key = (name.clone(), purpose);
        let made = match self.pictures.get(&key).cloned().flatten() {
            Some(made) => Some(made),
            // What is not shown is told at each place that names it.
            None => {
                let made = self.make(file, address, &name, purpose, outputs);
                self.pictures.insert(key, made.clone());
                made
            }
        };
        // The new file lies beside the old one: only the last part of the address changes.
        Some(in_folder_of(&beside, &made?))
    }

    /// Tells why a picture, an object or a film is not shown; `kind` begins its messages' names.
    pub(super) fn refuse(
        &mut self,
        file: &str,
        address: &FoundAddress,
        name: &str,
        kind: &str,
        refused: RefusedAsset,
    ) {
        let console = self.console;
        let values = [
            ("name", name.to_owned().into()),
            ("reason", refused.reason.into()),
        ];
        let key = format!("{kind}-left-out");
        let warning = Severity::Warning;
        let mut finding = Finding::ours(warning, file, &address.path, &key, &values, console);
        finding.advice = match (refused.advice, self.near(name)) {
            (Some(advice), _) => console.sentence(advice, &[]),
            (None, Some(near)) => {
                console.sentence(&format!("{kind}-near-advice"), &[("near", value(near))])
            }
            (None, None) => console.sentence(&format!("{kind}-missing-advice"), &[]),
        };
        self.findings.push(finding);
        let left_out = (file.to_owned(), address.text.clone());
        self.left_out.insert(left_out);
    }

    /// Works a picture; the last part of its new path, or `None` with a finding.
    fn make(
        &mut self,
        file: &str,
        address: &FoundAddress,
        name: &str,
        purpose: Use,
        outputs: &mut Outputs,
    ) -> Option<String> {
        let console = self.console;
        let key = (name.to_owned(), purpose);
        let fitted = self.worked.remove(&key).unwrap_or_else(|| {
            let seen = Seen::of(None, self.cache);
            worked(self.source, &seen, console, self.look, name, purpose)
        });
        match fitted {
            Ok(Worked {
                picture,
                weight,
                moves,
            }) => {
                *self.weights.entry(file.to_owned()).or_default() += weight;
                if moves {
                    let (note, values) = (Severity::Note, [("name", value(name.to_owned()))]);
                    let moves =
                        Finding::ours(note, file, &address.path, "picture-moves", &values, console);
                    self.findings.push(moves);
                }
                let picture = picture?;
                Some(add_made(name, picture.content, &picture.kind, outputs))
            }
            Err(refused) => {
                self.worked.insert(key, Err(refused.clone()));
                self.refuse(file, address, name, "picture", refused);
                None
            }
        }
    }

    /// A file whose name is nearly this one.
    fn near(&self, name: &str) -> Option<String> {
        let wanted = percent_encoding::percent_decode_str(name).decode_utf8_lossy();
        let stem = |name: &str| {
            name.rsplit_once('.')
                .map_or(name, |(stem, _)| stem)
                .to_lowercase()
        };
        let wanted = stem(&wanted);
        let far = |known: &&String| strsim::osa_distance(&stem(known), &wanted);
        let names = self.names.get_or_init(|| self.source.folder.names());
        let nearest = names
            .iter()
            .filter(|name| !name.ends_with(".json"))
            .min_by_key(far)?;
        let last = wanted.rsplit('/').next().unwrap_or(&wanted);
        // A third of the letters may differ; more is another name.
        (far(&nearest) * 3 <= last.chars().count()).then(|| nearest.clone())
    }

    /// Copies a document or film that lies in the event's folder, if it is of a kind that a site carries. An address that names
    /// no file is left as it is: it may lead to another site on the same host.
    fn document(&mut self, file: &str, address: &FoundAddress, outputs: &mut Outputs) {
        let Some((name, _)) = here(file, &address.text) else {
            return;
        };
        let place = place(&name);
        if outputs.has(&place) {
            return;
        }
        match self.document_bytes(&name, &place) {
            Ok(content) => outputs.add(place, content),
            Err(Refusal::Unread(ReadFault::Missing | ReadFault::NotAFile))
                if address.text.ends_with('/') => {}
            Err(refusal) => self.tell_refusal(file, address, name, &refusal),
        }
    }

    /// Tells why a document is not brought.
    pub(super) fn tell_refusal(
        &mut self,
        file: &str,
        address: &FoundAddress,
        name: String,
        refusal: &Refusal,
    ) {
        let console = self.console;
        let (key, reason) = match refusal {
            Refusal::Unread(fault) => ("document-left-out", fault.format(console)),
            Refusal::Kind(fault) => ("document-of-no-kind", fault.format(console)),
        };
        let values = [("name", name.into()), ("reason", reason.into())];
        self.findings.push(Finding::ours(
            Severity::Warning,
            file,
            &address.path,
            key,
            &values,
            console,
        ));
    }

    pub(super) fn document_bytes(&self, name: &str, place: &str) -> Result<SiteContent, Refusal> {
        let inside = place.strip_prefix(EVENT).unwrap_or(place);
        // Nothing is read of what is not carried whatever is in it; what is not there at all is told first.
        if let Err(fault) = kinds::of_name(inside) {
            return Err(match self.source.bytes(name, 0) {
                Err(missing @ (ReadFault::Missing | ReadFault::NotAFile | ReadFault::Outside)) => {
                    Refusal::Unread(missing)
                }
                _ => Refusal::Kind(fault),
            });
        }
        let bytes = self.source.bytes(name, DOCUMENT_BYTES)?;
        kinds::of_file(inside, &bytes)?;
        // A picture that is handed out tells no more than the picture either.
        if let Some(bare) = metadata::stripped(&bytes).filter(|bare| *bare != bytes) {
            return Ok(bare.into());
        }
        Ok(self.source.content(name, bytes))
    }
}

/// Why a document is not brought.
#[derive(Debug, thiserror::Error)]
pub(super) enum Refusal {
    #[error(transparent)]
    Unread(#[from] ReadFault),
    #[error(transparent)]
    Kind(#[from] kinds::KindFault),
}

/// A picture in the size of its use, or only looked at.
fn worked(
    source: &Source,
    seen: &Seen<'_>,
    console: &Console,
    look: bool,
    name: &str,
    purpose: Use,
) -> Result<Worked, RefusedAsset> {
    let whole = |picture: File| Worked {
        weight: picture.content.len(),
        picture: Some(picture),
        moves: false,
    };
    // Before it is read, so that a change while it is read is none of what is known of it.
    let path = source.path(name).filter(|_| !look);
    let file = path.and_then(|path| Some((Stamp::of(&path)?, path)));
    if let Some((stamp, path)) = &file
        && let Some(made) = seen.made_of(path, *stamp, purpose)
    {
        return Ok(whole(made));
    }
    let bytes = bytes_of(source, console, name, pictures::BYTES, "picture")?;
    let made = if look {
        pictures::look(&bytes).map(|()| Worked {
            picture: None,
            weight: bytes.len().min(purpose.budget()),
            moves: pictures::moves(&bytes),
        })
    } else {
        pictures::fit(&bytes, purpose, seen.cache()).map(|(picture, key)| {
            if let Some((stamp, path)) = &file {
                seen.note(path, *stamp, purpose, &key);
            }
            whole(picture)
        })
    };
    made.map_err(|fault| RefusedAsset {
        reason: fault.format(console),
        advice: Some(fault.advice()),
    })
}

/// The bytes of a picture, an object or a film, whose `kind` begins the names of the advice.
pub(super) fn bytes_of(
    source: &Source,
    console: &Console,
    name: &str,
    limit: usize,
    kind: &str,
) -> Result<Vec<u8>, RefusedAsset> {
    let advice = |picture, object, film| {
        Some(match kind {
            "object" => object,
            "film" => film,
            _ => picture,
        })
    };
    let bytes = source.bytes(name, limit).map_err(|fault| RefusedAsset {
        reason: fault.format(console),
        advice: match fault {
            ReadFault::Missing => None,
            ReadFault::TooLarge { .. } => advice(
                "picture-large-advice",
                "object-large-advice",
                "film-large-advice",
            ),
            ReadFault::Outside => advice(
                "picture-outside-advice",
                "object-outside-advice",
                "film-outside-advice",
            ),
            _ => advice(
                "picture-left-out-advice",
                "object-kind-advice",
                "film-kind-advice",
            ),
        },
    })?;
    // The new name is ours; the folders on the way keep theirs.
    let folders = place(name)
        .rsplit_once('/')
        .map(|(folders, _)| folders.to_owned());
    if !folders.is_none_or(|folders| folders.split('/').all(kinds::is_fit)) {
        return Err(RefusedAsset {
            reason: kinds::KindFault::Unfit.format(console),
            advice: Some("picture-name-advice"),
        });
    }
    Ok(bytes)
}

/// A text as JSON.
pub(super) fn quoted(text: &str) -> String {
    serde_json::Value::String(text.to_owned()).to_string()
}

/// The address of a file of this name in the folder of another address.
pub(super) fn in_folder_of(address: &str, name: &str) -> String {
    match address.rsplit_once('/') {
        Some((folder, _)) if !folder.is_empty() => format!("{folder}/{name}"),
        _ => name.to_owned(),
    }
}

/// A part of a name that every host, file system and address takes as it is: the strictest of them decides.
pub(crate) fn plain(stem: &str) -> String {
    let decoded = percent_encoding::percent_decode_str(stem).decode_utf8_lossy();
    let strict = |c: char| match c {
        '%' | '#' | '?' | ':' | '*' | '"' | '<' | '>' | '|' | '\\' | '&' | '+' => '-',
        c if c.is_whitespace() || c.is_control() => '-',
        c => c,
    };
    decoded.nfc().map(strict).collect()
}

/// For an address that a file of the folder names: the path from the folder, and the address itself, tidied.
pub(crate) fn here(file: &str, address: &str) -> Option<(String, String)> {
    let safe = Policy::File.read(address).ok()?;
    // What lies beside a file of another host lies on that host.
    let here = safe.kind() == UrlKind::Beside && source::beside(file).is_some();
    here.then(|| (safe.beside(file), safe.as_str().to_owned()))
}

/// Where a file of the event goes in the site, from its path as it stands in an address.
pub(crate) fn place(path: &str) -> String {
    let path = percent_encoding::percent_decode_str(source::path_of(path)).decode_utf8_lossy();
    // Addresses that lead upwards are refused where they are read; nothing is ever written outside of the site all the same.
    let parts: Vec<&str> = path
        .split(['/', '\\'])
        .filter(|part| *part != "..")
        .collect();
    format!("{EVENT}/{}", parts.join("/"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_plain_to_every_host() {
        for (name, made) in [
            ("100%25", "100-"),
            ("100%", "100-"),
            ("poster%20%231", "poster--1"),
            ("フ\u{309a}ラン", "プラン"),
            ("rope", "rope"),
        ] {
            assert_eq!(plain(name), made);
        }
    }
}
