// A visit with a phone: taps and drags, the stick, and everything fits on the screen.
import assert from 'node:assert/strict';
import { sample } from './support/event.js';
import { drag, finger } from './support/fingers.js';
import { inside, pictured, turned } from './support/inside.js';
import { address, keep, stage } from './support/stage.js';
import { metres, PHONE } from './support/visitor.js';

const { story } = stage();
const { event } = await sample();
const [ONE] = event.halls.map((hall) => hall.id);
const START = { position: [0, -5], yaw: 0 };

story('a phone enters, and a finger looks around', async (open) => {
  const visitor = await open(address({ language: 'ja' }), { ...PHONE, language: 'ja' });
  await visitor.usable();
  await keep('touch-list.png', await visitor.page.screenshot());
  await visitor.enter();
  const entered = await visitor.settled();
  await pictured(visitor, 'touch-welcome', { covered: true });
  // 24 degrees: an upright screen shows little of what stands beside the way.
  assert.ok(Math.abs(turned(entered, { yaw: 0 }) - 0.42) < 0.01, 'one comes in with a booth in view');
  const [wide, room] = await visitor.page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
  assert.ok(wide <= room, 'nothing sticks out sideways');
  assert.deepEqual([visitor.errors, visitor.console], [[], []]);
});

story('drag looks, tap on the floor walks, tap on a booth opens it', async (open) => {
  const visitor = await inside(open, ONE, { ...PHONE, place: START });
  const start = await visitor.settled();
  await pictured(visitor, 'touch-hall');
  await drag(visitor, [100, 300], [260, 300]);
  await visitor.until((state) => turned(state, start) > 0.1, 'the drag to turn');
  const looked = await visitor.settled(500);
  assert.ok(metres(looked, start) < 0.01, 'the drag does not walk');
  await drag(visitor, [260, 300], [100, 300]);
  await visitor.until((state) => turned(state, looked) > 0.1, 'the drag to turn back');
  await visitor.settled(500);

  await visitor.page.touchscreen.tap(195, 640);
  await visitor.until((state) => state.walking, 'a tap on the floor to start a walk');
  const walked = await visitor.until((state) => !state.walking, 'the walk to end');
  assert.ok(metres(walked, start) > 0.8, 'it walked');
});

story('a booth opens by a tap, and its sheet fits the phone', async (open) => {
  const visitor = await inside(open, ONE, { ...PHONE, booth: 'nec' });
  await visitor.until((state) => state.openBooth === 'nec', 'the address to open the booth');
  await visitor.settled();
  await pictured(visitor, 'touch-booth');
  await visitor.page.goto(`${visitor.page.url().split('#')[0]}#/hall/${ONE}`);
  await visitor.until((state) => !state.openBooth, 'the address to close it');
  await visitor.settled(500);
  await visitor.page.touchscreen.tap(195, 380);
  const opened = await visitor.until((state) => state.openBooth, 'a tap on the booth to open it');
  assert.equal(opened.openBooth, 'nec');
});

story('the stick on the screen walks', async (open) => {
  const visitor = await inside(open, ONE, { ...PHONE, place: START, records: { settings: { stick: true } } });
  const start = await visitor.settled();
  await pictured(visitor, 'touch-stick');
  // At the lower left, above the buttons.
  const centre = [82, 844 - 58 - 84];
  const thumb = await finger(visitor, centre, [centre[0], centre[1] - 50]);
  const walked = await visitor.until((state) => metres(state, start) > 1, 'the stick to walk');
  await thumb.lift();
  assert.ok(turned(walked, start) < 0.05, 'straight ahead');
  const stopped = await visitor.settled(500);
  assert.ok(metres(stopped, walked) < 1, 'and stops when it is let go');
});

story('it all fits the smallest phone, with text at double size', async (open) => {
  const small = { ...PHONE, viewport: { width: 360, height: 640 } };
  const visitor = await inside(open, ONE, { ...small, booth: 'nec', records: { settings: { textScale: 2 } } });
  await visitor.until((state) => state.openBooth === 'nec', 'the address to open the booth');
  await visitor.settled();
  await pictured(visitor, 'touch-small-double', { covered: true });
});
