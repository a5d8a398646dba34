// The programme: what is on now, in the event's time and the visitor's, and into the visitor's own calendar.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { sample, words } from './support/event.js';
import { address, stage } from './support/stage.js';
import { PHONE } from './support/visitor.js';

const { story } = stage();
const { event, programme, booths } = await sample();
const timed = programme.sessions.filter(({ start, end }) => start && end);
const session = timed[0];

/** Opens the programme with the visitor's clock at an instant. */
async function at(open, instant, /** @type {any} */ { language = 'en', route = '/programme', ...options } = {}) {
  const visitor = await open('/', { language, sparing: true, ...options });
  await visitor.page.addInitScript((start) => {
    const [real, opened] = [Date.now, Date.now()];
    window.later = 0;
    Date.now = () => start + real() - opened + window.later;
  }, new Date(instant).getTime());
  await visitor.page.goto(new URL(address({ language, route }), visitor.page.url()).href);
  await visitor.usable();
  return visitor;
}

for (const language of event.languages) {
  story(`what is on now and next stands above (${language})`, async (open) => {
    const during = await at(open, Date.parse(session.start) + 60_000, { language });
    const now = during.page.locator('aside.said');
    await now.getByText(words(session.title, language)).waitFor();
    assert.equal(await during.page.locator(`article.session.on[data-session="${session.id}"]`).count(), 1);
    const after = await at(open, Date.parse(timed.at(-1).end) + 864e5, { language });
    assert.equal(await after.page.locator('aside.said').count(), 0);
    assert.equal(await after.page.locator('article.session.on').count(), 0);
  });
}

story('the clock goes on while one reads', async (open) => {
  const visitor = await at(open, Date.parse(session.start) - 60_000);
  assert.equal(await visitor.page.locator('article.session.on').count(), 0);
  await visitor.page.evaluate(() => { window.later = 120_000; });
  await visitor.page.locator(`article.session.on[data-session="${session.id}"]`).waitFor();
});

for (const [zone, hours] of /** @type {[string, number][]} */ ([['Asia/Bangkok', 7], ['America/New_York', -4]])) {
  story(`times are told in the visitor's own zone as well (${zone})`, async (open) => {
    const visitor = await at(open, session.start, { timezoneId: zone });
    const when = await visitor.page.locator(`[data-session="${session.id}"] .when`).innerText();
    const own = new Date(Date.parse(session.start) + hours * 36e5).toISOString().slice(11, 16).replace(/^0/, '');
    assert.ok(when.includes(session.start.slice(11, 16)), when);
    assert.match(when, new RegExp(`your time .*${own}`), when);
  });
}

story('a visitor in the event’s zone reads each time once', async (open) => {
  const visitor = await at(open, session.start, { timezoneId: event.timeZone });
  assert.doesNotMatch(await visitor.page.locator(`[data-session="${session.id}"] .when`).innerText(), /your time/);
});

for (const [what, options] of /** @type {[string, any][]} */ ([['desktop', {}], ['phone', PHONE]])) {
  story(`what begins at once stands ${what === 'phone' ? 'one below the other, each with its channel' : 'side by side below its channel'} (${what})`, async (open) => {
    const [first, second] = timed.filter((one) => timed.filter((other) => other.start === one.start).length === 2);
    const later = timed.find((one) => one.start > first.start && one.channel === first.channel);
    const visitor = await at(open, session.start, options);
    const box = (id) => visitor.page.locator(`[data-session="${id}"]`).boundingBox();
    const [one, other, after] = [await box(first.id), await box(second.id), await box(later.id)];
    const channel = (id) => words(programme.channels.find((channel) => channel.id === id).title, 'en');
    if (what === 'phone') {
      assert.ok(other.y >= one.y + one.height && after.y >= other.y + other.height, 'in the order of their times');
      const said = visitor.page.locator(`[data-session="${second.id}"] .channel`);
      assert.equal(await said.textContent(), channel(second.channel));
      assert.ok((await said.boundingBox()).height > 10);
    } else {
      assert.ok(Math.abs(one.y - other.y) < 2 && other.x > one.x + one.width, JSON.stringify([one, other]));
      assert.ok(after.y >= other.y + other.height && Math.abs(after.x - one.x) < 2, 'the next row');
      const head = await visitor.page.locator('.heads p', { hasText: channel(second.channel) }).last().boundingBox();
      assert.ok(Math.abs(head.x - other.x) < 2 && head.y < other.y);
    }
    // Each button says of which session it is.
    await visitor.page.getByRole('button', { name: words(second.title, 'en') }).first().waitFor();
  });
}

story('all sessions go into the visitor’s calendar, in UTC', async (open) => {
  const visitor = await at(open, session.start);
  const button = visitor.page.getByRole('button', { name: 'Add all sessions to calendar' });
  const [download] = await Promise.all([visitor.page.waitForEvent('download'), button.click()]);
  const text = await readFile(await download.path(), 'utf8');
  for (const line of text.split('\r\n')) assert.ok(Buffer.byteLength(line) <= 75, line);
  const starts = [...text.matchAll(/DTSTART:(\S+)/g)].map(([, start]) => start).toSorted();
  const wanted = programme.sessions.filter(({ start }) => start).map(({ start }) => new Date(start).toISOString().replaceAll(/[-:]|\.000/g, '')).toSorted();
  assert.deepEqual(starts, wanted);
});

story('a session can be shared, and booths and sessions lead to one another', async (open) => {
  const booth = booths.find(({ sessions }) => sessions?.length);
  const last = timed.at(-1);
  const visitor = await at(open, session.start, { route: `/programme/${last.id}` });
  await visitor.page.waitForFunction((id) => { const { top, bottom } = document.getElementById(id).getBoundingClientRect(); return bottom > 0 && top < innerHeight; }, last.id);
  if (!booth) return;
  await visitor.page.locator(`[data-session="${booth.sessions[0]}"] .session-booths a`).first().click();
  await visitor.page.locator('.booth-sessions a').first().click();
  await visitor.page.locator('.programme').first().waitFor();
});

// The showcase's session with a film in Japanese, captions in five languages, a film in English, and sign language elsewhere.
const TIDES = { event: 'showcase', route: '/programme/tides' };

story('a recording plays in place by language, with captions, and no other host is asked before a click', async (open) => {
  const visitor = await open(address({ ...TIDES, language: 'vi' }), { language: 'vi', sparing: true, bypassCSP: false });
  const { page } = visitor;
  const hosts = new Set();
  page.on('request', (request) => hosts.add(new URL(request.url()).host));
  await visitor.usable();
  const session = page.locator('[data-session="tides"]');
  const choices = session.locator('.watch .keep');
  await choices.first().waitFor();
  const said = (await choices.allInnerTexts()).map((text) => text.replaceAll(/\s+/g, ' '));
  assert.deepEqual(said, ['日本語', 'English · phiên dịch'], 'the one with captions in the visitor’s language first');
  assert.equal(await page.locator('#player').count(), 0, 'nothing plays by itself');

  await choices.first().click();
  const shown = await page.waitForFunction(() => {
    const film = /** @type {HTMLVideoElement} */ (document.querySelector('#player'));
    const texts = [...film?.textTracks ?? []].find(({ mode, cues }) => mode === 'showing' && cues?.length);
    return texts && film.readyState >= 2 && { language: texts.language, cues: texts.cues.length, all: film.textTracks.length, error: film.error?.message };
  });
  assert.deepEqual(await shown.jsonValue(), { language: 'vi', cues: 3, all: 5, error: undefined });
  await session.locator('#player-speed').selectOption('1.5');
  assert.equal(await page.evaluate(() => /** @type {HTMLVideoElement} */ (document.querySelector('#player')).playbackRate), 1.5);

  await choices.nth(1).click();
  await page.locator('#player[src*="tides-en"]').waitFor();
  assert.equal(await choices.nth(1).getAttribute('aria-pressed'), 'true');
  assert.equal(await choices.first().getAttribute('aria-pressed'), 'false');
  await choices.nth(1).click();
  assert.equal(await page.locator('#player').count(), 0);

  const sign = session.locator('.watch a.outward', { hasText: 'ngôn ngữ ký hiệu · example.com' });
  assert.equal(await sign.getAttribute('href'), 'https://example.com/recordings/tides-sign');
  hosts.delete(new URL(page.url()).host);
  assert.deepEqual([...hosts], []);
  assert.deepEqual([visitor.errors, visitor.console], [[], []]);
});

story('without scripts recordings are links by language', async (open) => {
  const visitor = await open('/events/showcase/en/programme/', { javaScriptEnabled: false });
  const links = visitor.page.locator('[data-session="tides"] .watch a[href*="recordings/"]');
  const ends = (await links.evaluateAll((all) => all.map((link) => link.getAttribute('href').split('/').at(-1))));
  assert.deepEqual(ends, ['tides-en.webm', 'tides-ja.webm', 'tides-sign']);
  assert.match(await links.nth(2).innerText(), /sign language · example\.com/);
  const film = await visitor.page.request.get(new URL(await links.first().getAttribute('href'), visitor.page.url()).href);
  assert.equal(film.headers()['content-type'], 'video/webm');
});
