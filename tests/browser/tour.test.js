// A guided tour of the organiser's: found at the door, read as a list, walked in the halls stop by stop.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { address, keep, stage } from './support/stage.js';

const { story } = stage();
const EVENT = 'showcase';
const event = JSON.parse(await readFile(new URL(`../../assets/events/${EVENT}/event.json`, import.meta.url), 'utf8'));
const [tour] = event.tours;
const stops = tour.stops.map((stop) => stop.booth);
/** The hall of a booth that stands in a file. */
const hallOf = (id) => event.halls.find((hall) => hall.booths.includes(`booths/${id}.json`)).id;

/** Moves the focus by keys to a link of this address. */
async function tabTo(visitor, ending) {
  for (let presses = 0; presses < 60; presses += 1) {
    await visitor.page.keyboard.press('Tab');
    const at = await visitor.page.evaluate(() => document.activeElement?.getAttribute('data-route') ?? document.activeElement?.getAttribute('href') ?? '');
    if (at.endsWith(ending)) return;
  }
  throw new Error(`no link to ${ending} within sixty presses of Tab`);
}

story('from the door by keys into the list, into the hall, from stop to stop, to the end', async (open) => {
  // In hops: software takes minutes for the way through two halls.
  const visitor = await open(address({ event: EVENT, language: 'en' }), { language: 'en', reducedMotion: 'reduce' });
  const { page } = visitor;
  await visitor.usable();
  await page.waitForFunction(() => performance.getEntriesByName('boothwalk:whole').length > 0);
  await tabTo(visitor, `#/tour/${tour.id}`);
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: tour.title.en }).waitFor();
  assert.equal(await visitor.route(), `#/tour/${tour.id}`);
  assert.equal(await page.locator('main .stops > li').count(), stops.length);
  await page.getByText(tour.stops[0].text.en).waitFor();
  assert.ok((await page.title()).startsWith(tour.title.en));
  await keep('tour-list.png', await page.screenshot({ fullPage: true }));

  await page.waitForFunction(() => document.documentElement.dataset.hall === 'ready');
  await tabTo(visitor, `#/hall/${hallOf(stops[0])}/tour/${tour.id}`);
  await page.keyboard.press('Enter');
  await page.waitForFunction(() => document.documentElement.dataset.face === 'hall');
  await visitor.until((state) => state?.ready, 'the hall to be ready');
  const heard = (words) => page.waitForFunction((words) => document.querySelector('#said')?.textContent?.includes(words), words);
  const read = (words) => page.waitForFunction((words) => document.body.textContent?.includes(words), words);
  for (const [at, stop] of tour.stops.entries()) {
    const state = await visitor.until((state) => state.openBooth === stop.booth, `stop ${at + 1} to open`);
    assert.equal(state.hall, hallOf(stop.booth));
    await heard(stop.text.en);
    await read(stop.text.en);
    assert.equal(await visitor.route(), `#/hall/${state.hall}/booth/${stop.booth}`);
    await visitor.settled();
    await keep(`tour-stop-${at + 1}.png`, await page.screenshot());
    if (at + 1 < stops.length) await page.keyboard.press('KeyN');
  }
  await heard(`This is the last stop of “${tour.title.en}”`);
  // Back to the stop before, and on again; behind the last one nobody is led any more.
  for (const [key, stop] of [['Shift+KeyN', stops.at(-2)], ['KeyN', stops.at(-1)]]) {
    await page.keyboard.press(key);
    await visitor.until((state) => state.openBooth === stop, `${key} to lead to ${stop}`);
    await visitor.settled();
  }
  await page.keyboard.press('KeyN');
  await visitor.settled();
  // One step back is out of the booth, the next one to the booth before.
  await page.goBack();
  await visitor.until((state) => !state.openBooth, 'back to close what opened');
  await visitor.settled();
  await page.goBack();
  await visitor.until((state) => state.openBooth === stops.at(-2), 'back to undo one more step');
  assert.deepEqual([visitor.errors, visitor.console], [[], []]);
});

story('the tour is read without scripts', async (open) => {
  const visitor = await open(`/events/${EVENT}/en/`, { language: 'en', javaScriptEnabled: false });
  await visitor.page.getByRole('link', { name: tour.title.en }).click();
  await visitor.page.getByRole('heading', { level: 1, name: tour.title.en }).waitFor();
  await visitor.page.getByText(tour.stops.at(-1).text.en).waitFor();
});
