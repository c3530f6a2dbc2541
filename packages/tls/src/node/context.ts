import { createPrivateKey, KeyObject } from 'node:crypto';
import { isIP } from 'node:net';
import { equal } from '../bytes/index.ts';
import type { CryptoProvider, PrivateKeyData, PublicKeyData } from '../crypto/provider.ts';
import { nodeProvider } from '../crypto/providers/node.ts';
import type { ClientConfig, CommonConfig, Credential, ProtocolName, ServerConfig } from '../engine/interface.ts';
import { suiteNamed } from '../wire/index.ts';
import { parseCertificate, readPrivateKey, writePublicKey } from '../x509/index.ts';
import { badOption, keyMismatch } from './errors.ts';
import { groupsOf, schemesOf, suitesOf } from './names.ts';
import type { CommonOptions, ConnectOptions, KeyPairOptions, PemOrDer, ServerOptions } from './options.ts';
import { certificatesIn, trustOf } from './roots.ts';

/** The engine's configuration for `connect`, without an observer. Throws `CallerFault` on options it cannot follow. */
export function clientConfig(options: ConnectOptions): ClientConfig {
  const host = options.servername || options.host || 'localhost';
  return {
    ...commonConfig(options),
    host,
    ...(options.servername === '' || isIP(host) !== 0 ? { serverName: false as const } : {}),
    trust: trustOf(options.ca),
    verify: options.rejectUnauthorized !== false,
  };
}

/** The engine's configuration for a server, without an observer. Throws `CallerFault` on options it cannot follow. */
export function serverConfig(options: ServerOptions): ServerConfig {
  const common = commonConfig(options);
  return { ...common, credentials: credentials(options, common.provider) };
}

const VERSIONS: readonly ProtocolName[] = ['TLSv1.2', 'TLSv1.3'];

function commonConfig(options: CommonOptions): CommonConfig {
  const cipherSuites = options.cipherSuites ?? (options.ciphers === undefined ? undefined : suitesOf(options.ciphers));
  const groups = options.groups ?? (options.ecdhCurve === undefined ? undefined : groupsOf(options.ecdhCurve));
  return {
    provider: options.provider ?? nodeProvider,
    now: options.now ?? Date.now,
    versions: versions(options, cipherSuites),
    ...(cipherSuites && { cipherSuites }),
    ...(groups && { groups }),
    ...(options.sigalgs !== undefined && { signatureSchemes: schemesOf(options.sigalgs) }),
    ...(options.ALPNProtocols && { alpn: options.ALPNProtocols }),
    ...(options.maxHandshakeMessage !== undefined && { maxHandshakeMessage: options.maxHandshakeMessage }),
  };
}

/** A version is used only where one of the suites belongs to it. */
function versions({ minVersion, maxVersion }: CommonOptions, suites: readonly string[] | undefined): ProtocolName[] {
  const from = versionIndex('minVersion', minVersion, 0);
  const to = versionIndex('maxVersion', maxVersion, VERSIONS.length - 1);
  if (from > to) throw badOption(`minVersion ${minVersion} is above maxVersion ${maxVersion}`);
  const within = VERSIONS.slice(from, to + 1);
  if (suites === undefined) return within;
  const usable = within.filter((version) => suites.some((name) => suiteNamed(name)?.version === version));
  if (usable.length === 0) throw badOption(`none of the cipher suites belongs to ${within.join(' or ')}`);
  return usable;
}

function versionIndex(option: string, version: string | undefined, otherwise: number): number {
  if (version === undefined) return otherwise;
  const index = (VERSIONS as readonly string[]).indexOf(version);
  if (index === -1) throw badOption(`${option}: "${version}" is not one of ${VERSIONS.join(', ')}`);
  return index;
}

function credentials({ cert, key, passphrase }: KeyPairOptions, provider: CryptoProvider): Credential[] {
  const certs = cert === undefined ? [] : [cert].flat();
  const keys = key === undefined ? [] : [key].flat();
  if (certs.length === 0 || certs.length !== keys.length) {
    throw badOption(
      `cert and key: ${certs.length} certificates and ${keys.length} keys; there must be one key for each`,
    );
  }
  return certs.map((one, i) => credential(one as PemOrDer, keys[i] as PemOrDer | KeyObject, passphrase, provider));
}

function credential(
  cert: PemOrDer,
  key: PemOrDer | KeyObject,
  passphrase: string | undefined,
  provider: CryptoProvider,
): Credential {
  const chain = certificatesIn(cert);
  if (chain[0] === undefined) throw badOption('cert: there is no certificate in it');
  const leaf = parseCertificate(chain[0]);
  const privateKey = provider.importPrivateKey(privateKeyData(key, passphrase, leaf.publicKey));
  const certified = leaf.publicKey && writePublicKey(leaf.publicKey);
  if (certified === undefined || !equal(certified, writePublicKey(privateKey.publicKey)))
    throw keyMismatch(leaf.subject);
  return { chain, key: privateKey };
}

/** Some key files leave the public half out; the certificate's then completes it. */
function privateKeyData(
  key: PemOrDer | KeyObject,
  passphrase: string | undefined,
  certified: PublicKeyData | undefined,
): PrivateKeyData {
  if (key instanceof KeyObject) return readPrivateKey(key.export({ format: 'der', type: 'pkcs8' }), certified);
  if (passphrase === undefined) return readPrivateKey(key, certified);
  const text = typeof key === 'string' ? key : Buffer.from(key);
  return privateKeyData(createPrivateKey({ key: text, passphrase }), undefined, certified);
}
