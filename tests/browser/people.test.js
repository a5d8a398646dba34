// Other people in the hall: they stand, walk and react as the page tells, in two draws, and at rest nothing is drawn.
import assert from 'node:assert/strict';
import { after } from 'node:test';
import { perFrame } from './support/counters.js';
import { sample } from './support/event.js';
import { inside, pictured } from './support/inside.js';
import { difference } from './support/picture.js';
import { stage, table } from './support/stage.js';

const { story } = stage();
const { event, booths } = await sample();
const PLACE = { position: [0, -2], yaw: 0 };
/** By how much a press of Q or E turns, radians. */
const STEP = Math.PI / 6;
/** What everybody who is in view may cost of a frame without a graphics card, where a frame is what the processors spend on it; that,
    unlike the time it takes, does not grow when the machine does other things as well. */
const SHARE = 0.15;
const ROUNDS = 7;

/** Tells the hall something of other people, as the page does. */
const tell = (visitor, name, detail) => visitor.page.evaluate(({ name, detail }) => {
  if (detail.people) detail.people = new Float64Array(detail.people);
  dispatchEvent(new CustomEvent(name, { detail }));
}, { name, detail });

/** The numbers of somebody who stands at a place, or walks from there to another. */
const somebody = (person, from, to = from, { hand = false, reaction = 0 } = {}) => {
  const now = Date.now();
  // Who stands looks this way; who walks from here to there has turned before.
  return [person, person, ...from, ...to, now, from === to ? 0 : 1.4, from === to ? Math.PI : 0, hand ? 1 : 0, reaction, now];
};

/** What the page hears of this kind. */
const hears = (visitor, name) => visitor.page.evaluate((name) => {
  /** @type {any} */ (window)[name] = [];
  addEventListener(name, (event) => /** @type {any} */ (window)[name].push(/** @type {CustomEvent} */ (event).detail ?? {}));
}, name);
const heard = (visitor, name) => visitor.page.evaluate((name) => window[name], name);

/** The most draws of one frame while `act` runs: how many frames are of a turn and how many at rest is the machine's to say. */
async function mostDraws(visitor, act) {
  await visitor.page.evaluate(() => {
    let last = window.glCounts.draws;
    window.mostDraws = 0;
    const look = () => {
      const now = window.glCounts.draws;
      window.mostDraws = Math.max(window.mostDraws, now - last);
      last = now;
      window.looks = requestAnimationFrame(look);
    };
    look();
  });
  await act();
  return visitor.page.evaluate(() => { cancelAnimationFrame(window.looks); return window.mostDraws; });
}

for (const hall of event.halls) {
  story(`twenty people stand in the hall, in two draws more, and at rest nothing is drawn (${hall.id})`, async (open) => {
    const visitor = await inside(open, hall.id, { place: PLACE });
    await visitor.settled();
    const alone = await pictured(visitor, `people-none-${hall.id}`);
    const turn = async () => { await visitor.press('KeyQ'); await visitor.press('KeyE'); };
    const before = await mostDraws(visitor, turn);
    const crowd = Array.from({ length: 20 }, (_, nth) => somebody(nth, [(nth % 5) * 1.1 - 2.2, -5.5 - Math.floor(nth / 5) * 2.2], undefined, {
      hand: nth === 6, reaction: nth === 8 ? 5 : 0,
    }));
    await tell(visitor, 'boothwalk:others', { people: crowd.flat() });
    const state = await visitor.until((state) => state.others === 20, 'twenty people');
    assert.equal(state.people.length, 20);
    const peopled = await pictured(visitor, `people-${hall.id}`);
    assert.ok(difference(alone, peopled) > 0.01, 'they are seen');
    await visitor.settled();
    await pictured(visitor, `people-rest-${hall.id}`);
    const after = await mostDraws(visitor, turn);
    assert.ok(after - before <= 2, `${before} draws alone, ${after} with twenty`);
    await visitor.settled();
    const read = () => visitor.page.evaluate(() => ({ draws: window.glCounts.draws, frames: window.boothwalk.probe().frames }));
    const still = await read();
    await new Promise((done) => setTimeout(done, 3000));
    assert.deepEqual(await read(), still, 'nothing is drawn while nobody moves');
    assert.deepEqual([state.errors, visitor.errors, visitor.console], [[], [], []]);
  });
}

for (const hall of event.halls) {
  story(`forty-eight people are two draws more, and whoever walks out of view draws nothing (${hall.id})`, async (open) => {
    // As many as there are with a graphics card.
    const visitor = await inside(open, hall.id, { place: PLACE, records: { settings: { quality: 'full' } } });
    await visitor.settled();
    const turn = async () => { await visitor.press('KeyQ'); await visitor.press('KeyE'); };
    const before = await mostDraws(visitor, turn);
    const crowd = Array.from({ length: 60 }, (_, nth) => somebody(nth, [(nth % 8) * 0.9 - 3.2, -5 - Math.floor(nth / 8) * 1.4]));
    await tell(visitor, 'boothwalk:others', { people: crowd.flat() });
    await visitor.until((state) => state.others === 48, 'the nearest forty-eight');
    await visitor.settled();
    const after = await mostDraws(visitor, turn);
    assert.ok(after - before <= 2, `${before} draws alone, ${after} with forty-eight`);
    await visitor.settled();
    const read = () => visitor.page.evaluate(() => ({ draws: window.glCounts.draws, frames: window.boothwalk.probe().frames }));
    const still = await read();
    await new Promise((done) => setTimeout(done, 2000));
    assert.deepEqual(await read(), still, 'nothing is drawn while nobody moves');

    // Behind one's back somebody walks: they get where they go, and no frame is drawn for it.
    const [x, z] = PLACE.position;
    const [from, to] = [[x + 1.5, z + 0.8], [x - 1.5, z + 0.8]];
    const few = crowd.slice(0, 40);
    await tell(visitor, 'boothwalk:others', { people: [...few, somebody(70, from)].flat() });
    await visitor.until((state) => state.others === 41, 'forty before, one behind');
    await visitor.settled();
    const { draws } = await read();
    await tell(visitor, 'boothwalk:others', { people: [...few, somebody(70, from, to)].flat() });
    const there = ({ people }) => people.some((person) => Math.hypot(person.x - to[0], person.z - to[1]) < 0.1);
    await visitor.until(there, 'them to arrive');
    assert.equal((await read()).draws, draws, 'nobody in view moves');
  });
}

/** Milliseconds that the browser's processes have used of the processors by now, all of them together. */
async function spent(visitor) {
  const devtools = await visitor.context.browser().newBrowserCDPSession();
  const { processInfo } = await devtools.send('SystemInfo.getProcessInfo');
  await devtools.detach();
  return processInfo.reduce((sum, { cpuTime }) => sum + cpuTime * 1000, 0);
}

/** Turns a step by a key, and waits until that and what follows of it is drawn: in the page, because each question to it costs as well. */
async function turnBy(visitor, key) {
  const drawn = visitor.page.evaluate(() => new Promise((done) => {
    let last = window.glCounts.draws;
    let turns = false;
    const look = () => {
      const now = window.glCounts.draws;
      if (turns && now === last) { clearInterval(looks); done(undefined); }
      turns ||= now !== last;
      last = now;
    };
    const looks = setInterval(look, 400);
  }));
  await visitor.page.keyboard.press(key);
  await drawn;
}

const middle = (numbers) => numbers.toSorted((one, other) => one - other)[Math.floor(numbers.length / 2)];
const rows = [];
after(() => table('people', rows));

for (const hall of event.halls) {
  story(`forty-eight people in view cost at most ${SHARE * 100} % of a frame (${hall.id})`, async (open) => {
    // Half a step to the left of straight ahead: the step to the right and back keeps everybody in view.
    const place = { ...PLACE, yaw: STEP / 2 };
    const visitor = await inside(open, hall.id, { place, records: { settings: { quality: 'full' } } });
    await visitor.settled();
    const crowd = Array.from({ length: 48 }, (_, nth) => somebody(nth, [(nth % 6) * 1.1 - 2.75, -8 - Math.floor(nth / 6) * 2.2]));
    const frames = { 0: [], 48: [] };
    const shares = [];
    // The middle share, and how far that of so few is from the true one: small on a quiet machine, which is held to the limit closely.
    const measured = () => {
      const share = middle(shares);
      return { share, unsure: 1.86 * middle(shares.map((each) => Math.abs(each - share))) / Math.sqrt(shares.length) };
    };
    const isHeld = ({ share, unsure }) => share - unsure <= SHARE;
    // What else the machine does, and what the browser has warmed up, falls on both alike: by turns, and the middle of each.
    // What seems too much is measured as often again: a busy machine may have a bad minute.
    for (let round = 0; round < ROUNDS || (round < 2 * ROUNDS && !isHeld(measured())); round += 1) {
      for (const people of round % 2 === 0 ? [0, 48] : [48, 0]) {
        await tell(visitor, 'boothwalk:others', { people: crowd.slice(0, people).flat() });
        await visitor.until((state) => state.others === people, `${people} people`);
        await visitor.settled(700);
        const before = await spent(visitor);
        const { triangles, frames: drawn } = await perFrame(visitor, async () => {
          for (const key of ['KeyE', 'KeyQ', 'KeyE', 'KeyQ']) await turnBy(visitor, key);
        });
        frames[people].push({ triangles, spent: (await spent(visitor) - before) / drawn });
      }
      shares.push(frames[48][round].spent / frames[0][round].spent - 1);
    }
    const of = (people, what) => middle(frames[people].map((each) => each[what]));
    const { share, unsure } = measured();
    rows.push({ hall: hall.id, share: share.toFixed(3), unsure: unsure.toFixed(3), alone: Math.round(of(0, 'spent')), peopled: Math.round(of(48, 'spent')), each: shares.map((each) => each.toFixed(2)).join(' ') });
    assert.ok(of(48, 'triangles') > of(0, 'triangles') + 48 * 150, 'they are in view');
    assert.ok(isHeld({ share, unsure }), `${share} of a frame, ${unsure} more or less`);
  });
}

story('who walks is where their own hall has them, at fifteen frames a second at most', async (open) => {
  const visitor = await inside(open, event.halls[0].id, { place: PLACE });
  await visitor.settled();
  await tell(visitor, 'boothwalk:others', { people: somebody(3, [0, -5], [0, -12]) });
  await visitor.until((state) => state.people[0]?.walking, 'somebody to walk');
  // On a slow machine more time goes by than is waited for: the page says how much.
  const look = () => visitor.page.evaluate(() => ({ ...window.boothwalk.probe(), time: performance.now() / 1000 }));
  const before = await look();
  await new Promise((done) => setTimeout(done, 2000));
  const under = await look();
  const [walked, secs, frames] = [before.people[0].z - under.people[0].z, under.time - before.time, under.frames - before.frames];
  // What is seen is as old as the last frame.
  assert.ok((walked > 1.4 * (secs - 1) || !under.people[0].walking) && walked < 1.4 * (secs + 1), `${walked} m in ${secs} s`);
  assert.ok(frames <= 15 * (secs + 0.5), `${frames} frames in ${secs} s`);
  const there = await visitor.until((state) => !state.people[0].walking, 'them to arrive');
  assert.ok(Math.hypot(there.people[0].x, there.people[0].z + 12) < 0.1, JSON.stringify(there.people));
  await visitor.settled();
});

story('staff stand at their counter, and the panel of their booth says so', async (open) => {
  const [booth] = booths.filter((booth) => booth.hall === event.halls[0].id);
  const visitor = await inside(open, event.halls[0].id, { booth: booth.id });
  await visitor.settled();
  const words = 'Two of the staff are here';
  await tell(visitor, 'boothwalk:staff', { booths: [{ booth: booth.id, words, members: [{ figure: 1, state: 'free' }, { figure: 6, state: 'busy' }, { figure: 2, state: 'away' }] }] });
  await visitor.until((state) => state.others === 2, 'two at the counter');
  await visitor.settled();
  await pictured(visitor, 'people-staff', { covered: true });
  await visitor.page.waitForFunction((words) => document.body.textContent.includes(words), words);
});

story('who lets others see them tells their walk, and nothing before', async (open) => {
  const visitor = await inside(open, event.halls[0].id, { place: PLACE });
  await visitor.settled();
  for (const name of ['boothwalk:walk', 'boothwalk:react', 'boothwalk:hand']) await hears(visitor, name);
  await visitor.press('KeyQ');
  await visitor.press('KeyE');
  assert.deepEqual(await heard(visitor, 'boothwalk:walk'), []);
  await tell(visitor, 'boothwalk:joined', { on: true });
  await tell(visitor, 'boothwalk:counts', { words: '31 people walk with you', here: 31, hall: 214 });
  await visitor.page.waitForFunction(() => window['boothwalk:walk'].length > 0);
  const [first] = await heard(visitor, 'boothwalk:walk');
  assert.equal(first.hall, event.halls[0].id);
  assert.deepEqual(first.from, first.to);
  await visitor.hold('KeyW', (state) => state.position[1] < -4, 'W to walk');
  const stood = await visitor.settled();
  await visitor.page.waitForFunction(() => window['boothwalk:walk'].length >= 3 && window['boothwalk:walk'].at(-1).pace === 0);
  const last = (await heard(visitor, 'boothwalk:walk')).at(-1);
  assert.ok(Math.hypot(last.to[0] - stood.position[0], last.to[1] - stood.position[1]) < 0.1, JSON.stringify(last));
  await visitor.page.keyboard.press('Digit5');
  await visitor.page.keyboard.press('KeyR');
  await visitor.page.waitForFunction(() => window['boothwalk:react'].length && window['boothwalk:hand'].length);
  assert.deepEqual(await heard(visitor, 'boothwalk:react'), [{ reaction: 5 }]);
  assert.deepEqual(await heard(visitor, 'boothwalk:hand'), [{ up: true }]);
  await visitor.settled();
  await pictured(visitor, 'people-joined');
});
