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
import type { Memory } from './memory.ts';
import { alpnNames, groupNames, schemeNames, suiteNames } from './names.ts';

/** The name in the runner's certificates. */
const HOST = 'test';

/** How much early data one connection may bring, in bytes: what BoringSSL takes. */
const EARLY_DATA_LIMIT = 14_336;

/** One connection to be made. */
export interface Run {
  readonly options: Options;
  /** What holds from where the server has rejected our early data. */
  readonly afterReject: Options;
  /** A session from an earlier connection is to be taken up. */
  readonly resuming: boolean;
  readonly memory: Memory;
}

export function engineFor({ options, memory }: Run, observe: (event: TlsEvent) => void): TlsEngine {
  const common = { ...commonConfig(options, memory.clock), observe };
  return options.server ? server(options, common, memory) : client(options, common, memory);
}

function client(options: Options, common: CommonConfig, { session }: Memory): TlsEngine {
  const early = options['enable-early-data'] && session !== undefined ? greeting(options) : undefined;
  return createClientEngine({
    ...common,
    ...given('session', session),
    ...given('replayableEarlyData', early),
    host: options['host-name'] ?? HOST,
    serverName: options['host-name'] ?? false,
    trust: trustOf(options),
    verify: (options['trust-cert'] ?? '') !== '',
    alpn: alpnNames(options['advertise-alpn'] ?? ''),
    ...given('signatureSchemes', schemesOf(options, options['verify-prefs'])),
  });
}

/** What the shim says first, if anything. */
export function greeting(options: Options): Uint8Array | undefined {
  if (!options['shim-writes-first']) return undefined;
  const once = options['shim-initial-write'] ?? 'hello';
  return new Uint8Array(Buffer.from(once.repeat(options['repeat-shim-initial-write'] ?? 1)));
}

function server(options: Options, common: CommonConfig, { tickets, antiReplay }: Memory): TlsEngine {
  return createServerEngine({
    ...common,
    tickets,
    ...(options['enable-early-data'] && { earlyData: { maxSize: EARLY_DATA_LIMIT, antiReplay } }),
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
  const file = options['trust-cert'] ?? '';
  return TrustStore.of(...(file === '' ? [] : certificates(file)));
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
