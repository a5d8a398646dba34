//! Strokes: what a pen does for a sign, one after another, and where pictures come to stand in it.

use bevy::math::{DVec2, UVec2, Vec2};
use feed::Colour;

use super::signs::{Sheet, SignItem, SignLine};

/// Typefaces of signs: the page's own where it has loaded them, else the device's.
const FAMILIES: &str = "'M PLUS 1p', 'Hiragino Sans', 'Yu Gothic UI', 'Noto Sans JP', 'Noto Sans CJK JP', system-ui, sans-serif";
/// How much of a margin is shadow; the rest is the frame.
const FRAME: f64 = 0.55;
/// How far the shadow of a frame falls, as a share of its width.
const FALL: f64 = 0.35;
/// The frame.
const FRAME_COLOUR: Colour = Colour {
    rgb: [0x2b, 0x2d, 0x31],
};

/// What a pen does. Rectangles are left, top, width, height.
#[derive(Debug, PartialEq)]
pub enum Stroke<'a> {
    /// Empties this much of everything.
    Clear(DVec2),
    /// What follows casts a shadow, as soft and as far down; or none.
    Shadow(Option<(f64, f64)>),
    /// From here on a unit is as large, and the first one begins there, in pixels.
    Scale(DVec2, DVec2),
    /// Fills a rectangle.
    Fill([f64; 4], Colour),
    /// Fills a shape, by its corners.
    Shape(&'a [[f32; 2]], Colour),
    /// Draws the picture of this path into a rectangle: fitted, or stretched over all of it.
    Picture(&'a str, [f32; 4], bool),
    /// Writes a line.
    Write(&'a SignLine),
}

/// The strokes of a sign in a tile of this size, pixels.
pub fn strokes(sheet: &Sheet, size: UVec2) -> Vec<Stroke<'_>> {
    let mut strokes = Vec::new();
    let whole = size.as_dvec2();
    let margin = (Vec2::from(sheet.margin) * size.as_vec2())
        .round()
        .as_dvec2();
    if margin.min_element() > 0.0 {
        // A frame on the wall, and the shadow that it casts; nothing around it.
        let edge = (margin * FRAME).round();
        let within = whole - 2.0 * edge;
        strokes.extend([
            Stroke::Scale(DVec2::ONE, DVec2::ZERO),
            Stroke::Clear(whole),
            Stroke::Shadow(Some((edge.min_element(), edge.y * FALL))),
            Stroke::Fill([edge.x, edge.y, within.x, within.y], FRAME_COLOUR),
            Stroke::Shadow(None),
        ]);
    }
    // The sign's units to the tile's pixels: tiles need not have the sign's proportions.
    let units = DVec2::new(f64::from(sheet.width), 100.0);
    strokes.push(Stroke::Scale((whole - 2.0 * margin) / units, margin));
    strokes.push(Stroke::Fill([0.0, 0.0, units.x, units.y], sheet.ground));
    strokes.extend(sheet.items.iter().map(|item| match item {
        SignItem::Band(area, colour) => Stroke::Fill(area.map(f64::from), *colour),
        SignItem::Shape(corners, colour) => Stroke::Shape(corners, *colour),
        SignItem::Picture(area, path) => {
            let fills = area[2] >= sheet.width && area[3] >= 100.0;
            Stroke::Picture(path, *area, fills)
        }
        SignItem::Line(line) => Stroke::Write(line),
    }));
    strokes
}

/// The font of letters of this size, pixels, as browsers are told it.
pub fn font(size: f32, bold: bool) -> String {
    let weight = if bold { 700 } else { 400 };
    format!("{weight} {size}px {FAMILIES}")
}

/// Where a picture of this size stands in a rectangle: whole and in the middle, or stretched over all of it.
pub fn placed(size: UVec2, [left, top, width, height]: [f32; 4], stretch: bool) -> [f64; 4] {
    let area = Vec2::new(width, height);
    let own = size.as_vec2();
    let fitted = if stretch {
        area
    } else {
        own * (area / own).min_element()
    };
    let at = Vec2::new(left, top) + (area - fitted) / 2.0;
    [at.x, at.y, fitted.x, fitted.y].map(f64::from)
}

#[cfg(test)]
mod tests {
    use super::*;

    const WHITE: Colour = Colour {
        rgb: [255, 255, 255],
    };

    fn sheet(margin: [f32; 2], items: Vec<SignItem>) -> Sheet {
        Sheet {
            width: 200.0,
            ground: WHITE,
            margin,
            items,
        }
    }

    #[test]
    fn a_sign_fills_its_tile_whatever_its_proportions() {
        let items = vec![
            SignItem::Band([0.0, 0.0, 50.0, 10.0], WHITE),
            SignItem::Picture([0.0, 0.0, 200.0, 100.0], "a.png".into()),
            SignItem::Picture([0.0, 0.0, 200.0, 50.0], "b.png".into()),
        ];
        let sheet = sheet([0.0; 2], items);
        let wanted = [
            Stroke::Scale(DVec2::new(2.0, 3.0), DVec2::ZERO),
            Stroke::Fill([0.0, 0.0, 200.0, 100.0], WHITE),
            Stroke::Fill([0.0, 0.0, 50.0, 10.0], WHITE),
            Stroke::Picture("a.png", [0.0, 0.0, 200.0, 100.0], true),
            Stroke::Picture("b.png", [0.0, 0.0, 200.0, 50.0], false),
        ];
        assert_eq!(strokes(&sheet, UVec2::new(400, 300)), wanted);
    }

    #[test]
    fn a_poster_has_a_frame_and_its_shadow_around_it() {
        let sheet = sheet([0.1, 0.1], Vec::new());
        let wanted = [
            Stroke::Scale(DVec2::ONE, DVec2::ZERO),
            Stroke::Clear(DVec2::new(200.0, 100.0)),
            // 20 and 10 pixels of margin, of which 11 and 6 are shadow.
            Stroke::Shadow(Some((6.0, 6.0 * FALL))),
            Stroke::Fill([11.0, 6.0, 178.0, 88.0], FRAME_COLOUR),
            Stroke::Shadow(None),
            Stroke::Scale(DVec2::new(0.8, 0.8), DVec2::new(20.0, 10.0)),
            Stroke::Fill([0.0, 0.0, 200.0, 100.0], WHITE),
        ];
        assert_eq!(strokes(&sheet, UVec2::new(200, 100)), wanted);
    }

    #[test]
    fn fonts_have_a_weight_and_a_size() {
        assert!(font(12.5, true).starts_with("700 12.5px 'M PLUS 1p', "));
        assert!(font(100.0, false).starts_with("400 100px "));
    }

    #[test]
    fn pictures_are_fitted_in_the_middle() {
        let area = [10.0, 20.0, 100.0, 50.0];
        assert_eq!(
            placed(UVec2::new(200, 200), area, false),
            [35.0, 20.0, 50.0, 50.0]
        );
        assert_eq!(
            placed(UVec2::new(400, 100), area, false),
            [10.0, 32.5, 100.0, 25.0]
        );
        assert_eq!(
            placed(UVec2::new(400, 100), area, true),
            [10.0, 20.0, 100.0, 50.0]
        );
    }
}
