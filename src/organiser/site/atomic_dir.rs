//! Writing aside, then swapping: whoever looks at a site sees the former one or the new one, never half of one.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use tempfile::TempDir;

/// A folder that is being written beside the place it is meant for.
pub(crate) struct AtomicDir {
    place: PathBuf,
    folder: TempDir,
}

impl AtomicDir {
    /// Begins a folder that will stand at `place`. Dropped unfinished, it leaves nothing behind.
    ///
    /// # Errors
    /// When nothing can be written beside `place`.
    pub fn new(place: &Path) -> io::Result<Self> {
        let place = std::path::absolute(place)?;
        let parent = place.parent().ok_or(io::ErrorKind::InvalidInput)?;
        fs::create_dir_all(parent)?;
        let folder = tempfile::Builder::new()
            .prefix(".boothwalk-")
            .tempdir_in(parent)?;
        Ok(Self { place, folder })
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
        let Self { place, folder } = self;
        readable(folder.path())?;
        if !place.exists() {
            // The folder has moved: there is nothing left to delete.
            return fs::rename(folder.keep(), place);
        }
        exchange(folder.path(), &place)?;
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
}
