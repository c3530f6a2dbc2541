import assert from 'node:assert/strict';
import { test } from 'node:test';
import { concat, hex, unhex, utf8 } from '../../src/bytes/index.ts';
import { nodeProvider } from '../../src/crypto/providers/node/index.ts';
import {
  exportKeyingMaterial12,
  extendedMasterSecret,
  keyBlock12,
  masterSecret,
  prf12,
  verifyData12,
} from '../../src/keys/index.ts';

const { sha256, sha384 } = nodeProvider.hashes;

/** From the IETF TLS list: https://www.ietf.org/mail-archive/web/tls/current/msg03416.html */
const VECTORS = [
  {
    hash: sha256,
    secret: '9bbe436ba940f017b17652849a71db35',
    seed: 'a0ba9f936cda311827a6f796ffd5198c',
    output: `e3f229ba727be17b8d122620557cd453c2aab21d07c3d495329b52d4e61edb5a6b301791e90d35c9c9a46b4e14baf9af
      0fa022f7077def17abfd3797c0564bab4fbc91666e9def9b97fce34f796789baa48082d122ee42c5a72e5a5110fff701
      87347b66`,
  },
  {
    hash: sha384,
    secret: 'b80b733d6ceefcdc71566ea48e5567df',
    seed: 'cd665cf6a8447dd6ff8b27555edb7465',
    output: `7b0c18e9ced410ed1804f2cfa34a336a1c14dffb4900bb5fd7942107e81c83cde9ca0faa60be9fe34f82b1233c9146a0
      e534cb400fed2700884f9dc236f80edd8bfa961144c9e8d792eca722a7b32fc3d416d473ebc2c5fd4abfdad05d918425
      9b5bf8cd4d90fa0d31e2dec479e4f1a26066f2eea9a69236a3e52655c9e9aee691c8f3a26854308d5eaa3be85e099070
      3d73e56f`,
  },
];

for (const { hash, secret, seed, output } of VECTORS) {
  test(`the PRF with ${hash.name} gives the published vector, whole and cut short`, () => {
    const expected = unhex(output);
    for (const length of [1, hash.length, hash.length + 1, expected.length]) {
      assert.equal(
        hex(prf12(hash, unhex(secret), 'test label', unhex(seed), length)),
        hex(expected.subarray(0, length)),
      );
    }
  });
}

const pms = new Uint8Array(48).fill(1);
const clientRandom = new Uint8Array(32).fill(0xc);
const serverRandom = new Uint8Array(32).fill(0x5);

/** P_hash of RFC 5246 §5, written a second time and as the RFC writes it. */
function pHash(secret: Uint8Array, seed: Uint8Array, length: number): Uint8Array {
  let out: Uint8Array = new Uint8Array(0);
  for (let a = sha256.hmac(secret, seed); out.length < length; a = sha256.hmac(secret, a)) {
    out = concat(out, sha256.hmac(secret, concat(a, seed)));
  }
  return out.subarray(0, length);
}

test('the master secret takes the randoms in the order of RFC 5246 §8.1, the key block in that of §6.3', () => {
  const master = masterSecret(sha256, pms, clientRandom, serverRandom);
  assert.equal(hex(master), hex(pHash(pms, concat(utf8('master secret'), clientRandom, serverRandom), 48)));

  for (const [aead, iv] of [
    [nodeProvider.aeads.aes_128_gcm, 4],
    [nodeProvider.aeads.aes_256_gcm, 4],
    [nodeProvider.aeads.chacha20_poly1305, 12],
  ] as const) {
    const block = keyBlock12(sha256, master, clientRandom, serverRandom, aead);
    const cut = concat(block.client_write_key, block.server_write_key, block.client_write_IV, block.server_write_IV);
    const seed = concat(utf8('key expansion'), serverRandom, clientRandom);
    assert.equal(hex(cut), hex(pHash(master, seed, 2 * (aead.keyLength + iv))));
    assert.equal(block.server_write_key.length, aead.keyLength);
    assert.equal(block.server_write_IV.length, iv);
  }
});

test('the extended master secret takes the session hash instead of the randoms (RFC 7627 §4)', () => {
  const sessionHash = sha256.digest(utf8('the handshake'));
  const seed = concat(utf8('extended master secret'), sessionHash);
  assert.equal(hex(extendedMasterSecret(sha256, pms, sessionHash)), hex(pHash(pms, seed, 48)));
});

test('verify_data is 12 bytes, and differs by sender', () => {
  const handshakeHash = sha256.digest(utf8('the handshake'));
  for (const sender of ['client', 'server'] as const) {
    const seed = concat(utf8(`${sender} finished`), handshakeHash);
    assert.equal(hex(verifyData12(sha256, pms, sender, handshakeHash)), hex(pHash(pms, seed, 12)));
  }
});

test('an exporter tells no context from an empty one, and refuses the labels of TLS itself (RFC 5705 §4, §6)', () => {
  const exported = (context?: Uint8Array) =>
    hex(exportKeyingMaterial12(sha256, pms, clientRandom, serverRandom, 'EXPORTER-test', context, 40));
  const seed = concat(utf8('EXPORTER-test'), clientRandom, serverRandom);
  assert.equal(exported(), hex(pHash(pms, seed, 40)));
  assert.equal(exported(new Uint8Array(0)), hex(pHash(pms, concat(seed, Uint8Array.of(0, 0)), 40)));
  assert.equal(exported(utf8('abc')), hex(pHash(pms, concat(seed, Uint8Array.of(0, 3), utf8('abc')), 40)));
  for (const label of ['master secret', 'key expansion', 'client finished', 'server finished']) {
    assert.throws(() => exportKeyingMaterial12(sha256, pms, clientRandom, serverRandom, label, undefined, 12), {
      code: 'ERR_TLSCOPE_RESERVED_LABEL',
    });
  }
});
