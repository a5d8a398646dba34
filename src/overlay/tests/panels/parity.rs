//! Parity: what the hall shows is in the catalogue, and the other way round, in both languages.
//!
//! A booth and a programme that fill every field of their schemas are drawn by the panels and written by the catalogue.
//! Then each value is changed in turn, and both faces must follow, or neither. A field that is added to the format
//! fails the test until the sample here has it, and then until both faces show it.

use std::collections::{BTreeMap, BTreeSet};

use catalogue::links::Links;
use catalogue::locale::PageLocale;
use catalogue::views::{self, BoothNumbers, Clock, NoExtras, ViewContext};
use egui::load::SizedTexture;
use egui::{TextureId, vec2};
use feed::exhibition::BoothState;
use feed::{Booth, Programme};
use jiff::tz::Offset;
use overlay::{Action, Panel};
use serde_json::{Value, json};

use crate::glyphs::texts;
use crate::visitor::Visitor;

const LANGUAGES: [&str; 2] = ["ja", "en"];

/// While somebody is at the booth, and after everything: staffed hours and materials with an end are told differently.
const TIMES: [&str; 2] = ["2027-06-01T02:00:00Z", "2031-01-01T00:00:00Z"];

/// What no face tells in words: how files are read and refer to one another, and what the booth looks like.
const NOT_TOLD: [&str; 11] = [
    "version",
    // Stands in the hall; told by its picture and its words.
    "object.src",
    // Played at a press, from the panel and on the page.
    "screen.video",
    "id",
    "channels[].id",
    "sessions[].id",
    "size",
    "style",
    "colours.main",
    "colours.accent",
    // Keys, which pages check signatures with.
    "desk",
];

/// What only the catalogue has: the hall leads to its form, which says who receives a message, where and on what terms.
const AT_THE_FORM: [&str; 2] = ["contact.email", "contact.form.kind"];

/// A booth that says everything that can be said.
fn booth() -> Value {
    let both =
        |words: &str| json!({"ja": format!("日本の{words}"), "en": format!("English {words}")});
    json!({
        "version": 1, "id": "everything", "name": both("name"), "reading": "なまえ", "tagline": both("tagline"),
        "description": both("description"), "logo": {"src": "images/logo.png", "alt": both("logo")},
        "colours": {"main": "#123456", "accent": "#654321"}, "size": "wide", "style": "gallery", "plot": 2, "kind": "company",
        "city": both("city"), "country": "JP", "topics": ["water"], "sdgs": [6], "offers": ["waste"], "needs": ["energy"],
        "posters": [{"image": "images/poster.png", "alt": both("picture"), "title": both("poster"), "text": both("text"),
            "link": "https://poster.example/"}],
        "object": {"src": "images/thing.object", "title": both("thing"), "alt": both("look of it"),
            "picture": "images/thing.png", "size": [400, 1250, 350]},
        "screen": {"video": "films/walk.webm", "bytes": 100_000, "poster": "images/walk.png", "language": "ja",
            "captions": [{"src": "https://captions.example/ja.vtt", "language": "ko", "kind": "machine"}],
            "title": both("motion"), "alt": both("course of it")},
        "materials": [{"kind": "pdf", "title": both("paper"), "url": "https://paper.example/a.pdf",
            "until": "2027-06-30T18:00:00+09:00"}],
        "staff": [{"name": both("person"), "role": both("role"), "languages": ["ko"],
            "hours": [{"start": "2027-06-01T10:00:00+09:00", "end": "2027-06-01T18:00:00+09:00"}]}],
        "desk": "signsignsignsignsignsignsignsignsignsignsig.sealsealsealsealsealsealsealsealsealsealsea",
        "contact": {"email": "mail@booth.example", "url": "https://booth.example/",
            "form": {"kind": "json", "url": "https://form.example/"}, "privacy": "https://privacy.example/"},
        "meetings": {"minutes": 30, "atOnce": 2, "place": both("place"), "url": "https://meet.example/",
            "booking": "https://booking.example/",
            "spans": [{"start": "2027-06-01T13:00:00+09:00", "end": "2027-06-01T17:00:00+09:00"}]},
        "sessions": ["one"], "updated": "2027-05-01T10:00:00+09:00",
    })
}

/// A programme with one session at its hours and one without hours.
fn programme() -> Value {
    let both =
        |words: &str| json!({"ja": format!("日本の{words}"), "en": format!("English {words}")});
    json!({
        "version": 1, "days": [{"date": "2027-06-01", "title": both("day")}],
        "channels": [{"id": "a", "title": both("channel")}, {"id": "b", "title": both("room")}],
        "sessions": [
            {"id": "one", "title": both("session"), "subtitle": both("kind"), "day": "2027-06-01",
                "start": "2027-06-01T10:00:00+09:00", "end": "2027-06-01T12:00:00+09:00", "channel": "a",
                "abstract": both("abstract"),
                "speakers": [{"name": both("speaker"), "affiliation": both("house"), "role": "keynote"}],
                "stream": [{"url": "https://stream.example/ja", "language": "ja", "kind": "interpretation",
                    "captions": [{"src": "https://stream.example/ja.vtt", "language": "ko", "kind": "machine"}]}],
                "recording": [{"url": "https://recording.example/ja", "language": "ja", "kind": "sign",
                    "captions": [{"src": "https://recording.example/ja.vtt", "language": "ko", "kind": "machine"}]}],
                "materials": [{"kind": "video", "title": both("film"), "url": "https://film.example/",
                    "until": "2027-06-30T18:00:00+09:00"}]},
            {"id": "two", "title": both("other session"), "day": "2027-06-01", "when": both("afternoon"), "channel": "b",
                "stream": "https://stream.example/", "recording": "https://recording.example/"},
        ],
    })
}

/// Another value for a field, as sound as the one it had.
fn other(field: &str, value: &Value) -> Value {
    let last = field.rsplit('.').next().unwrap_or(field);
    match (last, value) {
        (_, Value::Number(number)) => json!(number.as_u64().unwrap_or(0) + 1),
        ("kind", _) if field == "kind" => json!("academic"),
        ("kind", _) if field.starts_with("contact") => json!("formspree"),
        ("kind", _) if field.contains("captions") => json!("human"),
        ("kind", _) if field.contains("stream") || field.contains("recording") => json!("audio"),
        ("language", _) => json!("vi"),
        ("kind", _) => json!("image"),
        ("role", Value::String(role)) if role == "keynote" => json!("closing"),
        ("size", _) => json!("island"),
        ("style", _) => json!("garden"),
        ("country", _) => json!("NG"),
        ("topics[]" | "offers[]" | "needs[]", _) => json!("mobility"),
        ("languages[]", _) => json!("vi"),
        ("sessions[]", _) => json!("two"),
        ("channel", _) => json!("b"),
        ("desk", _) => json!(
            "otherotherotherotherotherotherotherotheroth.sealsealsealsealsealsealsealsealsealsealsea"
        ),
        ("main" | "accent", _) => json!("#abcdef"),
        ("reading", _) => json!("べつのよみ"),
        ("email", _) => json!("other@booth.example"),
        ("updated", _) => json!("2027-05-04T10:00:00+09:00"),
        ("date" | "day", _) => json!("2027-06-02"),
        (_, Value::String(text)) if text.contains("T1") && text.ends_with("+09:00") => {
            json!(text.replace(":00:00+", ":25:00+"))
        }
        (_, Value::String(text)) if text.starts_with("images/") => json!("images/other.png"),
        (_, Value::String(text)) => json!(format!("{text} anew")),
        other => panic!("no other value for {field}: {other:?}"),
    }
}

/// The JSON pointers of all values, each with its field: lists without numbers, texts without languages.
fn leaves(value: &Value) -> Vec<(String, String)> {
    fn walk(value: &Value, pointer: String, field: String, out: &mut Vec<(String, String)>) {
        let dot = if field.is_empty() { "" } else { "." };
        match value {
            Value::Object(members) if members.contains_key("ja") => {
                out.extend(
                    members
                        .keys()
                        .map(|tag| (format!("{pointer}/{tag}"), field.clone())),
                );
            }
            Value::Object(members) => members.iter().for_each(|(name, value)| {
                walk(
                    value,
                    format!("{pointer}/{name}"),
                    format!("{field}{dot}{name}"),
                    out,
                );
            }),
            Value::Array(items) => items.iter().enumerate().for_each(|(index, value)| {
                walk(
                    value,
                    format!("{pointer}/{index}"),
                    format!("{field}[]"),
                    out,
                );
            }),
            _ => out.push((pointer, field)),
        }
    }
    let mut out = Vec::new();
    walk(value, String::new(), String::new(), &mut out);
    out
}

/// The fields that a schema knows, named as [`leaves`] does.
fn fields(schema: &Value) -> BTreeSet<String> {
    fn walk(part: &Value, root: &Value, field: &str, out: &mut BTreeSet<String>) {
        if let Some(name) = part["$ref"]
            .as_str()
            .and_then(|to| to.strip_prefix("#/$defs/"))
        {
            if name == "Text" {
                out.insert(field.to_owned());
            } else {
                walk(&root["$defs"][name], root, field, out);
            }
            return;
        }
        let dot = if field.is_empty() { "" } else { "." };
        let inside = ["anyOf", "oneOf", "allOf"]
            .iter()
            .find_map(|key| part[key].as_array());
        if let Some(members) = part["properties"].as_object() {
            for (name, part) in members {
                walk(part, root, &format!("{field}{dot}{name}"), out);
            }
        } else if part["items"].is_object() {
            walk(&part["items"], root, &format!("{field}[]"), out);
        } else if let Some(choices) = inside.filter(|choices| {
            let more = |one: &Value| one.get("$ref").is_some() || one.get("items").is_some();
            choices.iter().any(more)
        }) {
            choices
                .iter()
                .filter(|one| one["type"] != "null")
                .for_each(|one| walk(one, root, field, out));
        } else {
            out.insert(field.to_owned());
        }
    }
    let mut out = BTreeSet::new();
    walk(schema, schema, "", &mut out);
    // Says which schema a file follows; for editors.
    out.remove("$schema");
    out
}

/// Both faces of one event.
struct Faces {
    visitor: Visitor,
    locale: PageLocale,
}

impl Faces {
    fn new(language: &str, now: &'static str) -> Self {
        // High enough that nothing has to be scrolled.
        let mut visitor = Visitor::new("showcase", language, [1280.0, 5000.0]);
        visitor.now = now;
        visitor.picture = Some(SizedTexture::new(TextureId::User(7), vec2(70.0, 100.0)));
        let mut faces = Self {
            visitor,
            locale: PageLocale::new(language, Some(catalogue::site::DEFERRED.messages)),
        };
        faces.put(&booth(), &programme());
        faces
    }

    fn put(&mut self, booth: &Value, programme: &Value) {
        let booth = Booth::parse(booth.to_string().as_bytes(), "booths/everything.json");
        let programme = Programme::parse(programme.to_string().as_bytes(), "programme.json");
        let exhibition = &mut self.visitor.exhibition;
        let slot = &mut exhibition.slots[0];
        slot.source = Some("booths/everything.json".to_owned());
        slot.id = "everything".to_owned();
        slot.state = BoothState::Ready {
            booth: booth.value.unwrap().into(),
            problems: Vec::new(),
        };
        exhibition.programme = programme.value.unwrap().into();
    }

    /// All that panels draw, say to a screen reader, and ask pictures for.
    fn hall(&mut self, panels: &[Panel]) -> BTreeSet<String> {
        let mut all = BTreeSet::new();
        for panel in panels {
            self.visitor.overlay.panel = panel.clone();
            self.visitor.frame(Vec::new());
            self.visitor.frame(Vec::new());
            let mut galleys = Vec::new();
            self.visitor
                .shapes
                .iter()
                .for_each(|clipped| texts(&clipped.shape, &mut galleys));
            all.extend(galleys.iter().map(|galley| galley.text().to_owned()));
            all.extend(self.visitor.nodes.values().map(|(_, name, _)| name.clone()));
            all.extend(self.visitor.asked.borrow().iter().cloned());
        }
        all
    }

    /// Opens a panel; on the programme's the first session is unfolded.
    fn open(&mut self, panel: &Panel) {
        self.visitor.open(panel.clone());
        let session = &self.visitor.exhibition.programme.sessions[0];
        let language = self.locale.language();
        let (title, inside) = (
            session.title.get(language).to_owned(),
            session.summary.get(language).to_owned(),
        );
        if *panel == Panel::Programme && !self.hall(std::slice::from_ref(panel)).contains(&inside) {
            self.visitor.press(&title);
            self.visitor.settle();
        }
    }

    fn draw<T>(&self, draw: impl FnOnce(&ViewContext<'_>) -> T) -> T {
        let links = Links::Pages {
            root: "../../".to_owned(),
            start: "../../".to_owned(),
            event: "../../event/".to_owned(),
        };
        draw(&ViewContext {
            locale: &self.locale,
            links: &links,
            exhibition: &self.visitor.exhibition,
            clock: Some(Clock {
                now: self.visitor.now.parse().unwrap(),
                offset: |_| Offset::from_seconds(2 * 3600).unwrap(),
            }),
            numbers: &BoothNumbers::default(),
            deferred: Some(&catalogue::site::DEFERRED),
            found: None,
        })
    }

    fn booth_page(&self) -> String {
        self.draw(|context| {
            views::booth::booth(context, &context.exhibition.slots[0], &NoExtras).to_html()
        })
    }

    fn programme_page(&self) -> String {
        self.draw(|context| views::programme::programme(context, None, &NoExtras).to_html())
    }
}

/// Where a panel's words stand in a page: without its tags, and without white space.
fn bare(text: &str) -> String {
    let mut out = String::new();
    for piece in text.split('<') {
        out.push_str(piece.split_once('>').map_or(piece, |(_, words)| words));
    }
    out.split_whitespace().collect()
}

/// What came of all changes.
#[derive(Default)]
struct Told {
    /// By field: whether any change of it was followed.
    followed: BTreeMap<String, bool>,
    faults: Vec<String>,
}

impl Told {
    /// Changes each value of a file in turn; `faces` gives what the hall and the catalogue then show.
    fn compare(
        &mut self,
        what: &str,
        file: &Value,
        mut faces: impl FnMut(&Value) -> (BTreeSet<String>, String),
    ) {
        let before = faces(file);
        assert_eq!(before, faces(file), "{what}: the same twice looks the same");
        for (pointer, field) in leaves(file) {
            let name = field.as_str();
            let mut changed = file.clone();
            let place = changed.pointer_mut(&pointer).unwrap();
            let leads = place
                .as_str()
                .is_some_and(|text| text.starts_with("https:"));
            // Where links lead is compared below: panels tell it when they are pressed.
            if leads || NOT_TOLD.contains(&name) || AT_THE_FORM.contains(&name) {
                continue;
            }
            *place = other(&field, place);
            let new = place.as_str().unwrap_or_default().to_owned();
            let (hall, page) = faces(&changed);
            let (in_hall, on_page) = (hall != before.0, page != before.1);
            if in_hall != on_page {
                let seen = if in_hall { "the hall" } else { "the catalogue" };
                let line = format!("{what} {pointer}: only {seen} tells it");
                self.faults.push(line);
            }
            *self.followed.entry(field).or_default() |= in_hall && on_page;
            if new.ends_with(" anew") && in_hall {
                if !hall.iter().any(|words| words.contains(&new)) {
                    self.faults
                        .push(format!("{what} {pointer}: not in the hall"));
                }
                let read_out = page.contains(&format!("alt=\"{new}\""));
                if !(read_out || bare(&page).contains(&bare(&new))) {
                    self.faults
                        .push(format!("{what} {pointer}: not in the catalogue"));
                }
            }
        }
    }

    fn everything(self) {
        assert!(self.faults.is_empty(), "{:#?}", self.faults);
        let lost: Vec<_> = self
            .followed
            .iter()
            .filter(|(_, followed)| !**followed)
            .collect();
        assert!(lost.is_empty(), "told by neither face: {lost:?}");
    }
}

#[test]
fn the_samples_fill_every_field() {
    for (sample, schema) in [
        (booth(), feed::schema::booth()),
        (programme(), feed::schema::programme()),
    ] {
        let filled: BTreeSet<String> = leaves(&sample)
            .into_iter()
            .map(|(_, field)| field)
            .collect();
        assert_eq!(filled, fields(&schema));
    }
}

#[test]
fn what_a_booth_says_is_told_by_both_faces_in_both_languages() {
    let mut told = Told::default();
    for language in LANGUAGES {
        for now in TIMES {
            let mut both = Faces::new(language, now);
            let panels = [Panel::Booth(0), Panel::Poster(0, 0)];
            let what = format!("{language} {now}");
            told.compare(&what, &booth(), |booth| {
                both.put(booth, &programme());
                (both.hall(&panels), both.booth_page())
            });
        }
    }
    told.everything();
}

#[test]
fn what_the_programme_says_is_told_by_both_faces_in_both_languages() {
    let mut told = Told::default();
    for language in LANGUAGES {
        for now in TIMES {
            let mut both = Faces::new(language, now);
            both.open(&Panel::Programme);
            let what = format!("{language} {now}");
            told.compare(&what, &programme(), |programme| {
                both.put(&booth(), programme);
                (both.hall(&[Panel::Programme]), both.programme_page())
            });
        }
    }
    told.everything();
}

/// Wherever the hall's panels lead out of the page, the catalogue's pages lead too.
#[test]
fn both_faces_lead_to_the_same_places() {
    let mut both = Faces::new("en", TIMES[0]);
    let pages = both.booth_page() + &both.programme_page();
    let mut led = BTreeSet::new();
    for panel in [Panel::Booth(0), Panel::Poster(0, 0), Panel::Programme] {
        both.open(&panel);
        let places: Vec<_> = both
            .visitor
            .nodes
            .values()
            .map(|(_, _, rect)| rect.center())
            .collect();
        for at in places.into_iter().filter(|at| at.is_finite()) {
            for action in both.visitor.click(at) {
                if let Action::Open(address) = action {
                    led.insert(address);
                }
            }
            // Whatever it folded up or opened besides.
            both.open(&panel);
        }
    }
    assert_eq!(led.len(), 8, "{led:?}");
    for address in led {
        assert!(pages.contains(&format!("href=\"{address}\"")), "{address}");
    }
}
