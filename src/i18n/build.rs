//! Finds the languages: each folder of `assets/locales` is one. Writes the table of their messages that `domain.rs` includes.

use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

fn main() -> io::Result<()> {
    let root = Path::new(&env::var("CARGO_MANIFEST_DIR").map_err(io::Error::other)?)
        .join("../../assets/locales")
        .canonicalize()?;
    println!("cargo::rerun-if-changed={}", root.display());
    let locales = sorted(&root)?;
    let locales: Vec<&PathBuf> = locales.iter().filter(|path| path.is_dir()).collect();

    // The browser is given the messages of the language in use; no module holds any.
    let embeds = env::var("CARGO_CFG_TARGET_ARCH").is_ok_and(|arch| arch != "wasm32");
    let mut code = String::from("/// Tags of the languages: the folders of `assets/locales`.\n");
    let tags: Vec<&str> = locales.iter().filter_map(|path| name(path)).collect();
    writeln!(
        code,
        "pub const LANGUAGES: [&str; {}] = {tags:?};",
        tags.len()
    )
    .map_err(io::Error::other)?;
    // English is what every other language falls back to, so its files are the list of all.
    for file in sorted(&root.join("en"))? {
        let Some(stem) = file.file_stem().and_then(|stem| stem.to_str()) else {
            continue;
        };
        let constant = stem.to_uppercase().replace('-', "_");
        writeln!(code, "const {constant}: &[(&str, &str)] = &[").map_err(io::Error::other)?;
        for locale in &locales {
            let path = locale.join(format!("{stem}.ftl"));
            if let (Some(tag), true) = (name(locale), embeds && path.is_file()) {
                writeln!(code, "    ({tag:?}, include_str!({path:?})),")
                    .map_err(io::Error::other)?;
            }
        }
        code.push_str("];\n");
    }
    code.push_str("/// What each language calls itself.\nconst OWN_NAMES: &[(&str, &str)] = &[\n");
    for locale in &locales {
        let text = fs::read_to_string(locale.join("locale.ftl")).unwrap_or_default();
        let own = text
            .lines()
            .find_map(|line| line.strip_prefix("language-name ="));
        if let (Some(tag), Some(own)) = (name(locale), own) {
            writeln!(code, "    ({tag:?}, {:?}),", own.trim()).map_err(io::Error::other)?;
        }
    }
    code.push_str("];\n");
    let out = env::var("OUT_DIR").map_err(io::Error::other)?;
    fs::write(Path::new(&out).join("locales.rs"), code)
}

/// What lies in a folder, by name.
fn sorted(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let mut paths = fs::read_dir(folder)?
        .map(|entry| Ok(entry?.path()))
        .collect::<io::Result<Vec<_>>>()?;
    paths.sort();
    Ok(paths)
}

fn name(path: &Path) -> Option<&str> {
    path.file_name()?.to_str()
}
