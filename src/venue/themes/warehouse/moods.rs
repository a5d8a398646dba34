//! The warehouse by day, in the late afternoon it was made for, and in the evening.

use glam::Vec3;

use crate::themes::mood::Grade;

/// In the order of a day.
pub(super) const MOODS: [Grade; 3] = [
    // A clear morning: cooler, a little brighter, dust hardly shows.
    Grade {
        day: Vec3::new(1.02, 1.16, 1.4),
        glass: Vec3::new(0.98, 1.06, 1.25),
        gleams: Vec3::new(0.7, 1.0, 0.55),
        haze: Vec3::new(0.92, 1.08, 1.3),
        ..Grade::OWN
    },
    Grade::OWN,
    // Lamps, and a blue rest of light behind the panes.
    Grade {
        day: Vec3::new(0.035, 0.05, 0.09),
        glass: Vec3::new(0.07, 0.115, 0.26),
        gleams: Vec3::new(1.5, 0.12, 0.0),
        haze: Vec3::new(0.28, 0.26, 0.28),
        behind: Some([44, 38, 40]),
        ..Grade::OWN
    },
];
