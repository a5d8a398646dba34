// What one does in the hall, and when and where another one sees it: two real browsers on one machine, so by one clock, over a real
// mosquitto. A machine without a graphics card draws when it can: what is bound here is what is ours, from the hall that tells a step to
// the hall that is told of it. That the figure then stands where it should is bound frame by frame in hall/tests (`walks_seen`).
import assert from 'node:assert/strict';
import { after } from 'node:test';
import { workbench } from './support/command.js';
import { stage, table } from './support/stage.js';

/** Others see one within this, metres, at the latest after so long, milliseconds. */
const RIGHT = 0.3;
const SOON = 1000;
/** A message has steps of so many metres: this far a place may be from the one that was told. */
const STEP = 0.05;
/** A hall that draws more seldom, milliseconds, lets its own visitor walk more slowly than their pace. */
const SLOWEST = 250;
/** Small windows are drawn quickly. */
const SMALL = { language: 'en', viewport: { width: 480, height: 400 } };

/** @type {any} */
let bench;
async function live() {
  bench = await workbench();
  return bench.serve('event', 0, '--live');
}
after(() => bench?.clear());

const { story } = stage({ site: live });

const strip = (visitor) => visitor.page.locator('section.people');

/** Notes what the hall tells of its visitor's walk, when, and how late frames are meanwhile. */
const notesWalks = (visitor) => visitor.page.evaluate(() => {
  const notes = { walks: [], gaps: [] };
  window.walkNotes = notes;
  const now = () => performance.timeOrigin + performance.now();
  addEventListener('boothwalk:walk', (event) => {
    const { from, to, pace } = /** @type {CustomEvent} */ (event).detail;
    notes.walks.push({ at: now(), from: [...from], to: [...to], pace });
  });
  let last = now();
  const look = () => {
    notes.gaps.push({ at: now(), gap: now() - last });
    last = now();
    requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
});

/** Notes what the hall is told of the others, and when. */
const notesOthers = (visitor) => visitor.page.evaluate(() => {
  const notes = [];
  window.otherNotes = notes;
  addEventListener('boothwalk:others', (event) => {
    const [, , fromX, fromZ, toX, toZ, started, pace] = /** @type {CustomEvent} */ (event).detail.people;
    notes.push({ at: performance.timeOrigin + performance.now(), from: [fromX, fromZ], to: [toX, toZ], started, pace });
  });
});

const apart = (a, b) => Math.hypot(a[0] - b[0], a[1] - b[1]);

/** Where somebody is at a time, by what was told of them: straight on, as everything here leads. */
function placeOf({ from, to, started, pace }, at) {
  const way = apart(from, to);
  const share = way > 0 ? Math.min(1, pace * Math.max(0, at - started) / 1000 / way) : 1;
  return from.map((start, axis) => start + (to[axis] - start) * share);
}

story('within a second another page knows where one walks, to a third of a metre', async (open) => {
  const [one, other] = [await open('/?lang=en&probe#/', SMALL), await open('/?lang=en&probe#/', SMALL)];
  for (const visitor of [one, other]) {
    await visitor.usable();
    await visitor.enter();
    await strip(visitor).getByRole('button', { name: 'Let others see me walk here' }).click();
  }
  for (const visitor of [one, other]) await strip(visitor).getByText('One person walks with you').waitFor();
  await one.page.locator('#hall').focus();
  await one.settled();
  await notesWalks(one);
  await notesOthers(other);
  // Straight on, a turn and back, and sideways; each with a stop.
  const walks = async (key, metres) => {
    const { position: from } = await one.probe();
    await one.hold(key, (state) => apart(state.position, from) > metres, `${key} for ${metres} m`);
    const { position } = await one.settled();
    await other.until(({ people: [person] }) => person && !person.walking && apart([person.x, person.z], position) < RIGHT, `somebody at ${position}`);
    return position;
  };
  await walks('KeyW', 5);
  await one.press('KeyQ');
  await one.press('KeyQ');
  await walks('KeyW', 1.5);
  const rest = await walks('KeyS', 1.5);

  const { walks: told, gaps } = await one.page.evaluate(() => window.walkNotes);
  const known = await other.page.evaluate(() => window.otherNotes);
  const isOf = (walk) => (note) => note.at >= walk.at && apart(note.from, walk.from) < STEP && apart(note.to, walk.to) < STEP && Math.abs(note.pace - walk.pace) < 0.01;
  const arrived = told.map((walk) => known.find(isOf(walk)));
  // What is told while the page gathers is told once: the newest of it.
  const late = told.flatMap(({ at }, nth) => (arrived[nth] ? [arrived[nth].at - at] : [])).sort((a, b) => a - b);
  const seen = told.slice(1).flatMap(({ at, from }, nth) => {
    const before = told[nth];
    const heard = arrived[nth];
    const ownFrames = gaps.filter((frame) => frame.at > before.at && frame.at <= at).every(({ gap }) => gap <= SLOWEST);
    // Whoever has not walked on in the same way for a second is on their way to being seen right.
    return heard && at - before.at >= SOON && heard.at <= before.at + SOON ? [{ off: apart(placeOf(heard, at), from), ownFrames }] : [];
  });
  const steady = seen.filter(({ ownFrames }) => ownFrames).map(({ off }) => off);
  await table('walk-seen', [{
    cards: told.length, known: late.length, 'ms, half of them': Math.round(late[Math.floor(late.length / 2)]), 'ms, the last of them': Math.round(late.at(-1)),
    'looked at after a second': steady.length, 'm off at most': Number(Math.max(...steady, 0).toFixed(2)), 'while frames were late': seen.length - steady.length,
  }]);
  assert.ok(told.length >= 8, `${told.length} cards`);
  assert.ok(arrived.at(-1), `the last stop: ${JSON.stringify([told.at(-1), known.at(-1)])}`);
  assert.ok(late.length >= told.length / 2, `${late.length} of ${told.length} cards`);
  assert.ok(late[Math.floor(late.length / 2)] <= SOON, `half of the cards took ${late}`);
  for (const off of steady) assert.ok(off <= RIGHT, `${off} m off`);
  assert.ok(apart(placeOf(known.at(-1), Date.now()), rest) <= RIGHT, 'at rest');
  assert.deepEqual([...one.errors, ...other.errors], []);
});
