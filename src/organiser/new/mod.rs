//! `boothwalk new`: a small complete event to edit.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use i18n::value;
use jiff::{ToSpan, Zoned};

use crate::cli::NewArgs;
use crate::console::{Console, quoted};
use crate::site::atomic_dir::AtomicDir;

/// The event's files, and the schemas by which editors complete them.
const FILES: [(&str, &str); 8] = [
    ("event.json", include_str!("template/event.json")),
    ("programme.json", include_str!("template/programme.json")),
    ("README.md", include_str!("template/README.md")),
    (
        "booths/harbour-works.json",
        include_str!("template/booths/harbour-works.json"),
    ),
    (
        "booths/green-roofs.json",
        include_str!("template/booths/green-roofs.json"),
    ),
    (
        "schemas/event.schema.json",
        include_str!("../../../assets/schemas/event.schema.json"),
    ),
    (
        "schemas/booth.schema.json",
        include_str!("../../../assets/schemas/booth.schema.json"),
    ),
    (
        "schemas/programme.schema.json",
        include_str!("../../../assets/schemas/programme.schema.json"),
    ),
];

/// The day on which the template's event takes place.
const DAY: &str = "2030-05-15";
/// The template's id.
const ID: &str = "my-event";
/// JSON files of the template that are read with the event: itself, its programme and its booths.
pub(crate) const JSON_FILES: usize = 4;

/// Names and texts of the event's own JSON files, as the template has them.
pub(crate) fn template() -> impl Iterator<Item = (&'static str, &'static str)> {
    let own = |(name, _): &(&str, &str)| name.ends_with(".json") && !name.starts_with("schemas/");
    FILES.into_iter().filter(own)
}

/// Days from today to the new event: it lies ahead, so that nothing of it has gone by yet.
const AHEAD: i64 = 60;

/// Writes a new event.
///
/// # Errors
/// When there is something in the folder already, or it cannot be written.
pub(crate) fn run(args: &NewArgs, console: &Console) -> Result<()> {
    let folder = args.folder.display().to_string();
    let values = [("folder", value(folder.clone()))];
    let taken = match fs::read_dir(&args.folder) {
        Ok(mut entries) => entries.next().is_some(),
        Err(_) => args.folder.exists(),
    };
    if taken {
        return Err(console.failure("new-taken", &values));
    }
    let day = Zoned::now().date().checked_add(AHEAD.days())?.to_string();
    let id = id_of(&args.folder);
    let aside = AtomicDir::new(&args.folder).map_err(|error| {
        let reason = ("reason", value(console.reason(&error)));
        console.failure(
            "new-not-writable",
            &[("folder", value(folder.clone())), reason],
        )
    })?;
    for (name, text) in FILES {
        let path = aside.path().join(name);
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder)?;
        }
        let text = if name.starts_with("schemas/") {
            text.to_owned()
        } else {
            text.replace(DAY, &day).replace(ID, &id)
        };
        fs::write(path, text).with_context(|| folder.clone())?;
    }
    aside.finish(&[]).with_context(|| folder.clone())?;
    console.step("new-done", &[("folder", value(quoted(&folder)))]);
    console.json_result(&serde_json::json!({ "made": folder }))?;
    Ok(())
}

/// An id from a folder's name: lower-case letters, digits and hyphens.
fn id_of(folder: &Path) -> String {
    let name = folder
        .file_name()
        .unwrap_or_default()
        .to_string_lossy()
        .to_lowercase();
    let id: String = name
        .chars()
        .map(|c| if c.is_ascii_alphanumeric() { c } else { '-' })
        .collect();
    let parts: Vec<_> = id.split('-').filter(|part| !part.is_empty()).collect();
    let mut id = parts.join("-");
    id.truncate(feed::limits::ID);
    if id.is_empty() { ID.to_owned() } else { id }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_come_from_folder_names() {
        assert_eq!(
            id_of(Path::new("/x/Harbour Days 2027")),
            "harbour-days-2027"
        );
        assert_eq!(id_of(Path::new("展示会")), "my-event");
    }
}
