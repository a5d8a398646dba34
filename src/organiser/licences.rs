//! `boothwalk licences`: third-party notices of the command itself, of the modules in its sites, of the typefaces, and of the
//! list of robots.

use anyhow::Result;
use serde_json::json;

use crate::console::Console;
use crate::figures::robots;
use crate::site::{engine, fonts};

/// Prints them all; in one text where JSON is wanted.
///
/// # Errors
/// When this command was built without them, or nothing can be printed.
pub(crate) fn run(console: &Console) -> Result<()> {
    let rule = "-".repeat(80);
    let mut texts = String::new();
    let notices = [engine::NOTICES, engine::MODULES_NOTICES].map(engine::file_inside);
    for notice in notices {
        let text = notice.ok_or_else(|| console.failure("licences-none", &[]))?;
        texts += &format!("{}\n", String::from_utf8_lossy(&text));
    }
    for text in fonts::OFL {
        texts += &format!("{rule}\n{text}\n");
    }
    let robots = robots::LIST
        .lines()
        .take_while(|line| line.starts_with('#'));
    let robots: Vec<&str> = robots.map(|line| line.trim_start_matches("# ")).collect();
    texts += &format!("{rule}\n{}\n", robots.join("\n"));
    if console.json() {
        console.json_result(&json!({ "licences": texts }))
    } else {
        console.print(&texts)
    }
}
