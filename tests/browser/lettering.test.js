// Texts in every script, in the hall's panels and in the list: what egui cannot set is drawn by the browser, and each text begins
// where its own script does.
import assert from 'node:assert/strict';
import { sample } from './support/event.js';
import { all, changed } from './support/faults.js';
import { arrived, rewritten, withDesk } from './support/feed.js';
import { inside, pictured } from './support/inside.js';
import { address, keep, remembered, stage } from './support/stage.js';
import { PHONE } from './support/visitor.js';

const { story } = stage();
const { event, programme, booths } = await sample();
const [ONE] = event.halls;

/** What booths say here: a script's name, and in it a name, a tagline and a description; one tagline is Latin with emoji. @type {[string, string, string, string][]} */
const SCRIPTS = [
  ['Arabic', 'شركة المياه', 'مضخات لكل مدينة، 24/7', 'نص عربي مع English وأرقام 123.\n\n- الماء\n- الطاقة\n\n[موقعنا](https://example.com/) مفتوح 12:30.'],
  ['Hebrew', 'חברת המים', 'משאבות לכל עיר', 'אנחנו פתוחים בשעה 12:30 (English).'],
  ['Khmer', 'ក្រុមហ៊ុនទឹក', 'ស្នប់ទឹកសម្រាប់ទីក្រុង', 'យើងផលិតស្នប់ទឹកសម្រាប់ទីក្រុងទូទាំងប្រទេស។'],
  ['Lao', 'ບໍລິສັດນ້ຳ', '🌊 Pumps for all 👨‍👩‍👧', 'ພວກເຮົາຜະລິດປໍ້ານ້ຳສຳລັບເມືອງທົ່ວປະເທດ.'],
  ['Burmese', 'ရေကုမ္ပဏီ', 'မြို့တော်များအတွက် ရေစုပ်စက်', 'ကျွန်ုပ်တို့ ရေစုပ်စက်များ ထုတ်လုပ်သည်။'],
  ['Devanagari', 'जल कंपनी', 'हर शहर के लिए पंप', 'हम पंप बनाते हैं और पानी बचाते हैं।'],
  ['Tamil', 'நீர் நிறுவனம்', 'ஒவ்வொரு நகரத்திற்கும்', 'நாங்கள் பம்புகளை உருவாக்குகிறோம்.'],
];

const written = booths.filter((booth) => booth.hall === ONE.id).slice(0, SCRIPTS.length);
// One that had no booth would not be looked at.
assert.equal(written.length, SCRIPTS.length);
const says = all(...written.map((booth, index) => changed(booth.source, (file) => {
  const [, name, tagline, description] = SCRIPTS[index];
  return { version: file.version, id: file.id, name, tagline, description, staff: [{ name, role: tagline }] };
})));

const show = (visitor, id) => visitor.page.evaluate((route) => { location.hash = route; }, `#/hall/${ONE.id}/booth/${id}`);

for (const [what, options] of /** @type {[string, any][]} */ ([['desktop', {}], ['phone', PHONE]])) {
  story(`a booth's panel shows its name and words in any script (${what})`, async (open, site) => {
    site.fault = says;
    const visitor = await inside(open, ONE.id, { booth: written[0].id, ...options });
    for (const [index, booth] of written.entries()) {
      const [script, name, tagline, description] = SCRIPTS[index];
      if (index > 0) await show(visitor, booth.id);
      await visitor.until((state) => state.openBooth === booth.id, `the booth in ${script} to open`);
      const drawn = (words) => (state) => state.lettering.some((text) => text.includes(words));
      await visitor.until(drawn(name), `the browser to draw the name in ${script}`);
      await visitor.until(drawn(tagline), `the browser to draw the tagline in ${script}`);
      await visitor.until(drawn(description.split('\n')[0]), `the browser to draw the description in ${script}`);
      await visitor.settled();
      await pictured(visitor, `lettering-${script}-${what}`, { covered: what === 'phone' });
      // What is read out is the text itself.
      const readOut = visitor.page.locator('#mirror p', { hasText: tagline }).first();
      await readOut.waitFor({ state: 'attached' });
      assert.equal(await readOut.getAttribute('dir'), 'auto', `${script} is read out`);
    }
    const own = (await visitor.probe()).lettering.filter((text) => /^[\x20-\x7e]*$/u.test(text));
    assert.deepEqual(own, [], 'what egui sets it goes on setting');
    assert.deepEqual(visitor.errors, []);
  });
}

story('the map names booths in any script', async (open, site) => {
  site.fault = says;
  const visitor = await inside(open, ONE.id);
  await visitor.press('m');
  // Those that are in view, on the plan or in the list beside it.
  const named = (state) => SCRIPTS.filter(([, name]) => state.lettering.some((text) => text.includes(name)));
  await visitor.until((state) => named(state).length >= 4, 'the map to name booths in their scripts');
  await visitor.settled();
  await pictured(visitor, 'lettering-map', { covered: true });
});

story('in the list each text runs as its own script does', async (open, site) => {
  site.fault = says;
  const visitor = await open(address({ route: `/booth/${written[0].id}` }), { sparing: true });
  const heading = visitor.page.locator('main h1', { hasText: SCRIPTS[0][1] });
  await heading.waitFor();
  // Where things stand is told by styles that come by themselves.
  await visitor.usable();
  // How far a text's words are from the left and the right of its place.
  const edges = (locator) => locator.evaluate((element) => {
    const words = document.createRange();
    words.selectNodeContents(element);
    const [inner, outer] = [words.getBoundingClientRect(), element.getBoundingClientRect()];
    return { left: inner.left - outer.left, right: outer.right - inner.right };
  });
  const name = await edges(heading);
  assert.ok(name.left < 2, `the name stands beside its mark: ${JSON.stringify(name)}`);
  const prose = visitor.page.locator('.prose').first();
  await prose.locator('li').first().waitFor();
  assert.equal(await prose.evaluate((element) => getComputedStyle(element).direction), 'rtl', 'the marks of its lists stand at the right');
  const paragraph = await edges(prose.locator('p').first());
  assert.ok(paragraph.right < paragraph.left, `what is read begins at the right: ${JSON.stringify(paragraph)}`);
  // The full stop stands behind the last word: at its left.
  const stop = await prose.locator('p').first().evaluate((element) => {
    const node = element.firstChild;
    const at = (index) => {
      const range = document.createRange();
      range.setStart(node, index);
      range.setEnd(node, index + 1);
      return range.getBoundingClientRect().left;
    };
    const { length } = node.textContent;
    return at(length - 1) < at(0);
  });
  assert.ok(stop, 'a sentence ends at the left');
  await visitor.page.evaluate((route) => { location.hash = route; }, `#/booth/${written[2].id}`);
  const other = visitor.page.locator('main h1', { hasText: SCRIPTS[2][1] });
  await other.waitFor();
  const khmer = await edges(other);
  assert.ok(khmer.left < 2, `others stand at the left: ${JSON.stringify(khmer)}`);
  assert.deepEqual(visitor.errors, []);
});

/** An event of which everything is said in Arabic, each text with a full stop at its end. */
const ARABIC = { name: 'شركة المياه.', words: 'مضخات لكل مدينة 24/7.', title: 'معرض المدن.' };
const inArabic = {
  booth: (booth) => ({
    ...booth, name: ARABIC.name, tagline: ARABIC.words, description: `${ARABIC.words}\n\n- ${ARABIC.name}\n- ${ARABIC.title}`, city: ARABIC.name,
    posters: (booth.posters ?? []).map((poster) => ({ ...poster, title: ARABIC.title, text: ARABIC.words })),
    staff: [{ name: ARABIC.name, role: ARABIC.words }], materials: [{ kind: 'pdf', title: ARABIC.title, url: 'https://example.com/a.pdf' }],
  }),
  event: (event) => withDesk({
    ...event, title: ARABIC.title, tagline: ARABIC.words, organiser: { ...event.organiser, name: ARABIC.name },
    halls: event.halls.map((hall) => ({ ...hall, title: ARABIC.title, description: ARABIC.words })),
    topics: event.topics.map((topic) => ({ ...topic, title: ARABIC.title })), notices: [{ text: ARABIC.words }],
  }),
  programme: (programme) => ({
    ...programme, channels: programme.channels.map((channel) => ({ ...channel, title: ARABIC.title })),
    sessions: programme.sessions.map((session) => ({
      ...session, title: ARABIC.title, subtitle: ARABIC.name, abstract: ARABIC.words, speakers: [{ name: ARABIC.name, affiliation: ARABIC.title, role: 'speaker' }],
    })),
  }),
};

/** Texts whose full stop stands at the wrong end: at the left of what is Arabic, at the right of a sentence of ours with a name in it. */
const misplaced = () => {
  const found = [];
  let seen = 0;
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = /** @type {Text} */ (walker.nextNode()); node; node = /** @type {Text} */ (walker.nextNode())) {
    const text = node.data.trimEnd();
    if (!/\p{Script=Arabic}/u.test(text) || !text.endsWith('.') || !node.parentElement.checkVisibility({ visibilityProperty: true }) || node.parentElement.closest('script, option, textarea, .unseen, #toast')) continue;
    const at = (index) => {
      const range = document.createRange();
      range.setStart(node, index);
      range.setEnd(node, index + 1);
      return range.getBoundingClientRect();
    };
    const isArabic = /^[^\p{L}]*\p{Script=Arabic}/u.test(text.replace(/[\u2066-\u2068][^\u2069]*\u2069/g, ''));
    const [first, stop] = [at(text.search(/\p{L}/u)), at(text.length - 1)];
    if (!stop.width) continue;
    seen += 1;
    // In the last of several lines the first letter says nothing.
    if (Math.abs(first.top - stop.top) < 2 && isArabic !== stop.left < first.left) found.push(`${node.parentElement.className || node.parentElement.tagName}: ${text}`);
  }
  return { found: [...new Set(found)], seen };
};

story('an event in Arabic is right in list, map, programme, letter and own list, and on paper', async (open, site) => {
  await rewritten(site, inArabic);
  const files = site.fault;
  site.fault = (asked) => (asked === '/event/programme.json'
    ? { status: 200, headers: { 'content-type': 'application/json' }, body: JSON.stringify(inArabic.programme(programme)) }
    : files(asked));
  const [kept] = booths;
  const records = remembered({ keptBooths: { [kept.id]: '' }, keptSessions: { [programme.sessions[0].id]: '' }, visited: [kept.id] });
  const visitor = await open(address(), { records, sparing: true });
  await visitor.page.waitForFunction(() => performance.getEntriesByName('boothwalk:whole').length > 0);
  // Every page is in Arabic: what is the next one's alone tells that it is there. What is found is so among all booths.
  await arrived(visitor);
  const pages = {
    '/': '[data-booth]', '/search?q=شركة': '.results [data-booth]', [`/booth/${kept.id}`]: '.place', '/programme': '.programme [data-session]', '/map': '.map-list a',
    '/matching': '.choice', '/visit': '.rows textarea', [`/contact/${kept.id}`]: 'form.letter',
  };
  for (const media of /** @type {const} */ (['screen', 'print'])) {
    await visitor.page.emulateMedia({ media });
    for (const [route, own] of Object.entries(pages)) {
      await visitor.page.evaluate((hash) => { location.hash = hash; }, route);
      await visitor.page.locator(`main ${own}`).first().waitFor({ state: 'attached' });
      await visitor.page.locator('main').getByText(/\p{Script=Arabic}/u).first().waitFor();
      await visitor.usable();
      const { found, seen } = await visitor.page.evaluate(misplaced);
      assert.deepEqual(found, [], `${route} (${media})`);
      // The letter has the fewest.
      assert.ok(seen >= 2, `${route} (${media}): ${seen} texts were looked at`);
      await keep(`arabic-${media}${route.replaceAll(/\W+/g, '-')}.png`, await visitor.page.screenshot({ fullPage: true }));
    }
  }
  assert.deepEqual(visitor.errors, []);
});
