//! What an event's files name: pictures made to fit, documents copied, and the files rewritten to say where those went.

use std::collections::BTreeMap;

use feed::limits;
use feed::link::{Policy, UrlKind};
use feed::problem::Severity;
use serde_json::Value;

use super::HASH_DIGITS;
use super::pictures::{self, Use};
use super::write::Outputs;
use crate::cache::{Cache, digest};
use crate::folder::ReadFault;
use crate::report::Finding;
use crate::source::Source;
use crate::tell::Teller;

/// Bytes of a document or film that is copied: what common static hosts take as one file.
const DOCUMENT_BYTES: usize = 100 * 1024 * 1024;

/// Brings an event's files and what they name into the site.
pub(crate) struct Assets<'a> {
    source: &'a Source,
    cache: &'a Cache,
    teller: &'a Teller,
    /// What became of a picture, by its name in the folder and its use: the last part of its new path.
    pictures: BTreeMap<(String, Use), Option<String>>,
    /// What could not be brought.
    pub findings: Vec<Finding>,
}

impl<'a> Assets<'a> {
    pub fn new(source: &'a Source, cache: &'a Cache, teller: &'a Teller) -> Self {
        Self {
            source,
            cache,
            teller,
            pictures: BTreeMap::new(),
            findings: Vec::new(),
        }
    }

    /// Adds every file of the event to the site.
    pub fn bring(&mut self, outputs: &mut Outputs) {
        let source = self.source;
        for (index, (name, bytes)) in source.files.iter().enumerate() {
            self.teller.progress(index + 1, source.files.len());
            // A file that is no JSON goes as it is: the page says at the booth what is wrong with it.
            match serde_json::from_slice::<Value>(bytes) {
                Ok(mut value) => {
                    self.rewrite(name, "", &mut value, outputs);
                    outputs.add(name.as_str(), value.to_string());
                }
                Err(_) => outputs.add(name.as_str(), bytes.as_slice()),
            }
        }
    }

    /// Puts the new addresses into a value of a file: the event, a booth, a programme, or anything in them. The
    /// fields are found by their names, which mean the same wherever they stand.
    fn rewrite(&mut self, file: &str, path: &str, value: &mut Value, outputs: &mut Outputs) {
        match value {
            Value::Array(entries) => {
                for (index, entry) in entries.iter_mut().enumerate() {
                    self.rewrite(file, &format!("{path}[{index}]"), entry, outputs);
                }
            }
            Value::Object(fields) => {
                // For editors only; it would lead nowhere from a host.
                fields.remove("$schema");
                for (name, value) in fields {
                    let path = if path.is_empty() {
                        name.clone()
                    } else {
                        format!("{path}.{name}")
                    };
                    match (name.as_str(), value) {
                        ("src", Value::String(address)) => {
                            self.picture(file, &path, address, Use::Logo, outputs)
                        }
                        ("image", Value::String(address)) => {
                            self.picture(file, &path, address, Use::Poster, outputs)
                        }
                        ("url" | "link" | "recording" | "stream", Value::String(address)) => {
                            self.document(file, &path, address, outputs);
                        }
                        (_, value) => self.rewrite(file, &path, value, outputs),
                    }
                }
            }
            _ => {}
        }
    }

    /// Makes a picture fit and names it by its content.
    fn picture(
        &mut self,
        file: &str,
        path: &str,
        address: &mut String,
        purpose: Use,
        outputs: &mut Outputs,
    ) {
        let Some((name, beside)) = here(file, address) else {
            return;
        };
        let key = (name.clone(), purpose);
        let made = match self.pictures.get(&key) {
            Some(made) => made.clone(),
            None => {
                let made = self.make(file, path, &name, purpose, outputs);
                self.pictures.insert(key, made.clone());
                made
            }
        };
        if let Some(made) = made {
            // The new file lies beside the old one: only the last part of the address changes.
            let folder = beside.rsplit_once('/').map_or("", |(folder, _)| folder);
            *address = if folder.is_empty() {
                made
            } else {
                format!("{folder}/{made}")
            };
        }
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
        let read = self
            .source
            .folder
            .read(name, limits::IMAGE_BYTES)
            .map_err(|fault| fault.to_string());
        let fitted = read.and_then(|bytes| {
            pictures::fit(&bytes, purpose, self.cache).map_err(|fault| fault.to_string())
        });
        match fitted {
            Ok(picture) => {
                let (folder, last) = name.rsplit_once('/').unwrap_or(("", name));
                let stem = last.rsplit_once('.').map_or(last, |(stem, _)| stem);
                let hash = &digest(&[&picture.bytes])[..HASH_DIGITS];
                let made = format!("{stem}-{hash}.{}", picture.extension);
                let place = if folder.is_empty() {
                    made.clone()
                } else {
                    format!("{folder}/{made}")
                };
                outputs.add(percent_decoded(&place), picture.bytes);
                Some(made)
            }
            Err(reason) => {
                let values = [("name", name.to_owned().into()), ("reason", reason.into())];
                let teller = self.teller;
                self.findings.push(Finding::ours(
                    Severity::Warning,
                    file,
                    path,
                    "picture-left-out",
                    &values,
                    teller,
                ));
                None
            }
        }
    }

    /// Copies a document or film that lies in the event's folder. An address that names none is left as it is: it may
    /// lead to another site on the same host.
    fn document(&mut self, file: &str, path: &str, address: &str, outputs: &mut Outputs) {
        let Some((name, _)) = here(file, address) else {
            return;
        };
        let place = percent_decoded(&name);
        if outputs.has(&place) {
            return;
        }
        match self.source.folder.read(&name, DOCUMENT_BYTES) {
            Ok(bytes) => outputs.add(place, bytes),
            Err(ReadFault::Missing | ReadFault::NotAFile) if address.ends_with('/') => {}
            Err(fault) => {
                let values = [("name", name.into()), ("reason", fault.to_string().into())];
                let teller = self.teller;
                self.findings.push(Finding::ours(
                    Severity::Warning,
                    file,
                    path,
                    "document-left-out",
                    &values,
                    teller,
                ));
            }
        }
    }
}

/// For an address that a file of the folder names: the path from the folder, and the address itself, tidied.
fn here(file: &str, address: &str) -> Option<(String, String)> {
    let safe = Policy::File.read(address).ok()?;
    (safe.kind() == UrlKind::Beside).then(|| (safe.beside(file), safe.as_str().to_owned()))
}

/// A path as it stands on the disk, from one as it stands in an address.
fn percent_decoded(path: &str) -> String {
    percent_encoding::percent_decode_str(path)
        .decode_utf8_lossy()
        .into_owned()
}
