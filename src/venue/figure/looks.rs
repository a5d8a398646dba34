//! How each figure looks: build, clothes, hair and colours.

/// How many figures there are to choose from.
pub const COUNT: u8 = 12;

/// A part of a figure that moves by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum Limb {
    /// What does not.
    Body,
    /// The left leg.
    LeftLeg,
    /// The right leg.
    RightLeg,
    /// The left arm.
    LeftArm,
    /// The right arm.
    RightArm,
    /// The head.
    Head,
    /// What hangs around the legs.
    Skirt,
}

/// What a stretch of a figure is dyed with: a place in its palette.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Dye {
    Skin,
    Hair,
    Top,
    Bottom,
    Shoe,
    /// Tyres and frame of a wheelchair.
    Iron,
    /// A staff member's ribbon.
    Ribbon,
}

#[derive(Clone, Copy, PartialEq)]
pub(super) enum Clothes {
    Trousers,
    /// A skirt that ends at this height, metres.
    Skirt(f32),
    /// Trousers under a coat that ends at this height, metres.
    Coat(f32),
    /// Trousers, in a wheelchair.
    Seated,
}

#[derive(Clone, Copy, PartialEq)]
pub(super) enum Hair {
    Short,
    Bob,
    Bun,
    Long,
    Scarf,
    None,
}

/// One of the figures.
pub(super) struct Look {
    /// Its size against 1.72 m.
    pub tall: f32,
    /// Its breadth against a slim one's.
    pub broad: f32,
    pub clothes: Clothes,
    pub hair: Hair,
    /// Skin, hair or scarf, top, bottom, shoes.
    pub palette: [[u8; 3]; 5],
}

const fn look(tall: f32, broad: f32, clothes: Clothes, hair: Hair, palette: [[u8; 3]; 5]) -> Look {
    Look {
        tall,
        broad,
        clothes,
        hair,
        palette,
    }
}

const FAIR: [u8; 3] = [226, 190, 162];
const TAN: [u8; 3] = [198, 152, 118];
const BROWN: [u8; 3] = [142, 98, 72];
const DEEP: [u8; 3] = [96, 66, 50];
const BLACK: [u8; 3] = [42, 38, 38];
const CHESTNUT: [u8; 3] = [92, 64, 46];
const GREY: [u8; 3] = [176, 172, 166];

/// The figures, quiet colours of wool, linen and denim.
pub(super) const LOOKS: [Look; COUNT as usize] = {
    use Clothes::{Coat, Seated, Skirt, Trousers};
    [
        look(
            1.03,
            1.0,
            Trousers,
            Hair::Short,
            [FAIR, BLACK, [74, 98, 124], [62, 66, 76], [48, 44, 44]],
        ),
        look(
            0.95,
            0.92,
            Skirt(0.5),
            Hair::Bob,
            [FAIR, CHESTNUT, [206, 192, 170], [112, 74, 70], [58, 48, 46]],
        ),
        look(
            1.0,
            1.16,
            Trousers,
            Hair::None,
            [BROWN, BLACK, [118, 130, 104], [84, 78, 70], [54, 48, 42]],
        ),
        look(
            0.96,
            0.98,
            Skirt(0.14),
            Hair::Scarf,
            [
                TAN,
                [150, 166, 172],
                [84, 104, 112],
                [76, 94, 104],
                [60, 56, 54],
            ],
        ),
        look(
            1.0,
            1.0,
            Seated,
            Hair::Short,
            [TAN, BLACK, [176, 112, 78], [66, 74, 90], [56, 52, 50]],
        ),
        look(
            0.97,
            0.95,
            Coat(0.56),
            Hair::Short,
            [FAIR, BLACK, [188, 168, 138], [70, 70, 78], [50, 46, 46]],
        ),
        look(
            1.05,
            1.08,
            Trousers,
            Hair::Short,
            [DEEP, BLACK, [216, 210, 198], [96, 104, 116], [70, 56, 46]],
        ),
        look(
            0.94,
            1.14,
            Skirt(0.42),
            Hair::Short,
            [TAN, GREY, [126, 96, 116], [86, 72, 86], [58, 52, 56]],
        ),
        look(
            0.98,
            0.94,
            Trousers,
            Hair::Long,
            [BROWN, BLACK, [190, 156, 84], [78, 88, 92], [216, 212, 204]],
        ),
        look(
            1.01,
            1.1,
            Coat(0.8),
            Hair::Short,
            [FAIR, GREY, [92, 92, 98], [112, 104, 94], [48, 44, 42]],
        ),
        look(
            0.95,
            1.0,
            Seated,
            Hair::Bob,
            [DEEP, BLACK, [96, 128, 122], [88, 80, 86], [60, 54, 52]],
        ),
        look(
            0.98,
            0.96,
            Trousers,
            Hair::Bun,
            [
                FAIR,
                CHESTNUT,
                [120, 142, 158],
                [200, 190, 174],
                [96, 74, 58],
            ],
        ),
    ]
};
