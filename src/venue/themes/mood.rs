//! Moods: the light of the hour. Each theme was made for one of them; the others are numbers by which its sky, its windows and
//! the day's part of its baked light are changed. Lamps burn at all hours.

use glam::Vec3;

use super::spec::Air;

/// A time of the day, by its light.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Mood {
    /// Morning and midday.
    Day,
    /// Late afternoon: the sun is low.
    Afternoon,
    /// The sun has set.
    Evening,
}

/// Seconds of an hour, and of a day.
const HOUR: i32 = 3600;
const WHOLE: i32 = 24 * HOUR;
/// When each begins, seconds of the day.
const BEGINS: [(i32, Mood); 3] = [
    (6 * HOUR, Mood::Day),
    (15 * HOUR, Mood::Afternoon),
    (18 * HOUR, Mood::Evening),
];

impl Mood {
    /// All of them, in the order of a day.
    pub const ALL: [Self; 3] = [Self::Day, Self::Afternoon, Self::Evening];

    /// The mood at this second of the day.
    pub fn at(second: i32) -> Self {
        let second = second.rem_euclid(WHOLE);
        let begun = BEGINS.iter().rfind(|(begins, _)| *begins <= second);
        begun.map_or(Self::Evening, |(_, mood)| *mood)
    }

    /// For how many seconds it goes on from this second of the day.
    pub fn lasts(second: i32) -> i32 {
        let second = second.rem_euclid(WHOLE);
        let next = BEGINS.iter().find(|(begins, _)| *begins > second);
        next.map_or(WHOLE + BEGINS[0].0, |(begins, _)| *begins) - second
    }
}

/// How a theme's light is changed. Factors are of linear light, those of the sky of sRGB.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Grade {
    /// Times the day's part of the light on all that is lit.
    pub day: Vec3,
    /// Times what shows through windows that no lamp lights.
    pub glass: Vec3,
    /// Times the sky's colour, at the horizon and at the zenith.
    pub sky: [Vec3; 2],
    /// Added to it, 0 to 1, at the same two.
    pub veil: [Vec3; 2],
    /// How much is seen of lamps' halos and mirror images, of windows' mirror images, and of sunbeams.
    pub gleams: Vec3,
    /// Times the haze.
    pub haze: Vec3,
    /// Colour behind everything, sRGB bytes; else the theme's own.
    pub behind: Option<[u8; 3]>,
}

impl Grade {
    /// A theme's own mood: nothing is changed.
    pub const OWN: Self = Self {
        day: Vec3::ONE,
        glass: Vec3::ONE,
        sky: [Vec3::ONE; 2],
        veil: [Vec3::ZERO; 2],
        gleams: Vec3::ONE,
        haze: Vec3::ONE,
        behind: None,
    };

    /// A theme's air in it.
    pub fn air(&self, own: Air) -> Air {
        Air {
            haze: own.haze * self.haze,
            behind: self.behind.unwrap_or(own.behind),
            ..own
        }
    }

    /// The sky's colour of a place so high, metres, whose own is this; sRGB from 0 to 1.
    pub fn sky(&self, own: Vec3, height: f32) -> Vec3 {
        let up = ((height - HORIZON) / RISE).clamp(0.0, 1.0);
        own * self.sky[0].lerp(self.sky[1], up) + self.veil[0].lerp(self.veil[1], up)
    }

    /// Times a light that is of lamps by this share.
    pub fn times(&self, lamps: u8, glass: bool) -> Vec3 {
        let day = if glass { self.glass } else { self.day };
        Vec3::ONE + (day - Vec3::ONE) * (1.0 - f32::from(lamps) / 255.0)
    }
}

/// The horizon's height, metres, and from there to where a sky has its zenith's colour; the shader has the same.
const HORIZON: f32 = 4.0;
const RISE: f32 = 46.0;

#[cfg(test)]
mod tests {
    use feed::event::Theme;

    use super::*;
    use crate::themes::spec;

    #[test]
    fn a_day_has_three_moods_and_each_lasts_until_the_next() {
        let at = |hour: i32, minute: i32| hour * HOUR + minute * 60;
        for (second, mood) in [
            (at(0, 0), Mood::Evening),
            (at(5, 59), Mood::Evening),
            (at(6, 0), Mood::Day),
            (at(14, 59), Mood::Day),
            (at(15, 0), Mood::Afternoon),
            (at(17, 59), Mood::Afternoon),
            (at(18, 0), Mood::Evening),
            (at(23, 59), Mood::Evening),
            (at(24, 0) + 1, Mood::Evening),
        ] {
            assert_eq!(Mood::at(second), mood, "{second}");
            let lasts = Mood::lasts(second);
            assert!(lasts > 0 && lasts <= 12 * HOUR, "{second} {lasts}");
            assert_eq!(Mood::at(second + lasts - 1), mood);
            assert_ne!(Mood::at(second + lasts), mood);
        }
    }

    #[test]
    fn every_theme_has_one_mood_of_its_own_and_two_others() {
        for &theme in Theme::ALL {
            let grades = Mood::ALL.map(|mood| spec(theme).grade(Some(mood)));
            let own = grades.iter().filter(|grade| **grade == Grade::OWN);
            assert_eq!(own.count(), 1, "{theme:?}");
            assert_eq!(spec(theme).grade(None), Grade::OWN);
            for grade in grades {
                let vectors = [grade.day, grade.glass, grade.gleams, grade.haze];
                for vector in vectors.into_iter().chain(grade.sky).chain(grade.veil) {
                    assert!(
                        vector.is_finite() && vector.min_element() >= 0.0,
                        "{grade:?}"
                    );
                }
            }
        }
    }

    #[test]
    fn the_own_mood_changes_nothing_and_no_mood_changes_lamps() {
        let colour = Vec3::new(0.3, 0.5, 0.7);
        for (lamps, glass) in [(0, false), (100, true), (255, false)] {
            assert_eq!(Grade::OWN.times(lamps, glass), Vec3::ONE);
        }
        assert_eq!(Grade::OWN.sky(colour, 20.0), colour);
        for &theme in Theme::ALL {
            assert_eq!(Grade::OWN.air(spec(theme).air), spec(theme).air);
            for mood in Mood::ALL {
                let grade = spec(theme).grade(Some(mood));
                assert_eq!(grade.times(255, false), Vec3::ONE);
                let day = grade.times(0, false);
                assert!(day.abs_diff_eq(grade.day, 1e-5), "{day} {grade:?}");
            }
        }
    }
}
