import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { hex, unhex } from '../../src/bytes/index.ts';
import { fields, primeBytes } from '../../src/crypto/finite-field/fields.ts';
import { BadKey, BadKeyShare, type CryptoProvider, type FieldName } from '../../src/crypto/index.ts';
import { pairs, providers } from './providers.ts';

const groupOf = (provider: CryptoProvider, name: FieldName) => provider.groups.find((group) => group.name === name)!;

/** SHA-256 of the prime in bytes, from the hexadecimal of RFC 7919 §A.1 to §A.5. */
const digests: Record<FieldName, string> = {
  ffdhe2048: '9cd3b7f336872f46c09428d1bbc19877a4d440512cda8d1c1cf0cd6e33698966',
  ffdhe3072: '0eaf67db3a839156d5013494a5318a772b5697d270d721f37f092efc69ea5a17',
  ffdhe4096: '4648414224ac881b3d0dc59b466f96d06a558278776807797ecf1f66ff397b3e',
  ffdhe6144: '227ac9066b3ddd9e193670cda2388fa884f65ba0cf98b742d1fe77a6687c79c7',
  ffdhe8192: '770b14efaf6f049929c523113b3fa99a8d11dab1b18af3609590122075d19833',
};

for (const field of fields) {
  test(`${field.name}: the prime of the formula is the one that RFC 7919 prints`, () => {
    const bytes = primeBytes(field);
    assert.equal(8 * bytes.length, Number(field.name.slice(5)));
    assert.equal(createHash('sha256').update(bytes).digest('hex'), digests[field.name]);
  });
}

/** `number` as long as the prime of `field`. */
const padded = (field: (typeof fields)[number], number: bigint): Uint8Array =>
  unhex(number.toString(16).padStart(2 * field.size, '0'));

for (const provider of providers) {
  describe(`finite fields of the ${provider.name} provider`, () => {
    for (const field of fields) {
      const group = groupOf(provider, field.name);

      test(`${field.name}: shares and secrets keep their leading zeros (RFC 9846 §4.3.8.1, §7.4.1)`, () => {
        const three = group.start(padded(field, 3n));
        assert.equal(hex(three.share), hex(padded(field, 8n)));
        assert.equal(hex(three.finish(padded(field, 32n))), hex(padded(field, 2n ** 15n)));
      });

      test(`${field.name}: a share outside 1 < Y < p-1, or of another length, is refused`, () => {
        const { prime } = field;
        const all = 'ff'.repeat(field.size);
        const bad = [0n, 1n, prime - 1n, prime, prime + 1n, BigInt(`0x${all}`)].map((Y) => padded(field, Y));
        const two = padded(field, 2n);
        for (const share of [...bad, two.subarray(1), Uint8Array.from([0, ...two]), new Uint8Array(0)]) {
          assert.throws(() => group.start().finish(share), BadKeyShare);
          assert.throws(() => group.respond(share), BadKeyShare);
        }
        assert.equal(group.respond(two).secret.length, field.size);
      });

      test(`${field.name}: an exponent that is none is refused`, () => {
        for (const x of [0n, field.prime - 1n, field.prime]) assert.throws(() => group.start(padded(field, x)), BadKey);
        assert.throws(() => group.start(Uint8Array.of(3)), BadKey);
      });
    }
  });
}

test('the providers agree with each other, with fresh exponents and with given ones', () => {
  for (const [one, other] of pairs) {
    for (const field of fields) {
      const asking = groupOf(one, field.name).start();
      const answer = groupOf(other, field.name).respond(asking.share);
      assert.deepEqual(asking.finish(answer.share), answer.secret);
    }
  }
  const field = fields[0]!;
  fc.assert(
    fc.property(fc.bigInt(1n, 2n ** 200n), (x) => {
      const [ours, theirs] = providers.map((provider) => groupOf(provider, field.name).start(padded(field, x)));
      assert.equal(hex(ours!.share), hex(theirs!.share));
    }),
    { numRuns: 10 },
  );
});
