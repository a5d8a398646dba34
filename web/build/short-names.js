// Gives what a module imports from its own script short names. wasm-bindgen names each by what it is and sixteen digits, which
// stand in the module and in the script, and do not compress: about 18 bytes of download each, of two hundred and more.
//
//   node short-names.js SCRIPT MODULE     both are written over
import { readFileSync, writeFileSync } from 'node:fs';

const [script, module] = process.argv.slice(2);
const wasm = readFileSync(module);
const IMPORTS = 2;

/** A number as WebAssembly writes it (LEB128), and where what follows it begins. */
function number(at) {
  let [value, shift] = [0, 0];
  for (;;) {
    const byte = wasm[at];
    at += 1;
    value += (byte & 0x7f) * 2 ** shift;
    if (byte < 0x80) return [value, at];
    shift += 7;
  }
}

function written(value) {
  const bytes = [];
  do {
    const byte = value % 0x80;
    value = Math.floor(value / 0x80);
    bytes.push(value > 0 ? byte + 0x80 : byte);
  } while (value > 0);
  return Buffer.from(bytes);
}

/** A text with its length before it, and where what follows it begins. */
function text(at) {
  const [length, begin] = number(at);
  return [wasm.subarray(begin, begin + length).toString(), begin + length];
}

/** Where the description of an import ends: its kind, then what it is of. */
function described(at) {
  const [kind, inside] = [wasm[at], at + 1];
  const limits = (from) => {
    const [, least] = number(from + 1);
    return wasm[from] & 1 ? number(least)[1] : least;
  };
  if (kind === 0) return number(inside)[1];
  if (kind === 1) return limits(inside + 1);
  if (kind === 2) return limits(inside);
  if (kind === 3) return inside + 2;
  return number(inside + 1)[1];
}

const names = new Map();
const shortened = (name) => {
  if (!/^__(wbg|wbindgen)_/.test(name)) return name;
  if (!names.has(name)) names.set(name, `i${names.size.toString(36)}`);
  return names.get(name);
};

/** The imports' section anew. */
function imports(at) {
  const [count, first] = number(at);
  const pieces = [written(count)];
  at = first;
  for (let nth = 0; nth < count; nth += 1) {
    const [from, named] = text(at);
    const [name, kind] = text(named);
    at = described(kind);
    for (const words of [from, shortened(name)]) pieces.push(written(Buffer.byteLength(words)), Buffer.from(words));
    pieces.push(wasm.subarray(kind, at));
  }
  return Buffer.concat(pieces);
}

const out = [wasm.subarray(0, 8)];
for (let at = 8; at < wasm.length;) {
  const [length, begin] = number(at + 1);
  const content = wasm[at] === IMPORTS ? imports(begin) : wasm.subarray(begin, begin + length);
  out.push(wasm.subarray(at, at + 1), written(content.length), content);
  at = begin + length;
}
writeFileSync(module, Buffer.concat(out));
writeFileSync(script, readFileSync(script, 'utf8').replaceAll(/\b__(?:wbg|wbindgen)_\w+/g, (name) => names.get(name) ?? name));
