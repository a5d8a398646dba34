//! The still picture of a film, as it is on its wall until one comes near: the exhibitor's, or one set by us, with a play mark.

use std::f32::consts::TAU;

use feed::Booth;
use feed::colour::Colour;

use super::films::film;
use super::signs::{Measure, Setter, Sheet, SignItem, SignStyle};

/// A screen that is off.
const NIGHT: Colour = Colour { rgb: [20, 22, 27] };
/// What stands on it.
const LIGHT: Colour = Colour {
    rgb: [244, 244, 240],
};
/// A screen's edge, in the sheet's units.
const EDGE: f32 = 0.6;

/// Fills a sheet with a film's own picture, or with its words where it has none.
pub(super) fn set(sheet: &mut Sheet, booth: &Booth, setter: &Setter<'_>) {
    sheet.ground = NIGHT;
    let Some(film) = film(booth) else { return };
    match &film.poster {
        Some(poster) => {
            // Within its edge it keeps its proportions, and the screen has its own.
            let area = [EDGE, EDGE, sheet.width - 2.0 * EDGE, 100.0 - 2.0 * EDGE];
            sheet.items.push(SignItem::Picture(area, poster.clone()));
            mark(sheet, [12.0, 88.0], 7.0);
        }
        None => words(sheet, booth, setter),
    }
}

/// The play mark, and what the film is called; the exhibitor's name where it is not called anything.
fn words(sheet: &mut Sheet, booth: &Booth, setter: &Setter<'_>) {
    let title = film(booth).map(|film| &film.title);
    let title = title.filter(|title| !title.is_empty());
    let title = title.unwrap_or(&booth.name);
    let middle = sheet.width / 2.0;
    mark(sheet, [middle, 36.0], 15.0);
    let area = [8.0, 58.0, sheet.width - 16.0, 34.0];
    let style = SignStyle::middle(LIGHT);
    setter.shown(sheet, title.shown(setter.language), area, 12.0, style);
}

/// A triangle on a disc.
fn mark(sheet: &mut Sheet, [x, y]: [f32; 2], radius: f32) {
    let at = |share: f32, far: f32| {
        let (sin, cos) = (share * TAU).sin_cos();
        [x + cos * radius * far, y + sin * radius * far]
    };
    let disc = (0..40_u8).map(|nth| at(f32::from(nth) / 40.0, 1.0));
    sheet.items.push(SignItem::Shape(disc.collect(), LIGHT));
    let triangle = (0..3_u8).map(|nth| at(f32::from(nth) / 3.0, 0.55));
    sheet.items.push(SignItem::Shape(triangle.collect(), NIGHT));
}

/// The screen set by us: for a picture that cannot be shown.
pub fn in_words(booth: &Booth, aspect: f32, language: &str, measure: Measure<'_>) -> Sheet {
    let mut sheet = Sheet {
        width: 100.0 * aspect,
        ground: NIGHT,
        margin: [0.0; 2],
        items: Vec::new(),
    };
    words(&mut sheet, booth, &Setter { language, measure });
    sheet
}

#[cfg(test)]
mod tests {
    use venue::booth::Shows;

    use super::super::signs;
    use super::*;

    fn measure(text: &str, _: &str, _: bool) -> f32 {
        text.chars().count() as f32 * 0.6
    }

    fn sheet(screen: &str) -> Sheet {
        let json = format!(r#"{{"version":1,"id":"a","name":"Harbour","screen":{screen}}}"#);
        let parsed = Booth::parse(json.as_bytes(), "booth.json");
        let booth = parsed.value.expect("a booth");
        signs::sheet(Shows::Screen, 3, Some(&booth), "", 1.78, "en", &measure)
    }

    fn said(sheet: &Sheet) -> Vec<&str> {
        let lines = sheet.items.iter().filter_map(|item| match item {
            SignItem::Line(line) => Some(line.text.as_str()),
            _ => None,
        });
        lines.collect()
    }

    #[test]
    fn a_film_is_shown_by_its_picture_or_its_title_or_its_booths_name() {
        let pictured = sheet(r#"{"video":"a.webm","poster":"a.webp","title":"Tides"}"#);
        assert!(matches!(&pictured.items[0], SignItem::Picture(_, path) if path == "a.webp"));
        assert_eq!(said(&pictured), [""; 0]);
        assert_eq!(
            said(&sheet(r#"{"video":"a.webm","title":"Tides"}"#)),
            ["Tides"]
        );
        assert_eq!(said(&sheet(r#"{"video":"a.webm"}"#)), ["Harbour"]);
    }

    #[test]
    fn the_play_mark_lies_on_the_screen() {
        for screen in [
            r#"{"video":"a.webm","poster":"a.webp"}"#,
            r#"{"video":"a.webm"}"#,
        ] {
            let sheet = sheet(screen);
            let shapes = sheet.items.iter().filter_map(|item| match item {
                SignItem::Shape(corners, _) => Some(corners),
                _ => None,
            });
            for [x, y] in shapes.flatten() {
                assert!((0.0..sheet.width).contains(x) && (0.0..100.0).contains(y));
            }
        }
    }
}
