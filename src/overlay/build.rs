//! Reads the look that both faces share, `web/tokens.css`, and writes its dark set as the constants that `tokens.rs` includes.

use std::fmt::Write;
use std::path::Path;
use std::{env, fs, io};

/// CSS pixels of a rem where nobody has chosen another size.
const REM: f32 = 16.0;

fn main() -> io::Result<()> {
    let folder = env::var("CARGO_MANIFEST_DIR").map_err(io::Error::other)?;
    let file = Path::new(&folder).join("../../web/tokens.css");
    println!("cargo::rerun-if-changed={}", file.display());
    let styles = fs::read_to_string(&file)?;
    // The first set is the dark one.
    let set = styles.split(['{', '}']).nth(1).unwrap_or_default();
    let mut code = String::new();
    for line in set.lines().filter(|line| line.trim().starts_with("--")) {
        let constant = constant(line)
            .ok_or_else(|| io::Error::other(format!("web/tokens.css: not understood: {line}")))?;
        writeln!(code, "{constant}").map_err(io::Error::other)?;
    }
    let out = env::var("OUT_DIR").map_err(io::Error::other)?;
    fs::write(Path::new(&out).join("tokens.rs"), code)
}

/// A line `--name: value; /* what for */` as a constant: a colour, or a length in CSS pixels.
fn constant(line: &str) -> Option<String> {
    let (name, rest) = line.trim().strip_prefix("--")?.split_once(": ")?;
    let (value, comment) = rest.split_once(';')?;
    let name = name.to_uppercase().replace('-', "_");
    let what = comment.trim().strip_prefix("/* ")?.strip_suffix(" */")?;
    let code = match value.strip_prefix('#') {
        Some(digits) if digits.len() == 6 => {
            let [_, red, green, blue] = u32::from_str_radix(digits, 16).ok()?.to_be_bytes();
            format!("pub const {name}: Color32 = Color32::from_rgb({red}, {green}, {blue});")
        }
        Some(_) => return None,
        None if value.ends_with("rem") => {
            let rem: f32 = value.strip_suffix("rem")?.parse().ok()?;
            format!("pub const {name}: f32 = {:?};", rem * REM)
        }
        None => {
            let pixels: u8 = value.strip_suffix("px")?.parse().ok()?;
            format!("pub const {name}: u8 = {pixels};")
        }
    };
    Some(format!("/// From `web/tokens.css`: {what}.\n{code}"))
}
