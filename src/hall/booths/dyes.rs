//! The colours a booth wears: the exhibitor's, or ours.

use feed::Booth;
use feed::colour::Colour;

use crate::packed::Dyes;

/// The colours of a booth; ours where it names none, or none that can be read.
pub fn dyes(booth: Option<&Booth>) -> Dyes {
    let (main, accent) = colours(booth);
    Dyes {
        main: main.rgb,
        accent: accent.rgb,
    }
}

/// The main colour and the accent of a booth.
pub fn colours(booth: Option<&Booth>) -> (Colour, Colour) {
    let ours = Dyes::default();
    let named = booth.and_then(|booth| booth.colours.as_ref());
    let main = named.and_then(|colours| Colour::parse(&colours.main));
    let Some(main) = main else {
        return (Colour { rgb: ours.main }, Colour { rgb: ours.accent });
    };
    let accent = named.and_then(|colours| Colour::parse(colours.accent.as_deref()?));
    (main, accent.unwrap_or_else(|| main.accent()))
}
