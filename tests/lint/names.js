// Finds types that share a name: whoever reads it should not have to look up which one is meant. What only its own file knows may
// be called as it likes, and so may what tests have.
// Usage: node tests/lint/names.js
import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

/** What is named by others: `html`'s is the browser's own. */
const GIVEN = new Set(['Event']);

const src = join(dirname(fileURLToPath(import.meta.url)), '../../src');

/** Whether a file is part of what is delivered. @param {string} path */
const counts = (path) => path.endsWith('.rs') && !path.split(sep).some((part) => /^(tests|tests\.rs|stand_in|stand_in\.rs|examples)$/.test(part));

/** @type {Map<string, Set<string>>} */
const files = new Map();
for (const path of readdirSync(src, { recursive: true, encoding: 'utf8' }).filter(counts)) {
  for (const [, name] of readFileSync(join(src, path), 'utf8').matchAll(/^ *pub(?:\([a-z ]+\))? (?:struct|enum|union|trait|type) (\w+)/gmu)) {
    files.set(name, (files.get(name) ?? new Set()).add(path));
  }
}
for (const [name, named] of files) {
  if (named.size === 1 || GIVEN.has(name)) continue;
  console.error(`${named.size} types are called ${name}: ${[...named].sort().join(', ')}`);
  process.exitCode = 1;
}
