//! What was imported last, kept beside the event, so that the next import tells changes by hand from its own.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use anyhow::{Context as _, Result};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use crate::whole_file::{self, Readers};

/// Where it lies in the event's folder.
pub(crate) const IMPORT_STATE: &str = ".boothwalk/import.json";

/// What was imported.
#[derive(Debug, Default, Serialize, Deserialize)]
pub(crate) struct ImportState {
    /// Format of this file, 1 today.
    version: u32,
    /// Booths by what they are known by in the lists.
    #[serde(default)]
    pub booths: BTreeMap<String, Imported>,
    /// Booths that a newer list took out of the event, likewise: another list may bring them back.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub withdrawn: BTreeMap<String, Withdrawn>,
    /// Sessions likewise.
    #[serde(default)]
    pub sessions: BTreeMap<String, Imported>,
}

/// What was imported of one booth or session.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub(crate) struct Imported {
    /// Its id in the event.
    pub id: String,
    /// Its fields as they were imported.
    pub fields: Map<String, Value>,
}

/// A booth that a newer list took out.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub(crate) struct Withdrawn {
    /// What was imported of it.
    #[serde(flatten)]
    pub known: Imported,
    /// The address of its file, as its hall named it.
    pub file: String,
    /// Id of that hall.
    pub hall: String,
}

impl ImportState {
    /// Reads the record of an event's folder; an empty one if there is none.
    ///
    /// # Errors
    /// When there is one that cannot be read: going on would overwrite what was changed by hand.
    pub fn read(folder: &Path) -> Result<Self> {
        let path = folder.join(IMPORT_STATE);
        match fs::read(&path) {
            Ok(bytes) => serde_json::from_slice(&bytes).with_context(|| path.display().to_string()),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(Self {
                version: 1,
                ..Self::default()
            }),
            Err(error) => Err(error).with_context(|| path.display().to_string()),
        }
    }

    /// Writes it.
    ///
    /// # Errors
    /// When that cannot be done.
    pub fn write(&self, folder: &Path) -> Result<()> {
        let mut text = serde_json::to_string_pretty(self)?;
        text.push('\n');
        whole_file::write(&folder.join(IMPORT_STATE), &text, Readers::AsBefore)
    }
}
