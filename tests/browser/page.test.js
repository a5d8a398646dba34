// The page without the hall: complete without scripts, searchable with them, and clear about what cannot be had.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { folded, sample, words } from './support/event.js';
import { DIST } from './support/site.js';
import { address, keep, remembered, stage } from './support/stage.js';
import { PHONE } from './support/visitor.js';

const { story } = stage();
const { event, programme, booths } = await sample();
const [first] = event.languages;
const SPARING = { sparing: true };
const SCRIPTLESS = { javaScriptEnabled: false };

/** The folder of a language's prerendered pages. */
const folder = (language) => (language === first ? '/' : `/${language}/`);
const textOf = async (visitor) => folded(await visitor.page.locator('body').innerText());

for (const language of event.languages) {
  story(`without scripts the list of booths is complete (${language})`, async (open) => {
    const visitor = await open(folder(language), SCRIPTLESS);
    const text = await textOf(visitor);
    for (const hall of event.halls) assert.ok(text.includes(words(hall.title, language)), hall.id);
    for (const booth of booths) {
      assert.ok(text.includes(folded(words(booth.name, language))), `${booth.id}: name`);
      assert.ok(text.includes(folded(words(booth.tagline, language))), `${booth.id}: tagline`);
    }
    assert.equal(await visitor.page.locator('html').getAttribute('lang'), language);
    assert.equal(await visitor.page.locator('.gate img').count(), Math.min(event.halls.length, 3), 'a picture of each hall');
    await keep(`page-list-${language}.png`, await visitor.page.screenshot({ fullPage: true }));
  });

  story(`without scripts each booth's page says everything (${language})`, async (open) => {
    const visitor = await open(folder(language), SCRIPTLESS);
    for (const booth of booths) {
      await visitor.page.goto(new URL(`${folder(language)}booths/${booth.id}/`, visitor.page.url()).href);
      const text = await textOf(visitor);
      assert.ok(text.includes(folded(words(booth.name, language))), `${booth.id}: name`);
      for (const line of words(booth.description, language).split('\n').map((line) => folded(line.replace(/^\s*(-|\d+\.)\s/, ''))).filter(Boolean)) {
        assert.ok(text.includes(line), `${booth.id}: ${line}`);
      }
      for (const poster of booth.posters ?? []) assert.ok(text.includes(folded(words(poster.title, language))), `${booth.id}: poster`);
      for (const material of booth.materials ?? []) assert.ok(text.includes(folded(words(material.title, language))), `${booth.id}: material`);
    }
    await keep(`page-booth-${language}.png`, await visitor.page.screenshot({ fullPage: true }));
  });

  story(`without scripts the programme is complete (${language})`, async (open) => {
    const visitor = await open(`${folder(language)}programme/`, SCRIPTLESS);
    // Abstracts lie in folded parts: their text is in the page all the same.
    const text = folded(await visitor.page.locator('body').evaluate((body) => body.textContent));
    for (const session of programme.sessions) assert.ok(text.includes(folded(words(session.title, language))), session.id);
    for (const channel of programme.channels) assert.ok(text.includes(words(channel.title, language)), channel.id);
    await keep(`page-programme-${language}.png`, await visitor.page.screenshot({ fullPage: true }));
  });
}

story('booths can be read before scripts have come, and used soon after', async (open) => {
  const visitor = await open(address(), SPARING);
  await visitor.usable();
  const marks = await visitor.marks();
  assert.ok(marks['boothwalk:readable'] <= marks['boothwalk:usable'], JSON.stringify(marks));
  assert.equal(await visitor.page.locator('[data-booth]').count(), booths.length);
});

story('on a metered connection a press that comes before the page has got going leads into the hall', async (open, site) => {
  let pressed = () => {};
  const press = new Promise((done) => { pressed = () => done(undefined); });
  site.fault = (asked) => (/catalogue[^/]*\.wasm$/.test(asked) ? press : undefined);
  const visitor = await open(address(), { records: remembered(), ...SPARING });
  await visitor.page.locator('[data-enter]:visible').first().click();
  pressed();
  await visitor.page.waitForFunction(() => document.documentElement.dataset.face === 'hall');
});

story('the map shows where booths stand, and leads to them', async (open) => {
  const visitor = await open(address(), { records: remembered({ keptBooths: { nec: '' } }), ...SPARING });
  await visitor.usable();
  const { page } = visitor;
  await page.locator('.hall-head a[href^="#/map/"]').first().click();
  await page.locator('.map-list a').first().waitFor();
  // Its styles come behind the list.
  await visitor.usable();
  assert.equal(await page.locator('.map-list a').count(), booths.length);
  assert.equal(await page.locator('.map-sheet foreignObject a').count(), booths.length);
  assert.equal(await page.locator('.map-sheet .ground.kept').count(), 1, 'the own list is marked');
  // Drawn, and not only in the document: its words have a place on the screen.
  const box = await page.locator('#at-nec .number').boundingBox();
  assert.ok(box && box.width > 4 && box.height > 8, JSON.stringify(box));
  await page.locator('#at-nec').click();
  await page.waitForFunction(() => location.hash === '#/booth/nec');
  await page.locator('.place a[href="#/map/dockyard/nec"]').click();
  await page.locator('.map-sheet .ground.here').waitFor();
  assert.ok(await page.locator('#at-nec').evaluate((at) => { const { top, bottom } = at.getBoundingClientRect(); return top >= 0 && bottom <= innerHeight; }), 'in view');
  const plain = await open('/en/map/', { javaScriptEnabled: false });
  assert.equal(await plain.page.locator('.map-list a').count(), booths.length);
  await plain.page.locator('#at-nec').click();
  await plain.page.getByRole('heading', { name: words(booths.find(({ id }) => id === 'nec').name, 'en') }).waitFor();
});

story('a card says its number, who is there and where one has been', async (open) => {
  const route = { event: 'showcase', language: 'en' };
  const visitor = await open(address(route), { records: remembered({ event: 'showcase', visited: ['shiomi-tide'] }), sparing: true });
  const marks = (id) => visitor.page.locator(`.card[data-booth="${id}"] .marks`);
  const before = await marks('shiomi-tide').boundingBox();
  await marks('shiomi-tide').getByText('Visited').waitFor();
  assert.equal(await marks('shiomi-tide').textContent(), 'Booth 2 here now Visited');
  assert.match(await marks('rooftop-gardens').textContent(), /^Booth \d+$/);
  assert.equal((await marks('shiomi-tide').boundingBox()).height, before.height, 'the list does not jump');
  const plain = await open('/events/showcase/en/', { javaScriptEnabled: false });
  assert.equal(await plain.page.locator('.card[data-booth="shiomi-tide"] .marks').textContent(), 'Booth 2');
});

story('a link shows nobody more booths than there are', async (open) => {
  const visitor = await open('/?lang=en&booths=60#/', { ...SPARING });
  await visitor.page.waitForFunction(() => performance.getEntriesByName('boothwalk:usable').length > 0);
  assert.equal(await visitor.page.locator('[data-booth]').count(), booths.length);
});

story('the menu of languages closes by Esc, by a press elsewhere, and when the focus goes on', async (open) => {
  const visitor = await open(address({ event: 'showcase' }), SPARING);
  await visitor.usable();
  const { page } = visitor;
  const [opener, menu] = [page.locator('.languages summary'), page.locator('.languages .menu')];
  const opens = async () => {
    await opener.click();
    await menu.waitFor();
  };
  await opens();
  await page.keyboard.press('Escape');
  await menu.waitFor({ state: 'hidden' });
  await page.waitForFunction(() => document.activeElement?.closest('.languages'));
  await opens();
  await page.locator('.colophon').click({ position: { x: 4, y: 4 } });
  await menu.waitFor({ state: 'hidden' });
  await opens();
  for (let languages = 0; languages < 7; languages += 1) await page.keyboard.press('Tab');
  await menu.waitFor({ state: 'hidden' });
  await opens();
  await menu.locator('[data-language=ko]').click();
  await menu.waitFor({ state: 'hidden' });
  await page.waitForFunction(() => document.documentElement.lang === 'ko');
});

story('the language can be changed, and stays', async (open) => {
  const visitor = await open(address({ language: 'ja' }), { language: 'ja', ...SPARING });
  const name = (language) => visitor.page.getByRole('heading', { name: words(booths[0].name, language), exact: true });
  await name('ja').first().waitFor();
  await visitor.usable();
  await visitor.page.locator('[data-language="en"]').first().click();
  await name('en').first().waitFor();
  // The page's own words come by themselves.
  await visitor.page.waitForFunction(() => document.documentElement.lang === 'en');
  assert.match(visitor.page.url(), /[?&]lang=en/);
  assert.ok((await visitor.page.title()).includes(words(event.title, 'en')), 'the title speaks it too');
  await visitor.page.reload();
  await name('en').first().waitFor();
});

story('without the event file the list is read in the visitor’s language all the same, and can be changed', async (open, site) => {
  site.fault = (asked) => (asked === '/event/event.json' ? { status: 404 } : undefined);
  const visitor = await open(address({ language: 'en', route: '/programme' }), SPARING);
  const name = (language) => visitor.page.getByRole('heading', { name: words(booths[0].name, language), exact: true });
  await name('en').first().waitFor();
  assert.equal(await visitor.route(), '#/programme', 'the route is kept');
  assert.equal(await visitor.page.locator('html').getAttribute('lang'), 'en');
  await visitor.page.locator('[data-language="ja"]').first().click();
  await name('ja').first().waitFor();
  assert.equal(await visitor.page.locator('html').getAttribute('lang'), 'ja');
  assert.deepEqual(visitor.errors, []);
});

story('the search field filters the list as one types', async (open) => {
  const visitor = await open(address(), SPARING);
  await visitor.usable();
  const field = visitor.page.getByRole('searchbox').first();
  await field.fill('takenaka');
  await visitor.page.waitForFunction((count) => {
    const found = [...document.querySelectorAll('[data-booth]')].map((card) => card.dataset.booth);
    return found.length < count && found[0] === 'takenaka';
  }, booths.length);
  // The address follows when the typing pauses: it can be shared.
  await visitor.page.waitForFunction(() => location.hash.startsWith('#/search?q=takenaka'));
  // Typed in the other script, found all the same.
  await field.fill('オオスミ');
  await visitor.page.waitForFunction(() => document.querySelector('[data-booth]')?.dataset.booth === 'osumi');
  await field.fill('');
  await visitor.page.waitForFunction((count) => document.querySelectorAll('[data-booth]').length === count, booths.length);
});

story('what is typed before the list is live is searched for, whatever was pressed meanwhile', async (open, site) => {
  let comes = () => {};
  const coming = new Promise((done) => { comes = () => done(undefined); });
  site.fault = (asked) => (/catalogue[^/]*\.wasm$/.test(asked) ? coming : undefined);
  const visitor = await open(address({ language: 'ja' }), SPARING);
  const { page } = visitor;
  await page.locator('#search-early').pressSequentially('tanaka');
  await page.keyboard.press('Enter');
  // The caret stands where two letters were forgotten.
  for (const key of ['Home', 'ArrowRight', 'ArrowRight']) await page.keyboard.press(key);
  comes();
  await visitor.usable();
  await page.waitForFunction(() => document.activeElement?.id === 'search');
  await page.keyboard.type('ke');
  assert.equal(await page.locator('#search').inputValue(), 'takenaka');
  await page.waitForFunction(() => document.querySelector('.found') && document.querySelector('[data-booth]')?.dataset.booth === 'takenaka');
  await page.waitForFunction(() => location.hash.startsWith('#/search?q=takenaka'));
  assert.equal(new URL(page.url()).searchParams.get('lang'), 'ja', 'the page did not begin anew');
});

story('a page that is opened by its address says in its title what it is', async (open) => {
  const iges = words(booths.find(({ id }) => id === 'iges').name, 'en');
  for (const [route, own] of [['/booth/iges', iges], ['/matching', 'Matching']]) {
    const visitor = await open(address({ route }), SPARING);
    await visitor.page.getByRole('heading', { level: 1, name: own }).waitFor();
    // Settled only now: the page's own words are written once more when the event is known.
    await visitor.page.waitForFunction(() => document.documentElement.dataset.live !== undefined);
    assert.equal(await visitor.page.title(), `${own} – ${words(event.title, 'en')}`);
  }
});

story('on a desktop what one seeks, what one offers and what fits stand side by side', async (open) => {
  const visitor = await open(address({ route: '/matching?need=waste' }), { ...SPARING, viewport: { width: 1440, height: 900 } });
  // Their styles come with a file of its own.
  await visitor.page.waitForFunction(() => {
    const [seek, offer, fits] = [...document.querySelectorAll('.match details, .match > .cards')].map((at) => at.getBoundingClientRect());
    return fits && seek.top === offer.top && seek.right <= offer.left && offer.right <= fits.left;
  });
});

story('a booth opens in the list, and back leads back', async (open) => {
  const visitor = await open(address(), SPARING);
  await visitor.usable();
  await visitor.page.locator('[data-booth="iges"] a').first().click();
  const heading = visitor.page.getByRole('heading', { level: 1, name: words(booths.find((booth) => booth.id === 'iges').name, 'en') });
  await heading.waitFor();
  assert.equal(await visitor.route(), '#/booth/iges');
  await visitor.page.goBack();
  await visitor.page.waitForFunction((count) => document.querySelectorAll('[data-booth]').length === count, booths.length);
});

story('nothing is asked of anybody else, and nothing breaks the rules of the page', async (open, site) => {
  const visitor = await open('/');
  const asked = [];
  visitor.page.on('request', (request) => asked.push(request.url()));
  await visitor.page.goto(site.origin + address());
  await visitor.usable();
  const strangers = asked.filter((url) => !url.startsWith(site.origin) && !url.startsWith('data:') && !url.startsWith('blob:'));
  assert.deepEqual(strangers, []);
  assert.deepEqual(visitor.errors, []);
});

for (const [what, viewport] of /** @type {[string, object][]} */ ([['desktop', {}], ['phone', PHONE], ['320 px', { viewport: { width: 320, height: 640 } }]])) {
  story(`nothing sticks out sideways (${what})`, async (open) => {
    for (const [language, route] of [['ja', '/'], ['en', '/'], ['ja', '/booth/adb-adbi'], ['en', '/programme']]) {
      const visitor = await open(address({ language, route }), { language, ...SPARING, ...viewport });
      await visitor.usable();
      const [wide, room] = await visitor.page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
      await keep(`page-${what.replace(' ', '-')}-${language}${route.replaceAll('/', '-')}.png`, await visitor.page.screenshot({ fullPage: true }));
      assert.ok(wide <= room, `${language} ${route}: ${wide} px in ${room}`);
      await visitor.close();
    }
  });
}

story('the page’s head takes two lines on a phone', async (open) => {
  const heads = /** @type {[string, string][]} */ ([['en', '/'], ['ja', '/'], ['en', '/booth/nec'], ['ja', '/programme']]);
  for (const [language, route, width] of heads.flatMap((head) => [390, 320].map((width) => /** @type {[string, string, number]} */ ([...head, width])))) {
    const visitor = await open(address({ language, route }), { language, ...SPARING, ...PHONE, viewport: { width, height: 640 } });
    await visitor.usable();
    const tops = await visitor.page.locator('.masthead :is(a, button):visible').evaluateAll((all) => all.map((at) => { const { top, bottom } = at.getBoundingClientRect(); return Math.round((top + bottom) / 2 / 20); }));
    assert.ok(new Set(tops).size <= 2, `${language} ${route} at ${width} px: lines at ${[...new Set(tops)]}`);
    await visitor.close();
  }
});

/** What the page says when there is no hall, in both languages, from the page's own words. */
async function sentences(key) {
  const html = await readFile(path.join(DIST, 'index.html'), 'utf8');
  const data = JSON.parse(html.match(/<script id="boothwalk"[^>]*>(.*?)<\/script>/s)[1]);
  return ['ja', 'en'].map((language) => data.texts[language][key]);
}

/** The sentence stands in both languages, and the list works. */
async function speaksAndLists(visitor, key) {
  await visitor.usable();
  for (const sentence of await sentences(key)) {
    assert.ok(sentence, key);
    await visitor.page.getByText(sentence).first().waitFor();
  }
  await keep(`no-hall-${key}.png`, await visitor.page.screenshot());
  await visitor.page.locator('[data-booth="nec"] a').first().click();
  await visitor.page.getByRole('heading', { level: 1, name: 'NEC Corporation' }).waitFor();
}

story('a hall that is not on the host is told in both languages', async (open, site) => {
  site.fault = (asked) => (/\/hall[^/]*\.(wasm|js)$/.test(asked) ? { status: 404 } : undefined);
  const visitor = await open(address({ route: '/hall/dockyard' }), { records: remembered() });
  await speaksAndLists(visitor, 'hall-no-fetch');
});

story('a hall that arrives broken is told in both languages', async (open, site) => {
  site.fault = async (asked) => {
    if (!/hall[^/]*\.wasm$/.test(asked)) return undefined;
    const whole = await readFile(path.join(DIST, asked));
    return { status: 200, headers: { 'content-type': 'application/wasm' }, body: whole.subarray(0, Math.floor(whole.length / 2)) };
  };
  const visitor = await open(address({ route: '/hall/dockyard' }), { records: remembered() });
  await speaksAndLists(visitor, 'hall-no-fetch');
});
