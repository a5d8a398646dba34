// Two visitors of a live event, in real browsers, over a real mosquitto that `boothwalk serve --live` starts: nothing before a press,
// then each sees the other, and what one asks at a booth waits for its staff. `tests/run.sh live-cluster` tells the same stories over a
// pair of ejabberd, visitors at one node and desks at the other.
import assert from 'node:assert/strict';
import { readFile, readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { after } from 'node:test';
import { later } from './support/clock.js';
import { workbench } from './support/command.js';
import { codeOf, firstBooth, openDesk } from './support/desk.js';
import { intrude } from './support/intrude.js';
import { DIST, serve } from './support/site.js';
import { keep, stage } from './support/stage.js';
import { PATIENCE_MS } from './support/visitor.js';

const HOUR = 3_600_000;
/** What visitors load besides where an event is live, before they say anything: bytes, brotli. */
const LIVE = 80_000;
/** @type {any} */
let bench;
/** The folder of a fair whose brokers somebody runs (`src/organiser/tests/command/live_cluster.rs`); otherwise it comes with its own. */
const PREPARED = process.env.BOOTHWALK_LIVE_BENCH;
/** A fair of two booths, each with a desk, served with its broker. */
async function live() {
  bench = await workbench(PREPARED);
  // Its first booth meets visitors: four slots, from tomorrow on.
  const { halls: [{ booths: [file] }] } = await bench.read('event/event.json');
  const start = Math.ceil(Date.now() / HOUR) * HOUR + 24 * HOUR;
  const iso = (time) => `${new Date(time).toISOString().slice(0, 19)}Z`;
  const meetings = { minutes: 30, spans: [{ start: iso(start), end: iso(start + 2 * HOUR) }] };
  await bench.write(`event/${file}`, { ...await bench.read(`event/${file}`), meetings });
  await bench.run('live', 'codes', bench.at('event'));
  return bench.serve('event', 0, ...(PREPARED ? [] : ['--live']));
}
after(() => bench?.clear());

const { story } = stage({ site: live });

const strip = (visitor) => visitor.page.locator('section.people');
/** The strip is there, whatever it says: for a minute and a half an organiser who has left is believed on how many are here. */
const awake = (visitor) => strip(visitor).locator('.counts').waitFor();
const join = (visitor) => strip(visitor).getByRole('button', { name: 'Let others see me walk here' }).click();
const counts = (visitor, words) => strip(visitor).getByText(words).waitFor();

story('two visitors see one another walk and react, and no longer when one leaves', async (open) => {
  const [one, other] = [await open('/?lang=en&probe#/', { language: 'en' }), await open('/?lang=en&probe#/', { language: 'en' })];
  for (const visitor of [one, other]) {
    await visitor.usable();
    await visitor.enter();
    await join(visitor);
  }
  await counts(one, 'One person walks with you');
  await counts(other, 'One person walks with you');
  // Where one stands after a walk, the other sees them: within 0.3 m.
  await one.page.locator('#hall').focus();
  const { position: from } = await one.probe();
  await one.hold('KeyW', (state) => Math.hypot(state.position[0] - from[0], state.position[1] - from[1]) > 2, 'W to walk');
  const { position: [x, z] } = await one.settled();
  await other.until((state) => state.people.some((person) => !person.walking && Math.hypot(person.x - x, person.z - z) < 0.3), `somebody at ${x}, ${z}`);
  // A reaction is seen, and whoever is beside them hears of it.
  await strip(one).getByText('Figure, languages, people').click();
  await strip(one).getByRole('button', { name: 'Wave' }).click();
  await other.page.getByText('Beside you: Wave').waitFor({ state: 'attached' });
  await strip(one).getByRole('button', { name: 'No longer let others see me' }).click();
  await counts(other, 'Nobody else walks in this hall now.');
  assert.deepEqual([...one.errors, ...other.errors], []);
});

story('what is forged or played again changes nothing', async (open) => {
  const [one, other] = [await open('/?lang=en&probe#/', { language: 'en' }), await open('/?lang=en&probe#/', { language: 'en' })];
  /** @type {{url: string, topic: string, bytes: number[]} | undefined} */
  let card;
  one.page.on('websocket', (socket) => socket.on('framesent', ({ payload }) => {
    const bytes = [...Buffer.from(payload)];
    const topic = String(payload).match(/bw\/[^/]+\/h\/[^/]+\/\d+\/[a-z2-7]{24}/u)?.[0];
    if (bytes[0] >> 4 === 3 && topic) card = { url: socket.url(), topic, bytes };
  }));
  for (const visitor of [one, other]) {
    await visitor.usable();
    await visitor.enter();
    await join(visitor);
  }
  await counts(other, 'One person walks with you');
  const { people: [{ x, z }] } = await other.until((state) => state.people.length === 1 && !state.people[0].walking);
  const { url, topic, bytes } = /** @type {any} */ (card);
  const [name, stranger] = [topic.slice(-24), 'a'.repeat(24)];
  // Ten metres to the side, under the true name; the true card under another name, where one would be two.
  const forged = bytes.with(-82, bytes.at(-82) ^ 0x55);
  const at = Buffer.from(bytes).indexOf(topic);
  const taken = [...bytes.slice(0, at + topic.length - 24), ...Buffer.from(stranger), ...bytes.slice(at + topic.length)];
  await intrude(other, url, name, [forged]);
  await intrude(other, url, stranger, [taken]);
  // Whoever has left does not come back because their last card does.
  await strip(one).getByRole('button', { name: 'No longer let others see me' }).click();
  await counts(other, 'Nobody else walks in this hall now.');
  await intrude(other, url, name, [bytes]);
  await other.page.waitForTimeout(500);
  assert.deepEqual((await other.probe()).people, []);
  // What one says now comes after all of that, and is all that there is.
  await join(one);
  await counts(other, 'One person walks with you');
  // The hall is told after the strip.
  const { people } = await other.until((state) => state.people.length > 0, 'somebody in the hall');
  assert.deepEqual(people.map((person) => [person.x, person.z]), [[x, z]]);
  assert.deepEqual([...one.errors, ...other.errors], []);
});

story('whoever is reported and shut out is told so, and walks before nobody any more', async (open) => {
  const organiser = await atDesk(open, 'organiser');
  const [one, other] = [await open('/?lang=en&probe#/', { language: 'en' }), await open('/?lang=en&probe#/', { language: 'en' })];
  for (const visitor of [one, other]) {
    await visitor.usable();
    await visitor.enter();
    await join(visitor);
  }
  await counts(one, 'One person walks with you');
  await strip(other).getByText('Figure, languages, people').click();
  await strip(other).getByRole('button', { name: 'Report' }).click();
  // On this device they are hidden at once.
  await counts(other, 'Nobody else walks in this hall now.');
  await counts(one, 'One person walks with you');
  await organiser.page.getByRole('heading', { name: 'Reported' }).waitFor();
  await organiser.page.getByRole('button', { name: 'Shut out' }).click();
  await strip(one).getByText('The organiser has shut you out of what people say and show here.').waitFor();
  await organiser.page.getByRole('button', { name: 'Let in again' }).click();
  await strip(one).getByRole('button', { name: 'No longer let others see me' }).waitFor();
  assert.deepEqual([...organiser.errors, ...one.errors, ...other.errors], []);
});

/** Parts of the catalogue that a page asks for. */
function parts(visitor) {
  const asked = new Set();
  visitor.page.on('request', (request) => {
    const file = new URL(request.url()).pathname.split('/').pop();
    if (/^catalogue_.*\.wasm$/u.test(file)) asked.add(file);
  });
  return asked;
}

story('what everybody loads besides where an event is live is small', async (open) => {
  const still = await serve();
  try {
    const sparing = { language: 'en', sparing: true };
    const [here, elsewhere] = [await open('/robots.txt', sparing), await open('/robots.txt', sparing)];
    const [live, others] = [parts(here), parts(elsewhere)];
    await elsewhere.page.goto(`${still.origin}/?lang=en#/`);
    await here.page.goto(`${here.page.url().replace('/robots.txt', '')}/?lang=en#/`);
    await awake(here);
    await elsewhere.page.waitForFunction(() => performance.getEntriesByName('boothwalk:whole').length > 0);
    const besides = [...live].filter((file) => !others.has(file));
    assert.ok(besides.some((file) => file.startsWith('catalogue_live')), `${besides}`);
    assert.ok(!besides.some((file) => /^catalogue_(talk|desk)/u.test(file)), `${besides}`);
    const sizes = await Promise.all(besides.map((file) => stat(path.join(DIST, 'engine', `${file}.br`)).catch(() => undefined)));
    // A quick build is not packed.
    if (sizes.includes(undefined)) return;
    const all = sizes.reduce((sum, { size }) => sum + size, 0);
    console.log(`live: ${all} bytes of ${LIVE}`);
    assert.ok(all <= LIVE, `${all}`);
  } finally {
    await still.close();
  }
});

story('a question to the staff waits, survives a reload, and is taken back', async (open) => {
  const booth = await firstBooth(bench);
  const visitor = await open(`/?lang=en&probe#/booth/${booth}`, { language: 'en', sparing: true });
  await visitor.usable();
  const field = visitor.page.locator(`#talk-words-${booth}`);
  await field.fill('Does it run on 100 V?');
  // The Enter that ends a composition sends nothing.
  await field.dispatchEvent('keydown', { key: 'Enter', isComposing: true });
  assert.equal(await visitor.page.locator('.lines').count(), 0);
  await field.press('Enter');
  await visitor.page.locator('.lines').getByText('Does it run on 100 V?').waitFor();
  await visitor.page.getByText('Nobody of the staff is there right now.').waitFor();
  /** @type {(frame: {payload: string | Buffer}) => void} on whatever connection the page has */
  let sent = () => {};
  visitor.page.on('websocket', (socket) => socket.on('framesent', (frame) => sent(frame)));
  await visitor.page.reload();
  await visitor.usable();
  await visitor.page.locator('.lines').getByText('Does it run on 100 V?').waitFor();
  await visitor.page.getByText('Nobody of the staff is there right now.').waitFor();
  // Whoever closes the page before it is said takes it back when they come again; the next story does not wait for that.
  const said = new Promise((done) => {
    sent = ({ payload }) => {
      // On `b/<booth>/<id>`, behind the packet's number and how long it lasts: a message of kind 5. The question may be said once more.
      const at = payload.indexOf(`/b/${booth}/`);
      if (at > 0 && payload[at + `/b/${booth}/`.length + 24 + 2 + 6] === 5) done(undefined);
    };
  });
  await visitor.page.getByRole('button', { name: 'Take the question back' }).click();
  await visitor.page.locator('.live-booth').getByText('You have taken your question back.').waitFor();
  await said;
  assert.deepEqual(visitor.errors, []);
});

story('a question that a stranger wipes off the broker in the name of its asker still reaches the desk', async (open) => {
  const booth = await firstBooth(bench);
  const visitor = await open('/robots.txt', { language: 'en', sparing: true });
  /** @type {{url: string, topic: string} | undefined} */
  let asked;
  const pattern = new RegExp(`bw/[^/]+/b/${booth}/([a-z2-7]{24})`, 'u');
  visitor.page.on('websocket', (socket) => socket.on('framesent', ({ payload }) => {
    const [topic] = String(payload).match(pattern) ?? [];
    if (topic) asked = { url: socket.url(), topic };
  }));
  await visitor.page.goto(`${visitor.page.url().replace('/robots.txt', '')}/?lang=en&probe#/booth/${booth}`);
  await visitor.usable();
  const words = `Does it float? ${Date.now()}`;
  const field = visitor.page.locator(`#talk-words-${booth}`);
  await field.fill(words);
  await field.press('Enter');
  await visitor.page.locator('.lines').getByText(words).waitFor();
  for (const end = Date.now() + PATIENCE_MS; !asked && Date.now() < end;) await visitor.page.waitForTimeout(100);
  const { url, topic } = /** @type {any} */ (asked);
  // PUBLISH of nothing, to be kept: what was kept on the topic goes.
  const bytes = [...new TextEncoder().encode(topic)];
  await intrude(visitor, url, topic.slice(-24), [[0x31, bytes.length + 3, 0, bytes.length, ...bytes, 0]]);
  const sato = await atDesk(open, booth, 'Sato');
  await sato.page.locator('section.desk li').filter({ hasText: words }).first().waitFor();
  await visitor.page.getByRole('button', { name: 'Take the question back' }).click();
  await sato.page.locator('section.desk li').filter({ hasText: words }).first().waitFor({ state: 'detached' });
  assert.deepEqual([...sato.errors, ...visitor.errors], []);
});

story('a second tab of the same browser is no second person', async (open) => {
  const visitor = await open('/?lang=en&probe#/', { language: 'en' });
  await visitor.usable();
  await awake(visitor);
  const tab = await visitor.context.newPage();
  await tab.goto(visitor.page.url());
  await tab.locator('section.people').getByText('This is connected in another tab of yours.').waitFor();
});

story('a browser that cannot sign says so in a word, opens no connection, and shows everything else', async (open) => {
  const booth = await firstBooth(bench);
  const visitor = await open('/robots.txt', { language: 'en', sparing: true });
  const sockets = [];
  visitor.page.on('websocket', (socket) => sockets.push(socket.url()));
  await visitor.page.addInitScript(() => {
    const isOurs = (value) => value === 'Ed25519' || value?.name === 'Ed25519';
    for (const name of /** @type {const} */ (['generateKey', 'importKey'])) {
      const real = SubtleCrypto.prototype[name];
      SubtleCrypto.prototype[name] = /** @type {any} */ (function older(...values) {
        return values.some(isOurs) ? Promise.reject(new DOMException('Unrecognized name.', 'NotSupportedError')) : Reflect.apply(real, this, values);
      });
    }
  });
  await visitor.page.goto(`${visitor.page.url().replace('/robots.txt', '')}/?lang=en&probe#/`);
  await visitor.usable();
  await strip(visitor).getByText('Meeting people here needs a newer browser. Everything else works.').waitFor();
  assert.equal(await strip(visitor).locator('#live-join').count(), 0);
  await visitor.page.evaluate((hash) => { location.hash = hash; }, `/booth/${booth}`);
  await visitor.page.locator('main h1').first().waitFor();
  assert.equal(await visitor.page.locator(`#talk-words-${booth}`).count(), 0);
  assert.deepEqual([sockets, visitor.errors], [[], []]);
});

/** Opens a desk (a booth's, or the organiser's) with its code; another one does not. */
async function atDesk(open, desk, name, options = {}) {
  const member = await open(`/?lang=en&probe#/desk${desk === 'organiser' ? '' : `/${desk}`}`, { language: 'en', sparing: true, ...options });
  await member.usable();
  if (name) await member.page.getByLabel('Your name, as visitors read it').fill(name);
  await member.page.getByLabel('Desk code').fill('00000-00000-00000-00000-00000');
  await member.page.getByRole('button', { name: 'Open the desk' }).click();
  await member.page.getByText('This code does not open this desk.').first().waitFor();
  await openDesk(member, await codeOf(bench, desk), name);
  return member;
}

story('staff take a question, answer it and end the talk; the visitor reads each', async (open) => {
  const booth = await firstBooth(bench);
  const sato = await atDesk(open, booth, 'Sato');
  const visitor = await open(`/?lang=en&probe#/booth/${booth}`, { language: 'en', sparing: true });
  await visitor.usable();
  const talk = visitor.page.locator('.live-booth');
  await visitor.page.locator(`#talk-words-${booth}`).fill('Does it run on 100 V?');
  await talk.getByLabel('Your name, if you like').fill('An');
  await talk.getByRole('button', { name: 'Send' }).first().click();
  const desk = sato.page.locator('section.desk');
  await desk.getByText('Does it run on 100 V?').first().waitFor();
  // What one is, is seen and said.
  const ground = (state, pressed) => desk.getByRole('button', { name: state, exact: true, pressed }).evaluate((button) => getComputedStyle(button).backgroundColor);
  assert.notEqual(await ground('free', true), await ground('busy', false));
  // The page gives its title after what it shows.
  await sato.page.waitForFunction(() => document.title.startsWith('(1)'));
  const icon = () => sato.page.evaluate(async () => {
    const { href } = document.querySelector('link[rel=icon]');
    return [href.split('/').pop(), (await fetch(href)).status];
  });
  assert.deepEqual(await icon(), ['icon-waiting.svg', 200]);
  await talk.getByText('You are number 1 of those who wait.').waitFor();
  await desk.getByRole('button', { name: 'Take' }).click();
  await talk.getByText('Sato talks with you.').waitFor();
  assert.deepEqual(await icon(), ['icon.svg', 200]);
  const answer = desk.locator('section.talk textarea');
  await answer.fill('Yes, on 100 and 230 V.');
  await answer.dispatchEvent('keydown', { key: 'Enter', ctrlKey: true, isComposing: true });
  assert.equal(await answer.inputValue(), 'Yes, on 100 and 230 V.');
  await answer.press('Control+Enter');
  await talk.getByText('Yes, on 100 and 230 V.').waitFor();
  // The talk is still there after a reload of the desk.
  await sato.page.reload();
  await sato.usable();
  await desk.getByRole('button', { name: 'Open the talk' }).click();
  await desk.locator('.lines').getByText('Yes, on 100 and 230 V.').waitFor();
  await desk.getByRole('button', { name: 'End the talk' }).click();
  await talk.getByText('The staff have ended this talk.').waitFor();
  await desk.getByText('Visitors who said who they are').waitFor();
  assert.deepEqual([...sato.errors, ...visitor.errors], []);
});

story('what the organiser announces everybody reads, until it is taken back', async (open) => {
  const organiser = await atDesk(open, 'organiser');
  const visitor = await open('/?lang=en&probe#/', { language: 'en', sparing: true });
  await visitor.usable();
  await organiser.page.locator('#announce-en').fill('Lunch is late.');
  await organiser.page.getByRole('button', { name: 'Announce', exact: true }).click();
  const said = visitor.page.locator('#announcements').getByText('Lunch is late.');
  await said.waitFor();
  await organiser.page.getByRole('button', { name: 'Take back' }).click();
  await said.waitFor({ state: 'detached' });
  assert.deepEqual([...organiser.errors, ...visitor.errors], []);
});

story('what is said on a channel is typed at the desk and read by whoever unfolds it', async (open) => {
  const organiser = await atDesk(open, 'organiser');
  const visitor = await open('/?lang=en&probe#/', { language: 'en', sparing: true });
  await visitor.usable();
  const field = organiser.page.getByLabel('What is being said');
  // No part of a form is to be looked for behind an edge.
  const edged = await organiser.page.locator('.desk fieldset').evaluateAll((all) => all.filter((one) => one.scrollHeight > one.clientHeight + 1).map((one) => one.textContent));
  assert.deepEqual(edged, []);
  await field.fill('Welcome to the fair.');
  await field.press('Enter');
  await strip(visitor).getByText('Live captions').click();
  await strip(visitor).getByText('Welcome to the fair.').waitFor();
  // Pasted lines come one after another.
  await field.fill('The first speaker is here.\nPlease be seated.');
  await field.press('Enter');
  await strip(visitor).getByText('Please be seated.').waitFor();
  assert.deepEqual(await strip(visitor).locator('.lines .line').allTextContents(), ['Welcome to the fair.', 'The first speaker is here.', 'Please be seated.']);
  await keep('live-captions-visitor.png', await visitor.page.screenshot());
  await keep('live-captions-desk.png', await organiser.page.screenshot({ fullPage: true }));
  assert.deepEqual([...organiser.errors, ...visitor.errors], []);
});

/** A visitor who has asked, and the member of the staff who talks with them. */
async function inTalk(open, { visitors = {}, staff = {} } = {}) {
  const booth = await firstBooth(bench);
  const sato = await atDesk(open, booth, 'Sato', staff);
  const visitor = await open(`/?lang=en&probe#/booth/${booth}`, { language: 'en', sparing: true, ...visitors });
  await visitor.usable();
  const [talk, desk] = [visitor.page.locator('.live-booth'), sato.page.locator('section.desk')];
  // Desks of earlier stories may have left something in the queue.
  const words = `Do you ship to Hue? ${Date.now()}`;
  // Whoever has said their name stands in a list below as well.
  const row = desk.locator('li').filter({ hasText: words }).first();
  return { sato, visitor, talk, desk, booth, words, row, field: visitor.page.locator(`#talk-words-${booth}`), answer: desk.locator('section.talk textarea') };
}

/** The visitor asks. */
async function asked({ field, words, row }) {
  await field.fill(words);
  await field.press('Enter');
  await row.waitFor();
}

/** The visitor asks, and the staff take it. */
async function taken(both) {
  const { row, talk } = both;
  await asked(both);
  await row.getByRole('button', { name: 'Take' }).click();
  await talk.getByText('Sato talks with you.').waitFor();
}

/** Which of some words stand in the lines of a talk, in order. */
const said = async (lines, all) => (await lines.locator('.lines .line').allTextContents()).filter((text) => all.includes(text));

story('two minutes without a network: what is written meanwhile arrives once and in order, both ways', async (open) => {
  const ahead = { ahead: 0 };
  const both = await inTalk(open, { visitors: ahead, staff: ahead });
  const { sato, visitor, talk, desk, field, answer } = both;
  await taken(both);
  await visitor.context.setOffline(true);
  const [mine, theirs] = [['In a box of wood?', 'And by sea?'], ['Yes, each week.', 'In boxes, too.']];
  for (const words of mine) {
    await field.fill(words);
    await field.press('Enter');
    await talk.locator('.lines').getByText(words, { exact: true }).waitFor();
  }
  for (const words of theirs) {
    await answer.fill(words);
    await answer.press('Control+Enter');
    await desk.locator('section.talk .lines').getByText(words, { exact: true }).waitFor();
  }
  await later(120_000, visitor, sato);
  assert.deepEqual([await said(desk, mine), await said(talk, theirs)], [[], []], 'nothing is on the line');
  await visitor.context.setOffline(false);
  for (const words of mine) await desk.locator('section.talk .lines').getByText(words, { exact: true }).waitFor();
  for (const words of theirs) await talk.locator('.lines').getByText(words, { exact: true }).waitFor();
  // Whatever would come a second time comes before what is said next.
  await field.fill('Thank you');
  await field.press('Enter');
  await desk.locator('section.talk .lines').getByText('Thank you', { exact: true }).waitFor();
  await answer.fill('Gladly');
  await answer.press('Control+Enter');
  await talk.locator('.lines').getByText('Gladly', { exact: true }).waitFor();
  for (const lines of [desk.locator('section.talk'), talk]) {
    assert.deepEqual(await said(lines, [...mine, 'Thank you']), [...mine, 'Thank you']);
    assert.deepEqual(await said(lines, [...theirs, 'Gladly']), [...theirs, 'Gladly']);
  }
  await desk.getByRole('button', { name: 'End the talk' }).click();
  assert.deepEqual([...sato.errors, ...visitor.errors], []);
});

/** The broker's process: its configuration lies in our folder. */
async function broker() {
  for (const id of (await readdir('/proc')).filter((name) => /^\d+$/u.test(name))) {
    const line = await readFile(`/proc/${id}/cmdline`, 'utf8').catch(() => '');
    if (line.includes(bench.folder) && line.includes('mosquitto.conf')) return Number(id);
  }
  throw new Error('no broker');
}

// Brokers that others run are not ours to kill.
(PREPARED ? () => {} : story)('a broker that is killed in the middle of a talk costs nobody a line', async (open) => {
  const both = await inTalk(open);
  const { sato, visitor, talk, desk, field, answer } = both;
  await taken(both);
  process.kill(await broker(), 'SIGKILL');
  await field.fill('Are you still there?');
  await field.press('Enter');
  await answer.fill('One moment');
  await answer.press('Control+Enter');
  const began = Date.now();
  await desk.locator('section.talk .lines').getByText('Are you still there?').waitFor();
  await talk.locator('.lines').getByText('One moment').waitFor();
  assert.ok(Date.now() - began < 30_000, `both were back after ${Date.now() - began} ms`);
  await desk.getByRole('button', { name: 'End the talk' }).click();
  await talk.getByText('The staff have ended this talk.').waitFor();
  assert.deepEqual([...sato.errors, ...visitor.errors], []);
});

story('clocks that are ten minutes wrong, one fast and one slow, change nothing', async (open) => {
  const both = await inTalk(open, { visitors: { ahead: 600_000 }, staff: { ahead: -600_000 } });
  const { sato, visitor, talk, desk, field, answer, row } = both;
  await asked(both);
  // How long somebody has waited is told by the event's clock.
  await row.getByText('just now').waitFor();
  await row.getByRole('button', { name: 'Take' }).click();
  await talk.getByText('Sato talks with you.').waitFor();
  await answer.fill('Yes, each week.');
  await answer.press('Control+Enter');
  await talk.getByText('Yes, each week.').waitFor();
  await field.fill('By sea?');
  await field.press('Enter');
  await desk.locator('section.talk .lines').getByText('By sea?').waitFor();
  await desk.getByRole('button', { name: 'End the talk' }).click();
  assert.deepEqual([...sato.errors, ...visitor.errors], []);
});

story('whoever answers for two booths has both desks open, each by its own code', async (open) => {
  const { halls: [{ booths }] } = await bench.read('event/event.json');
  const [one, other] = booths.map((file) => file.replace(/^booths\/|\.json$/gu, ''));
  const sato = await atDesk(open, one, 'Sato');
  const page = await sato.context.newPage();
  await page.goto(sato.page.url().replace(/#.*$/u, `#/desk/${other}`));
  await page.getByLabel('Your name, as visitors read it').fill('Sato');
  await page.getByLabel('Desk code').fill(await codeOf(bench, one));
  await page.getByRole('button', { name: 'Open the desk' }).click();
  await page.getByText('This code does not open this desk.').first().waitFor();
  await openDesk({ page }, await codeOf(bench, other), 'Sato');
  await sato.page.getByText('The desk is open.').waitFor();
  assert.deepEqual(sato.errors, []);
});

story('two members at one desk see who has whom, one hands over to the other, and the visitors are in a file', async (open) => {
  const both = await inTalk(open);
  const { sato, visitor, talk, desk, booth, row } = both;
  const kim = await atDesk(open, booth, 'Kim');
  await talk.getByLabel('Your name, if you like').fill('An');
  await asked(both);
  const [theirs, same] = [kim.page.locator('section.desk'), kim.page.locator('section.desk li').filter({ hasText: both.words }).first()];
  await same.getByRole('button', { name: 'Take' }).waitFor();
  await row.getByRole('button', { name: 'Take' }).click();
  await talk.getByText('Sato talks with you.').waitFor();
  await same.getByText('Sato has it').waitFor();
  await desk.locator('#desk-hand').selectOption({ label: 'Kim' });
  // Whoever was chosen stays so, whatever comes meanwhile.
  await both.field.fill('Are you there?');
  await both.field.press('Enter');
  await desk.locator('section.talk .lines').getByText('Are you there?').waitFor();
  await desk.getByRole('button', { name: 'Hand over' }).click();
  await talk.getByText('Kim talks with you.').waitFor();
  await same.getByRole('button', { name: 'Open the talk' }).click();
  await theirs.locator('section.talk textarea').fill('Hello An.');
  await theirs.locator('section.talk textarea').press('Control+Enter');
  await talk.getByText('Hello An.').waitFor();
  await row.getByText('Kim has it').waitFor();
  for (const [button, holds] of [['As a table (CSV)', /An/u], ['As contacts (vCard)', /BEGIN:VCARD[\s\S]*FN:An\r\n/u]]) {
    const saved = kim.page.waitForEvent('download');
    await theirs.getByRole('button', { name: /** @type {string} */ (button) }).click();
    assert.match(await readFile(await (await saved).path(), 'utf8'), /** @type {RegExp} */ (holds));
  }
  await theirs.getByRole('button', { name: 'End the talk' }).click();
  await talk.getByText('The staff have ended this talk.').waitFor();
  assert.deepEqual([...sato.errors, ...kim.errors, ...visitor.errors], []);
});

story('a meeting is wished for, given, moved and cancelled, and the list follows', async (open) => {
  const both = await inTalk(open);
  const { sato, visitor, talk, desk, booth } = both;
  await taken(both);
  const wishes = talk.getByRole('group', { name: 'Ask for a meeting' });
  const first = wishes.getByLabel('First choice');
  // Four slots, and none.
  await first.locator('option').nth(4).waitFor({ state: 'attached' });
  const times = await first.locator('option').allTextContents();
  assert.equal(times.length, 5);
  await first.selectOption({ index: 1 });
  await wishes.getByLabel('Second choice').selectOption({ index: 2 });
  await wishes.getByRole('button', { name: 'Wish for these times' }).click();
  await talk.locator('.lines').getByText('Times wished for:').waitFor();
  await desk.locator('.lines').getByText('Times wished for:').waitFor();
  const meeting = desk.locator('#desk-meeting');
  await meeting.getByRole('button', { name: `Confirm ${times[1]}` }).click();
  await talk.locator('.lines').getByText('Meeting confirmed:').waitFor();
  await desk.getByRole('heading', { name: 'Meetings given' }).waitFor();
  const saved = sato.page.waitForEvent('download');
  await desk.getByRole('button', { name: 'Wishes and meetings as a table' }).click();
  const table = await readFile(await (await saved).path(), 'utf8');
  assert.match(table, new RegExp(`"${booth}","1","[^"/ ]+/[^"/ ]+","meeting","\\d{4}-\\d\\d-\\d\\d"`, 'u'));
  // Whoever asks now no longer finds that time.
  await first.locator('option').nth(4).waitFor({ state: 'detached' });
  await keep('live-meeting-desk.png', await sato.page.screenshot({ fullPage: true }));
  await keep('live-meeting-visitor.png', await visitor.page.screenshot({ fullPage: true }));
  // The desk moves it to the last time, and both sides say so.
  await meeting.getByLabel('Time').selectOption({ index: 3 });
  await meeting.getByRole('button', { name: 'Move there' }).click();
  await talk.locator('.lines').getByText('Meeting moved to').waitFor();
  const calendar = async () => {
    const coming = visitor.page.waitForEvent('download');
    await visitor.page.getByRole('button', { name: 'Calendar file of these times' }).click();
    return readFile(await (await coming).path(), 'utf8');
  };
  await visitor.page.goto(`${visitor.page.url().split('#')[0]}#/visit`);
  await visitor.page.getByText('confirmed', { exact: true }).waitFor();
  const moved = await calendar();
  const uid = moved.match(/UID:(\S+)/u)[1];
  assert.match(moved, /SEQUENCE:1\r\n[\s\S]*STATUS:CONFIRMED/u);
  // When the talk is over the desk still moves it and cancels it, and has it in its own calendar under the same name.
  await desk.getByRole('button', { name: 'End the talk' }).click();
  const given = desk.getByRole('listitem').filter({ has: sato.page.getByRole('button', { name: 'Cancel the meeting' }) });
  await given.getByLabel('Time').selectOption({ index: 1 });
  await given.getByRole('button', { name: 'Move there' }).click();
  await visitor.page.locator('.hours').getByText(times[2]).waitFor();
  const coming = sato.page.waitForEvent('download');
  await desk.getByRole('button', { name: 'As a calendar (.ics)' }).click();
  const theirs = await readFile(await (await coming).path(), 'utf8');
  assert.ok(theirs.includes(`UID:${uid}\r\nSEQUENCE:2\r\n`) && theirs.includes('STATUS:CONFIRMED'), theirs);
  await keep('live-meeting-given.png', await sato.page.screenshot({ fullPage: true }));
  // Nor does it matter whether the visitor is there: whoever comes back finds it.
  await visitor.page.goto('about:blank');
  await given.getByRole('button', { name: 'Cancel the meeting' }).click();
  await given.waitFor({ state: 'detached' });
  await visitor.page.goBack();
  await visitor.usable();
  await visitor.page.getByText('cancelled', { exact: true }).waitFor();
  const cancelled = await calendar();
  assert.ok(cancelled.includes(`UID:${uid}`) && cancelled.includes('METHOD:CANCEL') && cancelled.includes('SEQUENCE:3'), cancelled);
  await visitor.page.goto(`${visitor.page.url().split('#')[0]}#/booth/${booth}`);
  await talk.getByText('Meeting cancelled:').first().waitFor();
  assert.deepEqual([...sato.errors, ...visitor.errors], []);
});

story('figures are chosen by their pictures, and reactions have symbols', async (open) => {
  const visitor = await open('/?lang=en&probe#/', { language: 'en' });
  await visitor.usable();
  await visitor.enter();
  await join(visitor);
  await strip(visitor).getByText('Figure, languages, people').click();
  const figures = strip(visitor).getByRole('group', { name: 'Your figure' });
  await figures.getByRole('radio', { name: 'Figure 12', exact: true }).waitFor();
  await figures.locator('svg path').first().waitFor();
  await figures.getByRole('radio', { name: 'Figure 4', exact: true }).check();
  await strip(visitor).getByRole('button', { name: 'Wave' }).locator('svg').waitFor();
  await keep('live-choices.png', await visitor.page.screenshot());
  assert.deepEqual(visitor.errors, []);
});
