//! The convention hall by the day it was made for, in the late afternoon, and in the evening.

use glam::Vec3;

use crate::themes::mood::Grade;

/// In the order of a day.
pub(super) const MOODS: [Grade; 3] = [
    Grade::OWN,
    // A low sun over the water.
    Grade {
        day: Vec3::new(0.92, 0.72, 0.5),
        glass: Vec3::new(0.9, 0.8, 0.66),
        sky: [Vec3::new(1.0, 0.82, 0.6), Vec3::new(0.86, 0.84, 0.86)],
        gleams: Vec3::new(1.6, 1.0, 1.0),
        haze: Vec3::new(0.9, 0.74, 0.56),
        behind: Some([206, 178, 150]),
        ..Grade::OWN
    },
    // The town is a dim line before what is left of the day; the hall shines.
    Grade {
        day: Vec3::new(0.07, 0.08, 0.14),
        glass: Vec3::new(0.5, 0.5, 0.55),
        sky: [Vec3::new(0.46, 0.36, 0.4), Vec3::new(0.2, 0.24, 0.38)],
        veil: [Vec3::new(0.03, 0.02, 0.03), Vec3::ZERO],
        gleams: Vec3::new(3.0, 1.0, 0.0),
        haze: Vec3::new(0.2, 0.2, 0.26),
        behind: Some([70, 74, 104]),
    },
];
