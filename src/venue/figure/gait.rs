//! The gait: how a figure's limbs move as it walks, raises a hand, writes, and looks around. `hall/gl/shaders/figure.vert`
//! does the same on the graphics card.

use glam::Vec3;

use super::looks::Limb;

/// Metres walked from one step of the left foot to the next.
pub const STRIDE: f32 = 1.5;
/// Height of the hips, the knees, the shoulders and the elbows, metres.
const HIP: f32 = 0.9;
const KNEE: f32 = 0.48;
const SHOULDER: f32 = 1.41;
const ELBOW: f32 = 1.11;
/// Farthest swing of a leg and of an arm, and how far a knee bends, radians.
const LEG: f32 = 0.44;
const ARM: f32 = 0.36;
const BENT: f32 = 0.75;

/// How a figure holds itself.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Gait {
    /// Where in its stride it is, radians.
    pub phase: f32,
    /// How far its limbs swing: 0 standing, 1 at walking pace.
    pub swing: f32,
    /// 1 with the right hand up, -1 with both hands at a desk.
    pub hands: f32,
    /// How far its head is turned to the left, radians.
    pub look: f32,
}

/// Where a point of a figure at rest comes to lie.
pub fn pose(point: Vec3, limb: Limb, gait: Gait) -> Vec3 {
    let Gait {
        phase,
        swing,
        hands,
        look,
    } = gait;
    let ahead = phase.sin() * swing;
    let mut at = point;
    match limb {
        Limb::LeftLeg | Limb::RightLeg => {
            let side = if limb == Limb::LeftLeg { 1.0 } else { -1.0 };
            let below = smooth((KNEE + 0.08 - at.y) / 0.16);
            // While it is carried forwards, at first most.
            let carried = (side * phase.cos()).max(0.0) * (0.65 - 0.4 * side * phase.sin());
            let bent = BENT * swing * carried;
            at = bend(at, KNEE, -bent * below);
            at = bend(at, HIP, LEG * side * ahead);
        }
        Limb::LeftArm | Limb::RightArm => {
            let side = if limb == Limb::RightArm { 1.0 } else { -1.0 };
            let up = if side > 0.0 { hands.max(0.0) } else { 0.0 };
            let writes = (-hands).max(0.0);
            let below = smooth((ELBOW + 0.07 - at.y) / 0.14);
            let elbow = 0.1 + 0.2 * swing + 1.15 * writes + 0.3 * up;
            at = bend(at, ELBOW, elbow * below);
            at = bend(at, SHOULDER, ARM * side * ahead + 0.3 * writes + 2.6 * up);
        }
        Limb::Head => {
            let (sin, cos) = look.sin_cos();
            at = Vec3::new(at.x * cos + at.z * sin, at.y, at.z * cos - at.x * sin);
        }
        Limb::Skirt => at.z *= 1.0 + 0.6 * ahead.abs() * smooth((HIP - at.y) / 0.25),
        Limb::Body => {}
    }
    // Legs that stand apart reach less far down.
    at.y -= HIP * (1.0 - (LEG * ahead).cos());
    at
}

/// Turned forwards by so many radians about a joint at this height.
fn bend(at: Vec3, joint: f32, by: f32) -> Vec3 {
    let (sin, cos) = by.sin_cos();
    let y = at.y - joint;
    Vec3::new(at.x, joint + y * cos - at.z * sin, y * sin + at.z * cos)
}

fn smooth(share: f32) -> f32 {
    let share = share.clamp(0.0, 1.0);
    share * share * (3.0 - 2.0 * share)
}
