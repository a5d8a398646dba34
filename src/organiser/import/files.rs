//! Files and pages that cells name: posters, materials, films. A file lies beside the booth's or the event's; what is none is an
//! address.

use feed::fields::LinkUse;
use serde_json::{Value, json};
use url::Url;

use super::values::{NotTaken, Understood, split};

/// Endings of files that people send along, by what the feed calls them.
const ENDINGS: &[(&str, &[&str])] = &[
    ("pdf", &["pdf"]),
    ("video", &["mp4", "webm", "mov", "m4v", "ogv"]),
    ("image", &["png", "jpg", "jpeg", "webp", "gif"]),
    (
        "link",
        &[
            "pptx", "ppt", "docx", "doc", "xlsx", "xls", "zip", "csv", "txt", "md", "mp3", "m4a",
            "ogg", "glb", "html",
        ],
    ),
];

/// Hosts whose pages are films.
const FILMS: &[&str] = &[
    "youtube.com",
    "youtu.be",
    "vimeo.com",
    "media.ccc.de",
    "nicovideo.jp",
    "peertube.tv",
];

/// Marks between the files of a cell.
const MARKS: &[char] = &['\n', ';', '；', '、', ',', '，', '|', '｜'];

/// Names and addresses of posters, in order.
pub(super) fn posters(cell: &str) -> Understood {
    list(cell, |address| json!({ "image": address }))
}

/// Materials: what each is, and what it is called.
pub(super) fn materials(cell: &str) -> Understood {
    list(
        cell,
        |address| json!({ "kind": kind(address), "title": title(address), "url": address }),
    )
}

/// A name or an address, with what is made of it.
pub(super) fn one(cell: &str) -> Understood {
    match address(cell) {
        Some(address) => (Some(json!(address)), Vec::new()),
        None => (None, vec![(cell.to_owned(), NotTaken::NoAddress)]),
    }
}

fn list(cell: &str, make: impl Fn(&str) -> Value) -> Understood {
    let (mut found, mut missing) = (Vec::new(), Vec::new());
    for part in split(cell, MARKS) {
        match address(part) {
            Some(address) => found.push(make(&address)),
            None => missing.push((part.to_owned(), NotTaken::NoAddress)),
        }
    }
    ((!found.is_empty()).then(|| json!(found)), missing)
}

/// An https address, whose beginning lists leave out, or the path of a file; `あり` is neither.
fn address(text: &str) -> Option<String> {
    let (host, path) = text.split_once('/').unwrap_or((text, ""));
    let is_host = host.contains('.')
        && !host.starts_with('.')
        && (!path.is_empty() || host.starts_with("www.") || ending(text).is_none());
    let whole = if text.contains("://") || !is_host || ending(host).is_some() {
        text.to_owned()
    } else {
        format!("https://{text}")
    };
    let is_file = !whole.contains("://");
    if is_file && ending(&whole).is_none() {
        return None;
    }
    LinkUse::Document.policy().read(&whole).ok().map(|_| whole)
}

/// The ending of a name, if it is that of a file.
fn ending(name: &str) -> Option<String> {
    let (_, ending) = name.rsplit_once('.')?;
    let ending = ending.to_ascii_lowercase();
    ENDINGS
        .iter()
        .any(|(_, known)| known.contains(&ending.as_str()))
        .then_some(ending)
}

/// What a material is, by its ending or its host.
pub(super) fn kind(address: &str) -> &'static str {
    let url = Url::parse(address).ok();
    let path = url.as_ref().map_or(address, Url::path);
    let by_ending = ending(path).and_then(|ending| {
        let known = ENDINGS
            .iter()
            .find(|(_, known)| known.contains(&ending.as_str()));
        known.map(|(kind, _)| *kind)
    });
    by_ending.unwrap_or_else(|| {
        if is_film(url.as_ref()) {
            "video"
        } else {
            "link"
        }
    })
}

/// Whether an address is the page of a film.
fn is_film(url: Option<&Url>) -> bool {
    let host = url.and_then(Url::host_str).unwrap_or_default();
    FILMS.iter().any(|film| {
        host == *film
            || host
                .strip_suffix(film)
                .is_some_and(|rest| rest.ends_with('.'))
    })
}

/// What a file is called without its folder and ending; a page by its host.
fn title(address: &str) -> String {
    let url = Url::parse(address).ok();
    let path = url.as_ref().map_or(address, Url::path);
    let name = path.rsplit('/').next().unwrap_or_default();
    let name = percent_encoding::percent_decode_str(name)
        .decode_utf8_lossy()
        .into_owned();
    match (ending(&name), url.as_ref().and_then(Url::host_str)) {
        (Some(ending), _) if name.len() > ending.len() + 1 => {
            name[..name.len() - ending.len() - 1].to_owned()
        }
        (_, Some(host)) => host.trim_start_matches("www.").to_owned(),
        _ => address.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_and_pages_are_told_apart() {
        for (cell, wanted) in [
            ("posters/a.png", Some("posters/a.png")),
            ("案内 2030.pdf", Some("案内 2030.pdf")),
            ("https://x.example/a", Some("https://x.example/a")),
            ("www.x.example/a", Some("https://www.x.example/a")),
            ("x.example/a.pdf", Some("https://x.example/a.pdf")),
            ("youtu.be/abc", Some("https://youtu.be/abc")),
            ("あり", None),
            ("Zoom", None),
            ("http://x.example/a", None),
            ("javascript:alert(1)", None),
            ("../a.pdf", None),
        ] {
            assert_eq!(address(cell).as_deref(), wanted, "{cell}");
        }
    }

    #[test]
    fn materials_are_called_by_their_names() {
        let (value, missing) = materials("docs/案内.pdf、https://www.youtube.com/watch?v=1\nあり");
        assert_eq!(
            value.unwrap(),
            json!([
                { "kind": "pdf", "title": "案内", "url": "docs/案内.pdf" },
                { "kind": "video", "title": "youtube.com", "url": "https://www.youtube.com/watch?v=1" }
            ])
        );
        assert_eq!(missing, [("あり".to_owned(), NotTaken::NoAddress)]);
        assert_eq!(
            posters("a.png; b.jpg").0.unwrap(),
            json!([{ "image": "a.png" }, { "image": "b.jpg" }])
        );
    }
}
