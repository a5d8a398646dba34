//! No box for a missing character in anything that is drawn of the three events, and lines that end where they may.

use std::collections::BTreeSet;

use egui::Shape;
use egui::text::LayoutJob;
use overlay::Panel;

use crate::visitor::Visitor;

pub fn texts(shape: &Shape, out: &mut Vec<std::sync::Arc<egui::Galley>>) {
    match shape {
        Shape::Text(text) => out.push(text.galley.clone()),
        Shape::Vec(shapes) => shapes.iter().for_each(|shape| texts(shape, out)),
        _ => {}
    }
}

#[test]
fn every_character_has_a_glyph() {
    for name in ["ascc-2021", "ascc-2025", "asean-japan-2022", "showcase"] {
        let languages = crate::visitor::event(name).event.languages.clone();
        for language in languages {
            let mut visitor = Visitor::new(name, &language, [1280.0, 6000.0]);
            let drawable: BTreeSet<char> = typeface::subset_event(&visitor.exhibition)
                .unwrap()
                .files
                .into_iter()
                .flat_map(|file| file.characters)
                .collect();
            let booths = 0..visitor.exhibition.slots.len();
            let mut panels: Vec<Panel> = booths.clone().map(Panel::Booth).collect();
            panels.extend(booths.map(|slot| Panel::Poster(slot, 0)));
            panels.extend([
                Panel::Object(0),
                Panel::Welcome,
                Panel::Map,
                Panel::Programme,
                Panel::Settings,
                Panel::Help,
            ]);
            for panel in panels {
                visitor.overlay.panel = panel.clone();
                visitor.frame(Vec::new());
                visitor.frame(Vec::new());
                let mut galleys = Vec::new();
                visitor
                    .shapes
                    .iter()
                    .for_each(|clipped| texts(&clipped.shape, &mut galleys));
                assert!(galleys.len() > 3, "{name} {panel:?} draws next to nothing");
                for galley in galleys {
                    let missing: String = galley
                        .text()
                        .chars()
                        .filter(|c| !c.is_control() && !drawable.contains(c))
                        .collect();
                    // Found, and fetched: what the page was told to fetch holds all that is drawn.
                    let unfetched = visitor
                        .fonts
                        .missing(typeface::Weight::Regular, galley.text().chars());
                    assert!(unfetched.is_empty(), "{name} {panel:?}: {unfetched:?}");
                    assert_eq!(
                        missing,
                        "",
                        "{name} {language} {panel:?}: {}",
                        galley.text()
                    );
                }
            }
        }
    }
}

/// Rows of a text set in this width.
fn rows(visitor: &mut Visitor, text: &str, width: f32) -> Vec<String> {
    visitor.settle();
    let mut job = LayoutJob::simple(
        text.to_owned(),
        egui::FontId::proportional(15.0),
        egui::Color32::WHITE,
        width,
    );
    job.wrap.max_width = width;
    let galley = overlay::typeset::galley(&visitor.context, job);
    galley
        .rows
        .iter()
        .map(|row| row.row.glyphs.iter().map(|glyph| glyph.chr).collect())
        .collect()
}

#[test]
fn lines_break_where_japanese_allows_it() {
    let mut visitor = Visitor::new("ascc-2021", "ja", [1280.0, 720.0]);
    let text = "横浜市（主催者）は「スマートな都市」を、1,400人（36か国）とともに話し合いました。";
    for width in 60..400 {
        let rows = rows(&mut visitor, text, width as f32);
        let joined: String = rows.concat();
        assert_eq!(joined, text);
        for pair in rows.windows(2) {
            let (last, first) = (
                pair[0].chars().last().unwrap(),
                pair[1].chars().next().unwrap(),
            );
            assert!(!"（「".contains(last), "{width}: {rows:?}");
            assert!(!"）」、。ーッ".contains(first), "{width}: {rows:?}");
        }
    }
}

#[test]
fn thai_marks_stay_with_their_letters() {
    let mut visitor = Visitor::new("showcase", "th", [1280.0, 720.0]);
    let text = "ที่นี่มีน้ำสะอาดและเมืองที่ยั่งยืนสำหรับทุกคนในอนาคต";
    for width in 60..300 {
        for row in rows(&mut visitor, text, width as f32).iter().skip(1) {
            let first = row.chars().next().unwrap();
            assert!(
                !('\u{e30}'..='\u{e3a}').contains(&first)
                    && !('\u{e47}'..='\u{e4e}').contains(&first),
                "{width}: {row}"
            );
        }
    }
}
