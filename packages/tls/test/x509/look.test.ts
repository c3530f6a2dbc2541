/** Reading for looking: one odd field is named and the rest is shown; and what was looked at cannot be trusted. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { test } from 'node:test';
import { nodeProvider as provider } from '../../src/crypto/providers/node/index.ts';
import { DecodeError } from '../../src/presentation/index.ts';
import {
  issueCertificate,
  lookAtCertificate,
  oddRules,
  parseCertificate,
  profiles,
  TrustStore,
  toPem,
  verifyChain,
  type X509Certificate,
} from '../../src/x509/index.ts';
import { oddOnes } from './make-odd.ts';

const at = Date.UTC(2026, 10, 28, 12);
const key = provider.generateKey('secp256r1');
const der = issueCertificate({
  provider,
  subject: 'odd.example',
  keys: key,
  san: ['odd.example'],
  notBefore: at - 86_400_000,
  notAfter: at + 30 * 86_400_000,
});
const strictTakes = new Set(['characters']);

for (const [rule, field, odd] of oddOnes(der)) {
  test(`${rule}: ${field} is named, and the rest is read`, () => {
    if (!strictTakes.has(rule)) assert.throws(() => parseCertificate(odd), DecodeError);
    const { facts, oddities } = lookAtCertificate(odd)!;
    assert.deepEqual(
      oddities.map((one) => [one.rule, one.field]),
      [[rule, field]],
    );
    assert.ok(oddities[0]!.start < oddities[0]!.end && oddities[0]!.end <= odd.length);
    assert.match(oddities[0]!.value, /^[\x20-\x7e]+$/);
    assert.deepEqual(
      facts.subjectAltNames.map((name) => 'value' in name && name.value),
      ['odd.example'],
    );
    assert.deepEqual(facts.publicKey, parseCertificate(der).publicKey);
  });

  test(`${rule}: it is never trusted, neither as a root nor as a peer, by any profile`, () => {
    if (strictTakes.has(rule)) return;
    const pem = toPem('CERTIFICATE', odd);
    assert.throws(() => TrustStore.of(odd));
    assert.throws(() => TrustStore.of(pem));
    assert.equal(TrustStore.readable(pem).anchors.length, 0);
    for (const profile of Object.values(profiles)) {
      const trust = TrustStore.of(der);
      const { evidence } = verifyChain({
        presented: [odd],
        trust,
        at,
        purpose: 'server',
        host: 'odd.example',
        provider,
        profile,
      });
      assert.equal(evidence.ok, false);
      const claim = evidence.failure!.claim;
      assert.ok(claim.includes(field) && claim.includes(oddRules[rule].claim), claim);
    }
  });
}

test('moments are read as they were meant', () => {
  const meant = new Map(oddOnes(der).map(([rule, , odd]) => [rule, lookAtCertificate(odd)!.facts.notBefore]));
  assert.equal(meant.get('time without seconds'), Date.UTC(2026, 10, 28, 9, 15));
  assert.equal(meant.get('time with an offset'), Date.UTC(2026, 10, 28, 8, 15));
  assert.equal(meant.get('time with a fraction'), Date.UTC(2026, 10, 28, 9, 15));
});

test('what was looked at is no certificate, to the compiler and at run time', () => {
  const { facts } = lookAtCertificate(der)!;
  // @ts-expect-error: it has neither DER nor what a signature is over.
  const certificate: X509Certificate = facts;
  for (const part of ['der', 'tbsDer', 'signature', 'subjectDer', 'subjectName'])
    assert.ok(!(part in certificate), part);
  const { evidence } = verifyChain({
    // @ts-expect-error: only DER is verified, and that is read strictly.
    presented: [facts],
    trust: TrustStore.of(der),
    at,
    purpose: 'server',
    provider,
  });
  assert.equal(evidence.ok, false);
});

test('a sound certificate has nothing odd, and nonsense is not looked at', () => {
  assert.deepEqual(lookAtCertificate(der)!.oddities, []);
  for (const bytes of [
    new Uint8Array(),
    Uint8Array.of(0x30, 0x80),
    new Uint8Array(5000).fill(0x30),
    der.subarray(0, 100),
  ])
    assert.equal(lookAtCertificate(bytes), undefined);
});

test('damaged bytes never make it throw', () => {
  for (let i = 0; i < der.length; i++) {
    for (const change of [1, 0x80, 0xff]) {
      const damaged = Uint8Array.from(der);
      damaged[i]! ^= change;
      lookAtCertificate(damaged);
    }
  }
});

const readers = {
  OpenSSL: ['openssl', 'x509', '-inform', 'DER', '-noout', '-subject'],
  GnuTLS: ['certtool', '--inder', '-i'],
} as const;
for (const [stack, [program, ...args]] of Object.entries(readers)) {
  const there = spawnSync(program, [stack === 'OpenSSL' ? 'version' : '--version']).status === 0;
  test(`who takes it: as ${stack} here does`, { skip: there ? false : `${program} is not there` }, () => {
    const wrong = oddOnes(der).filter(([rule, , odd]) => {
      const takes = spawnSync(program, args, { input: odd }).status === 0;
      return takes !== oddRules[rule].takenBy.includes(stack as 'OpenSSL');
    });
    assert.deepEqual(
      wrong.map(([rule]) => rule),
      [],
    );
  });
}
