//! Parts of a file that browsers read where they show them: the list is searched without them, so what reads them need not come
//! with its first module. Everywhere else they are read, and looked at, with the file.

use crate::json::Node;

#[cfg(not(target_arch = "wasm32"))]
pub use read::Read as Later;
#[cfg(target_arch = "wasm32")]
pub use unread::UnreadPart as Later;

/// What can be read later.
pub trait ReadLater: Sized {
    /// What the tree says, cleaned; nothing where it is faulty, which is told by what reads whole files.
    fn read(node: &Node) -> Option<Self>;
}

#[cfg(not(target_arch = "wasm32"))]
mod read {
    use serde::{Deserialize, Serialize};

    /// A part that was read with its file.
    #[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
    #[serde(transparent)]
    pub struct Read<T>(Box<T>);

    impl<T> Read<T> {
        /// What it says.
        pub fn get(&self) -> Option<&T> {
            Some(&self.0)
        }

        /// What it says, to be put right.
        pub fn get_mut(&mut self) -> &mut T {
            &mut self.0
        }
    }

    impl<T> Read<Vec<T>> {
        /// Whether it says nothing.
        pub fn is_empty(&self) -> bool {
            self.0.is_empty()
        }
    }

    impl<T> From<T> for Read<T> {
        fn from(part: T) -> Self {
            Self(Box::new(part))
        }
    }
}

#[cfg(any(target_arch = "wasm32", test))]
mod unread {
    use std::fmt;
    use std::sync::OnceLock;

    use serde::de::Visitor;
    use serde::{Deserialize, Deserializer, Serialize, Serializer};

    use super::ReadLater;
    use crate::json::Node;

    /// A part that is kept as it stands in its file until somebody asks for it, and is read once.
    #[derive(Debug)]
    pub struct UnreadPart<T> {
        json: String,
        read: OnceLock<Option<Box<T>>>,
    }

    impl<T> UnreadPart<T> {
        fn of(json: String) -> Self {
            let read = OnceLock::new();
            Self { json, read }
        }

        /// It as a tree.
        pub(crate) fn node(&self) -> Node {
            serde_json::from_str(&self.json).unwrap_or(Node::Null)
        }

        /// Whether there is nothing to read.
        pub fn is_empty(&self) -> bool {
            self.json.is_empty()
        }
    }

    impl<T: ReadLater> UnreadPart<T> {
        /// What it says; nothing where it is faulty.
        pub fn get(&self) -> Option<&T> {
            let read = || T::read(&self.node()).map(Box::new);
            self.read.get_or_init(read).as_deref()
        }
    }

    impl<T> Default for UnreadPart<T> {
        fn default() -> Self {
            Self::of(String::new())
        }
    }

    // A copy is read anew: what copies a file need not know how each part is copied.
    impl<T> Clone for UnreadPart<T> {
        fn clone(&self) -> Self {
            Self::of(self.json.clone())
        }
    }

    impl<T> PartialEq for UnreadPart<T> {
        fn eq(&self, other: &Self) -> bool {
            self.json == other.json
        }
    }

    impl<'de, T> Deserialize<'de> for UnreadPart<T> {
        fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
            // The one kind of value that the format has not; its reader hands out the text.
            deserializer.deserialize_byte_buf(Json).map(Self::of)
        }
    }

    impl<T> Serialize for UnreadPart<T> {
        fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            self.node().serialize(serializer)
        }
    }

    struct Json;

    impl Visitor<'_> for Json {
        type Value = String;

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("JSON")
        }

        fn visit_str<E>(self, json: &str) -> Result<String, E> {
            Ok(json.to_owned())
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::unread::UnreadPart;
    use crate::booth::Screen;
    use crate::json::Node;
    use crate::read::deserialize;
    use crate::{Event, Tour};

    fn unread<T>(value: &serde_json::Value) -> UnreadPart<T> {
        let node: Node = serde_json::from_value(value.clone()).unwrap();
        deserialize::read(&node).0.unwrap()
    }

    #[test]
    fn what_browsers_read_later_is_what_was_written() {
        let film = json!({"video": "a.webm", "title": {"ja": "潮"}, "captions": [{"src": "a.vtt", "language": "ja"}]});
        let kept: UnreadPart<Screen> = unread(&film);
        assert_eq!(serde_json::to_value(&kept).unwrap(), film);
        let read = kept.get().unwrap();
        assert_eq!(
            (read.video.as_str(), read.title.get("ja")),
            ("a.webm", "潮")
        );
        assert_eq!(read.captions.len(), 1);
    }

    #[test]
    fn it_is_read_once() {
        let kept: UnreadPart<Screen> = unread(&json!({"video": "a.webm"}));
        assert!(std::ptr::eq(kept.get().unwrap(), kept.get().unwrap()));
        let copy = kept.clone();
        assert_eq!(copy, kept);
        assert_eq!(copy.get(), kept.get());
    }

    #[test]
    fn what_is_faulty_is_not_there() {
        for faulty in [
            json!(7),
            json!({}),
            json!({"video": 7}),
            json!({"video": "javascript:alert(1)"}),
        ] {
            assert_eq!(unread::<Screen>(&faulty).get(), None, "{faulty}");
        }
        let long = json!({"video": "a.webm", "title": "x".repeat(1000)});
        let kept = unread::<Screen>(&long);
        let cut = kept.get().unwrap();
        assert!(cut.title.get("en").chars().count() <= crate::limits::TITLE);
    }

    #[test]
    fn tours_that_are_read_later_are_the_same() {
        let tours = json!([
            {"id": "A b", "title": " T ", "stops": [{"booth": "one", "text": "x"}, {"booth": 3}]},
            {"id": "none", "title": "N", "stops": []}, 7
        ]);
        let event = json!({
            "version": 1, "id": "fair", "title": "Fair", "languages": ["en"], "timeZone": "Asia/Tokyo",
            "organiser": {"name": "We"}, "halls": [], "tours": tours
        });
        let event = Event::parse(event.to_string().as_bytes(), "event.json");
        let event = event.value.unwrap();
        let kept = unread::<Vec<Tour>>(&tours);
        let later = kept.get().unwrap();
        assert_eq!(event.tours.get(), Some(later));
        let [tour] = &later[..] else {
            panic!("{later:?}")
        };
        assert_eq!((tour.id.as_str(), tour.stops.len()), ("a-b", 1));
        let none = UnreadPart::<Vec<Tour>>::default();
        assert!(none.is_empty() && none.get() == Some(&Vec::new()));
    }

    #[test]
    fn a_field_that_stands_twice_counts_once() {
        let json = r#"{"video": "a.webm", "title": "A", "title": "B"}"#;
        let mut node: Node = serde_json::from_str(json).unwrap();
        node.strike_repeated(&mut Vec::new(), &mut |_, _| {});
        let kept: UnreadPart<Screen> = deserialize::read(&node).0.unwrap();
        assert_eq!(kept.get().unwrap().title.get("en"), "A");
    }
}
