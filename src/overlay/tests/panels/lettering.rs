//! Texts in scripts that egui does not set are asked of a text engine, in the width that there is, and nothing of them is left to egui.

use std::ops::Range;
use std::sync::{Arc, Mutex};

use egui::text::LayoutJob;
use egui::{Color32, ColorImage, Pos2, Rect, Shape, vec2};
use overlay::lettering::{Laid, TextEngine, set_engine, texts};
use overlay::{LineKind, Panel};

use crate::visitor::Visitor;

/// A name, a tagline and a description in each of these scripts.
const TEXTS: [(&str, &str); 9] = [
    ("شركة المياه", "نحن نصنع مضخات 12:30 English."),
    ("חברת המים", "אנחנו בונים משאבות."),
    ("ក្រុមហ៊ុនទឹក", "យើងផលិតស្នប់ទឹក។"),
    ("ບໍລິສັດນ້ຳ", "ພວກເຮົາຜະລິດປໍ້ານ້ຳ."),
    ("ရေကုမ္ပဏီ", "ကျွန်ုပ်တို့ ရေစုပ်စက်များ ထုတ်လုပ်သည်။"),
    ("जल कंपनी", "हम पंप बनाते हैं।"),
    ("நீர் நிறுவனம்", "நாங்கள் பம்புகளை உருவாக்குகிறோம்."),
    ("💧 Tide 👩🏽‍🔬", "Pumps 🌊 and people 👨‍👩‍👧"),
    ("Re\u{301}seau", "De l'eau pour la cite\u{301}"),
];

/// A letter's width in the stand-in, as a share of the text's size.
const LETTER: f32 = 0.5;

/// Sets each letter alike, and notes what it was asked.
#[derive(Default)]
struct StandIn {
    laid: Mutex<Vec<(String, f32)>>,
    drawn: Mutex<Vec<(String, [usize; 2])>>,
}

impl TextEngine for StandIn {
    fn lay(&self, text: &LayoutJob, _: &str) -> Option<Laid> {
        let width = text.wrap.max_width;
        self.laid.lock().unwrap().push((text.text.clone(), width));
        let format = &text.sections[0].format;
        let letter = format.font_id.size * LETTER;
        let high = format.line_height.unwrap_or(format.font_id.size);
        let each = (width / letter).floor().max(1.0);
        let mut laid = Laid {
            right_to_left: text
                .text
                .starts_with(|c| ('\u{590}'..'\u{700}').contains(&c)),
            ..Laid::default()
        };
        for paragraph in text.text.split('\n') {
            let mut left = paragraph.chars().count() as f32;
            loop {
                let row = laid.rows.len();
                if row >= text.wrap.max_rows {
                    break;
                }
                laid.rows.push([row as f32 * high, (row + 1) as f32 * high]);
                laid.size.x = laid.size.x.max(left.min(each) * letter);
                left -= each;
                if left <= 0.0 {
                    break;
                }
            }
        }
        laid.size.y = laid.rows.len() as f32 * high;
        let whole = Rect::from_min_size(Pos2::ZERO, vec2(laid.size.x, high));
        laid.parts = (0..text.sections.len())
            .map(|section| (section, whole))
            .collect();
        Some(laid)
    }

    fn draw(
        &self,
        text: &LayoutJob,
        _: &str,
        rows: Range<usize>,
        size: [usize; 2],
        _: f32,
    ) -> Option<ColorImage> {
        assert!(!rows.is_empty());
        self.drawn.lock().unwrap().push((text.text.clone(), size));
        Some(ColorImage::filled(size, Color32::WHITE))
    }
}

/// A visitor of the showcase, whose first booth is written in one of the scripts.
fn visitor(name: &str, words: &str, size: [f32; 2]) -> (Visitor, Arc<StandIn>) {
    let description = format!("{words}\n\n- {words}\n\n[{name}](https://example.com/) {words}");
    described(name, words, &description, size)
}

/// The same with this description.
fn described(name: &str, words: &str, text: &str, size: [f32; 2]) -> (Visitor, Arc<StandIn>) {
    let mut visitor = Visitor::new("showcase", "en", size);
    let id = visitor.exhibition.slots[0].id.clone();
    let booth = serde_json::json!({
        "version": 1, "id": id, "name": name, "tagline": words,
        "description": text,
        "staff": [{"name": name, "role": words}],
        "posters": [{"title": name, "text": words}],
        "materials": [{"kind": "link", "title": name, "url": "https://example.com/"}],
    });
    let file = format!("booths/{id}.json");
    let read = feed::Booth::parse(booth.to_string().as_bytes(), &file);
    assert!(read.problems.is_empty(), "{:?}", read.problems);
    visitor.exhibition.slots[0].state = feed::exhibition::BoothState::Ready {
        booth: Arc::new(read.value.unwrap()),
        problems: Vec::new(),
    };
    let engine = Arc::new(StandIn::default());
    set_engine(&visitor.context, engine.clone());
    (visitor, engine)
}

/// What egui has set in the last frame.
fn set_by_egui(visitor: &Visitor) -> Vec<String> {
    let mut galleys = Vec::new();
    for clipped in &visitor.shapes {
        crate::glyphs::texts(&clipped.shape, &mut galleys);
    }
    galleys
        .iter()
        .map(|galley| galley.text().to_owned())
        .collect()
}

#[test]
fn what_egui_cannot_set_is_asked_of_the_engine_on_every_panel() {
    for (name, words) in TEXTS {
        for size in [[1280.0, 4000.0], [390.0, 4000.0]] {
            let (mut visitor, engine) = visitor(name, words, size);
            visitor.guided = Some(0);
            for panel in [
                Panel::None,
                Panel::Booth(0),
                Panel::Poster(0, 0),
                Panel::Map,
            ] {
                visitor.open(panel.clone());
                let by_egui = set_by_egui(&visitor);
                let foreign = |c: char| c > '\u{2ff}' && (name.contains(c) || words.contains(c));
                for text in &by_egui {
                    assert!(!text.contains(foreign), "{panel:?} {size:?}: {text}");
                }
                let shown = texts(&visitor.context);
                let says = |part: &str| shown.iter().any(|text| text.contains(part));
                assert!(says(name), "{panel:?} {size:?}: {name} in {shown:?}");
            }
            let asked = engine.laid.lock().unwrap();
            let tagline = asked.iter().find(|(text, _)| text == words);
            let (_, width) = tagline.unwrap();
            assert!((200.0..size[0]).contains(width), "{words} in {width}");
        }
    }
}

#[test]
fn it_is_drawn_once_and_at_rest_nothing_is_asked() {
    let (mut visitor, engine) = visitor(TEXTS[0].0, TEXTS[0].1, [1280.0, 720.0]);
    visitor.open(Panel::Booth(0));
    let asked = |engine: &StandIn| {
        (
            engine.laid.lock().unwrap().len(),
            engine.drawn.lock().unwrap().len(),
        )
    };
    let before = asked(&engine);
    assert!(before.1 > 0);
    visitor.settle();
    assert_eq!(asked(&engine), before);
    assert!(!visitor.context.has_requested_repaint());
}

#[test]
fn it_is_let_go_of_when_nobody_looks_at_it() {
    let (mut visitor, _) = visitor(TEXTS[3].0, TEXTS[3].1, [1280.0, 720.0]);
    visitor.open(Panel::Booth(0));
    let count = |visitor: &Visitor| texts(&visitor.context).len();
    assert!(count(&visitor) > 3);
    // The bar still names the nearest booth.
    visitor.open(Panel::Settings);
    for _ in 0..400 {
        visitor.frame(Vec::new());
    }
    assert!(count(&visitor) <= 1, "{:?}", texts(&visitor.context));
}

#[test]
fn links_within_it_can_be_pressed_and_all_of_it_is_read_out() {
    let (name, words) = TEXTS[0];
    let (mut visitor, _) = visitor(name, words, [1280.0, 4000.0]);
    visitor.open(Panel::Booth(0));
    let lines = &visitor.overlay.transcript().lines;
    let says = |kind: LineKind, part: &str| {
        lines
            .iter()
            .any(|line| line.kind == kind && line.words.contains(part))
    };
    assert!(says(LineKind::Text, words), "{lines:?}");
    assert!(says(LineKind::Control { on: None }, name), "{lines:?}");
    let links = visitor.nodes.values();
    let link =
        links.filter(|(role, label, _)| *role == egui::accesskit::Role::Link && label == name);
    let place = link.map(|(_, _, rect)| *rect).next().unwrap();
    let actions = visitor.click(place.center());
    let open = overlay::Action::Open("https://example.com/".to_owned());
    assert!(actions.contains(&open), "{actions:?}");
}

#[test]
fn what_begins_at_the_right_ends_at_the_edge() {
    let (mut visitor, _) = visitor(TEXTS[1].0, TEXTS[1].1, [1280.0, 4000.0]);
    visitor.open(Panel::Booth(0));
    let mut right = Vec::new();
    for clipped in &visitor.shapes {
        if let Shape::Mesh(mesh) = &clipped.shape
            && mesh.texture_id != egui::TextureId::default()
        {
            right.push(mesh.calc_bounds().right());
        }
    }
    // The panel's margin, and what is kept free around a picture of rows.
    let edge = 1280.0 - 12.0 - 20.0 + overlay::lettering::AROUND;
    assert!(
        right
            .iter()
            .filter(|right| (*right - edge).abs() < 14.0)
            .count()
            > 2,
        "{right:?}"
    );
}

#[test]
fn long_texts_are_several_pictures_and_only_those_in_view_are_drawn() {
    let words = "ဘ".repeat(7000);
    let (mut visitor, engine) = described("ရေ", "ရေ", &words, [1280.0, 720.0]);
    visitor.open(Panel::Booth(0));
    let drawn = engine.drawn.lock().unwrap();
    let high: Vec<_> = drawn
        .iter()
        .filter(|(text, _)| *text == words)
        .map(|(_, size)| size[1])
        .collect();
    assert!((1..=4).contains(&high.len()), "{high:?}");
    assert!(high.iter().all(|high| *high <= 520), "{high:?}");
}
