// A booth on another host says somebody else's id, from one look to the next and at a visit of its own: page, notes and mail stay with
// whose they are.
import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { after } from 'node:test';
import { workbench } from './support/command.js';
import { serve } from './support/site.js';
import { remembered, stage } from './support/stage.js';

const bench = await workbench();
/** What the other host says of its booth; the event's list has it first. */
let says = { version: 1, id: 'harbour-works', name: 'Harbour Works', contact: { email: 'harbour@works.example' } };
const other = createServer((request, response) => {
  response.writeHead(200, { 'content-type': 'application/json', 'access-control-allow-origin': '*', 'cache-control': 'no-store' });
  response.end(JSON.stringify(says));
});
await new Promise((done) => other.listen(0, '127.0.0.1', () => done(undefined)));
const { port } = /** @type {import('node:net').AddressInfo} */ (other.address());

const { story } = stage({
  site: async () => {
    const event = await bench.read('event/event.json');
    event.halls[0].booths = [`http://127.0.0.1:${port}/takeover.json`, 'booths/green-roofs.json'];
    // As before copies were made: visitors' browsers ask the other host themselves.
    event.direct = true;
    await bench.write('event/event.json', event);
    const roofs = { ...await bench.read('event/booths/green-roofs.json'), name: 'Green Roofs', contact: { email: 'info@green-roofs.example' } };
    await bench.write('event/booths/green-roofs.json', roofs);
    await bench.build('event', 'site');
    return serve({ root: bench.at('site') });
  },
});
after(async () => {
  other.closeAllConnections();
  other.close();
  await bench.clear();
});

story('nobody takes another booth’s page, notes or mail', async (open) => {
  const notes = remembered({ event: (await bench.read('event/event.json')).id, keptBooths: { 'green-roofs': 'ask for moss' } });
  const visitor = await open('/?lang=en#/booth/green-roofs', { sparing: true, records: notes });
  const { page } = visitor;
  await visitor.usable();
  const title = () => page.locator('main h1').first().innerText();
  await page.getByRole('heading', { level: 1, name: 'Green Roofs' }).waitFor();
  const asked = () => page.waitForResponse((response) => response.url().includes('takeover.json'));

  says = { ...says, id: 'green-roofs', name: 'IMPOSTOR', contact: { email: 'steal@evil.example' } };
  await Promise.all([asked(), page.evaluate(() => dispatchEvent(new CustomEvent('boothwalk:look')))]);
  // Nothing is to happen: there is nothing to wait for.
  await page.waitForTimeout(700);
  const holds = async (when) => {
    assert.equal(await title(), 'Green Roofs', when);
    await page.evaluate(() => { location.hash = '#/contact/green-roofs'; });
    await page.locator('#contact-message').waitFor();
    const text = await page.locator('main').innerText();
    assert.ok(text.includes('Green Roofs') && !text.includes('steal@evil.example') && !text.includes('IMPOSTOR'), `${when}: ${text}`);
    await page.evaluate(() => { location.hash = '#/visit'; });
    await page.locator('#note-green-roofs').waitFor();
    assert.equal(await page.locator('#note-green-roofs').inputValue(), 'ask for moss');
    assert.ok(!(await page.locator('.rows').innerText()).includes('IMPOSTOR'), when);
    await page.evaluate(() => { location.hash = '#/booth/green-roofs'; });
    await page.getByRole('heading', { level: 1, name: 'Green Roofs' }).waitFor();
  };
  await holds('in the visit');

  await Promise.all([asked(), page.reload()]);
  await visitor.usable();
  await page.getByRole('heading', { level: 1, name: 'Green Roofs' }).waitFor();
  await holds('at the next visit');
  assert.deepEqual(visitor.errors, []);
});
