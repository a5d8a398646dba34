// axe-core in a visitor's page, and what it finds, in words.
import axe from 'axe-core';

/** What is wrong with the page as it stands, a line each; the page's policy must be off (`bypassCSP`). */
export async function violations(page) {
  await page.evaluate(axe.source);
  const { violations } = await page.evaluate(() => window.axe.run(document, { resultTypes: ['violations'] }));
  return violations.map(({ id, help, nodes }) => `${id} (${help}) ${nodes.map((node) => `${node.target} ${node.failureSummary?.split('\n')[1] ?? ''}`).slice(0, 4).join(' | ')}`);
}
