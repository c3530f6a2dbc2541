import { isIP } from 'node:net';
import { flag } from '../engine/config/index.ts';
import {
  asGiven,
  type ClientConfig,
  type CommonConfig,
  type ServerConfig,
  type Session,
  sessionFromBytes,
} from '../engine/index.ts';
import { alpnNames } from './alpn.ts';
import { defaults } from './defaults.ts';
import { alpnTwice } from './errors.ts';
import type { CommonOptions, ConnectOptions, ServerOptions } from './options.ts';
import { clientPsk } from './psk.ts';
import { type SecureContext, secureContextOf } from './secure-context.ts';

/**
 * The engine's configuration for `connect`, without an observer, by `options` as `asGiven` makes them. Throws `CallerFault` on
 * those it cannot follow.
 */
export function clientConfig(options: ConnectOptions): ClientConfig {
  const context = secureContextOf(options);
  const { ALPNProtocols, session, pskCallback, protocol, host, servername } = options;
  // What can change under our hands, or belongs to one connection.
  if ([ALPNProtocols, session, pskCallback, protocol].some((value) => value !== undefined)) {
    return readConfig(options, context);
  }
  const commonName = allowsCommonName(options);
  const name = JSON.stringify([
    host,
    servername,
    options.rejectUnauthorized,
    options.requestOCSP,
    options.minDHSize,
    commonName,
  ]);
  let known = latest.get(context);
  if (known?.name !== name || known.config.trust !== context.trust) {
    known = { name, config: readConfig(options, context) };
    latest.set(context, known);
  }
  return known.config;
}

/** Programs connect with one context to one server again and again: the latest is worked out once. */
const latest = new WeakMap<SecureContext, { readonly name: string; readonly config: ClientConfig }>();

function readConfig(options: ConnectOptions, { common, credentials, trust }: SecureContext): ClientConfig {
  const host = options.servername || options.host || 'localhost';
  const session = sessionOf(options.session);
  const config: ClientConfig = {
    ...common,
    ...alpn(options),
    host,
    ...(options.servername === '' || isIP(host) !== 0 ? { serverName: false as const } : {}),
    trust,
    verify: options.rejectUnauthorized !== false,
    ...(allowsCommonName(options) && { checkHost: 'commonName' as const }),
    ...(credentials.length > 0 && { credentials }),
    ...(options.requestOCSP && { requestOcspResponse: true }),
    ...(session && { session }),
    ...(options.minDHSize !== undefined && { groups: withoutFieldsBelow(options.minDHSize, common) }),
    ...options.protocol,
    ...revocation(options, common),
  };
  return options.pskCallback === undefined ? config : { ...config, ...clientPsk(options.pskCallback, config) };
}

const allowsCommonName = (options: ConnectOptions): boolean =>
  flag(options, 'allowCommonName', defaults.allowCommonName);

/** One that was kept by node:tls, or by another version, is as good as none. */
const sessionOf = (bytes: Uint8Array | undefined): Session | undefined => bytes && sessionFromBytes(bytes);

function withoutFieldsBelow(bits: number, { provider, groups }: CommonConfig): string[] {
  const wanted = provider.groups.filter(({ name, family }) => groups?.includes(name) ?? family !== 'kem');
  return wanted.map(({ name }) => name).filter((name) => Number(/^ffdhe(\d+)$/.exec(name)?.[1] ?? bits) >= bits);
}

/** The engine's configuration for a server, without an observer. Throws `CallerFault` on options it cannot follow. */
export function serverConfig(options: ServerOptions, context: SecureContext): ServerConfig {
  if (options.ALPNCallback !== undefined && options.ALPNProtocols !== undefined) throw alpnTwice();
  const config = {
    ...context.common,
    ...alpn(options),
    credentials: context.credentials,
    ...(context.options.honorCipherOrder === false && { clientChoosesSuite: true }),
    ...options.protocol,
    ...revocation(options, context.common),
  };
  const verifyClient = options.rejectUnauthorized !== false;
  // A certificate may be asked for after the handshake.
  if (!options.requestCert) return { ...config, clientTrust: () => context.trust, verifyClient };
  const clientCertificate = verifyClient ? 'require' : 'request';
  return { ...config, clientCertificate, clientTrust: context.trust, verifyClient };
}

const alpn = ({ ALPNProtocols }: CommonOptions) => ALPNProtocols && { alpn: alpnNames(ALPNProtocols) };

/** `protocol.revocation` says how revocation counts; the lists of the context count with it all the same. */
function revocation(
  { protocol }: Pick<ConnectOptions | ServerOptions, 'protocol'>,
  { revocation: ours }: CommonConfig,
) {
  const theirs = protocol && asGiven(protocol).revocation;
  if (theirs === undefined || ours === undefined) return ours && { revocation: ours };
  return { revocation: { ...theirs, crls: [...(theirs.crls ?? []), ...(ours.crls ?? [])] } };
}
