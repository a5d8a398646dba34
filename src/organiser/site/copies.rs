//! Addresses of other hosts and what their copies in the site are called.

use feed::link::{Policy, UrlKind};

use super::kinds;
use crate::cache::digest;
use crate::http::is_local;

/// Characters of an address's hash that keep two files of one name apart.
const APART: usize = 8;
/// Longest name of a copy; file systems take 255 bytes, and the builder puts a hash behind it.
const NAME: usize = 80;

/// The whole address of something on another host; `origin` is where the file that names it came from.
pub(super) fn elsewhere(address: &str, origin: Option<&String>) -> Option<String> {
    let safe = Policy::File.read(address).ok()?;
    match (safe.kind(), origin) {
        (UrlKind::Web, _) => Some(safe.as_str().to_owned()),
        (UrlKind::Beside, Some(origin)) => Some(safe.beside(origin)),
        _ => None,
    }
}

/// The path of a document's copy, ending as its content says.
pub(super) fn called_what_it_is(place: &str, bytes: &[u8]) -> String {
    let Ok(kind) = kinds::of_copy(place, bytes) else {
        return place.to_owned();
    };
    if kinds::of_name(place).is_ok_and(|named| named == kind) {
        return place.to_owned();
    }
    format!("{place}.{}", kind.end())
}

/// Whether a file of another host names something of this machine or its network: whoever wrote it does not know what that is,
/// and is not to find out.
pub(super) fn leads_inside(origin: &str, url: &str) -> bool {
    let local = |url: &str| url::Url::parse(url).is_ok_and(|url| is_local(&url));
    local(url) && !local(origin)
}

pub(super) fn same_host(one: &str, other: &str) -> bool {
    let host = |url: &str| url::Url::parse(url).map(|url| url.origin().ascii_serialization());
    matches!((host(one), host(other)), (Ok(one), Ok(other)) if one == other)
}

/// The name of a copy, below the folder of copies: its host, a hash of its address, and its own name made plain.
pub(super) fn name(url: &str, end: Option<&str>) -> String {
    let plain = |text: &str| -> String {
        let letters = text.chars().map(|c| match c {
            'a'..='z' | 'A'..='Z' | '0'..='9' | '.' | '_' | '-' => c,
            _ => '-',
        });
        letters
            .collect::<String>()
            .trim_matches(['.', '-'])
            .to_owned()
    };
    let parsed = url::Url::parse(url).ok();
    let host = parsed
        .as_ref()
        .map_or_else(String::new, |url| plain(url.authority()));
    let path = parsed.as_ref().map_or("", url::Url::path);
    let last = plain(path.rsplit('/').next().unwrap_or(""));
    let end = end.unwrap_or("");
    let stem = last.strip_suffix(end).unwrap_or(&last);
    // The end of a long name says what kind of file it is.
    let stem = &stem[stem.len().saturating_sub(NAME)..];
    let stem = if stem.is_empty() { "file" } else { stem };
    let apart = &digest(&[url.as_bytes()])[..APART];
    format!("{host}/{apart}/{stem}{end}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_of_another_host_asks_nobody_inside() {
        let far = "https://far.example/booth.json";
        assert!(leads_inside(far, "https://192.168.0.1/a.png"));
        assert!(leads_inside(far, "https://printer/a.png"));
        assert!(!leads_inside(far, "https://pictures.example/a.png"));
        // A neighbour's booth may name its own machine.
        assert!(!leads_inside(
            "http://localhost:8081/booth.json",
            "http://localhost:8081/a.png"
        ));
    }

    #[test]
    fn copies_have_plain_names_that_do_not_meet() {
        let one = name(
            "https://Far.example:8443/a%20b/booth.json?x=1",
            Some(".json"),
        );
        assert!(one.starts_with("far.example-8443/"), "{one}");
        assert!(one.ends_with("/booth.json"), "{one}");
        assert_ne!(
            one,
            name(
                "https://far.example:8443/a%20b/booth.json?x=2",
                Some(".json")
            )
        );
        assert!(name("https://far.example/", Some(".json")).ends_with("/file.json"));
        assert!(name("https://far.example/%2e%2e/.%2e", None).ends_with("/file"));
        assert!(name("https://far.example/絵.png", None).ends_with(".png"));
    }
}
