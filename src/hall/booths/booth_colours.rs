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
    /// What a booth without colours of its own wears: slate and brass, quiet in both halls.
    fn default() -> Self {
        Self {
            main: [62, 78, 94],
            accent: [201, 164, 92],
        }
    }
}

/// The colours of a booth; ours where it names none, or none that can be read.
pub fn booth_colours(booth: Option<&Booth>) -> BoothColours {
    let (main, accent) = colours(booth);
    BoothColours {
        main: main.rgb,
        accent: accent.rgb,
    }
}

/// The main colour and the accent of a booth.
pub fn colours(booth: Option<&Booth>) -> (Colour, Colour) {
    let ours = BoothColours::default();
    let named = booth.and_then(|booth| booth.colours.as_ref());
    let main = named.and_then(|colours| Colour::parse(&colours.main));
    let Some(main) = main else {
        return (Colour { rgb: ours.main }, Colour { rgb: ours.accent });
    };
    let accent = named.and_then(|colours| Colour::parse(colours.accent.as_deref()?));
    (main, accent.unwrap_or_else(|| main.accent()))
}
