// Collects the notices of everything that ships inside the two modules, or inside the command: one text file for each.
// `node web/build/licences.js modules|command OUT.txt`; asks cargo what they are made of, and reads each package's own licence files.
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** What ships: which of our packages, for which machine, and what to call it. */
const SHIPPED = {
  modules: { ours: ['hall', 'catalogue'], target: () => 'wasm32-unknown-unknown', name: "Boothwalk's modules contain" },
  command: { ours: ['organiser'], target: host, name: 'The command boothwalk contains' },
};
const [what, out] = process.argv.slice(2);
const shipping = SHIPPED[what];
if (!shipping || !out) {
  console.error('usage: node web/build/licences.js modules|command OUT.txt');
  process.exit(2);
}

/** The machine that cargo builds for here. */
function host() {
  return /^host: (.+)$/m.exec(String(execFileSync('rustc', ['-vV'])))?.[1] ?? '';
}

const metadata = JSON.parse(String(execFileSync(
  'cargo',
  ['metadata', '--format-version', '1', '--filter-platform', shipping.target()],
  { maxBuffer: 1 << 28, stdio: ['ignore', 'pipe', 'ignore'] },
)));
const packages = new Map(metadata.packages.map((one) => [one.id, one]));
const nodes = new Map(metadata.resolve.nodes.map((node) => [node.id, node]));
const members = new Set(metadata.workspace_members);

// What it needs to run: normal dependencies only, not those of build scripts, tests and procedural macros.
const isMacro = (one) => one.targets.some((target) => target.kind.includes('proc-macro'));
const shipped = new Map();
const open = [...members].filter((id) => shipping.ours.includes(packages.get(id).name));
for (const seen = new Set(open); open.length > 0;) {
  const id = open.pop();
  const one = packages.get(id);
  if (!members.has(id)) shipped.set(id, one);
  for (const { pkg, dep_kinds: kinds } of nodes.get(id).deps) {
    if (seen.has(pkg) || !kinds.some(({ kind }) => kind === null) || isMacro(packages.get(pkg))) continue;
    seen.add(pkg);
    open.push(pkg);
  }
}

/** The licence files of a package, also of what others wrote and it carries along (libwebp's C). */
function noticesIn(folder, levels) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const at = path.join(folder, entry.name);
    if (entry.isDirectory()) return levels && !/^(tests?|examples?|benche?s?|docs?|node_modules)$/.test(entry.name) ? noticesIn(at, levels - 1) : [];
    return /^(licen[cs]e|copying|unlicense|notice|patents)/i.test(entry.name) && !/\.(rs|py|js)$/.test(entry.name) ? [at] : [];
  });
}

// Many packages carry the same words: each wording once, with the packages it belongs to.
const wordings = new Map();
const silent = [];
for (const one of [...shipped.values()].sort((a, b) => `${a.name} ${a.version}`.localeCompare(`${b.name} ${b.version}`, 'en'))) {
  const folder = path.dirname(one.manifest_path);
  const files = noticesIn(folder, 3);
  if (one.license_file && existsSync(path.join(folder, one.license_file))) files.push(path.join(folder, one.license_file));
  const label = `${one.name} ${one.version} (${one.license ?? 'see text'})`;
  if (files.length === 0) silent.push({ label, authors: one.authors, licence: one.license ?? '' });
  for (const file of new Set(files)) {
    let words;
    try { words = readFileSync(file, 'utf8').replaceAll('\r\n', '\n').trim(); } catch { continue; }
    wordings.set(words, [...(wordings.get(words) ?? []), label]);
  }
}
const line = '-'.repeat(80);
const sections = [...wordings].map(([words, labels]) => `${line}\n${labels.join('\n')}\n${line}\n\n${words}\n`);
// Some packages only name their licence. Its words are these; who wrote the package stands in its manifest.
const WORDS = { MIT: 'LICENSE-MIT', 'Apache-2.0': 'LICENSE-APACHE', 'BSD-3-Clause': 'web/build/BSD-3-Clause.txt' };
const named = silent.map(({ label, authors }) => (authors.length ? `${label}, copyright ${authors.join(', ')}` : label));
const unknown = silent.filter(({ licence }) => !Object.keys(WORDS).some((name) => licence.includes(name)));
if (unknown.length) {
  console.error(`no text is known for ${unknown.map(({ label }) => label).join(', ')}`);
  process.exit(1);
}
const texts = Object.entries(WORDS).filter(([name]) => silent.some(({ licence }) => licence.includes(name)));
const general = texts.map(([name, file]) => `${name}:\n\n${readFileSync(file, 'utf8').replace(/^Copyright.*$/m, 'Copyright (c) the authors named above').trim()}\n`);
const rest = silent.length
  ? `${line}\n${named.join('\n')}\n${line}\n\nUnder the licence named. Their packages do not repeat its text, which is:\n\n${general.join('\n')}`
  : '';
writeFileSync(out, `${shipping.name} the following packages.\n\n${sections.join('\n')}\n${rest}`);
console.log(`${shipped.size} packages, ${wordings.size} wordings, ${silent.length} without a text of their own`);
