//! Interrupts: Ctrl+C, a terminated or a closed session. What was being written aside is cleared away before the command ends.

#[cfg(unix)]
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError, RwLock, RwLockReadGuard};

/// Exit code of a command that was interrupted, as shells have it.
#[cfg(unix)]
const INTERRUPTED: i32 = 130;

/// Folders that are being written; signals are the process's, so this is too.
static FOLDERS: Mutex<Vec<PathBuf>> = Mutex::new(Vec::new());

/// Held for each file that is written, and for good by whoever clears away: nothing comes into a folder that is being cleared.
static WRITING: RwLock<()> = RwLock::new(());

/// To be held while something is written into such a folder; for moments, since an interrupt waits for it.
pub(crate) fn writing() -> RwLockReadGuard<'static, ()> {
    WRITING.read().unwrap_or_else(PoisonError::into_inner)
}

/// This folder is to be cleared away when the command is interrupted.
pub(crate) fn clears(folder: &Path) {
    if let Ok(mut folders) = FOLDERS.lock() {
        folders.push(folder.to_owned());
    }
}

/// It is finished, or gone.
pub(crate) fn leaves(folder: &Path) {
    if let Ok(mut folders) = FOLDERS.lock() {
        folders.retain(|known| known != folder);
    }
}

/// From now on an interrupt clears these folders away and ends the command. A server ends by itself when it is asked to.
#[cfg(unix)]
pub(crate) fn listen() {
    use tokio::signal::unix::{SignalKind, signal};

    std::thread::spawn(|| {
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build();
        // Without one the folder stays behind, as it would after a power cut; the next build clears it.
        let Ok(runtime) = runtime else { return };
        runtime.block_on(async {
            let kinds = [
                SignalKind::interrupt(),
                SignalKind::terminate(),
                SignalKind::hangup(),
            ];
            let [Ok(mut key), Ok(mut wish), Ok(mut closed)] = kinds.map(signal) else {
                return;
            };
            tokio::select! {
                _ = key.recv() => {}
                _ = wish.recv() => {}
                _ = closed.recv() => {}
            }
            clear();
            std::process::exit(INTERRUPTED);
        });
    });
}

/// Other systems end the command; the next build clears what was left.
#[cfg(not(unix))]
pub(crate) fn listen() {}

/// Clears all of them.
#[cfg(unix)]
fn clear() {
    let writing = WRITING.write().unwrap_or_else(PoisonError::into_inner);
    let folders = FOLDERS.lock().unwrap_or_else(PoisonError::into_inner);
    for folder in folders.iter() {
        fs::remove_dir_all(folder).ok();
    }
    // Nobody writes any more: the process ends now.
    std::mem::forget(writing);
}
