// The film at Hikari's booth, as raw pictures of 480 x 270 pixels, 12 a second: somebody walks home, and each lamp brightens as they come.
//   node hikari-walk.mjs | ffmpeg -f rawvideo -pix_fmt rgb24 -s 480x270 -r 12 -i - -c:v libvpx-vp9 -pix_fmt yuv420p -crf 40 -b:v 0
//     -row-mt 0 ../booths/films/hikari-walk.webm
// The picture before it plays is the one after five seconds: node hikari-walk.mjs still | ffmpeg … -frames:v 1 ….webp

import { stdout, argv } from 'node:process';

const [WIDTH, HEIGHT, RATE, SECONDS] = [480, 270, 12, 10];
const GROUND = 205;
const LAMPS = [95, 240, 385];
const HOUSES = [[0, 70, 120], [70, 58, 95], [128, 84, 140], [212, 66, 108], [278, 92, 128], [370, 50, 88], [420, 60, 118]];
/** A window of a house: [left, top]; few are lit. */
const WINDOWS = [[22, 140], [150, 110], [150, 132], [230, 150], [300, 125], [336, 147], [440, 135]];

const far = (x, y, radius) => Math.exp(-(x * x + y * y) / (radius * radius));

/** How bright each lamp is when somebody is there: never quite dark. */
const lights = (walker) => LAMPS.map((at) => 0.12 + 0.88 * far(walker - at, 0, 85));

function colour(x, y, walker, light) {
  let rgb;
  const house = HOUSES.find(([left, width]) => x >= left && x < left + width);
  if (y >= GROUND) {
    const near = (y - GROUND) / (HEIGHT - GROUND);
    rgb = [26 - 8 * near, 28 - 8 * near, 44 - 12 * near];
  } else if (house && y > GROUND - house[2]) {
    const lit = WINDOWS.some(([left, top]) => x >= left && x < left + 9 && y >= top && y < top + 12);
    rgb = lit ? [196, 158, 96] : [22, 24, 46];
  } else {
    const height = y / GROUND;
    rgb = [24 + 34 * height, 28 + 30 * height, 66 + 34 * height];
    const moon = far(x - 415, y - 42, 15);
    if (Math.hypot(x - 415, y - 42) < 13) rgb = [236, 232, 214];
    else rgb = rgb.map((one) => one + 46 * moon);
  }
  for (const [index, at] of LAMPS.entries()) {
    const glow = far(x - at, (y - 96) * 1.1, 46) * 0.75 + far(x - at, (y - GROUND - 26) * 2.4, 92) * (y >= GROUND ? 0.8 : 0.25);
    const warm = light[index] * glow;
    rgb = [rgb[0] + 230 * warm, rgb[1] + 180 * warm, rgb[2] + 84 * warm];
    const isPole = Math.abs(x - at) < 2 && y > 96 && y < GROUND + 14;
    if (isPole) rgb = [38, 40, 58];
    if (Math.abs(x - at) < 10 && y > 88 && y < 98) rgb = [255, 222, 150].map((one) => one * (0.4 + 0.6 * light[index]));
  }
  const step = Math.sin(walker / 5) * 5;
  const [across, down] = [x - walker, y - (GROUND + 24)];
  const isBody = Math.abs(across) < 7 - Math.abs(down + 34) * 0.12 && down > -52 && down < -16;
  const isHead = Math.hypot(across, down + 60) < 7;
  const isLeg = down >= -16 && down < 4 && [step, -step].some((swing) => Math.abs(across - swing * ((down + 16) / 20)) < 3);
  return isBody || isHead || isLeg ? [14, 14, 24] : rgb;
}

function picture(second) {
  const walker = -30 + (second / SECONDS) * (WIDTH + 60);
  const light = lights(walker);
  const bytes = Buffer.alloc(WIDTH * HEIGHT * 3);
  for (let y = 0; y < HEIGHT; y += 1) {
    for (let x = 0; x < WIDTH; x += 1) {
      colour(x, y, walker, light).forEach((one, channel) => { bytes[(y * WIDTH + x) * 3 + channel] = Math.min(255, Math.max(0, one)); });
    }
  }
  return bytes;
}

const still = argv[2] === 'still';
for (let frame = still ? 5 * RATE : 0; frame < (still ? 5 * RATE + 1 : SECONDS * RATE); frame += 1) stdout.write(picture(frame / RATE));
