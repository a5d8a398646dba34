// A visitor with a real browser: opens the site, walks, and reads the probe.
import { chromium } from 'playwright-core';
import { countCalls } from './counters.js';

const CHROMIUM = process.env.CHROMIUM ?? '/usr/bin/chromium';

// Software WebGL, as on a machine without a graphics card. `--disable-gpu` is left out: it hides what we measure.
const FLAGS = [
  '--no-sandbox', '--use-gl=angle', '--use-angle=swiftshader', '--enable-unsafe-swiftshader', '--ignore-gpu-blocklist',
  '--disable-background-networking', '--disable-component-update', '--disable-sync', '--lang=en',
];

/** The hall is compiled and drawn in software here: minutes, not seconds, are the limit. */
export const PATIENCE_MS = 120_000;

export const DESKTOP = { viewport: { width: 1280, height: 720 } };
export const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, deviceScaleFactor: 2 };

/** Starts a browser; `flags` are added to ours. */
export function browser(flags = []) {
  return chromium.launch({ executablePath: CHROMIUM, args: [...FLAGS, ...flags] });
}

/**
 * Opens a page of the site in a context of its own, collecting console lines and errors. `records` (see `remembered`) is
 * what this device remembers of an earlier visit; it is written once, so that a reload finds what the page wrote since.
 * `sparing`: on a metered connection, where the page loads no hall before somebody asks for it.
 */
export async function open(chromiumBrowser, url, { language = 'en', records, sparing, ...options } = {}) {
  const context = await chromiumBrowser.newContext({ ...DESKTOP, locale: language === 'ja' ? 'ja-JP' : 'en-GB', timezoneId: 'Asia/Bangkok', ...options });
  const page = await context.newPage();
  await page.addInitScript(countCalls);
  if (sparing) await page.addInitScript(() => Object.defineProperty(navigator, 'connection', { value: { saveData: true } }));
  if (records) {
    await page.addInitScript(({ name, records }) => {
      if (location.protocol.startsWith('http') && !localStorage.getItem(name)) localStorage.setItem(name, JSON.stringify(records));
    }, records);
  }
  const visitor = { page, context, console: [], errors: [] };
  page.on('console', (line) => { if (['error', 'warning'].includes(line.type())) visitor.console.push(line.text()); });
  page.on('pageerror', (error) => visitor.errors.push(String(error)));
  let underWay = 0;
  // `boothwalk serve` answers this one only when a file is saved: who waits for it, waits for nothing.
  const counts = (request) => !request.url().includes('/boothwalk-live');
  page.on('request', (request) => { if (counts(request)) underWay += 1; });
  for (const end of ['requestfinished', 'requestfailed']) page.on(end, (request) => { if (counts(request)) underWay -= 1; });
  visitor.isWaiting = () => underWay > 0;
  page.setDefaultTimeout(PATIENCE_MS);
  await page.goto(url);
  visitor.usable = () => page.waitForFunction(() => performance.getEntriesByName('boothwalk:usable').length > 0);
  visitor.route = () => page.evaluate(() => decodeURIComponent(location.hash));
  visitor.probe = () => page.evaluate(() => window.boothwalk?.probe?.());
  visitor.until = (condition, what = String(condition)) => until(visitor.probe, condition, what);
  visitor.enter = () => enter(visitor);
  visitor.settled = (quietMs) => settled(visitor, quietMs);
  visitor.press = (key) => press(visitor, key);
  visitor.hold = (key, condition, what) => hold(visitor, key, condition, what);
  visitor.marks = () => page.evaluate(() => Object.fromEntries(performance.getEntriesByType('mark').map((mark) => [mark.name, mark.startTime])));
  visitor.close = () => context.close();
  return visitor;
}

/** Presses "Enter the hall", and waits until the hall can be walked. */
async function enter(visitor) {
  await visitor.page.locator('[data-enter]:not([disabled]):visible').first().click();
  await visitor.until((state) => state?.ready, 'the hall to be ready');
}

/** Waits until nothing is on its way any more and the hall has drawn nothing for a while. */
async function settled(visitor, quietMs = 1500) {
  const end = Date.now() + PATIENCE_MS;
  let [last, since] = [await visitor.probe(), Date.now()];
  while (Date.now() < end) {
    await new Promise((done) => setTimeout(done, 100));
    const state = await visitor.probe();
    if (state.frames !== last.frames || visitor.isWaiting()) [last, since] = [state, Date.now()];
    else if (Date.now() - since >= quietMs) return state;
  }
  throw new Error(`the hall never came to rest; the probe last said ${JSON.stringify(last)}`);
}

/** Presses a key that changes the picture, and waits until everything that follows from it is drawn. */
async function press(visitor, key) {
  const before = await visitor.probe();
  await visitor.page.keyboard.press(key);
  await visitor.until((state) => state.frames > before.frames, `a frame after ${key}`);
  return visitor.settled(700);
}

/** Holds a key down until the probe's answer satisfies `condition`. */
async function hold(visitor, key, condition, what) {
  await visitor.page.keyboard.down(key);
  try {
    return await visitor.until(condition, what);
  } finally {
    await visitor.page.keyboard.up(key);
  }
}

/** Waits until the probe's answer satisfies `condition`. */
async function until(probe, condition, what) {
  const end = Date.now() + PATIENCE_MS;
  let last;
  while (Date.now() < end) {
    last = await probe();
    if (condition(last)) return last;
    await new Promise((done) => setTimeout(done, 100));
  }
  throw new Error(`waited in vain for ${what}; the probe last said ${JSON.stringify(last)}`);
}

/** Metres between two probe answers. */
export function metres(a, b) {
  return Math.hypot(a.position[0] - b.position[0], a.position[1] - b.position[1]);
}
