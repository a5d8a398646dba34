// Live captions in several languages, in real browsers over a real mosquitto: the organiser types on two channels, whoever reads the
// list or walks in the hall reads their own language's, chooses another one, and reads no more when it ends.
import assert from 'node:assert/strict';
import { after } from 'node:test';
import { workbench } from './support/command.js';
import { codeOf, openDesk } from './support/desk.js';
import { keep, stage } from './support/stage.js';

/** @type {any} */
let bench;
/** A fair in three languages, whose programme has two channels. */
async function twoChannels() {
  bench = await workbench();
  await bench.write('event/event.json', { ...await bench.read('event/event.json'), languages: ['ja', 'en', 'vi'] });
  const programme = await bench.read('event/programme.json');
  const channels = [...programme.channels, { id: 'workshop', title: { ja: '工房', en: 'Workshop' } }];
  await bench.write('event/programme.json', { ...programme, channels });
  await bench.run('live', 'codes', bench.at('event'));
  return bench.serve('event', 0, '--live');
}
after(() => bench?.clear());

const { story } = stage({ site: twoChannels });

const strip = (visitor) => visitor.page.locator('section.people');
const unfold = (visitor, title) => strip(visitor).locator('summary').getByText(title).click();
const lines = (visitor) => strip(visitor).locator('.lines .line');
/** Waits until these lines are read, and no others. */
const readsAll = (visitor, all) => visitor.page.waitForFunction((all) => [...document.querySelectorAll('section.people .lines .line')].map((line) => line.textContent).join('|') === all, all.join('|'));
const reads = (visitor, words) => lines(visitor).getByText(words, { exact: true }).waitFor();

story('captions are read by each in their language, on the list and in the hall, until they end', async (open) => {
  const organiser = await open('/?lang=en&probe#/desk', { language: 'en', sparing: true });
  await organiser.usable();
  await openDesk(organiser, await codeOf(bench, 'organiser'), undefined);
  const desk = organiser.page.locator('section.desk');
  const speaks = async (channel, language, words) => {
    await desk.locator('#captions-channel').selectOption(channel);
    await desk.locator('#captions-language').selectOption(language);
    const field = desk.getByLabel('What is being said');
    await field.fill(words);
    await field.press('Enter');
    await desk.locator('.lines .line').getByText(words, { exact: true }).waitFor();
  };
  await speaks('stage', 'en', 'Welcome to the fair.');
  await speaks('stage', 'ja', 'ようこそ、見本市へ。');
  await speaks('stage', 'vi', 'Chào mừng quý vị.');
  await speaks('workshop', 'en', 'Take your pencils.');

  const reader = await open('/?lang=en&probe#/', { language: 'en', sparing: true });
  const walker = await open('/?lang=ja&probe#/', { language: 'ja' });
  await reader.usable();
  await unfold(reader, 'Live captions');
  await reads(reader, 'Welcome to the fair.');
  await walker.usable();
  await walker.enter();
  await unfold(walker, 'ライブ字幕');
  await reads(walker, 'ようこそ、見本市へ。');
  assert.deepEqual([await lines(reader).count(), await lines(walker).count()], [1, 1], 'nobody reads two languages at once');
  const marked = (visitor) => strip(visitor).locator('ol.lines').evaluate((list) => list.lang);
  assert.deepEqual([await marked(reader), await marked(walker)], ['en', 'ja']);
  await keep('captions-walker.png', await walker.page.screenshot());

  // What is said next comes to those who read it, and moves nobody to another channel.
  await speaks('workshop', 'en', 'Now draw a booth.');
  await speaks('stage', 'ja', '始めます。');
  await reads(walker, '始めます。');
  assert.deepEqual(await lines(reader).allTextContents(), ['Welcome to the fair.']);
  const choice = strip(reader).getByLabel('Channel');
  // Each is told apart from the others, and there when it has come.
  await choice.locator('option').nth(3).waitFor({ state: 'attached' });
  assert.deepEqual((await choice.locator('option').allTextContents()).sort(), ['Stage, English', 'Stage, Tiếng Việt', 'Stage, 日本語', 'Workshop, English']);
  await choice.selectOption('workshop en');
  await readsAll(reader, ['Take your pencils.', 'Now draw a booth.']);

  // Whoever reads the page in another language reads what is said in that one, on their channel, where there is something.
  const turns = (tag) => reader.page.locator(`[data-language="${tag}"]`).first().evaluate((link) => link.click());
  await turns('vi');
  await strip(reader).getByText('Phụ đề trực tiếp').waitFor();
  await reads(reader, 'Now draw a booth.');
  await strip(reader).locator('#live-captions').selectOption('stage en');
  await reads(reader, 'Welcome to the fair.');
  await turns('ja');
  await reads(reader, '始めます。');
  assert.equal(await marked(reader), 'ja');
  // Japanese is broken at phrases, but not what is chosen in a box of one line.
  const breaks = () => strip(reader).locator('#live-captions').evaluate((box) => getComputedStyle(box).getPropertyValue('text-wrap-mode'));
  assert.equal(await breaks(), 'nowrap');
  await strip(reader).locator('#live-captions').selectOption('stage vi');
  await reads(reader, 'Chào mừng quý vị.');
  assert.equal(await marked(reader), 'vi');
  await keep('captions-reader.png', await reader.page.screenshot());

  // It ends in one language: its readers are shown what is said still.
  await desk.locator('#captions-channel').selectOption('stage');
  await desk.locator('#captions-language').selectOption('ja');
  const end = desk.getByRole('button', { name: 'End captions' });
  await end.click();
  await lines(walker).getByText('始めます。').waitFor({ state: 'detached' });
  await lines(walker).first().waitFor();
  await lines(reader).getByText('Chào mừng quý vị.').waitFor();
  for (const [channel, language] of [['stage', 'en'], ['stage', 'vi'], ['workshop', 'en']]) {
    await desk.locator('#captions-channel').selectOption(channel);
    await desk.locator('#captions-language').selectOption(language);
    await end.click();
    await end.waitFor({ state: 'detached' });
  }
  for (const visitor of [reader, walker]) await strip(visitor).locator('ol.lines').waitFor({ state: 'detached' });
  await strip(walker).getByText('ライブ字幕').waitFor({ state: 'detached' });
  // Whoever comes now finds nothing of it.
  await reader.page.reload();
  await reader.usable();
  await strip(reader).locator('summary').first().waitFor();
  assert.equal(await strip(reader).locator('summary').getByText('ライブ字幕').count(), 0);
  for (const visitor of [organiser, reader, walker]) {
    assert.deepEqual([visitor.errors, visitor.console.filter((line) => line.includes('panicked'))], [[], []]);
  }
});
