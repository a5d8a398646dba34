//! Where in a file of the event addresses stand, found in the text itself so that nothing but them need change.

use std::ops::Range;

use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};
use serde_json::value::RawValue;

use feed::limits;

use super::pictures::Use;

/// What stands at an address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum AddressPurpose {
    /// A picture that the site shows.
    Picture(Use),
    /// An object on a booth's plinth, and what the file says of it already.
    Object(StatedObject),
    /// A booth's film, and whether the file says already how many bytes it has.
    Film(bool),
    /// Something to follow or to take along.
    Document,
    /// Captions of a film.
    Captions,
    /// Where messages are sent.
    Endpoint,
    /// A booth file, named by the event file.
    Booth,
    /// A programme, named by the event file.
    Programme,
}

/// What a file says of an object besides where it is: the rest is said by the build.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct StatedObject {
    /// A picture of it.
    pub picture: bool,
    /// How large it is.
    pub size: bool,
}

/// An address in a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct FoundAddress {
    /// JSON path.
    pub path: String,
    /// What stands there.
    pub purpose: AddressPurpose,
    /// The address.
    pub text: String,
    /// Bytes it takes in the file, with its quotation marks.
    pub range: Range<usize>,
}

/// The addresses of one file, in its order.
#[derive(Debug, Default)]
pub(crate) struct Addresses {
    /// Those found.
    pub found: Vec<FoundAddress>,
}

impl Addresses {
    /// Finds the addresses of an event, booth or programme file: fields mean the same by their names wherever they stand.
    ///
    /// # Errors
    /// When the text is no JSON.
    pub fn read(&mut self, text: &str) -> serde_json::Result<()> {
        let raw: &RawValue = serde_json::from_str(text)?;
        self.walk(text, raw, String::new(), "", limits::DEPTH)
    }

    fn walk(
        &mut self,
        whole: &str,
        raw: &RawValue,
        path: String,
        name: &str,
        levels: usize,
    ) -> serde_json::Result<()> {
        // Each level reads its text again and takes its own piece of the stack; what is deeper was refused by the parser.
        let Some(levels) = levels.checked_sub(1) else {
            return Ok(());
        };
        let text = raw.get();
        match text.as_bytes().first() {
            Some(b'{') => {
                let JsonFields(fields) = serde_json::from_str(text)?;
                let says = |wanted: &str| fields.iter().any(|(name, _)| name == wanted);
                let (around, says_bytes) = (name, says("bytes"));
                let said = StatedObject {
                    picture: says("picture"),
                    size: says("size"),
                };
                for (name, value) in fields {
                    let path = if path.is_empty() {
                        name.clone()
                    } else {
                        format!("{path}.{name}")
                    };
                    let before = self.found.len();
                    self.walk(whole, value, path, &name, levels)?;
                    let purpose = match (around, &*name) {
                        ("object", "src") => AddressPurpose::Object(said),
                        ("screen", "video") => AddressPurpose::Film(says_bytes),
                        _ => continue,
                    };
                    let found = self.found.get_mut(before..).unwrap_or_default();
                    found.iter_mut().for_each(|it| it.purpose = purpose);
                }
            }
            Some(b'[') => {
                let entries: Vec<&RawValue> = serde_json::from_str(text)?;
                // Booth files stand in their hall's list.
                let name = if path.starts_with("halls[") && name == "booths" {
                    name
                } else {
                    ""
                };
                for (index, value) in entries.into_iter().enumerate() {
                    self.walk(whole, value, format!("{path}[{index}]"), name, levels)?;
                }
            }
            Some(b'"') => {
                let purpose = match name {
                    "src" if path.contains(".captions[") => AddressPurpose::Captions,
                    "src" => AddressPurpose::Picture(Use::Logo),
                    "image" | "picture" | "poster" => AddressPurpose::Picture(Use::Poster),
                    "url" if path.ends_with("contact.form.url") => AddressPurpose::Endpoint,
                    "video" if path.ends_with("screen.video") => AddressPurpose::Film(false),
                    "url" | "link" | "recording" | "stream" | "privacy" => AddressPurpose::Document,
                    "booths" => AddressPurpose::Booth,
                    "programme" if path == name => AddressPurpose::Programme,
                    _ => return Ok(()),
                };
                // The value is a piece of the whole text, so its place is the distance between the two.
                let start = text.as_ptr() as usize - whole.as_ptr() as usize;
                self.found.push(FoundAddress {
                    path,
                    purpose,
                    text: serde_json::from_str(text)?,
                    range: start..start + text.len(),
                });
            }
            _ => {}
        }
        Ok(())
    }
}

/// The fields of an object in the order of the file.
#[derive(Debug, Default)]
pub(crate) struct JsonFields<'a>(pub Vec<(String, &'a RawValue)>);

impl<'de: 'a, 'a> Deserialize<'de> for JsonFields<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct InOrder;
        impl<'de> Visitor<'de> for InOrder {
            type Value = JsonFields<'de>;

            fn expecting(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                out.write_str("an object")
            }

            fn visit_map<M: MapAccess<'de>>(self, mut map: M) -> Result<Self::Value, M::Error> {
                let mut fields = Vec::new();
                while let Some((name, value)) = map.next_entry::<String, &'de RawValue>()? {
                    fields.push((name, value));
                }
                Ok(JsonFields(fields))
            }
        }
        deserializer.deserialize_map(InOrder)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_found_where_they_stand() {
        let text = r#"{ "logo": {"src": "a\u002fb.png"}, "posters": [ {"title": "x"}, {"image":"c.png", "link": "https://x.example/"} ] }"#;
        let mut addresses = Addresses::default();
        addresses.read(text).unwrap();
        let found: Vec<_> = addresses
            .found
            .iter()
            .map(|address| {
                (
                    address.path.as_str(),
                    address.text.as_str(),
                    &text[address.range.clone()],
                )
            })
            .collect();
        assert_eq!(
            found,
            [
                ("logo.src", "a/b.png", r#""a\u002fb.png""#),
                ("posters[1].image", "c.png", r#""c.png""#),
                (
                    "posters[1].link",
                    "https://x.example/",
                    r#""https://x.example/""#
                ),
            ]
        );
        let mut addresses = Addresses::default();
        let text = r#"{ "sessions": [ { "stream": "https://x.example/", "recording": [ { "url": "a.webm",
            "captions": [ { "src": "a.vtt" } ] } ] } ] }"#;
        addresses.read(text).unwrap();
        let found = addresses.found.iter();
        let found: Vec<_> = found.map(|one| (one.path.as_str(), one.purpose)).collect();
        assert_eq!(
            found,
            [
                ("sessions[0].stream", AddressPurpose::Document),
                ("sessions[0].recording[0].url", AddressPurpose::Document),
                (
                    "sessions[0].recording[0].captions[0].src",
                    AddressPurpose::Captions
                ),
            ]
        );
        assert!(Addresses::default().read("{").is_err());
    }

    /// 60 kB of brackets once took the whole command with them.
    #[test]
    fn no_nesting_exhausts_the_stack() {
        for (open, close) in [("[", "]"), ("{\"x\":", "}")] {
            let deep = format!("{}1{}", open.repeat(100_000), close.repeat(100_000));
            let text = format!(r#"{{"logo": {{"src": "a.png"}}, "x": {deep}}}"#);
            let mut addresses = Addresses::default();
            addresses.read(&text).ok();
            assert!(addresses.found.len() <= 1);
        }
    }

    #[test]
    fn an_event_names_its_other_files() {
        let text = r#"{ "halls": [ { "booths": ["a.json", { "contact": { "form": { "url": "https://x.example/" } } }] } ],
            "programme": "p.json", "sessions": [ { "programme": "no", "booths": ["no"] } ] }"#;
        let mut addresses = Addresses::default();
        addresses.read(text).unwrap();
        let found = addresses.found.iter();
        let found: Vec<_> = found.map(|one| (one.path.as_str(), one.purpose)).collect();
        assert_eq!(
            found,
            [
                ("halls[0].booths[0]", AddressPurpose::Booth),
                (
                    "halls[0].booths[1].contact.form.url",
                    AddressPurpose::Endpoint
                ),
                ("programme", AddressPurpose::Programme),
            ]
        );
    }
}
