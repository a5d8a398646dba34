// Writes down what our own hall hands to WebGL, and what it draws of it along the bench's walk, for the peer that draws the same.
import { createWriteStream } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { recordHall } from './recorder.js';
import { DIST, serve } from '../browser/support/site.js';
import { open } from '../browser/support/visitor.js';

/** Tells our page that a graphics card draws: then it smooths the edges of all frames, whatever really draws. */
export const asOnACard = (/** @type {string} */ asked) => (asked.endsWith('/graphics.js')
  ? { status: 200, headers: { 'content-type': 'text/javascript' }, body: 'postMessage({ draws: true, card: true });' } : undefined);

/** Longer than anybody walks in the bench, so that nobody gets to the end of the record. */
const MARGIN_MS = 500;

/**
 * Walks through our hall of `booths` booths on a screen of `size` and writes `folder/<booths>-<size>.json` and `.bin`.
 * `address` is our page from its root, `records` what the device remembers; `fault` is what the site answers otherwise.
 */
export async function capture(chromium, { folder, address, booths, size, records, walkMs, fault }) {
  await mkdir(folder, { recursive: true });
  const file = path.join(folder, `${booths}-${size}`);
  const sent = '/the-record';
  const site = await serve({
    root: DIST,
    fault: async (asked, request) => {
      if (asked !== sent) return fault?.(asked);
      await pipeline(request, createWriteStream(`${file}.bin`));
      return { status: 204 };
    },
  });
  const [width, height] = size.split('x').map(Number);
  const visitor = await open(chromium, 'about:blank', { viewport: { width, height }, records });
  try {
    const { page } = visitor;
    await page.addInitScript(recordHall);
    await page.goto(site.origin + address);
    await visitor.until((state) => state?.ready, 'the hall to be ready');
    await visitor.settled();
    await page.locator('#hall').focus();
    await page.evaluate(() => window.recordWalk());
    await page.keyboard.down('w');
    await page.waitForTimeout(walkMs + MARGIN_MS);
    const record = await page.evaluate((to) => window.takeWalk(to), sent);
    await page.keyboard.up('w');
    await writeFile(`${file}.json`, JSON.stringify(record));
  } finally {
    await visitor.close();
    await site.close();
  }
}
