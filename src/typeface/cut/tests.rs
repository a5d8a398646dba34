use std::io::Write;
use std::path::{Path, PathBuf};

use feed::Event;
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
    for name in ["ascc-2021", "ascc-2025", "asean-japan-2022", "showcase"] {
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
        fonts: vec![FontEntry {
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

/// An event of one hall without booths in these languages.
fn event_in(languages: &[&str]) -> Exhibition {
    let event = serde_json::json!({"version": 1, "id": "fair", "title": "Fair", "languages": languages, "timeZone": "UTC",
        "organiser": {"name": "We"}, "halls": [{"id": "h", "title": "Hall", "booths": []}]});
    Exhibition::new(
        Event::parse(event.to_string().as_bytes(), "event.json")
            .value
            .unwrap(),
    )
}

#[test]
fn every_message_of_the_hall_can_be_drawn_in_every_language() {
    let opened: Vec<Opened> = SOURCES.map(|source| Opened::new(source).unwrap()).into();
    for language in i18n::LANGUAGES {
        for domain in [
            i18n::Domain::HALL,
            i18n::Domain::PROBLEMS,
            i18n::Domain::COUNTRIES,
        ] {
            let messages = domain.sources(language).flat_map(str::lines);
            let messages = messages.filter(|line| !line.starts_with('#'));
            let lacking: BTreeSet<char> = messages
                .flat_map(str::chars)
                .filter(|c| !opened.iter().any(|font| font.glyphs.contains_key(c)))
                .collect();
            assert_eq!(lacking, BTreeSet::new(), "{language}");
        }
    }
}

#[test]
fn menus_in_another_script_come_with_its_typeface_only() {
    let needs = |languages: &[&str]| Needs::of(&event_in(languages));
    let alone = needs(&["en"]);
    for (tag, typeface, letter) in [
        ("ko-KR", "ko", '닫'),
        ("zh-CN", "zh", '闭'),
        ("th", "th", 'ฮ'),
    ] {
        let both = needs(&["en", tag]);
        assert!(!alone.all.contains(&letter), "{tag}");
        assert!(both.own[typeface].contains(&letter), "{tag}");
        // Nobody else fetches them.
        assert!(!both.all.contains(&letter), "{tag}");
        assert!(!both.first.contains(&letter), "{tag}");
    }
    // Vietnamese is drawn by the panels' own typeface, once somebody chooses it; before all others where it is the first.
    let second = needs(&["en", "vi"]);
    assert!(second.all.contains(&'ờ') && !second.first.contains(&'ờ'));
    assert!(needs(&["vi", "en"]).first_bold.contains(&'ờ'));
}

#[test]
fn a_booths_country_is_drawn_in_the_events_languages() {
    let with_booth = |country: &str| {
        let event = serde_json::json!({"version": 1, "id": "fair", "title": "Fair", "languages": ["ko"], "timeZone": "UTC",
            "organiser": {"name": "We"}, "halls": [{"id": "h", "title": "Hall", "booths": [
                {"version": 1, "id": "b", "name": "B", "country": country}]}]});
        let event = Event::parse(event.to_string().as_bytes(), "event.json");
        Needs::of(&Exhibition::open(event).unwrap())
    };
    // 브루나이, and 네덜란드.
    let (brunei, netherlands) = (with_booth("BN"), with_booth("NL"));
    assert!(brunei.own["ko"].contains(&'루') && netherlands.own["ko"].contains(&'덜'));
    assert!(!brunei.own["ko"].contains(&'덜'));
}

#[test]
fn what_a_language_writes_has_one_typeface_in_both_weights() {
    for tag in ["th", "ko", "zh-Hans"] {
        let exhibition = event_in(&["en", tag]);
        let language = i18n::primary(tag);
        let own = &Needs::of(&exhibition).own[language];
        let cut = subset_event(&exhibition).unwrap();
        for weight in [Weight::Regular, Weight::Bold] {
            let of = |file: &&FontFile| file.weight == weight && file.language == Some(language);
            let file = cut.files.iter().find(of).unwrap();
            // Full-width signs may be the panels' typeface's, which has them in both weights.
            let lacking = own.difference(&file.characters);
            let words: Vec<_> = lacking.filter(|c| c.is_alphabetic()).collect();
            assert!(words.is_empty(), "{tag} {weight:?}: {words:?}");
        }
    }
}

#[test]
fn a_rare_kanji_stays_japanese_in_bold() {
    let rare = '仞';
    let event = serde_json::json!({"version": 1, "id": "fair", "title": rare, "languages": ["ja"], "timeZone": "UTC",
        "organiser": {"name": "We"}, "halls": [{"id": "h", "title": "Hall", "booths": []}]});
    let event = Event::parse(event.to_string().as_bytes(), "event.json");
    let cut = subset_event(&Exhibition::new(event.value.unwrap())).unwrap();
    let drawing = |file: &&FontFile| file.role != Role::Spare && file.characters.contains(&rare);
    let drawn: Vec<_> = cut
        .files
        .iter()
        .filter(drawing)
        .map(|file| &file.name)
        .collect();
    assert_eq!(drawn, ["rest-rare"]);
}
