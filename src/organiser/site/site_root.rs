//! Site root: the folder of its host that a site stands in, in letters that every server's settings take as they are.

use std::fmt;

use url::Url;

/// `/`, or `/2026/fair/`: letters and digits of any script, and `. _ ~ / -`. Nothing but this file makes one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct SiteRoot {
    encoded: String,
    decoded: String,
}

impl SiteRoot {
    /// The root of a site at this address; `/` where nobody has said where it will stand. `None` when its path has other
    /// letters.
    pub fn of(base: Option<&Url>) -> Option<Self> {
        let encoded = base.map_or("/", Url::path);
        let decoded = percent_encoding::percent_decode_str(encoded);
        let decoded = decoded.decode_utf8().ok()?.into_owned();
        let plain = |c: char| c.is_alphanumeric() || "._~/-".contains(c);
        (decoded.chars().all(plain) && decoded.starts_with('/') && decoded.ends_with('/')).then(
            || Self {
                encoded: encoded.to_owned(),
                decoded,
            },
        )
    }

    /// As file systems write it.
    pub fn decoded(&self) -> &str {
        &self.decoded
    }
}

/// As addresses write it.
impl fmt::Display for SiteRoot {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.encoded)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_root_has_no_letter_that_means_something_to_a_server() {
        let root = |url: &str| SiteRoot::of(Some(&Url::parse(url).unwrap()));
        assert_eq!(SiteRoot::of(None).unwrap().to_string(), "/");
        let fair = root("https://host.example/2026/見本市/").unwrap();
        assert_eq!(fair.decoded(), "/2026/見本市/");
        for letter in
            ('!'..='~').filter(|c| !c.is_ascii_alphanumeric() && !"._~/-?#%\\".contains(*c))
        {
            assert_eq!(
                root(&format!("https://host.example/a{letter}b/")),
                None,
                "{letter}"
            );
        }
        for odd in ["a%0ab/", "a%22b/", "a%24b/", "a%7bb/", "a b/", "%ff/"] {
            assert_eq!(root(&format!("https://host.example/{odd}")), None, "{odd}");
        }
    }
}
