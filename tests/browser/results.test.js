// What was searched for is seen: on a desktop, and on a phone above its keyboard.
import assert from 'node:assert/strict';
import { address, stage } from './support/stage.js';

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
