// A browser without WebGL: a clear sentence in both languages, and the list works.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { DIST } from './support/site.js';
import { address, keep, stage } from './support/stage.js';

const { story } = stage({ flags: ['--disable-3d-apis'] });

for (const route of ['/', '/hall/warehouse', '/hall/dockyard/booth/nec']) {
  story(`without WebGL the list serves at #${route}`, async (open) => {
    const visitor = await open(address({ route }));
    await visitor.usable();
    const html = await readFile(path.join(DIST, 'index.html'), 'utf8');
    const data = JSON.parse(html.match(/<script id="boothwalk"[^>]*>(.*?)<\/script>/s)[1]);
    for (const language of ['ja', 'en']) await visitor.page.getByText(data.texts[language]['hall-no-webgl']).first().waitFor();
    await keep(`no-webgl${route.replaceAll('/', '-')}.png`, await visitor.page.screenshot());
    await visitor.page.getByText('NEC').first().waitFor();
    await visitor.page.goto(`${visitor.page.url().split('#')[0]}#/search?q=guun`);
    await visitor.page.waitForFunction(() => document.querySelector('[data-booth]')?.dataset.booth === 'guun');
    assert.deepEqual(visitor.errors, []);
  });
}
