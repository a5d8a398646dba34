// Our hall beside the same hall in other engines: one browser, one run, interleaved rounds.
// `npm run bench -- [--rounds 5] [--booths 14,100,1000] [--sizes 640x360,1280x720] [--peers ours,our-hall,tuned] [--network full,10mbit,slow4g]`
// Prints a table and writes results/bench.json. Needs a built `dist/` (wasm-build.sh).
import { cpus, loadavg } from 'node:os';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { buildPeers, PEERS, SITE } from './build.js';
import { asOnACard, capture } from './capture.js';
import { DIST, serve } from '../browser/support/site.js';
import { remembered } from '../browser/support/stage.js';
import { browser, open } from '../browser/support/visitor.js';

const { values: options } = parseArgs({
  options: {
    rounds: { type: 'string', default: '5' },
    booths: { type: 'string', default: '14,100,1000' },
    sizes: { type: 'string', default: '640x360,1280x720' },
    peers: { type: 'string', default: '' },
    network: { type: 'string', default: 'full' },
  },
});
// Long enough for a mean at 5 frames a second, short enough for hundreds of cells.
const WALK_MS = 3000;
const REST_MS = 1000;
// Every pixel, whatever a frame costs: that is what the others draw.
const OURS = { name: 'Boothwalk', ours: true, records: remembered({ settings: { quality: 'full' } }) };
// The same with the smooth edges that it has on a graphics card.
const SMOOTH = { ...OURS, name: 'Boothwalk, smooth', smooth: true };
// How it loads says nothing about a peer that is handed everything raw.
const LOADING = ['bytesFirstFrame', 'bytesWalkable', 'readableMs', 'firstFrameMs', 'walkableMs'];
const ROWS = [...LOADING, 'draws', 'calls', 'triangles', 'scriptMs', 'frameMs', 'heapMB', 'wasmMB', 'restFps'];

/** Networks by name: bits a second, and the round trip in milliseconds. Slow 4G is Lighthouse's. */
const NETWORKS = { full: undefined, '10mbit': { down: 10e6, up: 10e6, roundTripMs: 40 }, slow4g: { down: 1.6e6, up: 0.75e6, roundTripMs: 150 } };

const wanted = options.peers.split(',').filter(Boolean);
const runners = [OURS, SMOOTH, ...PEERS].filter(({ name, page, ours }) => !wanted.length || wanted.some((part) => name.toLowerCase().includes(part) || page?.includes(part) || (part === 'ours' && ours)));
await buildPeers();
const [ourSite, smoothSite, peerSite] = [await serve({ root: DIST }), await serve({ root: DIST, fault: asOnACard }), await serve({ root: SITE })];
const results = [];
const cases = options.booths.split(',').flatMap((booths) => options.sizes.split(',').map((size) => ({ booths: Number(booths), size })));
for (const { variant = 'plain', smooth } of runners.filter(({ captured }) => captured)) {
  const chromium = await browser();
  const folder = path.join(SITE, 'our-hall', variant);
  for (const one of cases) await capture(chromium, { ...one, folder, address: ourAddress(one.booths), records: OURS.records, walkMs: WALK_MS, fault: smooth && asOnACard });
  await chromium.close();
}
for (let round = 0; round < Number(options.rounds); round += 1) {
  // A browser of its own a round, every peer in it: what drifts between rounds drifts for all.
  const chromium = await browser();
  for (const { booths, size } of cases) {
    for (const network of options.network.split(',')) {
      for (const runner of runners) {
        results.push({ peer: runner.name, booths, size, network, round, ...await measure(chromium, runner, booths, size, NETWORKS[network]) });
        process.stderr.write(`round ${round + 1}: ${runner.name}, ${booths} booths, ${size}, ${network}\n`);
      }
    }
  }
  await chromium.close();
}
await Promise.all([ourSite.close(), smoothSite.close(), peerSite.close()]);
await report();

/** Our hall of so many booths, from the site's root. */
function ourAddress(booths) {
  return `/?probe&lang=en&booths=${booths}#/hall/dockyard`;
}

async function measure(chromium, runner, booths, size, network) {
  const [width, height] = size.split('x').map(Number);
  const url = runner.ours
    ? (runner.smooth ? smoothSite : ourSite).origin + ourAddress(booths)
    : `${peerSite.origin}/${runner.page}.html?booths=${booths}&variant=${runner.variant ?? ''}`;
  const visitor = await open(chromium, 'about:blank', { viewport: { width, height }, records: runner.records });
  const { page, context } = visitor;
  const devtools = await context.newCDPSession(page);
  await devtools.send('Network.enable');
  await devtools.send('Performance.enable');
  if (network) {
    await devtools.send('Network.emulateNetworkConditions', { offline: false, latency: network.roundTripMs, downloadThroughput: network.down / 8, uploadThroughput: network.up / 8 });
  }
  const arrivals = [];
  devtools.on('Network.loadingFinished', ({ encodedDataLength, timestamp }) => arrivals.push({ bytes: encodedDataLength, at: timestamp }));
  await page.goto(url);
  const names = runner.ours
    ? { first: 'boothwalk:hall-frame', walkable: 'boothwalk:walkable', readable: 'boothwalk:readable' }
    : { first: 'first-frame', walkable: 'walkable', readable: 'readable' };
  await page.waitForFunction((mark) => performance.getEntriesByName(mark).length, names.walkable, { timeout: 180_000 });
  await page.waitForFunction((mark) => performance.getEntriesByName(mark).length, names.readable, { timeout: 180_000 });
  const marks = await visitor.marks();
  const { Timestamp: now } = await metrics(devtools);
  const sincePage = await page.evaluate(() => performance.now());
  const bytesBy = (ms) => arrivals.filter(({ at }) => at <= now - (sincePage - ms) / 1000).reduce((sum, { bytes }) => sum + bytes, 0);

  await quiet(visitor);
  if (runner.ours) {
    // Its signs are drawn piece by piece after they were loaded.
    await visitor.settled();
    await page.locator('#hall').focus();
  }
  const before = await snapshot();
  if (runner.ours) await page.keyboard.down('w');
  else await page.evaluate(() => { window.walking = performance.now(); });
  await page.waitForTimeout(WALK_MS);
  const after = await snapshot();
  if (runner.ours) await page.keyboard.up('w');
  else await page.evaluate(() => { window.walking = undefined; });
  await quiet(visitor);
  const resting = await snapshot();
  await page.waitForTimeout(REST_MS);
  const rested = await snapshot();
  await visitor.close();
  const frames = Math.max(after.frames - before.frames, 1);
  const each = (name) => (after[name] - before[name]) / frames;
  return {
    bytesFirstFrame: bytesBy(marks[names.first]), bytesWalkable: bytesBy(marks[names.walkable]),
    readableMs: marks[names.readable], firstFrameMs: marks[names.first], walkableMs: marks[names.walkable],
    draws: each('draws'), calls: each('calls'), triangles: each('triangles'),
    scriptMs: (1000 * (after.script - before.script)) / frames, frameMs: (after.now - before.now) / frames,
    heapMB: after.heap / 2 ** 20, wasmMB: after.wasm / 2 ** 20, restFps: ((rested.frames - resting.frames) * 1000) / REST_MS,
  };

  async function snapshot() {
    const { TaskDuration, JSHeapUsedSize } = await metrics(devtools);
    const counts = await page.evaluate(() => ({
      ...window.glCounts, now: performance.now(),
      frames: window.bench?.state.frames ?? window.boothwalk.probe().frames,
      wasm: window.boothwalk?.probe?.().wasmBytes ?? 0,
    }));
    return { ...counts, script: TaskDuration, heap: JSHeapUsedSize };
  }
}

/** Waits until nothing has been asked of the server for a second: what was loading is there, and drawn. */
async function quiet(visitor) {
  for (let calm = 0; calm < 10; calm = visitor.isWaiting() ? 0 : calm + 1) await visitor.page.waitForTimeout(100);
}

async function metrics(devtools) {
  const { metrics: list } = await devtools.send('Performance.getMetrics');
  return Object.fromEntries(list.map(({ name, value }) => [name, value]));
}

function spread(values) {
  const sorted = [...values].sort((a, b) => a - b);
  return { median: sorted[Math.floor(sorted.length / 2)], min: sorted[0], max: sorted.at(-1) };
}

async function report() {
  const cells = [];
  for (const { booths, size } of cases) {
    for (const [network, { name, captured, smooth }] of options.network.split(',').flatMap((network) => runners.map((runner) => [network, runner]))) {
      const own = results.filter((row) => row.peer === name && row.booths === booths && row.size === size && row.network === network);
      const rows = ROWS.filter((row) => !captured || !LOADING.includes(row));
      cells.push({ peer: name, smooth, booths, size, network, ...Object.fromEntries(rows.map((row) => [row, spread(own.map((one) => one[row]))])) });
    }
  }
  for (const cell of cells) {
    const ours = cells.find((one) => one.peer === (cell.smooth ? SMOOTH : OURS).name && one.booths === cell.booths && one.size === cell.size && one.network === cell.network);
    if (ours && ours !== cell) cell.ratio = Object.fromEntries(ROWS.map((row) => [row, cell[row]?.median ? ours[row].median / cell[row].median : null]));
  }
  const number = (value) => (value >= 100 ? Math.round(value) : Math.round(value * 10) / 10);
  const heading = ({ booths, size, network }) => `${booths} booths, ${size}, network ${network}`;
  for (const title of new Set(cells.map(heading))) {
    console.log(`\n${title}: median [min-max] (ours/peer)`);
    console.log(['| peer', ...ROWS].join(' | '), '|');
    console.log(['| ---', ...ROWS.map(() => '---')].join(' | '), '|');
    for (const cell of cells.filter((one) => heading(one) === title)) {
      const shown = ROWS.map((row) => {
        if (!cell[row]) return '–';
        const { median, min, max } = cell[row];
        const ratio = cell.ratio?.[row];
        return `${number(median)} [${number(min)}-${number(max)}]${ratio ? ` (${ratio.toFixed(2)})` : ''}`;
      });
      console.log(`| ${cell.peer} | ${shown.join(' | ')} |`);
    }
  }
  const folder = path.join(path.dirname(fileURLToPath(import.meta.url)), 'results');
  await mkdir(folder, { recursive: true });
  const machine = { processor: cpus()[0].model, cores: cpus().length, load: loadavg()[0] };
  await writeFile(path.join(folder, 'bench.json'), JSON.stringify({ date: new Date().toISOString(), options, machine, cells, results }, null, 1));
}
