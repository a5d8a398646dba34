//! The dock by day, in the late afternoon, and in the evening it was made for.

use glam::Vec3;

use crate::themes::mood::Grade;

/// In the order of a day.
pub(super) const MOODS: [Grade; 3] = [
    // An overcast noon: the sky over the rim lights the stone, lamps hardly show.
    Grade {
        day: Vec3::new(5.6, 5.4, 4.6),
        glass: Vec3::new(2.6, 2.9, 2.7),
        sky: [Vec3::splat(0.28), Vec3::splat(0.5)],
        veil: [Vec3::new(0.62, 0.66, 0.68), Vec3::new(0.26, 0.41, 0.58)],
        gleams: Vec3::new(0.25, 0.3, 0.0),
        haze: Vec3::new(3.2, 3.6, 3.0),
        behind: Some([150, 184, 220]),
    },
    // The last sun is on the towers, the dock lies in a warm shade.
    Grade {
        day: Vec3::new(4.2, 2.9, 1.9),
        glass: Vec3::new(2.4, 1.9, 1.4),
        sky: [Vec3::new(0.75, 0.72, 0.62), Vec3::splat(0.7)],
        veil: [Vec3::new(0.34, 0.24, 0.12), Vec3::new(0.14, 0.2, 0.27)],
        gleams: Vec3::new(0.55, 0.6, 0.0),
        haze: Vec3::new(2.3, 1.9, 1.4),
        behind: Some([118, 138, 176]),
    },
    Grade::OWN,
];
