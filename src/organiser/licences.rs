//! `boothwalk licences`: third-party notices of the command itself, of the modules in its sites, of the typefaces, and of the
//! list of robots.

use anyhow::Result;

use crate::console::Console;
use crate::figures::robots;
use crate::site::{engine, fonts};

/// Prints them all.
///
/// # Errors
/// When this command was built without them, or nothing can be printed.
pub(crate) fn run(console: &Console) -> Result<()> {
    let notices = [engine::NOTICES, engine::MODULES_NOTICES].map(engine::file_inside);
    for notice in notices {
        let text = notice.ok_or_else(|| console.failure("licences-none", &[]))?;
        console.print(&String::from_utf8_lossy(&text))?;
        console.print("\n")?;
    }
    for text in fonts::OFL {
        console.print(&format!("{}\n{text}\n", "-".repeat(80)))?;
    }
    let robots = robots::LIST
        .lines()
        .take_while(|line| line.starts_with('#'));
    let robots: Vec<&str> = robots.map(|line| line.trim_start_matches("# ")).collect();
    console.print(&format!("{}\n{}\n", "-".repeat(80), robots.join("\n")))?;
    Ok(())
}
