// The sample's files as an exhibitor or organiser might write them: changed on their way to the visitor.
import { sample } from './event.js';

/** An answer with a file of the feed. */
export const json = (value) => ({ status: 200, headers: { 'content-type': 'application/json' }, body: JSON.stringify(value) });

/** Serves the site with `change(booth)` applied to each booth's file, and `changeEvent(event)` to the event's. */
export async function rewritten(site, { booth: change = (booth) => booth, event: changeEvent = (event) => event } = {}) {
  const { event, booths } = await sample();
  const files = new Map(booths.map(({ source, hall, ...booth }) => [`/event/${source}`, booth]));
  site.fault = (asked) => {
    if (asked === '/event/event.json') return json(changeEvent(structuredClone(event)));
    const booth = files.get(asked);
    return booth && json(change(structuredClone(booth)));
  };
}

/** The event with a desk of the organiser's that takes letters for everybody: the sample's exhibitors have none. */
export const withDesk = (event) => {
  event.organiser.contact = { form: { kind: 'json', url: 'https://desk.example/letters' }, privacy: 'https://desk.example/privacy' };
  return event;
};

/** Waits until every booth's file has come: a slow machine shows, and finds, those that are there before. */
export const arrived = (visitor) => visitor.page.waitForFunction(() => document.querySelector('main [data-booth]') && !document.querySelector('main .card-waiting'));

/** The ids of the booths on the screen, in order. */
export const shown = (visitor) => visitor.page.locator('main [data-booth]').evaluateAll((cards) => cards.map((card) => card.dataset.booth));
