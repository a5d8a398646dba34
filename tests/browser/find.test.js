// Finding: in both languages, by readings and romaji, narrowed by facets, shared as a link, with an input method, and fast.
import assert from 'node:assert/strict';
import { arrived, shown } from './support/feed.js';
import { isQuick } from './support/site.js';
import { address, stage, table } from './support/stage.js';

const { story } = stage();
const SPARING = { sparing: true };
/** Booths that are shown of what was found, and the most elements and texts that one of them has on its card. */
const [FIRST, CARD] = [24, 40];
/** One frame of a screen with 60 of them a second, milliseconds. */
const FRAME_MS = 16;

async function searching(open, options = {}) {
  const visitor = await open(address(options), { language: options.language, ...SPARING });
  await visitor.usable();
  await arrived(visitor);
  return { visitor, field: visitor.page.locator('#search') };
}

for (const [language, typed, first] of [
  ['ja', 'たけなか', 'takenaka'], ['ja', 'takenaka', 'takenaka'], ['ja', 'オオスミ', 'osumi'], ['ja', 'ﾌｧｲﾝﾃｯｸ', 'finetech'],
  ['ja', '株式会社オオスミ', 'osumi'], ['en', 'ＪＦＥ', 'jfe-engineering'], ['en', 'yokohama citty', 'city-of-yokohama'], ['en', '横浜市立大学', 'yokohama-city-university'],
]) {
  story(`“${typed}” finds ${first} (${language})`, async (open) => {
    const { visitor, field } = await searching(open, { language });
    await field.fill(typed);
    // Sessions are found once the programme has come: until then it may be one.
    await visitor.page.waitForFunction((id) => document.querySelector('main .found') && document.querySelector('main [data-booth]')?.dataset.booth === id
      && /\d|One/.test(document.querySelector('#live').textContent), first);
  });
}

story('facets narrow, keep the focus, and are part of the link', async (open) => {
  const { visitor } = await searching(open);
  await visitor.page.locator('.facets > summary').click();
  const before = (await shown(visitor)).length;
  const box = visitor.page.locator('.facets fieldset').nth(1).locator('input').first();
  await box.focus();
  await visitor.page.keyboard.press('Space');
  await visitor.page.waitForFunction((count) => document.querySelectorAll('main [data-booth]').length < count, before);
  assert.ok(await visitor.page.evaluate(() => /** @type {HTMLInputElement} */ (document.activeElement).checked), 'the box that was ticked has the focus');
  await visitor.page.waitForFunction(() => location.hash.startsWith('#/search?'));
  const [link, found] = [visitor.page.url(), await shown(visitor)];
  const other = await open(link.replace(/^https?:\/\/[^/]+/, ''), SPARING);
  await other.usable();
  // Ties are in another order for everybody, and booths come one by one.
  const ids = found.toSorted().join();
  await other.page.waitForFunction((ids) => document.querySelector('.found') && [...document.querySelectorAll('main [data-booth]')].map(({ dataset }) => dataset.booth).sort().join() === ids, ids);
});

story('the words that were found are marked, and a find through the other language says so', async (open) => {
  const { visitor, field } = await searching(open);
  await field.fill('yokohama');
  await visitor.page.locator('main mark').first().waitFor();
  assert.match((await visitor.page.locator('main mark').first().textContent()).toLowerCase(), /yokohama/);
  await field.fill('横浜市立大学');
  await visitor.page.locator('.because').first().waitFor();
});

story('the key that confirms a conversion does not send, and composing is not disturbed', async (open) => {
  const { visitor, field } = await searching(open, { language: 'ja' });
  await field.focus();
  const typing = await visitor.context.newCDPSession(visitor.page);
  for (const text of ['よ', 'よこ', 'よこは', 'よこはま']) await typing.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length });
  // 変換, then Enter: browsers name such keys 229 while they compose.
  const key = { key: 'Process', code: 'Enter', windowsVirtualKeyCode: 229 };
  await typing.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', ...key });
  await typing.send('Input.imeSetComposition', { text: '横浜', selectionStart: 2, selectionEnd: 2 });
  assert.equal(await field.inputValue(), '横浜');
  await typing.send('Input.insertText', { text: '横浜' });
  await typing.send('Input.dispatchKeyEvent', { type: 'keyUp', ...key });
  await visitor.page.waitForFunction(() => location.hash.startsWith('#/search?'));
  assert.equal(await field.inputValue(), '横浜');
  await visitor.page.locator('main [data-booth="city-of-yokohama"]').waitFor();
});

/** What is typed, letter by letter. */
const TYPED = ['waste', 'よこはま', 'takenaka', 'スマートシティ', 'energy'].flatMap((typed) => Array.from(typed, (_, at) => typed.slice(0, at + 1)));

/** A visitor before a list of 10,000 booths, all of which can be found. */
async function amongMany(open) {
  const visitor = await open(address({ query: 'booths=10000' }), SPARING);
  await visitor.usable();
  const field = visitor.page.locator('#search');
  // The index is whole when the last copy is found.
  await field.fill('nec');
  await visitor.page.waitForFunction(() => Number(document.querySelector('.found')?.textContent.replaceAll(/\D/g, '')) > 700);
  await field.fill('');
  return visitor;
}

/** What the page does for one key, from the event until everything that follows from it stands on the page: milliseconds, elements
    that came and went, and booths that are shown. */
const press = (visitor, value) => visitor.page.evaluate(async (value) => {
  const field = document.querySelector('#search');
  Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value').set.call(field, value);
  const changes = [];
  const watch = new MutationObserver((some) => changes.push(...some));
  watch.observe(document.querySelector('main'), { childList: true, subtree: true });
  const start = performance.now();
  field.dispatchEvent(new Event('input', { bubbles: true }));
  // What follows runs as microtasks: when they are done, a task of its own comes next.
  const end = await new Promise((done) => { const { port1, port2 } = new MessageChannel(); port1.onmessage = () => done(performance.now()); port2.postMessage(0); });
  const within = (nodes) => [...nodes].reduce((sum, node) => sum + 1 + (node instanceof Element ? node.querySelectorAll('*').length : 0), 0);
  const changed = changes.reduce((sum, { addedNodes, removedNodes }) => sum + within(addedNodes) + within(removedNodes), 0);
  watch.disconnect();
  return { ms: end - start, changed, shown: document.querySelectorAll('main [data-booth]').length };
}, value);

story('10,000 booths: a key changes only what is shown first', async (open) => {
  const visitor = await amongMany(open);
  // The first key of a search puts away the lists of the halls.
  await press(visitor, 'a');
  const rows = [];
  for (const text of TYPED) rows.push({ text, ...await press(visitor, text) });
  await table('find-changes-10000', rows);
  assert.ok(rows.some(({ changed }) => changed > 0), 'changes are seen');
  assert.deepEqual(rows.filter(({ changed, shown }) => shown > FIRST || changed > 2 * FIRST * CARD), []);
});

story('10,000 booths: a key press costs no frame', async (open) => {
  if (await isQuick()) return;
  const visitor = await amongMany(open);
  const times = new Map();
  // The machine does other things, too: the best of nine counts.
  for (let round = 0; round < 9; round += 1) {
    for (const text of TYPED) times.set(text, Math.min(times.get(text) ?? Infinity, (await press(visitor, text)).ms));
  }
  const rows = [...times].map(([text, ms]) => ({ text, ms: Math.round(ms * 10) / 10 }));
  await table('find-keys-10000', rows);
  assert.deepEqual(rows.filter(({ ms }) => ms > FRAME_MS), []);
});
