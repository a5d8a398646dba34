// `boothwalk serve` while somebody edits: what is saved is swapped in place, in the list and in the open hall, and a file
// that is broken for a moment costs nothing but says so.
import assert from 'node:assert/strict';
import { after } from 'node:test';
import { workbench } from './support/command.js';
import { inside } from './support/inside.js';
import { difference } from './support/picture.js';
import { address, keep, stage } from './support/stage.js';

const FILE = 'event/booths/harbour-works.json';
const BOOTH = 'harbour-works';
const BROKEN = '{ "version": 1, "id": "harbour-works", "name": ';

const bench = await workbench();
const sound = await bench.read(FILE);
const { story } = stage({ site: () => bench.serve('event') });
after(() => bench.clear());

story('a saved booth file is in the open list, without a reload', async (open) => {
  const visitor = await open(address(), { sparing: true });
  await visitor.usable();
  await visitor.page.evaluate(() => { window.sameAsBefore = true; });
  const card = visitor.page.locator(`[data-booth="${BOOTH}"]`).first();
  await card.getByText(sound.tagline.en).waitFor();
  await bench.write(FILE, { ...sound, tagline: { ja: '岸壁の明かりを月光で', en: 'Quays lit by the moon' } });
  await card.getByText('Quays lit by the moon').waitFor();

  await visitor.page.evaluate((booth) => { location.hash = `#/booth/${booth}`; }, BOOTH);
  await bench.write(FILE, BROKEN);
  const problem = visitor.page.locator('.problems li, .problem').first();
  await problem.waitFor({ state: 'attached' });
  assert.match(await problem.textContent(), /JSON/);
  // The last good one stays to be read.
  await visitor.page.getByText('Quays lit by the moon').first().waitFor();

  await bench.write(FILE, sound);
  await visitor.page.getByText(sound.tagline.en).first().waitFor();
  await problem.waitFor({ state: 'detached' });
  assert.equal(await visitor.page.evaluate(() => window.sameAsBefore), true, 'the page is the same one');
  assert.deepEqual(visitor.errors, []);
});

story('the open hall swaps the booth, and the visitor stands where they stood', async (open) => {
  const visitor = await inside(open, 'main', { booth: BOOTH, records: { welcomed: true } });
  await visitor.until((state) => state.openBooth === BOOTH, 'the booth to open');
  const before = await visitor.settled();
  const picture = await visitor.page.screenshot();
  await visitor.page.evaluate(() => { window.sameAsBefore = true; });

  // From blue to red, walls and counter: a good part of the screen.
  await bench.write(FILE, { ...sound, colours: { main: '#b3261e', accent: '#ffe066' } });
  await changes(visitor, picture);
  const swapped = await visitor.settled();
  await keep('live-swapped.png', await visitor.page.screenshot());
  stays(before, swapped);

  await bench.write(FILE, BROKEN);
  const broken = await visitor.until((state) => state.errors.some((line) => line.includes(`${BOOTH}.json`)), 'the fault to be told');
  stays(before, broken);
  await visitor.settled();
  const shown = await visitor.page.screenshot();
  await keep('live-broken.png', shown);
  // The red booth is still there: the picture is not that of the blue one.
  assert.ok(difference(picture, shown) > 0.02, 'the last good booth stands');
  assert.equal(await visitor.page.evaluate(() => window.sameAsBefore), true, 'the page is the same one');
  assert.deepEqual(visitor.errors, []);
});

/** Waits until the screen differs from a picture of before. */
async function changes(visitor, picture) {
  const end = Date.now() + 120_000;
  while (difference(picture, await visitor.page.screenshot()) < 0.02) {
    assert.ok(Date.now() < end, 'the hall never changed');
    await new Promise((done) => setTimeout(done, 300));
  }
}

/** Nobody has moved, and the same booth is open in the same hall. */
function stays(before, now) {
  assert.deepEqual(now.position, before.position);
  assert.equal(now.yaw, before.yaw);
  assert.equal(now.openBooth, before.openBooth);
  assert.equal(now.hall, before.hall);
}
