//! Writing aside, then swapping: whoever looks at a site sees the former one or the new one, never half of one.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use tempfile::TempDir;

use crate::interrupt;

/// Begin of the names of folders that are being written; the process's number follows.
const ASIDE: &str = ".boothwalk-";

/// Whether a path is that of a folder that is being written.
pub(super) fn is_aside(path: &Path) -> bool {
    path.to_str().is_some_and(|path| path.starts_with(ASIDE))
}

/// A folder that is being written beside the place it is meant for; in it, where nothing can be written beside it.
pub(crate) struct AtomicDir {
    place: PathBuf,
    folder: TempDir,
    /// Whether it lies in the place itself: the place is a mount, or its parent belongs to somebody else.
    inside: bool,
}

impl AtomicDir {
    /// Begins a folder that will stand at `place`; where a link stands there, at what it leads to. Dropped unfinished, it
    /// leaves nothing behind.
    ///
    /// # Errors
    /// When nothing can be written beside `place`, nor in it.
    pub fn new(place: &Path) -> io::Result<Self> {
        let place = place
            .canonicalize()
            .or_else(|_| std::path::absolute(place))?;
        // A link that leads nowhere: its folder was moved away, or is no longer mounted.
        if place.is_symlink() {
            return Err(io::ErrorKind::NotFound.into());
        }
        let parent = place.parent().ok_or(io::ErrorKind::InvalidInput)?;
        fs::create_dir_all(parent)?;
        let aside = |above: &Path| {
            clear_stale(above);
            tempfile::Builder::new()
                .prefix(&format!("{ASIDE}{}-", std::process::id()))
                .tempdir_in(above)
        };
        let (folder, inside) = if is_mount(&place, parent) {
            (aside(&place)?, true)
        } else {
            match aside(parent) {
                Err(_) if place.is_dir() => (aside(&place)?, true),
                folder => (folder?, false),
            }
        };
        interrupt::clears(folder.path());
        Ok(Self {
            place,
            folder,
            inside,
        })
    }

    /// Where to write meanwhile.
    pub fn path(&self) -> &Path {
        self.folder.path()
    }

    /// Puts the folder in its place. What stood there is gone afterwards, but for the entries named in `keep`.
    ///
    /// # Errors
    /// When the folders cannot be moved; the former one then stands as it was.
    pub fn finish(self, keep: &[String]) -> io::Result<()> {
        let Self {
            place,
            folder,
            inside,
        } = self;
        let path = folder.path().to_owned();
        readable(&path)?;
        let finished = if inside {
            move_in(folder, &place, keep)
        } else {
            put(folder, &place, keep)
        };
        interrupt::leaves(&path);
        finished
    }
}

/// Puts a folder that lies beside its place there, in one step.
fn put(folder: TempDir, place: &Path, keep: &[String]) -> io::Result<()> {
    if !place.exists() {
        // The folder has moved: there is nothing left to delete.
        return fs::rename(folder.keep(), place);
    }
    exchange(folder.path(), place)?;
    for name in keep {
        let new = place.join(name);
        // Where the new folder has an entry of that name itself, both cannot be.
        if !new.exists() {
            let former = folder.path().join(name);
            if let Err(error) = fs::rename(&former, new) {
                // Nothing is deleted that was meant to be kept.
                let _ = folder.keep();
                return Err(error);
            }
        }
    }
    // Now the former site lies in the temporary folder, which is deleted when it is dropped.
    folder.close()
}

/// Moves what lies in a folder into the folder around it, entry by entry: what pages load comes before the pages.
fn move_in(folder: TempDir, place: &Path, keep: &[String]) -> io::Result<()> {
    let own = folder.path().file_name().map(ToOwned::to_owned);
    let mut new: Vec<_> = fs::read_dir(folder.path())?.collect::<io::Result<_>>()?;
    new.sort_by_key(|entry| (entry.path().is_file(), entry.file_name()));
    let names: Vec<_> = new.iter().map(fs::DirEntry::file_name).collect();
    let former = tempfile::Builder::new().prefix(ASIDE).tempdir_in(place)?;
    for name in &names {
        let to = place.join(name);
        if to.exists() {
            fs::rename(&to, former.path().join(name))?;
        }
        fs::rename(folder.path().join(name), to)?;
    }
    for entry in fs::read_dir(place)? {
        let name = entry?.file_name();
        let stays = names.contains(&name)
            || own.as_ref() == Some(&name)
            || former.path().file_name() == Some(&name)
            || keep.iter().any(|kept| name == kept.as_str());
        if !stays {
            fs::rename(place.join(&name), former.path().join(&name))?;
        }
    }
    folder.close()?;
    former.close()
}

/// Clears away what builds have left that were ended without a word: a power cut, a kill.
fn clear_stale(above: &Path) {
    for entry in fs::read_dir(above).into_iter().flatten().flatten() {
        let name = entry.file_name();
        let process = name.to_str().and_then(|name| {
            name.strip_prefix(ASIDE)?
                .split_once('-')?
                .0
                .parse::<u32>()
                .ok()
        });
        if process.is_some_and(|process| !runs(process)) {
            // What cannot be cleared now costs only its space.
            fs::remove_dir_all(entry.path()).ok();
        }
    }
}

/// Whether a process runs. Where the system does not tell, it may.
fn runs(process: u32) -> bool {
    let processes = Path::new("/proc");
    !processes.join("self").exists() || processes.join(process.to_string()).exists()
}

/// Whether a folder is the root of a file system of its own, which cannot be moved.
#[cfg(unix)]
fn is_mount(place: &Path, parent: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    let device = |path: &Path| fs::metadata(path).map(|about| about.dev()).ok();
    device(place).is_some_and(|own| device(parent) != Some(own))
}

#[cfg(not(unix))]
fn is_mount(_: &Path, _: &Path) -> bool {
    false
}

/// Temporary folders are for their owner only; a site is for a web server to read.
#[cfg(unix)]
fn readable(folder: &Path) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    fs::set_permissions(folder, fs::Permissions::from_mode(0o755))
}

#[cfg(not(unix))]
fn readable(_: &Path) -> io::Result<()> {
    Ok(())
}

/// Two folders change places, in one step where the system can.
fn exchange(new: &Path, place: &Path) -> io::Result<()> {
    #[cfg(target_os = "linux")]
    {
        use rustix::fs::{CWD, RenameFlags, renameat_with};
        if renameat_with(CWD, new, CWD, place, RenameFlags::EXCHANGE).is_ok() {
            return Ok(());
        }
        // Some network file systems cannot; they get the three steps below.
    }
    let former = new.with_extension("former");
    fs::rename(place, &former)?;
    if let Err(error) = fs::rename(new, place) {
        fs::rename(&former, place)?;
        return Err(error);
    }
    fs::rename(&former, new)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_former_folder_stands_until_the_new_one_is_finished() {
        let root = tempfile::tempdir().unwrap();
        let place = root.path().join("site");
        let write = |text: &str| {
            let aside = AtomicDir::new(&place).unwrap();
            fs::write(aside.path().join("index.html"), text).unwrap();
            aside
        };
        write("one").finish(&[]).unwrap();
        drop(write("given up"));
        assert_eq!(fs::read_to_string(place.join("index.html")).unwrap(), "one");
        fs::write(place.join("mine.txt"), "mine").unwrap();
        write("two").finish(&["mine.txt".to_owned()]).unwrap();
        assert_eq!(fs::read_to_string(place.join("index.html")).unwrap(), "two");
        assert_eq!(fs::read_to_string(place.join("mine.txt")).unwrap(), "mine");
        assert_eq!(fs::read_dir(root.path()).unwrap().count(), 1);
    }

    #[cfg(unix)]
    #[test]
    fn a_link_is_followed_and_stays_one() {
        let root = tempfile::tempdir().unwrap();
        fs::create_dir(root.path().join("real")).unwrap();
        let link = root.path().join("www");
        std::os::unix::fs::symlink("real", &link).unwrap();
        let aside = AtomicDir::new(&link).unwrap();
        fs::write(aside.path().join("index.html"), "site").unwrap();
        aside.finish(&[]).unwrap();
        assert!(link.is_symlink());
        let index = root.path().join("real/index.html");
        assert_eq!(fs::read_to_string(index).unwrap(), "site");
        fs::remove_dir_all(root.path().join("real")).unwrap();
        assert!(AtomicDir::new(&link).is_err());
        assert!(link.is_symlink());
    }

    #[test]
    fn a_folder_that_cannot_be_moved_is_filled() {
        let root = tempfile::tempdir().unwrap();
        let place = root.path().join("mount");
        fs::create_dir_all(place.join("booths")).unwrap();
        fs::write(place.join("index.html"), "old").unwrap();
        fs::write(place.join("CNAME"), "mine").unwrap();
        let folder = tempfile::Builder::new()
            .prefix(ASIDE)
            .tempdir_in(&place)
            .unwrap();
        fs::create_dir(folder.path().join("event")).unwrap();
        fs::write(folder.path().join("index.html"), "new").unwrap();
        move_in(folder, &place, &["CNAME".to_owned()]).unwrap();
        let mut names: Vec<_> = fs::read_dir(&place)
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect();
        names.sort();
        assert_eq!(names, ["CNAME", "event", "index.html"]);
        assert_eq!(fs::read_to_string(place.join("index.html")).unwrap(), "new");
    }

    #[test]
    fn what_a_killed_build_left_is_cleared() {
        let root = tempfile::tempdir().unwrap();
        // No system numbers its processes so high.
        let left = root.path().join(".boothwalk-4294967290-abc");
        fs::create_dir(&left).unwrap();
        drop(AtomicDir::new(&root.path().join("site")).unwrap());
        assert_eq!(left.exists(), !Path::new("/proc/self").exists());
        assert!(!root.path().join("site").exists());
    }
}
