// The way into a hall, and the looks of it.
import assert from 'node:assert/strict';
import { look } from './picture.js';
import { address, keep, remembered } from './stage.js';

/** Brings a visitor who has been here before into a hall, standing at `place` ({ position, yaw }) if one is given. */
export async function inside(open, hall, /** @type {any} */ { place, booth, records, query, language, event, ...options } = {}) {
  const route = booth ? `/hall/${hall}/booth/${booth}` : `/hall/${hall}`;
  const where = place && { hall, ...place };
  const visitor = await open(address({ route, query, language, event }), {
    language, records: remembered({ event, ...(where && { place: where }), ...records }), ...options,
  });
  await visitor.until((state) => state?.ready && state.hall === hall, `the hall ${hall} to be ready`);
  await visitor.page.waitForFunction(() => document.documentElement.dataset.face === 'hall');
  await visitor.page.locator('#hall').focus();
  return visitor;
}

/**
 * Keeps a picture of the screen and makes sure that something is on it: many colours, none of them all over the screen.
 * An empty canvas has one colour; a hall without its light or its shell has a handful. `covered`: a panel covers most of
 * the screen, and its ground is one colour.
 */
export async function pictured(visitor, name, { covered = false } = {}) {
  const png = await visitor.page.screenshot();
  await keep(`${name}.png`, png);
  const seen = look(png);
  assert.ok(seen.colours >= 60 && seen.commonest < (covered ? 0.9 : 0.6), `${name} shows next to nothing: ${JSON.stringify(seen)}`);
  assert.ok(seen.luminance > 0.04 && seen.luminance < 0.96, `${name} is too dark or too light: ${JSON.stringify(seen)}`);
  return png;
}

/** The smaller angle between two yaws, radians. */
export function turned(a, b) {
  const angle = Math.abs(a.yaw - b.yaw) % (2 * Math.PI);
  return Math.min(angle, 2 * Math.PI - angle);
}

/** Half the width of a hall's floor, metres: what the plan of both themes has, walls included. */
export const HALF_WIDTH = 10;
