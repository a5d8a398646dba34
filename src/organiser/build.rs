//! Puts the engine inside the command: with `BOOTHWALK_ENGINE` naming a folder that `boothwalk pack-engine` wrote,
//! its files become part of the binary; without it the binary holds none and asks for `--engine`.

use std::env;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

fn main() -> io::Result<()> {
    println!("cargo:rerun-if-env-changed=BOOTHWALK_ENGINE");
    println!("cargo:rerun-if-changed=build.rs");
    let mut files = Vec::new();
    if let Some(folder) = env::var_os("BOOTHWALK_ENGINE").map(PathBuf::from) {
        println!("cargo:rerun-if-changed={}", folder.display());
        if folder.is_dir() {
            collect(&folder, &folder, &mut files)?;
        }
    }
    files.sort();
    let mut list = String::from("&[\n");
    for (name, path) in &files {
        list.push_str(&format!("    ({name:?}, include_bytes!({path:?})),\n"));
    }
    list.push_str("]\n");
    let out = env::var_os("OUT_DIR").ok_or(io::ErrorKind::NotFound)?;
    fs::write(Path::new(&out).join("engine_inside.rs"), list)
}

/// Every file under `folder`, with its name relative to `root`, `/` between the parts.
fn collect(root: &Path, folder: &Path, files: &mut Vec<(String, String)>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            collect(root, &path, files)?;
        } else if let (Ok(name), Some(text)) = (path.strip_prefix(root), path.to_str()) {
            let name: Vec<_> = name.iter().map(|part| part.to_string_lossy()).collect();
            files.push((name.join("/"), text.to_owned()));
        }
    }
    Ok(())
}
