//! Secrets of what is live, in files of an event's folder that only their owner reads.

use std::fs;
use std::io::ErrorKind;
use std::path::Path;

use anyhow::{Context as _, Result, anyhow};
use ring::rand::{SecureRandom as _, SystemRandom};
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::files::OWN_FOLDER;
use crate::whole_file::{self, Readers};

/// What version control leaves alone in [`OWN_FOLDER`].
const IGNORED: [&str; 4] = [
    "# Secrets of what is live",
    "/live.json",
    "/tickets.json",
    "/live/",
];

/// Reads a file of secrets; none where there is no such file.
///
/// # Errors
/// When it is there and cannot be read.
pub(super) fn read<T: DeserializeOwned>(path: &Path) -> Result<Option<T>> {
    let shown = || path.display().to_string();
    let bytes = match fs::read(path) {
        Ok(bytes) => bytes,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(error).with_context(shown),
    };
    serde_json::from_slice(&bytes).map(Some).with_context(shown)
}

/// Writes a file of secrets into [`OWN_FOLDER`] of an event's folder, and keeps version control away from it.
///
/// # Errors
/// When that cannot be done; what stood there stands.
pub(super) fn keep(folder: &Path, file: &str, secrets: &impl Serialize) -> Result<()> {
    let text = serde_json::to_string_pretty(secrets)? + "\n";
    write(&folder.join(OWN_FOLDER).join(file), &text)?;
    keep_from_version_control(folder)
}

/// Bytes that nobody can guess.
///
/// # Errors
/// When the system has no random numbers.
pub(super) fn fresh_bytes() -> Result<[u8; 16]> {
    let mut bytes = [0; 16];
    SystemRandom::new()
        .fill(&mut bytes)
        .map_err(|_| anyhow!("no random numbers"))?;
    Ok(bytes)
}

/// Keeps version control away from the secrets of an event's folder; what else is said there stays.
///
/// # Errors
/// When that cannot be written.
fn keep_from_version_control(folder: &Path) -> Result<()> {
    let path = folder.join(OWN_FOLDER).join(".gitignore");
    let mut text = fs::read_to_string(&path).unwrap_or_default();
    let before = text.len();
    if !text.is_empty() && !text.ends_with('\n') {
        text.push('\n');
    }
    for line in IGNORED {
        if line.starts_with('/') && !text.lines().any(|there| there == line) || before == 0 {
            text += line;
            text.push('\n');
        }
    }
    if text.len() == before {
        return Ok(());
    }
    fs::write(&path, text).with_context(|| path.display().to_string())
}

/// Writes a file that only its owner reads.
///
/// # Errors
/// When it cannot be written; what stood there stands.
pub(crate) fn write(path: &Path, text: &str) -> Result<()> {
    whole_file::write(path, text, Readers::Owner)
}
