//! Level of detail: how far away what is drawn with how many triangles.

use venue::mesh_builder::Detail;

/// Parts of the hall and booths that begin farther away than this, metres, are drawn with few triangles.
pub const FAR: f32 = 30.0;
/// Those that begin farther away than this, metres, with the fewest: there a metre is a dozen pixels.
pub const FARTHEST: f32 = 60.0;
/// Without a graphics card bays that begin farther away than this, metres, have few triangles while one walks: theirs would be a
/// few pixels each, and software fills no triangle by less than four.
pub const FAR_WALKING: f32 = 12.0;

/// The level of detail of something that begins so many metres away, where few triangles begin at `far`.
pub fn detail(distance: f32, far: f32) -> Detail {
    if distance > FARTHEST {
        Detail::Far
    } else if distance > far {
        Detail::Coarse
    } else {
        Detail::Fine
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_farther_away_has_fewer_triangles() {
        let levels = [0.0, 12.5, 30.5, 60.5].map(|metres| detail(metres, FAR));
        assert_eq!(
            levels,
            [Detail::Fine, Detail::Fine, Detail::Coarse, Detail::Far]
        );
        assert_eq!(detail(12.5, FAR_WALKING), Detail::Coarse);
    }
}
