//! Building again: what is the same is linked from the former site, and nothing that somebody did to it by hand is.

use std::fs;

use crate::event::{Bench, files, png};

#[test]
fn building_again_gives_the_same_site() {
    let bench = Bench::new();
    bench.build_whole("site").assert().success();
    let first = files(&bench.path("site"));
    bench.build_whole("site").assert().success();
    assert_eq!(files(&bench.path("site")), first);
    // Elsewhere everything is written, and is the same.
    bench.build_whole("other").assert().success();
    assert_eq!(files(&bench.path("other")), first);
}

#[cfg(unix)]
#[test]
fn what_is_the_same_is_not_written_again() {
    use std::os::unix::fs::MetadataExt;
    let bench = Bench::new();
    let number = |name: &str| fs::metadata(bench.path(name)).unwrap().ino();
    bench.build("site").assert().success();
    let kept = [
        "site/index.html",
        "site/engine/boot.js",
        "site/event/booths/leaflet.pdf",
    ];
    let first = kept.map(number);
    // The folder's own rights and the cache's must not come along.
    let mode = fs::metadata(bench.path("site/event/booths/leaflet.pdf"))
        .unwrap()
        .mode();
    assert_eq!(mode & 0o444, 0o444, "{mode:o}");
    bench.build("site").assert().success();
    assert_eq!(kept.map(number), first);
    bench.write(
        "event/booths/sails.json",
        r#"{ "version": 1, "id": "sails", "name": "Sail Makers of the South" }"#,
    );
    bench.build("site").assert().success();
    assert!(
        bench
            .read("site/index.html")
            .contains("Sail Makers of the South")
    );
    assert_ne!(number(kept[0]), first[0]);
    assert_eq!(kept.map(number)[1..], first[1..]);
}

#[test]
fn what_was_changed_by_hand_is_written_anew() {
    let bench = Bench::new();
    bench.build("site").assert().success();
    let good = files(&bench.path("site"));
    bench.write("site/engine/boot.js", "somebody's own");
    fs::remove_file(bench.path("site/robots.txt")).unwrap();
    bench.build("site").assert().success();
    assert_eq!(files(&bench.path("site")), good);
    // Another site put in its place, file by file.
    bench.build("second").assert().success();
    fs::remove_dir_all(bench.path("site")).unwrap();
    fs::rename(bench.path("second"), bench.path("site")).unwrap();
    bench.write("site/index.html", "another page");
    bench.build("site").assert().success();
    assert_eq!(files(&bench.path("site")), good);
}

#[test]
fn compressed_copies_come_and_go_with_the_way_of_building() {
    let bench = Bench::new();
    bench.build("site").assert().success();
    assert!(!bench.path("site/index.html.br").exists());
    bench.build_whole("site").assert().success();
    assert!(bench.path("site/index.html.br").exists());
    bench.build_whole("site").assert().success();
    assert!(bench.path("site/index.html.br").exists());
    bench.build("site").assert().success();
    assert!(!bench.path("site/index.html.br").exists());
}

/// What a build with nothing to build upon writes.
fn fresh(bench: &Bench) -> Vec<(String, Vec<u8>)> {
    for name in ["fresh", "fresh-cache"] {
        fs::remove_dir_all(bench.path(name)).ok();
    }
    let cache = bench.path("fresh-cache");
    let mut build = bench.build("fresh");
    build.env("BOOTHWALK_CACHE", cache).assert().success();
    files(&bench.path("fresh"))
}

/// Asserts that two sites are the same, naming what is not.
fn same(built: &[(String, Vec<u8>)], wanted: &[(String, Vec<u8>)], what: &str) {
    let differ = |(name, bytes): &&(String, Vec<u8>)| {
        !wanted
            .iter()
            .any(|(other, of)| other == name && of == bytes)
    };
    let differing: Vec<_> = built.iter().filter(differ).map(|(name, _)| name).collect();
    assert!(differing.is_empty(), "{what}: {differing:?}");
    assert_eq!(built.len(), wanted.len(), "{what}");
}

#[test]
fn a_site_built_again_is_the_one_built_fresh_whatever_has_changed() {
    let bench = Bench::new();
    bench.build("site").assert().success();
    let text = |name: &str, from: &str, to: &str| {
        let changed = bench.read(name).replace(from, to);
        assert_ne!(changed, bench.read(name), "{name}");
        bench.write(name, &changed);
    };
    let changes: [(&str, &dyn Fn()); 9] = [
        ("nothing", &|| {}),
        ("a booth", &|| {
            text(
                "event/booths/sails.json",
                "Sail Makers",
                "Sails of the South",
            );
        }),
        ("a picture", &|| {
            bench.write_bytes("event/booths/pictures/rope.png", &png(1800, 900));
        }),
        ("a document", &|| {
            bench.write("event/booths/leaflet.pdf", "%PDF-1.4 another one");
        }),
        ("the event", &|| {
            text("event/event.json", "Harbour Days", "Harbour Nights");
        }),
        ("a language less", &|| {
            text("event/event.json", r#"["ja", "en"]"#, r#"["ja"]"#);
        }),
        ("another language", &|| {
            text("event/event.json", r#"["ja"]"#, r#"["en", "ko"]"#);
        }),
        ("the engine", &|| {
            text("engine/boot.js", "a page's script", "another script");
        }),
        ("a booth less", &|| {
            text("event/event.json", r#", "booths/sails.json""#, "");
        }),
    ];
    for (what, change) in changes {
        change();
        bench.build("site").assert().success();
        same(&files(&bench.path("site")), &fresh(&bench), what);
    }
}

#[cfg(unix)]
#[test]
fn a_site_that_is_the_same_stays_as_it_stands() {
    use std::os::unix::fs::MetadataExt;
    let bench = Bench::new();
    let folder = || fs::metadata(bench.path("site/booths")).unwrap().ino();
    let build = || bench.build_whole("site").assert().success();
    build();
    let first = (folder(), files(&bench.path("site")));
    build();
    assert_eq!((folder(), files(&bench.path("site"))), first);
    // What is not of it at its top is the organiser's, and stays; below, a fresh site would not have it.
    bench.write("site/google123.html", "mine");
    build();
    assert_eq!(folder(), first.0);
    assert_eq!(bench.read("site/google123.html"), "mine");
    fs::remove_file(bench.path("site/google123.html")).unwrap();
    for odd in ["site/booths/left.html", "site/event/left/over.json"] {
        bench.write(odd, "somebody's");
        build();
        assert_eq!(files(&bench.path("site")), first.1, "{odd}");
    }
    fs::remove_file(bench.path("site/index.html.gz")).unwrap();
    build();
    assert_eq!(files(&bench.path("site")), first.1);
}

#[test]
fn a_cache_that_was_spoiled_by_hand_spoils_nothing() {
    let bench = Bench::new();
    bench.build("site").assert().success();
    let good = files(&bench.path("site"));
    let ways: [(&str, fn(&mut Vec<u8>)); 3] = [
        ("emptied", |bytes| bytes.clear()),
        ("cut", |bytes| bytes.truncate(bytes.len() / 2)),
        ("changed", |bytes| {
            if let Some(last) = bytes.last_mut() {
                *last ^= 1;
            }
        }),
    ];
    for (way, spoil) in ways {
        for (name, mut bytes) in files(&bench.path("cache")) {
            spoil(&mut bytes);
            bench.write_bytes(&format!("cache/{name}"), &bytes);
        }
        for site in ["site", "elsewhere"] {
            bench.build(site).assert().success();
            same(&files(&bench.path(site)), &good, way);
        }
        fs::remove_dir_all(bench.path("elsewhere")).unwrap();
    }
}

#[test]
fn a_build_that_was_killed_costs_nothing() {
    let bench = Bench::new();
    bench.build("site").assert().success();
    bench.write(
        "event/booths/sails.json",
        r#"{ "version": 1, "id": "sails", "name": "Sail Makers of the South" }"#,
    );
    let wanted = fresh(&bench);
    let former = files(&bench.path("site"));
    // Whenever it is killed, the site is the former one or the new one.
    for pause in [0, 40, 80, 160, 320, 640] {
        let mut build = std::process::Command::new(env!("CARGO_BIN_EXE_boothwalk"))
            .arg("build")
            .arg(bench.path("event"))
            .arg("--out")
            .arg(bench.path("site"))
            .arg("--engine")
            .arg(bench.path("engine"))
            .arg("--quick")
            .env("BOOTHWALK_CACHE", bench.path("cache"))
            .stderr(std::process::Stdio::null())
            .spawn()
            .unwrap();
        std::thread::sleep(std::time::Duration::from_millis(pause));
        build.kill().unwrap();
        build.wait().unwrap();
        let stands = files(&bench.path("site"));
        assert!(stands == former || stands == wanted, "{pause}");
    }
    bench.build("site").assert().success();
    same(&files(&bench.path("site")), &wanted, "killed");
}
