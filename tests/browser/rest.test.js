// While nothing changes, nothing is drawn: no frame, no call, nothing running.
import assert from 'node:assert/strict';
import { sample } from './support/event.js';
import { inside, pictured } from './support/inside.js';
import { stage, table } from './support/stage.js';

const { story } = stage();
const { event, booths } = await sample();
/** Long enough for a slow clock (a minute hand would take longer, but nothing on the screen tells seconds). */
const WATCH_MS = 3000;

const read = (visitor) => visitor.page.evaluate(() => ({ calls: window.glCounts.calls, draws: window.glCounts.draws, frames: window.boothwalk.probe().frames }));

/** What happens by itself in a while. */
async function byItself(visitor) {
  await visitor.settled();
  const before = await read(visitor);
  await new Promise((done) => setTimeout(done, WATCH_MS));
  const after = await read(visitor);
  return Object.fromEntries(Object.keys(before).map((name) => [name, after[name] - before[name]]));
}

const NOTHING = { calls: 0, draws: 0, frames: 0 };
const rows = [];

for (const hall of event.halls) {
  story(`nothing is drawn while nothing changes (${hall.id})`, async (open) => {
    const visitor = await inside(open, hall.id);
    for (const [what, keys] of [['standing', []], ['booth open', ['Tab', 'Enter']], ['map open', ['Escape', 'KeyM']], ['closed again', ['Escape']]]) {
      for (const key of keys) await visitor.press(key);
      const happened = await byItself(visitor);
      rows.push({ hall: hall.id, what, ...happened });
      assert.deepEqual(happened, NOTHING, `${what}: ${JSON.stringify(happened)}`);
    }
  });
}

story('a frame follows any input', async (open) => {
  const visitor = await inside(open, event.halls[0].id);
  await visitor.settled();
  const waits = [];
  for (const key of ['KeyQ', 'KeyE', 'KeyQ', 'KeyE', 'KeyQ']) {
    waits.push(await visitor.page.evaluate(async (code) => {
      const canvas = document.getElementById('hall');
      const before = window.glCounts.draws;
      const since = performance.now();
      const init = { code, key: code.at(-1).toLowerCase(), bubbles: true, cancelable: true };
      canvas.dispatchEvent(new KeyboardEvent('keydown', init));
      canvas.dispatchEvent(new KeyboardEvent('keyup', init));
      // Asked by a channel, not by a timer: timers are coarser than what is measured.
      const channel = new MessageChannel();
      while (window.glCounts.draws === before && performance.now() - since < 5000) {
        await new Promise((done) => { channel.port1.onmessage = done; channel.port2.postMessage(0); });
      }
      return performance.now() - since;
    }, key));
    await visitor.settled(300);
  }
  const middle = waits.sort((a, b) => a - b)[2];
  rows.push({ hall: event.halls[0].id, what: 'ms from key to draw, median of 5', ms: Math.round(middle) });
  await table('rest', rows);
  assert.ok(middle <= 50, `${waits.map(Math.round)} ms`);
});

story('a page behind another hears what arrives, moves nothing, and is there again when one comes back', async (open) => {
  const [hall] = event.halls;
  const visitor = await inside(open, hall.id);
  const { page } = visitor;
  await visitor.settled();
  /** Headless browsers have no page in front of another: the page is told so, and gets no frames of the screen's. */
  const hide = (hidden) => page.evaluate((hidden) => {
    window.screenFrames ??= window.requestAnimationFrame;
    window.requestAnimationFrame = hidden ? () => 0 : window.screenFrames;
    Object.defineProperty(document, 'hidden', { configurable: true, get: () => hidden });
    document.dispatchEvent(new Event('visibilitychange', { bubbles: true }));
  }, hidden);
  await hide(true);
  const booth = booths.find((one) => one.hall === hall.id).id;
  await page.evaluate((route) => { location.hash = route; }, `#/hall/${hall.id}/booth/${booth}`);
  await visitor.until((state) => state.openBooth === booth, 'the booth is open');
  const happened = await byItself(visitor);
  assert.deepEqual(happened, NOTHING, JSON.stringify(happened));
  await hide(false);
  assert.equal((await visitor.settled()).openBooth, booth);
  assert.equal((await visitor.press('Escape')).openBooth, null);
});

for (const [pixels, samples] of [[1, 4], [2, 0]]) {
  story(`a graphics card smooths edges in a buffer that can be left off (${pixels} pixels each way: ${samples} samples)`, async (open) => {
    const visitor = await inside(open, event.halls[0].id, { card: true, deviceScaleFactor: pixels, viewport: { width: 800, height: 500 } });
    await visitor.settled();
    const found = await visitor.page.evaluate(() => ({
      canvas: document.querySelector('canvas').getContext('webgl2').getContextAttributes().antialias,
      samples: window.glCounts.samples,
    }));
    assert.deepEqual(found, { canvas: false, samples });
    await pictured(visitor, `card-${pixels}`);
  });
}
