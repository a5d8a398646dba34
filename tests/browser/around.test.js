// Around an event: notices, registration, what comes next and meetings, by a browser's clock.
import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { rewritten } from './support/feed.js';
import { mailbox } from './support/mailbox.js';
import { address, keep, remembered, stage } from './support/stage.js';
import { DESKTOP, PATIENCE_MS, PHONE } from './support/visitor.js';

const { story } = stage();
const HOUR = 3600_000;
const HUMAN_MS = 3200;
const iso = (ms) => new Date(ms).toISOString();

/** Waits until so many have come. */
async function come(list, count) {
  for (const end = Date.now() + PATIENCE_MS; Date.now() < end && list.length < count;) await new Promise((done) => setTimeout(done, 50));
}

/** The sample's event with what stands around it, as seen from now. */
const around = (/** @type {any} */ more = {}) => (event) => {
  delete event.programme;
  event.hours = [{ start: iso(Date.now() - HOUR), end: iso(Date.now() + 24 * HOUR) }];
  return Object.assign(event, {
    notices: [
      { text: { en: 'Hall 1 opens at two.', ja: '第1会場は2時に開場します。' }, until: iso(Date.now() + HOUR) },
      { text: 'Over since an hour.', until: iso(Date.now() - HOUR) },
    ],
    registration: { url: 'https://city.example/sign-up', until: iso(Date.now() + HOUR) },
    next: { title: 'Fair 2099', url: 'https://city.example/2099' },
  }, more);
};

story('what matters now stands on top of list and hall, and can be put away', async (open, site) => {
  await rewritten(site, { event: around() });
  const visitor = await open(address({ route: '/' }), { records: remembered() });
  await visitor.usable();
  const notices = visitor.page.locator('#notices .notices');
  await notices.getByText('Hall 1 opens at two.').waitFor();
  assert.equal(await notices.locator('a[href="https://city.example/sign-up"]').count(), 1);
  const said = await notices.innerText();
  assert.ok(!said.includes('Over since') && !said.includes('2099'), said);
  await keep('around-list.png', await visitor.page.screenshot());
  await visitor.page.goto(site.origin + address({ route: '/hall/dockyard' }));
  await visitor.page.waitForFunction(() => document.documentElement.dataset.face === 'hall');
  // In front of the canvas, where a pointer reaches it.
  const front = await notices.evaluate((element) => {
    const { left, top, width, height } = element.getBoundingClientRect();
    return element.contains(document.elementFromPoint(left + width / 2, top + height / 2));
  });
  assert.ok(front, 'in front of the hall');
  await keep('around-hall.png', await visitor.page.screenshot());
  // One thing at a time: over the hall it waits while a panel is open.
  await visitor.page.locator('#hall').focus();
  await visitor.press('m');
  await notices.waitFor({ state: 'hidden' });
  await visitor.press('Escape');
  await notices.waitFor();
  await notices.getByRole('button', { name: 'Hide notices' }).click();
  await notices.waitFor({ state: 'detached' });
});

story('the search is on the first screen, and half a line shows that a phone has more to read', async (open, site) => {
  await rewritten(site, { event: around({ notices: [{ text: 'Hall 1 opens at two. '.repeat(12).trim() }] }) });
  const box = '#notices .notices';
  for (const size of [DESKTOP, PHONE]) {
    const visitor = await open(address({ route: '/' }), { sparing: true, ...size });
    await visitor.whole();
    await visitor.page.locator(box).waitFor();
    if (size === DESKTOP) {
      const { y, height } = await visitor.page.locator('#search').boundingBox();
      assert.ok(y + height <= size.viewport.height, `${y} and ${height}`);
      continue;
    }
    await visitor.page.locator('.masthead nav a', { hasText: 'My list' }).click();
    await visitor.page.waitForFunction((box) => {
      const notices = /** @type {Element} */ (document.querySelector(box));
      const { bottom } = notices.getBoundingClientRect();
      const lines = document.createRange();
      lines.selectNodeContents(notices);
      const cuts = ({ top, height }) => bottom > top + 0.2 * height && bottom < top + 0.8 * height;
      return notices.scrollHeight > notices.clientHeight && Array.from(lines.getClientRects()).some(cuts);
    }, box);
  }
});

story('once all is over, what comes next is said', async (open, site) => {
  await rewritten(site, { event: around({ hours: [{ start: iso(Date.now() - 48 * HOUR), end: iso(Date.now() - 24 * HOUR) }], notices: [] }) });
  const visitor = await open(address({ language: 'ja' }), { language: 'ja', sparing: true });
  await visitor.usable();
  await visitor.page.locator('#notices').getByText('このイベントは終了しました').waitFor();
  assert.equal(await visitor.page.locator('#notices a[href="https://city.example/2099"]').count(), 1);
  assert.equal(await visitor.page.locator('#notices a[href="https://city.example/sign-up"]').count(), 0);
});

story('the organiser’s counter hears of places, and nothing of who does not want it', async (open, site) => {
  const heard = [];
  const counter = createServer((request, response) => {
    let body = '';
    request.on('data', (piece) => { body += piece; });
    request.on('end', () => {
      assert.equal(request.headers.cookie, undefined);
      assert.equal(request.headers.referer, undefined);
      heard.push(JSON.parse(body));
      // A counter that tries to know visitors again.
      response.writeHead(204, { 'set-cookie': 'visitor=7' }).end();
    });
  });
  await new Promise((done) => counter.listen(0, '127.0.0.1', () => done(undefined)));
  try {
    const url = `http://localhost:${/** @type {import('node:net').AddressInfo} */ (counter.address()).port}/visit`;
    await rewritten(site, { event: around({ analytics: url }) });
    const visitor = await open(address(), { sparing: true });
    await visitor.usable();
    await visitor.page.waitForFunction(() => performance.getEntriesByName('boothwalk:whole').length > 0);
    // One by one: each comes on a line of its own, and a later one may overtake.
    await come(heard, 1);
    await visitor.page.evaluate(() => { location.hash = '#/search?q=my-secret'; });
    await visitor.page.evaluate(() => { location.hash = '#/booth/nec'; });
    await come(heard, 2);
    assert.deepEqual(heard, ['#/', '#/booth/nec'].map((route) => ({ event: 'ascc-2021', route, language: 'en' })));
    heard.length = 0;
    const other = await open('/404.html', { sparing: true });
    await other.page.addInitScript(() => Object.defineProperty(navigator, 'globalPrivacyControl', { value: true }));
    await other.page.goto(site.origin + address());
    await other.page.waitForFunction(() => performance.getEntriesByName('boothwalk:whole').length > 0);
    await other.page.evaluate(() => { location.hash = '#/booth/nec'; });
    await other.page.waitForTimeout(1000);
    assert.deepEqual(heard, []);
  } finally {
    counter.closeAllConnections();
    counter.close();
  }
});

story('a meeting is wished for in the letter and stands on the own list', async (open, site) => {
  const box = await mailbox();
  try {
    const start = Math.ceil((Date.now() + HOUR) / HOUR) * HOUR;
    const meetings = { minutes: 30, spans: [{ start: iso(start), end: iso(start + 2 * HOUR) }], place: 'At the booth' };
    await rewritten(site, { booth: (booth) => ({ ...booth, meetings, contact: { form: { kind: 'json', url: box.url } } }) });
    const visitor = await open(address({ route: '/booth/nec' }), { sparing: true });
    await visitor.usable();
    await visitor.page.getByRole('link', { name: 'Ask for a meeting' }).click();
    const field = (key) => visitor.page.locator(`#contact-${key}`);
    await field('meeting-first').waitFor();
    assert.equal(await field('meeting-first').locator('option').count(), 5, 'four slots, and none');
    await field('meeting-first').selectOption({ index: 2 });
    await field('meeting-second').selectOption({ index: 1 });
    for (const [key, value] of Object.entries({ name: 'Aoi', email: 'aoi@visitor.example', message: 'About water.' })) await field(key).fill(value);
    await keep('around-meeting.png', await visitor.page.screenshot({ fullPage: true }));
    await visitor.page.waitForTimeout(HUMAN_MS);
    await field('consent').check();
    await visitor.page.locator('form.letter [type=submit]').click();
    await come(box.posts, 1);
    const { fields } = box.posts[0];
    const wished = fields.meetings.split(', ').map((slot) => Date.parse(slot.split('/')[0]));
    assert.deepEqual(wished, [start + HOUR / 2, start]);
    assert.match(fields.calendar, /^BEGIN:VCALENDAR\r\n[^]*METHOD:REQUEST\r\n[^]*ORGANIZER:mailto:aoi@visitor\.example\r\n/);
    await visitor.page.evaluate(() => { location.hash = '#/visit'; });
    await visitor.page.getByText('Meetings you asked for').waitFor();
    await visitor.page.reload();
    await visitor.page.getByText('Meetings you asked for').waitFor();
    await keep('around-own-list.png', await visitor.page.screenshot({ fullPage: true }));
  } finally {
    await box.close();
  }
});
