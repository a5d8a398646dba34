//! Objects on plinths: what `build` makes of them, and what `check` says of what is none.

use std::fs;

use crate::boothwalk;
use crate::event::{Bench, files};
use crate::host::{Host, Reply};

/// The showcase's tide gauge, as its exhibitor would send it.
fn gauge() -> Vec<u8> {
    let showcase = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../../assets/events/showcase/booths/objects/shiomi-gauge.glb"
    );
    fs::read(showcase).unwrap()
}

/// An event one of whose booths has an object.
fn bench(more: &str) -> Bench {
    let bench = Bench::new();
    bench.write(
        "event/booths/sails.json",
        &format!(
            r#"{{ "version": 1, "id": "sails", "name": {{ "ja": "帆の会", "en": "Sail Makers" }},
  "object": {{ "src": "things/gauge.glb"{more},
    "title": {{ "ja": "潮位計", "en": "A gauge" }}, "alt": {{ "ja": "白い目盛り板", "en": "A white board with a scale" }} }},
  "plot": 1 }}"#
        ),
    );
    bench.write_bytes("event/booths/things/gauge.glb", &gauge());
    bench
}

/// What `check` says of the object: severity, sentence, advice.
fn findings(bench: &Bench, language: &str) -> Vec<(String, String, String)> {
    let output = boothwalk(&bench.path("cache"))
        .args(["--json", "--lang", language, "check"])
        .arg(bench.path("event"))
        .output()
        .unwrap();
    let report: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    let findings = report["findings"].as_array().unwrap().iter();
    let of_object = findings.filter(|one| one["path"] == "object.src");
    let text = |one: &serde_json::Value, name: &str| one[name].as_str().unwrap().to_owned();
    of_object
        .map(|one| {
            let [severity, message, advice] =
                ["severity", "what", "advice"].map(|name| text(one, name));
            (severity, message, advice)
        })
        .collect()
}

#[test]
fn an_object_becomes_a_mesh_and_a_picture_with_its_words_and_size() {
    let bench = bench("");
    bench.build("site").assert().success();
    let booth: serde_json::Value =
        serde_json::from_str(&bench.read("site/event/booths/sails.json")).unwrap();
    let object = &booth["object"];
    let (src, picture) = (
        object["src"].as_str().unwrap(),
        object["picture"].as_str().unwrap(),
    );
    assert!(
        src.starts_with("things/gauge-") && src.ends_with(".object"),
        "{src}"
    );
    assert!(picture.ends_with(".webp"), "{picture}");
    assert_eq!(object["size"], serde_json::json!([340, 878, 300]));
    let made = fs::read(bench.path("site/event/booths").join(src)).unwrap();
    let made = venue::object::ObjectMesh::decode(&made).unwrap();
    assert_eq!(made.scale, 1.0, "it fits as it is");
    assert!(made.indices.len() / 3 > 1000);
    let drawn = image::open(bench.path("site/event/booths").join(picture)).unwrap();
    assert_eq!((drawn.width(), drawn.height()), (640, 640));
    let page = bench.read("site/en/booths/sails/index.html");
    for words in [
        "alt=\"A white board with a scale\"",
        "A gauge",
        "0.34 × 0.878 × 0.3 m",
        picture,
    ] {
        assert!(page.contains(words), "{words}: {page}");
    }
    let kept = bench.read("site/offline.json");
    assert!(
        kept.contains(src) && kept.contains(picture),
        "kept for good"
    );
    let names = files(&bench.path("site"));
    assert!(!names.iter().any(|(name, _)| name.ends_with(".glb")));
    // Again, it is the same.
    bench.build("again").assert().success();
    assert_eq!(
        bench.read("again/event/booths/sails.json"),
        bench.read("site/event/booths/sails.json")
    );
}

#[test]
fn what_the_exhibitor_says_of_it_stays() {
    let bench = bench(r#", "size": [5, 6, 7], "picture": "pictures/rope.png""#);
    bench.build("site").assert().success();
    let booth: serde_json::Value =
        serde_json::from_str(&bench.read("site/event/booths/sails.json")).unwrap();
    assert_eq!(booth["object"]["size"], serde_json::json!([5, 6, 7]));
    let picture = booth["object"]["picture"].as_str().unwrap();
    assert!(picture.starts_with("pictures/rope-"), "{picture}");
}

#[test]
fn what_is_no_object_is_named_with_what_to_do_and_costs_the_object_alone() {
    let bench = bench("");
    let file = bench.path("event/booths/things/gauge.glb");
    assert_eq!(findings(&bench, "en"), []);
    // Nine times as large, and no byte longer.
    let (node, large) = (
        r#"{"name":"tide gauge","mesh":0}"#,
        r#"{"scale":[9,9,9],"mesh":0}    "#,
    );
    let mut grown = gauge();
    let at = grown
        .windows(node.len())
        .position(|it| it == node.as_bytes());
    grown[at.unwrap()..][..node.len()].copy_from_slice(large.as_bytes());
    fs::write(&file, grown).unwrap();
    let [(severity, said, _)] = &findings(&bench, "en")[..] else {
        unreachable!()
    };
    assert_eq!(severity, "note");
    assert!(said.contains("0.90 m long"), "{said}");
    let told = |bytes: &[u8]| {
        fs::write(&file, bytes).unwrap();
        let [en, ja] = ["en", "ja"].map(|language| findings(&bench, language));
        assert_eq!((en.len(), ja.len()), (1, 1), "{en:?}");
        assert_eq!(en[0].0, "warning");
        assert!(!ja[0].1.is_ascii() && !ja[0].2.is_ascii(), "{ja:?}");
        (en[0].1.clone(), en[0].2.clone())
    };
    let whole = gauge();
    for (bytes, reason, advice) in [
        (
            &b"PK\x03\x04\x14\0\0\0\x08\0"[..],
            "it is ZIP",
            "glTF Binary (.glb)",
        ),
        (b"Kaydara FBX Binary  \0", "it is FBX", "glTF Binary (.glb)"),
        (b"{\"asset\":{}}", "glTF as text", "one file"),
        (b"", "it is empty", "Export it"),
        (&whole[..whole.len() / 2], "it is damaged", "Export it"),
    ] {
        let (said, mend) = told(bytes);
        assert!(
            said.contains(reason) && mend.contains(advice),
            "{said} {mend}"
        );
    }
    // Said to be 200 MB; not one of them is read.
    fs::File::create(&file)
        .unwrap()
        .set_len(200_000_000)
        .unwrap();
    let [(_, said, mend)] = &findings(&bench, "en")[..] else {
        unreachable!()
    };
    assert!(said.contains("200000000 bytes; at most 8388608"), "{said}");
    assert!(mend.contains("Make it smaller"), "{mend}");
    fs::remove_file(&file).unwrap();
    let [(_, said, _)] = &findings(&bench, "en")[..] else {
        unreachable!()
    };
    assert!(said.contains("file not found"), "{said}");
    // The booth stands all the same, without it.
    let output = bench.build("site").output().unwrap();
    assert!(output.status.success());
    let page = bench.read("site/en/booths/sails/index.html");
    assert!(
        page.contains("Sail Makers") && !page.contains("A gauge"),
        "{page}"
    );
}

#[test]
fn an_object_of_another_host_is_copied_and_what_is_none_is_told() {
    let host = Host::new();
    let at =
        |path: &str, bytes: Vec<u8>| host.at(path, Reply::File(bytes, "model/gltf-binary", false));
    at("/gauge.glb", gauge());
    at("/broken.glb", b"PK\x03\x04\x14\0\0\0\x08\0".to_vec());
    let bench = Bench::new();
    let put = |path: &str| {
        let src = host.url(path);
        let booth = format!(
            r#"{{ "version": 1, "id": "sails", "name": {{ "ja": "帆の会", "en": "Sail Makers" }},
  "object": {{ "src": "{src}", "alt": {{ "ja": "白い板", "en": "A board" }} }} }}"#
        );
        bench.write("event/booths/sails.json", &booth);
    };
    let online = || {
        let output = boothwalk(&bench.path("cache"))
            .args(["--json", "check", "--online", "--wait", "10"])
            .arg(bench.path("event"))
            .output()
            .unwrap();
        String::from_utf8(output.stdout).unwrap()
    };
    put("/gauge.glb");
    // That it is a host of this machine is told anyway.
    assert!(!online().contains("cannot be shown"));
    bench
        .build("site")
        .args(["--wait", "10"])
        .assert()
        .success();
    let booth = bench.read("site/event/booths/sails.json");
    assert!(
        booth.contains(".object\"") && booth.contains("[340,878,300]"),
        "{booth}"
    );
    assert!(!booth.contains("127.0.0.1:"), "{booth}");
    put("/broken.glb");
    let said = online();
    assert!(
        said.contains("cannot be shown") && said.contains("it is ZIP"),
        "{said}"
    );
    let output = bench
        .build("again")
        .args(["--wait", "10"])
        .output()
        .unwrap();
    assert!(output.status.success());
    let words = crate::told(&output);
    assert!(words.contains("it is ZIP"), "{words}");
}
