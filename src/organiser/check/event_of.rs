//! The event that a single file belongs to: found in the folders above it, or made up around a booth file that stands alone.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use feed::event::ProgrammeSource;
use serde_json::{Value, json};

use crate::files::{Files, ReadFault, encoded, shown};
use crate::source::{self, EVENT_FILE, Source};

/// Folders above a file in which its event is looked for.
const ABOVE: usize = 4;

/// The folder of the event that a file lies in, and the file's name there; its own folder where there is none.
pub(super) fn place(path: &Path) -> (PathBuf, String) {
    let above = path.ancestors().skip(1).take(ABOVE);
    let root = above
        .clone()
        .find(|folder| folder.join(EVENT_FILE).is_file());
    let root = root.or(path.parent()).unwrap_or(Path::new("."));
    let name = path.strip_prefix(root).unwrap_or(path);
    let parts: Vec<_> = name.iter().map(|part| part.to_string_lossy()).collect();
    (root.to_owned(), parts.join("/"))
}

/// Whether an event names this file as a booth or its programme.
pub(super) fn names(source: &Source, name: &str) -> bool {
    let exhibition = &source.exhibition;
    let programme = match &exhibition.event.programme {
        Some(ProgrammeSource::At(at)) => Some(at.as_str()),
        _ => None,
    };
    let booths = exhibition
        .slots
        .iter()
        .filter_map(|slot| slot.source.as_deref());
    booths
        .chain(programme)
        .any(|at| source::beside(at).is_some_and(|at| shown(&at) == name))
}

/// The files of a folder, with an event file that names one more booth.
pub(super) struct WithBooth {
    files: Arc<dyn Files>,
    event: Vec<u8>,
}

/// An event in which this booth file stands: the folder's own event with it, or a small one around it.
pub(super) fn with_booth(files: Arc<dyn Files>, name: &str, event: Option<&Source>) -> WithBooth {
    let own = event
        .and_then(|source| source.files.first())
        .and_then(|(_, bytes)| serde_json::from_slice::<Value>(bytes).ok());
    let booth = Value::from(encoded(name));
    let mut event = own.unwrap_or_else(|| {
        json!({
            "version": 1, "id": "event", "title": "Event", "languages": ["en"], "timeZone": "UTC",
            "organiser": { "name": "Organiser" },
            "halls": [{ "id": "hall", "title": "Hall", "booths": [] }]
        })
    });
    if let Some(booths) = event
        .pointer_mut("/halls/0/booths")
        .and_then(Value::as_array_mut)
    {
        booths.push(booth);
    }
    WithBooth {
        files,
        event: event.to_string().into_bytes(),
    }
}

impl Files for WithBooth {
    fn read(&self, name: &str, limit: usize) -> Result<Vec<u8>, ReadFault> {
        if name == EVENT_FILE {
            return Ok(self.event.clone());
        }
        self.files.read(name, limit)
    }

    fn has(&self, name: &str) -> bool {
        name == EVENT_FILE || self.files.has(name)
    }

    fn names(&self) -> Vec<String> {
        self.files.names()
    }

    fn root(&self) -> Option<&Path> {
        self.files.root()
    }

    fn path(&self, name: &str) -> Option<PathBuf> {
        self.files.path(name)
    }
}
