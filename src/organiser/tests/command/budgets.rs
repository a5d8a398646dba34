//! The budgets of large events: times and memory of `check` and `build`. Minutes long, and true of a release build only:
//! `cargo test --release -p organiser --test command budgets -- --ignored --nocapture`.

use std::fs;
use std::io::Cursor;
use std::path::Path;

use image::codecs::jpeg::JpegEncoder;
use image::{Rgb, RgbImage};
use serde_json::json;

use crate::event::Bench;

/// Different pictures of an event with thousands.
const KINDS: usize = 60;

#[test]
#[ignore = "makes and checks 600 photographs: for a release build"]
fn six_hundred_photographs_are_checked_in_twenty_seconds() {
    let bench = Bench::new();
    let photographs: Vec<Vec<u8>> = (0..KINDS as u32)
        .map(|seed| photograph(seed, 1600))
        .collect();
    event(&bench, 300, |number| {
        // Behind its end a camera may write what it likes: each file is another one.
        let mut photograph = photographs[number % KINDS].clone();
        photograph.extend_from_slice(&number.to_le_bytes());
        photograph
    });
    let event = bench.path("event");
    let used = run(&bench, &["check", "--quiet", event.to_str().unwrap()]);
    println!("check of 600 photographs: {used:?}");
    assert!(used.seconds <= 20.0, "{used:?}");
}

#[test]
#[ignore = "builds 5,000 booths with 10,000 pictures twice: for a release build"]
fn five_thousand_booths_are_built_again_in_ten_seconds() {
    let bench = Bench::new();
    let photographs: Vec<Vec<u8>> = (0..KINDS as u32)
        .map(|seed| photograph(seed, 1200))
        .collect();
    event(&bench, 5_000, |number| photographs[number % KINDS].clone());
    let [event, site, engine] = ["event", "site", "engine"].map(|name| bench.path(name));
    let arguments = [
        "build",
        event.to_str().unwrap(),
        "--out",
        site.to_str().unwrap(),
        "--engine",
        engine.to_str().unwrap(),
    ];
    let first = run(&bench, &arguments);
    println!("5,000 booths: {first:?}");
    let again = run(&bench, &arguments);
    println!("5,000 booths again: {again:?}");
    // What an organiser does most: one booth has changed.
    bench.write(
        "event/booths/b7.json",
        r#"{ "version": 1, "id": "b7", "name": "Seven Seas" }"#,
    );
    let changed = run(&bench, &arguments);
    println!("5,000 booths, one changed: {changed:?}");
    for used in [again, changed] {
        assert!(used.seconds <= 10.0 && used.megabytes <= 600.0, "{used:?}");
    }
    assert!(first.megabytes <= 600.0, "{first:?}");
}

/// What a run took.
#[derive(Clone, Copy, Debug)]
struct Used {
    seconds: f32,
    /// Most memory at a time.
    megabytes: f32,
}

/// Runs the command under GNU time.
fn run(bench: &Bench, arguments: &[&str]) -> Used {
    let told = bench.path("time.txt");
    let status = std::process::Command::new("/usr/bin/time")
        .args(["--format", "%e %M", "--output"])
        .arg(&told)
        .arg(env!("CARGO_BIN_EXE_boothwalk"))
        .args(arguments)
        .env("BOOTHWALK_CACHE", bench.path("cache"))
        .status()
        .unwrap();
    assert!(status.code().is_some_and(|code| code <= 1), "{status}");
    let text = fs::read_to_string(told).unwrap();
    let numbers: Vec<f32> = text
        .split_whitespace()
        .filter_map(|word| word.parse().ok())
        .collect();
    Used {
        seconds: numbers[numbers.len() - 2],
        megabytes: numbers[numbers.len() - 1] / 1024.0,
    }
}

/// An event of so many booths in halls of 500, with two pictures each.
fn event(bench: &Bench, booths: usize, picture: impl Fn(usize) -> Vec<u8>) {
    for index in 0..booths {
        for side in 0..2 {
            let name = format!("event/booths/pictures/{index}-{side}.jpg");
            bench.write_bytes(&name, &picture(index * 2 + side));
        }
        let poster = |side| {
            json!({ "image": format!("pictures/{index}-{side}.jpg"), "title": { "ja": format!("製品 {side}"), "en": format!("Product {side}") },
                "alt": { "ja": "写真", "en": "A photograph" }, "text": { "ja": "港の道具です。", "en": "A tool for harbours." } })
        };
        let booth = json!({ "version": 1, "id": format!("b{index}"), "posters": [poster(0), poster(1)],
            "name": { "ja": format!("株式会社 港{index}"), "en": format!("Harbour {index} Ltd") },
            "tagline": { "ja": "海と陸をつなぐ", "en": "Between sea and land" } });
        bench.write(&format!("event/booths/b{index}.json"), &booth.to_string());
    }
    let halls: Vec<_> = (0..booths)
        .collect::<Vec<_>>()
        .chunks(500)
        .map(|part| {
            let booths: Vec<_> = part.iter().map(|index| format!("booths/b{index}.json")).collect();
            json!({ "id": format!("h{}", part[0] / 500), "title": format!("Hall {}", part[0] / 500 + 1), "booths": booths })
        })
        .collect();
    let event = json!({ "version": 1, "id": "large", "title": { "ja": "大きな見本市", "en": "A Large Fair" }, "languages": ["ja", "en"],
        "timeZone": "Asia/Tokyo", "organiser": { "name": "Harbour Office" }, "halls": halls });
    bench.write("event/event.json", &event.to_string());
    assert!(
        Path::new("/usr/bin/time").exists(),
        "GNU time is not installed"
    );
}

/// A picture with the grain of a photograph.
fn photograph(seed: u32, side: u32) -> Vec<u8> {
    let mut grain = seed.wrapping_mul(2_654_435_761).max(1);
    let picture = RgbImage::from_fn(side, side * 3 / 4, |x, y| {
        grain ^= grain << 13;
        grain ^= grain >> 17;
        grain ^= grain << 5;
        let noise = (grain % 24) as u8;
        Rgb([
            ((x + seed * 40) / 8) as u8 / 2 + noise,
            (y / 6) as u8 / 2 + noise,
            ((x ^ y) / 16) as u8 / 2 + noise,
        ])
    });
    let mut bytes = Cursor::new(Vec::new());
    JpegEncoder::new_with_quality(&mut bytes, 80)
        .encode_image(&picture)
        .unwrap();
    bytes.into_inner()
}
