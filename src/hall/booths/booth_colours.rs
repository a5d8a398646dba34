//! The colours a booth wears: the exhibitor's, or ours.

use feed::Booth;
use feed::colour::Colour;

/// The colours that stand in for an exhibitor's main colour and accent, sRGB.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BoothColours {
    /// For [`venue::mesh::Tint::Main`].
    pub main: [u8; 3],
    /// For [`venue::mesh::Tint::Accent`].
    pub accent: [u8; 3],
}

impl Default for BoothColours {
    /// What nobody's things wear: slate and brass, quiet in every hall.
    fn default() -> Self {
        Self {
            main: [62, 78, 94],
            accent: [201, 164, 92],
        }
    }
}

/// The colours of a booth; those of the halls' own things while it has not come.
pub fn booth_colours(booth: Option<&Booth>) -> BoothColours {
    let [main, accent] = colours(booth);
    BoothColours {
        main: main.rgb,
        accent: accent.rgb,
    }
}

/// The main colour and the accent of a booth.
pub fn colours(booth: Option<&Booth>) -> [Colour; 2] {
    booth.map_or_else(
        || {
            let ours = BoothColours::default();
            [ours.main, ours.accent].map(|rgb| Colour { rgb })
        },
        Booth::wears,
    )
}
