//! What a hall sounds like: layers of noise, each a band of frequencies that swells like water and wind or flutters like far
//! voices. The page makes the sound of these numbers (`web/sound.js`), so nobody downloads a recording.

/// A layer of a hall's sound.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct SoundLayer {
    /// The lowest and the highest frequency that is heard, hertz.
    pub band: (f32, f32),
    /// How loud it is, 0 to 1 of what the device can play.
    pub level: f32,
    /// How long it takes to come and go, seconds, and by how much of its level; what does neither stands still.
    pub swell: (f32, f32),
    /// How often a second it changes at random, as syllables do; 0 for never.
    pub flutter: f32,
}

/// A layer that neither swells nor flutters: its band in hertz, and how loud it is.
pub(super) const fn layer(low: f32, high: f32, level: f32) -> SoundLayer {
    SoundLayer {
        band: (low, high),
        level,
        swell: (0.0, 0.0),
        flutter: 0.0,
    }
}

impl SoundLayer {
    /// Comes and goes in so many seconds, by such a share of its level.
    pub(super) const fn swelling(self, secs: f32, share: f32) -> Self {
        Self {
            swell: (secs, share),
            ..self
        }
    }

    /// Changes at random so many times a second.
    pub(super) const fn fluttering(self, hertz: f32) -> Self {
        Self {
            flutter: hertz,
            ..self
        }
    }
}
