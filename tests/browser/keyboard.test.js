// Hands that never touch a mouse: from the start page to a booth, in the list and in the hall, and the focus is seen.
import assert from 'node:assert/strict';
import { difference } from './support/picture.js';
import { address, remembered, stage } from './support/stage.js';
import { metres } from './support/visitor.js';

const { story } = stage();

/** What has the focus: a name for it, and whether one can see that it has. */
const focus = (visitor) => visitor.page.evaluate(() => {
  const at = document.activeElement;
  if (!at || at === document.body) return { name: '', seen: true };
  const style = getComputedStyle(at);
  const box = at.getBoundingClientRect();
  const ringed = (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0) || style.boxShadow !== 'none';
  return { tag: at.tagName, id: at.id, href: at.getAttribute('href'), name: (at.getAttribute('aria-label') ?? at.textContent).trim().slice(0, 60), seen: ringed && box.width > 0 && box.height > 0 };
});

/** Presses Tab until `wanted` has the focus; every stop on the way is visible. */
async function tabTo(visitor, wanted, what) {
  const unseen = [];
  for (let press = 0; press < 150; press += 1) {
    await visitor.page.keyboard.press('Tab');
    const at = await focus(visitor);
    if (!at.seen) unseen.push(at.name || at.tag);
    if (wanted(at)) {
      assert.deepEqual(unseen, [], 'the focus is seen wherever it is');
      return at;
    }
  }
  throw new Error(`Tab never came to ${what}`);
}

story('from the start page to a booth in the list', async (open) => {
  const visitor = await open(address(), { sparing: true });
  await visitor.usable();
  await visitor.page.keyboard.press('Tab');
  const skip = await focus(visitor);
  assert.equal(skip.href, '#catalogue', 'the first stop skips to the list');
  await tabTo(visitor, (at) => at.href?.endsWith('/booth/guun'), 'the booth');
  await visitor.page.keyboard.press('Enter');
  await visitor.page.getByRole('heading', { level: 1, name: 'Guun Co., Ltd.' }).waitFor();
  // The focus is where reading begins.
  await visitor.page.waitForFunction(() => document.activeElement?.tagName === 'H1');
});

story('the skip link leads to the list and does not lose the route', async (open) => {
  const visitor = await open(address({ route: '/programme' }), { sparing: true });
  await visitor.usable();
  await visitor.page.keyboard.press('Tab');
  await visitor.page.keyboard.press('Enter');
  await visitor.page.waitForFunction(() => document.activeElement?.closest('#catalogue'));
  assert.ok(await visitor.page.getByRole('heading', { level: 1 }).first().isVisible());
});

story('the search is reached and read by keyboard', async (open) => {
  const visitor = await open(address(), { sparing: true });
  await visitor.usable();
  await tabTo(visitor, (at) => at.tag === 'INPUT', 'the search field');
  await visitor.page.keyboard.type('yokohama');
  await visitor.page.waitForFunction(() => /search/.test(location.hash));
  assert.equal((await focus(visitor)).tag, 'INPUT', 'typing goes on');
  // Enter while a Japanese word is being put together belongs to the input method.
  await visitor.page.keyboard.press('Enter');
  assert.equal((await focus(visitor)).tag, 'INPUT');
  await tabTo(visitor, (at) => at.href?.includes('/booth/'), 'a found booth');
});

story('whoever comes by mouse or link and walks by key has no ring around the hall', async (open) => {
  for (const [route, arrive] of /** @type {[string, (visitor: any) => unknown][]} */ ([['/', (visitor) => visitor.enter()], ['/hall/dockyard', () => undefined]])) {
    const visitor = await open(address({ route }), { records: remembered() });
    await arrive(visitor);
    await visitor.page.waitForFunction(() => document.documentElement.dataset.face === 'hall');
    const before = await visitor.settled();
    await visitor.hold('w', (state) => metres(state, before) > 0.3, 'the first steps');
    const at = await focus(visitor);
    assert.equal(at.id, 'hall');
    assert.equal(at.seen, false, `no ring after coming to ${route}`);
    await visitor.close();
  }
});

story('from the start page to a booth in the hall, and back to the list', async (open) => {
  const visitor = await open(address(), { records: remembered() });
  await visitor.page.waitForFunction(() => document.documentElement.dataset.hall === 'ready');
  await tabTo(visitor, (at) => /^Enter the hall/.test(at.name), 'the way into the hall');
  await visitor.page.keyboard.press('Enter');
  await visitor.page.waitForFunction(() => document.documentElement.dataset.face === 'hall');
  await visitor.settled();
  const arrived = await focus(visitor);
  assert.equal(arrived.id, 'hall');
  assert.ok(arrived.seen, 'whoever comes by keys sees that the hall has the focus');
  const before = await visitor.probe();
  await visitor.page.keyboard.press('Tab');
  await visitor.until((state) => state.walking || metres(state, before) > 0.5, 'Tab to lead on');
  const near = await visitor.until((state) => !state.walking && state.nearestBooth, 'Tab to lead to a booth');
  await visitor.page.keyboard.press('Enter');
  await visitor.until((state) => state.openBooth === near.nearestBooth, 'Enter to open it');
  await visitor.settled();
  const opened = await visitor.page.screenshot();
  // Inside the open panel Tab goes from control to control, and shows where it is.
  await visitor.press('Tab');
  assert.ok(difference(opened, await visitor.page.screenshot()) > 0.0002, 'the focus in the panel is seen');
  await visitor.page.keyboard.press('Escape');
  await visitor.until((state) => !state.openBooth, 'Escape to close it');
  // Out of the hall without a mouse: the keyboard is not trapped.
  await visitor.page.keyboard.press('Escape');
  await visitor.page.waitForFunction(() => document.documentElement.dataset.face !== 'hall');
  await visitor.page.getByRole('heading', { level: 2 }).first().waitFor();
});
