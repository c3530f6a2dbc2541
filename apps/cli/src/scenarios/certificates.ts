/** Servers whose certificate is what is wrong. */

import { oid } from 'tlscope/asn1';
import { DAY } from 'tlscope/bytes';
import { nodeProvider as provider } from 'tlscope/crypto/node';
import { issueOcspResponse, parseCertificate } from 'tlscope/x509';
import { ours } from './serving.ts';
import type { Scenario } from './types.ts';
import { signedWithSha1, smallRsa } from './world.ts';

const REFUSE = 'refuses the certificate';
/** RFC 7633 §4.1: a list of one TLS extension, status_request (5). */
const mustStaple = { extnID: oid['id-pe-tlsfeature'], critical: false, extnValue: Uint8Array.of(0x30, 3, 2, 1, 5) };

export const certificateScenarios: readonly Scenario[] = [
  {
    name: 'good',
    says: 'Nothing is wrong with it.',
    expect: 'connects',
    prepare: (world) => ours(world.papers()),
  },
  {
    name: 'expired',
    says: 'The certificate ran out yesterday.',
    expect: REFUSE,
    prepare: (world) => ours(world.papers({ notBefore: world.now - 91 * DAY, notAfter: world.now - DAY })),
  },
  {
    name: 'not-yet-valid',
    says: 'The certificate begins tomorrow.',
    expect: REFUSE,
    prepare: (world) => ours(world.papers({ notBefore: world.now + DAY, notAfter: world.now + 91 * DAY })),
  },
  {
    name: 'wrong-host',
    says: 'The certificate is for another host.',
    expect: REFUSE,
    prepare: (world) =>
      ours(world.papers({ subject: 'somebody.example', san: ['somebody.example', '*.somebody.example'] })),
  },
  {
    name: 'self-signed',
    says: 'The certificate vouches for itself.',
    expect: REFUSE,
    prepare: (world) =>
      ours({
        ...world.papers({ issuer: undefined }),
        chain: [world.leaf({ issuer: undefined }).der],
      }),
  },
  {
    name: 'untrusted-root',
    says: 'The chain is sound and leads to a root that nobody has.',
    expect: REFUSE,
    prepare(world) {
      const root = world.authority('A Root Nobody Knows');
      const issuing = world.authority('An Issuing CA Nobody Knows', { issuer: root });
      const { der, key } = world.leaf({ issuer: issuing });
      return ours({ chain: [der, issuing.der, root.der], key });
    },
  },
  {
    name: 'missing-intermediate',
    says: 'The server sends its own certificate and not the one above it.',
    expect: `${REFUSE}, unless it fetches or knows the intermediate`,
    prepare: (world) => {
      const { der, key } = world.leaf();
      return ours({ chain: [der], key });
    },
  },
  {
    name: 'wrong-order',
    says: 'The chain is sent in the wrong order.',
    expect: 'connects, or refuses where it takes chains in order only',
    prepare(world) {
      const { der, key } = world.leaf();
      return ours({ chain: [der, world.root.der, world.issuing.der], key });
    },
  },
  {
    name: 'expired-cross-sign',
    says: 'The chain leads over a cross-signed certificate that has expired.',
    expect: `${REFUSE}, unless it finds the other path`,
    prepare(world) {
      const { der, key } = world.leaf();
      return ours({ chain: [der, world.issuing.der, world.crossSigned], key });
    },
  },
  {
    name: 'weak-hash',
    says: 'The certificate is signed with SHA-1.',
    expect: REFUSE,
    prepare(world) {
      const root = { der: new Uint8Array(), key: world.rsa };
      const issuing = world.authority('An Issuing CA with RSA', { issuer: world.root, keys: world.rsa });
      const { der, key } = world.leaf({ issuer: { der: issuing.der, key: root.key } });
      return ours({ chain: [signedWithSha1(der, world.rsa), issuing.der], key });
    },
  },
  {
    name: 'weak-key',
    says: 'The certificate has an RSA key of 1,024 bits.',
    expect: REFUSE,
    prepare: (world) => ours(world.papers({ keys: smallRsa() })),
  },
  {
    name: 'not-for-servers',
    says: 'The certificate is meant for clients.',
    expect: REFUSE,
    prepare: (world) => ours(world.papers({ extendedKeyUsage: ['clientAuth'] })),
  },
  {
    name: 'huge-chain',
    says: 'The chain has sixty certificates that nobody needs.',
    expect: 'connects, or gives up for its size',
    prepare(world) {
      const ballast = Array.from({ length: 60 }, (_, i) => world.authority(`Ballast ${i + 1}`).der);
      const { chain, key } = world.papers();
      return ours({ chain: [...chain, ...ballast], key });
    },
  },
  {
    name: 'revoked',
    says: 'The server itself shows that its certificate is revoked (OCSP staple).',
    expect: `${REFUSE}, where it looks at the staple`,
    prepare(world) {
      const papers = world.papers();
      const { serialNumber } = parseCertificate(papers.chain[0]!);
      const response = issueOcspResponse({
        provider,
        issuer: world.issuing,
        answers: [{ serialNumber, status: { revokedAt: world.now - DAY, reason: 'keyCompromise' } }],
        thisUpdate: world.now - DAY / 24,
        nextUpdate: world.now + DAY,
      });
      return ours(papers, {}, (config) => ({
        ...config,
        credentials: config.credentials.map((one) => ({ ...one, ocspResponse: response })),
      }));
    },
  },
  {
    name: 'must-staple',
    says: 'The certificate promises an OCSP staple, and the server sends none.',
    expect: `${REFUSE}, where it asks for the staple`,
    prepare: (world) => ours(world.papers({ extensions: [mustStaple] })),
  },
];
