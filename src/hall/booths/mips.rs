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
    let mut smaller = Vec::with_capacity(pixels.len() / 4);
    for rows in pixels.chunks_exact(width * 8).take(height / 2) {
        let (upper, lower) = rows.split_at(width * 4);
        for (a, b) in upper
            .as_chunks::<8>()
            .0
            .iter()
            .zip(lower.as_chunks::<8>().0)
        {
            for part in 0..4 {
                let sum = u16::from(a[part])
                    + u16::from(a[part + 4])
                    + u16::from(b[part])
                    + u16::from(b[part + 4]);
                smaller.push(((sum + 2) / 4) as u8);
            }
        }
    }
    smaller
}

#[cfg(test)]
mod tests {
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
}
