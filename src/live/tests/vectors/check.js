// Holds the golden vectors against another implementation: Node's own Ed25519, X25519, HMAC and ChaCha20-Poly1305, by what the
// crate's documentation says and nothing else. Usage: node src/live/tests/vectors/check.js
import assert from 'node:assert/strict';
import crypto from 'node:crypto';
import { readFileSync } from 'node:fs';

const read = (name) => JSON.parse(readFileSync(new URL(name, import.meta.url), 'utf8'));
const hex = (text) => Buffer.from(text, 'hex');
const words = (...parts) => Buffer.concat(parts.map((part) => Buffer.from(part)));
const u16 = (number) => Buffer.from([number & 255, number >> 8]);

const hmac = (key, bytes) => crypto.createHmac('sha256', key).update(bytes).digest();
/** HKDF (RFC 5869). */
function expand(key, info, length) {
  let last = Buffer.alloc(0);
  let all = last;
  for (let n = 1; all.length < length; n += 1) {
    last = hmac(key, words(last, info, [n]));
    all = words(all, last);
  }
  return all.subarray(0, length);
}

/** A raw key of a curve, as Node takes it. */
const publicKey = (curve, bytes) =>
  crypto.createPublicKey({ key: { kty: 'OKP', crv: curve, x: bytes.toString('base64url') }, format: 'jwk' });
const privateKey = (oid, seed) =>
  crypto.createPrivateKey({ key: words(hex(`302e020100300506032b65${oid}04220420`), seed), format: 'der', type: 'pkcs8' });
const rawKey = (key) => Buffer.from(crypto.createPublicKey(key).export({ format: 'jwk' }).x, 'base64url');

function base32(bytes) {
  const alphabet = 'abcdefghijklmnopqrstuvwxyz234567';
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('');
  return bits.match(/.{5}/gu).map((five) => alphabet[parseInt(five, 2)]).join('');
}

/** Desk codes, as src/live/code.rs describes them. */
function code({ typed, code, password, signSeed, signKey, sealSecret, sealKey }) {
  const read = typed.normalize('NFKC').toUpperCase().replace(/[^0-9A-Z]/gu, '').replace(/O/gu, '0').replace(/[IL]/gu, '1');
  assert.equal(read.match(/.{5}/gu).join('-'), code);
  const key = hmac(Buffer.from('boothwalk live 1'), Buffer.from(read));
  assert.equal(base32(expand(key, 'password', 20)), password);
  assert.equal(expand(key, 'sign', 32).toString('hex'), signSeed);
  assert.equal(expand(key, 'seal', 32).toString('hex'), sealSecret);
  assert.equal(rawKey(privateKey('70', hex(signSeed))).toString('hex'), signKey);
  assert.equal(rawKey(privateKey('6e', hex(sealSecret))).toString('hex'), sealKey);
}

/** Envelopes, as src/live/envelope.rs describes them. */
function message({ what, kind, event, topic, timeTenths, key, signed, payload }) {
  const bytes = hex(payload);
  assert.ok(topic.startsWith(`bw/${event}/`) && bytes.length <= 3840);
  assert.equal(bytes[0], kind);
  assert.equal(bytes.readUInt32LE(1), timeTenths);
  const said = bytes.subarray(0, -64);
  assert.equal(words('boothwalk live 1\0', u16(topic.length), topic, said).toString('hex'), signed);
  assert.ok(crypto.verify(null, hex(signed), publicKey('Ed25519', hex(key)), bytes.subarray(-64)), what);
  if (/^bw\/[^/]+\/[hnbrd]\//u.test(topic)) {
    assert.equal(said.subarray(5, 37).toString('hex'), key);
    const id = base32(crypto.createHash('sha256').update(hex(key)).digest().subarray(0, 15));
    assert.equal(topic.split('/').at(-1), id);
  }
}

/** Sealing (RFC 9180, base mode), as src/live/seal.rs describes it. */
function sealed({ what, sealKey, sealSecret, author, topic, plain, body }) {
  const [sent, text] = [hex(body).subarray(0, 32), hex(body).subarray(32)];
  const labelled = (suite, label, bytes) => words('HPKE-v1', suite, label, bytes);
  const derived = (key, suite, label, info, length) =>
    expand(key, words([length >> 8, length & 255], labelled(suite, label, info)), length);
  const none = Buffer.alloc(0);

  const kem = words('KEM', [0x00, 0x20]);
  const shared = crypto.diffieHellman({ privateKey: privateKey('6e', hex(sealSecret)), publicKey: publicKey('X25519', sent) });
  const secret = derived(hmac(none, labelled(kem, 'eae_prk', shared)), kem, 'shared_secret', words(sent, hex(sealKey)), 32);

  const suite = words('HPKE', [0x00, 0x20, 0x00, 0x01, 0x00, 0x03]);
  const schedule = words(
    [0],
    hmac(none, labelled(suite, 'psk_id_hash', none)),
    hmac(none, labelled(suite, 'info_hash', Buffer.from('boothwalk live 1 seal'))),
  );
  const main = hmac(secret, labelled(suite, 'secret', none));
  const cipher = crypto.createDecipheriv(
    'chacha20-poly1305',
    derived(main, suite, 'key', schedule, 32),
    derived(main, suite, 'base_nonce', schedule, 12),
    { authTagLength: 16 },
  );
  cipher.setAAD(words(hex(author), topic), { plaintextLength: text.length - 16 });
  cipher.setAuthTag(text.subarray(-16));
  const opened = words(cipher.update(text.subarray(0, -16)), cipher.final());
  assert.equal(opened.toString('hex'), plain, what);
  assert.ok([128, 256, 512, 1024, 2048, 3584].includes(opened.length));
  const length = opened.readUInt16LE(0);
  assert.ok(opened.subarray(2 + length).every((byte) => byte === 0));
}

const [codes, messages, bodies] = ['codes.json', 'messages.json', 'sealed.json'].map(read);
codes.forEach(code);
messages.forEach(message);
bodies.forEach(sealed);
console.log(`live: ${codes.length} codes, ${messages.length} messages and ${bodies.length} sealed texts hold`);
