import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { Certificate } from '../../src/asn1/index.ts';
import { dissect } from '../../src/presentation/index.ts';
import { compareWithNode } from './compare.ts';
import { checkDer, errorsIn } from './laws.ts';

const path = new URL('../../../../../shared/testdata/x509-limbo/limbo.json', import.meta.url);
const skip = existsSync(path) ? false : 'the x509-limbo cases are not here';

/** Cases with a certificate that is wrong inside an extension or a key, and what an observer is told about it. */
const WRONG: Readonly<Record<string, RegExp>> = {
  'invalid::invalid-issuer-key': /subjectPublicKey.*the bytes end where a RSAPublicKey should begin$/,
  'rfc5280::eku::ee-eku-empty': /ExtKeyUsageSyntax: SEQUENCE OF KeyPurposeId needs at least 1$/,
  'rfc5280::san::malformed': /SubjectAltName.*expected SubjectAltName with tag SEQUENCE/,
  'rfc5280::unknown-critical-extension-ee': /the bytes end where an element should begin$/,
  'rfc5280::unknown-critical-extension-root': /the bytes end where an element should begin$/,
  'rfc5280::unknown-critical-extension-unrelated-root': /the bytes end where an element should begin$/,
  'rfc5280::unknown-critical-extension-unrelated-intermediate': /the bytes end where an element should begin$/,
  'rfc5280::unknown-critical-extension-intermediate': /the bytes end where an element should begin$/,
  'webpki::nc::intermediate-permitted-excluded-subtrees-both-empty-sequences':
    /permittedSubtrees: .* needs at least 1$/,
  'webpki::san::unicode-emoji-san': /dNSName.*the character 0xf0, which IA5String does not have$/,
  'webpki::explicit-curve': /ECParameters.*expected ECParameters with tag OBJECT IDENTIFIER/,
  'webpki::malformed-aia': /AuthorityInfoAccessSyntax.*expected AuthorityInfoAccessSyntax with tag SEQUENCE/,
};

/** Cases where node answers another question than what the certificate says. */
const OTHERWISE_IN_NODE: Readonly<Record<string, string>> = {
  'rfc5280::serial::negative': 'node prints a minus sign',
  'rfc5280::root-inconsistent-ca-extensions': 'node takes keyUsage into account for ca',
  'webpki::ee-basicconstraints-ca': 'node takes keyUsage into account for ca',
};

interface Case {
  readonly id: string;
  readonly trusted_certs: readonly string[];
  readonly untrusted_intermediates: readonly string[];
  readonly peer_certificate: string;
}

test('certificates made to be hard keep the laws, show an error where they are wrong, and read as node reads them', {
  skip,
}, () => {
  const { testcases } = JSON.parse(readFileSync(path, 'utf8')) as { testcases: Case[] };
  const shown = new Set<string>();
  for (const { id, trusted_certs, untrusted_intermediates, peer_certificate } of testcases) {
    for (const pem of new Set([...trusted_certs, ...untrusted_intermediates, peer_certificate])) {
      const der = bytesOf(pem);
      assert.equal(checkDer(Certificate, der), 'accepted', id);
      const errors = errorsIn(dissect(Certificate, der));
      if (errors.length === 0) {
        if (OTHERWISE_IN_NODE[id] === undefined) compareWithNode(der);
        continue;
      }
      assert.ok(errors.length === 1 && WRONG[id]?.test(errors[0]!), `${id}: ${errors}`);
      shown.add(id);
    }
  }
  assert.deepEqual([...shown].sort(), Object.keys(WRONG).sort());
});

const bytesOf = (pem: string): Uint8Array => new Uint8Array(Buffer.from(pem.replace(/-----[^-]+-----/g, ''), 'base64'));
