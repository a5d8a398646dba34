// A booth's film: in its place in the list, over the hall, and on its wall; nothing of it comes before a press or before one is near.
import assert from 'node:assert/strict';
import { inside } from './support/inside.js';
import { address, keep, stage } from './support/stage.js';

const { story } = stage();
const EVENT = 'showcase';
const BOOTH = 'hikari-street';
const TITLE = 'Lights on the way home';
const FILM = /hikari-walk-[0-9a-f]+\.(webm|vtt)/;

/** The films and captions that a visitor's page has asked for. */
function asked(visitor) {
  const files = [];
  visitor.page.on('request', (request) => { if (FILM.test(request.url())) files.push(request.url()); });
  return files;
}

/** Waits until a film goes on, and tells what it shows. */
async function playing(page, selector) {
  const shown = await page.waitForFunction((selector) => {
    const film = /** @type {HTMLVideoElement | null} */ (document.querySelector(selector));
    const texts = [...film?.textTracks ?? []].find(({ mode, cues }) => mode === 'showing' && cues?.length);
    return film && film.currentTime > 0 && texts && { language: texts.language, all: film.textTracks.length, wide: film.videoWidth };
  }, selector);
  return shown.jsonValue();
}

story('the list plays a film in its place, with captions, and fetches nothing before the press', async (open) => {
  const visitor = await open(address({ event: EVENT, route: `/booth/${BOOTH}` }), { sparing: true, bypassCSP: false });
  const { page } = visitor;
  const files = asked(visitor);
  const film = page.locator('section.film video');
  await film.waitFor();
  await visitor.usable();
  await film.scrollIntoViewIfNeeded();
  assert.equal(await film.getAttribute('aria-label'), TITLE);
  assert.match(await page.locator('section.film').innerText(), /Somebody walks along a street[\s\S]*captions: 日本語, English/);
  assert.deepEqual(files, []);
  await page.locator('#player-speed').waitFor();
  // The browser's own controls: its play button is what the space bar presses.
  await film.focus();
  await page.keyboard.press('Space');
  assert.deepEqual(await playing(page, '#player'), { language: 'en', all: 2, wide: 480 });
  await page.locator('#player-speed').selectOption('1.5');
  assert.equal(await page.evaluate(() => /** @type {HTMLVideoElement} */ (document.querySelector('#player')).playbackRate), 1.5);
  assert.deepEqual([visitor.errors, visitor.console], [[], []]);
});

story('a press on a film’s picture begins it, and a further one halts it', async (open) => {
  const visitor = await open(address({ event: EVENT, route: `/booth/${BOOTH}` }), { sparing: true });
  const { page } = visitor;
  const film = page.locator('section.film video');
  await page.locator('#player-speed').waitFor();
  await film.click();
  assert.deepEqual(await playing(page, '#player'), { language: 'en', all: 2, wide: 480 });
  await film.click();
  await page.waitForFunction(() => /** @type {HTMLVideoElement} */ (document.querySelector('#player')).paused);
  assert.deepEqual([visitor.errors, visitor.console], [[], []]);
});

story('without scripts the film is there, too, with its file', async (open) => {
  const visitor = await open(`/events/${EVENT}/booths/${BOOTH}/`, { language: 'ja', javaScriptEnabled: false });
  const film = visitor.page.locator('section.film video');
  assert.deepEqual(await Promise.all(['preload', 'aria-label'].map((name) => film.getAttribute(name))), ['none', '帰り道の灯り']);
  const link = visitor.page.locator('section.film p a').last();
  const file = await visitor.page.request.get(new URL(await link.getAttribute('href'), visitor.page.url()).href);
  assert.deepEqual([file.status(), file.headers()['content-type']], [200, 'video/webm']);
});

story('a film that does not come is told in a visitor’s words', async (open, site) => {
  site.fault = (path) => (/hikari-walk-[0-9a-f]+\.webm/.test(path) ? { status: 404 } : undefined);
  const visitor = await open(address({ event: EVENT, route: `/booth/${BOOTH}` }), { sparing: true });
  const film = visitor.page.locator('section.film video');
  await film.waitFor();
  await visitor.page.locator('#player-speed').waitFor();
  await film.evaluate((/** @type {HTMLVideoElement} */ video) => { video.play().catch(() => undefined); });
  await visitor.page.getByText('The video does not play').waitFor();
});

/** Tab by Tab to the control of this name in the hall's panel, and a press on it. */
async function pressInHall(visitor, name) {
  for (let tabs = 0; tabs < 60; tabs += 1) {
    const { focused } = await visitor.probe();
    if (focused === name) return visitor.page.keyboard.press('Enter');
    await visitor.page.keyboard.press('Tab');
    await visitor.until((state) => state.focused !== focused, `Tab to lead on from “${focused}”`);
  }
  throw new Error(`Tab never led to “${name}”`);
}

story('in the hall it plays over the hall, and Esc leads back to the panel', async (open) => {
  const visitor = await inside(open, 'dockyard', { event: EVENT, booth: BOOTH, bypassCSP: false });
  const { page } = visitor;
  const files = asked(visitor);
  const players = [];
  page.on('request', (request) => { if (/\/player-[0-9a-f]+\.js/.test(request.url())) players.push(request.url()); });
  await visitor.until((state) => state.openBooth === BOOTH, 'its panel');
  await page.locator('#mirror', { hasText: 'Somebody walks along a street' }).waitFor();
  assert.deepEqual([files, players], [[], []]);
  await pressInHall(visitor, 'Play the video');
  const dialog = page.getByRole('dialog', { name: TITLE });
  await dialog.waitFor();
  assert.deepEqual(await playing(page, '#film video'), { language: 'en', all: 2, wide: 480 });
  await dialog.getByRole('combobox').selectOption('2');
  assert.equal(await dialog.locator('video').evaluate((/** @type {HTMLVideoElement} */ video) => video.playbackRate), 2);
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
  assert.equal(await page.evaluate(() => document.activeElement?.id), 'hall');
  const there = await visitor.probe();
  assert.equal(there.openBooth, BOOTH, 'one level, not two');
  assert.deepEqual([visitor.errors, visitor.console], [[], []]);
});

/** Closes the panel, so that one stands before the booth's wall. */
async function before(visitor) {
  await visitor.until((state) => state.openBooth === BOOTH, 'its panel');
  await visitor.page.keyboard.press('Escape');
  return visitor.until((state) => state.openBooth === null, 'the panel to close');
}

/** What the middle of the picture shows, where the screen hangs. */
const screenshot = (visitor) => visitor.page.screenshot({ clip: { x: 440, y: 160, width: 400, height: 300 } });

story('on its wall it moves while one stands before it, waits while one reads or turns away, and is let go of from afar', async (open) => {
  const visitor = await inside(open, 'dockyard', { event: EVENT, booth: BOOTH });
  const { page } = visitor;
  const files = asked(visitor);
  await visitor.until((state) => state.openBooth === BOOTH, 'its panel');
  await visitor.settled();
  assert.deepEqual(files, [], 'who reads has not asked for it');
  await before(visitor);
  const first = await visitor.until((state) => state.film?.plays && state.film.pictures > 2, 'its pictures');
  assert.ok(files.length > 0);
  await keep('film-wall.png', await page.screenshot());
  const seen = await screenshot(visitor);
  const later = await visitor.until((state) => state.film.pictures > first.film.pictures + 12, 'it to go on');
  assert.ok(later.frames > first.frames);
  assert.notDeepEqual(await screenshot(visitor), seen, 'what is seen moves');
  // Turned away, nothing is drawn; turned back, it goes on.
  const turn = async (key) => {
    for (let turns = 0; turns < 2; turns += 1) {
      const { yaw } = await visitor.probe();
      await page.keyboard.press(key);
      await visitor.until((state) => state.yaw !== yaw, `${key} to turn`);
    }
  };
  await turn('KeyQ');
  const away = await visitor.until((state) => state.film && !state.film.plays, 'it to wait');
  const still = await visitor.settled();
  assert.ok(still.film.pictures <= away.film.pictures + 2);
  await turn('KeyE');
  await visitor.until((state) => state.film.pictures > still.film.pictures + 2, 'it to go on again');
  await page.evaluate(() => { location.hash = '#/hall/dockyard/booth/rooftop-gardens'; });
  await visitor.until((state) => state.openBooth === 'rooftop-gardens' && state.film === null, 'it to be let go of');
  assert.deepEqual([visitor.errors, visitor.console], [[], []]);
});

story('with less motion and on a metered line it stands still on its wall, and nothing of it comes', async (open) => {
  for (const options of [{ reducedMotion: 'reduce' }, { sparing: true }]) {
    const visitor = await inside(open, 'dockyard', { event: EVENT, booth: BOOTH, ...options });
    const files = asked(visitor);
    await before(visitor);
    const still = await visitor.settled();
    assert.deepEqual([still.film, files], [null, []]);
    await visitor.close();
  }
});

story('a film that does not come leaves its picture on the wall', async (open, site) => {
  site.fault = (path) => (/hikari-walk-[0-9a-f]+\.webm/.test(path) ? { status: 404 } : undefined);
  const visitor = await inside(open, 'dockyard', { event: EVENT, booth: BOOTH });
  const files = asked(visitor);
  await before(visitor);
  await visitor.until((state) => files.length > 0 && state.film === null, 'it to fail');
  const there = await visitor.settled();
  assert.deepEqual([there.film, there.errors], [null, []]);
});

story('a press on its screen plays it with sound, over the hall', async (open) => {
  const visitor = await inside(open, 'dockyard', { event: EVENT, booth: BOOTH, bypassCSP: false });
  await before(visitor);
  await visitor.until((state) => state.film?.pictures > 0, 'it to move');
  // It hangs left of the middle of its wall, at the height of the eyes.
  const box = await visitor.page.locator('#hall').boundingBox();
  const dialog = visitor.page.getByRole('dialog', { name: TITLE });
  await visitor.page.mouse.click(box.x + box.width * 0.46, box.y + box.height * 0.56);
  await dialog.waitFor();
  await playing(visitor.page, '#film video');
  const there = await visitor.until((state) => state.film && !state.film.plays, 'the one on the wall to wait');
  assert.equal(there.openBooth, BOOTH);
  assert.equal(await dialog.locator('video').evaluate((/** @type {HTMLVideoElement} */ video) => video.muted), false);
  assert.deepEqual([visitor.errors, visitor.console], [[], []]);
});
