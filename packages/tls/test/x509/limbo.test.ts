/** The path validation cases of x509-limbo: how many we agree with, and why we differ from the others. */
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { nodeProvider } from '../../src/crypto/providers/node.ts';
import { pemBlocks, TrustStore, verifyChain } from '../../src/x509/index.ts';

const FILE = new URL('../../../../../shared/testdata/x509-limbo/limbo.json', import.meta.url);

interface Case {
  readonly id: string;
  readonly validation_kind: 'SERVER' | 'CLIENT';
  readonly trusted_certs: readonly string[];
  readonly untrusted_intermediates: readonly string[];
  readonly peer_certificate: string;
  readonly validation_time: string | null;
  readonly expected_result: 'SUCCESS' | 'FAILURE';
  readonly expected_peer_name: { readonly value: string } | null;
  readonly max_chain_depth: number | null;
}

/** Where we differ on purpose or for now, by reason. */
const DIFFERENT: Readonly<Record<string, readonly string[]>> = {
  'revocation lists are not read yet': [
    'crl::crlnumber-critical',
    'crl::crlnumber-missing',
    'crl::issuer-missing-crlsign',
    'crl::revoked-certificate-with-crl',
  ],
  'the key of a TLS peer must be allowed to sign or encipher, and this CA certificate only signs certificates': [
    'pathlen::validation-ignores-pathlen-in-leaf',
    'rfc5280::ca-as-leaf',
  ],
  'key identifiers are hints for finding paths: leaving one out or giving a wrong one deceives nobody': [
    'rfc5280::aki::cross-signed-root-missing-aki',
    'rfc5280::aki::intermediate-missing-aki',
    'rfc5280::aki::leaf-missing-aki',
    'rfc5280::ski::intermediate-missing-ski',
    'rfc5280::ski::root-missing-ski',
    'webpki::aki::root-with-aki-all-fields',
    'webpki::aki::root-with-aki-authoritycertissuer',
    'webpki::aki::root-with-aki-authoritycertserialnumber',
    'webpki::aki::root-with-aki-missing-keyidentifier',
    'webpki::aki::root-with-aki-ski-mismatch',
  ],
  'a rule for whoever issues (critical or not, serial numbers, underscores): what it says is obeyed all the same': [
    'rfc5280::leaf-ku-keycertsign',
    'rfc5280::nc::permitted-dns-match-noncritical',
    'rfc5280::root-non-critical-basic-constraints',
    'rfc5280::san::noncritical-with-empty-subject',
    'rfc5280::san::underscore-dns',
    'rfc5280::serial::too-long',
    'rfc5280::serial::zero',
    'webpki::san::san-critical-with-nonempty-subject',
  ],
  'the common name is never looked at, so it may say what it likes': [
    'webpki::cn::case-mismatch',
    'webpki::cn::ipv4-hex-mismatch',
    'webpki::cn::ipv4-leading-zeros-mismatch',
    'webpki::cn::ipv6-non-rfc5952-mismatch',
    'webpki::cn::ipv6-uncompressed-mismatch',
    'webpki::cn::ipv6-uppercase-mismatch',
    'webpki::cn::not-in-san',
    'webpki::cn::punycode-not-in-san',
    'webpki::cn::utf8-vs-punycode-mismatch',
  ],
  'a rule of the public web alone (CA/Browser Forum), which private CAs need not follow': [
    'webpki::ee-basicconstraints-ca',
    'webpki::eku::ee-anyeku',
    'webpki::eku::ee-critical-eku',
    'webpki::eku::ee-without-eku',
    'webpki::eku::root-has-eku',
    'webpki::forbidden-rsa-key-not-divisible-by-8-in-leaf',
    'webpki::forbidden-rsa-not-divisible-by-8-in-root',
  ],
  'needs the list of public suffixes': [
    'webpki::san::public-suffix-multi-label-wildcard-san',
    'webpki::san::public-suffix-private-namespace-wildcard-san',
  ],
};

const skip = existsSync(FILE) ? false : 'x509-limbo is not there: it is read from ../shared/testdata/x509-limbo';

test('x509-limbo: agreement but for the listed differences', { skip }, (t) => {
  const { testcases } = JSON.parse(readFileSync(FILE, 'utf8')) as { testcases: Case[] };
  const differing = testcases.filter((one) => result(one) !== one.expected_result).map(({ id }) => id);
  t.diagnostic(`${testcases.length - differing.length} of ${testcases.length} cases agree`);
  for (const [reason, ids] of Object.entries(DIFFERENT)) t.diagnostic(`${ids.length} differ: ${reason}`);
  assert.deepEqual(differing.sort(), Object.values(DIFFERENT).flat().sort());
});

function result(one: Case): 'SUCCESS' | 'FAILURE' {
  const der = (pem: string) => pemBlocks(pem)[0]!.der;
  const { evidence } = verifyChain({
    presented: [one.peer_certificate, ...one.untrusted_intermediates].map(der),
    trust: TrustStore.readable(...one.trusted_certs),
    at: one.validation_time === null ? Date.UTC(2026, 0) : Date.parse(one.validation_time),
    purpose: one.validation_kind === 'SERVER' ? 'server' : 'client',
    host: one.expected_peer_name?.value,
    provider: nodeProvider,
    ...(one.max_chain_depth === null ? {} : { maxPathLength: one.max_chain_depth }),
  });
  return evidence.ok ? 'SUCCESS' : 'FAILURE';
}
