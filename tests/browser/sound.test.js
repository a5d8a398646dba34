// The sound of the place: nothing is loaded and nothing sounds until somebody asks for it, and then only while the hall is seen.
import assert from 'node:assert/strict';
import { sample } from './support/event.js';
import { inside } from './support/inside.js';
import { address, remembered, stage } from './support/stage.js';

const { story } = stage({ flags: ['--autoplay-policy=document-user-activation-required'] });
const { event } = await sample();

/** Notes what the hall wants to be heard, and what it is heard by. */
const listen = (visitor) => visitor.page.evaluate(() => {
  const page = /** @type {any} */ (window);
  page.contexts = [];
  page.AudioContext = class extends AudioContext {
    constructor() {
      super();
      page.contexts.push(this);
    }
  };
  addEventListener('boothwalk:sound', (/** @type {any} */ said) => { page.layers = said.detail.layers; });
});

const states = (visitor) => visitor.page.evaluate(() => /** @type {any} */ (window).contexts.map((context) => context.state));
const isNow = (visitor, state) => visitor.page.waitForFunction((state) => {
  const { contexts } = /** @type {any} */ (window);
  return contexts.length === 1 && contexts[0].state === state;
}, state);

/** How loud two seconds of the layers are in each ear, of 1, and where the weight of their spectrum lies. */
const rendered = (visitor) => visitor.page.evaluate(async () => {
  const script = performance.getEntriesByType('resource').find(({ name }) => /\/sound[^/]*\.js$/.test(name));
  const { ambience } = await import(/** @type {PerformanceEntry} */ (script).name);
  const context = new OfflineAudioContext(2, 2 * 44100, 44100);
  ambience(context, /** @type {any} */ (window).layers).out.connect(context.destination);
  const sound = await context.startRendering();
  return [0, 1].map((ear) => {
    const samples = sound.getChannelData(ear);
    const square = samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length;
    let crossings = 0;
    for (let index = 1; index < samples.length; index += 1) crossings += Number(samples[index] >= 0 !== samples[index - 1] >= 0);
    return { loudness: Math.sqrt(square), peak: samples.reduce((most, sample) => Math.max(most, Math.abs(sample)), 0), hertz: crossings / 4 };
  });
});

story('a hall is silent until its sound is asked for', async (open) => {
  const visitor = await open(address(), { records: remembered(), sparing: true });
  const asked = [];
  visitor.page.on('request', (request) => asked.push(request.url()));
  await visitor.usable();
  await listen(visitor);
  await visitor.enter();
  await visitor.settled();
  assert.deepEqual(await states(visitor), []);
  assert.deepEqual(asked.filter((url) => url.includes('sound')), []);
});

story('who asked for it hears each hall, and only while it is seen', async (open) => {
  const heard = [];
  for (const hall of event.halls) {
    const place = { hall: hall.id, position: [0, -6], yaw: 0 };
    const visitor = await open(address(), { records: remembered({ place, settings: { sound: true } }), sparing: true });
    await visitor.usable();
    await listen(visitor);
    await visitor.enter();
    await isNow(visitor, 'running');
    const ears = await rendered(visitor);
    for (const { loudness, peak } of ears) assert.ok(loudness > 0.003 && peak < 0.9, JSON.stringify(ears));
    heard.push(ears[0].hertz);
    await visitor.settled();
    if (heard.length === 1) {
      const { width, height } = visitor.page.viewportSize();
      // Too narrow for the list beside the hall.
      await visitor.page.setViewportSize({ width: 800, height });
      await visitor.page.keyboard.press('l');
      await isNow(visitor, 'suspended');
      await visitor.page.setViewportSize({ width, height });
      await visitor.page.locator('[data-enter]:not([disabled]):visible').first().click();
      await isNow(visitor, 'running');
    }
    assert.deepEqual(visitor.errors, []);
    await visitor.close();
  }
  assert.notEqual(Math.round(heard[0] / 10), Math.round(heard[1] / 10), 'each hall has a sound of its own');
});

story('nothing is drawn for it', async (open) => {
  const visitor = await inside(open, event.halls[0].id, { records: { settings: { sound: true } } });
  const before = await visitor.settled();
  await new Promise((done) => setTimeout(done, 3000));
  assert.equal((await visitor.probe()).frames, before.frames);
});
