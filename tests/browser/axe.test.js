// axe-core over every kind of page, in both languages, wide and at 320 px (which is 400 % zoom of 1280): no violations.
import assert from 'node:assert/strict';
import { violations } from './support/axe.js';
import { sample } from './support/event.js';
import { rewritten, withDesk } from './support/feed.js';
import { address, keep, remembered, stage } from './support/stage.js';

const { story } = stage();
const { event, programme } = await sample();

const ROUTES = {
  start: '/',
  booth: '/booth/city-of-yokohama',
  search: '/search?q=waste',
  programme: '/programme',
  text: `/text/${event.texts?.[0]?.id}`,
  matching: '/matching',
  contact: '/contact/nec',
  visit: '/visit',
};
const SIZES = { wide: { width: 1280, height: 800 }, narrow: { width: 320, height: 640 } };
const records = remembered({ keptBooths: { nec: 'Ask about traffic', iges: '' }, keptSessions: { [programme.sessions[0].id]: '' }, visited: ['nec'] });

for (const language of ['ja', 'en']) {
  for (const [size, viewport] of Object.entries(SIZES)) {
    story(`no violations (${language}, ${size})`, async (open, site) => {
      await rewritten(site, { event: withDesk });
      const visitor = await open(address({ language }), { language, viewport, records, sparing: true });
      await visitor.usable();
      const found = [];
      for (const [name, route] of Object.entries(ROUTES)) {
        await visitor.page.evaluate((hash) => { location.hash = hash; }, route);
        await visitor.page.locator('main :is(h1, h2)').first().waitFor();
        const scheme = size === 'wide' ? 'light' : 'dark';
        await visitor.page.emulateMedia({ colorScheme: scheme });
        for (const words of await violations(visitor.page)) found.push(`${name}: ${words}`);
        const [width, room] = await visitor.page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
        if (width > room) found.push(`${name}: sticks out sideways, ${width} px in ${room}`);
        await keep(`axe-${name}-${language}-${size}.png`, await visitor.page.screenshot({ fullPage: true }));
      }
      assert.deepEqual(found, []);
    });
  }
  story(`no violations without scripts' help: booth pages as search engines see them (${language})`, async (open) => {
    const folder = language === event.languages[0] ? '' : `${language}/`;
    const visitor = await open(`/${folder}booths/iges/`, { language });
    assert.deepEqual(await violations(visitor.page), []);
  });
}
