/** Servers that speak less than they should, or only what is out of use. */
import { getDiffieHellman } from 'node:crypto';
import { nodes, ours } from './serving.ts';
import type { Scenario } from './types.ts';

export const protocolScenarios: readonly Scenario[] = [
  ...(['TLSv1', 'TLSv1.1'] as const).map(
    (version): Scenario => ({
      name: version === 'TLSv1' ? 'only-tls-1.0' : 'only-tls-1.1',
      says: `The server speaks ${version === 'TLSv1' ? 'TLS 1.0' : 'TLS 1.1'} and nothing newer.`,
      expect: 'refuses the version (RFC 8996)',
      prepare: (world) =>
        nodes(world.papers(), { minVersion: version, maxVersion: version, ciphers: 'DEFAULT@SECLEVEL=0' }),
    }),
  ),
  {
    name: 'only-tls-1.2',
    says: 'The server speaks TLS 1.2 only.',
    expect: 'connects, with TLS 1.2',
    prepare: (world) => ours(world.papers(), { maxVersion: 'TLSv1.2' }),
  },
  {
    name: 'only-tls-1.3',
    says: 'The server speaks TLS 1.3 only.',
    expect: 'connects, with TLS 1.3',
    prepare: (world) => ours(world.papers(), { minVersion: 'TLSv1.3' }),
  },
  {
    name: 'static-rsa',
    says: 'The only key exchange is static RSA: nothing is forward secret.',
    expect: 'refuses: nothing in common',
    prepare: (world) =>
      ours(world.papers({ keys: world.rsa }), { maxVersion: 'TLSv1.2', ciphers: 'AES128-GCM-SHA256' }),
  },
  {
    name: 'cbc-only',
    says: 'The only cipher suites are CBC.',
    expect: 'connects with CBC, or refuses: nothing in common',
    prepare: (world) =>
      nodes(world.papers(), { maxVersion: 'TLSv1.2', ciphers: 'ECDHE-ECDSA-AES128-SHA:ECDHE-ECDSA-AES256-SHA' }),
  },
  {
    name: 'small-groups',
    says: 'The key exchange is Diffie-Hellman over 1,024 bits (Logjam).',
    expect: 'refuses',
    prepare: (world) =>
      nodes(world.papers({ keys: world.rsa }), {
        maxVersion: 'TLSv1.2',
        ciphers: 'DHE-RSA-AES128-GCM-SHA256:@SECLEVEL=0',
        dhparam: smallField(),
      }),
  },
  {
    name: 'no-shared-alpn',
    says: 'The server speaks an application protocol that nobody else has.',
    expect: 'refuses where it offers ALPN; connects where it does not',
    prepare: (world) => ours(world.papers(), { ALPNProtocols: ['tlscope-scenario'] }),
  },
  {
    name: 'requires-client-certificate',
    says: 'The server wants a certificate from its clients.',
    expect: 'is refused, unless it shows one',
    prepare: (world) => ours(world.papers(), { requestCert: true, ca: world.rootPem }),
  },
  {
    name: 'refuses-client-certificate',
    says: 'The server wants a certificate from its clients, and trusts no CA that anybody has.',
    expect: 'is refused, whatever it shows',
    prepare: (world) => ours(world.papers(), { requestCert: true, ca: Buffer.from(world.authority('Nobody').der) }),
  },
];

/** The 1,024 bits of RFC 2409 §6.2 as OpenSSL reads them: SEQUENCE { INTEGER p, INTEGER 2 }, in PEM. */
function smallField(): string {
  const prime = getDiffieHellman('modp2').getPrime();
  const integer = Buffer.concat([Buffer.of(2, 0x81, prime.length + 1, 0), prime]);
  const body = Buffer.concat([integer, Buffer.of(2, 1, 2)]);
  const der = Buffer.concat([Buffer.of(0x30, 0x81, body.length), body]);
  return `-----BEGIN DH PARAMETERS-----\n${der.toString('base64').replace(/.{64}/g, '$&\n')}\n-----END DH PARAMETERS-----\n`;
}
