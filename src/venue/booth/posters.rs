//! Where a booth's posters and its film's screen hang: as many as there are share the wall, so that few are large.

use feed::booth::Size;
use glam::{Vec2, Vec3};

use super::fittings::on_wall;
use super::stand::{Face, Shows};
use super::{island, row};
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

/// Width by height of a screen.
const SCREEN: f32 = 16.0 / 9.0;
/// A screen takes the room of so many posters: it is as broad as two of them.
const BROAD: u8 = 2;
/// No screen is wider than this, metres: what the height of a wall leaves room for.
const BROADEST: f32 = 3.4;
/// Height of a screen's middle, metres, where there is room above it.
const EYES: f32 = 1.62;

/// What an exhibitor hangs on the walls.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hung {
    /// How many posters.
    pub posters: u8,
    /// Whether a screen hangs among them. It comes first: posters that find no room beside it are read in the panel alone.
    pub screen: bool,
}

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

/// Where the poster with this index hangs on a booth with all that hangs there; nothing when there is no place for it.
pub fn hanging(size: Size, index: u8, hung: Hung) -> Option<Hanging> {
    let taken = if hung.screen { BROAD } else { 0 };
    let count = hung.posters.min(places(size) - taken);
    (index < count).then(|| match size {
        Size::Standard => in_row(1.5, index, count, places(size) - 1, taken),
        Size::Wide => in_row(3.0, index, count, places(size) - 1, taken),
        Size::Island => around(index, count, hung.screen),
    })
}

/// Where the screen of a booth hangs that has so many posters.
pub fn screen(size: Size, posters: u8) -> Face {
    let row = |half: f32| {
        let back = places(size) - 1 - BROAD;
        let beside = posters.min(back);
        let width = wall(half) / f32::from(beside + BROAD);
        let before = f32::from(beside / 2) * width;
        let along = before + width * f32::from(BROAD) / 2.0;
        let at = Vec3::new(wall(half) / 2.0 - along, 0.0, row::BACK);
        (at, width * f32::from(BROAD))
    };
    let (at, room) = match size {
        Size::Standard => row(1.5),
        Size::Wide => row(3.0),
        // A side of its own: the front.
        Size::Island => (Vec3::NEG_Z * island::CORE, 2.0 * island::CORE),
    };
    let wide = (room - 2.0 * GAP).min(BROADEST);
    let high = wide / SCREEN;
    let top = at + Vec3::Y * (EYES + high / 2.0).min(PRINT.0 - GAP);
    on_wall(Shows::Screen, top, Vec3::NEG_Z, Vec2::new(wide, high))
}

/// How wide the back wall of a booth is between its frames.
fn wall(half: f32) -> f32 {
    half * 2.0 - 0.24
}

/// On the back wall of a booth `half` wide to each side, from left to right, a screen of so many places in their middle; one
/// more than it holds hangs on the left wing.
fn in_row(half: f32, index: u8, count: u8, back: u8, screen: u8) -> Hanging {
    let beside = count.min(back - screen);
    if index == back - screen {
        let top = Vec3::new(half - 0.06, TOP.0, row::BESIDE);
        return Hanging {
            face: on_wall(Shows::Poster(index), top, Vec3::NEG_X, A0 * ON_WING),
            room: A0.x * ON_WING,
            place: back,
        };
    }
    let share = f32::from(beside + screen).recip();
    let width = wall(half);
    let before = if index < beside / 2 { 0 } else { screen };
    let along = share * (f32::from(index + before) + 0.5);
    // Seen from the front, the first one hangs on the left, which is +x.
    let at = Vec3::new(width / 2.0 - width * along, 0.0, row::BACK);
    let place = (along * f32::from(back)) as u8;
    hung(index, at, Vec3::NEG_Z, width * share, place)
}

/// On the sides of the island's core, all four or those that a screen on the front leaves: one on each as long as they suffice,
/// else two.
fn around(index: u8, count: u8, screen: bool) -> Hanging {
    let first = u8::from(screen);
    let each = if count > 4 - first { 2 } else { 1 };
    let side = first + index / each;
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

    /// With so many posters and no screen.
    fn alone(size: Size, index: u8, posters: u8) -> Option<Hanging> {
        let screen = false;
        hanging(size, index, Hung { posters, screen })
    }

    #[test]
    fn however_many_there_are_none_covers_another() {
        for size in SIZES {
            for count in 0..=places(size) {
                let all: Vec<_> = (0..count)
                    .filter_map(|index| alone(size, index, count))
                    .collect();
                assert_eq!(all.len(), usize::from(count));
                assert_eq!(alone(size, count, count), None);
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
    fn a_screen_is_broad_and_posters_hang_clear_of_it() {
        for size in SIZES {
            for posters in 0..=places(size) {
                let face = screen(size, posters);
                let middle = |face: &Face| face.origin + (face.right + face.down) / 2.0;
                assert!((face.right.length() / face.down.length() - SCREEN).abs() < 1e-3);
                assert!(face.right.length() > 1.6, "{size:?} {posters}");
                for corner in face.corners() {
                    let half = half_extent(size) - 0.1;
                    assert!(corner.x.abs() <= half.x && corner.z.abs() <= half.y);
                    assert!((0.4..2.4).contains(&corner.y), "{size:?} {posters}");
                }
                let hung = Hung {
                    posters,
                    screen: true,
                };
                let all: Vec<_> = (0..posters)
                    .filter_map(|index| hanging(size, index, hung))
                    .collect();
                assert_eq!(all.len(), usize::from(posters.min(places(size) - BROAD)));
                for (index, one) in all.iter().enumerate() {
                    for (other, room) in all[..index]
                        .iter()
                        .map(|other| (&other.face, other.room))
                        .chain([(&face, face.right.length())])
                    {
                        if other.normal().dot(one.face.normal()) > 0.9 {
                            let apart =
                                (middle(other) - middle(&one.face)) * Vec3::new(1.0, 0.0, 1.0);
                            let needed = (one.room + room) / 2.0 + 0.01;
                            assert!(apart.length() > needed, "{size:?} {index} of {posters}");
                        }
                    }
                }
            }
        }
    }

    #[test]
    fn few_are_large_and_in_the_middle() {
        let x = |count, index| {
            let face = alone(Size::Standard, index, count).unwrap().face;
            (face.origin + face.right / 2.0).x
        };
        assert!(x(1, 0).abs() < 1e-4);
        assert!((x(2, 0) + x(2, 1)).abs() < 1e-4 && x(2, 0) > 0.0);
        let height = |count| alone(Size::Standard, 0, count).unwrap().face.down.length();
        assert!(height(1) > 1.2 * height(3));
        // Four posters of an island: one on each side, in its middle.
        for index in 0..4 {
            let Hanging { face, place, .. } = alone(Size::Island, index, 4).unwrap();
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
                let hanging = alone(size, index, places(size)).unwrap();
                assert_eq!(hanging.place, index);
                assert!(faces.contains(&hanging.face), "{size:?} {index}");
            }
        }
    }
}
