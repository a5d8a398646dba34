// A page that the browser translates: each text is taken out and another stands in its place, and yet what one does next is shown,
// whole and once. What it should say is read from the same visit without a translator.
import assert from 'node:assert/strict';
import { arrived } from './support/feed.js';
import { address, stage } from './support/stage.js';
import { PATIENCE_MS, PHONE } from './support/visitor.js';

const { story } = stage();

/** What stands around a translated text: so it can be told from one that was left, and be read back. */
const MARKS = /[⟦⟧]/g;

/** What a browser's translation does: each text that says something makes room for two `<font>`, now and whenever one comes or changes. */
function translate() {
  const replaced = (/** @type {Text} */ text) => {
    const [outer, inner] = [document.createElement('font'), document.createElement('font')];
    for (const font of [outer, inner]) font.style.verticalAlign = 'inherit';
    outer.append(inner);
    const [, before, words, after] = /^(\s*)(.*?)(\s*)$/su.exec(text.data);
    inner.textContent = `${before}⟦${words}⟧${after}`;
    text.replaceWith(outer);
  };
  const within = (/** @type {Node} */ root) => {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    const texts = root instanceof Text ? [root] : [];
    while (walker.nextNode()) texts.push(/** @type {Text} */ (walker.currentNode));
    const isOurs = (/** @type {Text} */ text) => !text.parentElement?.closest('script, style, noscript, textarea, font, [translate=no], .notranslate');
    for (const text of texts.filter((text) => text.isConnected && text.data.trim() && isOurs(text))) replaced(text);
  };
  document.documentElement.classList.add('translated-ltr');
  within(document.body);
  new MutationObserver((changes) => {
    for (const { target, addedNodes } of changes) for (const node of [target, ...addedNodes]) if (node.isConnected) within(node);
  }).observe(document.body, { childList: true, characterData: true, subtree: true });
}

/** All words in the page, sorted: booths that fit equally well stand in another order for everybody. */
const words = ({ page }) => page.evaluate(() => {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const found = [];
  for (let node = /** @type {Text} */ (walker.nextNode()); node; node = /** @type {Text} */ (walker.nextNode())) {
    if (!node.parentElement.closest('script, style, noscript')) found.push(...node.data.split(/\s+/u));
  }
  return found;
}).then((found) => found.map((word) => word.replaceAll(MARKS, '')).filter(Boolean).sort());

/** What is in the one list and not in the other, as often as it is. */
function difference(some, others) {
  const left = [...others];
  return some.filter((word) => {
    const at = left.indexOf(word);
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
}

for (const [what, options] of Object.entries({ 'a desktop': {}, 'a phone': PHONE })) {
  story(`a translated page shows what one does next, once and whole, on ${what}`, async (open) => {
    const visitors = [];
    for (let index = 0; index < 2; index += 1) {
      const visitor = await open(address(), { sparing: true, ...options });
      await visitor.usable();
      await arrived(visitor);
      visitors.push(visitor);
    }
    const [, translated] = visitors;
    await translated.page.evaluate(translate);
    assert.ok(await translated.page.locator('main font > font').count() > 100, 'it is translated');

    let former = '';
    /** Both do the same, and then read the same, which is not what they read before. */
    const step = async (name, act) => {
      for (const visitor of visitors) await act(visitor.page);
      const end = Date.now() + PATIENCE_MS;
      for (;;) {
        const [right, seen] = await Promise.all(visitors.map(words));
        const [lost, doubled] = [difference(right, seen), difference(seen, right)];
        const [route, there] = await Promise.all(visitors.map((visitor) => visitor.route()));
        if (lost.length + doubled.length === 0 && route === there && right.join() !== former) {
          former = right.join();
          break;
        }
        assert.ok(Date.now() < end, `${name}: at ${there} for ${route}; lost ${lost.slice(0, 20).join(' ')}; too much ${doubled.slice(0, 20).join(' ')}`);
        await new Promise((done) => setTimeout(done, 100));
      }
    };
    const go = (hash) => (page) => page.evaluate((hash) => { location.hash = hash; }, hash);
    const search = (text) => async (page) => {
      await page.locator('#search').fill(text);
      await page.waitForFunction((text) => location.hash === (text ? `#/search?q=${text}` : '#/'), text);
    };

    await step('start', async () => {});
    await step('a booth', (page) => page.locator('main [data-booth="nec"] a').first().click());
    await step('another booth', go('#/booth/iges'));
    await step('keeping it', (page) => page.locator('main [data-keep], main button[aria-pressed]').first().click());
    await step('the list again', (page) => page.goBack().then(() => page.goBack()));
    await step('a search', search('waste'));
    await step('a search that finds nothing', search('zzzzzz'));
    await step('another search', search('yokohama'));
    await step('no search', search(''));
    await step('the filter', async (page) => {
      await page.locator('.facets > summary').click();
      await page.locator('.facets fieldset').nth(1).locator('input').first().check();
    });
    await step('the filter off', (page) => page.locator('.facets fieldset').nth(1).locator('input').first().uncheck());
    await step('the programme', go('#/programme'));
    await step('a session that is kept', (page) => page.locator('main button[aria-pressed]').first().click());
    await step('the own list', go('#/visit'));
    await step('a letter', go('#/contact/nec,iges'));
    await step('the map', go('#/map/dockyard/nec'));
    await step('matching', go('#/matching'));
    await step('the start', go('#/'));
    await step('another language', (page) => page.locator('.languages a[lang=ja], .languages [lang=ja]').first().click());
    await step('a booth in it', go('#/booth/nec'));
    await step('and back', (page) => page.goBack());
    for (const visitor of visitors) assert.deepEqual([visitor.errors, visitor.console], [[], []]);
  });
}
