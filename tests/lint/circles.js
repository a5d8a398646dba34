// Finds circles of files: files of a crate that name one another's items, directly or through others. Two or three that are one
// idea may; more is a knot, in which no file can be read or tested by itself. Tests do not count, methods are not followed.
// Usage: node tests/lint/circles.js [--all]: the small ones too
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

/** How many files may make a circle. */
const MOST = 3;

const src = join(dirname(fileURLToPath(import.meta.url)), '../../src');

/**
 * A file as a module.
 * @typedef {{ file: string, parent: Module | null, children: Map<string, Module>, uses: Use[], items: Set<string>, body: string }} Module
 * @typedef {{ path: string[], name: string, isPublic: boolean }} Use
 */

/** Source without comments and without what stands in quotes. */
function plain(text) {
  return text.replace(
    /\/\/[^\n]*|\/\*[\s\S]*?\*\/|b?r(#*)"[\s\S]*?"\1|b?"(?:[^"\\]|\\[\s\S])*"|b?'(?:[^'\\]|\\(?:u\{[^}]*\}|x..|.))'/gu,
    (found) => (found.startsWith('/') ? ' ' : '""'),
  );
}

/** Source without the items that only tests have: up to the first semicolon, or to the end of the first block. */
function withoutTests(text) {
  const only = /#\[cfg\((?:test|(?:all|any)\((?:not\([^)]*\), )?(?:any\()?(?:test|feature = "")[^\]]*)\)\]/u;
  let rest = text;
  for (let found = only.exec(rest); found; found = only.exec(rest)) {
    let depth = 0;
    let at = found.index + found[0].length;
    for (; at < rest.length; at += 1) {
      if ('([{'.includes(rest[at])) depth += 1;
      else if (')]}'.includes(rest[at]) && (depth -= 1) <= 0 && rest[at] === '}') break;
      else if (depth === 0 && (rest[at] === ';' || rest[at] === ',')) break;
    }
    rest = rest.slice(0, found.index) + rest.slice(at + 1);
  }
  return rest;
}

/** The paths of a `use`, written out: `a::{b, c as d}` are `a::b` by the name b, and `a::c` by the name d. */
function written(tree, before = []) {
  const text = tree.trim();
  const brace = text.indexOf('{');
  if (brace < 0) {
    const [path, alias] = text.split(/\s+as\s+/u);
    const parts = [...before, ...path.split('::').map((part) => part.trim()).filter(Boolean)];
    if (parts.at(-1) === 'self') parts.pop();
    return [{ path: parts, name: alias ?? parts.at(-1) }];
  }
  const head = text.slice(0, brace).split('::').map((part) => part.trim()).filter(Boolean);
  const branches = [];
  let depth = 0;
  let from = brace + 1;
  for (let at = brace; at < text.length; at += 1) {
    if (text[at] === '{') depth += 1;
    else if (text[at] === '}') depth -= 1;
    if ((text[at] === ',' && depth === 1) || (text[at] === '}' && depth === 0)) {
      branches.push(text.slice(from, at));
      from = at + 1;
    }
  }
  return branches.filter((branch) => branch.trim()).flatMap((branch) => written(branch, [...before, ...head]));
}

/** Reads a file and the modules that it declares. */
function read(file, parent) {
  const text = withoutTests(plain(readFileSync(file, 'utf8')));
  const uses = [];
  const body = text.replace(/\b(pub(?:\([^)]*\))?\s+)?use\s+([^;]+);/gu, (_, shown, tree) => {
    for (const use of written(tree)) uses.push({ ...use, isPublic: shown !== undefined });
    return '';
  });
  const items = new Set(
    [...body.matchAll(/\b(?:fn|struct|enum|trait|type|const|static|union)\s+(?:mut\s+)?(\w+)/gu)].map(([, name]) => name),
  );
  const module = { file, parent, children: new Map(), uses, items, body };
  const folder = /^(?:lib|main|mod)\.rs$/u.test(basename(file)) ? dirname(file) : file.slice(0, -'.rs'.length);
  for (const [, name] of body.matchAll(/\bmod\s+(\w+);/gu)) {
    const found = [join(folder, `${name}.rs`), join(folder, name, 'mod.rs')].find((path) => existsSync(path));
    if (found) module.children.set(name, read(found, module));
  }
  return module;
}

/** The module that a first word of a path, or one after it, leads to from another; nothing where it is none. */
function next(at, part, isFirst) {
  if (part === 'super') return at.parent;
  if (part === 'self' && isFirst) return at;
  if (part !== 'crate' || !isFirst) return at.children.get(part);
  let root = at;
  while (root.parent) root = root.parent;
  return root;
}

/** The module that a path leads to, or that has the item it names; nothing where it leaves the crate. */
function resolve(module, path, seen = new Set()) {
  let at = module;
  for (const [place, part] of path.entries()) {
    const inside = next(at, part, place === 0);
    if (inside) {
      at = inside;
      continue;
    }
    // A function is the end of a path: what goes on from a word like it is a crate's.
    if (at.items.has(part)) return place + 1 === path.length || /^[A-Z]/u.test(part) ? { module: at, isItem: true } : null;
    const mark = `${at.file} ${part}`;
    if (seen.has(mark)) return null;
    seen.add(mark);
    for (const use of at.uses.filter(({ name }) => name === part || name === '*')) {
      const from = use.name === '*' ? [...use.path.slice(0, -1), part] : use.path;
      const found = resolve(at, [...from, ...path.slice(place + 1)], seen);
      if (found) return found;
    }
    return null;
  }
  return { module: at, isItem: false };
}

/** What a file names of others: file by file, the names. */
function arrows(module) {
  const to = new Map();
  const add = (found, name) => {
    if (!found?.isItem || found.module === module) return;
    if (!to.has(found.module.file)) to.set(found.module.file, new Set());
    to.get(found.module.file).add(name);
  };
  const words = new Set(module.body.replace(/\bmod\s+\w+;/gu, '').match(/\w+/gu));
  for (const { path, name, isPublic } of module.uses) {
    if (name === '*') {
      const from = resolve(module, path.slice(0, -1))?.module;
      const names = from ? [...from.items, ...from.uses.map((use) => use.name)] : [];
      for (const one of names) if (words.has(one)) add(resolve(module, [...path.slice(0, -1), one]), one);
    } else if (!isPublic || words.has(name)) add(resolve(module, path), name);
  }
  for (const [path] of module.body.matchAll(/(?<![\w:.])[a-z_]\w*(?:::\w+)+/gu)) add(resolve(module, path.split('::')), path);
  return to;
}

function all(module) {
  return [module, ...[...module.children.values()].flatMap(all)];
}

/** Circles, by Tarjan's algorithm: sets of files each of which leads to all others. */
function circles(graph) {
  const order = new Map();
  const lowest = new Map();
  const stack = [];
  const found = [];
  const visit = (file) => {
    order.set(file, order.size);
    lowest.set(file, order.get(file));
    stack.push(file);
    for (const next of graph.get(file)?.keys() ?? []) {
      if (!order.has(next)) visit(next);
      if (stack.includes(next)) lowest.set(file, Math.min(lowest.get(file), lowest.get(next)));
    }
    if (lowest.get(file) === order.get(file)) found.push(stack.splice(stack.indexOf(file)));
  };
  for (const file of graph.keys()) if (!order.has(file)) visit(file);
  return found.filter((circle) => circle.length > 1);
}

let isKnotted = false;
for (const crate of readdirSync(src)) {
  const root = ['lib.rs', 'main.rs'].map((name) => join(src, crate, name)).find((path) => existsSync(path));
  if (!root) continue;
  const graph = new Map(all(read(root, null)).map((module) => [module.file, arrows(module)]));
  for (const circle of circles(graph)) {
    if (circle.length > MOST) isKnotted = true;
    else if (!process.argv.includes('--all')) continue;
    console.error(`a circle of ${circle.length} files; at most ${MOST} may be one:`);
    for (const file of circle.sort()) {
      console.error(`  ${relative(src, file)}`);
      for (const [to, names] of graph.get(file)) {
        if (circle.includes(to)) console.error(`    -> ${relative(src, to)}: ${[...names].join(', ')}`);
      }
    }
  }
}
process.exitCode = isKnotted ? 1 : 0;
