import { isIP } from 'node:net';
import { nodeProvider } from '../crypto/providers/node.ts';
import type { ClientConfig, CommonConfig, ProtocolName, ServerConfig } from '../engine/index.ts';
import { suiteNamed } from '../wire/index.ts';
import { credentials } from './credentials.ts';
import { badOption } from './errors.ts';
import { groupsOf, schemesOf, suitesOf } from './names.ts';
import type { CommonOptions, ConnectOptions, ServerOptions } from './options.ts';
import { trustOf } from './roots.ts';

/** The engine's configuration for `connect`, without an observer. Throws `CallerFault` on options it cannot follow. */
export function clientConfig(options: ConnectOptions): ClientConfig {
  const host = options.servername || options.host || 'localhost';
  const common = commonConfig(options);
  const certified = options.cert !== undefined || options.key !== undefined;
  return {
    ...common,
    host,
    ...(options.servername === '' || isIP(host) !== 0 ? { serverName: false as const } : {}),
    trust: trustOf(options.ca),
    verify: options.rejectUnauthorized !== false,
    ...(certified && { credentials: credentials(options, common.provider) }),
  };
}

/** The engine's configuration for a server, without an observer. Throws `CallerFault` on options it cannot follow. */
export function serverConfig(options: ServerOptions): ServerConfig {
  const common = commonConfig(options);
  const config = { ...common, credentials: credentials(options, common.provider) };
  if (!options.requestCert) return config;
  const verifyClient = options.rejectUnauthorized !== false;
  const clientCertificate = verifyClient ? 'require' : 'request';
  return { ...config, clientCertificate, clientTrust: trustOf(options.ca), verifyClient };
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
