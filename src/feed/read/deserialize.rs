//! From the tree to typed values, keeping what went wrong as data: path, what was found, what is wanted.

use std::cell::RefCell;
use std::fmt;

use serde::de::{
    DeserializeSeed, Deserializer, Error, Expected, MapAccess, SeqAccess, Unexpected, Visitor,
    value::StrDeserializer,
};
use serde::forward_to_deserialize_any;

use crate::json::{JsonStep, Node};
use crate::problem::{ExpectedValue, FoundValue, ProblemKind, quoted};

/// Why a value could not be read. In a box, because every reader of every field hands it on: what is handed on is small then,
/// and so is the code that does it.
#[derive(Clone, Debug)]
pub(crate) struct Fault(Box<Inside>);

#[derive(Clone, Debug)]
struct Inside {
    /// Where; set by the innermost reader.
    path: Option<Vec<JsonStep>>,
    what: ProblemKind,
}

impl Fault {
    fn new(what: ProblemKind) -> Self {
        Self(Box::new(Inside { path: None, what }))
    }

    /// Where it is and what it is.
    pub fn told(self) -> (Vec<JsonStep>, ProblemKind) {
        (self.0.path.unwrap_or_default(), self.0.what)
    }
}

/// A field the format does not know.
#[derive(Clone, Debug)]
pub(crate) struct Unknown {
    pub path: Vec<JsonStep>,
    pub meant: Option<String>,
}

/// Reads a typed value from the tree; unknown fields are put aside.
pub(crate) fn read<'de, T: serde::Deserialize<'de>>(
    node: &'de Node,
) -> (Result<T, Fault>, Vec<Unknown>) {
    let place = RefCell::new(Place::default());
    let value = T::deserialize(Reader {
        node,
        place: &place,
    });
    (value, place.into_inner().unknown)
}

/// Where the reader stands.
#[derive(Default)]
struct Place {
    path: Vec<JsonStep>,
    /// Known fields of the object around, for suggestions; empty where they are not known.
    fields: &'static [&'static str],
    unknown: Vec<Unknown>,
}

#[derive(Clone, Copy)]
struct Reader<'de, 'p> {
    node: &'de Node,
    place: &'p RefCell<Place>,
}

impl<'de> Reader<'de, '_> {
    /// Reads what stands here, one step down, and goes back up.
    fn read_and_leave<S: DeserializeSeed<'de>>(self, seed: S) -> Result<S::Value, Fault> {
        let mut result = seed.deserialize(self);
        self.up(result.as_mut().err());
        result
    }

    #[inline(never)]
    fn down(self, step: JsonStep, node: &'de Node) -> Self {
        self.place.borrow_mut().path.push(step);
        Self {
            node,
            place: self.place,
        }
    }

    /// A field of an object, one step down.
    #[inline(never)]
    fn into_field(self, (name, node): &'de (String, Node)) -> Self {
        self.down(JsonStep::Key(name.clone()), node)
    }

    /// Back up; a fault says where it is, if the innermost reader has not said it.
    #[inline(never)]
    fn up(self, fault: Option<&mut Fault>) {
        let mut place = self.place.borrow_mut();
        if let Some(fault) = fault {
            fault.0.path.get_or_insert_with(|| place.path.clone());
        }
        place.path.pop();
    }

    /// What stands here is of another kind than what is wanted.
    #[inline(never)]
    fn wrong(self, wanted: &dyn Expected) -> Fault {
        Fault::new(ProblemKind::WrongType {
            found: found_node(self.node),
            wanted: wanted_of(wanted),
        })
    }

    fn object<V: Visitor<'de>>(
        self,
        known: &'static [&'static str],
        fields: &'de [(String, Node)],
        visitor: V,
    ) -> Result<V::Value, Fault> {
        let around = std::mem::replace(&mut self.place.borrow_mut().fields, known);
        let result = visitor.visit_map(Fields {
            reader: self,
            rest: fields,
            current: &NO_FIELD,
        });
        self.place.borrow_mut().fields = around;
        result
    }
}

impl<'de> Deserializer<'de> for Reader<'de, '_> {
    type Error = Fault;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        // Nothing that the format takes in several shapes is a number or a yes or no.
        match self.node {
            Node::Text(text) => visitor.visit_borrowed_str(text),
            Node::List(_) => self.deserialize_seq(visitor),
            Node::Object(_) => self.deserialize_map(visitor),
            Node::Null | Node::Struck | Node::Hole => visitor.visit_none(),
            Node::Bool(_) | Node::Number(_) => Err(self.wrong(&visitor)),
        }
    }

    fn deserialize_u8<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        self.deserialize_u64(visitor)
    }

    fn deserialize_u32<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        self.deserialize_u64(visitor)
    }

    fn deserialize_u64<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        match self.node {
            Node::Number(number) if let Some(value) = number.as_u64() => visitor.visit_u64(value),
            Node::Number(number) if let Some(value) = number.as_i64() => visitor.visit_i64(value),
            _ => Err(self.wrong(&visitor)),
        }
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        match self.node {
            Node::Null | Node::Struck | Node::Hole => visitor.visit_none(),
            _ => visitor.visit_some(self),
        }
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value, Fault> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        known: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Fault> {
        match self.node {
            Node::Object(fields) => self.object(known, fields, visitor),
            // Derived structs would also take a list for their fields in order; the format does not.
            Node::List(_) => Err(self.wrong(&"a map")),
            _ => Err(self.wrong(&visitor)),
        }
    }

    // Each kind of value is read by itself: a reader of lists need not know what to do with a number, a hundred times over.

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        match self.node {
            Node::List(items) => visitor.visit_seq(Items {
                reader: self,
                items,
                next: 0,
            }),
            _ => Err(self.wrong(&visitor)),
        }
    }

    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        match self.node {
            Node::Object(fields) => self.object(&[], fields, visitor),
            _ => Err(self.wrong(&visitor)),
        }
    }

    fn deserialize_str<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        match self.node {
            Node::Text(text) => visitor.visit_borrowed_str(text),
            _ => Err(self.wrong(&visitor)),
        }
    }

    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        self.deserialize_str(visitor)
    }

    /// What is read later is kept as text.
    fn deserialize_byte_buf<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        visitor.visit_str(&serde_json::to_string(self.node).unwrap_or_default())
    }

    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        match self.node {
            Node::Bool(value) => visitor.visit_bool(*value),
            _ => Err(self.wrong(&visitor)),
        }
    }

    /// The format's choices are plain words.
    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        words: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Fault> {
        match self.node {
            Node::Text(word) => visitor.visit_enum(StrDeserializer::<Fault>::new(word)),
            other => Err(Fault::new(ProblemKind::WrongType {
                found: found_node(other),
                wanted: one_of(words),
            })),
        }
    }

    /// Whatever is not known ends up here.
    fn deserialize_ignored_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        let mut place = self.place.borrow_mut();
        let meant = match place.path.last() {
            Some(JsonStep::Key(name)) => nearest(name, place.fields),
            _ => None,
        };
        let path = place.path.clone();
        place.unknown.push(Unknown { path, meant });
        visitor.visit_unit()
    }

    forward_to_deserialize_any! {
        i8 i16 i32 i64 i128 u16 u128 f32 f64 char bytes
        unit unit_struct tuple tuple_struct identifier
    }
}

struct Items<'de, 'p> {
    reader: Reader<'de, 'p>,
    items: &'de [Node],
    next: usize,
}

impl<'de> SeqAccess<'de> for Items<'de, '_> {
    type Error = Fault;

    fn next_element_seed<S: DeserializeSeed<'de>>(
        &mut self,
        seed: S,
    ) -> Result<Option<S::Value>, Fault> {
        while let Some(node) = self.items.get(self.next) {
            let step = JsonStep::Index(self.next);
            self.next += 1;
            if *node != Node::Struck {
                return self.reader.down(step, node).read_and_leave(seed).map(Some);
            }
        }
        Ok(None)
    }
}

/// Before the first field.
static NO_FIELD: (String, Node) = (String::new(), Node::Null);

struct Fields<'de, 'p> {
    reader: Reader<'de, 'p>,
    rest: &'de [(String, Node)],
    /// The field whose value is asked for next.
    current: &'de (String, Node),
}

impl<'de> MapAccess<'de> for Fields<'de, '_> {
    type Error = Fault;

    fn next_key_seed<S: DeserializeSeed<'de>>(
        &mut self,
        seed: S,
    ) -> Result<Option<S::Value>, Fault> {
        while let Some((field, rest)) = self.rest.split_first() {
            self.rest = rest;
            // Editors find the schema by this field.
            let schema = field.0 == "$schema" && self.reader.place.borrow().path.is_empty();
            if field.1 != Node::Struck && !schema {
                self.current = field;
                return seed.deserialize(StrDeserializer::new(&field.0)).map(Some);
            }
        }
        Ok(None)
    }

    fn next_value_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<S::Value, Fault> {
        self.reader.into_field(self.current).read_and_leave(seed)
    }
}

impl std::error::Error for Fault {}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // What is wrong is handed on as data, and said elsewhere.
        f.write_str("a value that cannot be read")
    }
}

impl Error for Fault {
    fn custom<M: fmt::Display>(message: M) -> Self {
        Self::new(ProblemKind::Shape(message.to_string()))
    }

    fn invalid_type(found: Unexpected<'_>, wanted: &dyn Expected) -> Self {
        Self::new(ProblemKind::WrongType {
            found: found_here(&found),
            wanted: wanted_of(wanted),
        })
    }

    fn invalid_value(found: Unexpected<'_>, wanted: &dyn Expected) -> Self {
        Self::new(ProblemKind::WrongValue {
            found: found_here(&found),
            wanted: wanted_of(wanted),
        })
    }

    fn unknown_variant(word: &str, words: &'static [&'static str]) -> Self {
        let found = FoundValue::Text(quoted(word));
        Self::new(ProblemKind::WrongValue {
            found,
            wanted: one_of(words),
        })
    }

    fn missing_field(field: &'static str) -> Self {
        Self::new(ProblemKind::Missing {
            field: field.to_owned(),
        })
    }

    fn duplicate_field(field: &'static str) -> Self {
        Self::new(ProblemKind::Repeated {
            field: field.to_owned(),
        })
    }
}

fn found_here(found: &Unexpected<'_>) -> FoundValue {
    match found {
        Unexpected::Bool(value) => FoundValue::Bool(*value),
        Unexpected::Unsigned(value) => FoundValue::Number(value.to_string()),
        Unexpected::Signed(value) => FoundValue::Number(value.to_string()),
        // By the writer of JSON, which is there anyway: the standard library's knows far more, and visitors would download it.
        Unexpected::Float(value) => FoundValue::Number(
            serde_json::Number::from_f64(*value)
                .map_or_else(String::new, |number| number.to_string()),
        ),
        Unexpected::Str(text) => FoundValue::Text(quoted(text)),
        Unexpected::Seq => FoundValue::List,
        Unexpected::Map => FoundValue::Object,
        _ => FoundValue::Nothing,
    }
}

pub(crate) fn found_node(node: &Node) -> FoundValue {
    match node {
        Node::Null | Node::Struck | Node::Hole => FoundValue::Nothing,
        Node::Bool(value) => FoundValue::Bool(*value),
        Node::Number(number) => FoundValue::Number(number.to_string()),
        Node::Text(text) => FoundValue::Text(quoted(text)),
        Node::List(_) => FoundValue::List,
        Node::Object(_) => FoundValue::Object,
    }
}

fn one_of(words: &[&str]) -> ExpectedValue {
    ExpectedValue::OneOf(words.iter().map(|&word| word.to_owned()).collect())
}

/// What our own visitors, and serde's derived ones, say that they expect.
fn wanted_of(wanted: &dyn Expected) -> ExpectedValue {
    match wanted.to_string().as_str() {
        "a string" => ExpectedValue::Words,
        "a text" => ExpectedValue::Text,
        "a sequence" => ExpectedValue::List,
        "a boolean" => ExpectedValue::Bool,
        "u8" => ExpectedValue::Whole {
            max: u8::MAX.into(),
        },
        "u32" => ExpectedValue::Whole {
            max: u32::MAX.into(),
        },
        "a moment" => ExpectedValue::Moment,
        "a date" => ExpectedValue::Date,
        "a source" => ExpectedValue::Source,
        "a map" => ExpectedValue::Object,
        text if text.starts_with("struct ") => ExpectedValue::Object,
        text => ExpectedValue::Other(text.to_owned()),
    }
}

/// The known field that a mistyped one was meant to be.
fn nearest(name: &str, known: &[&str]) -> Option<String> {
    // Fields are named in ASCII.
    let lower = name.to_ascii_lowercase();
    known
        .iter()
        .map(|field| {
            (
                strsim::osa_distance(&lower, &field.to_ascii_lowercase()),
                *field,
            )
        })
        .min()
        // One slip in short names, two in longer ones.
        .filter(|(slips, field)| *slips <= if field.len() < 6 { 1 } else { 2 })
        .map(|(_, field)| field.to_owned())
}

#[cfg(test)]
mod tests {
    use serde::Deserialize;
    use serde_json::{Value, json};

    use super::*;
    use crate::{Moment, Text};

    /// Of each type that the format has, what serde says that it wants.
    #[derive(Debug, Deserialize)]
    #[allow(dead_code, reason = "only read into")]
    struct All {
        words: Option<String>,
        text: Option<Text>,
        list: Option<Vec<String>>,
        flag: Option<bool>,
        small: Option<u8>,
        whole: Option<u32>,
        moment: Option<Moment>,
        #[serde(default, deserialize_with = "crate::moment::date")]
        date: jiff::civil::Date,
        source: Option<crate::event::ProgrammeSource>,
        object: Option<crate::booth::Contact>,
        map: Option<std::collections::BTreeMap<String, String>>,
        choice: Option<crate::booth::Size>,
    }

    fn wanted(field: &str, value: &Value) -> ExpectedValue {
        let node: Node = serde_json::from_value(json!({ field: value })).unwrap();
        match read::<All>(&node).0.unwrap_err().told().1 {
            ProblemKind::WrongType { wanted, .. } | ProblemKind::WrongValue { wanted, .. } => {
                wanted
            }
            other => panic!("{field}: {other:?}"),
        }
    }

    /// The phrases are serde's own English: a release that words them otherwise fails here, not at an exhibitor.
    #[test]
    fn every_phrase_of_serde_is_understood() {
        for (field, value, is) in [
            ("words", json!(1), ExpectedValue::Words),
            ("text", json!(1), ExpectedValue::Text),
            ("list", json!("x"), ExpectedValue::List),
            ("flag", json!("x"), ExpectedValue::Bool),
            ("small", json!("x"), ExpectedValue::Whole { max: 255 }),
            ("small", json!(256), ExpectedValue::Whole { max: 255 }),
            (
                "whole",
                json!("x"),
                ExpectedValue::Whole {
                    max: u32::MAX.into(),
                },
            ),
            (
                "whole",
                json!(-1),
                ExpectedValue::Whole {
                    max: u32::MAX.into(),
                },
            ),
            (
                "whole",
                json!(1.5),
                ExpectedValue::Whole {
                    max: u32::MAX.into(),
                },
            ),
            ("moment", json!(1), ExpectedValue::Moment),
            ("moment", json!("x"), ExpectedValue::Moment),
            ("date", json!(1), ExpectedValue::Date),
            ("date", json!("x"), ExpectedValue::Date),
            ("source", json!(1), ExpectedValue::Source),
            ("object", json!(1), ExpectedValue::Object),
            ("object", json!([]), ExpectedValue::Object),
            ("map", json!(1), ExpectedValue::Object),
        ] {
            assert_eq!(wanted(field, &value), is, "{field}: {value}");
        }
        let choices = ["standard", "wide", "island"].map(str::to_owned).to_vec();
        assert_eq!(
            wanted("choice", &json!("x")),
            ExpectedValue::OneOf(choices.clone())
        );
        assert_eq!(wanted("choice", &json!(1)), ExpectedValue::OneOf(choices));
    }

    #[test]
    fn a_slip_is_told_by_the_nearest_field() {
        let known = ["name", "tagline", "description", "sdgs"];
        for (written, meant) in [
            ("nmae", Some("name")),
            ("Tagline", Some("tagline")),
            ("discription", Some("description")),
            ("desciptoin", Some("description")),
            ("sdg", Some("sdgs")),
            ("naem2", None),
            ("video", None),
        ] {
            assert_eq!(nearest(written, &known).as_deref(), meant, "{written}");
        }
    }
}
