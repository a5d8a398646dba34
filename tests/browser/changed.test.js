// The event file changes while somebody reads or walks: it is taken in where one is, and a broken one changes nothing.
import assert from 'node:assert/strict';
import { sample, words } from './support/event.js';
import { arrived, rewritten, shown, withDesk } from './support/feed.js';
import { inside } from './support/inside.js';
import { address, stage } from './support/stage.js';
import { PATIENCE_MS } from './support/visitor.js';

const { story } = stage();
const { event, booths } = await sample();
const SPARING = { sparing: true };
/** A booth that leaves, one that stays, one that is new (of another name, from a file of its own). */
const [leaving, staying] = booths;
const NEW = { version: 1, id: 'newcomer', name: 'Newcomer of the day', tagline: 'Tidal turbines' };

/** The event as it is later that day: renamed, one booth gone, one come, one in the other hall. */
function later(event) {
  event.title = { en: 'Renamed conference', ja: '改称した会議' };
  const [one, other] = event.halls;
  one.booths = one.booths.filter((source) => source !== leaving.source && source !== staying.source);
  other.booths = ['booths/newcomer.json', staying.source, ...other.booths];
  return event;
}

/** The files' contents from now on; `change` of the event file, or its text. */
async function serve(site, change) {
  await rewritten(site, typeof change === 'function' ? { event: change } : {});
  const sound = site.fault;
  site.fault = (asked) => {
    if (asked === '/event/booths/newcomer.json') return { status: 200, body: JSON.stringify(NEW) };
    if (asked === '/event/event.json' && typeof change === 'string') return { status: 200, body: change };
    return sound(asked);
  };
}

const look = (visitor) => visitor.page.evaluate(() => dispatchEvent(new CustomEvent('boothwalk:look')));
const titled = (visitor, title) => visitor.page.waitForFunction((title) => document.querySelector('.masthead .home').textContent === title && document.title.includes(title), title);

story('the list takes in a new title, booths that come, go and move, and finds them', async (open, site) => {
  const visitor = await open(address(), SPARING);
  await visitor.usable();
  await visitor.page.waitForFunction((id) => document.querySelector(`main [data-booth="${id}"]`), staying.id);
  await serve(site, later);
  await look(visitor);
  await titled(visitor, 'Renamed conference');
  await visitor.page.locator('main [data-booth="newcomer"]').waitFor();
  // A file that is new has a place before it has come, and is found once it has.
  await arrived(visitor);
  const now = await shown(visitor);
  assert.ok(!now.includes(leaving.id), 'who has left is not shown');
  assert.deepEqual(now.toSorted(), [...booths.map(({ id }) => id).filter((id) => id !== leaving.id), 'newcomer'].toSorted());
  const other = visitor.page.locator('main section', { has: visitor.page.getByRole('heading', { name: words(event.halls[1].title, 'en') }) }).last();
  assert.equal(await other.locator(`[data-booth="${staying.id}"]`).count(), 1, 'in its new hall');
  await visitor.page.locator('#search').fill('tidal');
  await visitor.page.waitForFunction(() => [...document.querySelectorAll('main [data-booth]')].map(({ dataset }) => dataset.booth).join() === 'newcomer');
  // Who has gone is not found either, and who has moved leads to the new place.
  await visitor.page.locator('#search').fill(words(staying.name, 'en'));
  await visitor.page.waitForFunction((id) => document.querySelector('main [data-booth]')?.dataset.booth === id, staying.id);
  const way = await visitor.page.locator(`main [data-booth="${staying.id}"]`).evaluate((card) => card.querySelector('[data-hall-route]')?.dataset.hallRoute ?? card.dataset.hallRoute);
  assert.equal(way, `#/hall/${event.halls[1].id}/booth/${staying.id}`);
  assert.deepEqual(visitor.errors, []);
});

story('it is taken in by itself, as often as the event says', async (open, site) => {
  await serve(site, (event) => { event.refresh = { everySecs: 1 }; return event; });
  const visitor = await open(address({ language: 'ja' }), { language: 'ja', ...SPARING });
  await visitor.usable();
  await serve(site, later);
  await titled(visitor, '改称した会議');
});

story('focus, scrolling and what is being written stay', async (open, site) => {
  await serve(site, withDesk);
  const visitor = await open(address({ route: `/contact/${staying.id}` }), SPARING);
  await visitor.whole();
  const message = visitor.page.locator('#contact-message');
  await message.fill('Half a sen');
  await message.focus();
  const place = () => visitor.page.evaluate(() => {
    const field = /** @type {HTMLInputElement} */ (document.activeElement);
    return { focus: field.id, y: scrollY, words: field.value, at: field.selectionStart };
  });
  const before = await place();
  await serve(site, (event) => later(withDesk(event)));
  await look(visitor);
  await titled(visitor, 'Renamed conference');
  assert.deepEqual(await place(), before);
  await visitor.page.keyboard.type('tence');
  assert.equal(await message.inputValue(), 'Half a sentence');
});

story('a booth that leaves while it is read says so, and comes back when it comes back', async (open, site) => {
  const visitor = await open(address({ route: `/booth/${leaving.id}` }), SPARING);
  await visitor.usable();
  await visitor.page.getByRole('heading', { level: 1, name: words(leaving.name, 'en') }).waitFor();
  await serve(site, later);
  await look(visitor);
  await visitor.page.getByRole('heading', { level: 1, name: 'There is no booth with this name.' }).waitFor();
  await serve(site, (event) => event);
  await look(visitor);
  await visitor.page.getByRole('heading', { level: 1, name: words(leaving.name, 'en') }).waitFor();
});

story('a broken event file changes nothing, and is named once', async (open, site) => {
  const visitor = await open(address(), SPARING);
  // What follows the files comes with the second module.
  await visitor.whole();
  await visitor.page.waitForFunction((count) => document.querySelectorAll('main [data-booth]').length === count, booths.length);
  await serve(site, '{"version": 1, "id": "ascc-2021", "title": ');
  const named = () => visitor.console.filter((line) => line.includes('event.json')).length;
  for (let round = 0; round < 3; round += 1) {
    const read = visitor.page.waitForResponse((response) => response.url().endsWith('/event/event.json')).then((response) => response.finished());
    await look(visitor);
    await read;
    for (const end = Date.now() + PATIENCE_MS; named() === 0 && Date.now() < end;) await visitor.page.waitForTimeout(50);
    // A second line would come as soon as the first.
    await visitor.page.waitForTimeout(300);
  }
  assert.equal((await shown(visitor)).length, booths.length);
  assert.equal(named(), 1, visitor.console.join('\n'));
  // What comes after it is taken in.
  await serve(site, later);
  await look(visitor);
  await titled(visitor, 'Renamed conference');
});

story('in the hall the open booth goes with a word, and who stays goes with its booth', async (open, site) => {
  const hall = event.halls[0].id;
  const other = booths.find((booth) => booth.hall === hall && ![leaving.id, staying.id].includes(booth.id));
  const visitor = await inside(open, hall, { booth: leaving.id });
  await visitor.until((state) => state.openBooth === leaving.id, 'the booth to open');
  await serve(site, (event) => {
    event.halls[0].booths = event.halls[0].booths.filter((source) => source !== leaving.source);
    return event;
  });
  // It is said for some seconds only: it is looked for from before.
  const said = visitor.page.locator('#toast').getByText('There is no booth with this name.').waitFor();
  await look(visitor);
  await Promise.all([said, visitor.until((state) => !state.openBooth && state.booths === booths.length - 1, 'the booth to close')]);
  assert.equal((await visitor.probe()).hall, hall);
  const go = (id) => visitor.page.goto(`${visitor.page.url().split('#')[0]}#/hall/${hall}/booth/${id}`);
  await go(other.id);
  await visitor.until((state) => state.openBooth === other.id && state.nearestBooth === other.id, 'another booth of this hall to open');
  // The first one is back, and all after it stand on other plots.
  await serve(site, (event) => event);
  await look(visitor);
  const state = await visitor.until((state) => state.booths === booths.length && state.nearestBooth === other.id, 'the first booth to be back');
  assert.deepEqual([state.openBooth, state.nearestBooth, state.hall, state.errors, visitor.errors], [other.id, other.id, hall, [], []]);
  await go(leaving.id);
  await visitor.until((state) => state.openBooth === leaving.id, 'the first booth to open again');
});
