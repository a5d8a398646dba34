// The light of the hour: while an event is on, its halls are bright by day and dark in the evening, on its own clocks.
import assert from 'node:assert/strict';
import { inside } from './support/inside.js';
import { look } from './support/picture.js';
import { stage } from './support/stage.js';

const { story } = stage();

/** Until a moment, milliseconds: the device's clock is put ahead by it. */
const until = (moment) => Date.parse(moment) - Date.now();
const PLACE = { position: [0, -2.2], yaw: 0 };
/** The warehouse of the showcase at a moment. */
const at = (open, moment) => inside(open, 'warehouse', { event: 'showcase', place: PLACE, ahead: until(moment) });
/** How light the picture is, 0 to 1, once it rests. */
const brightness = async (visitor) => {
  await visitor.settled();
  return look(await visitor.page.screenshot()).luminance;
};

story('an event by day is brighter than in its evening, and before it the hall has the light it was made for', async (open) => {
  const lights = [];
  for (const moment of ['2027-05-30T20:00:00+09:00', '2027-06-01T11:00:00+09:00', '2027-06-01T20:00:00+09:00']) {
    const visitor = await at(open, moment);
    lights.push(await brightness(visitor));
    await visitor.close();
  }
  const [before, day, evening] = lights;
  assert.ok(day > evening * 1.2 && before > evening * 1.2, `${lights}`);
  assert.ok(evening > 0.08, `it is lit by its lamps: ${lights}`);
});
