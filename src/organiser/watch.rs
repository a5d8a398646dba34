//! Watching a folder: waits until files of it have changed, in quick succession or over a while.

use std::any::Any;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, channel};
use std::time::{Duration, SystemTime};

use notify_debouncer_mini::notify::{PollWatcher, RecursiveMode};
use notify_debouncer_mini::{Config, DebounceEventResult, new_debouncer, new_debouncer_opt};

/// Changes this close together are one: editors write a file in several steps, and delete it in between.
const QUIET: Duration = Duration::from_millis(250);
/// Longest wait for the system's word of a change.
const PATIENCE: Duration = Duration::from_secs(3);
/// How often the folder is looked at where the system tells nothing.
const LOOK: Duration = Duration::from_millis(700);

/// A folder that is watched for as long as this lives.
pub(crate) struct FolderWatch {
    folder: PathBuf,
    seen: Stamps,
    told: Option<Receiver<DebounceEventResult>>,
    _watcher: Option<Box<dyn Any + Send>>,
}

/// When each file was last written, and its bytes.
type Stamps = BTreeMap<PathBuf, (SystemTime, u64)>;

impl FolderWatch {
    /// Begins: what changes from now on counts.
    pub fn new(folder: &Path) -> Self {
        let (told, watcher) = watcher(folder).unzip();
        Self {
            folder: folder.to_owned(),
            seen: stamps(folder),
            told,
            _watcher: watcher,
        }
    }

    /// Waits for the next change; the files that were written, added or taken away.
    pub fn wait(&mut self) -> Vec<PathBuf> {
        loop {
            match &self.told {
                // The system also tells of files that are only read, and of hidden ones: their dates decide.
                // A folder that was taken away and put back tells nothing any more: it is looked at all the same.
                Some(told) => drop(told.recv_timeout(PATIENCE)),
                None => std::thread::sleep(LOOK),
            }
            let now = stamps(&self.folder);
            // A folder that is away for a moment (a checkout, a sync) is no change to tell.
            if now == self.seen || (now.is_empty() && !self.folder.exists()) {
                continue;
            }
            let before = std::mem::replace(&mut self.seen, now);
            let written = self
                .seen
                .iter()
                .filter(|(path, stamp)| before.get(*path) != Some(*stamp));
            let gone = before.keys().filter(|path| !self.seen.contains_key(*path));
            return written.map(|(path, _)| path).chain(gone).cloned().collect();
        }
    }
}

/// The system's own word of changes, or regular looks where it has none (network folders).
fn watcher(folder: &Path) -> Option<(Receiver<DebounceEventResult>, Box<dyn Any + Send>)> {
    let (tell, told) = channel();
    let poll = tell.clone();
    if let Ok(mut watcher) = new_debouncer(QUIET, tell)
        && watcher
            .watcher()
            .watch(folder, RecursiveMode::Recursive)
            .is_ok()
    {
        return Some((told, Box::new(watcher)));
    }
    let config = Config::default().with_timeout(QUIET).with_notify_config(
        notify_debouncer_mini::notify::Config::default().with_poll_interval(LOOK),
    );
    let mut watcher = new_debouncer_opt::<_, PollWatcher>(config, poll).ok()?;
    watcher
        .watcher()
        .watch(folder, RecursiveMode::Recursive)
        .ok()?;
    Some((told, Box::new(watcher)))
}

/// When each file of a folder was last written; hidden folders are left out.
fn stamps(folder: &Path) -> Stamps {
    let mut stamps = Stamps::new();
    let mut open = vec![folder.to_owned()];
    while let Some(folder) = open.pop() {
        for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
            let Ok(about) = entry.metadata() else {
                continue;
            };
            let hidden = entry.file_name().to_string_lossy().starts_with('.');
            if about.is_dir() && !hidden {
                open.push(entry.path());
            } else if let Ok(written) = about.modified() {
                stamps.insert(entry.path(), (written, about.len()));
            }
        }
    }
    stamps
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_that_is_written_anew_is_told_by_its_name() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("event.json");
        fs::write(&file, "one").unwrap();
        let mut watch = FolderWatch::new(folder.path());
        let other = file.clone();
        let writer = std::thread::spawn(move || {
            std::thread::sleep(Duration::from_millis(50));
            fs::remove_file(&other).unwrap();
            fs::write(&other, "another").unwrap();
        });
        assert_eq!(watch.wait(), [file]);
        writer.join().unwrap();
    }
}
