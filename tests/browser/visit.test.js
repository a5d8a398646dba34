// The visitor's own list: kept, noted, put in walking order, taken along, brought to another device, forgotten.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { sample } from './support/event.js';
import { address, EVENT, remembered, stage } from './support/stage.js';

const { story } = stage();
const { programme } = await sample();
const session = programme.sessions.find(({ start, end }) => start && end);
const SPARING = { sparing: true };
const NOTES = { takenaka: '=1+1\n"quoted", 日本語', nec: '', iges: 'ask; about, water' };
const records = () => remembered({ keptBooths: NOTES, keptSessions: { [session.id]: 'bring card' }, visited: ['nec'] });

async function list(open, options) {
  const visitor = await open(address({ route: '/visit' }), { ...SPARING, ...options });
  await visitor.usable();
  // A slow machine shows what is kept as its files come.
  if (options?.records) await visitor.page.waitForFunction((count) => document.querySelectorAll('.rows textarea').length === count, Object.keys(NOTES).length + 1);
  visitor.kept = () => visitor.page.evaluate((name) => JSON.parse(localStorage.getItem(name) ?? '{}'), `boothwalk:${EVENT}:records`);
  return visitor;
}

async function taken(visitor, button) {
  const [download] = await Promise.all([visitor.page.waitForEvent('download'), visitor.page.getByRole('button', { name: button }).click()]);
  return { name: download.suggestedFilename(), text: await readFile(await download.path(), 'utf8') };
}

/** The cells of a table as RFC 4180 writes it. */
function cells(text) {
  const rows = [[]];
  for (const [, cell, end] of text.matchAll(/"((?:[^"]|"")*)"(,|\r\n)/g)) {
    rows.at(-1).push(cell.replaceAll('""', '"'));
    if (end !== ',') rows.push([]);
  }
  return rows.slice(0, -1);
}

story('what is kept and noted stays', async (open) => {
  const visitor = await open(address(), SPARING);
  await visitor.usable();
  const keep = visitor.page.locator('[data-booth="iges"] .keep');
  await keep.click();
  await visitor.page.waitForFunction(() => document.querySelector('[data-booth="iges"] .keep').getAttribute('aria-pressed') === 'true');
  // The page's head says how much is on the list.
  const count = visitor.page.locator('.masthead [data-kept]');
  await count.waitFor();
  assert.equal(await count.getAttribute('data-kept'), '1');
  await visitor.page.setViewportSize({ width: 320, height: 640 });
  assert.ok(await visitor.page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), 'it does not stick out');
  await visitor.page.evaluate(() => { location.hash = '#/visit'; });
  const note = visitor.page.locator('#note-iges');
  // A page that opens puts the focus on its heading first.
  await visitor.page.waitForFunction(() => document.activeElement.tagName === 'H1');
  await note.pressSequentially('水 & <b>');
  await visitor.page.reload();
  await visitor.usable();
  assert.equal(await note.inputValue(), '水 & <b>');
  await visitor.page.locator('.rows button.plain').click();
  await visitor.page.waitForFunction(() => !document.querySelector('#note-iges'));
  await count.waitFor({ state: 'detached' });
});

story('the walk is short, and the list follows it', async (open) => {
  const visitor = await list(open, { records: records() });
  await visitor.page.locator('.visit .actions button').first().click();
  await visitor.page.locator('.visit .said').waitFor();
  const { walk } = await visitor.kept();
  assert.deepEqual(walk.toSorted(), Object.keys(NOTES).toSorted());
  const shown = await visitor.page.locator('.rows textarea[id^="note-"]').evaluateAll((notes) => notes.map(({ id }) => id.slice(5)));
  assert.deepEqual(shown.slice(0, 3), walk);
});

story('it can be taken along in four forms, each of which can be read again', async (open) => {
  const visitor = await list(open, { records: records() });
  const table = cells((await taken(visitor, 'Table (CSV)')).text.replace(/^\u{feff}/u, ''));
  assert.equal(table.length, 4);
  // What begins like a formula is text to office programs.
  assert.ok(table.some((row) => row.at(-1) === `'${NOTES.takenaka}`), JSON.stringify(table));
  const calendar = (await taken(visitor, 'Sessions (calendar)')).text.replaceAll('\r\n ', '');
  assert.equal(calendar.match(/BEGIN:VEVENT/g).length, 1);
  const start = calendar.match(/DTSTART:(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z/).slice(1).map(Number);
  assert.equal(Date.UTC(start[0], start[1] - 1, ...start.slice(2)), Date.parse(session.start));
  const everything = await taken(visitor, 'Everything (JSON)');
  assert.deepEqual(JSON.parse(everything.text).keptBooths, NOTES);
  const cards = (await taken(visitor, 'Contacts (vCard)')).text.replaceAll('\r\n ', '');
  assert.equal(cards.match(/BEGIN:VCARD/g).length, cards.match(/END:VCARD/g).length);
  assert.match(cards, /\r\nFN[;:]/);
  // On another device.
  const other = await list(open);
  const bring = (text) => other.page.locator('#import').setInputFiles({ name: 'list.json', mimeType: 'application/json', buffer: Buffer.from(text) });
  await bring('{"nothing": "of ours"}');
  await other.page.locator('.visit .said').getByText('could not be read').waitFor();
  await bring(everything.text);
  await other.page.locator('.visit .said').getByText('joined').waitFor();
  assert.deepEqual((await other.kept()).keptBooths, NOTES);
  assert.equal(await other.page.locator('#note-iges').inputValue(), NOTES.iges);
});

story('everything is forgotten with one button, and not without asking', async (open) => {
  const visitor = await list(open, { records: records() });
  const forget = visitor.page.locator('.take-along button.plain');
  visitor.page.once('dialog', (dialog) => dialog.dismiss());
  await forget.click();
  assert.ok((await visitor.kept()).keptBooths);
  visitor.page.once('dialog', (dialog) => dialog.accept());
  await forget.click();
  await visitor.page.waitForFunction(() => !document.querySelector('#note-iges'));
  assert.equal(await visitor.page.evaluate((name) => localStorage.getItem(name), `boothwalk:${EVENT}:records`), null);
});

story('storage that is full is told, and the list goes on', async (open) => {
  const visitor = await open(address(), SPARING);
  await visitor.usable();
  await visitor.page.evaluate(() => {
    let size = 1 << 20;
    for (let n = 0; size > 0; n += 1) {
      try { localStorage.setItem(`filler${n}`, 'x'.repeat(size)); } catch { size >>= 1; }
    }
  });
  await visitor.page.locator('[data-booth="iges"] .keep').click();
  await visitor.page.locator('main > .said.wrong').getByText('full').waitFor();
  await visitor.page.waitForFunction(() => document.querySelector('[data-booth="iges"] .keep').getAttribute('aria-pressed') === 'true');
});

story('storage that is forbidden is told, and the list goes on', async (open, site) => {
  const visitor = await open('/', SPARING);
  await visitor.page.addInitScript(() => Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError'); } }));
  await visitor.page.goto(site.origin + address());
  await visitor.usable();
  await visitor.page.locator('[data-booth="iges"] .keep').click();
  await visitor.page.locator('main > .said.wrong').getByText('remember').waitFor();
  await visitor.page.evaluate(() => { location.hash = '#/visit'; });
  await visitor.page.locator('#note-iges').waitFor();
});
