// A visit at a desk: keys, mouse, doors, the address, and coming back another day.
import assert from 'node:assert/strict';
import { sample } from './support/event.js';
import { HALF_WIDTH, inside, pictured, turned } from './support/inside.js';
import { difference } from './support/picture.js';
import { address, EVENT, remembered, stage } from './support/stage.js';
import { metres } from './support/visitor.js';

const { story } = stage();
const { event, booths } = await sample();
const [ONE, OTHER] = event.halls.map((hall) => hall.id);
const isIn = (hall, id) => booths.some((booth) => booth.hall === hall && booth.id === id);

/** What the device remembers. */
const stored = (visitor) => visitor.page.evaluate((name) => JSON.parse(localStorage.getItem(name)), `boothwalk:${EVENT}:records`);

/** Just inside the doorway at the entrance, looking out or in. */
const OUTWARDS = { position: [0, -2], yaw: Math.PI };
const INWARDS = { position: [0, -2], yaw: 0 };

story('a newcomer enters from the list, is welcomed, and walks', async (open) => {
  const visitor = await open(address());
  await visitor.enter();
  await visitor.page.waitForFunction(() => document.documentElement.dataset.face === 'hall');
  const arrived = await visitor.settled();
  assert.equal(arrived.hall, ONE);
  assert.equal(await visitor.route(), `#/hall/${ONE}`);
  const welcomed = await pictured(visitor, 'walk-welcome');
  await visitor.press('Escape');
  const seen = await pictured(visitor, 'walk-entrance');
  assert.ok(difference(welcomed, seen) > 0.05, 'the welcome card has gone');
  const walked = await visitor.hold('KeyW', (state) => metres(state, arrived) > 1.5, 'W to walk 1.5 m');
  assert.ok(turned(walked, arrived) < 0.01, 'W does not turn');
  const marks = await visitor.marks();
  for (const mark of ['boothwalk:readable', 'boothwalk:usable', 'boothwalk:hall-frame', 'boothwalk:walkable']) assert.ok(marks[mark] > 0, mark);
  assert.ok(marks['boothwalk:readable'] < marks['boothwalk:hall-frame'], 'read before drawn');
  assert.deepEqual([walked.errors, visitor.errors, visitor.console], [[], [], []]);
});

story('keys walk, turn and step aside', async (open) => {
  const visitor = await inside(open, ONE, { place: INWARDS });
  const start = await visitor.settled();
  const back = await visitor.hold('ArrowUp', (state) => metres(state, start) > 1, 'the arrow to walk');
  await visitor.hold('KeyS', (state) => metres(state, back) > 0.5, 'S to walk back');
  const before = await visitor.settled(500);
  await visitor.hold('KeyD', (state) => metres(state, before) > 0.3, 'D to step aside');
  const left = await visitor.settled(500);
  await visitor.hold('ArrowLeft', (state) => turned(state, left) > 0.4, 'the arrow to turn');
  const turning = await visitor.settled(500);
  await visitor.page.keyboard.press('KeyQ');
  const stepped = await visitor.until((state) => turned(state, turning) > 0.3, 'Q to turn a step');
  await visitor.page.keyboard.press('KeyE');
  await visitor.until((state) => turned(state, turning) < 0.05, 'E to turn back');
  assert.ok(metres(stepped, turning) < 0.01, 'turning does not walk');
  await visitor.hold('ArrowRight', (state) => turned(state, left) < 0.2, 'the arrow to turn back');
});

story('Tab leads from booth to booth, Enter opens, Escape closes, back and forward follow', async (open) => {
  const visitor = await inside(open, ONE, { place: INWARDS });
  await visitor.settled();
  const met = [];
  for (const key of ['Tab', 'Tab', 'Tab']) {
    const before = await visitor.probe();
    await visitor.page.keyboard.press(key);
    await visitor.until((state) => state.walking || metres(state, before) > 0.5, 'Tab to lead on');
    const there = await visitor.until((state) => !state.walking && state.nearestBooth && state.nearestBooth !== met.at(-1), 'Tab to arrive');
    met.push(there.nearestBooth);
  }
  assert.equal(new Set(met).size, 3, `three booths were met: ${met}`);
  assert.ok(met.every((id) => isIn(ONE, id)));
  // Held as long as a hand holds it: until the hall has drawn a frame with it.
  await visitor.page.keyboard.down('Shift');
  await visitor.page.keyboard.press('Tab');
  await visitor.until((state) => state.walking, 'Shift+Tab to be heard');
  await visitor.page.keyboard.up('Shift');
  await visitor.until((state) => !state.walking && state.nearestBooth === met[1], 'Shift+Tab to lead back');

  const closed = await visitor.settled();
  await visitor.page.keyboard.press('Enter');
  const opened = await visitor.until((state) => state.openBooth, 'Enter to open the booth');
  assert.equal(opened.openBooth, met[1]);
  const route = `#/hall/${ONE}/booth/${met[1]}`;
  assert.equal(await visitor.route(), route);
  assert.ok(metres(opened, closed) < 0.1, 'opening does not walk');
  await visitor.settled();
  await pictured(visitor, 'walk-booth-open');
  await visitor.page.keyboard.press('Escape');
  await visitor.until((state) => !state.openBooth, 'Escape to close');
  assert.equal(await visitor.route(), `#/hall/${ONE}`);

  await visitor.page.goBack();
  await visitor.until((state) => state.openBooth === met[1], 'back to open it again');
  assert.equal(await visitor.route(), route);
  await visitor.page.goForward();
  await visitor.until((state) => !state.openBooth, 'forward to close it again');
});

story('map, programme and help open and close by key', async (open) => {
  const visitor = await inside(open, ONE, { place: INWARDS });
  await visitor.settled();
  const bare = await visitor.page.screenshot();
  for (const [key, name] of [['KeyM', 'map'], ['KeyP', 'programme'], ['KeyH', 'help']]) {
    await visitor.press(key);
    const shown = await pictured(visitor, `walk-${name}`);
    assert.ok(difference(bare, shown) > 0.1, `${name} covers part of the screen`);
    await visitor.press('Escape');
    assert.ok(difference(bare, await visitor.page.screenshot()) < 0.02, `${name} has gone`);
  }
});

story('the mouse looks around, walks by a click on the floor and opens by a click on a booth', async (open) => {
  const visitor = await inside(open, ONE, { place: { position: [0, -5], yaw: 0 } });
  const { page } = visitor;
  const start = await visitor.settled();
  await page.mouse.move(640, 300);
  await page.mouse.down();
  await page.mouse.move(840, 300, { steps: 8 });
  await page.mouse.up();
  await visitor.until((state) => turned(state, start) > 0.1, 'dragging to turn');
  const looked = await visitor.settled(500);
  assert.ok(metres(looked, start) < 0.01, 'dragging does not walk');
  await page.mouse.move(640, 300);
  await page.mouse.wheel(0, 400);
  const wheeled = await visitor.settled(500);
  assert.ok(metres(wheeled, looked) < 0.01 && turned(wheeled, looked) < 0.01, 'the wheel moves panels only');
  await page.mouse.move(840, 300);
  await page.mouse.down();
  await page.mouse.move(640, 300, { steps: 8 });
  await page.mouse.up();
  await visitor.until((state) => turned(state, wheeled) > 0.1, 'dragging to turn back');
  const straight = await visitor.settled(500);

  // Two thirds down the screen the floor is some metres ahead.
  await page.mouse.click(640, 560);
  await visitor.until((state) => state.walking, 'a click on the floor to start a walk');
  const walked = await visitor.until((state) => !state.walking, 'the walk to end');
  const by = metres(walked, straight);
  assert.ok(by > 1 && by < 12, `the click led ${by} m`);

  await page.keyboard.press('Tab');
  await visitor.until((state) => state.walking, 'Tab to lead to a booth');
  const facing = await visitor.until((state) => !state.walking && state.nearestBooth, 'to stand before it');
  // One step back: the booth still fills the middle of the screen, and a click has somewhere to lead.
  await visitor.hold('KeyS', (state) => metres(state, facing) > 0.6, 'a step back');
  await page.mouse.click(640, 330);
  const opened = await visitor.until((state) => state.openBooth, 'a click on the booth to open it');
  assert.equal(opened.openBooth, facing.nearestBooth);
  assert.equal(await visitor.route(), `#/hall/${ONE}/booth/${facing.nearestBooth}`);
});

story('doors lead from hall to hall, and back', async (open) => {
  const visitor = await inside(open, ONE, { place: OUTWARDS });
  await visitor.settled();
  const there = await visitor.hold('KeyW', (state) => state.hall === OTHER, 'the door to lead into the other hall');
  assert.equal(await visitor.route(), `#/hall/${OTHER}`);
  assert.deepEqual(there.errors, []);
  await visitor.settled();
  await pictured(visitor, 'walk-through-the-door');
  // Turn round, and out by the door one came in through.
  const arrived = await visitor.probe();
  await visitor.hold('ArrowLeft', (state) => turned(state, arrived) > Math.PI - 0.25, 'to have turned round');
  await visitor.hold('KeyW', (state) => state.hall === ONE, 'the door to lead back');
  await visitor.page.goBack();
  await visitor.until((state) => state.hall === OTHER, 'the browser to lead back into the other hall');
});

story('“take me there” leads to the booth and opens it', async (open) => {
  const visitor = await inside(open, ONE, { booth: 'finetech' });
  await visitor.until((state) => state.openBooth === 'finetech', 'the address to open the booth');
  const there = await visitor.settled();
  await visitor.hold('KeyS', (state) => metres(state, there) > 6, 'to walk away backwards');
  await visitor.settled(700);
  // Under the booth's tagline, now that one is elsewhere.
  await visitor.page.mouse.click(940, 266);
  await visitor.until((state) => state.walking && !state.openBooth, 'the way to begin');
  await pictured(visitor, 'walk-take-me-there');
  const arrived = await visitor.until((state) => state.openBooth === 'finetech', 'the booth to open on arrival');
  assert.equal(arrived.nearestBooth, 'finetech');
});

story('the own list leads from booth to booth', async (open) => {
  const kept = booths.filter(({ hall }) => hall === ONE).slice(0, 2).map(({ id }) => id);
  const records = remembered({ keptBooths: Object.fromEntries(kept.map((id) => [id, ''])), settings: { brisk: true } });
  const visitor = await open(address({ route: '/visit' }), { records });
  await visitor.usable();
  await visitor.page.locator(`a[href="#/hall/${ONE}/walk"]`).click();
  const first = await visitor.until((state) => kept.includes(state?.openBooth), 'the first booth of the list to open');
  assert.equal(await visitor.route(), `#/hall/${ONE}/booth/${first.openBooth}`);
  await pictured(visitor, 'walk-own-list');
  const { walk } = await stored(visitor);
  assert.deepEqual(walk.toSorted(), kept.toSorted(), 'the list stands in the order of the walk');
  assert.equal(walk[0], first.openBooth);
});

/** Frames of software take up to half a second beside other work. */
const STILL_MS = 2000;

for (const hall of event.halls) {
  story(`walls stop the visitor (${hall.id})`, async (open) => {
    const visitor = await inside(open, hall.id, { place: { position: [0, -3], yaw: Math.PI / 2 }, records: { settings: { brisk: true } } });
    await visitor.settled();
    await pictured(visitor, `walk-${hall.id}-aside`);
    for (const key of ['KeyW', 'KeyS']) {
      // Walks until something stops it, and pushes on: longer than any frame takes, nothing moves any more.
      let [last, since] = [await visitor.probe(), Date.now()];
      const stopped = await visitor.hold(key, (state) => {
        if (metres(state, last) > 0.005) [last, since] = [state, Date.now()];
        return Date.now() - since > STILL_MS;
      }, 'to be stopped');
      assert.ok(Math.abs(stopped.position[0]) < HALF_WIDTH, `inside: ${stopped.position}`);
      assert.ok(stopped.position[1] < 0, `inside: ${stopped.position}`);
      assert.equal(stopped.hall, hall.id);
    }
  });
}

story('a reload finds place, visits and language again', async (open) => {
  const visitor = await inside(open, OTHER, { booth: 'iges' });
  await visitor.until((state) => state.openBooth === 'iges', 'the address to open the booth');
  await visitor.page.keyboard.press('Escape');
  await visitor.until((state) => !state.openBooth, 'Escape to close it');
  const before = await visitor.probe();
  await visitor.hold('KeyS', (state) => metres(state, before) > 0.8, 'to step back');
  // The last button of the bar: the other language.
  await visitor.page.mouse.click(1280 - 50, 34);
  await visitor.until((state) => state.language === 'ja', 'the button to change the language');
  const left = await visitor.settled();
  await pictured(visitor, 'walk-japanese');
  await visitor.page.reload();
  const again = await visitor.until((state) => state?.ready && state.hall === OTHER, 'the hall to come again');
  assert.equal(again.language, 'ja');
  assert.ok(metres(again, left) < 0.5 && turned(again, left) < 0.1, `stands where it stood: ${again.position}, ${left.position}`);
  const records = await stored(visitor);
  assert.ok(records.visited.includes('iges'), 'the visit is remembered');
});

/** Takes the graphics card from the page, as a browser does with tabs in the background, and gives it back. */
const takeCard = (visitor) => visitor.page.evaluate(() => {
  const card = /** @type {HTMLCanvasElement} */ (document.getElementById('hall')).getContext('webgl2').getExtension('WEBGL_lose_context');
  card.loseContext();
  setTimeout(() => card.restoreContext(), 300);
});

story('a graphics card that is taken away and given back costs neither place nor panel', async (open) => {
  const visitor = await inside(open, ONE, { place: { position: [2, -9], yaw: 0.5 } });
  const left = await visitor.settled();
  const again = visitor.page.waitForEvent('load');
  await takeCard(visitor);
  await again;
  const back = await visitor.until((state) => state?.ready && state.hall === ONE, 'the hall to come again');
  assert.ok(metres(back, left) < 0.5 && turned(back, left) < 0.1, `stands where it stood: ${back.position}, ${left.position}`);
  await visitor.settled();
  await pictured(visitor, 'walk-card-back');
  // Twice within a minute is not for chance to mend: the list takes over, and the visitor chooses.
  await takeCard(visitor);
  await visitor.page.waitForFunction(() => document.documentElement.dataset.hall === 'failed');
  await visitor.page.getByRole('button', { name: 'Try again' }).first().waitFor();
  assert.equal(await visitor.page.evaluate(() => document.documentElement.dataset.face), 'list');
});

for (const hall of event.halls) {
  story(`the hall is there to be seen, in both languages (${hall.id})`, async (open) => {
    for (const language of ['ja', 'en']) {
      const visitor = await inside(open, hall.id, { language, place: INWARDS });
      const state = await visitor.settled();
      assert.equal(state.language, language);
      assert.equal(state.booths, booths.length);
      await pictured(visitor, `walk-${hall.id}-${language}`);
      await visitor.close();
    }
  });
}

story('less motion: the way to a booth is a short fade', async (open) => {
  const visitor = await inside(open, ONE, { place: INWARDS, reducedMotion: 'reduce' });
  const start = await visitor.settled();
  await visitor.page.keyboard.press('Tab');
  const first = await visitor.until((state) => metres(state, start) > 0.01, 'Tab to lead towards a booth');
  assert.ok(metres(first, start) > 2, `no gliding: from ${start.position} to ${first.position}`);
  // A long way is a few fades, never a walk: few places are shown, far apart.
  let [places, last] = [1, first];
  const there = await visitor.until((state) => {
    if (metres(state, last) > 0.01) [places, last] = [places + 1, state];
    return !state.walking && state.nearestBooth;
  }, 'to stand before the booth');
  assert.ok(places <= Math.ceil(metres(there, start) / 2), `${places} places on ${metres(there, start)} m`);
});
