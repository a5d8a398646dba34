// Takes the same views of the halls and of what `boothwalk new` makes every time, to be looked at side by side: `node views.js` into
// results/views/, `node views.js --readme` as WebP and JPEG into assets/readme/ for the README; a word more takes only the views whose
// names have it (`node views.js --readme new-`). Not a test.
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { workbench } from './support/command.js';
import { inside } from './support/inside.js';
import { serve } from './support/site.js';
import { address, remembered, RESULTS } from './support/stage.js';
import { browser, open, PHONE } from './support/visitor.js';

const ASSETS = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../../assets');
/** The views that the READMEs show. */
const IN_README = /^((dockyard|warehouse|exhibition)-(entrance|aisle|booths)|booth-en|map|find|phone|catalogue|new-.*)$/;
/** What a README's picture may weigh, bytes: ten of them load in a moment on a phone. */
const README_BYTES = 250_000;
const TYPES = { '.webp': 'image/webp', '.jpg': 'image/jpeg' };

/** Where one stands and looks in each hall: metres from the entrance's threshold, radians to the left. */
const PLACES = {
  dockyard: {
    entrance: { position: [0, -2.2], yaw: 0 },
    aisle: { position: [-4.6, -9], yaw: -0.22 },
    booths: { position: [-2.2, -17], yaw: 0.95 },
    back: { position: [0, -44], yaw: Math.PI },
  },
  warehouse: {
    entrance: { position: [0, -2.2], yaw: 0 },
    aisle: { position: [4.6, -8], yaw: 0.22 },
    booths: { position: [2.2, -16], yaw: -0.95 },
    back: { position: [0, -41], yaw: Math.PI },
  },
  exhibition: {
    entrance: { position: [4.4, -3], yaw: 0.12 },
  },
};
const LANGUAGES = { dockyard: 'en', warehouse: 'ja', exhibition: 'en' };
/** Halls of other events than the one that the start page shows. */
const EVENTS = { exhibition: 'ascc-2025' };

const forReadme = process.argv.includes('--readme');
const only = process.argv.slice(2).find((word) => !word.startsWith('--'));
const site = await serve();
const chromium = await browser();
const opens = (place, options) => open(chromium, site.origin + place, options);

/** The event that `boothwalk new` makes, as a site; made once it is wanted. */
let made;
const make = async () => {
  const bench = await workbench();
  await bench.build('event', 'site');
  return { bench, site: await serve({ root: bench.at('site') }) };
};
const opensMade = async (place, options) => {
  const { site: own } = await (made ??= make());
  return open(chromium, own.origin + place, { ...options, records: remembered({ event: 'event' }) });
};

/** The halls' views, then what panels, phones and the list look like. */
const views = [
  ...Object.entries(PLACES).flatMap(([hall, places]) => Object.entries(places).map(([name, place]) => ({
    name: `${hall}-${name}`, visit: () => inside(opens, hall, { place, language: LANGUAGES[hall], event: EVENTS[hall] }),
  }))),
  { name: 'booth-en', visit: () => inside(opens, 'dockyard', { booth: 'jfe-engineering', language: 'en' }) },
  { name: 'booth-ja', visit: () => inside(opens, 'warehouse', { booth: 'city-of-yokohama', language: 'ja' }) },
  { name: 'map', visit: async () => pressing(await inside(opens, 'warehouse', { place: PLACES.warehouse.aisle }), 'KeyM') },
  { name: 'find', visit: () => finding('en', 'energy') },
  { name: 'programme', visit: async () => pressing(await inside(opens, 'dockyard', { place: PLACES.dockyard.aisle, language: 'ja' }), 'KeyP') },
  { name: 'phone', visit: () => inside(opens, 'dockyard', { ...PHONE, language: 'ja' }) },
  { name: 'phone-booth', visit: () => inside(opens, 'warehouse', { ...PHONE, booth: 'iges', language: 'en' }) },
  { name: 'catalogue', visit: () => list('ja') },
  { name: 'catalogue-booth', visit: () => list('en', '/booth/jfe-engineering') },
  ...[['en', ''], ['ja', '.ja']].flatMap(([language, suffix]) => [
    { name: `new-hall${suffix}`, visit: () => inside(opensMade, 'main', { language }) },
    { name: `new-booth${suffix}`, visit: () => inside(opensMade, 'main', { booth: 'harbour-works', language }) },
    { name: `new-list${suffix}`, visit: () => listed(language) },
  ]),
];

async function pressing(visitor, key) {
  await visitor.page.keyboard.press(key);
  return visitor;
}

/** Finds booths from inside the hall. */
async function finding(language, words) {
  const visitor = await pressing(await inside(opens, 'dockyard', { place: PLACES.dockyard.aisle, language }), 'KeyF');
  await visitor.page.locator('#find-words').pressSequentially(words);
  await visitor.page.locator('#find-results [role=row]').first().waitFor();
  return visitor;
}

async function list(language, route) {
  const visitor = await opens(address({ language, route }), { language, sparing: true });
  await visitor.usable();
  await visitor.page.evaluate(() => document.fonts.ready);
  return visitor;
}

/** The list of the event that was made, without the page's head. */
async function listed(language) {
  const visitor = await opensMade(address({ language }), { language });
  await visitor.page.waitForFunction(() => document.documentElement.dataset.hall === 'ready');
  // To where the list begins, and past the edge of the picture above it.
  await visitor.page.locator('main').evaluate((main) => { main.scrollIntoView(); scrollBy(0, 32); });
  return visitor;
}

/** A PNG as WebP or JPEG, as good as its weight allows; the browser has the encoder. */
async function lighter(png, type, heaviest) {
  const page = await chromium.newPage();
  try {
    for (const quality of [0.9, 0.82, 0.74, 0.66, 0.5, 0.35]) {
      const encoded = await page.evaluate(async ([source, type, quality]) => {
        const picture = await createImageBitmap(await (await fetch(`data:image/png;base64,${source}`)).blob());
        const canvas = new OffscreenCanvas(picture.width, picture.height);
        canvas.getContext('2d').drawImage(picture, 0, 0);
        const bytes = new Uint8Array(await (await canvas.convertToBlob({ type, quality })).arrayBuffer());
        return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
      }, [png.toString('base64'), type, quality]);
      const bytes = Buffer.from(encoded, 'base64');
      if (bytes.length <= heaviest) return bytes;
    }
    throw new Error('too heavy at any quality');
  } finally {
    await page.close();
  }
}

/** Takes a picture of what `visit` leads to and writes it. */
async function take(visit, file, heaviest) {
  const visitor = await visit();
  if (await visitor.probe()) await visitor.settled();
  const png = await visitor.page.screenshot();
  await visitor.close();
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, heaviest ? await lighter(png, TYPES[path.extname(file)], heaviest) : png);
  console.log(path.relative(process.cwd(), file));
}

try {
  for (const { name, visit } of views.filter(({ name }) => !only || name.includes(only))) {
    if (forReadme && !IN_README.test(name)) continue;
    const kind = name.startsWith('new-') ? 'jpg' : 'webp';
    if (forReadme) await take(visit, path.join(ASSETS, `readme/${name}.${kind}`), README_BYTES);
    else await take(visit, path.join(RESULTS, `views/${name}.png`));
  }
} finally {
  await chromium.close();
  await site.close();
  const kept = await made;
  await kept?.site.close();
  await kept?.bench.clear();
}
