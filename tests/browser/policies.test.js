// A visit under each policy that `boothwalk build` writes: by Apache, by Caddy, by a host that reads `_headers`, and by one that sends
// nothing, so that pages say it themselves. List, booth, programme, search, message, hall: nothing is refused, nobody else is asked.
// (nginx, below a path: subpath.test.js.)
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { apache, caddy, freePort, installed, workbench } from './support/command.js';
import { serve } from './support/site.js';
import { remembered } from './support/stage.js';
import { browser, open } from './support/visitor.js';

const bench = await workbench();
/** @type {any} */
let chromium;
before(async () => {
  chromium = await browser();
  const booth = await bench.read('event/booths/green-roofs.json');
  booth.description = { en: '[elsewhere](https://elsewhere.example/)' };
  await bench.write('event/booths/green-roofs.json', booth);
});
after(async () => {
  await chromium?.close();
  await bench.clear();
});

/** A static host that sends the headers of `_headers`, as Netlify and Cloudflare Pages do; none where there are none to be sent. */
async function host(root, { silent = false } = {}) {
  const rules = silent ? [] : headers(await readFile(path.join(root, '_headers'), 'utf8'));
  return serve({
    root,
    fault: async (asked) => {
      const found = rules.filter(({ at }) => asked.startsWith(at)).flatMap(({ lines }) => lines);
      const file = path.join(root, asked.endsWith('/') ? `${asked}index.html` : asked);
      const body = await readFile(file).catch(() => undefined);
      if (!body || silent) return undefined;
      const type = { '.html': 'text/html', '.js': 'text/javascript', '.wasm': 'application/wasm', '.css': 'text/css', '.webp': 'image/webp', '.ttf': 'font/ttf' }[path.extname(file)];
      // Two rules for one header: both are sent, and Node joins them as HTTP does.
      const sent = {};
      for (const [name, value] of found) sent[name] = sent[name] ? `${sent[name]}, ${value}` : value;
      return { status: 200, body, headers: { ...sent, 'content-type': type ?? 'application/json' } };
    },
  });
}

function headers(text) {
  const rules = [];
  for (const line of text.split('\n').filter(Boolean)) {
    if (line.startsWith('  ')) rules.at(-1).lines.push(line.trim().split(/: (.*)/s).slice(0, 2));
    else rules.push({ at: line.replace(/\*$/, ''), lines: [] });
  }
  return rules;
}

const HOSTS = {
  apache: (site, port) => apache(bench, { root: site, port }),
  caddy: (site, port) => caddy(bench, { root: site, site, port }),
  '_headers': (site) => host(bench.at(site)),
  'no header at all': (site) => host(bench.at(site), { silent: true }),
};

for (const [name, start] of Object.entries(HOSTS)) {
  const command = { apache: 'apache2' }[name] ?? name;
  const skip = ['apache', 'caddy'].includes(name) && !await installed(command);
  test(`a whole visit under ${name}: no violation, and nobody else is asked`, { skip, timeout: 240_000 }, async () => {
    const port = await freePort();
    const site = `site-${Object.keys(HOSTS).indexOf(name)}`;
    await bench.build('event', site, '--base', `http://127.0.0.1:${port}/`);
    const server = await start(site, port);
    try {
      const visitor = await open(chromium, `${server.origin}/robots.txt`, { records: remembered({ event: 'event' }) });
      const { page } = visitor;
      const elsewhere = [];
      page.on('request', (request) => { if (!request.url().startsWith(server.origin) && !/^(blob|data):/.test(request.url())) elsewhere.push(request.url()); });
      await page.addInitScript(() => {
        window.violations = [];
        addEventListener('securitypolicyviolation', (one) => window.violations.push(`${one.violatedDirective} ${one.blockedURI}`));
      });
      const answer = await page.goto(`${server.origin}/?lang=en&probe`);
      const said = answer?.headers()['content-security-policy'];
      if (name === 'no header at all') {
        assert.equal(said, undefined);
        assert.match(await page.locator('meta[http-equiv="content-security-policy" i]').getAttribute('content') ?? '', /^default-src 'none'/);
      } else assert.match(said ?? '', /frame-ancestors 'self'/);
      await visitor.usable();
      for (const route of ['#/booth/green-roofs', '#/programme', '#/search?q=roof', '#/contact/green-roofs', '#/visit', '#/']) {
        await page.evaluate((route) => { location.hash = route; }, route);
        await page.locator('main h1').first().waitFor();
      }
      await visitor.enter();
      await visitor.until((state) => state.ready && state.frames > 0, 'the hall');
      assert.deepEqual(await page.evaluate(() => window.violations), []);
      assert.deepEqual(elsewhere, []);
      assert.deepEqual(visitor.errors, []);
      // What is not allowed is refused, so that the silence above says something.
      const refused = await page.evaluate(() => new Promise((done) => {
        addEventListener('securitypolicyviolation', (one) => done(one.violatedDirective), { once: true });
        fetch('https://evil.example/').catch(() => undefined);
      }));
      assert.equal(refused, 'connect-src');
      await visitor.close();
    } finally {
      await server.close();
    }
  });
}
