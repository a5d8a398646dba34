//! `boothwalk build`.

use std::fs;
use std::io::Read;

use crate::event::{Bench, files, png};
use crate::told;

#[test]
fn a_site_has_pages_pictures_fonts_and_compressed_copies() {
    let bench = Bench::new();
    bench
        .build_whole("site")
        .args(["--base", "https://fair.example/2026"])
        .assert()
        .success();
    assert!(bench.read("site/index.html").contains("ロープ工房"));
    assert!(
        bench
            .read("site/en/booths/ropes/index.html")
            .contains("Rope Works")
    );
    assert!(
        bench
            .read("site/robots.txt")
            .contains("https://fair.example/2026/sitemap.xml")
    );
    assert!(bench.path("site/event/booths/leaflet.pdf").is_file());
    assert!(bench.path("site/event/fonts/fonts.json").is_file());
    // The picture is named by its content, small enough, and the booth's file says so and is else as it was, but for the space
    // between its values.
    let booth = bench.read("site/event/booths/ropes.json");
    let (_, rest) = booth.split_once("pictures/rope-").unwrap();
    let (hash, _) = rest.split_once(".webp").unwrap();
    let picture =
        fs::read(bench.path(&format!("site/event/booths/pictures/rope-{hash}.webp"))).unwrap();
    let shown = image::load_from_memory(&picture).unwrap();
    assert_eq!((shown.width(), shown.height()), (1600, 800));
    let json = |text: &str| serde_json::from_str::<serde_json::Value>(text).unwrap();
    assert_eq!(
        json(&booth.replace(&format!("rope-{hash}.webp"), "rope.png")),
        json(&bench.read("event/booths/ropes.json"))
    );
    assert!(!booth.contains('\n'));
    // The engine's list names the modules.
    let engine: serde_json::Value =
        serde_json::from_str(&bench.read("site/engine/engine.json")).unwrap();
    let wasm = &engine["files"]["hall_bg.wasm"];
    let name = wasm["name"].as_str().unwrap();
    assert_eq!(wasm["bytes"], 8000);
    let packed = fs::read(bench.path(&format!("site/engine/{name}.br"))).unwrap();
    assert_eq!(wasm["brotli"], packed.len());
    let mut whole = Vec::new();
    brotli::Decompressor::new(&packed[..], 4096)
        .read_to_end(&mut whole)
        .unwrap();
    assert_eq!(whole, fs::read(bench.path("engine/hall_bg.wasm")).unwrap());
}

#[test]
fn the_same_event_gives_the_same_bytes() {
    let bench = Bench::new();
    bench.build("one").assert().success();
    bench
        .build("two")
        .env("BOOTHWALK_CACHE", bench.path("another-cache"))
        .assert()
        .success();
    let (one, two) = (files(&bench.path("one")), files(&bench.path("two")));
    let names = |files: &[(String, Vec<u8>)]| {
        files
            .iter()
            .map(|(name, _)| name.clone())
            .collect::<Vec<_>>()
    };
    assert_eq!(names(&one), names(&two));
    for ((name, one), (_, two)) in one.iter().zip(&two) {
        assert!(one == two, "{name} differs");
    }
}

#[test]
fn a_broken_booth_costs_that_booth_only() {
    let bench = Bench::new();
    bench.write("event/booths/sails.json", "{ \"version\": 1, \"id\": ");
    let output = bench.build("site").output().unwrap();
    assert_eq!(output.status.code(), Some(1));
    assert!(
        told(&output).contains("booths/sails.json:1"),
        "{}",
        told(&output)
    );
    assert!(bench.path("site/booths/ropes/index.html").is_file());
    // There is no copy of it: nobody is told of a booth that is not there, least of all in a checker's words.
    assert!(!bench.path("site/event/booths/sails.json").exists());
    assert!(!bench.read("site/event/event.json").contains("sails"));
    for (name, bytes) in files(&bench.path("site")) {
        if name.ends_with(".html") {
            let page = String::from_utf8(bytes).unwrap();
            assert!(!page.contains("sails"), "{name}");
        }
    }
    bench.build("site").arg("--allow-broken").assert().success();
}

#[test]
fn a_broken_booth_stays_as_the_former_site_has_it() {
    let bench = Bench::new();
    bench.build("site").assert().success();
    let before = files(&bench.path("site/event/booths"));
    bench.write("event/booths/ropes.json", "{ \"version\": 1, \"id\": ");
    fs::remove_file(bench.path("event/booths/pictures/rope.png")).unwrap();
    // However often it is built meanwhile.
    for _ in 0..2 {
        let output = bench.build("site").output().unwrap();
        assert_eq!(output.status.code(), Some(1));
        assert!(
            told(&output).contains("last good copy stays"),
            "{}",
            told(&output)
        );
        assert!(before == files(&bench.path("site/event/booths")));
        assert!(
            bench
                .read("site/en/booths/ropes/index.html")
                .contains("From one knot on")
        );
    }
}

#[test]
fn a_site_is_never_replaced_by_one_without_a_booth() {
    let bench = Bench::new();
    bench.build("site").assert().success();
    let before = files(&bench.path("site"));
    for booth in ["ropes", "sails"] {
        let name = format!("event/booths/{booth}.json");
        let text = bench
            .read(&name)
            .replace("\"version\": 1", "\"version\": \"1\"");
        bench.write(&name, &text);
    }
    let output = bench.build("site").arg("--allow-broken").output().unwrap();
    assert_eq!(output.status.code(), Some(1));
    assert!(
        told(&output).contains("No booth of the event can be read"),
        "{}",
        told(&output)
    );
    assert!(before == files(&bench.path("site")));
}

#[test]
fn visitors_never_read_a_checkers_words() {
    let bench = Bench::new();
    bench.write(
        "event/booths/sails.json",
        r##"{ "version": 1, "id": "sails", "name": "Sail Makers", "country": "Japan", "posters": [
  { "image": "none.png", "alt": "None" }, { "image": "none.png", "title": "Sails", "text": "Of all sizes" } ] }"##,
    );
    let output = bench.build("site").output().unwrap();
    assert!(output.status.success());
    assert!(told(&output).contains("country"), "{}", told(&output));
    let booth: serde_json::Value =
        serde_json::from_str(&bench.read("site/event/booths/sails.json")).unwrap();
    assert_eq!(booth["name"], "Sail Makers");
    assert!(booth.get("country").is_none(), "{booth}");
    // A poster that says nothing without its picture is gone, the other shows its words.
    assert_eq!(booth["posters"].as_array().unwrap().len(), 1);
    assert_eq!(booth["posters"][0]["title"], "Sails");
    for (name, bytes) in files(&bench.path("site")) {
        if name.ends_with(".html") {
            let page = String::from_utf8(bytes).unwrap();
            assert!(
                !page.contains("booth-problems") && !page.contains("sails.json:"),
                "{name}"
            );
            assert!(!page.contains("no country code"), "{name}");
        }
    }
}

#[cfg(unix)]
#[test]
fn a_link_to_a_folder_is_filled_and_stays_a_link() {
    let bench = Bench::new();
    fs::create_dir(bench.path("real")).unwrap();
    std::os::unix::fs::symlink("real", bench.path("www")).unwrap();
    bench.build("www").assert().success();
    assert!(bench.path("www").is_symlink());
    assert!(bench.path("real/index.html").is_file());
    bench.write("photo.txt", "a file");
    let output = bench.build("photo.txt").output().unwrap();
    assert!(told(&output).contains("is a file"), "{}", told(&output));
}

#[cfg(unix)]
#[test]
fn an_interrupted_build_leaves_nothing_behind() {
    let bench = Bench::new();
    for index in 0..400 {
        let id = format!("b{index}");
        bench.write(
            &format!("event/booths/{id}.json"),
            &format!(r#"{{ "version": 1, "id": "{id}", "name": "Booth {index}" }}"#),
        );
    }
    let booths: Vec<_> = (0..400)
        .map(|index| format!("\"booths/b{index}.json\""))
        .collect();
    let event = bench.read("event/event.json");
    let event = event.replace("\"booths/sails.json\"", &booths.join(", "));
    bench.write("event/event.json", &event);
    fs::create_dir(bench.path("out")).unwrap();
    let mut build = std::process::Command::new(env!("CARGO_BIN_EXE_boothwalk"));
    build
        .arg("build")
        .arg(bench.path("event"))
        .arg("--out")
        .arg(bench.path("out/site"));
    build.arg("--engine").arg(bench.path("engine"));
    build.env("BOOTHWALK_CACHE", bench.path("cache"));
    let mut child = build.stderr(std::process::Stdio::null()).spawn().unwrap();
    let entries = || fs::read_dir(bench.path("out")).unwrap().count();
    while entries() == 0 {
        assert!(child.try_wait().unwrap().is_none(), "it ended too soon");
        std::thread::sleep(std::time::Duration::from_millis(5));
    }
    let id = child.id().to_string();
    std::process::Command::new("kill")
        .args(["-TERM", &id])
        .status()
        .unwrap();
    assert_eq!(child.wait().unwrap().code(), Some(130));
    assert_eq!(entries(), 0);
}

#[test]
fn a_broken_event_writes_nothing_and_leaves_the_former_site() {
    let bench = Bench::new();
    bench.build("site").assert().success();
    let before = files(&bench.path("site"));
    bench.write("event/event.json", "{ \"version\": 1, ");
    let output = bench.build("site").output().unwrap();
    assert_eq!(output.status.code(), Some(1));
    assert!(
        told(&output).contains("nothing was written"),
        "{}",
        told(&output)
    );
    assert!(before == files(&bench.path("site")));
}

/// The sum behind each chunk of a PNG file (its specification, annex D).
fn crc32(bytes: &[u8]) -> u32 {
    let bit = |sum: u32| (sum >> 1) ^ (0xedb8_8320 & 0_u32.wrapping_sub(sum & 1));
    let byte = |sum: u32, byte: &u8| (0..8).fold(sum ^ u32::from(*byte), |sum, _| bit(sum));
    !bytes.iter().fold(!0, byte)
}

#[test]
fn pictures_that_are_none_are_left_out_and_told() {
    let bench = Bench::new();
    bench.write(
        "event/booths/pictures/rope.png",
        "PK\u{3}\u{4} a zip by another name",
    );
    let output = bench.build("site").output().unwrap();
    assert!(output.status.success());
    assert!(
        told(&output)
            .contains("posters[0].image: The picture booths/pictures/rope.png is left out"),
        "{}",
        told(&output)
    );
    // Whoever wants to hear only of what is wrong hears of it.
    let quiet = bench.build("site").arg("--quiet").output().unwrap();
    assert!(
        told(&quiet).contains("pictures/rope.png is left out"),
        "{}",
        told(&quiet)
    );
    // Its head says so; nothing of it is unpacked before that is looked at.
    let mut vast = png(10, 10);
    vast[16..20].copy_from_slice(&9000_u32.to_be_bytes());
    vast[20..24].copy_from_slice(&9000_u32.to_be_bytes());
    let check = crc32(&vast[12..29]);
    vast[29..33].copy_from_slice(&check.to_be_bytes());
    bench.write_bytes("event/booths/pictures/rope.png", &vast);
    let output = bench.build("site").output().unwrap();
    assert!(
        told(&output).contains("9000 x 9000 pixels"),
        "{}",
        told(&output)
    );
}

#[cfg(unix)]
#[test]
fn links_out_of_the_folder_are_not_followed() {
    let bench = Bench::new();
    bench.write("elsewhere/secret.pdf", "secret");
    fs::remove_file(bench.path("event/booths/leaflet.pdf")).unwrap();
    std::os::unix::fs::symlink(
        bench.path("elsewhere/secret.pdf"),
        bench.path("event/booths/leaflet.pdf"),
    )
    .unwrap();
    let output = bench.build("site").output().unwrap();
    assert!(output.status.success());
    assert!(
        told(&output).contains("outside the event's folder"),
        "{}",
        told(&output)
    );
    assert!(!bench.path("site/event/booths/leaflet.pdf").exists());
}

#[test]
fn folders_that_are_no_sites_are_not_replaced() {
    let bench = Bench::new();
    bench.write("photos/holiday.txt", "sunny");
    let output = bench.build("photos").output().unwrap();
    assert_eq!(output.status.code(), Some(1));
    assert!(
        told(&output).contains("holds other things than a site"),
        "{}",
        told(&output)
    );
    assert_eq!(bench.read("photos/holiday.txt"), "sunny");
    let output = bench.build("event/site").output().unwrap();
    assert!(
        told(&output).contains("event's own folder"),
        "{}",
        told(&output)
    );
    assert!(!bench.path("event/site").exists());
}

#[test]
fn a_folder_that_is_no_event_says_so() {
    let bench = Bench::new();
    fs::remove_file(bench.path("event/event.json")).unwrap();
    let output = bench.build("site").output().unwrap();
    assert_eq!(output.status.code(), Some(1));
    assert!(
        told(&output).contains("holds no event.json"),
        "{}",
        told(&output)
    );
    fs::remove_dir_all(bench.path("event")).unwrap();
    let output = bench.build("site").args(["--lang", "ja"]).output().unwrap();
    assert!(told(&output).contains("がありません"), "{}", told(&output));
}

#[test]
fn a_place_that_cannot_be_says_why_in_the_organisers_language() {
    let bench = Bench::new();
    bench.write("list.csv", "Name");
    for (language, reason) in [
        ("ja", "同じ名前のファイルがあります"),
        ("en", "there is a file of that name"),
    ] {
        let mut build = bench.build("list.csv/site");
        let output = build.args(["--lang", language]).output().unwrap();
        assert_eq!(output.status.code(), Some(1));
        assert!(told(&output).contains(reason), "{}", told(&output));
        assert!(!told(&output).contains("os error"), "{}", told(&output));
    }
}

#[test]
fn addresses_that_lead_nowhere_lead_home() {
    let bench = Bench::new();
    bench
        .build("site")
        .args(["--base", "https://fair.example/2026"])
        .assert()
        .success();
    let page = bench.read("site/404.html");
    for text in [
        "<html lang=\"ja\">",
        "ページが見つかりません",
        "There is no page here",
        "href=\"/2026/engine/style.css\"",
        "<a href=\"/2026/\">Harbour Days</a>",
    ] {
        assert!(page.contains(text), "{text} is missing in {page}");
    }
    assert!(
        bench
            .read("site/hosting/nginx.conf")
            .contains("error_page 404 /2026/404.html;")
    );
    bench.build("plain").assert().success();
    assert!(bench.read("plain/404.html").contains("href=\"/\""));
}

#[test]
fn browsers_are_told_what_they_may_keep() {
    let bench = Bench::new();
    bench.write("engine/service-worker.js", "of the engine's folder");
    bench.build("site").assert().success();
    let list: serde_json::Value = serde_json::from_str(&bench.read("site/offline.json")).unwrap();
    let files = list["files"].as_array().unwrap();
    assert!(files.len() >= 3, "{list}");
    for file in files {
        assert!(
            bench.path("site").join(file.as_str().unwrap()).is_file(),
            "{file}"
        );
    }
    assert!(
        bench
            .read("site/service-worker.js")
            .contains("offline.json")
    );
    assert!(!bench.path("site/engine/service-worker.js").exists());
    assert!(bench.read("site/_headers").contains("worker-src 'self'"));
}

#[test]
fn what_else_lies_in_a_site_is_kept() {
    let bench = Bench::new();
    bench.build("site").assert().success();
    bench.write("site/events/other/index.html", "another event");
    bench.write("site/CNAME", "fair.example");
    bench.write("site/booths/gone/index.html", "a former booth");
    let output = bench.build("site").output().unwrap();
    assert!(output.status.success());
    assert!(told(&output).contains("CNAME, events"), "{}", told(&output));
    assert_eq!(bench.read("site/events/other/index.html"), "another event");
    assert_eq!(bench.read("site/CNAME"), "fair.example");
    assert!(!bench.path("site/booths/gone").exists());
    let again = bench.build("site").output().unwrap();
    assert!(told(&again).contains("CNAME, events"), "{}", told(&again));
}

#[test]
fn an_archive_holds_what_lasts_and_its_checksums() {
    let bench = Bench::new();
    let event = bench.read("event/event.json").replace(
        "\"organiser\":",
        "\"refresh\": { \"everySecs\": 60 },\n  \"programme\": \"programme.json\",\n  \"organiser\":",
    );
    bench.write("event/event.json", &event);
    bench.write(
        "event/programme.json",
        r#"{ "version": 1, "sessions": [
  { "id": "opening", "title": "Opening", "day": "2025-11-26", "stream": "https://live.example/", "recording": "https://tube.example/x" },
  { "id": "tour", "title": "Harbour tour", "day": "2025-11-26", "stream": "https://live.example/" },
  { "id": "films", "title": "Films", "day": "2025-11-26", "stream": [{ "url": "https://live.example/ja", "language": "ja" }],
    "recording": [{ "url": "recordings/films.mp4", "language": "ja", "captions": [{ "src": "recordings/films.vtt" }] }] },
  { "id": "mute", "title": "Without words", "day": "2025-11-26", "recording": [{ "url": "https://tube.example/y", "language": "ja" }] },
  { "id": "lunch", "title": "Lunch", "day": "2025-11-26" } ] }"#,
    );
    bench.write(
        "event/recordings/films.vtt",
        "WEBVTT\n\n00:01.000 --> 00:02.000\nAhoy\n",
    );
    bench.write(
        "event/recordings/films.mp4",
        "\0\0\0\x18ftypmp42\0\0\0\0mp42isom",
    );
    bench.write(
        "event/booths/sails.json",
        r#"{ "version": 1, "id": "sails", "name": "Sail Makers", "contact": { "email": "info@sails.example", "form": { "kind": "json", "url": "https://forms.example/x" } } }"#,
    );
    let output = bench.build_whole("site").arg("--archive").output().unwrap();
    let said = told(&output);
    assert!(output.status.success(), "{said}");
    // What was never to be recorded is not missed.
    assert!(said.contains("“Harbour tour” has no recording"), "{said}");
    assert!(
        !["Opening", "Lunch", "Films"]
            .iter()
            .any(|title| said.contains(title)),
        "{said}"
    );
    assert!(said.contains("“Without words” has no captions"), "{said}");
    assert!(
        bench
            .read("site/event/recordings/films.vtt")
            .contains("Ahoy")
    );
    assert!(bench.path("site/event/recordings/films.mp4").exists());
    assert!(!bench.read("site/event/event.json").contains("refresh"));
    let programme = bench.read("site/event/programme.json");
    assert!(
        programme.contains("tube.example") && !programme.contains("live.example"),
        "{programme}"
    );
    let booth = bench.read("site/event/booths/sails.json");
    assert!(
        booth.contains("info@sails.example") && !booth.contains("form"),
        "{booth}"
    );
    // Nobody is let in whom the archive does not need.
    assert!(!bench.read("site/_headers").contains("forms.example"));
    // No address begins at the host's root, but those of the page that is shown anywhere.
    for (name, bytes) in files(&bench.path("site")) {
        if name.ends_with(".html") && name != "404.html" {
            let text = String::from_utf8(bytes).unwrap();
            assert!(
                !text.contains("href=\"/") && !text.contains("src=\"/"),
                "{name}"
            );
        }
    }
    let check = std::process::Command::new("sha256sum")
        .args(["--check", "--strict", "--quiet", "SHA256SUMS"])
        .current_dir(bench.path("site"))
        .output()
        .unwrap();
    assert!(check.status.success(), "{check:?}");
    let listed = bench.read("site/SHA256SUMS").lines().count();
    assert_eq!(listed + 1, files(&bench.path("site")).len());
    // Built again, nothing is left over from before.
    bench.build("site").assert().success();
    assert!(!bench.path("site/SHA256SUMS").exists());
}

#[test]
fn the_footer_names_the_hosts_that_hear_of_a_visit() {
    let bench = Bench::new();
    bench.build("site").assert().success();
    let page = bench.read("site/en/index.html");
    assert!(page.contains("loads nothing from third parties"), "{page}");
    let event = bench.read("event/event.json").replace(
        "\"booths/sails.json\"",
        "\"https://exhibitor.example/booth.json\"",
    );
    let event = event.replacen('{', r#"{ "direct": true,"#, 1);
    bench.write("event/event.json", &event);
    bench.build("site").assert().success();
    for page in ["site/en/index.html", "site/en/booths/ropes/index.html"] {
        let page = bench.read(page);
        assert!(
            page.contains("loads files from exhibitor.example, which hears of your visit;"),
            "{page}"
        );
        assert!(!page.contains("nothing from third parties"), "{page}");
    }
    let two = event.replacen(
        "\"https://exhibitor.example/booth.json\"",
        "\"https://exhibitor.example/booth.json\", \"https://second.example/booth.json\"",
        1,
    );
    bench.write("event/event.json", &two);
    bench.build("site").assert().success();
    let page = bench.read("site/en/index.html");
    assert!(
        page.contains("from exhibitor.example, second.example, which hear of your visit;"),
        "{page}"
    );
    let page = bench.read("site/index.html");
    assert!(
        page.contains("exhibitor.example、second.example から"),
        "{page}"
    );
}
