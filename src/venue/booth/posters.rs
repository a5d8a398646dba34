//! Where a booth's posters hang: as many as there are share the wall, so that few are large.

use feed::booth::Size;
use glam::{Vec2, Vec3};

use super::fittings::on_wall;
use super::{Face, Shows, island, row};
use crate::mesh::turned;

/// Width and height of a poster where the wall is full, metres: A0 upright.
const A0: Vec2 = Vec2::new(0.841, 1.189);
/// Up to so many times as large where there is room: the wall ends 2.1 m over its band.
const LARGEST: f32 = 1.4;
/// Height of the upper edge of the smallest and of the largest, metres: their middle is at eye level.
const TOP: (f32, f32) = (2.2, 2.36);
/// Between neighbours, metres.
const GAP: f32 = 0.08;
/// No picture is wider than this, metres: one takes it in from where one stands to read.
const WIDEST: f32 = 2.2;
/// From the middle of an island's side to that of each of two posters, metres: clear of its edges' frames.
const PAIR: f32 = 0.53;
/// Height of a print's upper and lower edge, metres: what is free of the wall between its band and the lowest sign.
const PRINT: (f32, f32) = (2.42, 0.42);
/// How much smaller those on a wing are, whose frame is narrow.
const ON_WING: f32 = 0.95;

/// A poster in its place.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Hanging {
    /// Its sheet: upright, in the proportions of A0.
    pub face: Face,
    /// How wide a picture may be that is broader than the sheet, metres. It keeps the sheet's middle and its height.
    pub room: f32,
    /// Index of the poster that hangs nearest to here on a booth with all its posters: theirs is the light.
    pub place: u8,
}

/// For how many posters a booth has places.
pub fn places(size: Size) -> u8 {
    match size {
        Size::Standard => 4,
        Size::Wide => 6,
        Size::Island => 8,
    }
}

/// Where the poster with this index hangs on a booth that has so many; nothing when there is no place for it.
pub fn hanging(size: Size, index: u8, count: u8) -> Option<Hanging> {
    let count = count.min(places(size));
    (index < count).then(|| match size {
        Size::Standard => in_row(1.5, index, count, places(size) - 1),
        Size::Wide => in_row(3.0, index, count, places(size) - 1),
        Size::Island => around(index, count),
    })
}

/// On the back wall of a booth `half` wide to each side, from left to right; one more than it holds hangs on the left wing.
fn in_row(half: f32, index: u8, count: u8, back: u8) -> Hanging {
    if index == back {
        let top = Vec3::new(half - 0.06, TOP.0, row::BESIDE);
        return Hanging {
            face: on_wall(Shows::Poster(index), top, Vec3::NEG_X, A0 * ON_WING),
            room: A0.x * ON_WING,
            place: back,
        };
    }
    let share = f32::from(count.min(back)).recip();
    let width = half * 2.0 - 0.24;
    let along = share * (f32::from(index) + 0.5);
    // Seen from the front, the first one hangs on the left, which is +x.
    let at = Vec3::new(half - 0.12 - width * along, 0.0, row::BACK);
    let place = (along * f32::from(back)) as u8;
    hung(index, at, Vec3::NEG_Z, width * share, place)
}

/// On the four sides of the island's core: one on each as long as they suffice, else two.
fn around(index: u8, count: u8) -> Hanging {
    let each = if count > 4 { 2 } else { 1 };
    let side = index / each;
    let alone = each == 1 || (index.is_multiple_of(2) && index + 1 == count);
    let out = turned(Vec3::NEG_Z, f32::from(side) * std::f32::consts::FRAC_PI_2);
    let right = Vec3::Y.cross(out);
    let aside = match (alone, index % 2) {
        (true, _) => 0.0,
        (false, 0) => -PAIR,
        (false, _) => PAIR,
    };
    let width = if alone {
        2.0 * island::CORE
    } else {
        2.0 * PAIR
    };
    let place = side * 2 + index % each;
    hung(index, out * island::CORE + right * aside, out, width, place)
}

/// Where the whole wall is printed: the back wall, or each side of an island's core.
pub(super) fn prints(size: Size) -> Vec<Face> {
    let print = |at: Vec3, out: Vec3, wide: f32| {
        let top = at + Vec3::Y * PRINT.0;
        on_wall(Shows::Print, top, out, Vec2::new(wide, PRINT.0 - PRINT.1))
    };
    let in_row = |half: f32| vec![print(Vec3::Z * row::BACK, Vec3::NEG_Z, half * 2.0 - 0.2)];
    match size {
        Size::Standard => in_row(1.5),
        Size::Wide => in_row(3.0),
        Size::Island => (0..4_u8)
            .map(|side| {
                let out = turned(Vec3::NEG_Z, f32::from(side) * std::f32::consts::FRAC_PI_2);
                print(out * island::CORE, out, island::CORE * 2.0 - 0.1)
            })
            .collect(),
    }
}

/// In the middle of a piece of wall so wide that looks to `out`, its foot at `at`.
fn hung(index: u8, at: Vec3, out: Vec3, width: f32, place: u8) -> Hanging {
    let room = (width - GAP).min(WIDEST);
    let larger = (room / A0.x).min(LARGEST);
    let up = (larger - 1.0).max(0.0) / (LARGEST - 1.0);
    let top = at + Vec3::Y * (TOP.0 + (TOP.1 - TOP.0) * up);
    Hanging {
        face: on_wall(Shows::Poster(index), top, out, A0 * larger),
        room,
        place,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::booth::{Form, half_extent, shape};

    const SIZES: [Size; 3] = [Size::Standard, Size::Wide, Size::Island];

    #[test]
    fn however_many_there_are_none_covers_another() {
        for size in SIZES {
            for count in 0..=places(size) {
                let all: Vec<_> = (0..count)
                    .filter_map(|index| hanging(size, index, count))
                    .collect();
                assert_eq!(all.len(), usize::from(count));
                assert_eq!(hanging(size, count, count), None);
                for (index, one) in all.iter().enumerate() {
                    let half = half_extent(size);
                    let sheet = one.face.right.length();
                    assert!(one.room >= sheet - 1e-4, "{size:?} {index} of {count}");
                    assert!((sheet / one.face.down.length() - A0.x / A0.y).abs() < 1e-3);
                    let middle = |hanging: &Hanging| {
                        hanging.face.origin + (hanging.face.right + hanging.face.down) / 2.0
                    };
                    let end = middle(one) + one.face.right.normalize() * (one.room / 2.0);
                    assert!(
                        end.x.abs() <= half.x && end.z.abs() <= half.y,
                        "{size:?} {index} of {count}"
                    );
                    for other in &all[..index] {
                        if other.face.normal().dot(one.face.normal()) > 0.9 {
                            let apart = middle(one).distance(middle(other));
                            let needed = (one.room + other.room) / 2.0;
                            assert!(
                                apart > needed,
                                "{size:?} {index} of {count}: {apart} {needed}"
                            );
                        }
                    }
                }
            }
        }
    }

    #[test]
    fn few_are_large_and_in_the_middle() {
        let x = |count, index| {
            let face = hanging(Size::Standard, index, count).unwrap().face;
            (face.origin + face.right / 2.0).x
        };
        assert!(x(1, 0).abs() < 1e-4);
        assert!((x(2, 0) + x(2, 1)).abs() < 1e-4 && x(2, 0) > 0.0);
        let height = |count| {
            hanging(Size::Standard, 0, count)
                .unwrap()
                .face
                .down
                .length()
        };
        assert!(height(1) > 1.2 * height(3));
        // Four posters of an island: one on each side, in its middle.
        for index in 0..4 {
            let Hanging { face, place, .. } = hanging(Size::Island, index, 4).unwrap();
            let middle = face.origin + face.right / 2.0;
            assert!(middle.dot(face.right).abs() < 1e-3);
            assert_eq!(place, index * 2);
        }
    }

    #[test]
    fn a_full_booth_has_them_where_its_light_was_baked() {
        for form in Form::all() {
            let (size, faces) = (form.size, shape(form).faces);
            for index in 0..places(size) {
                let hanging = hanging(size, index, places(size)).unwrap();
                assert_eq!(hanging.place, index);
                assert!(faces.contains(&hanging.face), "{size:?} {index}");
            }
        }
    }
}
