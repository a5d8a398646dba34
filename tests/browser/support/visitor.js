// A visitor with a real browser: opens the site, walks, and reads the probe.
import { chromium } from 'playwright-core';
import { clockAhead } from './clock.js';
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

/** Someone with a browser context of their own: a page, what it said on its console, and what a visitor does. */
export class Visitor {
  /** Requests that have not ended. */
  #underWay = 0;

  /**
   * @param {import('playwright-core').BrowserContext} context
   * @param {import('playwright-core').Page} page
   */
  constructor(context, page) {
    this.context = context;
    this.page = page;
    /** @type {string[]} errors and warnings of the console */
    this.console = [];
    /** @type {string[]} what no script caught */
    this.errors = [];
    page.on('console', (line) => { if (['error', 'warning'].includes(line.type())) this.console.push(line.text()); });
    page.on('pageerror', (error) => this.errors.push(String(error)));
    // `boothwalk serve` answers this one only when a file is saved: who waits for it, waits for nothing.
    /** @param {import('playwright-core').Request} request */
    const counts = (request) => !request.url().includes('/boothwalk-live');
    page.on('request', (request) => { if (counts(request)) this.#underWay += 1; });
    page.on('requestfinished', (request) => { if (counts(request)) this.#underWay -= 1; });
    page.on('requestfailed', (request) => { if (counts(request)) this.#underWay -= 1; });
  }

  /** Whether a request is under way. */
  isWaiting() {
    return this.#underWay > 0;
  }

  /**
   * Waits until the list can be searched, and the page's own script knows it: it is told a moment after the mark, and leaves the links of
   * the page's head to the browser until then. A page of the second module is drawn as well, with its styles: both come by themselves.
   */
  usable() {
    return this.page.waitForFunction(() => {
      const { dataset } = document.documentElement;
      const isOfSecond = /^#\/(?!hall|search)./.test(location.hash);
      return performance.getEntriesByName('boothwalk:usable').length > 0 && dataset.live !== undefined && !document.querySelector('#catalogue > .rest [role=status]')
        && (!isOfSecond || [...document.querySelectorAll('link')].every((link) => link.rel !== 'stylesheet' || link.sheet));
    });
  }

  /** Waits until both modules are at work, and what the second one draws has its styles: both come behind the list. */
  async whole() {
    await this.usable();
    await this.page.waitForFunction(() => performance.getEntriesByName('boothwalk:whole').length > 0
      && /** @type {HTMLLinkElement | null} */ (document.querySelector('link[href$="more.css"]'))?.sheet);
  }

  /** Goes to a route of the list, and comes back when it stands on the page. @param {string} route */
  async go(route) {
    await this.page.evaluate((hash) => location.hash === hash || new Promise((done) => {
      // The page has heard of it before, and what follows runs before the next task.
      addEventListener('hashchange', () => setTimeout(done), { once: true });
      location.hash = hash;
    }), `#${route}`);
    await this.page.locator('main :is(h1, h2)').first().waitFor();
  }

  /** The route in the address. */
  route() {
    return this.page.evaluate(() => decodeURIComponent(location.hash));
  }

  /** What the hall says of itself. */
  probe() {
    return this.page.evaluate(() => /** @type {any} */ (window).boothwalk?.probe?.());
  }

  /** When each mark of the page was set. Milliseconds since the page was asked for. */
  marks() {
    return this.page.evaluate(() => Object.fromEntries(performance.getEntriesByType('mark').map((mark) => [mark.name, mark.startTime])));
  }

  /** Presses "Enter the hall", and waits until the hall can be walked. */
  async enter() {
    await this.page.locator('[data-enter]:not([disabled]):visible').first().click();
    await this.until((state) => state?.ready, 'the hall to be ready');
  }

  /**
   * What the hall says of itself after two of the screen's frames: whatever had asked for one has been drawn by then, however slow they are.
   * Where it says nothing, what it has drawn does.
   */
  #afterFrames() {
    return this.page.evaluate(async () => {
      const page = /** @type {any} */ (window);
      // Where a story hides the page it keeps the true one.
      const frame = page.screenFrames ?? page.requestAnimationFrame;
      for (let frames = 0; frames < 2; frames += 1) await new Promise((done) => frame.call(page, done));
      return page.boothwalk?.probe?.() ?? { frames: page.glCounts.draws };
    });
  }

  /** Waits until what the page shows now has come: it is asked for by the screen's next frames. */
  async loaded() {
    await this.#afterFrames();
    for (const end = Date.now() + PATIENCE_MS; this.isWaiting();) {
      if (Date.now() > end) throw new Error('something of the page never came');
      await new Promise((done) => setTimeout(done, 50));
    }
  }

  /** Waits until nothing and nobody is on the way any more, and the hall has drawn nothing for a while though it could have. */
  async settled(quietMs = 1500) {
    const end = Date.now() + PATIENCE_MS;
    let [last, since] = [await this.#afterFrames(), Date.now()];
    while (Date.now() < end) {
      await new Promise((done) => setTimeout(done, 100));
      const state = await this.#afterFrames();
      if (state.frames !== last.frames || state.walking || this.isWaiting()) [last, since] = [state, Date.now()];
      else if (Date.now() - since >= quietMs) return state;
    }
    throw new Error(`the hall never came to rest; the probe last said ${JSON.stringify(last)}`);
  }

  /** Presses a key that changes the picture, and waits until everything that follows from it is drawn. @param {string} key */
  async press(key) {
    const before = await this.probe();
    await this.page.keyboard.press(key);
    await this.until((state) => state.frames > before.frames, `a frame after ${key}`);
    return this.settled(700);
  }

  /**
   * Holds a key down until the probe's answer satisfies `condition`.
   * @param {string} key
   * @param {(state: any) => unknown} condition
   * @param {string} [what]
   */
  async hold(key, condition, what) {
    await this.page.keyboard.down(key);
    try {
      return await this.until(condition, what);
    } finally {
      await this.page.keyboard.up(key);
    }
  }

  /**
   * Waits until the probe's answer satisfies `condition`.
   * @param {(state: any) => unknown} condition
   * @param {string} [what]
   */
  async until(condition, what = String(condition)) {
    const end = Date.now() + PATIENCE_MS;
    let last;
    while (Date.now() < end) {
      last = await this.probe();
      if (condition(last)) return last;
      await new Promise((done) => setTimeout(done, 100));
    }
    throw new Error(`waited in vain for ${what}; the probe last said ${JSON.stringify(last)}`);
  }

  /** Leaves, with everything that this visitor's browser remembers. */
  close() {
    return this.context.close();
  }
}

/**
 * Opens a page of the site in a context of its own. `records` (see `remembered`) is what this device remembers of an earlier
 * visit; it is written once, so that a reload finds what the page wrote since. `sparing`: on a metered connection, where the
 * page loads no hall before somebody asks for it. `card`: the page takes what draws for a graphics card. `ahead`: milliseconds
 * by which the device's clock is ahead.
 */
export async function open(chromiumBrowser, url, /** @type {any} */ { language = 'en', records, sparing, card, ahead, ...options } = {}) {
  const context = await chromiumBrowser.newContext({ ...DESKTOP, locale: language === 'ja' ? 'ja-JP' : 'en-GB', timezoneId: 'Asia/Bangkok', ...options });
  if (card) await context.route(/\/graphics[^/]*\.js$/, (route) => route.fulfill({ contentType: 'text/javascript', body: 'postMessage({ draws: true, card: true });' }));
  // Of every page that is opened in it.
  context.setDefaultTimeout(PATIENCE_MS);
  const page = await context.newPage();
  await page.addInitScript(countCalls);
  if (ahead !== undefined) await page.addInitScript(clockAhead, ahead);
  if (sparing) await page.addInitScript(() => Object.defineProperty(navigator, 'connection', { value: { saveData: true } }));
  if (records) {
    await page.addInitScript(({ name, records }) => {
      if (location.protocol.startsWith('http') && !localStorage.getItem(name)) localStorage.setItem(name, JSON.stringify(records));
    }, records);
  }
  const visitor = new Visitor(context, page);
  await page.goto(url);
  return visitor;
}

/** Metres between two probe answers. */
export function metres(a, b) {
  return Math.hypot(a.position[0] - b.position[0], a.position[1] - b.position[1]);
}
