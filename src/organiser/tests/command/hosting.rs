//! A built site behind nginx, Apache and Caddy with the settings that `build` writes: at the host's root, below a path, and made of
//! hostile files.

use std::os::unix::fs::PermissionsExt;

use crate::event::Bench;
use crate::http;
use crate::servers::{self, MODULES, Server};

#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Kind {
    Nginx,
    Apache,
    Caddy,
}

pub(crate) const ALL: [Kind; 3] = [Kind::Nginx, Kind::Apache, Kind::Caddy];

/// Serves `root` with the settings of the site in `site`.
pub(crate) fn serve(bench: &Bench, kind: Kind, root: &str, site: &str) -> Server {
    let at = bench.path(&format!("{kind:?}"));
    std::fs::create_dir_all(&at).unwrap();
    let www = bench.path(root);
    match kind {
        Kind::Nginx => servers::nginx(
            &at,
            &format!(
                "root {}; include {}/hosting/nginx.conf;",
                www.display(),
                bench.path(site).display()
            ),
        ),
        Kind::Apache => {
            // It reads as another user.
            let open = std::fs::Permissions::from_mode(0o755);
            std::fs::set_permissions(bench.path(""), open).unwrap();
            servers::apache(&at, &www, &MODULES)
        }
        Kind::Caddy => {
            let settings = bench.read(&format!("{site}/hosting/Caddyfile"));
            let settings = settings
                .replace(
                    "fair.example.org",
                    "http://127.0.0.1:{port}, http://localhost:{port}",
                )
                .replace("/path/to/site", &www.display().to_string());
            servers::caddy(&at, &settings)
        }
    }
}

/// The value of a header in the head that [`http::ask`] gives.
fn header<'h>(head: &'h str, name: &str) -> Option<&'h str> {
    head.lines()
        .find_map(|line| line.strip_prefix(name)?.strip_prefix(": "))
}

/// What every site must answer, whatever stands before its addresses.
fn holds(server: &Server, kind: Kind, bench: &Bench, site: &str, root: &str) {
    let ask = |target: &str, headers: &str| http::ask(server.port, target, headers);
    let (head, body) = ask(root, "");
    assert!(head.starts_with("http/1.1 200"), "{kind:?} {head}");
    assert_eq!(
        header(&head, "content-type"),
        Some("text/html; charset=utf-8"),
        "{kind:?}"
    );
    let policy = header(&head, "content-security-policy").unwrap();
    assert!(
        policy.starts_with("default-src 'none'"),
        "{kind:?} {policy}"
    );
    assert!(
        policy.contains("trusted-types boothwalk"),
        "{kind:?} {policy}"
    );
    assert_eq!(
        header(&head, "cross-origin-resource-policy"),
        Some("same-origin"),
        "{kind:?}"
    );
    assert_eq!(
        header(&head, "referrer-policy"),
        Some("no-referrer"),
        "{kind:?}"
    );
    assert_eq!(header(&head, "cache-control"), Some("no-cache"), "{kind:?}");
    assert_eq!(header(&head, "content-disposition"), None, "{kind:?}");
    assert_eq!(body, bench.read(&format!("{site}/index.html")).as_bytes());

    let engine: serde_json::Value =
        serde_json::from_str(&bench.read(&format!("{site}/engine/engine.json"))).unwrap();
    let module = engine["files"]["hall_bg.wasm"]["name"].as_str().unwrap();
    let wasm = format!("{root}engine/{module}");
    let (head, body) = ask(&wasm, "accept-encoding: gzip\r\n");
    assert_eq!(
        header(&head, "content-type"),
        Some("application/wasm"),
        "{kind:?} {head}"
    );
    assert_eq!(
        header(&head, "content-encoding"),
        Some("gzip"),
        "{kind:?} {head}"
    );
    assert!(head.contains("immutable"), "{kind:?} {head}");
    assert!(head.contains("content-security-policy:"), "{kind:?} {head}");
    let packed = std::fs::metadata(bench.path(&format!("{site}/engine/{module}.gz")));
    assert_eq!(body.len() as u64, packed.unwrap().len());

    let (head, body) = ask(&format!("{root}no/such/page"), "");
    assert!(head.starts_with("http/1.1 404"), "{kind:?} {head}");
    let body = String::from_utf8_lossy(&body);
    assert!(body.contains("There is no page here"), "{kind:?} {body}");
    assert!(body.contains(&format!("href=\"{root}engine/style.css\"")));
    for hidden in [
        ".htaccess",
        "event/.htaccess",
        "booths/ropes/.env",
        "event/booths/.git/config",
    ] {
        bench.write(&format!("{site}/booths/ropes/.env"), "SECRET");
        bench.write(&format!("{site}/event/booths/.git/config"), "SECRET");
        let (head, _) = ask(&format!("{root}{hidden}"), "");
        assert!(head.starts_with("http/1.1 404"), "{kind:?} {hidden} {head}");
    }
    let (head, _) = ask(&format!("{root}service-worker.js"), "");
    assert!(head.contains("javascript"), "{kind:?} {head}");
    assert_eq!(header(&head, "cache-control"), Some("no-cache"), "{kind:?}");
    what_exhibitors_hand_out(server, kind, root);
}

/// Files of exhibitors are no part of the event's pages, whatever stands in them.
fn what_exhibitors_hand_out(server: &Server, kind: Kind, root: &str) {
    for (file, download) in [
        ("leaflet.pdf", false),
        ("words.txt", true),
        ("price-2026112401.pdf", false),
        ("ropes.json", true),
    ] {
        let (head, _) = http::ask(server.port, &format!("{root}event/booths/{file}"), "");
        assert!(head.starts_with("http/1.1 200"), "{kind:?} {file} {head}");
        let said = |name: &str| header(&head, name);
        assert_eq!(
            said("content-security-policy"),
            Some("sandbox; default-src 'none'"),
            "{kind:?} {file}"
        );
        assert_eq!(
            said("x-content-type-options"),
            Some("nosniff"),
            "{kind:?} {file}"
        );
        assert_eq!(
            said("content-disposition"),
            download.then_some("attachment"),
            "{kind:?} {file}"
        );
        // The digits of one are no hash.
        assert_eq!(said("cache-control"), Some("no-cache"), "{kind:?} {file}");
    }
}

fn bench() -> Bench {
    let bench = Bench::new();
    bench.write(
        "event/booths/ropes.json",
        r#"{"version": 1, "id": "ropes", "name": "Rope Works", "posters": [{"image": "pictures/rope.png"}], "materials": [
            {"kind": "pdf", "title": "a", "url": "leaflet.pdf"}, {"kind": "document", "title": "b", "url": "words.txt"},
            {"kind": "pdf", "title": "c", "url": "price-2026112401.pdf"}]}"#,
    );
    bench.write("event/booths/words.txt", "<script>alert(1)</script>");
    bench.write("event/booths/price-2026112401.pdf", "%PDF-1.4 dear");
    bench
}

#[test]
fn servers_send_a_site_as_it_should_be() {
    let bench = bench();
    bench.build_whole("www").assert().success();
    for kind in ALL {
        holds(&serve(&bench, kind, "www", "www"), kind, &bench, "www", "/");
    }
}

#[test]
fn servers_send_a_site_below_a_path() {
    let bench = bench();
    bench
        .build_whole("www/2026/fair")
        .args(["--base", "https://host.example/2026/fair/"])
        .assert()
        .success();
    for kind in ALL {
        let server = serve(&bench, kind, "www", "www/2026/fair");
        holds(&server, kind, &bench, "www/2026/fair", "/2026/fair/");
        let (head, _) = http::ask(server.port, "/2026/fair/", "");
        let policy = header(&head, "content-security-policy").unwrap();
        assert!(
            policy.contains("script-src *:*/2026/fair/engine/ "),
            "{kind:?} {policy}"
        );
    }
}

/// Sites that share the engine of the first one, with and without an address to stand at.
#[test]
fn servers_send_a_site_that_shares_an_engine() {
    let bench = bench();
    let event = bench.read("event/event.json");
    let event = event.replace(
        "\"booths/sails.json\"",
        "\"booths/sails.json\", \"booths/event.json\"",
    );
    bench.write("event/event.json", &event);
    bench.write(
        "event/booths/event.json",
        r#"{"version": 1, "id": "event", "name": "Event Services"}"#,
    );
    bench.build("www").assert().success();
    bench
        .build("www/events/one")
        .args(["--engine-at", "../../engine"])
        .assert()
        .success();
    bench
        .build("www/events/two")
        .args(["--engine-at", "../../engine"])
        .args(["--base", "https://host.example/events/two/"])
        .assert()
        .success();
    for (site, confined) in [
        ("www/events/one", None),
        ("www/events/two", Some("script-src *:*/engine/ ")),
    ] {
        let root = format!("{}/", site.trim_start_matches("www"));
        for kind in ALL {
            let server = serve(&bench, kind, "www", site);
            let (head, _) = http::ask(server.port, &root, "");
            assert!(head.starts_with("http/1.1 200"), "{kind:?} {site} {head}");
            let policy = header(&head, "content-security-policy").unwrap();
            assert!(policy.contains("script-src 'self'"), "{kind:?} {policy}");
            assert_eq!(policy.contains("*:*"), confined.is_some(), "{kind:?}");
            assert!(
                confined.is_none_or(|words| policy.contains(words)),
                "{kind:?} {policy}"
            );
            assert_eq!(header(&head, "x-content-type-options"), Some("nosniff"));
            what_exhibitors_hand_out(&server, kind, &root);
            // A page is one, whatever its booth is called.
            let (head, _) = http::ask(server.port, &format!("{root}booths/event/"), "");
            let policy = header(&head, "content-security-policy").unwrap();
            assert!(
                policy.starts_with("default-src 'none'; script-src"),
                "{kind:?} {head}"
            );
            let (head, _) = http::ask(server.port, "/engine/boot.js", "");
            assert!(head.contains("javascript"), "{kind:?} {head}");
        }
    }
}

/// Every printable character in every field that could reach a server's settings: each server starts, and sends the policy
/// that is meant.
#[test]
fn no_name_of_a_host_reaches_a_servers_settings() {
    let bench = bench();
    let mut booths = vec![r#""booths/ropes.json""#.to_owned()];
    let hostile = ('!'..='~')
        .filter(|letter| !letter.is_ascii_alphanumeric())
        .map(|letter| format!("x{letter}y"))
        .chain(
            [
                "x.example;sandbox",
                "$uri",
                "{env.HOME}",
                "b.example;require-trusted-types-for",
                "%24uri",
                "*",
            ]
            .map(str::to_owned),
        );
    for (index, host) in hostile.enumerate() {
        let url = format!("https://{host}.example/a.png");
        let text = serde_json::to_string(&url).unwrap();
        booths.push(text.clone());
        booths.push(format!(
            r#"{{"version": 1, "id": "b{index}", "name": "B", "logo": {{"src": {text}}}, "posters": [{{"image": {text}}}],
                "contact": {{"form": {{"kind": "json", "url": {text}}}}}}}"#
        ));
    }
    bench.write(
        "event/event.json",
        &format!(
            r#"{{"version": 1, "direct": true, "id": "e", "title": "E", "languages": ["en"], "timeZone": "Asia/Tokyo", "organiser": {{"name": "O"}},
            "halls": [{{"id": "h", "title": "H", "booths": [{}]}}]}}"#,
            booths.join(",")
        ),
    );
    bench.build("www").arg("--allow-broken").assert().success();
    for kind in ALL {
        let server = serve(&bench, kind, "www", "www");
        let (head, _) = http::ask(server.port, "/", "");
        assert!(head.starts_with("http/1.1 200"), "{kind:?} {head}");
        let policy = header(&head, "content-security-policy").unwrap();
        // Directives and hosts as they are meant, and nothing else.
        let directives: Vec<&str> = policy
            .split("; ")
            .map(|one| one.split(' ').next().unwrap())
            .collect();
        let meant = "default-src script-src style-src font-src img-src connect-src media-src manifest-src worker-src form-action \
                     base-uri object-src require-trusted-types-for trusted-types frame-ancestors";
        assert_eq!(directives.join(" "), meant, "{kind:?}");
        for part in policy.split([' ', ';']).filter(|part| part.contains("://")) {
            let host = part.strip_prefix("https://").unwrap();
            assert!(
                host.chars()
                    .all(|c| c.is_ascii_alphanumeric() || ".-".contains(c)),
                "{kind:?} {part}"
            );
        }
        assert_eq!(
            header(&head, "x-content-type-options"),
            Some("nosniff"),
            "{kind:?}"
        );
    }
}

/// Debian's Apache comes without mod_headers; others come without mod_env. Pages then say their policy themselves.
#[test]
fn apache_serves_a_site_whatever_module_is_missing() {
    let bench = bench();
    bench.build_whole("www").assert().success();
    std::fs::set_permissions(bench.path(""), std::fs::Permissions::from_mode(0o755)).unwrap();
    for without in MODULES {
        let modules: Vec<&str> = MODULES
            .into_iter()
            .filter(|name| *name != without)
            .collect();
        let at = bench.path(&format!("without-{without}"));
        std::fs::create_dir_all(&at).unwrap();
        let server = servers::apache(&at, &bench.path("www"), &modules);
        let (head, body) = http::ask(server.port, "/index.html", "accept-encoding: gzip\r\n");
        assert!(
            head.starts_with("http/1.1 200"),
            "without {without}: {head}"
        );
        if header(&head, "content-encoding").is_none() {
            let page = String::from_utf8_lossy(&body);
            assert!(
                page.contains("<meta http-equiv=\"content-security-policy\""),
                "{page}"
            );
        }
        let (head, _) = http::ask(server.port, "/event/.htaccess", "");
        assert!(
            !head.starts_with("http/1.1 200"),
            "without {without}: {head}"
        );
    }
}
