// Entry by ticket, in real browsers, over a real mosquitto that `boothwalk serve --live` starts: without a ticket nobody comes in and
// the page says what to do; the link in an invitation lets its participant in, on one device at a time, until that ticket is renewed.
import assert from 'node:assert/strict';
import { after } from 'node:test';
import { workbench } from './support/command.js';
import { keep, stage } from './support/stage.js';
import { PHONE } from './support/visitor.js';

/** @type {any} */
let bench;
/** @type {any} a server that takes the place of the stage's own */
let again;
/** A fair of two booths to which one comes by ticket. */
async function byTicket() {
  bench = await workbench();
  const live = { broker: 'wss://fair.example/live', entry: 'ticket' };
  await bench.write('event/event.json', { ...await bench.read('event/event.json'), live });
  await tickets('--count', '3');
  return bench.serve('event', 0, '--live');
}
after(async () => {
  await again?.close();
  await bench?.clear();
});

/** What stands behind the site's address in each participant's link. */
async function tickets(...args) {
  const { stdout } = await bench.run('live', 'tickets', bench.at('event'), '--json', ...args);
  return JSON.parse(stdout).tickets.map(({ link }) => link);
}

const { story } = stage({ site: byTicket });

const strip = (visitor) => visitor.page.locator('section.people');
const says = (visitor, words) => strip(visitor).getByText(words).waitFor();
const NO_TICKET = 'open the link in your invitation on this device';

story('without a ticket nobody comes in, by their links two see one another, and a renewed ticket is refused', async (open, site) => {
  const stranger = await open('/?lang=en&probe#/', { language: 'en', sparing: true });
  await says(stranger, NO_TICKET);
  assert.equal(await strip(stranger).getByRole('button').count(), 0);
  await keep('ticket-none.png', await stranger.page.screenshot());

  const links = await tickets();
  const [one, other] = await Promise.all(links.slice(0, 2).map((link) => open(`/?lang=en&probe${link}`, { language: 'en' })));
  for (const visitor of [one, other]) {
    await visitor.usable();
    // The address bar has it no more, nor has the way back.
    assert.equal(await visitor.route(), '#/');
    await says(visitor, 'The organiser can tell by it who you are');
    await visitor.enter();
    await strip(visitor).getByRole('button', { name: 'Let others see me walk here' }).click();
  }
  await says(one, 'One person walks with you');
  await says(other, 'One person walks with you');
  await keep('ticket-in.png', await one.page.screenshot());

  // The organiser renews it, and brings the broker its passwords anew.
  const [renewed] = await tickets('--renew', '1');
  assert.notEqual(renewed, links[0]);
  await site.close();
  again = await bench.serve('event', site.port, '--live');
  await one.page.reload();
  await says(one, 'Your ticket is not accepted');
  await keep('ticket-refused.png', await one.page.screenshot());
  // The newer link, opened in the page that is there already.
  await one.page.evaluate((link) => { location.hash = link; }, renewed);
  await strip(one).getByRole('button', { name: 'No longer let others see me' }).waitFor();
  assert.equal(await one.route(), '#/');
  assert.deepEqual([...stranger.errors, ...one.errors, ...other.errors], []);
});

story('the link opened on laptop and phone: the visit goes on where it was opened last, and comes back by a press', async (open) => {
  const links = await tickets();
  const [other, laptop] = await Promise.all(links.slice(1, 3).map((link) => open(`/?lang=en&probe${link}`, { language: 'en' })));
  const joins = async (visitor) => {
    await visitor.usable();
    await visitor.enter();
    await strip(visitor).getByRole('button', { name: 'Let others see me walk here' }).click();
    await says(visitor, 'One person walks with you');
  };
  const elsewhere = (visitor) => says(visitor, 'Your visit goes on elsewhere: your ticket was opened on another device.');
  await other.usable();
  await other.enter();
  await strip(other).getByRole('button', { name: 'Let others see me walk here' }).click();
  await joins(laptop);
  // Whoever lets others see them connects anew, so that the broker takes them off the floor when they are lost: then others see them.
  await says(other, 'One person walks with you');
  const connections = { laptop: 0, phone: 0 };
  laptop.page.on('websocket', () => { connections.laptop += 1; });

  const phone = await open(`/?lang=en&probe${links[2]}`, { language: 'en', ...PHONE });
  phone.page.on('websocket', () => { connections.phone += 1; });
  await joins(phone);
  await elsewhere(laptop);
  assert.equal(await strip(laptop).getByRole('button', { name: 'No longer let others see me' }).count(), 0);
  await keep('ticket-elsewhere.png', await laptop.page.screenshot());
  // One visitor, on whatever device.
  await says(other, 'One person walks with you');

  await strip(laptop).getByRole('button', { name: 'Continue here' }).click();
  await elsewhere(phone);
  await keep('ticket-elsewhere-phone.png', await phone.page.screenshot());
  await says(laptop, 'One person walks with you');
  await strip(laptop).getByRole('button', { name: 'No longer let others see me' }).waitFor();
  const before = connections.phone;
  await says(other, 'One person walks with you');
  // Nobody was pushed out, and nobody comes back unasked: the laptop connected once, by the press.
  assert.deepEqual(connections, { laptop: 1, phone: before });
  assert.deepEqual([...laptop.errors, ...phone.errors, ...other.errors], []);
});
