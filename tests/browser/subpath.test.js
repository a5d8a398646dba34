// The built site below a path (`/fair/2026/`) of a host that has others, served by nginx with the configuration that
// `boothwalk build` writes: list and hall work, no request fails, and the content security policy is never touched.
import assert from 'node:assert/strict';
import { cp } from 'node:fs/promises';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { freePort, installed, nginx, workbench } from './support/command.js';
import { metres } from './support/visitor.js';
import { keep, remembered, stage } from './support/stage.js';

const ROOT = '/fair/2026/';
// Every field there is: pictures of all kinds, forms, links.
const SHOWCASE = fileURLToPath(new URL('../../assets/events/showcase', import.meta.url));
const bench = await workbench();
// tests/run.sh installs it; where somebody runs this file alone, there may be none.
const { story } = !await installed('nginx') ? { story: (name) => test.skip(name) } : stage({
  site: async () => {
    const port = await freePort();
    await cp(SHOWCASE, bench.at('showcase'), { recursive: true });
    await bench.build('showcase', `www${ROOT}`, '--base', `http://127.0.0.1:${port}${ROOT}`);
    return nginx(bench, { root: 'www', site: `www${ROOT}`, port });
  },
});
after(() => bench.clear());

/** Everything that went wrong between a page and its host. */
function watched(visitor) {
  const wrong = [];
  visitor.page.on('requestfailed', (request) => wrong.push(`${request.failure()?.errorText} ${request.url()}`));
  visitor.page.on('response', (response) => { if (response.status() >= 400) wrong.push(`${response.status()} ${response.url()}`); });
  visitor.page.on('console', (line) => { if (/Content.Security.Policy|TrustedScript|Refused to/i.test(line.text())) wrong.push(line.text()); });
  return wrong;
}

story('a site below a path is whole: list, booth, programme, search, hall, and the page for what is not there', async (open) => {
  const event = await bench.read('showcase/event.json');
  const [hall] = event.halls;
  const first = await bench.read(`showcase/${hall.booths[0]}`);
  // Somewhere else on the host first, so that nothing of the real page is missed.
  const visitor = await open('/robots.txt', { records: remembered({ event: event.id }) });
  const wrong = watched(visitor);
  await visitor.page.addInitScript(() => {
    window.violations = [];
    addEventListener('securitypolicyviolation', (violation) => window.violations.push(`${violation.violatedDirective} ${violation.blockedURI}`));
  });
  const start = new URL(`${ROOT}?lang=en&probe`, visitor.page.url()).href;
  await visitor.page.goto(start);
  await visitor.usable();
  for (const route of [`#/booth/${first.id}`, '#/programme', '#/search?q=a', '#/visit', '#/']) {
    await visitor.page.evaluate((route) => { location.hash = route; }, route);
    await visitor.page.locator('main h1').first().waitFor();
    // What is left on its way would count as failed.
    await visitor.loaded();
  }
  await visitor.enter();
  const before = await visitor.until((state) => state.ready && state.frames > 0, 'the hall');
  await visitor.page.locator('#hall').focus();
  await visitor.hold('w', (state) => metres(state, before) > 0.5, 'the visitor to walk');
  await visitor.page.evaluate((route) => { location.hash = route; }, `#/hall/${hall.id}/booth/${first.id}`);
  await visitor.until((state) => state.openBooth === first.id, 'the booth to open');
  await visitor.settled();
  await keep('subpath-hall.png', await visitor.page.screenshot());
  assert.deepEqual(await visitor.page.evaluate(() => window.violations), []);
  assert.deepEqual(wrong, []);
  assert.deepEqual(visitor.errors, []);

  // The page for what is not there finds the site's own style from wherever it is shown.
  await visitor.page.goto(`${start.split('?')[0]}no/such/page`);
  await visitor.page.getByRole('link', { name: event.title.en }).click();
  await visitor.usable();
  assert.ok(visitor.page.url().includes(ROOT));
  assert.deepEqual(wrong.filter((line) => !line.includes('/no/such/page')), []);
});
