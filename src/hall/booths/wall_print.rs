//! The print on a whole wall, set by us for an exhibitor who sends no posters: name, line, topics, and a pattern of its own.

use std::f32::consts::TAU;

use feed::Booth;
use feed::colour::Colour;

use super::signs::{Setter, Sheet, SignItem, SignStyle};

/// How far a pattern's tones are from the ground, as shares of the way to white or to the accent.
const TONES: [f32; 3] = [0.1, 0.2, 0.34];

/// Fills a sheet whose ground is the exhibitor's main colour. `topics` are the words of what the booth is about.
pub(super) fn set(
    sheet: &mut Sheet,
    booth: &Booth,
    accent: Colour,
    topics: &str,
    setter: &Setter<'_>,
) {
    let seed = booth.id.bytes().fold(0x811c_9dc5_u32, |hash, byte| {
        (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193)
    });
    let dice = Dice(seed);
    let width = sheet.width;
    // Words on one side, the pattern on the other.
    let words = width * 0.56;
    let left = dice.of(0, 2) == 0;
    let (from, start) = if left {
        (words, 6.0)
    } else {
        (0.0, width - words + 6.0)
    };
    pattern(sheet, [from, width - words], accent, &dice);
    let ink = sheet.ground.legible_on();
    let room = words - 12.0;
    let name = booth.name.shown(setter.language);
    let mut top = 12.0;
    top += setter.shown(
        sheet,
        name,
        [start, top, room, 44.0],
        17.0,
        SignStyle::top(ink, true),
    );
    sheet
        .items
        .push(SignItem::Band([start, top + 3.0, 16.0, 1.6], accent));
    let tagline = booth.tagline.shown(setter.language);
    let area = [start, top + 9.0, room, (78.0 - top - 9.0).max(8.0)];
    setter.shown(sheet, tagline, area, 7.5, SignStyle::top(ink, false));
    if !topics.is_empty() {
        sheet
            .items
            .push(SignItem::Band([0.0, 84.0, width, 16.0], accent));
        let style = SignStyle::middle(accent.legible_on());
        setter.put(
            sheet,
            topics,
            None,
            [6.0, 85.0, width - 12.0, 14.0],
            6.5,
            style,
        );
    }
}

/// A pattern in tones of the ground over so much of the sheet: from its left edge, so wide.
fn pattern(sheet: &mut Sheet, [left, wide]: [f32; 2], accent: Colour, dice: &Dice) {
    let ground = sheet.ground;
    let light = ground.legible_on();
    let tones = TONES.map(|share| ground.mixed(light, share));
    let paint = |nth: u32| match nth % 4 {
        3 => accent,
        tone => tones[tone as usize],
    };
    let mut shape = |corners: Vec<[f32; 2]>, colour: Colour| {
        let within = |[x, y]: [f32; 2]| [x.clamp(left, left + wide), y.clamp(0.0, 100.0)];
        sheet.items.push(SignItem::Shape(
            corners.into_iter().map(within).collect(),
            colour,
        ));
    };
    let count = 4 + dice.of(1, 4);
    match dice.of(2, 5) {
        // Slanting bands.
        0 => {
            let (step, lean) = (wide * 1.6 / count as f32, 20.0 + 40.0 * dice.share(3));
            for nth in 0..count {
                let x = left + step * nth as f32 - lean * 0.5;
                let broad = step * (0.35 + 0.5 * dice.share(10 + nth));
                shape(
                    vec![
                        [x, 100.0],
                        [x + lean, 0.0],
                        [x + lean + broad, 0.0],
                        [x + broad, 100.0],
                    ],
                    paint(dice.of(30 + nth, 4)),
                );
            }
        }
        // Rings around a corner.
        1 => {
            let corner = [left + wide * dice.share(3), 100.0 * dice.of(4, 2) as f32];
            for nth in 0..count {
                let radius =
                    110.0 * (1.0 - nth as f32 / count as f32) * (0.85 + 0.3 * dice.share(10 + nth));
                let at = |step: u32| {
                    let (sin, cos) = (step as f32 * TAU / 48.0).sin_cos();
                    [corner[0] + cos * radius, corner[1] + sin * radius]
                };
                shape((0..48).map(at).collect(), paint(nth + dice.of(5, 4)));
            }
        }
        // Tiles cut across.
        2 => {
            let side = 100.0 / count as f32;
            for column in 0..(wide / side).ceil() as u32 {
                for row in 0..count {
                    let key = column * 16 + row;
                    let (x, y) = (left + side * column as f32, side * row as f32);
                    let corners = [[x, y], [x + side, y], [x + side, y + side], [x, y + side]];
                    let gone = dice.of(40 + key, 5) as usize;
                    let kept = (0..4).filter(|corner| *corner != gone);
                    shape(
                        kept.map(|corner| corners[corner]).collect(),
                        paint(dice.of(90 + key, 9)),
                    );
                }
            }
        }
        // Waves, one behind the other.
        3 => {
            for nth in 0..count {
                let base = 100.0 * (nth as f32 + 0.6) / count as f32;
                let (high, long, shift) = (
                    4.0 + 9.0 * dice.share(10 + nth),
                    40.0 + 60.0 * dice.share(20 + nth),
                    TAU * dice.share(30 + nth),
                );
                let crest = |step: u32| {
                    let x = left + wide * step as f32 / 32.0;
                    [x, base + high * (x / long * TAU + shift).sin()]
                };
                let ends = [[left + wide, 100.0], [left, 100.0]];
                shape(
                    (0..=32).map(crest).chain(ends).collect(),
                    paint(nth + dice.of(5, 4)),
                );
            }
        }
        // Blocks, like a skyline.
        _ => {
            let step = wide / (count + 3) as f32;
            for nth in 0..count + 3 {
                let x = left + step * nth as f32;
                let top = 20.0 + 65.0 * dice.share(10 + nth);
                shape(
                    vec![[x, top], [x + step, top], [x + step, 100.0], [x, 100.0]],
                    paint(dice.of(30 + nth, 4)),
                );
            }
        }
    }
}

/// Numbers that look random, always the same for the same booth.
struct Dice(u32);

impl Dice {
    /// 0 to 1, another one for each `which`.
    fn share(&self, which: u32) -> f32 {
        let mixed = (self.0 ^ which.wrapping_mul(0x9e37_79b9)).wrapping_mul(0x85eb_ca6b);
        let mixed = (mixed ^ (mixed >> 13)).wrapping_mul(0xc2b2_ae35);
        (mixed >> 8) as f32 / 16_777_216.0
    }

    /// A whole number below `count`.
    fn of(&self, which: u32, count: u32) -> u32 {
        (self.share(which) * count as f32) as u32
    }
}
