// Hostile files and spoiled ones: what a browser keeps, runs and frames of them. Small sites of their own, in seconds.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import path from 'node:path';
import { after, afterEach, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { browser, PATIENCE_MS } from './support/visitor.js';

const WEB = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../../web');
const TYPES = { '.js': 'text/javascript', '.json': 'application/json', '.wasm': 'application/wasm', '.html': 'text/html', '.pdf': 'application/pdf' };
const PAGE = '<!doctype html><title>page</title><script type="module" src="page.js"></script>';
/** What `web/events.js` and others need is not here: a page that starts the worker and nothing else. */
const START = 'await navigator.serviceWorker.register("service-worker.js"); await navigator.serviceWorker.ready; document.title = "ready";';

/** @type {any} */
let chromium;
/** @type {any} */
let site;
/** @type {any} */
let page;

const hashed = (stem, text, end) => `${stem}-${createHash('sha256').update(text).digest('hex').slice(0, 10)}.${end}`;

/** A site of these files; `site.fault(path)` may spoil one. */
async function host(files) {
  /** @type {any} */
  const made = { files, headers: {}, asked: [], fault: () => undefined, origin: '', close: () => undefined };
  const server = createServer(async (request, response) => {
    const at = new URL(request.url ?? '', 'http://x').pathname.slice(1) || 'index.html';
    made.asked.push(at);
    const spoiled = await made.fault(at);
    const body = spoiled ?? made.files[at];
    const headers = { 'content-type': TYPES[path.extname(at)] ?? 'text/plain', 'cache-control': 'no-cache', ...made.headers[''], ...made.headers[at] };
    if (body === undefined) return response.writeHead(404).end();
    if (body.stall) { response.writeHead(200, headers); response.write('{'); return undefined; }
    return response.writeHead(200, headers).end(body);
  });
  await new Promise((done) => server.listen(0, '127.0.0.1', () => done(undefined)));
  made.origin = `http://localhost:${/** @type {import('node:net').AddressInfo} */ (server.address()).port}`;
  made.close = () => { server.closeAllConnections(); server.close(); };
  return made;
}

async function newPage() {
  const made = await (await chromium.newContext()).newPage();
  made.setDefaultTimeout(PATIENCE_MS);
  return made;
}

/** A page with the worker in charge, and `get` which says what a file is there. */
async function visit(files) {
  const worker = await readFile(path.join(WEB, 'service-worker.js'));
  const list = Object.keys(files).filter((name) => name.startsWith('engine/'));
  site = await host({
    'index.html': PAGE, 'page.js': START, 'service-worker.js': worker, 'offline.json': JSON.stringify({ version: 1, files: list }), ...files,
  });
  page = await newPage();
  await page.goto(site.origin);
  await page.waitForFunction(() => document.title === 'ready' && navigator.serviceWorker.controller);
}

/** The worker keeps its copy after the page has had the file. */
const kept = (name) => page.waitForFunction((at) => caches.match(new URL(at, location.href).href), name);
const get = (name) => page.evaluate((at) => fetch(at).then((answer) => answer.text(), () => 'failed'), name);

before(async () => { chromium = await browser(); });
after(() => chromium?.close());
afterEach(async () => { await page?.context().close(); site?.close(); });

test('what comes wrongly under a name that never changes is neither used nor kept', async () => {
  const name = hashed('engine/hall', 'right', 'js');
  await visit({ [name]: 'right' });
  site.fault = (at) => (at === name ? '<html>log in to the hotel</html>' : undefined);
  assert.equal(await get(name), 'failed');
  site.fault = () => undefined;
  assert.equal(await get(name), 'right');
  site.asked.length = 0;
  assert.equal(await get(name), 'right');
  assert.ok(!site.asked.includes(name), 'now it is kept');
});

test('a copy that somebody has changed on the device mends itself', async () => {
  const name = hashed('engine/catalogue', 'right', 'js');
  await visit({ [name]: 'right' });
  assert.equal(await get(name), 'right');
  await page.evaluate(async (at) => {
    for (const cache of await caches.keys()) await (await caches.open(cache)).put(new URL(at, location.href).href, new Response('stolen'));
  }, name);
  assert.equal(await get(name), 'right');
  assert.equal(await get(name), 'right');
});

test('a file that only looks as if it were named by its content is asked about each time', async () => {
  const name = 'event/booths/acme-0451234567.json';
  await visit({ [name]: '1' });
  assert.equal(await get(name), '1');
  // What comes while the first is not kept yet is kept behind the page's back.
  await kept(name);
  site.files[name] = '2';
  assert.equal(await get(name), '2');
  site.close();
  assert.equal(await get(name), '2', 'and from the device without a network');
});

test('a head without a body gives the copy, and a booth that is withdrawn stays on no device', async () => {
  const name = 'event/event.json';
  await visit({ [name]: '{"a":1}' });
  assert.equal(await get(name), '{"a":1}');
  await kept(name);
  site.fault = (at) => (at === name ? { stall: true } : undefined);
  assert.equal(await get(name), '{"a":1}');
  site.fault = () => undefined;
  delete site.files[name];
  await get(name);
  await page.waitForFunction(async (at) => !(await caches.match(new URL(at, location.href).href)), name);
});

test('a log-in page in the place of an event file is not the last copy', async () => {
  const name = 'event/event.json';
  await visit({ [name]: '{"a":1}' });
  assert.equal(await get(name), '{"a":1}');
  await kept(name);
  site.fault = (at) => (at === name ? '<html>log in to the hotel</html>' : undefined);
  await get(name);
  site.close();
  assert.equal(await get(name), '{"a":1}');
});

test('who has everything forgotten keeps no pages either', async () => {
  await visit({ 'event/event.json': '{}' });
  await get('event/event.json');
  await page.waitForFunction(async () => (await caches.keys()).length > 0);
  await page.evaluate(() => navigator.serviceWorker.controller?.postMessage({ forget: true }));
  await page.waitForFunction(async () => (await caches.keys()).length === 0);
});

test('a page takes a script and a module only as their names say', async () => {
  const script = 'export const told = "right";';
  const wasm = Buffer.from('0061736d01000000', 'hex');
  const names = { script: hashed('engine/hall', script, 'js'), wasm: hashed('engine/hall_bg', wasm, 'wasm') };
  const files = { 'index.html': '<!doctype html>', 'engine/digest.js': await readFile(path.join(WEB, 'digest.js')), [names.script]: script, [names.wasm]: wasm };
  site = await host(files);
  page = await newPage();
  await page.goto(site.origin);
  const load = () => page.evaluate(async ({ names: at, sha256 }) => {
    const { compiled, imported } = await import(new URL('engine/digest.js', location.href).href);
    const url = (name) => new URL(name, location.href);
    const told = await imported(url(at.script), sha256).then((module) => module.told, () => 'refused');
    const module = await compiled(url(at.wasm)).then((made) => made instanceof WebAssembly.Module, () => 'refused');
    return [told, module];
  }, { names, sha256: createHash('sha256').update(script).digest('hex') });
  // Sound scripts and modules of somebody else's, each the first time it is asked for.
  const spoiled = new Set();
  const other = { [names.script]: 'export const told = "stolen";', [names.wasm]: Buffer.from('0061736d0100000000020161', 'hex') };
  site.fault = (at) => (other[at] && !spoiled.has(at) ? (spoiled.add(at), other[at]) : undefined);
  assert.deepEqual(await load(), ['right', true]);
  await page.reload();
  site.fault = (at) => other[at];
  assert.deepEqual(await load(), ['refused', 'refused']);
});

test('scripts run from the engine’s folder alone, and what exhibitors bring is no page', async () => {
  const policy = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; require-trusted-types-for 'script'; trusted-types boothwalk, "
    + "script-src *:*/fair/engine/ 'wasm-unsafe-eval'; worker-src 'self'";
  const foreign = { 'content-security-policy': "sandbox; default-src 'none'", 'x-content-type-options': 'nosniff' };
  site = await host({
    'fair/index.html': '<!doctype html><script src="engine/own.js"></script><script src="event/x.js"></script>',
    'fair/engine/own.js': 'document.documentElement.dataset.own = "ran"; try { trustedTypes.createPolicy("mine", {}); } catch { document.documentElement.dataset.policy = "refused"; }',
    'fair/event/x.js': 'document.documentElement.dataset.foreign = "ran";',
    'fair/event/brochure.html': '<!doctype html><title>quiet</title><script src="x.js"></script><script>document.title = "ran";</script>',
  });
  site.headers = { 'fair/index.html': { 'content-security-policy': policy }, 'fair/event/x.js': foreign, 'fair/event/brochure.html': foreign };
  page = await newPage();
  await page.goto(`${site.origin}/fair/index.html`);
  assert.deepEqual(await page.evaluate(() => ({ ...document.documentElement.dataset })), { own: 'ran', policy: 'refused' });
  await page.goto(`${site.origin}/fair/event/brochure.html`);
  assert.equal(await page.title(), 'quiet');
  assert.equal(await page.evaluate(() => globalThis.origin), 'null');
});
