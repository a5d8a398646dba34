// The tide gauge on Shiomi's plinth, as a glTF binary: node shiomi-gauge.mjs > ../booths/objects/shiomi-gauge.glb
// A board with a scale on a piece of quay, a housing with its window, a panel for the sun, a lamp. Metres.

const colours = {
  stone: [0.42, 0.41, 0.38],
  steel: [0.55, 0.58, 0.6],
  white: [0.86, 0.86, 0.82],
  navy: [0.006, 0.042, 0.125],
  sand: [0.92, 0.56, 0.27],
  glass: [0.02, 0.09, 0.14],
  cell: [0.01, 0.015, 0.05],
  red: [0.75, 0.05, 0.03],
};
const parts = new Map(Object.keys(colours).map((name) => [name, { places: [], normals: [], indices: [] }]));

const minus = (a, b) => a.map((one, axis) => one - b[axis]);
const cross = ([a, b, c], [x, y, z]) => [b * z - c * y, c * x - a * z, a * y - b * x];
const unit = (v) => {
  const long = Math.hypot(...v) || 1;
  return v.map((one) => one / long);
};

/** Adds corners with their normals, and triangles between them. */
function add(colour, places, normals, indices) {
  const part = parts.get(colour);
  const first = part.places.length;
  part.places.push(...places);
  part.normals.push(...normals);
  part.indices.push(...indices.map((index) => first + index));
}

/** A flat four-cornered face, counter-clockwise seen from its front. */
function face(colour, corners) {
  const out = unit(cross(minus(corners[1], corners[0]), minus(corners[2], corners[0])));
  add(colour, corners, [out, out, out, out], [0, 1, 2, 0, 2, 3]);
}

/** A block from one corner to the other, leaning by `lean` (radians) about a line along x at this height and depth. */
function block(colour, [x, y, z], [p, q, r], lean = 0, [high, far] = [0, 0]) {
  const at = (a, b, c) => {
    const [up, deep] = [b - high, c - far];
    return [a, high + up * Math.cos(lean) + deep * Math.sin(lean), far + deep * Math.cos(lean) - up * Math.sin(lean)];
  };
  face(colour, [at(x, y, r), at(p, y, r), at(p, q, r), at(x, q, r)]);
  face(colour, [at(p, y, z), at(x, y, z), at(x, q, z), at(p, q, z)]);
  face(colour, [at(p, y, r), at(p, y, z), at(p, q, z), at(p, q, r)]);
  face(colour, [at(x, y, z), at(x, y, r), at(x, q, r), at(x, q, z)]);
  face(colour, [at(x, q, r), at(p, q, r), at(p, q, z), at(x, q, z)]);
  face(colour, [at(x, y, z), at(p, y, z), at(p, y, r), at(x, y, r)]);
}

/** What a line of [radius, height] pairs makes when it turns about an upright axis; corners between pairs stay sharp. */
function turned(colour, [x, z], line, sides = 32) {
  for (let nth = 1; nth < line.length; nth += 1) {
    const [[r, low], [s, high]] = [line[nth - 1], line[nth]];
    const slope = unit([high - low, r - s]);
    const places = [];
    const normals = [];
    const indices = [];
    for (let side = 0; side <= sides; side += 1) {
      const angle = (side / sides) * 2 * Math.PI;
      const [c, d] = [Math.cos(angle), Math.sin(angle)];
      places.push([x + c * r, low, z + d * r], [x + c * s, high, z + d * s]);
      const out = [c * slope[0], slope[1], d * slope[0]];
      normals.push(out, out);
      if (side < sides) {
        const at = side * 2;
        indices.push(at, at + 1, at + 2, at + 2, at + 1, at + 3);
      }
    }
    add(colour, places, normals, indices);
  }
}

// The quay: a stone, and the two brackets that hold the board to it.
block('stone', [-0.17, 0, -0.15], [0.17, 0.07, 0.15]);
block('stone', [-0.15, 0.07, -0.13], [0.15, 0.5, -0.04]);
for (const y of [0.16, 0.4]) {
  block('steel', [-0.07, y, -0.045], [0.07, y + 0.03, 0.005]);
}
// The board, with a line every two centimetres and a broad one every ten.
block('white', [-0.05, 0.07, 0], [0.05, 0.62, 0.016]);
for (let mark = 0; mark < 26; mark += 1) {
  const y = 0.085 + mark * 0.02;
  const broad = mark % 5 === 0;
  block(broad ? 'navy' : 'sand', [-0.042, y, 0.016], [broad ? 0.042 : 0.0, y + (broad ? 0.008 : 0.005), 0.0185]);
}
// The housing, with its window and cap.
turned('navy', [0, -0.02], [[0, 0.62], [0.075, 0.62], [0.085, 0.63], [0.085, 0.76], [0.075, 0.775], [0, 0.775]]);
turned('sand', [0, -0.02], [[0.0862, 0.655], [0.0862, 0.668]]);
turned('glass', [0, -0.02], [[0.0862, 0.69], [0.0862, 0.745]]);
// The panel that looks to the sun, on its arm.
const SUN = [-0.5, [0.84, 0]];
turned('steel', [0, -0.02], [[0.012, 0.775], [0.012, 0.84]], 16);
block('steel', [-0.11, 0.835, -0.07], [0.11, 0.845, 0.07], ...SUN);
for (const x of [-0.1, -0.0305, 0.039]) {
  block('cell', [x, 0.845, -0.062], [x + 0.061, 0.847, 0.062], ...SUN);
}
// The lamp, red before a storm surge.
turned('steel', [0.0, -0.07], [[0.02, 0.775], [0.02, 0.8]], 20);
const dome = Array.from({ length: 7 }, (_, nth) => {
  const angle = (nth / 6) * (Math.PI / 2);
  return [0.018 * Math.cos(angle), 0.8 + 0.03 * Math.sin(angle)];
});
turned('red', [0.0, -0.07], dome, 20);

const chunks = [];
let length = 0;
const views = [];
const accessors = [];
function store(values, extra) {
  const bytes = Buffer.from(values.buffer);
  views.push({ buffer: 0, byteOffset: length, byteLength: bytes.length });
  accessors.push({ bufferView: views.length - 1, ...extra });
  const padded = Buffer.concat([bytes, Buffer.alloc((4 - (bytes.length % 4)) % 4)]);
  chunks.push(padded);
  length += padded.length;
  return accessors.length - 1;
}
const primitives = [...parts.values()].map(({ places, normals, indices }, material) => {
  const [min, max] = [Math.min, Math.max].map((most) => [0, 1, 2].map((axis) => Math.fround(most(...places.map((at) => at[axis])))));
  const floats = { componentType: 5126, count: places.length, type: 'VEC3' };
  return {
    attributes: {
      POSITION: store(Float32Array.from(places.flat()), { ...floats, min, max }),
      NORMAL: store(Float32Array.from(normals.flat()), floats),
    },
    indices: store(Uint16Array.from(indices), { componentType: 5123, count: indices.length, type: 'SCALAR' }),
    material,
  };
});
const materials = Object.entries(colours).map(([name, colour]) => ({
  name,
  pbrMetallicRoughness: { baseColorFactor: [...colour, 1], metallicFactor: 0, roughnessFactor: 0.7 },
}));
const text = JSON.stringify({
  asset: { version: '2.0', generator: 'shiomi-gauge.mjs' },
  scene: 0,
  scenes: [{ nodes: [0] }],
  nodes: [{ name: 'tide gauge', mesh: 0 }],
  meshes: [{ primitives }],
  materials,
  accessors,
  bufferViews: views,
  buffers: [{ byteLength: length }],
});
const json = Buffer.from(text.padEnd(Math.ceil(text.length / 4) * 4));
const head = (count, kind) => {
  const bytes = Buffer.alloc(8);
  bytes.writeUInt32LE(count, 0);
  bytes.write(kind, 4, 'latin1');
  return bytes;
};
const first = Buffer.alloc(12);
first.write('glTF', 'latin1');
first.writeUInt32LE(2, 4);
first.writeUInt32LE(12 + 8 + json.length + 8 + length, 8);
process.stdout.write(Buffer.concat([first, head(json.length, 'JSON'), json, head(length, 'BIN\0'), ...chunks]));
