// The staff's side of a live event: their codes, and a desk that is opened with one.

/** Id of the first booth of a bench's event. */
export async function firstBooth(bench) {
  const event = await bench.read('event/event.json');
  return event.halls[0].booths[0].replace(/^booths\/|\.json$/gu, '');
}

/** The code of a desk: a booth's, or the `organiser`'s. */
export async function codeOf(bench, desk) {
  const { stdout } = await bench.run('live', 'codes', bench.at('event'));
  return stdout.split('\n').find((line) => line.trim().endsWith(`  ${desk}`)).trim().split(/\s+/u)[0];
}

/** Types a code (and a name, at a booth's desk) and opens the desk that the page shows. */
export async function openDesk({ page }, code, name) {
  await page.getByLabel('Desk code').fill(code.toLowerCase());
  if (name) await page.getByLabel('Your name, as visitors read it').fill(name);
  await page.getByRole('button', { name: 'Open the desk' }).click();
  await page.getByText('The desk is open.').waitFor();
}
