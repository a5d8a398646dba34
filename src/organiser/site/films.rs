//! Booths' films with their captions: copied under names made of their content, so that browsers keep them, once it is known that
//! browsers play them.

use std::collections::BTreeMap;

use feed::limits;
use feed::problem::Severity;
use i18n::value;

use super::addresses::FoundAddress;
use super::assets::{Assets, RefusedAsset, bytes_of, here, in_folder_of, place, plain, quoted};
use super::content::SiteContent;
use super::layout::HASH_DIGITS;
use super::write::Outputs;
use crate::film;
use crate::report::Finding;

/// What became of films, by their names in the folder.
#[derive(Default)]
pub(super) struct Films(BTreeMap<String, Option<Carried>>);

/// A film of the site.
#[derive(Clone, Debug)]
struct Carried {
    /// The last part of its path.
    name: String,
    bytes: usize,
}

impl Assets<'_> {
    /// Carries a film that browsers play; what stands in the place of its address, with how many bytes it has where the file does
    /// not say so itself.
    pub(super) fn film(
        &mut self,
        file: &str,
        address: &FoundAddress,
        says_bytes: bool,
        outputs: &mut Outputs,
    ) -> Option<String> {
        let (name, beside) = here(file, &address.text)?;
        let carried = match self.films.0.get(&name).cloned().flatten() {
            Some(carried) => carried,
            None => {
                let carried = self.carry(file, address, &name, outputs);
                self.films.0.insert(name, carried.clone());
                carried?
            }
        };
        let mut text = quoted(&in_folder_of(&beside, &carried.name));
        if !says_bytes {
            text += &format!(r#", "bytes": {}"#, carried.bytes);
        }
        Some(text)
    }

    /// Looks at a film, and copies it unless it is only looked at; `None` with a finding where it is not shown.
    fn carry(
        &mut self,
        file: &str,
        address: &FoundAddress,
        name: &str,
        outputs: &mut Outputs,
    ) -> Option<Carried> {
        let (source, console) = (self.source, self.console);
        let read = bytes_of(source, console, name, limits::FILM_BYTES, "film");
        let looked = read.and_then(|bytes| {
            let look = film::look_named(name, &bytes).map_err(|fault| RefusedAsset {
                reason: fault.format(console),
                advice: Some(fault.advice()),
            })?;
            Ok((look, bytes))
        });
        let (look, bytes) = match looked {
            Ok(looked) => looked,
            Err(refused) => {
                self.refuse(file, address, name, "film", refused);
                return None;
            }
        };
        if self.look {
            if look.late {
                let values = [("name", value(name.to_owned()))];
                let (warning, path) = (Severity::Warning, &address.path);
                let late = Finding::ours(warning, file, path, "film-late", &values, console);
                self.findings.push(late);
            }
            return None;
        }
        let carried = Carried {
            bytes: bytes.len(),
            name: add_by_content(name, source.content(name, bytes), outputs),
        };
        Some(carried)
    }

    /// Copies captions of a booth's film; the address of the copy.
    pub(super) fn captions(
        &mut self,
        file: &str,
        address: &FoundAddress,
        outputs: &mut Outputs,
    ) -> Option<String> {
        let (name, beside) = here(file, &address.text)?;
        match self.document_bytes(&name, &place(&name)) {
            Ok(content) => {
                let name = add_by_content(&name, content, outputs);
                Some(in_folder_of(&beside, &name))
            }
            Err(refusal) => {
                self.tell_refusal(file, address, name, &refusal);
                None
            }
        }
    }
}

/// Adds a file beside where it lay, under its own name with a hash of its content; the last part of the new path.
pub(super) fn add_by_content(name: &str, content: SiteContent, outputs: &mut Outputs) -> String {
    let end = name.rsplit_once('.').map_or("", |(_, end)| end);
    add_made(name, content, &end.to_ascii_lowercase(), outputs)
}

/// The same for what is made of a file: with another end of its name.
pub(super) fn add_made(
    name: &str,
    content: SiteContent,
    end: &str,
    outputs: &mut Outputs,
) -> String {
    let (folder, last) = name.rsplit_once('/').unwrap_or(("", name));
    let stem = last.rsplit_once('.').map_or(last, |(stem, _)| stem);
    let hash = &content.digest()[..HASH_DIGITS];
    let made = format!("{}-{hash}.{end}", plain(stem));
    let path = if folder.is_empty() {
        made.clone()
    } else {
        format!("{folder}/{made}")
    };
    outputs.add(place(&path), content);
    made
}
