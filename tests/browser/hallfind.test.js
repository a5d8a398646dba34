// Finding inside the hall: a first visit, keys alone, a phone, an input method, and the map that marks what was found.
import assert from 'node:assert/strict';
import axe from 'axe-core';
import { sample } from './support/event.js';
import { difference } from './support/picture.js';
import { address, keep, remembered, stage } from './support/stage.js';
import { PHONE } from './support/visitor.js';

const { story } = stage();
const { event } = await sample();
const [ONE] = event.halls.map((hall) => hall.id);
const FIELD = '#find-words';

const face = (visitor, wanted) => visitor.page.waitForFunction((wanted) => document.documentElement.dataset.face === wanted, wanted);
const focused = (visitor, id) => visitor.page.waitForFunction((id) => document.activeElement?.id === id, id);
const historyLength = (visitor) => visitor.page.evaluate(() => history.length);
const rows = (visitor) => visitor.page.locator('#find-results [role=row]');

/** Somebody who has never been here, let in by a key, with the second module there and nothing open. */
async function newcomer(open, options = {}) {
  const visitor = await open(address(options), options);
  await visitor.page.waitForFunction(() => document.documentElement.dataset.hall === 'ready');
  await visitor.whole();
  await visitor.page.locator('[data-enter]:not([disabled]):visible').first().focus();
  await visitor.page.keyboard.press('Enter');
  await face(visitor, 'hall');
  await visitor.settled();
  await visitor.press('Enter');
  return visitor;
}

/** Opens the search by a key, and types once the field has the focus. */
async function look(visitor, key, words) {
  await visitor.page.keyboard.press(key);
  await focused(visitor, 'find-words');
  assert.equal(await visitor.page.locator(FIELD).inputValue(), '', 'the key itself is not typed');
  await visitor.page.keyboard.type(words);
  await rows(visitor).first().waitFor();
}

/** The booth that the second row is of. */
const second = (visitor) => visitor.page.evaluate(() => document.getElementById('find-lead-1')?.textContent ?? '');

for (const [what, language, words, options] of /** @type {[string, string, string, any][]} */ ([['desktop', 'en', 'water', {}], ['phone', 'ja', '横浜', PHONE]])) {
  story(`/ opens it, a word is typed, the second one is chosen, and it leads there (${what}, ${language})`, async (open) => {
    const visitor = await newcomer(open, { ...options, language });
    const { page } = visitor;
    const before = await historyLength(visitor);
    await look(visitor, '/', words);
    // How many, aloud.
    await page.waitForFunction(() => /[0-9０-９]|One|two|１/i.test(document.querySelector('#live').textContent));
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await page.waitForFunction((field) => document.querySelector(field)?.getAttribute('aria-activedescendant') === 'find-lead-1', FIELD);
    assert.ok(await second(visitor), 'there is a second one');
    await keep(`hallfind-${what}-${language}.png`, await page.screenshot());
    const [box, screen] = await page.evaluate(() => [document.querySelector('.find').getBoundingClientRect().toJSON(), { right: innerWidth, bottom: innerHeight }]);
    assert.ok(box.left >= 0 && box.top >= 0 && box.right <= screen.right && box.bottom <= screen.bottom, `all of it is seen: ${JSON.stringify(box)}`);
    await page.keyboard.press('Enter');
    // Looked at within the page: whoever asks from without may come when the way is over.
    const led = await (await page.waitForFunction(() => {
      const { guided, openBooth } = /** @type {any} */ (window).boothwalk.probe();
      return (guided || openBooth) && { guided, openBooth, entries: history.length };
    })).jsonValue();
    assert.equal(led.entries, before, 'to be led is no new place');
    await focused(visitor, 'hall');
    // What was looked for is found.
    await page.locator('.find').waitFor({ state: 'detached' });
    const arrived = await visitor.until((state) => state.openBooth, 'to arrive and read');
    assert.equal(arrived.openBooth, led.guided ?? led.openBooth);
    await page.waitForFunction((id) => location.hash.endsWith(`/booth/${id}`), arrived.openBooth);
    assert.equal(await historyLength(visitor), before + (arrived.hall === ONE ? 1 : 2), 'one entry a step');
  });
}

story('the cell beside it opens a booth at once, and back leads out again', async (open) => {
  const visitor = await newcomer(open);
  const { page } = visitor;
  await look(visitor, 'f', 'takenaka');
  const before = await historyLength(visitor);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowRight');
  await page.waitForFunction((field) => document.querySelector(field)?.getAttribute('aria-activedescendant') === 'find-open-0', FIELD);
  await page.keyboard.press('Enter');
  await visitor.until((state) => state.openBooth === 'takenaka', 'the booth to open');
  await page.waitForFunction(() => location.hash.endsWith('/booth/takenaka'));
  assert.equal(await historyLength(visitor), before + 1, 'one entry a step');
  await page.goBack();
  await visitor.until((state) => !state.openBooth, 'back to close it');
});

story('Escape closes one level at a time and gives the hall its focus', async (open) => {
  const visitor = await newcomer(open);
  const { page } = visitor;
  await look(visitor, '/', 'water');
  await page.keyboard.press('Escape');
  await rows(visitor).first().waitFor({ state: 'hidden' });
  assert.equal(await page.locator(FIELD).inputValue(), '');
  await page.keyboard.press('Escape');
  await focused(visitor, 'hall');
  await page.locator('.find').waitFor({ state: 'detached' });
  await face(visitor, 'hall');
  await page.keyboard.press('Escape');
  await face(visitor, 'both');
});

story('the key that confirms a conversion leads nowhere, and composing is not disturbed', async (open) => {
  const visitor = await newcomer(open, { language: 'ja' });
  const { page } = visitor;
  await page.keyboard.press('/');
  await focused(visitor, 'find-words');
  const typing = await visitor.context.newCDPSession(page);
  for (const text of ['よ', 'よこ', 'よこは', 'よこはま']) await typing.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length });
  const key = { key: 'Process', code: 'Enter', windowsVirtualKeyCode: 229 };
  await typing.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', ...key });
  await typing.send('Input.imeSetComposition', { text: '横浜', selectionStart: 2, selectionEnd: 2 });
  assert.equal(await page.locator(FIELD).inputValue(), '横浜');
  // The Enter that ends a composition, as browsers tell it that keep its name.
  await page.evaluate((field) => document.querySelector(field).dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', isComposing: true, bubbles: true, cancelable: true })), FIELD);
  await typing.send('Input.insertText', { text: '横浜' });
  await typing.send('Input.dispatchKeyEvent', { type: 'keyUp', ...key });
  await rows(visitor).first().waitFor();
  assert.equal(await page.locator(FIELD).inputValue(), '横浜');
  assert.ok(!(await visitor.probe()).guided, 'nobody is led anywhere');
});

story('a finger opens it from the bar and chooses', async (open) => {
  const visitor = await newcomer(open, PHONE);
  const { page } = visitor;
  // The bar's first button, at the lower edge.
  await page.touchscreen.tap(40, page.viewportSize().height - 36);
  await page.locator(FIELD).waitFor();
  await page.locator(FIELD).fill('takenaka');
  await page.locator('#find-open-0').tap();
  await visitor.until((state) => state.openBooth === 'takenaka', 'the tap to open it');
});

story('the map marks what was found, and it can be asked for beside the list', async (open) => {
  const visitor = await newcomer(open);
  const { page } = visitor;
  await visitor.press('m');
  await look(visitor, '/', 'takenaka');
  await visitor.settled(700);
  await keep('hallfind-map.png', await page.screenshot());
  // The map stands beside the search, and other words mark other booths.
  const clip = { x: 420, y: 150, width: 440, height: 450 };
  const marked = await page.screenshot({ clip });
  const { frames } = await visitor.probe();
  await page.locator(FIELD).fill('qqqqqqqq');
  await page.waitForFunction(() => !document.getElementById('find-lead-0'));
  await visitor.until((state) => state.frames > frames, 'the map to be drawn anew');
  await visitor.settled(700);
  const seen = difference(marked, await page.screenshot({ clip }));
  assert.ok(seen > 0.002, `what was not found steps back: ${seen}`);
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await focused(visitor, 'hall');
  await visitor.press('Escape');
  await page.keyboard.press('l');
  await face(visitor, 'both');
  await page.locator('#hall').focus();
  await look(visitor, '/', 'takenaka');
  await page.keyboard.press('Enter');
  await visitor.until((state) => state.guided === 'takenaka' || state.openBooth === 'takenaka', 'to be led beside the list');
  await face(visitor, 'both');
});

for (const colorScheme of /** @type {const} */ (['light', 'dark'])) {
  story(`no violations while it is open (${colorScheme})`, async (open) => {
    const visitor = await newcomer(open, { ...(colorScheme === 'dark' && PHONE) });
    const { page } = visitor;
    await page.emulateMedia({ colorScheme });
    await look(visitor, '/', 'water');
    await page.keyboard.press('ArrowDown');
    await page.evaluate(axe.source);
    const { violations } = await page.evaluate(() => /** @type {any} */ (window).axe.run(document.getElementById('find'), { resultTypes: ['violations'] }));
    assert.deepEqual(violations.map(({ id, nodes }) => `${id} ${nodes.map((node) => node.target).join(' ')}`), []);
  });
}

story('whoever asks before the catalogue is whole is told, and asked for words when it is', async (open, site) => {
  const held = [];
  let holds = true;
  site.fault = (path) => (holds && /catalogue_rest/.test(path) ? new Promise((done) => held.push(done)) : undefined);
  const visitor = await open(address());
  const { page } = visitor;
  await page.waitForFunction(() => document.documentElement.dataset.hall === 'ready');
  await page.locator('[data-enter]:not([disabled]):visible').first().focus();
  await page.keyboard.press('Enter');
  await face(visitor, 'hall');
  await page.keyboard.press('/');
  await page.waitForFunction(() => document.getElementById('toast')?.textContent);
  holds = false;
  for (const done of held) done(undefined);
  await focused(visitor, 'find-words');
});

story('where the search cannot be loaded the hall says so in words, and tries again on a press', async (open, site) => {
  const second = /\/catalogue_rest-[0-9a-f]{10}\.wasm$/;
  site.fault = (path) => (second.test(path) ? { abort: true } : undefined);
  const visitor = await open(address({ language: 'en', route: `/hall/${ONE}` }), { records: remembered() });
  await visitor.until((state) => state?.ready, 'the hall to be ready');
  await face(visitor, 'hall');
  await visitor.page.locator('#hall').focus();
  const toast = visitor.page.locator('#toast');
  await visitor.page.keyboard.press('f');
  const again = toast.getByRole('button');
  await again.waitFor();
  assert.match(await toast.textContent(), /search in the hall could not be loaded/i);
  // Not yet.
  await again.click();
  await again.waitFor();
  assert.match(await toast.textContent(), /could not be loaded/i);
  site.fault = () => undefined;
  await again.click();
  await focused(visitor, 'find-words');
  assert.equal(await toast.textContent(), '');
  assert.deepEqual(visitor.errors, []);
});
