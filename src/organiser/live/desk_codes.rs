//! Desk codes: the secrets of an event's desks, kept in `.boothwalk/live.json`, for their owner only. What is public of them goes
//! into the site when it is built ([`super::public_keys`]): booth files are the exhibitors', and a renewed code changes no file.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use anyhow::{Result, anyhow};
use feed::Exhibition;
use live::DeskCode;
use live::keys::DeskKeys;
use serde::{Deserialize, Serialize};

use super::secrets;
use crate::files::OWN_FOLDER;

/// Name of the file in [`OWN_FOLDER`].
const FILE: &str = "live.json";

/// The codes of an event's desks.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct DeskCodes {
    /// The organiser's.
    pub organiser: Option<DeskCode>,
    /// The booths', by their ids.
    pub booths: BTreeMap<String, DeskCode>,
    /// Public keys of codes that were renewed: where a file still has one, it is not the exhibitor's own.
    pub retired: BTreeSet<String>,
}

/// The same as it is written down.
#[derive(Serialize, Deserialize)]
struct Kept {
    version: u32,
    organiser: Option<String>,
    booths: BTreeMap<String, String>,
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    retired: BTreeSet<String>,
}

impl DeskCodes {
    /// Reads those of an event's folder; none where none were made.
    ///
    /// # Errors
    /// When there are some that cannot be read: others in their place would shut the desks out.
    pub fn read(folder: &Path) -> Result<Self> {
        let path = place(folder);
        let shown = || path.display().to_string();
        let Some(kept) = secrets::read::<Kept>(&path)? else {
            return Ok(Self::default());
        };
        let code = |text: String| DeskCode::parse(&text).ok_or_else(|| anyhow!("{}", shown()));
        Ok(Self {
            organiser: kept.organiser.map(code).transpose()?,
            booths: kept
                .booths
                .into_iter()
                .map(|(id, text)| Ok((id, code(text)?)))
                .collect::<Result<_>>()?,
            retired: kept.retired,
        })
    }

    /// Writes them, for their owner only, and keeps version control away.
    ///
    /// # Errors
    /// When that cannot be done.
    pub fn write(&self, folder: &Path) -> Result<()> {
        let kept = Kept {
            version: 1,
            organiser: self.organiser.as_ref().map(ToString::to_string),
            booths: self
                .booths
                .iter()
                .map(|(id, code)| (id.clone(), code.to_string()))
                .collect(),
            retired: self.retired.clone(),
        };
        secrets::keep(folder, FILE, &kept)
    }

    /// Makes the codes that are missing: the organiser's, and one for each booth that can be read. How many were made.
    ///
    /// # Errors
    /// When the system has no random numbers.
    pub fn complete(&mut self, exhibition: &Exhibition) -> Result<usize> {
        let mut made = 0;
        if self.organiser.is_none() {
            self.organiser = Some(fresh()?);
            made += 1;
        }
        for id in booths(exhibition) {
            if !self.booths.contains_key(id) {
                self.booths.insert(id.to_owned(), fresh()?);
                made += 1;
            }
        }
        Ok(made)
    }

    /// Puts a new code in the place of this desk's; `organiser` is the organiser's. False where there is no such desk.
    ///
    /// # Errors
    /// When the system has no random numbers.
    pub fn renew(&mut self, desk: &str) -> Result<bool> {
        let place = match desk {
            live::topic::ORGANISER_USER if !self.booths.contains_key(desk) => {
                self.organiser.as_mut()
            }
            booth => self.booths.get_mut(booth),
        };
        let Some(code) = place else {
            return Ok(false);
        };
        let old = std::mem::replace(code, fresh()?);
        self.retired.insert(DeskKeys::of(&old)?.to_string());
        Ok(true)
    }

    /// User names and passwords at the broker, of the desks of this event.
    pub fn users(&self, exhibition: &Exhibition) -> Vec<(String, String)> {
        let organiser = self.organiser.iter();
        let organiser =
            organiser.map(|code| (live::topic::ORGANISER_USER.to_owned(), code.password()));
        let of_booth = |id: &str| {
            let code = self.booths.get(id)?;
            Some((live::topic::desk_user(id), code.password()))
        };
        organiser
            .chain(booths(exhibition).filter_map(of_booth))
            .collect()
    }
}

/// The ids of the booths that can be read, in the event's order.
pub(crate) fn booths(exhibition: &Exhibition) -> impl Iterator<Item = &str> {
    let there = |slot: &&feed::exhibition::BoothSlot| slot.booth().is_some();
    exhibition.slots.iter().filter(there).map(|slot| &*slot.id)
}

fn place(folder: &Path) -> PathBuf {
    folder.join(OWN_FOLDER).join(FILE)
}

fn fresh() -> Result<DeskCode> {
    Ok(DeskCode::from_fresh(secrets::fresh_bytes()?))
}
