//! Files that are written beside their place and then moved there, so that nobody ever finds half of one.

use std::fs;
use std::io::Write as _;
use std::path::Path;

use anyhow::{Context as _, Result};

/// Who may read a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Readers {
    /// Its owner alone.
    Owner,
    /// Whoever may read what stands there, else everybody: as when an editor saves it.
    AsBefore,
}

/// Writes a file, and the folders it lies in.
///
/// # Errors
/// When it cannot be written; what stood there stands.
pub(crate) fn write(path: &Path, text: &str, readers: Readers) -> Result<()> {
    let shown = || path.display().to_string();
    let folder = path.parent().unwrap_or(Path::new("."));
    fs::create_dir_all(folder).with_context(shown)?;
    // Temporary files are their owner's only, and stay so when they are moved.
    let mut file = tempfile::Builder::new()
        .prefix(".boothwalk-")
        .tempfile_in(folder)
        .with_context(shown)?;
    file.write_all(text.as_bytes()).with_context(shown)?;
    #[cfg(unix)]
    if readers == Readers::AsBefore {
        use std::os::unix::fs::PermissionsExt as _;
        let permissions = fs::metadata(path).map_or_else(
            |_| fs::Permissions::from_mode(0o644),
            |about| about.permissions(),
        );
        file.as_file()
            .set_permissions(permissions)
            .with_context(shown)?;
    }
    #[cfg(not(unix))]
    let _ = readers;
    file.persist(path).with_context(shown)?;
    Ok(())
}

#[cfg(all(test, unix))]
mod tests {
    use std::os::unix::fs::PermissionsExt as _;

    use super::*;

    #[test]
    fn who_could_read_a_file_still_can_and_secrets_are_their_owners() {
        let folder = tempfile::tempdir().unwrap();
        let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
        let list = folder.path().join("deep/list.json");
        write(&list, "1", Readers::AsBefore).unwrap();
        assert_eq!(mode(&list), 0o644);
        fs::set_permissions(&list, fs::Permissions::from_mode(0o660)).unwrap();
        write(&list, "2", Readers::AsBefore).unwrap();
        assert_eq!(
            (mode(&list), fs::read_to_string(&list).unwrap()),
            (0o660, "2".to_owned())
        );
        write(&list, "3", Readers::Owner).unwrap();
        assert_eq!(mode(&list), 0o600);
        assert_eq!(fs::read_dir(list.parent().unwrap()).unwrap().count(), 1);
    }
}
