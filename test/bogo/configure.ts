/** From the runner's flags to an engine of ours. */
import { readFileSync } from 'node:fs';
import type { PrivateKeyData, PublicKeyData } from 'tlscope/crypto';
import { nodeProvider } from 'tlscope/crypto/node';
import {
  type CommonConfig,
  type Credential,
  createClientEngine,
  createServerEngine,
  type ProtocolName,
  type TlsEngine,
} from 'tlscope/engine';
import type { TlsEvent } from 'tlscope/observe';
import { BadKeyFile, parseCertificate, pemBlocks, readPrivateKey, TrustStore } from 'tlscope/x509';
import { type CredentialOptions, NotOffered, type Options } from './flags.ts';
import { alpnNames, groupNames, schemeNames, suiteNames } from './names.ts';

/** The name in the runner's certificates. */
const HOST = 'test';

/** @param clock milliseconds since 1970 */
export function engineFor(options: Options, clock: () => number, observe: (event: TlsEvent) => void): TlsEngine {
  const common = { ...commonConfig(options, clock), observe };
  return options.server ? server(options, common) : client(options, common);
}

function client(options: Options, common: CommonConfig): TlsEngine {
  return createClientEngine({
    ...common,
    host: HOST,
    serverName: options['host-name'] ?? false,
    trust: trustOf(options),
    verify: options['trust-cert'] !== undefined,
    alpn: alpnNames(options['advertise-alpn'] ?? ''),
    ...given('signatureSchemes', schemesOf(options, options['verify-prefs'])),
  });
}

function server(options: Options, common: CommonConfig): TlsEngine {
  return createServerEngine({
    ...common,
    credentials: credentialsOf(options),
    alpn: serverAlpn(options),
    ...given('signatureSchemes', schemesOf(options, options['signing-prefs'])),
  });
}

function commonConfig(options: Options, clock: () => number): CommonConfig {
  return {
    provider: nodeProvider,
    now: clock,
    versions: versionsOf(options),
    cipherSuites: suiteNames(options.cipher),
    ...given('groups', options.curves === undefined ? undefined : groupNames(options.curves)),
  };
}

function versionsOf(options: Options): ProtocolName[] {
  const { 'min-version': min = 0, 'max-version': max = 0xffff } = options;
  const inRange = (code: number): boolean => min <= code && code <= max;
  const versions: ProtocolName[] = [];
  if (inRange(0x0304) && !options['no-tls13']) versions.push('TLSv1.3');
  if (inRange(0x0303) && !options['no-tls12']) versions.push('TLSv1.2');
  if (versions.length === 0) throw new NotOffered('a version before TLS 1.2');
  return versions;
}

/** One list serves signing and verifying: where a test sets both, they must be one. */
function schemesOf(options: Options, codes: readonly number[] | undefined): string[] | undefined {
  const { 'signing-prefs': signing, 'verify-prefs': verifying } = options;
  if (signing !== undefined && verifying !== undefined) throw new NotOffered('different schemes in each direction');
  return codes === undefined ? undefined : schemeNames(codes);
}

function serverAlpn(options: Options): string[] {
  const selected = options['select-alpn'];
  if (options['reject-alpn']) return ['a protocol that nobody lists'];
  return selected === undefined || options['decline-alpn'] ? [] : [selected];
}

function trustOf(options: Options): TrustStore {
  const file = options['trust-cert'];
  return TrustStore.of(...(file === undefined ? [] : certificates(file)));
}

function credentialsOf(options: Options): Credential[] {
  const all = options['cert-file'] === undefined ? options.credentials : [options, ...options.credentials];
  return all.map(credential);
}

function credential({ 'cert-file': file = '', 'key-file': keyFile = '' }: CredentialOptions): Credential {
  const chain = certificates(file);
  const certified = parseCertificate(chain[0]!).publicKey;
  return { chain, key: nodeProvider.importPrivateKey(privateKey(keyFile, certified)) };
}

function privateKey(file: string, certified: PublicKeyData | undefined): PrivateKeyData {
  try {
    return readPrivateKey(readFileSync(file, 'latin1'), certified);
  } catch (error) {
    if (error instanceof BadKeyFile) throw new NotOffered(`a key of a kind that is not known: ${error.message}`);
    throw error;
  }
}

const certificates = (file: string): Uint8Array[] => pemBlocks(readFileSync(file, 'latin1')).map(({ der }) => der);

/** A property that is only there where it has a value. */
const given = <K extends string, T>(name: K, value: T | undefined) =>
  (value === undefined ? {} : { [name]: value }) as { readonly [P in K]?: T };
