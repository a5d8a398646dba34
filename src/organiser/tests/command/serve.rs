//! `boothwalk serve`: real requests over a real connection.

use std::net::TcpListener;

use crate::event::Bench;
use crate::running::Server;
use crate::told;

fn header<'a>(head: &'a str, name: &str) -> Option<&'a str> {
    head.lines()
        .find_map(|line| line.strip_prefix(name)?.strip_prefix(": "))
}

#[test]
fn a_site_is_served_as_a_good_host_would() {
    let bench = Bench::new();
    bench.build_whole("site").assert().success();
    let server = Server::start(&bench, "site", &[]);

    let (head, body) = server.ask("/", "");
    assert!(head.starts_with("http/1.1 200"), "{head}");
    assert_eq!(
        header(&head, "content-type"),
        Some("text/html; charset=utf-8")
    );
    assert_eq!(header(&head, "cache-control"), Some("no-cache"));
    assert_eq!(header(&head, "x-content-type-options"), Some("nosniff"));
    assert!(
        header(&head, "content-security-policy")
            .unwrap()
            .contains("default-src 'none'")
    );
    assert_eq!(body, bench.read("site/index.html").as_bytes());

    let engine: serde_json::Value =
        serde_json::from_str(&bench.read("site/engine/engine.json")).unwrap();
    let wasm = format!(
        "/engine/{}",
        engine["files"]["hall_bg.wasm"]["name"].as_str().unwrap()
    );
    let (head, body) = server.ask(&wasm, "accept-encoding: gzip, br\r\n");
    assert_eq!(header(&head, "content-type"), Some("application/wasm"));
    assert_eq!(header(&head, "content-encoding"), Some("br"));
    assert!(
        header(&head, "cache-control")
            .unwrap()
            .contains("immutable")
    );
    assert_eq!(
        body.len() as u64,
        engine["files"]["hall_bg.wasm"]["brotli"].as_u64().unwrap()
    );
    let (head, body) = server.ask(&wasm, "range: bytes=0-3\r\n");
    assert!(head.starts_with("http/1.1 206"), "{head}");
    assert_eq!(body, b"\0asm");

    let (head, _) = server.ask("/event/event.json", "");
    assert_eq!(header(&head, "content-type"), Some("application/json"));
    let tag = header(&head, "etag").unwrap();
    let (head, body) = server.ask("/event/event.json", &format!("if-none-match: {tag}\r\n"));
    assert!(head.starts_with("http/1.1 304"), "{head}");
    assert!(body.is_empty());
    let (head, _) = server.ask("/nowhere.png", "");
    assert!(head.starts_with("http/1.1 404"), "{head}");
}

#[test]
fn nothing_outside_the_site_is_served() {
    let bench = Bench::new();
    bench.build("site").assert().success();
    bench.write("secret.txt", "secret");
    #[cfg(unix)]
    std::os::unix::fs::symlink(bench.path("secret.txt"), bench.path("site/link.txt")).unwrap();
    let server = Server::start(&bench, "site", &[]);
    for target in [
        "/../secret.txt",
        "/%2e%2e/secret.txt",
        "/..%2fsecret.txt",
        "/link.txt",
        "/en/../../secret.txt",
        "//secret.txt",
        "/.htaccess",
    ] {
        let (head, body) = server.ask(target, "");
        assert!(!head.starts_with("http/1.1 200"), "{target}: {head}");
        assert!(
            !String::from_utf8_lossy(&body).contains("secret"),
            "{target}"
        );
    }
}

#[test]
fn a_saved_booth_file_is_in_the_site_a_moment_later() {
    let bench = Bench::new();
    let server = Server::start(&bench, "event", &[]);
    let (_, body) = server.ask("/en/booths/sails/", "");
    assert!(String::from_utf8_lossy(&body).contains("Sail Makers"));
    let file = bench
        .read("event/booths/sails.json")
        .replace("Sail Makers", "Kite Makers");
    bench.write("event/booths/sails.json", &file);
    for _ in 0..300 {
        std::thread::sleep(std::time::Duration::from_millis(100));
        let (_, body) = server.ask("/en/booths/sails/", "");
        if String::from_utf8_lossy(&body).contains("Kite Makers") {
            return;
        }
    }
    panic!("the page still shows the former name");
}

#[test]
fn open_pages_hear_of_saved_files() {
    let bench = Bench::new();
    let server = Server::start(&bench, "event", &[]);
    let ask = |after: &str| {
        let (head, body) = server.ask(&format!("/boothwalk-live?after={after}"), "");
        assert!(head.starts_with("http/1.1 200"), "{head}");
        serde_json::from_slice::<serde_json::Value>(&body).unwrap()
    };
    let (_, engine) = server.ask("/engine/engine.json", "");
    assert!(String::from_utf8_lossy(&engine).contains("\"live\":true"));
    let first = ask("");
    assert_eq!(first["event"], false);
    let version = first["version"].as_str().unwrap();
    let file = bench
        .read("event/booths/sails.json")
        .replace("Sail Makers", "Kite Makers");
    // The answer waits for the file to be saved and built.
    let second = std::thread::scope(|scope| {
        let waiting = scope.spawn(|| ask(version));
        bench.write("event/booths/sails.json", &file);
        waiting.join().unwrap()
    });
    assert_ne!(second["version"], first["version"]);
    assert_eq!(second["event"], false);
    let (_, body) = server.ask("/event/booths/sails.json", "");
    assert!(String::from_utf8_lossy(&body).contains("Kite Makers"));
    // More than a booth: the page is to be loaded anew.
    let event = bench
        .read("event/event.json")
        .replace("Harbour Days", "Harbour Week");
    let version = second["version"].as_str().unwrap();
    let third = std::thread::scope(|scope| {
        let waiting = scope.spawn(|| ask(version));
        bench.write("event/event.json", &event);
        waiting.join().unwrap()
    });
    assert_eq!(third["event"], true);
    // A hosted site asks nobody.
    bench.build("site").assert().success();
    assert!(!bench.read("site/engine/engine.json").contains("live"));
}

#[test]
fn a_broken_file_keeps_the_site_and_shows_its_error() {
    let bench = Bench::new();
    let server = Server::start(&bench, "event", &[]);
    bench.write("event/booths/sails.json", "{ \"version\": 1, ");
    for _ in 0..300 {
        std::thread::sleep(std::time::Duration::from_millis(100));
        // The page reads the broken file itself, keeps the booth it has, and says what is wrong there.
        let (_, body) = server.ask("/event/booths/sails.json", "");
        if body == b"{ \"version\": 1, " {
            let (head, _) = server.ask("/en/booths/ropes/", "");
            assert!(head.starts_with("http/1.1 200"), "{head}");
            return;
        }
    }
    panic!("the page cannot see what is wrong");
}

#[cfg(unix)]
#[test]
fn a_server_that_is_asked_to_end_leaves_nothing_behind() {
    let bench = Bench::new();
    let mut server = Server::start(&bench, "event", &[]);
    let aside = || std::fs::read_dir(bench.path("aside")).unwrap().count();
    assert_eq!(aside(), 1, "the site is written aside");
    server.end_by("-TERM");
    assert_eq!(aside(), 0);
}

#[test]
fn a_port_in_use_is_said() {
    let bench = Bench::new();
    bench.build("site").assert().success();
    let taken = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = taken.local_addr().unwrap().port().to_string();
    let output = crate::boothwalk(&bench.path("cache"))
        .arg("serve")
        .arg(bench.path("site"))
        .args(["--port", &port])
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(1));
    assert!(
        told(&output).contains(&format!("listens on port {port} already")),
        "{}",
        told(&output)
    );
}
