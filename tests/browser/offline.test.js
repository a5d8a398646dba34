// Between visits: without a network the last good copy stands and says so, list and hall; a new version of the site is
// taken over at the next visit, and what it no longer has is let go.
import assert from 'node:assert/strict';
import { after } from 'node:test';
import { workbench } from './support/command.js';
import { pictured } from './support/inside.js';
import { stage } from './support/stage.js';
import { PATIENCE_MS } from './support/visitor.js';

const FILE = 'event/booths/harbour-works.json';
/** A page that is looked into (`?probe`) keeps nothing; these visitors come as everybody does. */
const START = '/?lang=en';
const SECOND = /^catalogue_rest-\w+\.wasm$/;
const GONE = 'cannot be reached now';

const bench = await workbench();
const sound = await bench.read(FILE);
let host;
const { story } = stage({
  site: async () => {
    await bench.build('event', 'site');
    host = await bench.serve('site');
    return { origin: host.origin, close: () => host.close() };
  },
});
after(() => bench.clear());

/** The addresses of all that this device keeps, seen from the site's folder: `forGood`, and the latest of everything else. */
const kept = (visitor) => visitor.page.evaluate(async () => {
  const all = { forGood: [], latest: [] };
  for (const name of await caches.keys()) {
    const list = name.startsWith('boothwalk-kept') ? all.forGood : all.latest;
    for (const { url } of await (await caches.open(name)).keys()) list.push(new URL(url).pathname.slice(1));
  }
  return all;
});

/** Waits until what is kept satisfies a condition. */
async function keeping(visitor, condition, what) {
  const end = Date.now() + PATIENCE_MS;
  for (;;) {
    const all = await kept(visitor);
    if (condition(all)) return all;
    assert.ok(Date.now() < end, `waited in vain for ${what}: ${JSON.stringify(all)}`);
    await new Promise((done) => setTimeout(done, 200));
  }
}

/** The last parts of the addresses of all that is kept. */
const namesOf = ({ forGood, latest }) => [...forGood, ...latest].map((name) => name.split('/').at(-1));

/** The hall is loaded and can be walked. */
const hallReady = (visitor) => visitor.page.waitForFunction(() => document.documentElement.dataset.hall === 'ready');

story('without a network list and hall stand and say how old they are; the next version is taken over', async (open) => {
  const visitor = await open(START);
  await visitor.usable();
  await hallReady(visitor);
  // What the page has loaded is kept a moment later, by the worker in the background.
  const needed = [/^hall_bg-\w+\.wasm$/, /^catalogue_bg-\w+\.wasm$/, /^engine\.json$/, /^event\.json$/, /^harbour-works\.json$/, /^boot\.js$/, /^fonts\.json$/];
  const first = await keeping(visitor, ({ forGood, latest }) => {
    const names = namesOf({ forGood, latest });
    return latest.includes('') && needed.every((pattern) => names.some((name) => pattern.test(name)));
  }, 'everything to be kept');

  await host.close();
  await visitor.page.reload();
  await visitor.usable();
  await visitor.page.getByText(sound.tagline.en).first().waitFor();
  await visitor.page.getByText(GONE).first().waitFor();
  await hallReady(visitor);
  // The hall has read the event, too, as the browser still had it: that is no word from the network.
  assert.equal(await visitor.page.getByText(GONE).count(), 1);
  await visitor.page.locator('[data-enter]:not([disabled]):visible').first().click();
  await visitor.page.waitForFunction(() => document.documentElement.dataset.face === 'hall' && performance.getEntriesByName('boothwalk:walkable').length > 0);
  // Shown now, and drawn a frame later.
  await visitor.settled();
  await pictured(visitor, 'offline-hall', { covered: true });
  // A page that was never opened: the live one has the same booth.
  await visitor.page.goto(`${host.origin}/en/booths/harbour-works/`);
  await visitor.usable();
  assert.match(visitor.page.url(), /\/#\/booth\/harbour-works$/);
  await visitor.page.locator('main article.booth h1', { hasText: sound.name.en }).waitFor();
  await visitor.page.getByText(GONE).first().waitFor();
  assert.deepEqual(visitor.errors, []);

  // The organiser corrects a booth and puts the site up again, in the same place. A letter more is another typeface file.
  await bench.write(FILE, { ...sound, name: { ja: '港湾工業 ψ', en: 'Harbour Works ψ' }, tagline: { ja: '岸壁の明かりを月光で', en: 'Quays lit by the moon' } });
  await bench.build('event', 'site');
  host = await bench.serve('site', host.port);
  await visitor.page.goto(host.origin + START);
  await visitor.page.reload();
  await visitor.usable();
  await visitor.page.getByText('Quays lit by the moon').first().waitFor();
  assert.equal(await visitor.page.getByText(GONE).count(), 0);
  const { files } = await bench.read('site/offline.json');
  assert.ok(first.forGood.some((name) => !files.includes(name)), 'the new version has other files');
  await hallReady(visitor);
  await keeping(visitor, ({ forGood }) => forGood.every((name) => files.includes(name)), 'the former version to be let go');
  assert.deepEqual(visitor.errors, []);
});

story('what comes only after the worker, but was asked for before it, is kept too', async (open) => {
  // A file of the site that is no page of it.
  const visitor = await open('/service-worker.js');
  // Once the worker is there it fetches what the page asks for, so this holds what the page fetches by itself.
  await visitor.page.route(/\/catalogue_bg-\w+\.wasm$/, async (route) => {
    await new Promise((done) => setTimeout(done, 15_000));
    await route.continue();
  });
  await visitor.page.goto(host.origin + START);
  await visitor.usable();
  await keeping(visitor, (all) => namesOf(all).some((name) => /^catalogue_bg-/.test(name)), 'the first module to be kept');
});

story('without a network and without the second module the list still says how old it is', async (open) => {
  const visitor = await open(START);
  await visitor.usable();
  await keeping(visitor, (all) => namesOf(all).some((name) => SECOND.test(name)), 'the second module to be kept');
  await visitor.page.evaluate(async (second) => {
    for (const name of await caches.keys()) {
      const cache = await caches.open(name);
      for (const request of await cache.keys()) if (new RegExp(second).test(request.url.split('/').at(-1))) await cache.delete(request);
    }
  }, SECOND.source);
  await host.close();
  // The browser's own cache may have it as well.
  await visitor.page.route(/\/catalogue_rest-/, (route) => route.abort());
  await visitor.context.route(/\/catalogue_rest-/, (route) => route.abort());
  await visitor.page.reload();
  await visitor.usable();
  await visitor.page.getByText(GONE).first().waitFor();
  host = await bench.serve('site', host.port);
});
