// A poster from close by: from the list and from its wall, by hand, wheel, fingers and keys, to its own pixels and one step back.
import assert from 'node:assert/strict';
import { violations } from './support/axe.js';
import { drag } from './support/fingers.js';
import { turned } from './support/inside.js';
import { address, keep, remembered, stage } from './support/stage.js';
import { PATIENCE_MS, PHONE } from './support/visitor.js';

const { story } = stage();
const EVENT = 'showcase';
/** A booth with two posters that are pictures. */
const BOOTH = 'shiomi-tide';

/** Opens the booth's page in the list. */
async function reading(open, options = {}) {
  const visitor = await open(address({ event: EVENT, route: `/booth/${BOOTH}` }), { sparing: true, ...options });
  await visitor.usable();
  await visitor.page.locator('.booth-head h1').waitFor();
  return visitor;
}

/** The picture that is looked at: its own width, its place, and the room there is for it. CSS pixels. */
const seen = (visitor) => visitor.page.evaluate(() => {
  const image = /** @type {HTMLImageElement} */ (document.querySelector('.closeup-stage img'));
  const { left, top, right, bottom, width } = image.getBoundingClientRect();
  const room = image.parentElement.getBoundingClientRect();
  const isWhole = left >= room.left - 1 && right <= room.right + 1 && top >= room.top - 1 && bottom <= room.bottom + 1;
  return { own: image.naturalWidth, width, isWhole };
});

/** Waits until the picture is as wide as `is` says. */
async function wide(visitor, is, what) {
  await visitor.page.locator('.closeup-stage img').waitFor({ state: 'attached' });
  for (const end = Date.now() + PATIENCE_MS; Date.now() < end;) {
    const state = await seen(visitor);
    if (state.width > 0 && is(state)) return state;
    await new Promise((done) => setTimeout(done, 50));
  }
  throw new Error(`${what}: ${JSON.stringify(await seen(visitor))}`);
}

/** Waits until the open panel says so. */
const read = (visitor, words) => visitor.page.waitForFunction((words) => document.querySelector('#mirror')?.textContent?.includes(words), words);

/** Opens the booth in its hall, and waits until its posters hang and its panel can be read. */
async function before(open, options = {}) {
  const records = remembered({ event: EVENT });
  const visitor = await open(address({ event: EVENT, route: `/hall/dockyard/booth/${BOOTH}` }), { records, ...options });
  await visitor.until((state) => state?.openBooth === BOOTH, 'the address to open the booth');
  await visitor.page.waitForFunction(() => performance.getEntriesByName('boothwalk:whole').length > 0);
  await visitor.settled();
  await read(visitor, 'What it does');
  return visitor;
}

const closed = (visitor) => visitor.page.waitForFunction(() => !document.querySelector('#closeup'));

/** Closes it by Esc, and waits for the step back in the history, which comes after it. */
async function escape(visitor) {
  await visitor.page.evaluate(() => { addEventListener('popstate', () => { document.documentElement.dataset.back = ''; }, { once: true }); });
  await visitor.page.keyboard.press('Escape');
  await closed(visitor);
  await visitor.page.waitForFunction(() => 'back' in document.documentElement.dataset);
}

story('two fingers and two taps bring a poster nearer on a phone, and back leads back', async (open) => {
  const visitor = await reading(open, PHONE);
  const route = await visitor.route();
  await visitor.page.locator('a.look').first().tap();
  const first = await wide(visitor, ({ isWhole }) => isWhole, 'all of it to be seen at first');
  assert.ok(first.width > 380, `it fills the screen: ${first.width}`);
  const session = await visitor.context.newCDPSession(visitor.page);
  const touch = (type, points) => session.send('Input.dispatchTouchEvent', { type, touchPoints: points.map(([x, y], id) => ({ x, y, id })) });
  await touch('touchStart', [[150, 400], [240, 400]]);
  for (let step = 1; step <= 8; step += 1) await touch('touchMove', [[150 - 10 * step, 400], [240 + 10 * step, 400]]);
  await touch('touchEnd', []);
  await wide(visitor, ({ width }) => width > 2 * first.width, 'fingers that part to bring it nearer');
  await keep('closeup-phone.png', await visitor.page.screenshot());
  // Both are on their way before the page answers the first: two that are apart are not one.
  const twice = () => Promise.all([1, 2].map(() => visitor.page.touchscreen.tap(200, 400)));
  await twice();
  await wide(visitor, ({ isWhole }) => isWhole, 'two taps to show all of it again');
  await twice();
  await wide(visitor, ({ width, own }) => Math.abs(width - own) < 1, 'two taps to show its own pixels');
  await visitor.page.goBack();
  await closed(visitor);
  assert.equal(await visitor.route(), route);
  assert.deepEqual([visitor.errors, visitor.console], [[], []]);
});

story('wheel, two presses and keys do so on a desktop, and Esc leads back to the link', async (open) => {
  const visitor = await reading(open);
  const entries = await visitor.page.evaluate(() => history.length);
  await visitor.page.locator('a.look').first().click();
  const first = await wide(visitor, ({ isWhole }) => isWhole, 'all of it to be seen at first');
  assert.deepEqual(await violations(visitor.page), []);
  await visitor.page.mouse.move(640, 400);
  await visitor.page.mouse.wheel(0, -400);
  await wide(visitor, ({ width }) => width > 1.5 * first.width, 'the wheel to bring it nearer');
  await visitor.page.mouse.dblclick(640, 400);
  await wide(visitor, ({ isWhole }) => isWhole, 'two presses to show all of it');
  await visitor.page.mouse.dblclick(640, 400);
  const own = await wide(visitor, ({ width, own }) => width >= own, 'two presses to show its own pixels');
  await visitor.page.keyboard.press('-');
  await wide(visitor, ({ width }) => width < own.width, 'the key to take it away');
  await visitor.page.getByRole('button', { name: 'Nearer' }).click();
  await wide(visitor, ({ width }) => Math.abs(width - own.width) < 1, 'the button to bring it back');
  await escape(visitor);
  await visitor.page.waitForFunction(() => document.activeElement?.classList.contains('look'));
  assert.equal(await visitor.route(), `#/booth/${BOOTH}`);
  // One entry was made and is left behind: the next one takes its place.
  await visitor.page.locator('a.look').nth(1).click();
  await wide(visitor, ({ isWhole }) => isWhole, 'the next one to be seen');
  assert.equal(await visitor.page.evaluate(() => history.length), entries + 1);
});

story('the next one stays open, however slow the step back of the one before is', async (open) => {
  const visitor = await reading(open);
  const entries = await visitor.page.evaluate(() => history.length);
  // As where the browser is busy.
  await visitor.page.evaluate(() => { history.back = () => { setTimeout(() => History.prototype.back.call(history), 1000); }; });
  await visitor.page.locator('a.look').first().click();
  await wide(visitor, ({ isWhole }) => isWhole, 'the first one to be seen');
  const back = visitor.page.evaluate(() => new Promise((done) => { addEventListener('popstate', () => setTimeout(done), { once: true }); }));
  await visitor.page.keyboard.press('Escape');
  await closed(visitor);
  await visitor.page.locator('a.look').nth(1).evaluate((link) => link.click());
  await back;
  await wide(visitor, ({ isWhole }) => isWhole, 'the next one to be seen');
  assert.equal(await visitor.page.evaluate(() => history.length), entries + 1);
});

story('without scripts a poster is a link to its picture', async (open, site) => {
  const visitor = await open(`/events/${EVENT}/en/booths/${BOOTH}/`, { javaScriptEnabled: false });
  const picture = await visitor.page.locator('a.look').first().getAttribute('href');
  const answer = await fetch(new URL(picture ?? '', visitor.page.url()));
  assert.ok(answer.ok && site.origin.length > 0);
  assert.match(answer.headers.get('content-type') ?? '', /^image\//);
});

story('where what shows it does not come, the picture itself opens', async (open, site) => {
  site.fault = (asked) => (asked.includes('/closeup') ? { status: 404 } : undefined);
  const visitor = await reading(open);
  const opens = visitor.context.waitForEvent('page', { timeout: PATIENCE_MS });
  await visitor.page.locator('a.look').first().click();
  await (await opens).waitForURL(/\.webp$/, { timeout: PATIENCE_MS });
});

story('a press on its wall brings it, another one brings it nearer, and Esc leads out level by level', async (open) => {
  const visitor = await before(open);
  await keep('closeup-wall.png', await visitor.page.screenshot());
  // What it shows is said with the picture, and stands where it will be pressed from then on.
  await visitor.page.mouse.click(210, 420);
  await read(visitor, 'A moon over an evening sea');
  await visitor.settled(700);
  await keep('closeup-panel.png', await visitor.page.screenshot());
  await visitor.page.mouse.click(380, 400);
  await wide(visitor, ({ isWhole }) => isWhole, 'the picture to come');
  await escape(visitor);
  await read(visitor, 'Previous poster');
  await visitor.page.waitForFunction(() => document.activeElement?.id === 'hall');
  await visitor.page.keyboard.press('Escape');
  await read(visitor, 'What it does');
  assert.equal((await visitor.probe()).openBooth, BOOTH);
  await visitor.page.keyboard.press('Escape');
  await visitor.until((state) => !state.openBooth, 'the last one to close the booth');
  assert.deepEqual([visitor.errors, visitor.console], [[], []]);
});

story('on a phone the wall above the sheet is looked at and pressed as well', async (open) => {
  const visitor = await before(open, PHONE);
  const start = await visitor.probe();
  await drag(visitor, [300, 240], [200, 240]);
  const aside = await visitor.settled(700);
  assert.ok(turned(aside, start) > 0.05, 'a drag looks aside');
  await drag(visitor, [200, 240], [300, 240]);
  await visitor.settled(700);
  await keep('closeup-phone-wall.png', await visitor.page.screenshot());
  await visitor.page.touchscreen.tap(195, 210);
  await read(visitor, 'A week of tides');
  await read(visitor, 'Previous poster');
  await visitor.settled(700);
  // The picture in the poster's sheet, which stands on the lower edge.
  await visitor.page.touchscreen.tap(195, 600);
  const seen = await wide(visitor, ({ isWhole }) => isWhole, 'the picture to come');
  assert.ok(seen.width > 380, `it fills the screen: ${seen.width}`);
  await visitor.page.goBack();
  await closed(visitor);
  await read(visitor, 'Previous poster');
  assert.equal((await visitor.probe()).openBooth, BOOTH);
  assert.deepEqual([visitor.errors, visitor.console], [[], []]);
});
