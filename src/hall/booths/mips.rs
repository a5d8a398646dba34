//! Smaller copies of a picture, each half as wide and high, so that it stays calm from afar.

/// How many sizes a tile has: itself and three smaller ones. From afar a smaller tile takes over anyway.
pub const LEVELS: u32 = 4;

/// The picture (RGBA, four bytes a pixel, sides divisible by two for each copy) and its smaller copies, largest first: `count` in all.
pub fn levels(pixels: Vec<u8>, width: u32, height: u32, count: u32) -> Vec<Vec<u8>> {
    let mut levels = vec![pixels];
    let (mut width, mut height) = (width as usize, height as usize);
    for _ in 1..count {
        let Some(larger) = levels.last() else { break };
        levels.push(halved(larger, width, height));
        width /= 2;
        height /= 2;
    }
    levels
}

/// Every four pixels become one.
fn halved(pixels: &[u8], width: usize, height: usize) -> Vec<u8> {
    let mut smaller = vec![0; width / 2 * (height / 2) * 4];
    let rows = pixels.chunks_exact(width * 8);
    for (rows, into) in rows.zip(smaller.chunks_exact_mut(width * 2)) {
        let (upper, lower) = rows.split_at(width * 4);
        let pairs = upper
            .as_chunks::<8>()
            .0
            .iter()
            .zip(lower.as_chunks::<8>().0);
        for ((a, b), into) in pairs.zip(into.as_chunks_mut::<4>().0) {
            *into = mean(*a, *b);
        }
    }
    smaller
}

/// The mean of two pixels and the two below them. Two parts of a colour at once: each has the byte beside it to grow into.
fn mean(upper: [u8; 8], lower: [u8; 8]) -> [u8; 4] {
    const EVEN: u64 = 0x00ff_00ff_00ff_00ff;
    const HALVES: u64 = 0x0002_0002_0002_0002;
    let (upper, lower) = (u64::from_le_bytes(upper), u64::from_le_bytes(lower));
    let mean = |shift: u32| {
        let rows = ((upper >> shift) & EVEN) + ((lower >> shift) & EVEN);
        let both = rows + (rows >> 32) + HALVES;
        (both >> 2) & EVEN
    };
    ((mean(0) | (mean(8) << 8)) as u32).to_le_bytes()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn each_level_is_a_quarter() {
        let sizes: Vec<usize> = levels(vec![7; 64 * 32 * 4], 64, 32, LEVELS)
            .iter()
            .map(Vec::len)
            .collect();
        assert_eq!(sizes, [8192, 2048, 512, 128]);
    }

    #[test]
    fn four_pixels_are_averaged() {
        let mut pixels = vec![0; 8 * 8 * 4];
        pixels[0] = 100;
        pixels[4] = 60;
        pixels[8 * 4] = 40;
        assert_eq!(levels(pixels, 8, 8, LEVELS)[1][0], 50);
    }

    proptest! {
        #[test]
        fn no_part_of_a_colour_flows_into_another(upper: [u8; 8], lower: [u8; 8]) {
            let parts = [0, 1, 2, 3].map(|part| {
                let four = [upper[part], upper[part + 4], lower[part], lower[part + 4]];
                ((four.map(u32::from).iter().sum::<u32>() + 2) / 4) as u8
            });
            prop_assert_eq!(mean(upper, lower), parts);
        }
    }
}
