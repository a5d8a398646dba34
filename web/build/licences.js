// Collects the licences of everything that ships inside the two modules: one text file for the bundle.
// `node web/build/licences.js OUT.txt`; asks cargo what the modules are made of, and reads each package's own licence files.
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const MODULES = ['hall', 'catalogue'];
const [out] = process.argv.slice(2);
if (!out) {
  console.error('usage: node web/build/licences.js OUT.txt');
  process.exit(2);
}

const metadata = JSON.parse(String(execFileSync(
  'cargo',
  ['metadata', '--format-version', '1', '--filter-platform', 'wasm32-unknown-unknown'],
  { maxBuffer: 1 << 28, stdio: ['ignore', 'pipe', 'ignore'] },
)));
const packages = new Map(metadata.packages.map((one) => [one.id, one]));
const nodes = new Map(metadata.resolve.nodes.map((node) => [node.id, node]));
const members = new Set(metadata.workspace_members);

// What a module needs to run: normal dependencies only, not those of build scripts, tests and procedural macros.
const isMacro = (one) => one.targets.some((target) => target.kind.includes('proc-macro'));
const shipped = new Map();
const open = [...members].filter((id) => MODULES.includes(packages.get(id).name));
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

// Many packages carry the same words: each wording once, with the packages it belongs to.
const wordings = new Map();
const silent = [];
for (const one of [...shipped.values()].sort((a, b) => `${a.name} ${a.version}`.localeCompare(`${b.name} ${b.version}`, 'en'))) {
  const folder = path.dirname(one.manifest_path);
  const files = readdirSync(folder).filter((name) => /^(licen[cs]e|copying|unlicense|notice)/i.test(name)).map((name) => path.join(folder, name));
  if (one.license_file && existsSync(path.join(folder, one.license_file))) files.push(path.join(folder, one.license_file));
  const label = `${one.name} ${one.version} (${one.license ?? 'see text'})`;
  if (files.length === 0) silent.push(label);
  for (const file of new Set(files)) {
    let words;
    try { words = readFileSync(file, 'utf8').replaceAll('\r\n', '\n').trim(); } catch { continue; }
    wordings.set(words, [...(wordings.get(words) ?? []), label]);
  }
}
const line = '-'.repeat(80);
const sections = [...wordings].map(([words, labels]) => `${line}\n${labels.join('\n')}\n${line}\n\n${words}\n`);
const rest = silent.length ? `${line}\nUnder the licence named, whose text their packages do not repeat:\n${silent.join('\n')}\n` : '';
writeFileSync(out, `Boothwalk's modules contain the following packages.\n\n${sections.join('\n')}\n${rest}`);
console.log(`${shipped.size} packages, ${wordings.size} wordings, ${silent.length} without a text of their own`);
