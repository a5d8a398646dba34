// Holds src/README.md against the tree: every path it names exists, every crate has its row, and the crates that a row is
// said to be built on are those of its Cargo.toml. Usage: node tests/lint/map.js
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '../..');
const map = readFileSync(join(root, 'src/README.md'), 'utf8');
const faults = [];

const crates = readdirSync(join(root, 'src')).filter((name) => existsSync(join(root, 'src', name, 'Cargo.toml')));

/** Crates of ours that a crate is built on, those of its tests left out. */
function builtOn(crate) {
  const sections = readFileSync(join(root, 'src', crate, 'Cargo.toml'), 'utf8').split(/^(?=\[)/mu);
  const lines = sections
    .filter((section) => /^\[(?:target\..*\.)?dependencies\]/u.test(section))
    .flatMap((section) => section.split('\n'));
  return crates.filter((name) => lines.some((line) => new RegExp(`^${name}(?:\\.| =)`, 'u').test(line)));
}

const rows = new Map(
  [...map.matchAll(/^\| `([a-z0-9]+)` \|[^|]*\|([^|]*)\|[^|]*\|$/gmu)].map(([, crate, on]) => [
    crate,
    [...on.matchAll(/`([a-z0-9]+)`/gu)].map(([, name]) => name),
  ]),
);
for (const crate of crates) {
  const said = rows.get(crate)?.toSorted().join(' ');
  const is = builtOn(crate).toSorted().join(' ');
  if (said === undefined) faults.push(`the crate ${crate} has no row`);
  else if (said !== is) faults.push(`${crate} is said to be built on "${said}", and is built on "${is}"`);
}
for (const crate of rows.keys()) if (!crates.includes(crate)) faults.push(`there is no crate ${crate}`);

// A path is whatever stands in backticks, has a slash, and begins with a folder of ours.
const folders = [...crates, ...readdirSync(root)];
for (const [, path] of map.matchAll(/`(?:\.\/)?([\w./-]+)`/gu)) {
  if (!path.includes('/') || !folders.includes(path.split('/')[0])) continue;
  if (!existsSync(join(root, 'src', path)) && !existsSync(join(root, path))) faults.push(`there is no ${path}`);
}

for (const fault of faults) console.error(`src/README.md: ${fault}`);
process.exitCode = faults.length > 0 ? 1 : 0;
