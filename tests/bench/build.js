// Builds the peers' pages: bundles, pictures and precompressed files, as a careful host would serve them.
import { build } from 'esbuild';
import { createHash } from 'node:crypto';
import { brotliCompressSync, constants, deflateSync } from 'node:zlib';
import { copyFile, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const HERE = path.dirname(fileURLToPath(import.meta.url));
export const SITE = path.join(HERE, 'results', 'site');

/** Every peer, with the variants that are measured; `captured` draws what `capture.js` wrote down of ours. */
export const PEERS = [
  { name: 'three.js idiomatic', page: 'three-idiomatic' },
  { name: 'three.js tuned, merged, sRGB', page: 'three-tuned', variant: 'merged' },
  { name: 'three.js tuned, merged, linear', page: 'three-tuned', variant: 'merged-linear' },
  { name: 'three.js tuned, instanced, sRGB', page: 'three-tuned', variant: 'instanced' },
  { name: 'three.js tuned, instanced, linear', page: 'three-tuned', variant: 'instanced-linear' },
  { name: 'three.js, our hall', page: 'three-our-hall', captured: true },
  { name: 'three.js, our hall, same smoothing', page: 'three-our-hall', variant: 'smooth', captured: true, smooth: true },
  { name: 'Babylon.js idiomatic', page: 'babylon-idiomatic' },
  { name: 'A-Frame idiomatic', page: 'aframe-idiomatic' },
];

/** Writes `results/site`. */
export async function buildPeers() {
  await rm(SITE, { recursive: true, force: true });
  await mkdir(path.join(SITE, 'images'), { recursive: true });
  for (const page of new Set(PEERS.map((peer) => peer.page))) {
    await build({ entryPoints: [path.join(HERE, 'peers', `${page}.js`)], bundle: true, minify: true, format: 'esm', outfile: path.join(SITE, `${page}.js`), logLevel: 'error' });
    const library = page.startsWith('aframe') ? '<script src="aframe.js"></script>' : '';
    const canvas = page.startsWith('aframe') ? '' : '<canvas></canvas>';
    await writeFile(path.join(SITE, `${page}.html`), `<!doctype html><meta charset="utf-8"><title>${page}</title>
<style>body{margin:0}main,canvas,a-scene{display:block;width:100vw;height:100vh}</style>${library}<main>${canvas}</main>
<script type="module">const c=document.querySelector('canvas');if(c){c.width=innerWidth;c.height=innerHeight}await import('./${page}.js');</script>`);
  }
  await copyFile(path.join(HERE, 'node_modules/aframe/dist/aframe-v1.8.0.min.js'), path.join(SITE, 'aframe.js'));
  for (let index = 0; index < 64; index += 1) {
    await writeFile(path.join(SITE, 'images', `sign-${index}.png`), picture(256, 64, index));
    await writeFile(path.join(SITE, 'images', `poster-${index}.png`), picture(128, 180, index + 100));
    await writeFile(path.join(SITE, 'images', `logo-${index}.png`), picture(64, 32, index + 200));
  }
  for (const file of (await readdir(SITE)).filter((name) => /\.(js|html)$/.test(name))) {
    const body = await readFile(path.join(SITE, file));
    await writeFile(path.join(SITE, `${file}.br`), brotliCompressSync(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }));
  }
}

/** A PNG (RFC 2083) with stripes of its own, so that no two pictures are the same. */
function picture(width, height, seed) {
  const hash = createHash('sha256').update(String(seed)).digest();
  const rows = Buffer.alloc((width * 3 + 1) * height);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const stripe = ((x >> 3) + (y >> 3)) % 8;
      rows.set([hash[stripe], hash[stripe + 8], hash[stripe + 16]], y * (width * 3 + 1) + 1 + x * 3);
    }
  }
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 2, 0, 0, 0], 8);
  const signature = Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]);
  return Buffer.concat([signature, chunk('IHDR', head), chunk('IDAT', deflateSync(rows)), chunk('IEND', Buffer.alloc(0))]);
}

function chunk(type, data) {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const out = Buffer.alloc(body.length + 8);
  out.writeUInt32BE(data.length, 0);
  body.copy(out, 4);
  out.writeUInt32BE(crc(body), body.length + 4);
  return out;
}

function crc(bytes) {
  let value = 0xffffffff;
  for (const byte of bytes) {
    value ^= byte;
    for (let bit = 0; bit < 8; bit += 1) value = (value >>> 1) ^ (value & 1 ? 0xedb88320 : 0);
  }
  return (value ^ 0xffffffff) >>> 0;
}
