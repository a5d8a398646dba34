// axe-core over everything that is live, in all six languages, wide and at 320 px, light and dark: what stands on top of the list, a
// question, a talk, the visitor's own list, both desks and the ways into them; and what stands over the hall, with the text that the page
// keeps of the hall's panel for those who do not see it. No violations, and nothing sticks out sideways.
import assert from 'node:assert/strict';
import { after } from 'node:test';
import { violations } from './support/axe.js';
import { workbench } from './support/command.js';
import { codeOf, openDesk } from './support/desk.js';
import { keep, stage } from './support/stage.js';

const HOUR = 3_600_000;
const WIDE = { name: 'wide', viewport: { width: 1280, height: 800 }, colorScheme: 'light' };
const NARROW = { name: 'narrow', viewport: { width: 320, height: 640 }, colorScheme: 'dark' };
/** Languages, and the screens on which each is looked at. */
const LANGUAGES = { ja: [WIDE, NARROW], en: [WIDE, NARROW], th: [NARROW], vi: [WIDE], ko: [NARROW], 'zh-Hans': [WIDE] };
/** axe is a script of nobody's: the policy is another story's. */
const FREE = { language: 'en', bypassCSP: true, sparing: true };

/** @type {any} */
let bench;
/** @type {string[]} its two booths, each with a desk; the first one meets visitors */
let booths;
async function live() {
  bench = await workbench();
  const event = await bench.read('event/event.json');
  const [file] = event.halls[0].booths;
  booths = event.halls[0].booths.map((name) => name.replace(/^booths\/|\.json$/gu, ''));
  const start = Math.ceil(Date.now() / HOUR) * HOUR + 24 * HOUR;
  const iso = (time) => `${new Date(time).toISOString().slice(0, 19)}Z`;
  const meetings = { minutes: 30, spans: [{ start: iso(start), end: iso(start + 2 * HOUR) }] };
  await bench.write(`event/${file}`, { ...await bench.read(`event/${file}`), meetings });
  await bench.write('event/event.json', { ...event, languages: Object.keys(LANGUAGES) });
  await bench.run('live', 'codes', bench.at('event'));
  return bench.serve('event', 0, '--live');
}
after(() => bench?.clear());

const { story } = stage({ site: live });

const strip = (visitor) => visitor.page.locator('section.people');
const goes = (visitor, route) => visitor.page.evaluate((hash) => { location.hash = hash; }, route);

/** Everything of the strip, unfolded, and there. */
async function unfolded(visitor, parts) {
  const folds = strip(visitor).locator('details');
  await folds.nth(parts - 1).waitFor();
  for (const fold of await folds.all()) {
    if (!await fold.evaluate((details) => /** @type {HTMLDetailsElement} */ (details).open)) await fold.locator('summary').first().click();
    await fold.locator('li, fieldset').first().waitFor();
  }
}

/** The desks, opened, and a visitor in a talk; something is announced, and something said on the stage. */
async function everything(open) {
  const [booth] = booths;
  const organiser = await open('/?lang=en&probe#/desk', FREE);
  await organiser.usable();
  await openDesk(organiser, await codeOf(bench, 'organiser'), undefined);
  await organiser.page.locator('#announce-en').fill('Lunch is late.');
  await organiser.page.getByRole('button', { name: 'Announce', exact: true }).click();
  await organiser.page.locator('#captions-language').selectOption('en');
  await organiser.page.getByLabel('What is being said').fill('Welcome to the fair.');
  await organiser.page.getByLabel('What is being said').press('Enter');

  const sato = await open(`/?lang=en&probe#/desk/${booth}`, FREE);
  await sato.usable();
  await openDesk(sato, await codeOf(bench, booth), 'Sato');
  const visitor = await open(`/?lang=en&probe#/booth/${booth}`, FREE);
  await visitor.usable();
  const [talk, desk] = [visitor.page.locator('.live-booth'), sato.page.locator('section.desk')];
  const words = `Do you ship to Hue? ${Date.now()}`;
  const field = visitor.page.locator(`#talk-words-${booth}`);
  await field.fill(words);
  await talk.getByLabel('Your name, if you like').fill('An');
  await field.press('Enter');
  const row = desk.locator('li').filter({ hasText: words }).first();
  await row.getByRole('button', { name: 'Take' }).click();
  await talk.getByText('Sato talks with you.').waitFor();
  await desk.locator('section.talk textarea').fill('Yes, each week.');
  await desk.locator('section.talk textarea').press('Control+Enter');
  await talk.locator('.lines').getByText('Yes, each week.').waitFor();
  const wishes = talk.getByRole('group', { name: 'Ask for a meeting' });
  await wishes.getByLabel('First choice').selectOption({ index: 1 });
  await wishes.getByRole('button', { name: 'Wish for these times' }).click();
  await desk.locator('#desk-meeting').getByRole('button', { name: /^Confirm / }).first().click();
  await talk.locator('.lines').getByText('Meeting confirmed:').waitFor();
  await desk.getByRole('heading', { name: 'Meetings given' }).waitFor();
  const newcomer = await open(`/?lang=en&probe#/desk/${booths[1]}`, FREE);
  await newcomer.usable();
  return { organiser, sato, visitor, newcomer };
}

story('no violations wherever something is live on the page, in any language', async (open) => {
  const { organiser, sato, visitor, newcomer } = await everything(open);
  const [booth, other] = booths;
  const found = [];
  for (const [language, screens] of Object.entries(LANGUAGES)) {
    for (const who of [organiser, sato, visitor, newcomer]) {
      await who.page.setViewportSize(WIDE.viewport);
      await who.page.locator(`[data-language="${language}"]`).first().evaluate((link) => link.click());
      await who.page.waitForFunction((tag) => document.documentElement.lang === tag, language);
    }
    const look = async (name, who) => {
      for (const { name: size, viewport, colorScheme } of screens) {
        await who.page.setViewportSize(viewport);
        await who.page.emulateMedia({ colorScheme });
        for (const words of await violations(who.page)) found.push(`${name}, ${language}, ${size}: ${words}`);
        const reach = await who.page.evaluate(() => document.documentElement.scrollWidth);
        if (reach > viewport.width) found.push(`${name}, ${language}, ${size}: sticks out sideways, ${reach} px`);
      }
      await keep(`liveaxe-${name}-${language}.png`, await who.page.screenshot({ fullPage: true }));
    };
    await goes(visitor, '/');
    await visitor.page.locator('#announcements p').waitFor();
    await unfolded(visitor, 3);
    await look('list', visitor);
    await goes(visitor, `/booth/${other}`);
    await visitor.page.locator(`#talk-words-${other}`).waitFor();
    await look('question', visitor);
    await goes(visitor, `/booth/${booth}`);
    await visitor.page.locator('.live-booth .lines').first().waitFor();
    await look('talk', visitor);
    await goes(visitor, '/visit');
    await visitor.page.locator(`main .rows a[href="#/booth/${booth}"]`).first().waitFor();
    await look('visit', visitor);
    await look('desk', sato);
    await look('organisers-desk', organiser);
    await look('way-in', newcomer);
  }
  assert.deepEqual(found, []);
});

for (const [language, beside] of [['ja', /スタッフ1人がいます/u], ['en', /One of the staff is here/u]]) {
  story(`no violations over the hall, and the page says what its panel says of the staff (${language})`, async (open) => {
    const [booth] = booths;
    const sato = await open(`/?lang=en&probe#/desk/${booth}`, FREE);
    await sato.usable();
    await openDesk(sato, await codeOf(bench, booth), 'Sato');
    const visitor = await open(`/?lang=${language}&probe#/hall/main/booth/${booth}`, { language, bypassCSP: true });
    await visitor.until((state) => state?.ready, 'the hall to be ready');
    const mirror = visitor.page.locator('#mirror');
    await mirror.getByText(/** @type {RegExp} */ (beside)).first().waitFor({ state: 'attached' });
    const found = [];
    const look = async (name) => {
      for (const words of await violations(visitor.page)) found.push(`${name}: ${words}`);
      await keep(`liveaxe-hall-${name}-${language}.png`, await visitor.page.screenshot());
    };
    await look('panel');
    await unfolded(visitor, 2);
    await look('strip');
    // Once one is seen there are reactions, and a link for colleagues.
    await visitor.page.locator('#live-join').click();
    await strip(visitor).locator('fieldset [aria-pressed]').first().waitFor();
    await look('joined');
    assert.deepEqual(found, []);
    assert.deepEqual([...sato.errors, ...visitor.errors], []);
  });
}
