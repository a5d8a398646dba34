// A gamepad in the visitor's hands. Only the device is made up: the hall asks it through the browser's own door.
import assert from 'node:assert/strict';
import { sample } from './support/event.js';
import { inside } from './support/inside.js';
import { stage } from './support/stage.js';
import { metres } from './support/visitor.js';

const { story } = stage();
const { event } = await sample();

/** Plugs in a pad of the standard layout whose sticks and buttons `hold` moves. */
async function plugIn(visitor) {
  await visitor.page.evaluate(() => {
    const held = { axes: [0, 0, 0, 0], buttons: [] };
    const pad = Object.create(Gamepad.prototype, {
      // What the browser says of every pad (W3C Gamepad, section 4).
      index: { value: 1 },
      id: { value: 'pad' },
      connected: { value: true },
      timestamp: { value: 0 },
      mapping: { value: 'standard' },
      axes: { get: () => held.axes },
      buttons: { get: () => Array.from({ length: 17 }, (_, index) => ({ pressed: held.buttons.includes(index) })) },
    });
    Object.defineProperty(navigator, 'getGamepads', { value: () => [null, pad] });
    window.holdPad = (axes, buttons) => Object.assign(held, { axes, buttons });
    dispatchEvent(new Event('gamepadconnected'));
  });
  return (axes, buttons = []) => visitor.page.evaluate(([axes, buttons]) => window.holdPad(axes, buttons), [axes, buttons]);
}

story('a gamepad walks, goes to a booth, opens and closes it', async (open) => {
  const visitor = await inside(open, event.halls[0].id);
  const hold = await plugIn(visitor);
  const start = await visitor.settled();
  await hold([0, -1, 0, 0]);
  const on = await visitor.until((state) => metres(state, start) > 1, 'the left stick to walk');
  assert.equal(on.yaw, start.yaw, 'the left stick does not turn');
  await hold([0, 0, 0.9, 0]);
  await visitor.until((state) => Math.abs(state.yaw - start.yaw) > 0.2, 'the right stick to turn');
  await hold([0, 0, 0.1, 0]);
  const still = await visitor.settled();
  await new Promise((done) => setTimeout(done, 500));
  assert.equal((await visitor.probe()).frames, still.frames, 'a stick that is let go draws nothing');
  await hold([0, 0, 0, 0], [5]);
  // A short way may be over before somebody looks.
  await visitor.until((state) => state.walking || metres(state, still) > 0.5, 'a shoulder button to lead on');
  await hold([0, 0, 0, 0]);
  const there = await visitor.until((state) => !state.walking && state.nearestBooth, 'a booth to be reached');
  await hold([0, 0, 0, 0], [0]);
  await visitor.until((state) => state.openBooth === there.nearestBooth, 'A to open it');
  await hold([0, 0, 0, 0], [1]);
  await visitor.until((state) => !state.openBooth, 'B to close it');
});
