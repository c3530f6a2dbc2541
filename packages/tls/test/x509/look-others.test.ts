/** Reading for looking: lists, requests and answers with one odd field, which is named while the rest is shown. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { readElement } from '../../src/asn1/index.ts';
import { concat, utf8 } from '../../src/bytes/index.ts';
import { DecodeError } from '../../src/presentation/index.ts';
import {
  type LookedAt,
  lookAtList,
  lookAtRequest,
  lookAtResponse,
  parseOcspResponse,
  parseRequest,
  parseRevocationList,
  type Stack,
} from '../../src/x509/index.ts';
import { replace, tlv } from './make-odd.ts';
import { oddOthers, places } from './make-odd-others.ts';
import { goodOthers } from './make-others.ts';

const good = goodOthers();
const strictTakes = new Set(['characters']);

const kinds = {
  CertificateList: {
    look: lookAtList,
    strict: parseRevocationList,
    shows: ({ facts }: LookedAt<any>) => facts.revoked.length === 1 && facts.issuer !== '',
  },
  CertificationRequest: {
    look: lookAtRequest,
    strict: parseRequest,
    shows: ({ facts }: LookedAt<any>) =>
      facts.subjectAltNames[0].value === 'odd.example' && facts.publicKey.type === 'ec',
  },
  OCSPResponse: {
    look: lookAtResponse,
    strict: parseOcspResponse,
    shows: ({ facts }: LookedAt<any>) => facts.status === 'successful' && facts.answer.responses.length === 1,
  },
} as const;

for (const [kind, { look, strict, shows }] of Object.entries(kinds)) {
  const der = good[kind as keyof typeof good];
  for (const [rule, field, odd] of oddOthers(der, places[kind as keyof typeof places])) {
    test(`${kind}, ${rule}: ${field} is named, the rest is read, and the strict reading refuses it`, () => {
      if (!strictTakes.has(rule)) assert.throws(() => strict(odd), DecodeError);
      const looked = look(odd)!;
      assert.deepEqual(
        looked.oddities.map((one) => [one.rule, one.field]),
        [[rule, field]],
      );
      assert.match(looked.oddities[0]!.value, /^[\x20-\x7e]+$/);
      assert.ok(looked.oddities[0]!.start < looked.oddities[0]!.end && looked.oddities[0]!.end <= odd.length);
      assert.ok(shows(looked));
    });
  }

  test(`${kind}: a sound one has nothing odd, and damaged bytes never make it throw`, () => {
    assert.deepEqual(look(der)!.oddities, []);
    for (let i = 0; i < der.length; i += 3) look(Uint8Array.from(der, (byte, at) => (at === i ? byte ^ 0x81 : byte)));
    assert.equal(look(der.subarray(0, 60)), undefined);
  });

  test(`${kind}: what is shown holds no bytes that a signature could be over`, () => {
    for (const part of ['der', 'tbsDer', 'signature', 'find']) assert.ok(!(part in look(der)!.facts), part);
  });
}

test('an element that has to be there is named where it is missing', () => {
  const without = replace(good.CertificationRequest, [0], (info) => {
    const { children } = readElement(info)!;
    return tlv(0x30, info.subarray(children[0]!.start, children[2]!.end));
  });
  assert.throws(() => parseRequest(without), DecodeError);
  const { facts, oddities } = lookAtRequest(without)!;
  assert.deepEqual(
    oddities.map(({ rule, field }) => [rule, field]),
    [['missing element', 'attributes']],
  );
  assert.equal(facts.subject, 'CN=asks');
});

test('of a list with a fault in each entry a hundred are named, and the others counted', () => {
  const entry = tlv(0x30, concat(Uint8Array.of(2, 1, 5), tlv(0x17, utf8('2611280915Z'))));
  const long = replace(good.CertificateList, [0, 5], () =>
    tlv(0x30, concat(...Array.from({ length: 500 }, () => entry))),
  );
  const { facts, oddities, more } = lookAtList(long)!;
  assert.deepEqual([oddities.length, more, facts.revoked.length], [100, 400, 500]);
  assert.equal(oddities[7]!.field, 'revokedCertificates[7].revocationDate');
});

const readers: readonly (readonly [Stack, keyof typeof good, string, ...string[]])[] = [
  ['OpenSSL', 'CertificateList', 'openssl', 'crl', '-inform', 'DER', '-noout', '-issuer'],
  ['OpenSSL', 'CertificationRequest', 'openssl', 'req', '-inform', 'DER', '-noout', '-subject'],
  ['OpenSSL', 'OCSPResponse', 'openssl', 'ocsp', '-noverify', '-text', '-respin'],
  ['GnuTLS', 'CertificateList', 'certtool', '--inder', '--crl-info'],
  ['GnuTLS', 'CertificationRequest', 'certtool', '--inder', '--crq-info'],
  ['GnuTLS', 'OCSPResponse', 'ocsptool', '--inder', '--response-info'],
];
for (const [stack, kind, program, ...args] of readers) {
  const there = spawnSync(program, [stack === 'OpenSSL' ? 'version' : '--version']).status === 0;
  test(`who takes it: as ${stack} here does, ${kind}`, { skip: there ? false : `${program} is not there` }, (t) => {
    const folder = mkdtempSync(join(tmpdir(), 'odd-'));
    t.after(() => rmSync(folder, { recursive: true }));
    const file = join(folder, 'one.der');
    const takes = (input: Uint8Array): boolean => {
      writeFileSync(file, input);
      return spawnSync(program, args.at(-1) === '-respin' ? [...args, file] : args, { input }).status === 0;
    };
    assert.ok(takes(good[kind]), `${program} does not take a sound one`);
    const wrong = oddOthers(good[kind], places[kind]).filter(([, , odd]) => {
      const { takenBy } = kinds[kind].look(odd)!.oddities[0]!.text;
      return takes(odd) !== takenBy.includes(stack);
    });
    assert.deepEqual(
      wrong.map(([rule]) => rule),
      [],
    );
  });
}
