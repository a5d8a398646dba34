//! What an event's files name: pictures made to fit, documents copied, and the files rewritten to say where those went.

use std::collections::BTreeMap;

use feed::limits;
use feed::link::{Policy, UrlKind};
use feed::problem::Severity;

use super::addresses::{Address, Addresses, Purpose};
use super::kinds;
use super::pictures::{self, Use};
use super::write::Outputs;
use super::{EVENT, HASH_DIGITS};
use crate::cache::{Cache, digest};
use crate::console::Console;
use crate::folder::ReadFault;
use crate::report::Finding;
use crate::source::{self, Source};

/// Bytes of a document or film that is copied: what common static hosts take as one file.
pub(super) const DOCUMENT_BYTES: usize = 100 * 1024 * 1024;

/// Brings an event's files and what they name into the site.
pub(crate) struct Assets<'a> {
    source: &'a Source,
    cache: &'a Cache,
    console: &'a Console,
    /// What became of a picture, by its name in the folder and its use: the last part of its new path.
    pictures: BTreeMap<(String, Use), Option<String>>,
    /// Bytes of the pictures that each file of the event shows, by the file's name.
    pub weights: BTreeMap<String, usize>,
    /// What could not be brought.
    pub findings: Vec<Finding>,
}

impl<'a> Assets<'a> {
    pub fn new(source: &'a Source, cache: &'a Cache, console: &'a Console) -> Self {
        Self {
            source,
            cache,
            console,
            pictures: BTreeMap::new(),
            weights: BTreeMap::new(),
            findings: Vec::new(),
        }
    }

    /// Adds every file of the event to the site, and says what became of each: its name and its new text.
    pub fn bring(&mut self, outputs: &mut Outputs) -> Vec<(String, Vec<u8>)> {
        let source = self.source;
        let mut brought = Vec::with_capacity(source.files.len());
        for (index, (name, bytes)) in source.files.iter().enumerate() {
            self.console.progress(index + 1, source.files.len());
            let mut addresses = Addresses::default();
            // A file that is no JSON goes as it is: the page says at the booth what is wrong with it.
            let text = match std::str::from_utf8(bytes)
                .ok()
                .map(|text| (text, addresses.read(text)))
            {
                Some((text, Ok(()))) => self
                    .rewrite(name, text, addresses.found, outputs)
                    .into_bytes(),
                _ => bytes.clone(),
            };
            outputs.add(place(name), text.as_slice());
            brought.push((name.clone(), text));
        }
        brought
    }

    /// Puts new addresses in the place of the old ones. Everything else stays as the exhibitor wrote it, so that what the
    /// page says of a line and column is true of the exhibitor's own file.
    fn rewrite(
        &mut self,
        file: &str,
        text: &str,
        found: Vec<Address>,
        outputs: &mut Outputs,
    ) -> String {
        let mut out = String::with_capacity(text.len() + 256);
        let mut done = 0;
        for address in found {
            let new = match address.purpose {
                Purpose::Picture(purpose) => self.picture(file, &address, purpose, outputs),
                Purpose::Document => {
                    self.document(file, &address, outputs);
                    None
                }
                Purpose::Endpoint | Purpose::Booth | Purpose::Programme => None,
            };
            if let Some(new) = new {
                out.push_str(&text[done..address.range.start]);
                out.push_str(&serde_json::Value::String(new).to_string());
                done = address.range.end;
            }
        }
        out + &text[done..]
    }

    /// Makes a picture fit and names it by its content.
    fn picture(
        &mut self,
        file: &str,
        address: &Address,
        purpose: Use,
        outputs: &mut Outputs,
    ) -> Option<String> {
        let (name, beside) = here(file, &address.text)?;
        let key = (name.clone(), purpose);
        let made = match self.pictures.get(&key) {
            Some(made) => made.clone(),
            None => {
                let made = self.make(file, &address.path, &name, purpose, outputs);
                self.pictures.insert(key, made.clone());
                made
            }
        };
        // The new file lies beside the old one: only the last part of the address changes.
        let folder = beside.rsplit_once('/').map_or("", |(folder, _)| folder);
        let made = made?;
        Some(if folder.is_empty() {
            made
        } else {
            format!("{folder}/{made}")
        })
    }

    /// Works a picture; the last part of its new path, or `None` with a finding.
    fn make(
        &mut self,
        file: &str,
        path: &str,
        name: &str,
        purpose: Use,
        outputs: &mut Outputs,
    ) -> Option<String> {
        let console = self.console;
        let read = self.source.bytes(name, limits::IMAGE_BYTES);
        let fitted = read
            .map_err(|fault| fault.format(console))
            .and_then(|bytes| {
                pictures::fit(&bytes, purpose, self.cache).map_err(|fault| fault.format(console))
            });
        match fitted {
            Ok(picture) => {
                let (folder, last) = name.rsplit_once('/').unwrap_or(("", name));
                let stem = last.rsplit_once('.').map_or(last, |(stem, _)| stem);
                let hash = &digest(&[&picture.bytes])[..HASH_DIGITS];
                let made = format!("{stem}-{hash}.{}", picture.extension);
                let path = if folder.is_empty() {
                    made.clone()
                } else {
                    format!("{folder}/{made}")
                };
                *self.weights.entry(file.to_owned()).or_default() += picture.bytes.len();
                outputs.add(place(&path), picture.bytes);
                Some(made)
            }
            Err(reason) => {
                let values = [("name", name.to_owned().into()), ("reason", reason.into())];
                let console = self.console;
                self.findings.push(Finding::ours(
                    Severity::Warning,
                    file,
                    path,
                    "picture-left-out",
                    &values,
                    console,
                ));
                None
            }
        }
    }

    /// Copies a document or film that lies in the event's folder, if it is of a kind that a site carries. An address that names
    /// no file is left as it is: it may lead to another site on the same host.
    fn document(&mut self, file: &str, address: &Address, outputs: &mut Outputs) {
        let Some((name, _)) = here(file, &address.text) else {
            return;
        };
        let place = place(&name);
        if outputs.has(&place) {
            return;
        }
        let console = self.console;
        let reason = match self.document_bytes(&name, &place) {
            Ok(bytes) => return outputs.add(place, bytes),
            Err(Refusal::Unread(ReadFault::Missing | ReadFault::NotAFile))
                if address.text.ends_with('/') =>
            {
                return;
            }
            Err(Refusal::Unread(fault)) => fault.format(console),
            Err(Refusal::Kind(fault)) => fault.format(console),
        };
        let values = [("name", name.into()), ("reason", reason.into())];
        self.findings.push(Finding::ours(
            Severity::Warning,
            file,
            &address.path,
            "document-left-out",
            &values,
            console,
        ));
    }

    fn document_bytes(&self, name: &str, place: &str) -> Result<Vec<u8>, Refusal> {
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
        Ok(bytes)
    }
}

/// Why a document is not brought.
#[derive(Debug, thiserror::Error)]
enum Refusal {
    #[error(transparent)]
    Unread(#[from] ReadFault),
    #[error(transparent)]
    Kind(#[from] kinds::KindFault),
}

/// For an address that a file of the folder names: the path from the folder, and the address itself, tidied.
fn here(file: &str, address: &str) -> Option<(String, String)> {
    let safe = Policy::File.read(address).ok()?;
    // What lies beside a file of another host lies on that host.
    let here = safe.kind() == UrlKind::Beside && source::beside(file).is_some();
    here.then(|| (safe.beside(file), safe.as_str().to_owned()))
}

/// Where a file of the event goes in the site, from its path as it stands in an address.
fn place(path: &str) -> String {
    let path = percent_encoding::percent_decode_str(path).decode_utf8_lossy();
    format!("{EVENT}/{path}")
}
