//! Tickets of an event's participants, where entry is by ticket: secrets, kept in `.boothwalk/tickets.json` for their owner only.
//! The broker is told of each by its id and password, as of a desk; the site knows nothing of them.

use std::path::{Path, PathBuf};

use anyhow::{Result, anyhow};
use live::Ticket;
use serde::{Deserialize, Serialize};

use super::secrets;
use crate::files::OWN_FOLDER;

/// Name of the file in [`OWN_FOLDER`].
const FILE: &str = "tickets.json";

/// The tickets of an event, each with whose it is, in the order in which they were made.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Tickets(Vec<(String, Ticket)>);

/// The same as it is written down.
#[derive(Serialize, Deserialize)]
struct Kept {
    version: u32,
    tickets: Vec<KeptTicket>,
}

#[derive(Serialize, Deserialize)]
struct KeptTicket {
    name: String,
    ticket: String,
}

impl Tickets {
    /// Reads those of an event's folder; none where none were made.
    ///
    /// # Errors
    /// When there are some that cannot be read: others in their place would shut the participants out.
    pub fn read(folder: &Path) -> Result<Self> {
        let path = place(folder);
        let shown = || path.display().to_string();
        let Some(kept) = secrets::read::<Kept>(&path)? else {
            return Ok(Self::default());
        };
        let tickets = kept.tickets.into_iter().map(|KeptTicket { name, ticket }| {
            let ticket = Ticket::parse(&ticket).ok_or_else(|| anyhow!("{}: {name}", shown()))?;
            Ok((name, ticket))
        });
        Ok(Self(tickets.collect::<Result<_>>()?))
    }

    /// Writes them, for their owner only, and keeps version control away.
    ///
    /// # Errors
    /// When that cannot be done.
    pub fn write(&self, folder: &Path) -> Result<()> {
        let tickets = self.0.iter().map(|(name, ticket)| KeptTicket {
            name: name.clone(),
            ticket: ticket.to_string(),
        });
        let kept = Kept {
            version: 1,
            tickets: tickets.collect(),
        };
        secrets::keep(folder, FILE, &kept)
    }

    /// Makes a ticket for each of these who has none; how many were made.
    ///
    /// # Errors
    /// When the system has no random numbers.
    pub fn complete(&mut self, names: impl IntoIterator<Item = String>) -> Result<usize> {
        let mut known: std::collections::BTreeSet<String> =
            self.0.iter().map(|(name, _)| name.clone()).collect();
        let before = self.0.len();
        for name in names {
            if known.insert(name.clone()) {
                self.0
                    .push((name, Ticket::from_fresh(secrets::fresh_bytes()?)));
            }
        }
        Ok(self.0.len() - before)
    }

    /// Puts a new ticket in the place of this one's. False where there is none.
    ///
    /// # Errors
    /// When the system has no random numbers.
    pub fn renew(&mut self, name: &str) -> Result<bool> {
        let Some((_, ticket)) = self.0.iter_mut().find(|(one, _)| one == name) else {
            return Ok(false);
        };
        *ticket = Ticket::from_fresh(secrets::fresh_bytes()?);
        Ok(true)
    }

    /// All of them: whose it is, and the ticket.
    pub fn all(&self) -> &[(String, Ticket)] {
        &self.0
    }

    /// User names and passwords at the broker.
    pub fn users(&self) -> Vec<(String, String)> {
        let users = self.0.iter();
        users
            .map(|(_, ticket)| (ticket.id().to_string(), ticket.password()))
            .collect()
    }
}

fn place(folder: &Path) -> PathBuf {
    folder.join(OWN_FOLDER).join(FILE)
}
