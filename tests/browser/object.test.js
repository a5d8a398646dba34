// What stands on a plinth: its picture, words and size in the list and the hall's panel, and the thing itself in the hall.
import assert from 'node:assert/strict';
import { inside, pictured } from './support/inside.js';
import { address, stage } from './support/stage.js';

const { story } = stage();
const EVENT = 'showcase';
const BOOTH = 'shiomi-tide';
const ALT = 'A white board with a scale on a block of stone; on top a navy housing, a small solar panel and a red lamp';

story('the list shows an object by its picture, with its words and its size', async (open) => {
  const visitor = await open(address({ event: EVENT, route: `/booth/${BOOTH}` }), { sparing: true });
  const { page } = visitor;
  const shown = page.locator('section.object');
  await shown.waitFor();
  const picture = shown.getByRole('img', { name: ALT });
  await picture.scrollIntoViewIfNeeded();
  await page.waitForFunction(() => /** @type {HTMLImageElement} */ (document.querySelector('.object img')).naturalWidth > 0);
  assert.match(await shown.innerText(), /A tide gauge for the quay[\s\S]*0\.34 × 0\.878 × 0\.3 m/);
  assert.deepEqual([visitor.errors, visitor.console], [[], []]);
});

story('without scripts it is there, too', async (open) => {
  const visitor = await open(`/events/${EVENT}/en/booths/${BOOTH}/`, { javaScriptEnabled: false });
  const picture = visitor.page.locator('section.object img');
  assert.equal(await picture.getAttribute('alt'), ALT);
  const file = await visitor.page.request.get(new URL(await picture.getAttribute('src'), visitor.page.url()).href);
  assert.deepEqual([file.status(), file.headers()['content-type']], [200, 'image/webp']);
});

story('in the hall it stands on its plinth, fetched as one comes near', async (open) => {
  const fetched = [];
  const visitor = await inside(open, 'dockyard', { event: EVENT, booth: BOOTH });
  visitor.page.on('request', (request) => { if (request.url().endsWith('.object')) fetched.push(request.url()); });
  const there = await visitor.until((state) => state.objects === 1, 'the object to stand there');
  assert.deepEqual(there.errors, []);
  await visitor.settled();
  await pictured(visitor, 'object-panel', { covered: true });
  await visitor.press('Escape');
  await visitor.settled();
  await pictured(visitor, 'object-hall');
  assert.ok(fetched.length <= 1, 'once at most');
  assert.deepEqual([visitor.errors, visitor.console], [[], []]);
});
