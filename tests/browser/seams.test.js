// Between hall and list, on a first visit: keys alone, one step back at a time, the list beside the hall, and what is heard.
import assert from 'node:assert/strict';
import { sample } from './support/event.js';
import { difference } from './support/picture.js';
import { address, remembered, stage } from './support/stage.js';

const { story } = stage();
const { event, booths } = await sample();
const [ONE, OTHER] = event.halls.map((hall) => hall.id);
const boothIn = (hall) => booths.find((booth) => booth.hall === hall).id;

const face = (visitor) => visitor.page.evaluate(() => document.documentElement.dataset.face);
const hasFace = (visitor, wanted) => visitor.page.waitForFunction((wanted) => document.documentElement.dataset.face === wanted, wanted);
const focusedId = (visitor) => visitor.page.evaluate(() => document.activeElement?.id);
const text = (visitor, id) => visitor.page.evaluate((id) => document.getElementById(id)?.textContent ?? '', id);

/** Somebody who has never been here, let in by a key. */
async function newcomer(open, options) {
  const visitor = await open(address(), options);
  await visitor.page.waitForFunction(() => document.documentElement.dataset.hall === 'ready');
  await visitor.page.locator('[data-enter]:not([disabled]):visible').first().focus();
  await visitor.page.keyboard.press('Enter');
  await hasFace(visitor, 'hall');
  await visitor.settled();
  return visitor;
}

/** To the next booth by Tab: the hall hears a key with its next frame, and walks from then on. */
async function toBooth(visitor) {
  const before = await visitor.probe();
  await visitor.page.keyboard.press('Tab');
  await visitor.until((state) => state.walking || Math.hypot(state.position[0] - before.position[0], state.position[1] - before.position[1]) > 0.5, 'Tab to lead on');
  return visitor.until((state) => !state.walking && state.nearestBooth, 'Tab to lead to a booth');
}

story('the welcome card has the focus, and what it advises works at once', async (open) => {
  const visitor = await newcomer(open);
  const card = await visitor.page.screenshot();
  await visitor.press('Enter');
  assert.ok(difference(card, await visitor.page.screenshot()) > 0.05, 'Enter closes the card');
  const near = await toBooth(visitor);
  await visitor.page.keyboard.press('Enter');
  await visitor.until((state) => state.openBooth === near.nearestBooth, 'Enter to open the booth, not a button of the bar');
});

story('Tab stays in the card while it is open', async (open) => {
  const visitor = await newcomer(open);
  const before = await visitor.probe();
  for (let press = 0; press < 3; press += 1) await visitor.press('Tab');
  const after = await visitor.probe();
  assert.deepEqual(after.position, before.position, 'the hall behind it does not move');
});

story('Escape leads out of the hall, and back from the list beside it', async (open) => {
  const visitor = await newcomer(open);
  await visitor.press('Escape');
  await visitor.page.keyboard.press('Escape');
  await hasFace(visitor, 'both');
  assert.notEqual(await focusedId(visitor), 'hall');
  assert.equal(await visitor.page.locator('.masthead [data-enter]').textContent(), 'Back to the hall');
  await visitor.page.keyboard.press('Escape');
  await hasFace(visitor, 'hall');
  assert.equal(await focusedId(visitor), 'hall');
  // The letter that the label names does the same, and so does the button at the corner.
  await visitor.page.keyboard.press('l');
  await hasFace(visitor, 'both');
  const header = await visitor.page.locator('.masthead').evaluate((element) => element.getBoundingClientRect().height);
  assert.ok(header <= 90, `the header of the list beside the hall is slim: ${header} px`);
  await visitor.page.locator('.leave-split').click();
  await hasFace(visitor, 'hall');
});

story('Tab leads out of the hall behind the last booth', async (open) => {
  // In hops: software takes minutes for the way through a whole hall.
  const visitor = await newcomer(open, { reducedMotion: 'reduce' });
  await visitor.press('Enter');
  const count = booths.filter((booth) => booth.hall === ONE).length;
  for (let press = 0; press <= count && (await focusedId(visitor)) === 'hall'; press += 1) {
    const { frames } = await visitor.probe();
    await visitor.page.keyboard.press('Tab');
    // The hall hears the key with its next frame; behind the last booth the page does.
    await visitor.page.waitForFunction((before) => document.activeElement?.id !== 'hall' || window.boothwalk.probe().frames > before, frames);
    await visitor.until((state) => !state.walking, 'to arrive');
    await visitor.settled(300);
  }
  assert.notEqual(await focusedId(visitor), 'hall');
});

story('back undoes one step: from hall to hall, from panel to panel, from hall to list', async (open) => {
  const visitor = await open(address());
  await visitor.usable();
  const { page } = visitor;
  const length = () => page.evaluate(() => history.length);
  const go = (route) => page.evaluate((route) => { location.hash = route; }, route);
  const [first, second] = [boothIn(ONE), boothIn(OTHER)];
  await page.waitForFunction(() => document.documentElement.dataset.hall === 'ready');
  await go(`#/hall/${ONE}/booth/${first}`);
  await visitor.until((state) => state.openBooth === first, 'the first booth');
  await visitor.settled();
  const start = await length();
  await go(`#/hall/${OTHER}/booth/${second}`);
  await visitor.until((state) => state.hall === OTHER && state.openBooth === second, 'the booth in the other hall');
  await visitor.settled();
  assert.equal(await length(), start + 1, 'one entry a step');
  await page.goBack();
  await visitor.until((state) => state.hall === ONE && state.openBooth === first, 'back to the first booth');
  await visitor.settled();
  await page.goForward();
  await visitor.until((state) => state.openBooth === second, 'forward to the second one');
  await page.keyboard.press('Escape');
  await visitor.until((state) => !state.openBooth, 'Escape to close');
  await page.locator('#hall').focus();
  await visitor.settled();
  await visitor.press('m');
  await page.waitForFunction((route) => location.hash === route, `#/hall/${OTHER}/map`);
  await page.goBack();
  await page.waitForFunction((route) => location.hash === route, `#/hall/${OTHER}`);
  await visitor.settled();
  assert.equal(await visitor.route(), `#/hall/${OTHER}`, 'nothing is written again');
});

story('back to a page of the list shows it as it was: alone', async (open) => {
  const visitor = await newcomer(open);
  await visitor.press('Enter');
  await visitor.page.goBack();
  await hasFace(visitor, 'list');
  await visitor.page.goForward();
  await hasFace(visitor, 'hall');
  assert.equal(await face(visitor), 'hall');
});

story('the list opens at the booth one stands at, not at the page one read last', async (open) => {
  const visitor = await newcomer(open);
  await visitor.press('Enter');
  const { nearestBooth } = await toBooth(visitor);
  const marked = visitor.page.locator('.card[aria-current="location"]');
  const isInView = () => marked.evaluate((card) => card.getBoundingClientRect().top > 0 && card.getBoundingClientRect().bottom < innerHeight);
  await visitor.page.keyboard.press('l');
  await hasFace(visitor, 'both');
  await marked.waitFor();
  assert.equal(await marked.getAttribute('data-booth'), nearestBooth);
  assert.ok(await isInView());
  // Somebody else's page, and back into the hall alone.
  await visitor.page.locator('.card:not([aria-current]) h3 a').first().click();
  await visitor.page.waitForFunction(() => location.hash.startsWith('#/booth/'));
  await visitor.page.keyboard.press('Escape');
  await hasFace(visitor, 'hall');
  await visitor.page.keyboard.press('l');
  await marked.waitFor();
  assert.equal(await marked.getAttribute('data-booth'), nearestBooth);
  assert.ok(await isInView());
});

story('the bar is whole after any change of size', async (open) => {
  const size = { width: 1400, height: 700 };
  // All stand in one place: who enters on a narrow screen is turned towards the first booth.
  const records = remembered({ welcomed: false, place: { hall: ONE, position: [0, -2], yaw: 0 } });
  const whole = await newcomer(open, { viewport: size, records });
  await whole.press('Enter');
  // The bar stands at the upper right; what is behind it may be drawn sharper by one than by the other.
  const bar = { x: 850, y: 12, width: 540, height: 50 };
  const wanted = await whole.page.screenshot({ clip: bar });
  for (const other of [{ width: 900, height: 600 }, { width: 390, height: 844 }]) {
    const visitor = await newcomer(open, { viewport: other, records });
    await visitor.press('Enter');
    await visitor.page.setViewportSize(size);
    await visitor.settled();
    const seen = difference(wanted, await visitor.page.screenshot({ clip: bar }));
    assert.ok(seen < 0.1, `from ${other.width}: ${seen}`);
  }
});

story('what opens is said, and what it says stands in the page', async (open) => {
  const visitor = await newcomer(open);
  await visitor.page.waitForFunction(() => /Esc/.test(document.getElementById('said')?.textContent ?? ''));
  await visitor.press('Enter');
  const near = await toBooth(visitor);
  await visitor.page.keyboard.press('Enter');
  await visitor.until((state) => state.openBooth, 'Enter to open it');
  await visitor.settled();
  const name = booths.find((booth) => booth.id === near.nearestBooth).name;
  const said = await text(visitor, 'said');
  assert.ok(/Esc/.test(said), `how to close it: ${said}`);
  const mirror = await text(visitor, 'mirror');
  assert.ok(mirror.length > 100, `${JSON.stringify(name)} in words: ${mirror.slice(0, 80)}`);
  await visitor.page.keyboard.press('Escape');
  await visitor.page.waitForFunction(() => document.getElementById('mirror').hidden);
});
