//! What a browser may keep: the service worker, and the list of the files whose names change with their content.

use std::collections::BTreeSet;
use std::path::Path;

use serde::{Deserialize, Serialize};

use super::write::Outputs;

/// The service worker; its scope is the folder it lies in.
const WORKER: &str = include_str!("../../../web/service-worker.js");

/// Its name in the site, and in the engine's folder, from where it is not copied.
pub(super) const WORKER_FILE: &str = "service-worker.js";

/// The list's name in the site.
const LIST_FILE: &str = "offline.json";

/// The list.
#[derive(Debug, Serialize, Deserialize)]
struct List {
    version: u32,
    files: Vec<String>,
}

/// Adds both to a site whose other files are all there.
pub(super) fn add(outputs: &mut Outputs) -> serde_json::Result<()> {
    let list = List {
        version: 1,
        files: outputs.hashed(),
    };
    outputs.add(LIST_FILE, serde_json::to_vec(&list)?);
    outputs.add(WORKER_FILE, WORKER);
    Ok(())
}

/// The files of the site in this folder whose names are made of their content, as its build has listed them.
pub(super) fn hashed(site: &Path) -> BTreeSet<String> {
    let list = std::fs::read(site.join(LIST_FILE)).ok();
    let list: Option<List> = list.and_then(|bytes| serde_json::from_slice(&bytes).ok());
    list.map_or_else(BTreeSet::new, |list| list.files.into_iter().collect())
}
