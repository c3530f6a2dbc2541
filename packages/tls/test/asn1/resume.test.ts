/** A dissection that goes on behind a fault: it marks it, and shows the rest. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { behindFault, Certificate, CertificateList, CertificationRequest, OCSPResponse } from '../../src/asn1/index.ts';
import { nodeProvider as provider } from '../../src/crypto/providers/node/index.ts';
import { dissection, type Line } from '../../src/observe/index.ts';
import { type Codec, dissect, leaves, type Span } from '../../src/presentation/index.ts';
import { issueCertificate } from '../../src/x509/index.ts';
import { oddOnes } from '../x509/make-odd.ts';
import { oddOthers, places } from '../x509/make-odd-others.ts';
import { goodOthers } from '../x509/make-others.ts';

const others = goodOthers();
const certificate = issueCertificate({
  provider,
  subject: 'odd.example',
  keys: provider.generateKey('secp256r1'),
  san: ['odd.example'],
  notBefore: 0,
  notAfter: 86_400_000,
});
const kinds: readonly (readonly [Codec<any>, ReturnType<typeof oddOnes>, last: string])[] = [
  [Certificate, oddOnes(certificate), 'signatureValue'],
  [CertificateList, oddOthers(others.CertificateList, places.CertificateList), 'signatureValue'],
  [CertificationRequest, oddOthers(others.CertificationRequest, places.CertificationRequest), 'signature'],
  [OCSPResponse, oddOthers(others.OCSPResponse, places.OCSPResponse), 'signature'],
];
const isRead = (lines: readonly Line[], name: string): boolean => {
  const at = lines.findLastIndex((line) => line.name === name);
  return at !== -1 && lines.slice(at).some(({ name: part }) => part === 'r' || part === 'bits' || part === 'data');
};
const tiles = (span: Span, bytes: Uint8Array): boolean => {
  let at = 0;
  for (const { start, end } of leaves(span)) {
    if (start !== at) return false;
    at = end;
  }
  return at === bytes.length;
};

for (const [codec, odds, last] of kinds) {
  for (const [rule, field, odd] of odds) {
    if (rule === 'characters') continue;
    test(`${codec.name}, ${rule} (${field}): the fault is marked, every byte is there once, and what follows is read`, () => {
      const lines = dissection(codec, odd, codec.name, behindFault);
      assert.ok(lines.some(({ error }) => error !== undefined));
      assert.ok(tiles(dissect(codec, odd, codec.name, behindFault), odd));
      if (rule !== 'unused bits') assert.ok(isRead(lines, last), lines.map(({ name }) => name).join(' '));
    });
  }
}

test('a sound structure is dissected as without it, and damaged bytes never make it throw', () => {
  assert.deepEqual(dissection(Certificate, certificate, 'x', behindFault), dissection(Certificate, certificate, 'x'));
  for (let i = 0; i < certificate.length; i++) {
    for (const change of [1, 0x80, 0xff]) {
      const damaged = Uint8Array.from(certificate);
      damaged[i]! ^= change;
      dissection(Certificate, damaged, 'x', behindFault);
      assert.ok(tiles(dissect(Certificate, damaged, 'x', behindFault), damaged));
    }
  }
});
