// Takes pictures of people who meet, to be looked at: twenty of them in each hall, and a request from its first word to its end as the
// visitor and the staff see it, side by side, on a desktop and on a phone. `node meeting.js` writes into results/meeting/. Not a test.
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { workbench } from './support/command.js';
import { codeOf, firstBooth, openDesk } from './support/desk.js';
import { inside } from './support/inside.js';
import { serve } from './support/site.js';
import { RESULTS } from './support/stage.js';
import { browser, open, PHONE } from './support/visitor.js';

/** Where one stands and looks: halls of the site, their events and what they are called in its language. */
const HALLS = [
  { hall: 'dockyard', event: undefined, language: 'en' },
  { hall: 'warehouse', event: undefined, language: 'ja' },
  { hall: 'exhibition', event: 'ascc-2025', language: 'en' },
];
const PLACE = { position: [0, -2], yaw: 0 };

const chromium = await browser();
const save = async (name, png) => {
  const file = path.join(RESULTS, 'meeting', `${name}.png`);
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, png);
  console.log(path.relative(process.cwd(), file));
};

/** The numbers of twenty people, as the page tells the hall of them: most stand, some walk, one holds up a hand, one shows a heart. */
function twenty(now) {
  return Array.from({ length: 20 }, (_, nth) => {
    const from = [(nth % 5) * 1.3 - 2.6 + (nth % 3) * 0.2, -5.5 - Math.floor(nth / 5) * 2.4 - (nth % 2) * 0.7];
    const walks = nth % 4 === 1;
    const to = walks ? [from[0], from[1] - 9] : from;
    return [nth, nth, ...from, ...to, now, walks ? 1.4 : 0, nth * 1.7, nth === 6 ? 1 : 0, nth === 8 ? 5 : 0, now];
  }).flat();
}

async function peopled({ hall, event, language }, site, options) {
  const visitor = await inside((at, more) => open(chromium, site.origin + at, { ...more, ...options }), hall, { place: PLACE, language, event });
  await visitor.settled();
  await visitor.page.evaluate((people) => dispatchEvent(new CustomEvent('boothwalk:others', { detail: { people: new Float64Array(people) } })), twenty(Date.now()));
  await visitor.until((state) => state.others === 20, 'twenty people');
  await visitor.until((state) => state.people.some((person) => person.walking), 'somebody to walk');
  await visitor.page.waitForTimeout(1000);
  const png = await visitor.page.screenshot();
  await visitor.close();
  return png;
}

/** Pictures side by side, a row a moment, with what happens as its heading. */
async function strip(rows, widths) {
  const page = await chromium.newPage({ viewport: { width: widths[0] + widths[1] + 48, height: 800 } });
  const picture = (png, width) => `<img width="${width}" src="data:image/png;base64,${png.toString('base64')}">`;
  const body = rows.map(({ what, visitor, desk }) => `<h2>${what}</h2><div>${picture(visitor, widths[0])}${picture(desk, widths[1])}</div>`);
  await page.setContent(`<style>body { margin: 16px; font: 16px sans-serif } div { display: flex; gap: 16px; align-items: start }</style>${body.join('')}`);
  const png = await page.screenshot({ fullPage: true });
  await page.close();
  return png;
}

/** A request, moment by moment. */
async function request(bench, site, booth, options, staff) {
  const sato = await open(chromium, `${site.origin}/?lang=en&probe#/desk/${booth}`, { sparing: true, ...staff });
  await openDesk(sato, await codeOf(bench, booth), 'Sato');
  const visitor = await open(chromium, `${site.origin}/?lang=en&probe#/booth/${booth}`, { sparing: true, ...options });
  await visitor.usable();
  const [talk, desk] = [visitor.page.locator('.live-booth'), sato.page.locator('section.desk')];
  const rows = [];
  const moment = async (what, seen = talk, of = desk) => {
    await seen.evaluate((element) => element.scrollIntoView({ block: 'start' }));
    await of.evaluate((element) => element.scrollIntoView({ block: 'start' }));
    rows.push({ what, visitor: await visitor.page.screenshot(), desk: await sato.page.screenshot() });
  };
  const words = visitor.page.locator(`#talk-words-${booth}`);
  await words.fill('Does it run on 100 V?');
  await moment('The visitor writes, the staff are free');
  await talk.getByLabel('Your name, if you like').fill('An');
  await words.press('Enter');
  await talk.getByText('You are number 1 of those who wait.').waitFor();
  await desk.getByText('Does it run on 100 V?').first().waitFor();
  await moment('The question waits');
  await desk.getByRole('button', { name: 'Take' }).click();
  await talk.getByText('Sato talks with you.').waitFor();
  await moment('Sato takes it', talk, desk.locator('section.talk'));
  await desk.locator('section.talk textarea').fill('Yes, on 100 and 230 V.');
  await desk.locator('section.talk textarea').press('Control+Enter');
  await talk.getByText('Yes, on 100 and 230 V.').waitFor();
  await words.fill('Thank you!');
  await words.press('Enter');
  await desk.locator('section.talk .lines').getByText('Thank you!').waitFor();
  await moment('They talk', talk, desk.locator('section.talk'));
  await desk.getByRole('button', { name: 'End the talk' }).click();
  await talk.getByText('The staff have ended this talk.').waitFor();
  await moment('It ends; who said their name is in the list', talk, desk.getByText('Visitors who said who they are'));
  await sato.close();
  await visitor.close();
  return rows;
}

const site = await serve();
const bench = await workbench();
let live;
try {
  for (const hall of HALLS) {
    await save(`people-${hall.hall}`, await peopled(hall, site, {}));
    await save(`people-${hall.hall}-phone`, await peopled(hall, site, PHONE));
  }
  await bench.run('live', 'codes', bench.at('event'));
  live = await bench.serve('event', 0, '--live');
  const booth = await firstBooth(bench);
  await save('request', await strip(await request(bench, live, booth, {}, {}), [960, 960]));
  await save('request-phone', await strip(await request(bench, live, booth, PHONE, PHONE), [390, 390]));
} finally {
  await chromium.close();
  await site.close();
  await live?.close();
  await bench.clear();
}
