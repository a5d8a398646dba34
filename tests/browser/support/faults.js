// Broken files, each from the sound one that the site serves.
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { PNG } from 'pngjs';
import { DIST } from './site.js';

const json = (value) => ({ status: 200, body: typeof value === 'string' ? value : JSON.stringify(value) });

/** A fault that changes a JSON file of the event (its path from the event file) before it is served. */
export function changed(file, change) {
  return async (asked) => {
    if (asked !== `/event/${file}`) return undefined;
    const sound = JSON.parse(await readFile(path.join(DIST, 'event', file), 'utf8'));
    return json(change(sound) ?? sound);
  };
}

/** A fault that answers something else for a file. */
export const instead = (pattern, answer) => (asked) => (pattern.test(asked) ? answer : undefined);

/** Several faults: the first that has something to say. */
export const all = (...faults) => async (asked, request) => {
  for (const fault of faults) {
    const answer = await fault(asked, request);
    if (answer) return answer;
  }
  return undefined;
};

/** A sound PNG of one colour, as wide as it is asked for and two pixels high. */
export function wide(width) {
  return PNG.sync.write(Object.assign(new PNG({ width, height: 2, colorType: 2 }), { data: Buffer.alloc(width * 2 * 4, 0x80) }));
}
