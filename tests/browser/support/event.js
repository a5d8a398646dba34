// What the built site's event files say: tests compare what is on the screen with these, not with copies of them.
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { DIST } from './site.js';

const read = async (file) => JSON.parse(await readFile(path.join(DIST, 'event', file), 'utf8'));

/** A text of the feed in a language, with the fallback that the feed's rules name. */
export function words(text, language) {
  return typeof text === 'string' ? text : text?.[language] ?? Object.values(text ?? {})[0] ?? '';
}

/** The event that the start page shows: `{ event, programme, booths }`, booths by their halls' order. */
export async function sample() {
  const event = await read('event.json');
  const programme = typeof event.programme === 'string' ? await read(event.programme) : event.programme;
  const booths = [];
  for (const hall of event.halls) {
    for (const source of hall.booths) booths.push({ ...await read(source), hall: hall.id, source });
  }
  return { event, programme, booths };
}

/** Text as a page shows it: without the marks of its markup, white space folded. For looking things up in pages. */
export function folded(text) {
  return text.replaceAll(/[*_`#>]|\[|\]\([^)]*\)/g, '').replaceAll(/\s+/g, ' ').trim();
}
