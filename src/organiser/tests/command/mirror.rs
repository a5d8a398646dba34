//! Mirroring by `boothwalk build`: what other hosts have is copied, and visitors never meet those hosts.

use std::fs::{self, File};
use std::process::Output;
use std::time::{Duration, SystemTime};

use serde_json::Value;

use crate::event::{Bench, files, png};
use crate::host::{Host, Reply};
use crate::told;

/// A host with a booth of its own, whose files lie beside it and elsewhere.
fn exhibitor() -> Host {
    let host = Host::new();
    let booth = format!(
        r#"{{
  "version": 1,
  "id": "kites",
  "name": {{ "ja": "凧の会", "en": "Kite Makers" }},
  "logo": {{ "src": "logo.png", "alt": {{ "ja": "凧", "en": "A kite" }} }},
  "posters": [
    {{ "image": "{}", "alt": {{ "ja": "絵", "en": "A picture" }}, "link": "more.html" }}
  ],
  "materials": [
    {{ "kind": "pdf", "title": {{ "ja": "案内", "en": "Leaflet" }}, "url": "leaflet.pdf" }},
    {{ "kind": "link", "title": {{ "ja": "店", "en": "Shop" }}, "url": "https://shop.example/" }},
    {{ "kind": "link", "title": {{ "ja": "頁", "en": "Page" }}, "url": "more.html" }}
  ]
}}
"#,
        host.url("/pictures/poster.png")
    );
    host.at(
        "/fair/booth.json",
        Reply::File(booth.into_bytes(), "application/json", false),
    );
    host.at(
        "/fair/logo.png",
        Reply::File(png(64, 64), "image/png", false),
    );
    host.at(
        "/pictures/poster.png",
        Reply::File(png(300, 200), "image/png", false),
    );
    host.at(
        "/fair/leaflet.pdf",
        Reply::File(b"%PDF-1.4 kites".to_vec(), "application/pdf", false),
    );
    host.at(
        "/fair/more.html",
        Reply::File(b"<p>more".to_vec(), "text/html", false),
    );
    host
}

/// The event with that booth as its third, and a booth of the folder that shows one of the host's pictures.
fn event(host: &Host) -> Bench {
    let bench = Bench::new();
    let far = host.url("/fair/booth.json");
    let text = bench.read("event/event.json");
    let text = text.replace(
        "\"booths/sails.json\"]",
        &format!("\"booths/sails.json\", \"{far}\"]"),
    );
    bench.write("event/event.json", &text);
    bench.write(
        "event/booths/sails.json",
        &format!(
            r#"{{ "version": 1, "id": "sails", "name": {{ "ja": "帆の会", "en": "Sail Makers" }},
  "logo": {{ "src": "{}", "alt": {{ "ja": "帆", "en": "A sail" }} }} }}"#,
            host.url("/fair/logo.png")
        ),
    );
    bench
}

fn mirror(bench: &Bench, site: &str) -> Output {
    let output = bench.build(site).args(["--wait", "10"]).output().unwrap();
    assert!(output.status.success(), "{}", told(&output));
    output
}

/// The path in the site of the third booth's copy.
fn copy(bench: &Bench, site: &str) -> String {
    let event: Value =
        serde_json::from_str(&bench.read(&format!("{site}/event/event.json"))).unwrap();
    let name = event["halls"][0]["booths"][2].as_str().unwrap().to_owned();
    assert!(
        name.starts_with("mirrored/127.0.0.1-") && name.ends_with("/booth.json"),
        "{name}"
    );
    format!("{site}/event/{name}")
}

#[test]
fn no_page_of_a_mirrored_site_names_the_exhibitors_host() {
    let host = exhibitor();
    let bench = event(&host);
    mirror(&bench, "site");
    let booth: Value = serde_json::from_str(&bench.read(&copy(&bench, "site"))).unwrap();
    let folder = copy(&bench, "site").replace("/booth.json", "");
    for field in [&booth["logo"]["src"], &booth["posters"][0]["image"]] {
        let picture = bench.path(&format!("{folder}/{}", field.as_str().unwrap()));
        assert!(
            image::load_from_memory(&fs::read(picture).unwrap()).is_ok(),
            "{field}"
        );
    }
    let leaflet = booth["materials"][0]["url"].as_str().unwrap();
    assert_eq!(bench.read(&format!("{folder}/{leaflet}")), "%PDF-1.4 kites");
    // Web sites stay where they are, and are found from the copy too.
    assert_eq!(booth["materials"][1]["url"], "https://shop.example/");
    assert_eq!(booth["materials"][2]["url"], host.url("/fair/more.html"));
    assert_eq!(booth["posters"][0]["link"], host.url("/fair/more.html"));
    let sails: Value = serde_json::from_str(&bench.read("site/event/booths/sails.json")).unwrap();
    let logo = sails["logo"]["src"].as_str().unwrap();
    assert!(
        bench.path(&format!("site/event/booths/{logo}")).is_file(),
        "{logo}"
    );
    // The pages show the booth, and the browser may speak to nobody but the site.
    assert!(
        bench
            .read("site/en/booths/kites/index.html")
            .contains("Kite Makers")
    );
    let about: Value = serde_json::from_str(&bench.read("site/site.json")).unwrap();
    assert!(
        !about["headers"].to_string().contains("127.0.0.1"),
        "{about}"
    );
    // Where the organiser wants it so, it may, because it must.
    let text = bench.read("event/event.json");
    bench.write(
        "event/event.json",
        &text.replacen('{', r#"{ "direct": true,"#, 1),
    );
    bench.build("plain").assert().success();
    assert!(bench.read("plain/site.json").contains("127.0.0.1"));
    bench.build("against").arg("--mirror").assert().success();
    assert!(!bench.read("against/site.json").contains("127.0.0.1"));
}

#[test]
fn a_mirrored_site_is_the_same_again_and_asks_only_for_what_changed() {
    let host = exhibitor();
    let bench = event(&host);
    mirror(&bench, "one");
    let before = host.asked().len();
    mirror(&bench, "two");
    assert!(files(&bench.path("one")) == files(&bench.path("two")));
    let again = host.asked().split_off(before);
    assert!(
        again
            .iter()
            .filter(|head| !head.contains("more.html"))
            .all(|head| head.contains("if-none-match: ")),
        "{again:?}"
    );
}

#[test]
fn a_host_that_is_gone_leaves_its_last_good_copy() {
    let host = exhibitor();
    let bench = event(&host);
    mirror(&bench, "site");
    let port = host.port;
    let before = bench.read(&copy(&bench, "site"));
    // Broken first: what was good stays.
    host.at(
        "/fair/booth.json",
        Reply::File(b"{ \"version\": 1,".to_vec(), "application/json", false),
    );
    let output = mirror(&bench, "site");
    assert!(
        told(&output).contains(&format!(":{port}/fair/booth.json could not be copied")),
        "{}",
        told(&output)
    );
    assert_eq!(bench.read(&copy(&bench, "site")), before);
    // Then gone altogether.
    drop(host);
    let output = mirror(&bench, "site");
    assert!(
        told(&output).contains("its host refuses the connection"),
        "{}",
        told(&output)
    );
    assert_eq!(bench.read(&copy(&bench, "site")), before);
    assert!(
        bench
            .read("site/en/booths/kites/index.html")
            .contains("Kite Makers")
    );
}

#[test]
fn a_host_that_never_answered_costs_its_booth_only_and_says_why() {
    let host = exhibitor();
    let bench = event(&host);
    host.at("/fair/booth.json", Reply::Status(500));
    host.at("/fair/logo.png", Reply::Flood(11 * 1024 * 1024));
    let output = bench.build("site").args(["--wait", "10"]).output().unwrap();
    assert_eq!(output.status.code(), Some(1));
    let said = told(&output);
    assert!(said.contains("its host answers 500"), "{said}");
    assert!(
        said.contains("booths/sails.json") && said.contains("is left out"),
        "{said}"
    );
    assert!(bench.read("site/index.html").contains("帆の会"));
    // Nobody has ever seen this booth: it is absent.
    assert!(!bench.read("site/event/event.json").contains("mirrored"));
    assert!(
        !bench
            .path("site/event/mirrored")
            .join("booth.json")
            .exists()
    );
    // Visitors do not reach the host for what is missing either.
    assert!(!bench.read("site/site.json").contains("127.0.0.1"));
}

#[test]
fn addresses_that_still_work_inside_only_are_told_when_the_site_is_built() {
    let host = exhibitor();
    let bench = event(&host);
    let said = told(&mirror(&bench, "site"));
    // Its page stays a link; its booth and pictures lie in the site now.
    let more = format!("Visitors do not reach {}", host.url("/fair/more.html"));
    assert!(said.contains(&more), "{said}");
    assert_eq!(said.matches("Visitors do not reach").count(), 2, "{said}");
    let text = bench.read("event/event.json");
    bench.write(
        "event/event.json",
        &text.replacen('{', r#"{ "direct": true,"#, 1),
    );
    let said = told(&bench.build("plain").output().unwrap());
    let booth = format!("Visitors do not reach {}", host.url("/fair/booth.json"));
    assert!(said.contains(&booth), "{said}");
}

#[test]
fn copies_that_no_event_names_for_a_month_are_cleared_away() {
    let host = exhibitor();
    let bench = event(&host);
    let (copies, named) = (bench.path("cache/copies"), bench.path("cache/named"));
    let days = |count: u64| {
        let then = SystemTime::now() - Duration::from_secs(count * 24 * 60 * 60);
        for entry in fs::read_dir(&named).unwrap() {
            let note = File::options().write(true).open(entry.unwrap().path());
            note.unwrap().set_modified(then).unwrap();
        }
    };
    mirror(&bench, "site");
    // The booth, its logo, its poster, its leaflet.
    assert_eq!(files(&copies).len(), 4);
    // The booth is taken out; the logo is still shown by another.
    let text = bench.read("event/event.json");
    let far = format!(", \"{}\"", host.url("/fair/booth.json"));
    bench.write("event/event.json", &text.replace(&far, ""));
    days(29);
    mirror(&bench, "site");
    assert_eq!(files(&copies).len(), 4, "it may come back");
    days(31);
    mirror(&bench, "site");
    let left = files(&copies);
    assert_eq!(left.len(), 1);
    assert!(left[0].1.ends_with(&png(64, 64)), "the logo stays");
    assert_eq!(files(&named).len(), 1);
}

#[test]
fn copies_from_before_names_were_noted_have_a_month_from_now() {
    let host = exhibitor();
    let bench = event(&host);
    bench.write("cache/copies/0123", "\nof another event");
    mirror(&bench, "site");
    assert_eq!(bench.read("cache/copies/0123"), "\nof another event");
    assert!(bench.path("cache/named/0123").is_file());
}
