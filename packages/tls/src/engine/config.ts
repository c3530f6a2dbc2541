import type { Group, SignatureSchemeName } from '../crypto/provider.ts';
import type { ClientSettings, ServerSettings, Settings } from '../handshake/index.ts';
import type { Identity } from '../policy/index.ts';
import { DecodeError } from '../presentation/index.ts';
import {
  CallerFault,
  type CipherSuiteRow,
  cipherSuites,
  ProtocolVersion,
  SignatureScheme,
  suiteNamed,
} from '../wire/index.ts';
import { parseAddress, parseCertificate } from '../x509/index.ts';
import type { ClientConfig, CommonConfig, Credential, ProtocolName, ServerConfig } from './interface.ts';

export const DEFAULT_MAX_HANDSHAKE_MESSAGE = 131_072;

/** Looks every name up once. Throws `CallerFault` for one we do not have. */
export function clientSettings(config: ClientConfig): ClientSettings {
  const { host, serverName, trust, verify } = config;
  const name = serverName ?? (parseAddress(host) === undefined ? host : false);
  return {
    ...commonSettings(config),
    host,
    // RFC 6066 §3: without the trailing dot, and never an address.
    serverName: name === false ? undefined : name.replace(/\.$/, ''),
    trust,
    verify: verify ?? true,
  };
}

export function serverSettings(config: ServerConfig): ServerSettings {
  if (config.credentials.length === 0) {
    throw new CallerFault('ERR_TLSCOPE_NO_CERTIFICATE', 'a server needs at least one certificate with its key');
  }
  return { ...commonSettings(config), identities: config.credentials.map(readIdentity) };
}

function commonSettings(config: CommonConfig): Settings {
  const { provider, now } = config;
  const wanted = versionCodes(config.versions ?? ['TLSv1.3', 'TLSv1.2']);
  const suites = suitesFor(config.cipherSuites).filter((suite) => wanted.includes(versionOf(suite)));
  return {
    provider,
    now,
    random: config.random ?? provider.random,
    // A version without a suite is not offered.
    versions: wanted.filter((version) => suites.some((suite) => versionOf(suite) === version)),
    suites: nonEmpty('cipher suite', suites),
    groups: nonEmpty('group', groupsFor(config)),
    schemes: nonEmpty('signature scheme', schemesFor(config)),
    alpn: (config.alpn ?? []).map(alpnName),
  };
}

function versionCodes(names: readonly ProtocolName[]): readonly number[] {
  const codes = { 'TLSv1.3': ProtocolVersion.TLSv1_3, 'TLSv1.2': ProtocolVersion.TLSv1_2 } as const;
  const versions = names.map((name) => codes[name] ?? unknown('protocol version', name, Object.keys(codes)));
  return nonEmpty(
    'protocol version',
    [...versions].sort((a, b) => b - a),
  );
}

const versionOf = ({ version }: CipherSuiteRow): number =>
  version === 'TLSv1.3' ? ProtocolVersion.TLSv1_3 : ProtocolVersion.TLSv1_2;

/** Without a list: all but static RSA, which has no forward secrecy (RFC 9846 Appendix F.10). */
function suitesFor(names: readonly string[] | undefined): readonly CipherSuiteRow[] {
  if (names === undefined) return cipherSuites.filter((suite) => suite.keyExchange !== 'RSA');
  const known = cipherSuites.map(({ name }) => name);
  return names.map((name) => suiteNamed(name) ?? unknown('cipher suite', name, known));
}

function groupsFor({ provider, groups }: CommonConfig): readonly Group[] {
  if (groups === undefined) return provider.groups;
  const known = provider.groups.map(({ name }) => name);
  return groups.map((name) => provider.groups.find((group) => group.name === name) ?? unknown('group', name, known));
}

function schemesFor({ provider, signatureSchemes }: CommonConfig): readonly number[] {
  const known = provider.signatureSchemes.map(({ name }) => name).filter((name) => name in SignatureScheme.members);
  const codeOf = (name: SignatureSchemeName) => SignatureScheme.members[name as keyof typeof SignatureScheme.members];
  return (signatureSchemes ?? known).map((name) => {
    const ours = known.find((candidate) => candidate === name);
    return ours === undefined ? unknown('signature scheme', name, known) : codeOf(ours);
  });
}

function alpnName(protocol: string): string {
  if (protocol.length > 0 && protocol.length <= 255) return protocol;
  throw new CallerFault('ERR_TLSCOPE_BAD_ALPN', 'an application protocol has 1 to 255 characters (RFC 7301 §3.1)');
}

function readIdentity({ chain, key }: Credential): Identity {
  const [leaf] = chain;
  if (leaf === undefined) {
    throw new CallerFault('ERR_TLSCOPE_NO_CERTIFICATE', 'a credential needs the certificate that goes with its key');
  }
  try {
    return { chain, leaf: parseCertificate(leaf), key };
  } catch (error) {
    if (!(error instanceof DecodeError)) throw error;
    throw new CallerFault('ERR_TLSCOPE_BAD_CERTIFICATE', `the certificate cannot be read: ${error.message}`);
  }
}

function unknown(what: string, name: string, known: readonly string[]): never {
  throw new CallerFault(
    'ERR_TLSCOPE_UNKNOWN_NAME',
    `there is no ${what} called ${name}; known are ${known.join(', ')}`,
  );
}

function nonEmpty<T>(what: string, list: readonly T[]): readonly T[] {
  if (list.length > 0) return list;
  throw new CallerFault('ERR_TLSCOPE_NOTHING_TO_OFFER', `the configuration leaves no ${what} to offer`);
}
