//! Parts of a file that browsers read where they show them: the list is searched without them, so what reads them need not come
//! with its first module. Everywhere else they are read, and looked at, with the file.

#[cfg(not(target_arch = "wasm32"))]
pub use read::Read as Later;
#[cfg(target_arch = "wasm32")]
pub use unread::Unread as Later;

#[cfg(not(target_arch = "wasm32"))]
mod read {
    use serde::{Deserialize, Serialize};

    /// A part that was read with its file.
    #[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
    #[serde(transparent)]
    pub struct Read<T>(pub Box<T>);

    impl<T: Clone> Read<T> {
        /// What it says.
        pub fn get(&self) -> Option<T> {
            Some(T::clone(&self.0))
        }
    }
}

#[cfg(any(target_arch = "wasm32", test))]
mod unread {
    use std::fmt;
    use std::marker::PhantomData;

    use serde::de::Visitor;
    use serde::{Deserialize, Deserializer, Serialize, Serializer};

    use crate::booth::Screen;
    use crate::check::{Checker, Clean};
    use crate::json::Node;
    use crate::read::deserialize;

    /// A part that is kept as it stands in its file.
    #[derive(Clone, Debug, PartialEq)]
    pub struct Unread<T> {
        json: String,
        of: PhantomData<fn() -> T>,
    }

    impl<T> Unread<T> {
        /// It as a tree.
        pub(crate) fn node(&self) -> Node {
            serde_json::from_str(&self.json).unwrap_or(Node::Null)
        }
    }

    impl Unread<Screen> {
        /// What it says; nothing where it is faulty, which is told by what reads whole files.
        pub fn get(&self) -> Option<Screen> {
            let mut value: Screen = deserialize::read(&self.node()).0.ok()?;
            value.clean(&mut Checker::default()).then_some(value)
        }
    }

    impl<'de, T> Deserialize<'de> for Unread<T> {
        fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
            // The one kind of value that the format has not; its reader hands out the text.
            let json = deserializer.deserialize_byte_buf(Json)?;
            let of = PhantomData;
            Ok(Self { json, of })
        }
    }

    impl<T> Serialize for Unread<T> {
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

    use super::unread::Unread;
    use crate::booth::Screen;
    use crate::json::Node;
    use crate::read::deserialize;

    fn unread(value: &serde_json::Value) -> Unread<Screen> {
        let node: Node = serde_json::from_value(value.clone()).unwrap();
        deserialize::read(&node).0.unwrap()
    }

    #[test]
    fn what_browsers_read_later_is_what_was_written() {
        let film = json!({"video": "a.webm", "title": {"ja": "潮"}, "captions": [{"src": "a.vtt", "language": "ja"}]});
        let kept = unread(&film);
        assert_eq!(serde_json::to_value(&kept).unwrap(), film);
        let read = kept.get().unwrap();
        assert_eq!(
            (read.video.as_str(), read.title.get("ja")),
            ("a.webm", "潮")
        );
        assert_eq!(read.captions.len(), 1);
    }

    #[test]
    fn what_is_faulty_is_not_there() {
        for faulty in [
            json!(7),
            json!({}),
            json!({"video": 7}),
            json!({"video": "javascript:alert(1)"}),
        ] {
            assert_eq!(unread(&faulty).get(), None, "{faulty}");
        }
        let long = json!({"video": "a.webm", "title": "x".repeat(1000)});
        let cut = unread(&long).get().unwrap();
        assert!(cut.title.get("en").chars().count() <= crate::limits::TITLE);
    }
}
