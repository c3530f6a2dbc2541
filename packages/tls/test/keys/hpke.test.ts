/** HPKE in base mode against RFC 9180 Appendix A, with both providers. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hex, unhex, utf8 } from '../../src/bytes/index.ts';
import { BadKeyShare } from '../../src/crypto/provider.ts';
import { nodeProvider } from '../../src/crypto/providers/node/index.ts';
import { pureProvider } from '../../src/crypto/providers/pure/index.ts';
import { hpkeSuite, setupBaseR, setupBaseS } from '../../src/keys/index.ts';

/** KEM, KDF, AEAD. */
type Ids = [number, number, number];
const info = unhex('4f6465206f6e2061204772656369616e2055726e');
const plaintext = unhex('4265617574792069732074727574682c20747275746820626561757479');

const vectors = [
  {
    name: 'A.1: X25519, HKDF-SHA256, AES-128-GCM',
    ids: [0x20, 1, 1] as Ids,
    skE: '52c4a758a802cd8b936eceea314432798d5baf2d7e9235dc084ab1b9cfa2f736',
    enc: '37fda3567bdbd628e88668c3c8d7e97d1d1253b6d4ea6d44c150f741f1bf4431',
    skR: '4612c550263fc8ad58375df3f557aac531d26850903e55a9f23f21d8534e8ac8',
    pkR: '3948cfe0ad1ddb695d780e59077195da6c56506b027329794ab02bca80815c4d',
    secrets: {
      hpke_shared_secret: 'fe0e18c9f024ce43799ae393c7e8fe8fce9d218875e8227b0187c04e7d2ea1fc',
      hpke_secret: '12fff91991e93b48de37e7daddb52981084bd8aa64289c3788471d9a9712f397',
      hpke_key: '4531685d41d65f03dc48f6b8302c05b0',
      hpke_base_nonce: '56d890e5accaaf011cff4b7d',
    },
    sealed: [
      'f938558b5d72f1a23810b4be2ab4f84331acc02fc97babc53a52ae8218a355a96d8770ac83d07bea87e13c512a',
      'af2d7e9ac9ae7e270f46ba1f975be53c09f8d875bdc8535458c2494e8a6eab251c03d0c22a56b8ca42c2063b84',
    ],
  },
  {
    name: 'A.2: X25519, HKDF-SHA256, ChaCha20Poly1305',
    ids: [0x20, 1, 3] as Ids,
    skE: 'f4ec9b33b792c372c1d2c2063507b684ef925b8c75a42dbcbf57d63ccd381600',
    enc: '1afa08d3dec047a643885163f1180476fa7ddb54c6a8029ea33f95796bf2ac4a',
    skR: '8057991eef8f1f1af18f4a9491d16a1ce333f695d4db8e38da75975c4478e0fb',
    pkR: '4310ee97d88cc1f088a5576c77ab0cf5c3ac797f3d95139c6c84b5429c59662a',
    secrets: {
      hpke_shared_secret: '0bbe78490412b4bbea4812666f7916932b828bba79942424abb65244930d69a7',
      hpke_key: 'ad2744de8e17f4ebba575b3f5f5a8fa1f69c2a07f6e7500bc60ca6e3e3ec1c91',
      hpke_base_nonce: '5c4d98150661b848853b547f',
    },
    sealed: ['1c5250d8034ec2b784ba2cfd69dbdb8af406cfe3ff938e131f0def8c8b60b4db21993c62ce81883d2dd1b51a28'],
  },
  {
    name: 'A.3: P-256, HKDF-SHA256, AES-128-GCM',
    ids: [0x10, 1, 1] as Ids,
    skE: '4995788ef4b9d6132b249ce59a77281493eb39af373d236a1fe415cb0c2d7beb',
    enc: '04a92719c6195d5085104f469a8b9814d5838ff72b60501e2c4466e5e67b325ac98536d7b61a1af4b78e5b7f951c0900be863c403ce65c9bfcb9382657222d18c4',
    skR: 'f3ce7fdae57e1a310d87f1ebbde6f328be0a99cdbcadf4d6589cf29de4b8ffd2',
    pkR: '04fe8c19ce0905191ebc298a9245792531f26f0cece2460639e8bc39cb7f706a826a779b4cf969b8a0e539c7f62fb3d30ad6aa8f80e30f1d128aafd68a2ce72ea0',
    secrets: {
      hpke_shared_secret: 'c0d26aeab536609a572b07695d933b589dcf363ff9d93c93adea537aeabb8cb8',
      hpke_key: '868c066ef58aae6dc589b6cfdd18f97e',
      hpke_base_nonce: '4e0bc5018beba4bf004cca59',
    },
    sealed: ['5ad590bb8baa577f8619db35a36311226a896e7342a6d836d8b7bcd2f20b6c7f9076ac232e3ab2523f39513434'],
  },
];

for (const provider of [nodeProvider, pureProvider]) {
  for (const { name, ids, skE, enc, skR, pkR, secrets, sealed } of vectors) {
    test(`${provider.name}: RFC 9180 ${name}`, () => {
      const suite = hpkeSuite(provider, ...ids)!;
      const seen = new Map<string, string>();
      const sender = setupBaseS(suite, unhex(pkR), info, ({ name, value }) => seen.set(name, hex(value)), unhex(skE));
      const receiver = setupBaseR(suite, sender.enc, unhex(skR), info);
      assert.equal(hex(sender.enc), enc);
      for (const [secret, value] of Object.entries(secrets)) assert.equal(seen.get(secret), value, secret);
      for (const [sequence, expected] of sealed.entries()) {
        const aad = utf8(`Count-${sequence}`);
        const message = sender.context.seal(sequence, aad, plaintext);
        assert.equal(hex(message), expected);
        assert.equal(hex(receiver.open(sequence, aad, message)!), hex(plaintext));
      }
    });
  }
}

test('both providers and every suite understand each other, and nothing opens that was changed', () => {
  for (const kem of [0x10, 0x20]) {
    for (const [kdf, aead] of [
      [1, 1],
      [1, 2],
      [2, 2],
      [3, 3],
    ] as const) {
      const ours = hpkeSuite(nodeProvider, kem, kdf, aead)!;
      const theirs = hpkeSuite(pureProvider, kem, kdf, aead)!;
      const skR = nodeProvider.random(32).fill(1, 0, 1);
      const { enc, context } = setupBaseS(theirs, ours.group.start(skR).share, info);
      const message = context.seal(7, utf8('aad'), plaintext);
      const receiver = setupBaseR(ours, enc, skR, info);
      assert.equal(hex(receiver.open(7, utf8('aad'), message)!), hex(plaintext));
      assert.equal(receiver.open(6, utf8('aad'), message), undefined);
      assert.equal(receiver.open(7, utf8('add'), message), undefined);
      assert.equal(receiver.open(7, utf8('aad'), message.with(3, message[3]! ^ 1)), undefined);
      assert.equal(receiver.open(7, utf8('aad'), message.subarray(0, 15)), undefined);
      assert.equal(setupBaseR(ours, enc, skR, utf8('other')).open(7, utf8('aad'), message), undefined);
    }
  }
});

test('a key that is none is refused, and an algorithm that we do not have is not there', () => {
  const suite = hpkeSuite(nodeProvider, 0x20, 1, 1)!;
  assert.throws(() => setupBaseS(suite, new Uint8Array(32), info), BadKeyShare);
  assert.throws(() => setupBaseS(suite, new Uint8Array(31).fill(9), info), BadKeyShare);
  for (const ids of [
    [0x21, 1, 1],
    [0x20, 4, 1],
    [0x20, 1, 0xffff],
  ] satisfies Ids[]) {
    assert.equal(hpkeSuite(nodeProvider, ...ids), undefined);
  }
});
