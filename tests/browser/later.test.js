// The catalogue comes in two modules: list and search in the first, everything else in the second, behind it. The list can
// be searched before the second is there; what is of the second comes when it does, and says so until then; and where it
// cannot be had, that is said, nothing is lost, and trying again helps.
import assert from 'node:assert/strict';
import { inside } from './support/inside.js';
import { address, stage } from './support/stage.js';
import { PATIENCE_MS } from './support/visitor.js';

const { story } = stage();

const SECOND = /\/catalogue_rest-[0-9a-f]{10}\.wasm$/;
const BOOTH = 'nec';
const MISSING = 'could not be loaded';
const COMING = 'is on its way';

/** Holds the second module back until somebody says so; `asked` is how often it was asked for. */
function held(site) {
  const gate = { asked: 0 };
  const open = new Promise((done) => { gate.open = done; });
  site.fault = async (path) => {
    if (!SECOND.test(path)) return undefined;
    gate.asked += 1;
    await open;
    return undefined;
  };
  return gate;
}

/** Waits until the host has been asked for something so often. */
async function asks(count, often) {
  for (const end = Date.now() + PATIENCE_MS; count() < often && Date.now() < end;) await new Promise((done) => setTimeout(done, 20));
  assert.equal(count(), often, 'it was asked for');
}

story('the list is searched, narrowed by its address and kept from before the second module is there', async (open, site) => {
  const gate = held(site);
  const visitor = await open(address(), { sparing: true });
  await visitor.usable();
  await visitor.page.getByRole('searchbox').first().fill('nec');
  await visitor.page.waitForFunction(() => document.querySelector('#catalogue [data-booth]')?.dataset.booth === 'nec');
  const card = visitor.page.locator(`#catalogue [data-booth="${BOOTH}"]`);
  await card.locator('button.keep').click();
  await visitor.page.waitForFunction(() => document.querySelector('#catalogue button.keep')?.getAttribute('aria-pressed') === 'true');
  // What was typed and found stays as it is when the rest comes, and the focus with it.
  await visitor.page.getByRole('searchbox').first().focus();
  assert.equal((await visitor.marks())['boothwalk:whole'], undefined);
  gate.open();
  await visitor.whole();
  assert.equal(gate.asked, 1);
  assert.equal(await visitor.page.getByRole('searchbox').first().inputValue(), 'nec');
  assert.equal(await visitor.page.evaluate(() => document.activeElement.id), 'search');
  assert.equal(await card.locator('button.keep').getAttribute('aria-pressed'), 'true');
  assert.deepEqual(visitor.errors, []);
});

story('what is pressed before the second module is there opens when it comes', async (open, site) => {
  const gate = held(site);
  const visitor = await open(address(), { sparing: true });
  await visitor.usable();
  await visitor.page.locator(`#catalogue [data-booth="${BOOTH}"] h3 a`).click();
  await visitor.page.getByRole('status').filter({ hasText: COMING }).waitFor();
  gate.open();
  await visitor.page.locator('#catalogue h1', { hasText: 'NEC' }).waitFor();
  assert.equal(await visitor.page.evaluate(() => document.activeElement.tagName), 'H1', 'the focus follows');
  assert.equal(await visitor.page.getByText(COMING).count(), 0);
  assert.deepEqual(visitor.errors, []);
});

story('a page that is opened first leaves the focus where the visitor has put it, however late it comes', async (open, site) => {
  const gate = held(site);
  const visitor = await open(address({ route: `/booth/${BOOTH}` }), { sparing: true });
  await visitor.page.getByRole('status').filter({ hasText: COMING }).waitFor();
  await visitor.page.keyboard.press('Tab');
  // The element itself: its words may still become those of the visitor's language.
  assert.ok(await visitor.page.evaluate(() => { window.focusedBefore = document.activeElement; return window.focusedBefore !== document.body; }));
  gate.open();
  await visitor.page.locator('#catalogue h1', { hasText: 'NEC' }).waitFor();
  // Two frames later everything that follows has been done.
  await visitor.page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  assert.ok(await visitor.page.evaluate(() => document.activeElement === window.focusedBefore));
});

story('the filter says that its choices are on their way', async (open, site) => {
  const gate = held(site);
  const visitor = await open(address(), { sparing: true });
  await visitor.usable();
  await visitor.page.locator('#catalogue details.facets summary').click();
  await visitor.page.locator('.facets').getByText(COMING).waitFor();
  gate.open();
  await visitor.page.locator('.facets').getByRole('checkbox').first().check();
  await visitor.page.locator('#catalogue .found').waitFor();
});

for (const [route, there, event] of [
  [`/booth/${BOOTH}`, '#catalogue h1:has-text("NEC")'],
  // The sample's exhibitors take no letters; those of the showcase do.
  ['/contact/shiomi-tide', '#catalogue form.letter', 'showcase'],
  ['/programme', '#catalogue .programme, #catalogue h1:has-text("Programme")'],
  ['/matching', '#catalogue .matching input[type=checkbox]'],
  ['/visit', '#catalogue .take-along'],
]) {
  story(`a link to ${route} asks for the second module at once`, async (open, site) => {
    const gate = held(site);
    const visitor = await open(address({ route, event }), { sparing: true });
    await asks(() => gate.asked, 1);
    gate.open();
    await visitor.usable();
    await visitor.page.locator(there).first().waitFor();
    assert.equal(await visitor.page.getByText(COMING).count(), 0);
    assert.deepEqual(visitor.errors, []);
  });
}

for (const language of ['en', 'ja']) {
  story(`a second module that cannot be had is told, and trying again helps (${language})`, async (open, site) => {
    const draft = { name: 'Ada', email: 'ada@example.org', message: 'About the water works' };
    const visitor = await open(address({ language, route: '/contact/shiomi-tide', event: 'showcase' }), { sparing: true });
    await visitor.usable();
    for (const [field, words] of Object.entries(draft)) await visitor.page.fill(`#contact-${field}`, words);
    let asked = 0;
    site.fault = (path) => {
      if (!SECOND.test(path)) return undefined;
      asked += 1;
      return { status: asked === 1 ? 503 : 404 };
    };
    await visitor.page.reload();
    await visitor.usable();
    const alert = visitor.page.locator('#catalogue [role=alert]');
    await alert.waitFor();
    if (language === 'en') assert.match(await alert.innerText(), new RegExp(MISSING));
    const again = visitor.page.locator('#catalogue .rest button');
    await again.click();
    await asks(() => asked, 2);
    await alert.waitFor();
    // The list is searched meanwhile.
    await visitor.page.evaluate(() => { location.hash = '#/search?q=shiomi'; });
    await visitor.page.waitForFunction(() => document.querySelector('#catalogue [data-booth]')?.dataset.booth === 'shiomi-tide');
    await visitor.page.evaluate(() => { location.hash = '#/contact/shiomi-tide'; });
    await alert.waitFor();
    site.fault = () => undefined;
    await again.click();
    for (const [field, words] of Object.entries(draft)) {
      await visitor.page.waitForFunction(([id, words]) => /** @type {HTMLInputElement} */ (document.getElementById(id))?.value === words, [`contact-${field}`, words]);
    }
    assert.equal(await alert.count(), 0);
    assert.deepEqual(visitor.errors, []);
  });
}

story('a device that is back on the network gets the second module without a press', async (open, site) => {
  site.fault = (path) => (SECOND.test(path) ? { abort: true } : undefined);
  const visitor = await open(address({ route: '/programme' }), { sparing: true });
  await visitor.usable();
  await visitor.page.locator('#catalogue [role=alert]').waitFor();
  site.fault = () => undefined;
  await visitor.context.setOffline(true);
  await visitor.context.setOffline(false);
  await visitor.whole();
  assert.equal(await visitor.page.locator('#catalogue [role=alert]').count(), 0);
});

for (const [when, delayMs] of /** @type {[string, number][]} */ ([['', 0], [', also when one of them is slow', 1500]])) story(`on the way into the hall the line is the hall’s, and each of the event’s files comes once${when}`, async (open, site) => {
  site.fault = (path) => (path === `/event/booths/${BOOTH}.json` ? { delayMs } : undefined);
  const begun = site.requests.length;
  const visitor = await inside(open, 'dockyard');
  const files = site.requests.slice(begun).map(({ path }) => path).filter((path) => /^\/event\/(event|booths\/[^/]+)\.json$/.test(path));
  await visitor.whole();
  // A module may run a moment before the browser has noted how it came.
  const times = await visitor.page.waitForFunction(() => {
    const second = performance.getEntriesByType('resource').find(({ name }) => name.includes('catalogue_rest'));
    return second && [performance.getEntriesByName('boothwalk:walkable')[0].startTime, second.startTime];
  });
  const [walkable, asked] = await times.jsonValue();
  assert.ok(asked >= walkable, `asked for at ${asked} ms, walkable at ${walkable} ms`);
  assert.ok(files.length > 1);
  assert.deepEqual(files, [...new Set(files)]);
});

story('on the way into a hall the other halls’ pictures come when it stands', async (open, site) => {
  const held = [];
  // Asked for by the page before its script runs: what is still on its way by then ends. On a slow machine the script would be first.
  site.fault = (path) => {
    if (/halls\/warehouse\S*\.webp$/.test(path) && !held.length) return new Promise((done) => held.push(done));
    return /\/boot\.js$/.test(path) ? asks(() => held.length, 1).then(() => undefined) : undefined;
  };
  const visitor = await inside(open, 'dockyard');
  const shows = (theme) => visitor.page.waitForFunction((name) => document.querySelector(`.gate-${name} img`)?.naturalWidth > 0, theme);
  await Promise.all([shows('dockyard'), shows('warehouse')]);
  assert.equal(held.length, 1);
  held[0]();
});
