// What others write wrongly: the page stands, the booth says what is wrong, the others work, one line in the console.
import assert from 'node:assert/strict';
import { sample } from './support/event.js';
import { all, changed, instead, wide } from './support/faults.js';
import { inside, pictured } from './support/inside.js';
import { address, remembered, stage } from './support/stage.js';
import { PATIENCE_MS } from './support/visitor.js';

const { story } = stage();
const { event, booths } = await sample();
const [ONE, OTHER] = event.halls;

/** Our own lines in the console: the browser's own about a status are not ours to say. */
const ours = (visitor) => visitor.console.filter((line) => !line.startsWith('Failed to load resource'));
const linesAbout = (visitor, word) => ours(visitor).filter((line) => line.includes(word));

/** Waits until the console has our line about each of these, or more. */
async function told(visitor, ...names) {
  for (const end = Date.now() + PATIENCE_MS; Date.now() < end && !names.every((name) => linesAbout(visitor, name).length > 0);) await visitor.page.waitForTimeout(50);
}

/** What the catalogue says is wrong with a booth: waits for what is expected, and tells what stands there when it does not come. */
async function problems(visitor, id, expected) {
  await visitor.page.goto(`${visitor.page.url().split('#')[0]}#/booth/${id}`);
  const list = visitor.page.locator('.problems li, .problem');
  const said = async () => (await list.allTextContents()).join('\n');
  for (const end = Date.now() + PATIENCE_MS; Date.now() < end && !expected.test(await said());) await visitor.page.waitForTimeout(50);
  return said();
}

const sourceOf = (id) => booths.find((booth) => booth.id === id).source;

/** Each fault of a booth file: whose, what is done to it, and what the booth then says in English. */
/** @type {[string, string, (path: string) => unknown, RegExp][]} */
const BOOTH_FAULTS = [
  ['nec', 'missing', instead(/booths\/nec\.json$/, { status: 404 }), /could not be read/],
  ['iforcom', 'not JSON', instead(/booths\/iforcom\.json$/, { status: 200, body: '{"version": 1, "id": "iforcom" "name": 3}' }), /not sound JSON/],
  ['takenaka', 'of a newer format', changed(sourceOf('takenaka'), (booth) => { booth.version = 99; }), /format version 99/],
  ['osumi', 'too large', changed(sourceOf('osumi'), (booth) => { booth.padding = 'x'.repeat(300_000); }), /up to .* are read/],
  ['finetech', 'of a wrong type deep inside', changed(sourceOf('finetech'), (booth) => { booth.posters[0].title = { ja: 7, en: 'Poster' }; }), /posters\[0\]\.title\.ja.*number 7/s],
  ['jfe-engineering', 'linked to a script', changed(sourceOf('jfe-engineering'), (booth) => { booth.contact = { ...booth.contact, url: 'javascript:document.title="gone"' }; }), /javascript:/],
  ['guun', '100,000 characters long', changed(sourceOf('guun'), (booth) => { booth.description = { en: 'words'.repeat(20_000), ja: '長い文'.repeat(10) }; }), /100,?000 characters/],
];
const every = all(...BOOTH_FAULTS.map(([, , fault]) => fault));

story('every kind of broken booth file is told at its booth, and costs that booth only', async (open, site) => {
  site.fault = every;
  const visitor = await open(address(), { sparing: true });
  await visitor.usable();
  for (const [id, what, , says] of BOOTH_FAULTS) {
    assert.match(await problems(visitor, id, says), says, `${id} is ${what}`);
  }
  assert.equal(await visitor.page.locator('a[href^="javascript:" i]').count(), 0, 'no link leads to a script');
  for (const booth of booths.filter((booth) => booth.hall === OTHER.id)) {
    await visitor.page.goto(`${visitor.page.url().split('#')[0]}#/booth/${booth.id}`);
    await visitor.page.getByRole('heading', { level: 1, name: booth.name.en }).waitFor();
  }
  await told(visitor, ...BOOTH_FAULTS.map(([id]) => `${id}.json`));
  for (const [id] of BOOTH_FAULTS) {
    assert.equal(linesAbout(visitor, `${id}.json`).length, 1, `one line about ${id}: ${ours(visitor).join('\n')}`);
  }
  assert.equal(ours(visitor).length, BOOTH_FAULTS.length, ours(visitor).join('\n'));
  assert.deepEqual(visitor.errors, []);
});

story('broken booth files are told in Japanese, too', async (open, site) => {
  site.fault = every;
  const visitor = await open(address({ language: 'ja' }), { language: 'ja', sparing: true });
  await visitor.usable();
  for (const [id, says] of /** @type {[string, RegExp][]} */ ([['nec', /読み込めませんでした/], ['iforcom', /JSONとして正しくありません/], ['takenaka', /99/]])) {
    assert.match(await problems(visitor, id, says), says);
  }
});

story('in the hall, too, broken booths say so and the others stand', async (open, site) => {
  site.fault = every;
  const visitor = await inside(open, ONE.id, { booth: 'nec' });
  await visitor.until((state) => state.openBooth === 'nec', 'the broken booth to open');
  await visitor.settled();
  await pictured(visitor, 'faults-booth-missing');
  for (const id of ['takenaka', 'finetech', 'guun']) {
    await visitor.page.goto(`${visitor.page.url().split('#')[0]}#/hall/${ONE.id}/booth/${id}`);
    await visitor.until((state) => state.openBooth === id, `${id} to open`);
    await visitor.settled();
    await pictured(visitor, `faults-booth-${id}`);
  }
  await visitor.page.goto(`${visitor.page.url().split('#')[0]}#/hall/${OTHER.id}/booth/iges`);
  const sound = await visitor.until((state) => state.openBooth === 'iges', 'a sound booth to open');
  assert.equal(sound.hall, OTHER.id);
  assert.deepEqual(visitor.errors, []);
});

story('pictures that are missing, no pictures, or 20,000 pixels wide leave the booth standing', async (open, site) => {
  site.fault = all(
    instead(/\/integrated[^/]*$/, { status: 404 }),
    instead(/\/students[^/]*$/, { status: 200, headers: { 'content-type': 'image/webp' }, body: 'this is no picture' }),
    instead(/\/vlr[^/]*$/, { status: 200, headers: { 'content-type': 'image/png' }, body: wide(20_000) }),
  );
  const visitor = await inside(open, OTHER.id);
  for (const id of ['adb-adbi', 'yokohama-city-university', 'iges', 'sci-japan']) {
    await visitor.page.goto(`${visitor.page.url().split('#')[0]}#/hall/${OTHER.id}/booth/${id}`);
    await visitor.until((state) => state.openBooth === id, `${id} to open`);
    await visitor.settled();
    await pictured(visitor, `faults-picture-${id}`);
  }
  await told(visitor, 'integrated', 'students', 'vlr');
  for (const name of ['integrated', 'students', 'vlr']) {
    assert.equal(linesAbout(visitor, name).length, 1, `one line about ${name}: ${ours(visitor).join('\n')}`);
  }
  const state = await visitor.probe();
  assert.ok(state.textureBytes < 256 * 1024 * 1024, `${state.textureBytes}`);
  assert.deepEqual(visitor.errors, []);
});

story('two booths with one id: the second says so, both are there', async (open, site) => {
  site.fault = changed(sourceOf('takenaka'), (booth) => { booth.id = 'nec'; });
  const visitor = await open(address(), { sparing: true });
  await visitor.usable();
  await visitor.page.getByText(/already taken/).first().waitFor({ state: 'attached' });
  await visitor.page.locator('.card').nth(booths.length - 1).waitFor();
  assert.equal(await visitor.page.locator('.card').count(), booths.length);
  await told(visitor, 'takenaka.json');
  assert.equal(ours(visitor).length, 1, ours(visitor).join('\n'));
});

for (const [what, answer] of [
  ['missing', { status: 404 }],
  ['unreadable', { status: 200, body: '<!doctype html><title>Log in to the hotel network</title>' }],
  ['cut off', { status: 200, body: '{"version": 1, "id": "ascc-2021", "title": {"ja": "第10' }],
]) {
  story(`an event file that is ${what} leaves the list that was there`, async (open, site) => {
    site.fault = instead(/^\/event\/event\.json$/, answer);
    // In the language that the page was made in: without its event file nothing is made anew in another.
    const visitor = await open(address({ route: `/hall/${ONE.id}`, language: 'ja' }), { language: 'ja' });
    await visitor.page.waitForFunction(() => document.documentElement.dataset.hall === 'failed');
    assert.ok(await visitor.page.getByText('竹中工務店').first().isVisible(), 'the list is there');
    assert.equal(await visitor.page.locator('[data-booth]').count(), booths.length);
    const lines = ours(visitor);
    assert.ok(lines.length >= 1 && lines.length <= 2, `a line from either face: ${lines.join('\n')}`);
    assert.deepEqual(visitor.errors, []);
  });
}

story('an event without booths is an empty, walkable hall', async (open, site) => {
  site.fault = changed('event.json', (event) => { for (const hall of event.halls) hall.booths = []; });
  const visitor = await inside(open, ONE.id);
  const state = await visitor.settled();
  assert.equal(state.booths, 0);
  await pictured(visitor, 'faults-no-booths');
  await visitor.hold('KeyW', (now) => Math.hypot(now.position[0] - state.position[0], now.position[1] - state.position[1]) > 1, 'W to walk');
  await visitor.page.goto(`${visitor.page.url().split('#')[0]}#/`);
  await visitor.page.getByText(/no booths yet/).first().waitFor();
  assert.deepEqual(visitor.errors, []);
});

story('sixty booths in two halls', async (open) => {
  const visitor = await inside(open, ONE.id, { query: 'booths=60' });
  const state = await visitor.settled();
  assert.equal(state.booths, 60);
  await pictured(visitor, 'faults-sixty');
  await visitor.press('KeyM');
  await visitor.settled();
  await pictured(visitor, 'faults-sixty-map');
  assert.deepEqual([state.errors, visitor.errors, ours(visitor)], [[], [], []]);
});

story('a hall that does not come is told in words, the list is whole all the same, and a press brings it', async (open, site) => {
  let broken = true;
  site.fault = (path) => (broken && /\/hall_bg-[0-9a-f]+\.wasm$/.test(path) ? { status: 503 } : undefined);
  const visitor = await open(address({ route: '/hall/dockyard' }), { records: remembered() });
  await visitor.page.locator('#hall-says').getByText('The hall could not be loaded').waitFor();
  assert.equal(await visitor.page.evaluate(() => document.documentElement.dataset.hall), 'failed');
  await visitor.page.waitForFunction(() => performance.getEntriesByName('boothwalk:whole').length > 0);
  broken = false;
  // The page comes anew: what is asked of the former one would be lost with it.
  const anew = visitor.page.waitForEvent('load');
  await visitor.page.getByRole('button', { name: 'Try again' }).first().click();
  await anew;
  await visitor.until((state) => state?.ready && state.hall === 'dockyard', 'the hall to be ready');
  await visitor.page.waitForFunction(() => document.documentElement.dataset.face === 'hall');
});
