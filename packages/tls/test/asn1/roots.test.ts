import assert from 'node:assert/strict';
import { X509Certificate } from 'node:crypto';
import { test } from 'node:test';
import { rootCertificates } from 'node:tls';
import { Certificate } from '../../src/asn1/index.ts';
import { dissect } from '../../src/presentation/index.ts';
import { compareWithNode } from './compare.ts';
import { checkDer, errorsIn } from './laws.ts';

/** Roots whose extensions are not DER, by what is wrong with them: node:tls takes them as they are. */
const ODD: Readonly<Record<string, RegExp>> = {
  // 03 02 00 06: seven bits are spelled where DER stops after the last that is set (X.690 §11.2.2).
  'Trustwave Global ECC P256 Certification Authority': /KeyUsage: named bits with zeros at the end are not DER$/,
  'Trustwave Global ECC P384 Certification Authority': /KeyUsage: named bits with zeros at the end are not DER$/,
};

const roots = rootCertificates.map((pem) => {
  const { raw, subject } = new X509Certificate(pem);
  const lines = subject.split('\n');
  return { name: (lines.find((line) => line.startsWith('CN=')) ?? lines.at(-1)!).slice(3), der: new Uint8Array(raw) };
});

test(`each of the ${roots.length} roots that node brings along keeps the laws and says what node reads in it`, () => {
  for (const { name, der } of roots) {
    try {
      assert.equal(checkDer(Certificate, der), 'accepted');
      compareWithNode(der);
    } catch (cause) {
      throw new Error(name, { cause });
    }
  }
});

test('no root shows an error to an observer, but for the ones that are not DER', () => {
  for (const { name, der } of roots) {
    const errors = errorsIn(dissect(Certificate, der));
    const odd = ODD[name];
    if (odd === undefined) assert.deepEqual(errors, [], name);
    else assert.ok(errors.length === 1 && odd.test(errors[0]!), `${name}: ${errors}`);
  }
});
