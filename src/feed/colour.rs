//! Exhibitors' colours: reading `#rrggbb`, and keeping text on them legible (WCAG 2 contrast).

use std::fmt;

/// Contrast that text of ordinary size must have with its ground (WCAG 2.2, success criterion 1.4.3).
pub const TEXT_CONTRAST: f32 = 4.5;

/// A colour in sRGB.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Colour {
    /// Red, green and blue, each from 0 to 255.
    pub rgb: [u8; 3],
}

impl Colour {
    /// White.
    pub const WHITE: Self = Self { rgb: [255; 3] };
    /// The ink of dark text: a warm near-black, easier on the eye than pure black and still 18:1 on white.
    pub const INK: Self = Self { rgb: [20, 20, 24] };
    /// Black.
    pub const BLACK: Self = Self { rgb: [0; 3] };

    /// Reads `#rrggbb`.
    pub fn parse(text: &str) -> Option<Self> {
        let digits = text.strip_prefix('#')?;
        if digits.len() != 6 || !digits.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            return None;
        }
        let number = u32::from_str_radix(digits, 16).ok()?;
        let [_, red, green, blue] = number.to_be_bytes();
        Some(Self {
            rgb: [red, green, blue],
        })
    }

    /// Relative luminance, 0 (black) to 1 (white), as WCAG 2 defines it.
    pub fn luminance(self) -> f32 {
        let [red, green, blue] = self.linear();
        0.2126 * red + 0.7152 * green + 0.0722 * blue
    }

    /// Red, green and blue in linear light, each from 0 to 1.
    pub fn linear(self) -> [f32; 3] {
        self.rgb.map(|channel| {
            let value = f32::from(channel) / 255.0;
            if value <= 0.040_45 {
                value / 12.92
            } else {
                power((value + 0.055) / 1.055)
            }
        })
    }

    /// Contrast ratio of two colours, 1 to 21, whichever is the ground.
    pub fn contrast(self, other: Self) -> f32 {
        let (a, b) = (self.luminance(), other.luminance());
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    /// The ink for text on this ground: white or near-black, whichever is read better; black where near-black is
    /// not enough. Always at least [`TEXT_CONTRAST`].
    pub fn legible_on(self) -> Self {
        let best = if self.contrast(Self::WHITE) >= self.contrast(Self::INK) {
            Self::WHITE
        } else {
            Self::INK
        };
        if self.contrast(best) >= TEXT_CONTRAST {
            best
        } else {
            // Between the two inks lies a narrow band of greys where only black reaches the ratio.
            Self::BLACK
        }
    }

    /// The accent beside this main colour when the exhibitor names none: clearly lighter on dark colours, clearly
    /// darker on light ones.
    pub fn accent(self) -> Self {
        // A third of the way is seen as a second colour and still as the same hue.
        if self.luminance() < 0.35 {
            self.mixed(Self::WHITE, 0.35)
        } else {
            self.mixed(Self::BLACK, 0.35)
        }
    }

    /// A mixture in sRGB: 0 is this colour, 1 the other.
    pub fn mixed(self, other: Self, share: f32) -> Self {
        let mut rgb = [0; 3];
        for (channel, (from, to)) in rgb.iter_mut().zip(self.rgb.into_iter().zip(other.rgb)) {
            let value = f32::from(from) + (f32::from(to) - f32::from(from)) * share.clamp(0.0, 1.0);
            // A mixture of two bytes is a byte.
            *channel = value.round() as u8;
        }
        Self { rgb }
    }
}

/// Main colour and accent of exhibitors that name none: quiet in every hall, and told apart along an aisle.
const QUIET: [[[u8; 3]; 2]; 10] = [
    [[62, 78, 94], [201, 164, 92]],
    [[47, 93, 80], [216, 178, 106]],
    [[91, 63, 99], [211, 166, 184]],
    [[138, 75, 58], [228, 190, 146]],
    [[31, 90, 122], [143, 199, 214]],
    [[93, 107, 58], [217, 207, 138]],
    [[59, 74, 138], [169, 182, 232]],
    [[122, 86, 48], [240, 214, 168]],
    [[47, 109, 112], [165, 214, 204]],
    [[110, 47, 63], [224, 169, 160]],
];

/// The main colour and the accent of an exhibitor that names none: by its id, so that they are the same wherever it is shown.
pub fn quiet(id: &str) -> [Colour; 2] {
    let number = id.bytes().fold(0, |sum: usize, byte| {
        sum.wrapping_mul(31).wrapping_add(byte.into())
    });
    let pair = QUIET.get(number % QUIET.len()).unwrap_or(&QUIET[0]);
    pair.map(|rgb| Colour { rgb })
}

impl fmt::Display for Colour {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [red, green, blue] = self.rgb;
        write!(f, "#{red:02x}{green:02x}{blue:02x}")
    }
}

/// The power of 2.4 that brightness on a screen is of a channel's value.
#[cfg(not(target_arch = "wasm32"))]
fn power(value: f32) -> f32 {
    value.powf(2.4)
}

/// The same by the browser, which has the code already.
#[cfg(target_arch = "wasm32")]
#[expect(clippy::cast_possible_truncation, reason = "as exact as f32 is")]
fn power(value: f32) -> f32 {
    js_sys::Math::pow(f64::from(value), 2.4) as f32
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn reads_six_digits_only() {
        assert_eq!(
            Colour::parse("#1A2b3c").map(|c| c.to_string()).as_deref(),
            Some("#1a2b3c")
        );
        for wrong in [
            "1a2b3c",
            "#abc",
            "#1a2b3",
            "#1a2b3cd",
            "#+a2b3c",
            "#１２３４５６",
            "red",
            "",
        ] {
            assert_eq!(Colour::parse(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn contrast_is_that_of_wcag() {
        let ratio = |a: &str, b: &str| Some(Colour::parse(a)?.contrast(Colour::parse(b)?));
        let near = |a: Option<f32>, b: f32| a.is_some_and(|a| (a - b).abs() < 0.01);
        assert!(near(ratio("#000000", "#ffffff"), 21.0));
        assert!(near(ratio("#777777", "#ffffff"), 4.48));
        assert!(near(ratio("#767676", "#ffffff"), 4.54));
    }

    proptest! {
        #[test]
        fn text_is_legible_on_every_colour(rgb: [u8; 3]) {
            let ground = Colour { rgb };
            prop_assert!(ground.contrast(ground.legible_on()) >= TEXT_CONTRAST);
        }

        #[test]
        fn quiet_colours_are_told_apart_and_stay_with_their_id(id: String) {
            let [main, accent] = quiet(&id);
            prop_assert_eq!(quiet(&id), [main, accent]);
            prop_assert!(main.contrast(accent) > 2.0);
        }

        #[test]
        fn accent_differs(rgb: [u8; 3]) {
            let main = Colour { rgb };
            prop_assert!(main.contrast(main.accent()) > 1.2);
        }
    }
}
