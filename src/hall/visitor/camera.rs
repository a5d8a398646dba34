//! From a stance to a picture: the lens, the matrix, and rays back from the screen into the hall.

use bevy::prelude::*;
use venue::measures::EYE_HEIGHT;
use venue::walk::Stance;

use super::framing::Framing;

/// Nearest thing drawn, metres: well within the visitor's own radius.
pub const NEAR: f32 = 0.1;
/// Width to height that the field of view of the settings is meant for.
const WIDE: f32 = 16.0 / 9.0;

/// On wide screens the horizon lies this share of half the screen below its middle, as architects' photographers raise their
/// lens: walls stay upright, less of the floor is in the picture, and the sign of the booth one reads is clear of the bar above.
/// Narrow ones see enough of what is above.
const RISE: f32 = 0.14;

/// What the hall is seen through.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Lens {
    /// Tangent of half the horizontal and half the vertical field of view.
    pub tangents: Vec2,
    /// Where on the screen lies what is straight ahead: halves of the screen to the right and up from its middle.
    ahead: Vec2,
}

impl Lens {
    /// `field_of_view` is horizontal at 16:9, in degrees; `aspect` is width by height.
    ///
    /// On narrower screens the view grows taller and becomes narrower, each by half: a phone held upright would
    /// otherwise see a keyhole, or the floor and the ceiling.
    pub fn new(field_of_view: f32, aspect: f32) -> Self {
        let vertical = (field_of_view.to_radians() / 2.0).tan() / WIDE;
        let vertical = vertical * (WIDE / aspect).max(1.0).sqrt();
        Self {
            tangents: Vec2::new(vertical * aspect, vertical),
            ahead: Vec2::NEG_Y * RISE * (aspect / WIDE).min(1.0),
        }
    }

    /// The same for a picture of which only this part is free: what is ahead lies in the middle of that. Where it is narrow more
    /// is seen, but less than before: between a keyhole and a booth far away.
    pub fn framed(self, framing: Framing) -> Self {
        let Framing { low, high } = framing;
        let middle = (low + high - Vec2::ONE) * Vec2::new(1.0, -1.0);
        Self {
            tangents: self.tangents / (high.x - low.x).sqrt(),
            ahead: middle + self.ahead * (high.y - low.y),
        }
    }

    /// From the hall's coordinates to the screen's, near is 1 and far is 0.
    pub fn clip_from_world(self, stance: &Stance) -> Mat4 {
        let (right, up, forward) = axes(stance);
        let turn = Mat3::from_cols(right, up, -forward).transpose();
        let view = Mat4::from_mat3_translation(turn, turn * -eye(stance));
        let projection = Mat4::from_cols(
            Vec4::new(self.tangents.x.recip(), 0.0, 0.0, 0.0),
            Vec4::new(0.0, self.tangents.y.recip(), 0.0, 0.0),
            Vec4::new(-self.ahead.x, -self.ahead.y, 0.0, -1.0),
            Vec4::new(0.0, 0.0, NEAR, 0.0),
        );
        projection * view
    }

    /// The ray through a point of the screen; `at` runs from (0, 0) top left to (1, 1) bottom right.
    pub fn ray(self, stance: &Stance, at: Vec2) -> Ray {
        let (right, up, forward) = axes(stance);
        let across = (Vec2::new(at.x * 2.0 - 1.0, 1.0 - at.y * 2.0) - self.ahead) * self.tangents;
        Ray {
            origin: eye(stance),
            along: (forward + right * across.x + up * across.y).normalize(),
        }
    }
}

/// A ray from the visitor's eye.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Ray {
    /// Metres.
    pub origin: Vec3,
    /// Unit length.
    pub along: Vec3,
}

/// Where the visitor's eyes are.
pub fn eye(stance: &Stance) -> Vec3 {
    Vec3::new(stance.position.x, EYE_HEIGHT, stance.position.y)
}

/// To the visitor's right, up and ahead, unit length each.
pub fn axes(stance: &Stance) -> (Vec3, Vec3, Vec3) {
    let forward = gaze(stance.yaw, stance.pitch);
    let right = Vec3::new(stance.yaw.cos(), 0.0, -stance.yaw.sin());
    (right, right.cross(forward), forward)
}

/// The direction of a look, unit length.
pub fn gaze(yaw: f32, pitch: f32) -> Vec3 {
    let (sin, cos) = yaw.sin_cos();
    Vec3::new(-sin * pitch.cos(), pitch.sin(), -cos * pitch.cos())
}

/// Which boxes along the hall are in view: tells for each `(low, high)` corner pair whether it may be seen.
pub fn sees(clip_from_world: &Mat4, low: Vec3, high: Vec3) -> bool {
    let corners = [0, 1, 2, 3, 4, 5, 6, 7].map(|index: u8| {
        let pick = |bit: u8, low: f32, high: f32| if index & bit == 0 { low } else { high };
        let corner = Vec3::new(
            pick(1, low.x, high.x),
            pick(2, low.y, high.y),
            pick(4, low.z, high.z),
        );
        *clip_from_world * corner.extend(1.0)
    });
    // Out of view when all corners lie outside the same plane.
    let outside = |test: fn(&Vec4) -> bool| corners.iter().all(test);
    !(outside(|c| c.x < -c.w)
        || outside(|c| c.x > c.w)
        || outside(|c| c.y < -c.w)
        || outside(|c| c.y > c.w)
        || outside(|c| c.w < NEAR))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stance(yaw: f32) -> Stance {
        Stance {
            yaw,
            ..Stance::default()
        }
    }

    #[test]
    fn a_little_below_the_middle_of_the_screen_one_looks_ahead() {
        let lens = Lens::new(75.0, 16.0 / 9.0);
        let ray = lens.ray(&stance(0.7), Vec2::new(0.5, 0.5 + RISE / 2.0));
        assert!(ray.along.distance(gaze(0.7, 0.0)) < 1e-5);
    }

    #[test]
    fn one_looks_ahead_in_the_middle_of_what_is_free() {
        let free = Framing {
            low: Vec2::ZERO,
            high: Vec2::new(0.6, 1.0),
        };
        let wide = Lens::new(75.0, 16.0 / 9.0);
        let lens = wide.framed(free);
        let ray = lens.ray(&stance(0.7), Vec2::new(0.3, 0.5 + RISE / 2.0));
        assert!(ray.along.distance(gaze(0.7, 0.0)) < 1e-5);
        // Less of the hall is in the free part than in the whole picture, but not as little as its width would say.
        let seen = lens.tangents.x * 0.6 / wide.tangents.x;
        assert!((0.7..0.9).contains(&seen), "{seen}");

        let free = Framing {
            low: Vec2::new(0.0, 0.1),
            high: Vec2::new(1.0, 0.4),
        };
        let phone = Lens::new(75.0, 0.46);
        let lens = phone.framed(free);
        assert_eq!(lens.tangents, phone.tangents);
        let at = 0.25 - phone.ahead.y * 0.3 / 2.0;
        let ray = lens.ray(&stance(0.7), Vec2::new(0.5, at));
        assert!(ray.along.distance(gaze(0.7, 0.0)) < 1e-5);
    }

    #[test]
    fn ray_and_matrix_agree() {
        let free = Framing {
            low: Vec2::new(0.0, 0.1),
            high: Vec2::new(0.6, 0.7),
        };
        let stance = Stance {
            position: Vec2::new(2.0, -5.0),
            yaw: 2.1,
            pitch: -0.2,
        };
        let whole = Lens::new(75.0, 0.5);
        for lens in [whole, whole.framed(free)] {
            let ray = lens.ray(&stance, Vec2::new(0.2, 0.7));
            let clip = lens.clip_from_world(&stance) * (ray.origin + ray.along * 8.0).extend(1.0);
            assert!((clip.x / clip.w - (0.2 * 2.0 - 1.0)).abs() < 1e-4);
            assert!((clip.y / clip.w - (1.0 - 0.7 * 2.0)).abs() < 1e-4);
        }
    }

    #[test]
    fn what_is_behind_is_not_seen() {
        let clip = Lens::new(75.0, 1.5).clip_from_world(&stance(0.0));
        assert!(sees(
            &clip,
            Vec3::new(-1.0, 0.0, -6.0),
            Vec3::new(1.0, 2.0, -4.0)
        ));
        assert!(!sees(
            &clip,
            Vec3::new(-1.0, 0.0, 4.0),
            Vec3::new(1.0, 2.0, 6.0)
        ));
        assert!(!sees(
            &clip,
            Vec3::new(50.0, 0.0, -6.0),
            Vec3::new(52.0, 2.0, -4.0)
        ));
    }
}
