//! What the page remembers for the visitor, on the device only.

use feed::json::{Node, write_fields, write_map};
use litemap::LiteMap;
use serde::{Serialize, Serializer};

/// Narrowest and widest horizontal field of view a visitor may choose, degrees: below, one sees a keyhole; above, signs
/// at the edge are stretched beyond reading.
pub const FIELD_OF_VIEW: (f32, f32) = (50.0, 110.0);
/// Smallest and largest size of the panels' text, 1 is ours (WCAG 1.4.4 asks for 2).
pub const TEXT_SCALE: (f32, f32) = (0.8, 2.0);

/// Everything remembered about one event.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Records {
    /// Ids of booths that were opened.
    #[serde(serialize_with = "write_keys")]
    pub visited: LiteMap<String, ()>,
    /// Ids of booths on the visitor's list, each with the visitor's note.
    #[serde(serialize_with = "write_map")]
    pub kept_booths: LiteMap<String, String>,
    /// Ids of sessions on the visitor's list, each with the visitor's note.
    #[serde(serialize_with = "write_map")]
    pub kept_sessions: LiteMap<String, String>,
    /// Ids of booths that were asked for a meeting, each with the wished slots: intervals of ISO 8601, divided by spaces.
    #[serde(serialize_with = "write_map")]
    pub meetings: LiteMap<String, String>,
    /// Order of the walk through the kept booths, when the visitor has made one.
    pub walk: Vec<String>,
    /// Where the visitor last stood.
    pub place: Option<LastPlace>,
    /// Whether the welcome card has been read.
    pub welcomed: bool,
    /// How the visitor wants it.
    pub settings: Settings,
    /// What a newer version remembered and this one does not know; kept as it is.
    #[serde(flatten, serialize_with = "write_fields")]
    pub unknown: Vec<(String, Node)>,
}

/// Where the visitor last stood.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct LastPlace {
    /// Id of the hall.
    pub hall: String,
    /// x and z, metres.
    #[serde(serialize_with = "write_numbers")]
    pub position: [f32; 2],
    /// Radians.
    #[serde(serialize_with = "write_number")]
    pub yaw: f32,
}

/// How the visitor wants it.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Settings {
    /// BCP 47 tag the visitor chose; the browser's when none.
    pub language: Option<String>,
    /// Walk briskly (2.8 m/s instead of 1.4).
    pub brisk: bool,
    /// Short fades instead of walking; the device's own wish when `None`.
    pub reduced_motion: Option<bool>,
    /// Horizontal field of view at 16:9, degrees.
    #[serde(serialize_with = "write_number")]
    pub field_of_view: f32,
    /// Show the stick for touch.
    pub stick: bool,
    /// Single-letter keys work (WCAG 2.1.4).
    pub letter_keys: bool,
    /// Size of the panels' text, 1 is ours.
    #[serde(serialize_with = "write_number")]
    pub text_scale: f32,
    /// Quality of the 3D picture.
    pub quality: Quality,
    /// Do not show other visitors as figures.
    pub hide_others: bool,
    /// Films on walls stand still until they are pressed.
    pub still_films: bool,
    /// Let the sound of the place be heard.
    pub sound: bool,
    /// What a newer version remembered and this one does not know; kept as it is.
    #[serde(flatten, serialize_with = "write_fields")]
    pub unknown: Vec<(String, Node)>,
}

/// Quality of the 3D picture.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Quality {
    /// By measured frame time.
    #[default]
    Auto,
    /// Every pixel.
    Full,
    /// Half resolution; panels stay sharp.
    Half,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            language: None,
            brisk: false,
            reduced_motion: None,
            // Wide enough to see both rows of booths from the aisle, narrow enough to keep their signs upright.
            field_of_view: 75.0,
            stick: false,
            letter_keys: true,
            text_scale: 1.0,
            quality: Quality::Auto,
            hide_others: false,
            still_films: false,
            sound: false,
            unknown: Vec::new(),
        }
    }
}

/// Why something could not be remembered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum StoreProblem {
    /// The browser forbids storage (private windows, settings, third-party frames).
    #[error("this browser does not let pages remember anything")]
    Forbidden,
    /// There is no room left.
    #[error("the space that this browser gives to pages is full")]
    Full,
}

impl StoreProblem {
    /// The name by which the faces tell one another.
    pub fn name(self) -> &'static str {
        match self {
            Self::Forbidden => "forbidden",
            Self::Full => "full",
        }
    }

    /// The problem of this name.
    pub fn named(name: &str) -> Option<Self> {
        [Self::Forbidden, Self::Full]
            .into_iter()
            .find(|problem| problem.name() == name)
    }
}

/// Where texts are remembered: the browser's storage, or a map in the tests.
pub trait Store {
    /// The text under a name, if any.
    ///
    /// # Errors
    /// When storage is forbidden.
    fn get(&self, name: &str) -> Result<Option<String>, StoreProblem>;
    /// Remembers a text under a name.
    ///
    /// # Errors
    /// When storage is forbidden or full.
    fn set(&self, name: &str, text: &str) -> Result<(), StoreProblem>;
    /// Forgets what is under a name.
    ///
    /// # Errors
    /// When storage is forbidden.
    fn remove(&self, name: &str) -> Result<(), StoreProblem>;
}

/// Name under which an event's records are remembered: several events may share one host.
pub fn store_name(event: &str) -> String {
    format!("boothwalk:{event}:records")
}

impl Records {
    /// Reads records that this or another version wrote. A part that cannot be read is left out, the others are kept;
    /// parts that a newer version added are kept as they are.
    pub fn from_json(text: &str) -> Self {
        let Ok(Node::Object(mut parts)) = serde_json::from_str(text) else {
            return Self::default();
        };
        let mut records = Self::default();
        take(&mut parts, "visited", &mut records.visited);
        take(&mut parts, "keptBooths", &mut records.kept_booths);
        take(&mut parts, "keptSessions", &mut records.kept_sessions);
        take(&mut parts, "meetings", &mut records.meetings);
        take(&mut parts, "walk", &mut records.walk);
        take(&mut parts, "place", &mut records.place);
        take(&mut parts, "welcomed", &mut records.welcomed);
        take(&mut parts, "settings", &mut records.settings);
        records.unknown = parts;
        records.tidy();
        records
    }

    /// The records as they are remembered and exported.
    pub fn to_json(&self) -> String {
        // Maps with text keys and finite numbers only: there is nothing in here that JSON cannot say.
        serde_json::to_string(self).unwrap_or_default()
    }

    /// Reads what a store remembers of an event; nothing is no error.
    ///
    /// # Errors
    /// When storage is forbidden.
    pub fn load(store: &dyn Store, event: &str) -> Result<Self, StoreProblem> {
        let text = store.get(&store_name(event))?;
        Ok(text.as_deref().map(Self::from_json).unwrap_or_default())
    }

    /// Remembers them.
    ///
    /// # Errors
    /// When storage is forbidden or full.
    pub fn save(&self, store: &dyn Store, event: &str) -> Result<(), StoreProblem> {
        store.set(&store_name(event), &self.to_json())
    }

    /// Takes over what another device remembered: visits, lists and notes are joined, place and settings stay ours.
    pub fn join(&mut self, other: Self) {
        self.visited.extend(other.visited);
        for (ours, theirs) in [
            (&mut self.kept_booths, other.kept_booths),
            (&mut self.kept_sessions, other.kept_sessions),
        ] {
            for (id, note) in theirs {
                let mine = ours.entry(id).or_default();
                if mine.is_empty() {
                    *mine = note;
                } else if !note.is_empty() && *mine != note {
                    *mine = format!("{mine}\n{note}");
                }
            }
        }
        for (booth, slots) in other.meetings {
            self.meetings.entry(booth).or_insert(slots);
        }
        if self.walk.is_empty() {
            self.walk = other.walk;
        }
    }

    /// Keeps a booth, without a note, or lets it go from list and walk.
    pub fn toggle_booth(&mut self, id: &str) {
        if self.kept_booths.remove(id).is_some() {
            self.walk.retain(|step| step != id);
        } else {
            self.kept_booths.insert(id.to_owned(), String::new());
        }
    }

    /// Keeps a session, without a note, or lets it go.
    pub fn toggle_session(&mut self, id: &str) {
        if self.kept_sessions.remove(id).is_none() {
            self.kept_sessions.insert(id.to_owned(), String::new());
        }
    }

    /// Brings values that a person or another program may have written into the range that works.
    fn tidy(&mut self) {
        let settings = &mut self.settings;
        settings.field_of_view = settings
            .field_of_view
            .clamp(FIELD_OF_VIEW.0, FIELD_OF_VIEW.1);
        settings.text_scale = settings.text_scale.clamp(TEXT_SCALE.0, TEXT_SCALE.1);
        if let Some(place) = &self.place {
            let numbers = [place.position[0], place.position[1], place.yaw];
            if !numbers.iter().all(|number| number.is_finite()) {
                self.place = None;
            }
        }
    }
}

/// Writes what is in a set as a list.
fn write_keys<S: Serializer>(set: &LiteMap<String, ()>, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_seq(set.keys())
}

/// Writes a number as a wider one, without loss: the writer of the narrow ones is nothing that visitors need to download.
#[expect(clippy::trivially_copy_pass_by_ref, reason = "as serde calls it")]
fn write_number<S: Serializer>(number: &f32, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_f64((*number).into())
}

fn write_numbers<S: Serializer>(numbers: &[f32; 2], serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_seq(numbers.map(f64::from))
}

/// What a part of the records is read from. By hand and not by derived readers: one bad part must cost itself alone, and
/// every visitor downloads the code.
trait Part: Sized {
    /// The part, if this is one.
    fn read(node: Node) -> Option<Self>;
}

/// Takes a part out, into its place if it can be read.
fn take<T: Part>(parts: &mut Vec<(String, Node)>, name: &str, place: &mut T) {
    while let Some(at) = parts.iter().position(|(key, _)| key == name) {
        let (_, part) = parts.remove(at);
        if let Some(part) = T::read(part) {
            *place = part;
        }
    }
}

/// What a field of an object is, or the default when it is not there; `None` when it is something else.
fn field<T: Part + Default>(node: &Node, name: &str) -> Option<T> {
    match node.field(name) {
        Some(part) => T::read(part.clone()),
        None => Some(T::default()),
    }
}

impl Part for bool {
    fn read(node: Node) -> Option<Self> {
        match node {
            Node::Bool(is) => Some(is),
            _ => None,
        }
    }
}

impl Part for f32 {
    #[expect(
        clippy::cast_possible_truncation,
        reason = "remembered as precisely as used"
    )]
    fn read(node: Node) -> Option<Self> {
        match node {
            Node::Number(number) => number.as_f64().map(|number| number as Self),
            _ => None,
        }
    }
}

impl Part for String {
    fn read(node: Node) -> Option<Self> {
        match node {
            Node::Text(text) => Some(text),
            _ => None,
        }
    }
}

impl<T: Part> Part for Option<T> {
    fn read(node: Node) -> Option<Self> {
        match node {
            Node::Null => Some(None),
            node => T::read(node).map(Some),
        }
    }
}

impl<T: Part> Part for Vec<T> {
    fn read(node: Node) -> Option<Self> {
        match node {
            Node::List(items) => items.into_iter().map(T::read).collect(),
            _ => None,
        }
    }
}

impl Part for LiteMap<String, ()> {
    fn read(node: Node) -> Option<Self> {
        // One by one: collecting them compiles a sort of their own, which every visitor would download.
        let mut set = Self::new();
        for text in Vec::read(node)? {
            set.insert(text, ());
        }
        Some(set)
    }
}

impl Part for LiteMap<String, String> {
    fn read(node: Node) -> Option<Self> {
        let Node::Object(fields) = node else {
            return None;
        };
        let mut map = Self::new();
        for (id, note) in fields {
            map.insert(id, String::read(note)?);
        }
        Some(map)
    }
}

impl Part for LastPlace {
    fn read(node: Node) -> Option<Self> {
        if !matches!(node, Node::Object(_)) {
            return None;
        }
        let position: Vec<f32> = field(&node, "position")?;
        Some(Self {
            hall: field(&node, "hall")?,
            position: match position.as_slice() {
                [] if node.field("position").is_none() => [0.0; 2],
                &[x, z] => [x, z],
                _ => return None,
            },
            yaw: field(&node, "yaw")?,
        })
    }
}

impl Part for Quality {
    fn read(node: Node) -> Option<Self> {
        match String::read(node)?.as_str() {
            "auto" => Some(Self::Auto),
            "full" => Some(Self::Full),
            "half" => Some(Self::Half),
            _ => None,
        }
    }
}

impl Part for Settings {
    fn read(node: Node) -> Option<Self> {
        let Node::Object(mut parts) = node else {
            return None;
        };
        let mut settings = Self::default();
        take(&mut parts, "language", &mut settings.language);
        take(&mut parts, "brisk", &mut settings.brisk);
        take(&mut parts, "reducedMotion", &mut settings.reduced_motion);
        take(&mut parts, "fieldOfView", &mut settings.field_of_view);
        take(&mut parts, "stick", &mut settings.stick);
        take(&mut parts, "letterKeys", &mut settings.letter_keys);
        take(&mut parts, "textScale", &mut settings.text_scale);
        take(&mut parts, "quality", &mut settings.quality);
        take(&mut parts, "hideOthers", &mut settings.hide_others);
        take(&mut parts, "stillFilms", &mut settings.still_films);
        take(&mut parts, "sound", &mut settings.sound);
        settings.unknown = parts;
        Some(settings)
    }
}

#[cfg(test)]
mod tests {
    use std::cell::RefCell;

    use super::*;

    #[derive(Default)]
    struct Shelf {
        texts: RefCell<std::collections::BTreeMap<String, String>>,
        room: Option<usize>,
    }

    impl Store for Shelf {
        fn get(&self, name: &str) -> Result<Option<String>, StoreProblem> {
            Ok(self.texts.borrow().get(name).cloned())
        }
        fn set(&self, name: &str, text: &str) -> Result<(), StoreProblem> {
            if self.room.is_some_and(|room| text.len() > room) {
                return Err(StoreProblem::Full);
            }
            self.texts.borrow_mut().insert(name.into(), text.into());
            Ok(())
        }
        fn remove(&self, name: &str) -> Result<(), StoreProblem> {
            self.texts.borrow_mut().remove(name);
            Ok(())
        }
    }

    fn some_records() -> Records {
        let mut records = Records {
            walk: vec!["nec".into()],
            place: Some(LastPlace {
                hall: "dockyard".into(),
                position: [1.5, -20.0],
                yaw: 0.5,
            }),
            ..Records::default()
        };
        records.visited.insert("nec".into(), ());
        records
            .kept_booths
            .insert("nec".into(), "Ask about 水".into());
        records.settings.language = Some("ja".into());
        records
    }

    #[test]
    fn what_is_saved_is_loaded_for_this_event_only() {
        let shelf = Shelf::default();
        some_records().save(&shelf, "fair").unwrap();
        assert_eq!(Records::load(&shelf, "fair").unwrap(), some_records());
        assert_eq!(Records::load(&shelf, "other").unwrap(), Records::default());
    }

    #[test]
    fn every_part_comes_back() {
        let mut records = some_records();
        records
            .kept_sessions
            .insert("opening".into(), "14:00".into());
        records.welcomed = true;
        records.settings = Settings {
            brisk: true,
            reduced_motion: Some(true),
            field_of_view: 60.0,
            stick: true,
            letter_keys: false,
            text_scale: 1.5,
            quality: Quality::Half,
            hide_others: true,
            still_films: true,
            sound: true,
            ..records.settings
        };
        let again = Records::from_json(&records.to_json());
        assert_eq!(again, records);
        assert!(again.unknown.is_empty() && again.settings.unknown.is_empty());
    }

    #[test]
    fn a_full_store_says_so_and_keeps_what_it_had() {
        let shelf = Shelf {
            room: Some(10),
            ..Shelf::default()
        };
        assert_eq!(some_records().save(&shelf, "fair"), Err(StoreProblem::Full));
        assert_eq!(Records::load(&shelf, "fair").unwrap(), Records::default());
    }

    #[test]
    fn one_part_that_cannot_be_read_costs_that_part_only() {
        let text = r#"{"visited": 7, "keptBooths": {"nec": "note"}, "place": {"hall": 3},
            "settings": {"brisk": true, "quality": "ultra", "fieldOfView": 900, "textScale": -1}}"#;
        let records = Records::from_json(text);
        assert!(records.visited.is_empty());
        assert_eq!(records.kept_booths.get("nec").unwrap(), "note");
        assert_eq!(records.place, None);
        assert!(records.settings.brisk);
        assert_eq!(records.settings.quality, Quality::Auto);
        assert!((records.settings.field_of_view - FIELD_OF_VIEW.1).abs() < f32::EPSILON);
        assert!((records.settings.text_scale - TEXT_SCALE.0).abs() < f32::EPSILON);
        for broken in ["", "null", "[]", "{", "7"] {
            assert_eq!(Records::from_json(broken), Records::default());
        }
    }

    #[test]
    fn a_place_is_whole_or_none() {
        let place = |text: &str| Records::from_json(&format!(r#"{{"place": {text}}}"#)).place;
        let there = place(r#"{"hall": "a", "position": [1, -2.5]}"#).unwrap();
        assert_eq!((there.hall.as_str(), there.position), ("a", [1.0, -2.5]));
        for text in [
            "null",
            "7",
            r#"{"hall": "a", "position": [1]}"#,
            r#"{"hall": "a", "position": []}"#,
            r#"{"hall": "a", "yaw": "north"}"#,
        ] {
            assert_eq!(place(text), None, "{text}");
        }
    }

    #[test]
    fn parts_of_a_newer_version_survive_this_one() {
        let text = r#"{"badges": {"gold": [true, 1e3, null, -2]}, "settings": {"voice": "calm"}}"#;
        let again = Records::from_json(text).to_json();
        assert!(
            again.contains(r#""badges":{"gold":[true,1000.0,null,-2]}"#),
            "{again}"
        );
        assert!(again.contains(r#""voice":"calm""#), "{again}");
    }

    #[test]
    fn what_is_let_go_leaves_the_walk() {
        let mut records = some_records();
        records.toggle_booth("nec");
        assert!(!records.kept_booths.contains_key("nec") && records.walk.is_empty());
        records.toggle_booth("nec");
        assert_eq!(records.kept_booths.get("nec").unwrap(), "");
        records.toggle_session("opening");
        assert!(records.kept_sessions.contains_key("opening"));
        records.toggle_session("opening");
        assert!(records.kept_sessions.is_empty());
    }

    #[test]
    fn joining_loses_no_note_of_either_device() {
        let mut ours = some_records();
        let mut theirs = Records::default();
        theirs.kept_booths.insert("nec".into(), "Call back".into());
        theirs.kept_booths.insert("kao".into(), String::new());
        ours.join(theirs);
        assert_eq!(
            ours.kept_booths.get("nec").unwrap(),
            "Ask about 水\nCall back"
        );
        assert!(ours.kept_booths.contains_key("kao"));
        assert_eq!(ours.place, some_records().place);
    }
}
