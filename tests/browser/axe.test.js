// axe-core over every kind of page, in all six languages, wide and at 320 px (which is 400 % zoom of 1280), light and dark, and over
// what the page lays beside and over the hall: no violations, and nothing sticks out sideways.
import assert from 'node:assert/strict';
import { violations } from './support/axe.js';
import { inside } from './support/inside.js';
import { address, keep, remembered, stage } from './support/stage.js';

const { story } = stage();
const EVENT = 'showcase';

/** Each view by its route; the event has texts of all kinds, a tour, a film, people, and booths that take letters. */
const ROUTES = {
  start: '/',
  booth: '/booth/shiomi-tide',
  film: '/booth/hikari-street',
  gone: '/booth/nobody',
  search: '/search?q=waste',
  nothing: '/search?q=zzzzzz',
  programme: '/programme',
  text: '/text/house-rules',
  tour: '/tour/water-and-sun',
  map: '/map/dockyard/shiomi-tide',
  matching: '/matching',
  contact: '/contact/shiomi-tide,kawabe-city',
  nobody: '/contact/',
  visit: '/visit',
};
/** What comes by a press: the route that it is pressed at, what is pressed, and what comes. */
const PRESSES = {
  faults: ['/contact/shiomi-tide', 'main form [type=submit]', '[aria-invalid=true]'],
  filter: ['/', '.facets > summary', '.facets fieldset'],
  abstract: ['/programme', '.session details > summary', '.session details[open]'],
  languages: ['/', '.languages summary', '.languages details[open], details.languages[open]'],
  undo: ['/visit', 'main .rows button.plain', 'main .said button'],
  // The last one: its Escape is a step back in the history, which takes its time.
  closeup: ['/booth/shiomi-tide', 'a.look', '.closeup-stage img'],
};
const WIDE = { name: 'wide', viewport: { width: 1280, height: 800 }, colorScheme: 'light' };
const NARROW = { name: 'narrow', viewport: { width: 320, height: 640 }, colorScheme: 'dark' };
/** Languages, and the screens on which each is looked at. */
const LANGUAGES = { ja: [WIDE, NARROW], en: [WIDE, NARROW], th: [NARROW], vi: [WIDE], ko: [NARROW], 'zh-Hans': [WIDE] };
const RECORDS = { keptBooths: { 'shiomi-tide': 'Ask about traffic', 'kawabe-city': '' }, keptSessions: { opening: '' }, visited: ['shiomi-tide'] };
const records = remembered({ event: EVENT, ...RECORDS });

for (const [language, screens] of Object.entries(LANGUAGES)) {
  for (const { name: size, viewport, colorScheme } of screens) {
    story(`no violations (${language}, ${size})`, async (open) => {
      const visitor = await open(address({ event: EVENT, language }), { language, viewport, colorScheme, records, sparing: true });
      await visitor.whole();
      const found = [];
      for (const [name, route] of Object.entries(ROUTES)) {
        await visitor.go(route);
        for (const words of await violations(visitor.page)) found.push(`${name}: ${words}`);
        const [width, room] = await visitor.page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
        if (width > room) found.push(`${name}: sticks out sideways, ${width} px in ${room}`);
        await keep(`axe-${name}-${language}-${size}.png`, await visitor.page.screenshot({ fullPage: true }));
      }
      for (const [name, [route, press, comes]] of Object.entries(PRESSES)) {
        await visitor.go(route);
        await visitor.page.locator(`${press} >> visible=true`).first().click();
        await visitor.page.locator(comes).first().waitFor();
        for (const words of await violations(visitor.page)) found.push(`${name}: ${words}`);
        await keep(`axe-${name}-${language}-${size}.png`, await visitor.page.screenshot());
        await visitor.page.keyboard.press('Escape');
      }
      assert.deepEqual(found, []);
    });
  }
  story(`no violations without scripts' help: booth pages as search engines see them (${language})`, async (open) => {
    const folder = language === 'ja' ? '' : `${language}/`;
    const visitor = await open(`/events/${EVENT}/${folder}booths/shiomi-tide/`, { language });
    assert.deepEqual(await violations(visitor.page), []);
  });
}

for (const language of ['ja', 'en']) {
  story(`no violations where the page lies beside and over the hall (${language})`, async (open) => {
    const visitor = await inside(open, 'dockyard', { event: EVENT, language, booth: 'hikari-street', records: RECORDS });
    const { page } = visitor;
    const found = [];
    const look = async (name) => {
      for (const words of await violations(page)) found.push(`${name}: ${words}`);
      await keep(`axe-hall-${name}-${language}.png`, await page.screenshot());
    };
    await visitor.whole();
    // What the open panel says stands in the page.
    await page.waitForFunction(() => !document.getElementById('mirror').hidden);
    await look('panel');
    await page.keyboard.press('Escape');
    await page.waitForFunction(() => document.getElementById('mirror').hidden);
    await page.keyboard.press('l');
    await page.waitForFunction(() => document.documentElement.dataset.face === 'both');
    for (const name of ['start', 'booth', 'programme', 'contact', 'map']) {
      await visitor.go(ROUTES[name]);
      await look(`beside-${name}`);
    }
    assert.deepEqual(found, []);
  });
}
