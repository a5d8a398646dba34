// What was searched for is seen: on a desktop, and on a phone above its keyboard.
import assert from 'node:assert/strict';
import { arrived } from './support/feed.js';
import { address, remembered, stage } from './support/stage.js';

const { story } = stage();
/** CSS pixels that a phone's keyboard leaves of a screen of 844. */
const ABOVE_KEYBOARD = 500;

const top = (visitor, selector) => visitor.page.locator(selector).first().evaluate((at) => at.getBoundingClientRect().top);

for (const [what, viewport, seen] of [['a desktop', { width: 1440, height: 900 }, 900], ['a phone', { width: 390, height: 844 }, ABOVE_KEYBOARD]]) {
  story(`typing shows what it finds (${what})`, async (open) => {
    const visitor = await open(address({ language: 'en' }), { language: 'en', sparing: true, viewport });
    await visitor.usable();
    await visitor.page.locator('#search').click();
    await visitor.page.keyboard.type('waste');
    await visitor.page.waitForFunction(() => location.hash.startsWith('#/search?'));
    await visitor.page.waitForFunction((seen) => document.querySelector('.results .card')?.getBoundingClientRect().top < seen - 40, seen);
    assert.ok(await top(visitor, '#search') >= 0, 'the field is still seen');
    // Nothing left to find: the pictures come back, and the field stays in sight, with the focus.
    for (let left = 'waste'.length; left > 0; left -= 1) await visitor.page.keyboard.press('Backspace');
    await visitor.page.waitForFunction(() => !location.hash.startsWith('#/search'));
    await visitor.page.waitForFunction(() => { const { top, bottom } = document.querySelector('#search').getBoundingClientRect(); return top >= 0 && bottom <= innerHeight; });
    assert.equal(await visitor.page.evaluate(() => document.activeElement.id), 'search');
  });

  story(`a topic says which it is, shows its booths and can be taken back (${what})`, async (open) => {
    const visitor = await open(address({ language: 'en' }), { language: 'en', sparing: true, viewport });
    await visitor.usable();
    await visitor.page.waitForFunction(() => performance.getEntriesByName('boothwalk:whole').length > 0);
    // A booth that comes later moves those behind it.
    await arrived(visitor);
    const topic = visitor.page.locator('.card .topics a').nth(3);
    const name = await topic.textContent();
    await topic.scrollIntoViewIfNeeded();
    await topic.click();
    const chip = visitor.page.locator('.found .chip');
    await chip.getByText(name).waitFor();
    await visitor.page.waitForFunction((seen) => document.querySelector('.results .card')?.getBoundingClientRect().top < seen - 40, seen);
    assert.ok(await top(visitor, '.found') >= 0);
    await chip.click();
    await visitor.page.locator('.hall .card').first().waitFor();
  });
}

for (const [what, width, height] of /** @type {[string, number, number][]} */ ([['a desktop', 1280, 800], ['a phone', 390, 844]])) {
  story(`a tick shows at once what fits (${what})`, async (open) => {
    const visitor = await open(address({ event: 'showcase', route: '/matching' }), { sparing: true, viewport: { width, height } });
    await visitor.usable();
    await visitor.page.locator('.choice input').nth(1).check();
    const count = visitor.page.locator('.match > h2');
    await count.waitFor();
    const inSight = (selector) => visitor.page.waitForFunction((selector) => {
      const { top, bottom } = document.querySelector(selector)?.getBoundingClientRect() ?? { top: -1, bottom: 0 };
      return top >= 0 && Math.min(bottom, top + 40) <= innerHeight;
    }, selector);
    await inSight('.match > h2');
    // On a phone it is farther down, and the number leads there.
    if (width < 700) await count.getByRole('button').click();
    await inSight('.match .card');
    assert.equal(await visitor.page.locator('.choice input').nth(1).isChecked(), true);
  });
}

story('matching begins with what is on the own list', async (open) => {
  const records = remembered({ event: 'showcase', keptBooths: { 'shiomi-tide': '' } });
  const visitor = await open(address({ event: 'showcase', route: '/matching' }), { sparing: true, records });
  await visitor.usable();
  await visitor.page.getByRole('button', { name: 'Begin with the booths on my list' }).click();
  // What the booth offers is looked for, so it is found itself.
  await visitor.page.locator('.match .card[data-booth="shiomi-tide"]').waitFor();
  for (const topic of ['water', 'digital', 'resilience']) assert.ok((await visitor.route()).includes(`need=${topic}`), topic);
  await visitor.page.goBack();
  await visitor.page.getByRole('button', { name: 'Begin with the booths on my list' }).waitFor();
});

story('on a phone what the organiser says leaves other pages their room', async (open) => {
  const visitor = await open(address({ event: 'showcase', language: 'ja' }), { language: 'ja', sparing: true, viewport: { width: 390, height: 844 } });
  await visitor.usable();
  await visitor.page.waitForFunction(() => performance.getEntriesByName('boothwalk:whole').length > 0);
  const height = () => visitor.page.locator('.notices').evaluate((at) => [at.clientHeight, at.scrollHeight]);
  const [start, all] = await height();
  assert.equal(start, all, 'whole on the start page');
  await visitor.page.evaluate(() => { location.hash = '#/programme'; });
  await visitor.page.locator('.programme').waitFor();
  // Its styles come behind the list.
  await visitor.usable();
  const [above] = await height();
  assert.ok(above < 100, `${above} of ${all}`);
});
