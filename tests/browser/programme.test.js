// The programme: what is on now, in the event's time and the visitor's, and into the visitor's own calendar.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { sample, words } from './support/event.js';
import { address, stage } from './support/stage.js';

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
