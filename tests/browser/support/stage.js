// What every test file stands on: one site, one browser, and visitors that leave when their story is over.
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { serve } from './site.js';
import { browser, open } from './visitor.js';

/** Pictures and figures of the last run; not kept in the repository. */
export const RESULTS = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../results');

/** The sample event that the start page of `dist/` shows. */
export const EVENT = 'ascc-2021';

// The longest story walks through a whole hall, drawn in software; one that takes longer hangs.
const STORY_MS = 240_000;

/**
 * Starts a site and a browser before the file's stories and ends both after them. `flags` are the browser's own; `site`
 * starts another site than the built one.
 */
export function stage(/** @type {{flags?: string[], site?: () => Promise<any>}} */ { flags, site = serve } = {}) {
  /** @type {any} */
  const stage = {};
  before(async () => {
    stage.site = await site();
    stage.browser = await browser(flags);
  });
  after(async () => {
    await stage.browser?.close();
    await stage.site?.close();
  });

  /**
   * A story with visitors of its own: `open(address, options)` brings one to the site. `short` says by how much the
   * product still falls short of it: then it is told, and does not decide.
   */
  stage.story = (name, tell, /** @type {{short?: string}} */ { short } = {}) => test(name, { timeout: STORY_MS, todo: short }, async () => {
    const visitors = [];
    const opens = async (address, options) => {
      // Stories give the built sample's booths other hosts than its pages' policy names; sites of a story's own keep theirs.
      const visitor = await open(stage.browser, stage.site.origin + address, { bypassCSP: site === serve, ...options });
      visitors.push(visitor);
      return visitor;
    };
    try {
      await tell(opens, stage.site);
    } catch (error) {
      // What was on the screen says more than a line of text.
      for (const [index, visitor] of visitors.entries()) {
        const file = `failed-${name.replaceAll(/[^\p{L}\p{N}]+/gu, '-')}-${index}.png`;
        await visitor.page.screenshot().then((png) => keep(file, png)).catch(() => undefined);
        if (visitor.console.length + visitor.errors.length > 0) console.error(`console of visitor ${index}:`, visitor.console, visitor.errors);
      }
      throw error;
    } finally {
      for (const visitor of visitors) await visitor.close().catch(() => undefined);
      stage.site.fault = () => undefined;
    }
  });
  return stage;
}

/** Keeps a picture or a table of figures in the results. */
export async function keep(name, content) {
  const file = path.join(RESULTS, name);
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, content);
}

/** The sample site's page, as a test wants it. */
export function address(/** @type {{language?: string, route?: string, query?: string, event?: string}} */ { language = 'en', route = '/', query = '', event } = {}) {
  const folder = event ? `/events/${event}/` : '/';
  return `${folder}?lang=${language}&probe${query && `&${query}`}#${route}`;
}

/** Records of a visitor who has been here before: no welcome card, and a place to stand if one is given. */
export function remembered(/** @type {any} */ { event = EVENT, ...records } = {}) {
  return { name: `boothwalk:${event}:records`, records: { welcomed: true, ...records } };
}

/** A table for the eye, in the log and in the results. */
export async function table(name, rows) {
  console.table(rows);
  await keep(`${name}.json`, `${JSON.stringify(rows, undefined, 2)}\n`);
}
