// Looks at a screenshot the way a test can: is there anything on it, and how light is it.
import { PNG } from 'pngjs';

/** Distinct colours (4 bits a channel), share of the commonest one, mean luminance 0..1 of a PNG or a part of it. */
export function look(png, region) {
  const image = PNG.sync.read(png);
  const { x = 0, y = 0, width = image.width, height = image.height } = region ?? {};
  const counts = new Map();
  let luminance = 0;
  for (let row = y; row < y + height; row += 2) {
    for (let column = x; column < x + width; column += 2) {
      const at = (row * image.width + column) * 4;
      const [red, green, blue] = [image.data[at], image.data[at + 1], image.data[at + 2]];
      const key = ((red >> 4) << 8) | ((green >> 4) << 4) | (blue >> 4);
      counts.set(key, (counts.get(key) ?? 0) + 1);
      luminance += (0.2126 * red + 0.7152 * green + 0.0722 * blue) / 255;
    }
  }
  const total = [...counts.values()].reduce((sum, count) => sum + count, 0);
  return { colours: counts.size, commonest: Math.max(...counts.values()) / total, luminance: luminance / total };
}

/** Share of pixels (0..1) that differ visibly between two PNGs of one size. */
export function difference(one, other) {
  const [a, b] = [PNG.sync.read(one), PNG.sync.read(other)];
  let changed = 0;
  for (let at = 0; at < a.data.length; at += 4) {
    const far = Math.abs(a.data[at] - b.data[at]) + Math.abs(a.data[at + 1] - b.data[at + 1]) + Math.abs(a.data[at + 2] - b.data[at + 2]);
    // 24 of 765: more than a compressor's or a sampler's rounding.
    if (far > 24) changed += 1;
  }
  return changed / (a.data.length / 4);
}
