//! What the system says of a file: by that it is known to be as it was, without being read.

use std::fs;
use std::path::Path;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use serde::{Deserialize, Serialize};

/// A file written within this time may be written again without a change of its dates: file systems round them, to two seconds
/// at most.
const COARSE: Duration = Duration::from_secs(3);

/// What the system says of a file: another one of this name, or another content, differs in one of these.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Stamp {
    bytes: u64,
    /// When its content changed last: nanoseconds since 1970.
    modified: u64,
    /// When anything of it did, where the system keeps that: nobody can set this date back.
    changed: u64,
    /// Its number on its disk, where there is one.
    number: u64,
}

impl Stamp {
    /// The stamp of a file; `None` for whatever is none, and for a link.
    pub fn of(path: &Path) -> Option<Self> {
        let about = fs::symlink_metadata(path).ok()?;
        let (changed, number) = of_system(&about);
        about.is_file().then_some(())?;
        Some(Self {
            bytes: about.len(),
            modified: nanoseconds(about.modified().ok()?)?,
            changed,
            number,
        })
    }

    /// The same file under however many names: its last change may be one of these.
    pub fn is_linked_from(&self, other: &Self) -> bool {
        let changed = other.changed;
        Self { changed, ..*self } == *other
    }

    /// Whether its dates are old enough that another content would have others.
    pub fn is_settled(&self) -> bool {
        let last = Duration::from_nanos(self.modified.max(self.changed));
        let age = SystemTime::now().duration_since(UNIX_EPOCH + last);
        age.is_ok_and(|age| age > COARSE)
    }
}

fn nanoseconds(when: SystemTime) -> Option<u64> {
    let since = when.duration_since(UNIX_EPOCH).ok()?;
    u64::try_from(since.as_nanos()).ok()
}

/// When anything of a file changed, and its number.
#[cfg(unix)]
fn of_system(about: &fs::Metadata) -> (u64, u64) {
    use std::os::unix::fs::MetadataExt;
    let changed = about.ctime().saturating_mul(1_000_000_000) + about.ctime_nsec();
    (u64::try_from(changed).unwrap_or_default(), about.ino())
}

#[cfg(not(unix))]
fn of_system(_: &fs::Metadata) -> (u64, u64) {
    (0, 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_has_one_stamp_under_all_its_names() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("a.png");
        fs::write(&file, "one").unwrap();
        let first = Stamp::of(&file).unwrap();
        assert_eq!(Stamp::of(&file), Some(first));
        assert!(!first.is_settled());
        fs::hard_link(&file, folder.path().join("b.png")).unwrap();
        assert!(Stamp::of(&file).unwrap().is_linked_from(&first));
        fs::write(&file, "three").unwrap();
        assert!(!Stamp::of(&file).unwrap().is_linked_from(&first));
        assert_eq!(Stamp::of(folder.path()), None);
    }

    #[cfg(unix)]
    #[test]
    fn a_date_that_was_set_back_is_seen() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("a.png");
        fs::write(&file, "one").unwrap();
        let first = Stamp::of(&file).unwrap();
        let modified = UNIX_EPOCH + Duration::from_nanos(first.modified);
        let opened = fs::File::options().write(true).open(&file).unwrap();
        // The system's clock goes on in steps: as soon as it has made one, this is another stamp.
        while Stamp::of(&file) == Some(first) {
            fs::write(&file, "two").unwrap();
            opened.set_modified(modified).unwrap();
        }
        assert_eq!(Stamp::of(&file).unwrap().modified, first.modified);
    }

    #[test]
    fn old_dates_are_settled_and_those_to_come_are_not() {
        let stamp = |when: SystemTime| Stamp {
            bytes: 1,
            modified: nanoseconds(when).unwrap(),
            changed: 0,
            number: 1,
        };
        let now = SystemTime::now();
        assert!(stamp(now - COARSE * 2).is_settled());
        assert!(!stamp(now).is_settled());
        assert!(!stamp(now + COARSE).is_settled());
    }
}
