//! Building again: what is the same is linked from the former site, and nothing that somebody did to it by hand is.

use std::fs;

use crate::event::{Bench, files};

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
