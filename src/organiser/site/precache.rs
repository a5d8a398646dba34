//! What a browser may keep: the service worker, and the list of the files whose names change with their content.

use serde_json::json;

use super::policy::is_immutable;
use super::write::Outputs;

/// The service worker; its scope is the folder it lies in.
const WORKER: &str = include_str!("../../../web/service-worker.js");

/// Its name in the site, and in the engine's folder, from where it is not copied.
pub(super) const WORKER_FILE: &str = "service-worker.js";

/// Adds both to a site whose other files are all there.
pub(super) fn add(outputs: &mut Outputs) {
    let files: Vec<&str> = outputs.names().filter(|name| is_immutable(name)).collect();
    let list = json!({ "version": 1, "files": files }).to_string();
    outputs.add("offline.json", list);
    outputs.add(WORKER_FILE, WORKER);
}
