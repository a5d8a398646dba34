// Hosts that one cannot set: GitHub Pages, a bucket without index documents, and one that does not know the types of files. The
// built sample on each: the list is live in both its parts, and the hall is walked.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { sample } from './support/event.js';
import { DIST } from './support/site.js';
import { remembered, stage } from './support/stage.js';

const { story } = stage();
const { event } = await sample();

const file = (asked) => readFile(path.join(DIST, asked)).catch(() => undefined);

/** What each host does of its own, by the path that is asked for. */
const HOSTS = {
  // Folders by their index document, the site's own 404 page, ten minutes for everything, no header but its own.
  'GitHub Pages': async (asked) => {
    const headers = { 'cache-control': 'max-age=600' };
    const index = await file(`${asked}/index.html`);
    if (index && !asked.endsWith('/')) return { status: 301, headers: { location: `${asked}/` } };
    if (index || await file(asked)) return undefined;
    return { status: 404, headers: { ...headers, 'content-type': 'text/html; charset=utf-8' }, body: await file('404.html') };
  },
  // A name is a file or nothing.
  'a bucket without index documents': async (asked) => {
    if (await file(asked)) return undefined;
    return { status: 403, headers: { 'content-type': 'application/xml' }, body: '<Error><Code>AccessDenied</Code></Error>' };
  },
  // Neither of the modules has its type, and browsers are told not to guess.
  'a host that does not know .wasm': async (asked) => {
    if (!asked.endsWith('.wasm')) return undefined;
    return { status: 200, headers: { 'content-type': 'application/octet-stream', 'x-content-type-options': 'nosniff' }, body: await file(asked) };
  },
};

for (const [host, fault] of Object.entries(HOSTS)) {
  story(`the list and the hall work on ${host}`, async (open, site) => {
    site.fault = fault;
    const visitor = await open('/index.html?lang=en&probe', { records: remembered() });
    await visitor.usable();
    // Search is the first module's, the programme and the visitor's own list are the second one's.
    for (const route of ['/search?q=a', '/programme', '/visit']) {
      await visitor.go(route);
      await visitor.page.locator('.rest').waitFor({ state: 'detached' });
    }
    assert.equal(await visitor.page.getByText('could not be loaded').count(), 0);
    await visitor.enter();
    await visitor.until((state) => state.ready && state.frames > 0, 'the hall');
    assert.deepEqual(visitor.errors, []);
  });
}

story('an address of GitHub Pages that leads nowhere leads back', async (open, site) => {
  site.fault = HOSTS['GitHub Pages'];
  const visitor = await open('/no/such/page', { records: remembered() });
  await visitor.page.getByRole('link', { name: event.title.en }).click();
  await visitor.usable();
  assert.equal(new URL(visitor.page.url()).pathname, '/');
});
