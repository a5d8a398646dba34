// Messages to exhibitors over real HTTP: exactly one arrives, whatever the host and the connection do meanwhile.
import assert from 'node:assert/strict';
import { rewritten } from './support/feed.js';
import { mailbox } from './support/mailbox.js';
import { address, stage } from './support/stage.js';
import { PATIENCE_MS } from './support/visitor.js';

const { story } = stage();
const LETTER = { name: 'Aoi Sato', email: 'aoi@visitor.example', message: '水質について\nCould we meet? <b>&' };
/** Longer than the form wants people to take, milliseconds. */
const HUMAN_MS = 3200;

/** Runs in the page: keeps what is said of a letter, because some of it stands for a moment only. */
function listen() {
  const said = [];
  /** @type {any} */ (window).said = said;
  new MutationObserver(() => {
    const at = document.querySelector('section.contact > .said');
    if (at?.checkVisibility()) said.push(at.textContent);
  }).observe(document, { childList: true, characterData: true, subtree: true });
}

async function posted(box, count) {
  for (const end = Date.now() + PATIENCE_MS; Date.now() < end;) {
    if (box.posts.length >= count) return;
    await new Promise((done) => setTimeout(done, 100));
  }
  throw new Error(`${box.posts.length} of ${count} posts came`);
}

/** A story in which every booth has the mailbox as its endpoint; it opens the form to one booth, or several. */
function letters(name, answers, tell, /** @type {any} */ { kind = 'json', contact, booths = 'nec', language = 'en' } = {}) {
  story(name, async (open, site) => {
    const box = await mailbox(answers);
    try {
      await rewritten(site, { booth: (booth) => ({ ...booth, contact: contact ?? { form: { kind, url: box.url }, privacy: 'https://nec.example/privacy' } }) });
      const visitor = await open(address({ route: `/contact/${booths}`, language }), { language, sparing: true });
      await visitor.page.addInitScript(listen);
      await visitor.page.evaluate(listen);
      await visitor.usable();
      visitor.field = (key) => visitor.page.locator(`#contact-${key}`);
      visitor.write = async (letter = LETTER) => { for (const [key, value] of Object.entries(letter)) await visitor.field(key).fill(value); };
      visitor.send = async () => {
        await visitor.page.waitForTimeout(HUMAN_MS);
        await visitor.field('consent').check();
        await visitor.page.locator('form.letter [type=submit]').click();
      };
      visitor.told = (words) => visitor.page.waitForFunction((words) => /** @type {any} */ (window).said.some((said) => said.includes(words)), words);
      // What stands before the eyes: wholly on the screen, without scrolling.
      visitor.sees = (text) => visitor.page.waitForFunction((text) => [...document.querySelectorAll('section.contact *')].some((at) => {
        const { top, bottom } = at.getBoundingClientRect();
        return at.children.length === 0 && at.textContent.includes(text) && top >= 0 && bottom <= innerHeight;
      }), text);
      await tell(visitor, box, site);
    } finally {
      await box.close();
    }
  });
}

letters('nothing is sent without the tick, a whole letter and a press', [], async (visitor, box) => {
  const fault = (key) => visitor.page.locator(`#contact-${key}-fault`);
  const press = () => visitor.page.locator('form.letter [type=submit]').click();
  await visitor.page.getByText('delivered to 127.0.0.1').waitFor();
  assert.equal(await visitor.page.locator('.receivers a[href="https://nec.example/privacy"]').count(), 1);
  assert.equal(await visitor.field('consent').isChecked(), false);
  await press();
  // Everything is asked in one round, at its field, and the first one is gone to.
  await visitor.page.locator('#contact-said').waitFor();
  for (const key of ['name', 'email', 'message', 'consent']) {
    await fault(key).waitFor();
    assert.equal(await visitor.field(key).getAttribute('aria-invalid'), 'true');
  }
  await visitor.page.waitForFunction(() => document.activeElement?.id === 'contact-name');
  await visitor.write();
  await fault('name').waitFor({ state: 'detached' });
  await visitor.field('email').fill('nowhere');
  await press();
  await fault('email').getByText('does not look like').waitFor();
  await visitor.field('email').fill(LETTER.email);
  await press();
  await fault('consent').getByText('tick the box').waitFor();
  assert.equal(box.posts.length, 0);
  await visitor.send();
  await visitor.told('Sent to');
  assert.equal(box.kept.size, 1);
  assert.equal(box.posts[0].fields.message, LETTER.message);
  assert.match(box.posts[0].headers['idempotency-key'], /^[0-9a-f-]{36}$/);
  assert.equal(box.posts[0].headers.referer, undefined);
});

for (const [what, viewport] of [['a desktop', { width: 1280, height: 720 }], ['a phone', { width: 390, height: 844 }]]) {
  let answer;
  const held = new Promise((done) => { answer = done; });
  letters(`who has sent a letter sees what becomes of it (${what})`, [{ held }], async (visitor, box) => {
    await visitor.page.setViewportSize(viewport);
    await visitor.write();
    await visitor.send();
    await visitor.sees('Your message is on its way');
    await visitor.sees('Sending to');
    // Nothing is lost before it has arrived, and there is nothing to press twice.
    assert.equal(await visitor.page.locator('form.letter').count(), 0);
    const draft = () => visitor.page.evaluate(() => Object.entries(sessionStorage).find(([name]) => name.endsWith(':draft'))[1]);
    assert.ok((await draft()).includes('Could we meet?'));
    answer();
    await visitor.sees('Your message has been sent');
    await visitor.page.locator('.copy').getByText('Could we meet? <b>&').waitFor();
    await visitor.page.locator('.copy').getByText(LETTER.email).waitFor();
    assert.ok(!(await draft()).includes('Could we meet?'));
    assert.equal(box.kept.size, 1);
    await visitor.page.getByRole('button', { name: 'Write another message' }).click();
    assert.equal(await visitor.field('message').inputValue(), '');
    assert.equal(await visitor.field('name').inputValue(), LETTER.name);
  });
}

letters('a field that a program filled without a word is sent as it stands', [], async (visitor, box) => {
  await visitor.write();
  await visitor.field('email').evaluate((field) => { field.value = 'new@visitor.example\u3000'; });
  await visitor.send();
  await visitor.told('Sent to');
  assert.equal(box.posts[0].fields.email, 'new@visitor.example');
});

letters('a tab that was duplicated does not send a second time', [{ status: 503 }], async (visitor, box) => {
  await visitor.write();
  await visitor.send();
  await visitor.told('Trying again');
  // A duplicate has the same memory as the tab it was made of.
  const memory = await visitor.page.evaluate(() => JSON.stringify(sessionStorage));
  const twin = await visitor.context.newPage();
  twin.setDefaultTimeout(PATIENCE_MS);
  await twin.addInitScript((memory) => { for (const [name, text] of Object.entries(JSON.parse(memory))) sessionStorage.setItem(name, text); }, memory);
  await twin.goto(visitor.page.url());
  await visitor.told('Sent to');
  await twin.locator('section.contact > .said').getByText('Sent to').waitFor();
  assert.equal(box.posts.length, 2);
}, { kind: 'urlencoded' });

letters('nobody writes where nobody receives', [], async (visitor) => {
  await visitor.page.getByText('Nobody here takes messages').waitFor();
  assert.equal(await visitor.page.locator('form.letter').count(), 0);
  await visitor.page.evaluate(() => { location.hash = '#/booth/nec'; });
  await visitor.page.locator('.booth-head h1').waitFor();
  assert.equal(await visitor.page.locator('.booth-head a[href*="contact"]').count(), 0);
}, { contact: {} });

letters('a host that fails is asked again, and gets the message once', [{ status: 500 }, { refuse: true }], async (visitor, box) => {
  await visitor.write();
  await visitor.send();
  await visitor.told('Trying again');
  await visitor.told('Sent to');
  assert.equal(box.posts.length, 3);
  assert.equal(new Set(box.posts.map(({ fields }) => fields.id)).size, 1);
  assert.equal(box.kept.size, 1);
});

letters('a host that takes it and then breaks the line has it once', [{ abort: true }], async (visitor, box) => {
  await visitor.write();
  await visitor.send();
  await visitor.told('Sent to');
  assert.equal(box.posts.length, 2);
  assert.equal(box.kept.size, 1);
});

letters('a host that asks for patience gets it', [{ status: 429, headers: { 'retry-after': '5' } }], async (visitor, box) => {
  await visitor.write();
  await visitor.send();
  await visitor.told('Sent to');
  assert.ok(box.posts[1].at - box.posts[0].at >= 5000, `${box.posts[1].at - box.posts[0].at} ms`);
});

letters('a host that stalls is asked again', [{ stallMs: 60_000 }], async (visitor, box) => {
  await visitor.write();
  await visitor.send();
  await visitor.told('Sent to');
  assert.deepEqual([box.posts.length, box.kept.size], [2, 1]);
});

letters('a host that refuses is not asked again, and the letter can be copied', [{ status: 400 }], async (visitor, box) => {
  await visitor.write();
  await visitor.send();
  await visitor.told('refused');
  await visitor.page.waitForTimeout(4000);
  assert.equal(box.posts.length, 1);
});

letters('what was under way goes on after a reload', [{ status: 503 }, { status: 503 }], async (visitor, box) => {
  await visitor.write();
  await visitor.send();
  await visitor.told('Trying again');
  await visitor.page.reload();
  await visitor.usable();
  await visitor.told('Sent to');
  assert.equal(new Set(box.posts.map(({ fields }) => fields.id)).size, 1);
  assert.equal(box.kept.size, 1);
});

letters('a draft survives leaving the form and a reload', [], async (visitor) => {
  await visitor.write();
  await visitor.page.evaluate(() => { location.hash = '#/programme'; });
  await visitor.page.locator('.programme').first().waitFor();
  await visitor.page.reload();
  await visitor.usable();
  await visitor.page.evaluate(() => { location.hash = '#/contact/nec'; });
  await visitor.field('message').waitFor();
  for (const [key, value] of Object.entries(LETTER)) assert.equal(await visitor.field(key).inputValue(), value);
});

letters('Formspree gets its form, without our header', [], async (visitor, box) => {
  await visitor.write();
  await visitor.send();
  await posted(box, 1);
  assert.equal(box.posts[0].headers.accept, 'application/json');
  assert.equal(box.posts[0].headers['idempotency-key'], undefined);
  assert.equal(box.posts[0].fields.email, LETTER.email);
}, { kind: 'formspree' });

letters('a form endpoint gets form fields', [], async (visitor, box) => {
  await visitor.write();
  await visitor.send();
  await posted(box, 1);
  assert.equal(box.posts[0].headers['content-type'], 'application/x-www-form-urlencoded');
  assert.equal(box.posts[0].fields.message.replaceAll('\r\n', '\n'), LETTER.message);
}, { kind: 'urlencoded' });

letters('several booths get a letter each', [], async (visitor, box) => {
  // A letter goes to those whose files have come.
  await visitor.page.locator('.receivers li').nth(1).waitFor();
  await visitor.write();
  await visitor.send();
  await posted(box, 2);
  assert.deepEqual(box.posts.map(({ fields }) => fields.booth).toSorted(), ['iges', 'nec']);
  assert.equal(box.kept.size, 2);
}, { booths: 'nec,iges' });

letters('without an endpoint a mail is prepared', [], async (visitor) => {
  await visitor.write();
  const link = visitor.page.locator('form.letter a.button');
  await visitor.page.waitForFunction(() => document.querySelector('form.letter a.button')?.href.includes('%E6%B0%B4'));
  const mail = new URL(await link.getAttribute('href'));
  assert.equal(mail.pathname, 'desk@nec.example');
  assert.ok(mail.searchParams.get('body').includes('Could we meet? <b>&'));
  assert.equal(await visitor.page.locator('form.letter [type=submit]').count(), 0);
}, { contact: { email: 'desk@nec.example' } });
