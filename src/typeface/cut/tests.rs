use std::io::Write;
use std::path::{Path, PathBuf};

use feed::exhibition::Fetched;
use read_fonts::TableProvider;

use super::*;

fn events() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../assets/events")
}

/// Reads an event as the tools do, without looking for faults.
fn event(name: &str) -> Exhibition {
    let folder = events().join(name);
    let read = |path: &str| std::fs::read(folder.join(path)).unwrap();
    Exhibition::assemble(&read("event.json"), &mut |path, _| {
        Fetched::Bytes(read(path))
    })
    .unwrap()
}

fn brotli(bytes: &[u8]) -> usize {
    let mut out = Vec::new();
    {
        let mut writer = brotli::CompressorWriter::new(&mut out, 1 << 16, 9, 22);
        writer.write_all(bytes).unwrap();
    }
    out.len()
}

#[test]
fn every_event_is_drawn_and_the_first_files_are_small() {
    for name in ["ascc-2021", "ascc-2025", "showcase"] {
        let exhibition = event(name);
        let cut = subset_event(&exhibition).unwrap();
        assert_eq!(cut.undrawable, BTreeSet::new(), "{name}");
        let mut first = 0;
        for file in &cut.files {
            let size = brotli(&file.bytes);
            println!(
                "{name} {} {:?} {} characters, {} bytes, {size} brotli",
                file.name,
                file.role,
                file.characters.len(),
                file.bytes.len()
            );
            if file.role == Role::First {
                first += size;
            }
            let font = FontRef::new(&file.bytes).unwrap();
            let cmap = font.cmap().unwrap();
            for c in &file.characters {
                let glyph = cmap.map_codepoint(*c).unwrap_or_default();
                assert_ne!(glyph.to_u32(), 0, "{name} {}: {c}", file.name);
            }
        }
        println!("{name}: first {first}");
        assert!(first <= 150 * 1024, "{name}: {first} bytes");
    }
}

#[test]
fn the_same_event_gives_the_same_bytes() {
    let exhibition = event("showcase");
    let bytes = |cut: Cut| {
        cut.files
            .into_iter()
            .map(|file| (file.name, file.bytes))
            .collect::<Vec<_>>()
    };
    let (a, b) = (
        subset_event(&exhibition).unwrap(),
        subset_event(&exhibition).unwrap(),
    );
    assert!(bytes(a) == bytes(b));
}

#[test]
fn the_manifest_survives_its_own_format() {
    let manifest = Manifest {
        fonts: vec![Entry {
            file: "fonts/first-regular.ttf".to_owned(),
            weight: Weight::Regular,
            role: Role::First,
            language: None,
            characters: " \"\\あ".to_owned(),
        }],
    };
    let text = serde_json::to_string(&manifest).unwrap();
    assert_eq!(serde_json::from_str::<Manifest>(&text).unwrap(), manifest);
}
