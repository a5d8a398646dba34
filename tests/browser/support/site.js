// Serves a folder over real HTTP for the tests, and breaks it on demand: a fault is a function from a request's
// path to an answer of its own, or nothing. The sound answers are those of a plain static host with precompressed files.
import { createServer } from 'node:http';
import { readFile, readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The built site: `dist/` of this checkout, or the folder that BOOTHWALK_DIST names. */
export const DIST = process.env.BOOTHWALK_DIST
  ?? path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../../../dist');

/** Whether it is a quick build of developers': not optimised, so neither as small nor as fast as what visitors get. */
export const isQuick = async () => !(await readdir(path.join(DIST, 'engine'))).some((file) => /^hall_bg.*\.wasm\.br$/.test(file));

const TYPES = {
  '.css': 'text/css; charset=utf-8', '.html': 'text/html; charset=utf-8', '.ico': 'image/x-icon', '.ics': 'text/calendar',
  '.jpg': 'image/jpeg', '.js': 'text/javascript; charset=utf-8', '.json': 'application/json', '.light': 'application/octet-stream',
  '.pdf': 'application/pdf', '.png': 'image/png', '.svg': 'image/svg+xml', '.ttf': 'font/ttf', '.txt': 'text/plain; charset=utf-8',
  '.vtt': 'text/vtt; charset=utf-8', '.wasm': 'application/wasm', '.webm': 'video/webm', '.webmanifest': 'application/manifest+json', '.webp': 'image/webp', '.xml': 'application/xml',
};

/**
 * Serves `root` on a free port of the loopback interface.
 * `fault(path, request)` may return `{ status, headers, body }`, `{ abort: true }` or `{ delayMs }`; anything else is served soundly.
 */
export async function serve(/** @type {{root?: string, fault?: (path: string, request?: any) => any}} */ { root = DIST, fault = () => undefined } = {}) {
  /** @type {any} */
  const site = { fault, requests: [] };
  const server = createServer((request, response) => {
    answer(root, site, request, response).catch(() => response.destroy());
  });
  await new Promise((done) => server.listen(0, '127.0.0.1', () => done(undefined)));
  site.origin = `http://127.0.0.1:${/** @type {import('node:net').AddressInfo} */ (server.address()).port}`;
  site.close = () => new Promise((done) => { server.closeAllConnections(); server.close(done); });
  return site;
}

async function answer(root, site, request, response) {
  const url = new URL(request.url, 'http://localhost');
  const asked = decodeURIComponent(url.pathname);
  site.requests.push({ method: request.method, path: asked });
  const fault = await site.fault(asked, request);
  if (fault?.abort) return response.destroy();
  if (fault?.delayMs) await new Promise((done) => setTimeout(done, fault.delayMs));
  if (fault?.status) {
    response.writeHead(fault.status, { 'content-type': 'application/json', ...fault.headers });
    return response.end(fault.body ?? '');
  }
  let file = path.join(root, path.normalize(asked));
  if (!file.startsWith(root)) return notFound(response);
  const found = await stat(file).catch(() => undefined);
  if (found?.isDirectory()) file = path.join(file, 'index.html');
  const type = TYPES[path.extname(file)] ?? 'application/octet-stream';
  const brotli = (request.headers['accept-encoding'] ?? '').includes('br') && await readFile(`${file}.br`).catch(() => undefined);
  const body = brotli || await readFile(file).catch(() => undefined);
  if (!body) return notFound(response);
  response.writeHead(200, { 'content-type': type, 'cache-control': 'no-cache', ...(brotli ? { 'content-encoding': 'br' } : {}) });
  return response.end(request.method === 'HEAD' ? undefined : body);
}

function notFound(response) {
  response.writeHead(404, { 'content-type': 'text/plain' });
  response.end('not found');
}
