//! An event read from its files: the event file, its booths and its programme, each with its bytes as they are.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use feed::event::ProgrammeSource;
use feed::link::{Policy, UrlKind};
use feed::{Booth, Event, Exhibition, Parsed, Programme, limits};

use crate::cache::digest;
use crate::console::Console;
use crate::files::{Files, Folder, ReadFault};
use crate::report::{Finding, NotShown};
use crate::site::content::SiteContent;

/// Name of the event file in its folder.
pub(crate) const EVENT_FILE: &str = "event.json";

/// An event and the files it came from.
pub(crate) struct Source {
    /// Where the files are.
    pub folder: Arc<dyn Files>,
    /// The event with everything that could be read.
    pub exhibition: Exhibition,
    /// The event's own JSON files by their path in the folder.
    pub files: Vec<(String, Vec<u8>)>,
    /// Copies of other hosts' files, by the path they have in the site; or why there is none.
    pub copies: BTreeMap<String, Result<Vec<u8>, String>>,
    /// Files that are the former site's, because those of the event cannot be read now. What they name is among the copies.
    pub kept: BTreeSet<String>,
}

impl Source {
    /// The bytes of a file that the event names, up to a limit.
    ///
    /// # Errors
    /// When it cannot be read, or is larger.
    pub fn bytes(&self, name: &str, limit: usize) -> Result<Vec<u8>, ReadFault> {
        match self.copies.get(name) {
            Some(Ok(bytes)) => Ok(bytes.clone()),
            Some(Err(reason)) => Err(ReadFault::Elsewhere(reason.clone())),
            None => self.folder.read(name, limit),
        }
    }

    /// Where a file that the event names lies on this machine, if it does.
    pub fn path(&self, name: &str) -> Option<PathBuf> {
        let copied = self.copies.contains_key(name);
        (!copied).then(|| self.folder.path(name)).flatten()
    }

    /// A file that the event names, for the site. Films of many exhibitors are more than a machine's memory holds: what lies in a
    /// folder is copied from there.
    pub fn content(&self, name: &str, bytes: Vec<u8>) -> SiteContent {
        match self.path(name) {
            Some(path) => SiteContent::of_file(path, bytes.len(), digest(&[&bytes])),
            None => bytes.into(),
        }
    }
}

/// Reads an event's folder.
///
/// # Errors
/// As [`of_files`], and when there is no such folder.
pub(crate) fn read(path: &Path, console: &Console) -> anyhow::Result<Source> {
    let shown = path.display().to_string();
    let folder = Folder::open(path).map_err(|fault| match fault {
        ReadFault::Missing => {
            console.failure("no-such-folder", &[("folder", shown.clone().into())])
        }
        ReadFault::NotAFile => console.failure("not-a-folder", &[("folder", shown.clone().into())]),
        other => anyhow::Error::from(other).context(shown.clone()),
    })?;
    of_files(Arc::new(folder), &shown, console)
}

/// Reads an event. Booths on other hosts stay [`feed::exhibition::BoothState::Waiting`]. `shown` is what people call its folder.
///
/// # Errors
/// When there is no event that could be shown: [`NotShown`] when there is one, but with faults.
pub(crate) fn of_files(
    folder: Arc<dyn Files>,
    shown: &str,
    console: &Console,
) -> anyhow::Result<Source> {
    let bytes = folder
        .read(EVENT_FILE, limits::EVENT_BYTES)
        .map_err(|fault| match fault {
            ReadFault::Missing => {
                console.failure("not-an-event", &[("folder", shown.to_owned().into())])
            }
            other => anyhow::Error::from(other).context(format!("{shown}/{EVENT_FILE}")),
        })?;
    let mut exhibition =
        Exhibition::open(Event::parse(&bytes, EVENT_FILE)).map_err(|problems| NotShown {
            sentence: console.sentence("event-not-shown", &[("folder", shown.to_owned().into())]),
            findings: problems
                .iter()
                .map(|problem| Finding::of_feed(problem, console.language()))
                .collect(),
            files: vec![(
                EVENT_FILE.to_owned(),
                String::from_utf8_lossy(&bytes).into_owned(),
            )],
        })?;
    let mut files = vec![(EVENT_FILE.to_owned(), bytes)];
    if let Some(ProgrammeSource::At(source)) = exhibition.event.programme.clone()
        && let Some(name) = beside(&source)
    {
        let (parsed, bytes) = one(
            folder.as_ref(),
            &name,
            limits::EVENT_BYTES,
            Programme::parse,
            console,
        );
        exhibition.set_programme(parsed);
        files.extend(bytes.map(|bytes| (name, bytes)));
    }
    // A file that is listed twice is read once.
    let mut known: BTreeMap<String, Parsed<Booth>> = BTreeMap::new();
    for index in 0..exhibition.slots.len() {
        let name = exhibition.slots[index].source.as_deref().and_then(beside);
        if let Some(name) = name {
            if let Some(parsed) = known.get(&name) {
                exhibition.set_booth(index, parsed.clone());
                continue;
            }
            let (parsed, bytes) = one(
                folder.as_ref(),
                &name,
                limits::BOOTH_BYTES,
                Booth::parse,
                console,
            );
            exhibition.set_booth(index, parsed.clone());
            files.extend(bytes.map(|bytes| (name.clone(), bytes)));
            known.insert(name, parsed);
        }
    }
    Ok(Source {
        folder,
        exhibition,
        files,
        copies: BTreeMap::new(),
        kept: BTreeSet::new(),
    })
}

/// The exhibition as the site will hold it: read from the files as they were brought there.
pub(crate) fn with_files(source: &Source, brought: &[(String, Vec<u8>)]) -> Exhibition {
    let mut exhibition = source.exhibition.clone();
    let brought: BTreeMap<&str, &[u8]> = brought
        .iter()
        .map(|(name, bytes)| (name.as_str(), bytes.as_slice()))
        .collect();
    if let Some(bytes) = brought.get(EVENT_FILE) {
        exhibition.renew(Event::parse(bytes, EVENT_FILE));
    }
    if let Some(ProgrammeSource::At(at)) = exhibition.event.programme.clone()
        && let Some(name) = beside(&at)
        && let Some(bytes) = brought.get(name.as_str())
    {
        exhibition.set_programme(Programme::parse(bytes, &name));
    }
    for index in 0..exhibition.slots.len() {
        let name = exhibition.slots[index].source.as_deref().and_then(beside);
        if let Some(name) = name
            && let Some(bytes) = brought.get(name.as_str())
        {
            exhibition.set_booth(index, Booth::parse(bytes, &name));
        }
    }
    exhibition
}

/// The path of an address that names a file of the folder.
pub(crate) fn beside(address: &str) -> Option<String> {
    let safe = Policy::File.read(address).ok()?;
    (safe.kind() == UrlKind::Beside).then(|| path_of(safe.as_str()).to_owned())
}

/// An address up to what stands behind its path.
pub(crate) fn path_of(address: &str) -> &str {
    address.split(['?', '#']).next().unwrap_or(address)
}

/// Reads and parses one file; its bytes are kept when there are not too many.
fn one<T>(
    folder: &dyn Files,
    name: &str,
    limit: usize,
    parse: fn(&[u8], &str) -> Parsed<T>,
    console: &Console,
) -> (Parsed<T>, Option<Vec<u8>>) {
    match folder.read(name, limit) {
        Ok(bytes) => (parse(&bytes, name), Some(bytes)),
        Err(ReadFault::TooLarge { bytes, limit }) => {
            let bytes = usize::try_from(bytes).unwrap_or(usize::MAX);
            (Parsed::too_large(name, bytes, limit), None)
        }
        Err(fault) => (Parsed::unreadable(name, &fault.format(console)), None),
    }
}
