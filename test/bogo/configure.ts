/** From the runner's flags to an engine of ours. */
import { CallerFault } from 'tlscope';
import { concat, equal, uintBytes, utf8 } from 'tlscope/bytes';
import { nodeProvider } from 'tlscope/crypto/node';
import {
  type CommonConfig,
  createClientEngine,
  createServerEngine,
  type ProtocolName,
  type TlsEngine,
} from 'tlscope/engine';
import type { TlsEvent } from 'tlscope/observe';
import { TrustStore } from 'tlscope/x509';
import { compressionOf } from './compression.ts';
import { certificates, credentialsOf, onlyPsks, psksOf } from './credentials.ts';
import { NotOffered, type Options } from './flags.ts';
import type { Memory } from './memory.ts';
import { alpnNames, authorityList, groupNames, schemeNames, suiteNames, typeNames } from './names.ts';
import { policyOf } from './policies.ts';

/** The name in the runner's certificates. */
const HOST = 'test';

/** What BoringSSL accepts unless told otherwise, in its order; but for SHA-1, which we do not have. */
const DEFAULT_SCHEMES = [0x0403, 0x0804, 0x0401, 0x0503, 0x0805, 0x0501, 0x0806, 0x0601];

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

export function engineFor(run: Run, observe: (event: TlsEvent) => void): TlsEngine {
  const { options, memory } = run;
  const common = { ...commonConfig(options, memory.clock), observe };
  return options.server ? server(run, common) : client(run, common);
}

function client({ options, afterReject, resuming, memory }: Run, common: CommonConfig): TlsEngine {
  if (options['no-ticket']) throw new NotOffered('a client that takes no tickets');
  const early = options['enable-early-data'] && resuming ? greeting(options) : undefined;
  // A server that changes its certificate for a second connection is known by its root only where that counts.
  const trusted = (options['trust-cert'] ?? '') !== '' && (options['verify-peer'] || !resuming);
  // Without -verify-peer a chain that does not hold is seen, and changes nothing.
  const refused = options['verify-fail'] && !options['verify-peer'];
  return createClientEngine({
    ...common,
    ...authentication(options),
    ...given('session', memory.session),
    ...given('replayableEarlyData', early),
    judgeSession: options['reverify-on-resume'] ?? false,
    ...given('approve', approveOf(options, early === undefined ? undefined : afterReject)),
    ...given('ech', echConfigs(options)),
    grease: options['enable-grease'] ?? false,
    fallback: options['fallback-scsv'] ?? false,
    ...given('keyShares', options['no-key-shares'] ? [] : options['key-shares'] && groupNames(options['key-shares'])),
    greaseEch: options['enable-ech-grease'] ?? false,
    host: options['host-name'] ?? HOST,
    serverName: options['host-name'] ?? false,
    trust: refused || onlyPsks(options) ? TrustStore.of() : trustOf(options),
    verify: (trusted || onlyPsks(options)) && !refused,
    credentials: credentialsOf(options),
    ...given(
      'certificateTypes',
      options['available-client-cert-types'] && typeNames(options['available-client-cert-types']),
    ),
    psks: psksOf(options),
    ...given('choosePsk12', options.psk === undefined ? undefined : () => sharedKey(options)),
    allowRenegotiation: options['renegotiate-freely'] ?? options['renegotiate-explicit'] ?? false,
    permuteExtensions: options['permute-extensions'] ?? false,
    requireCredential: credentialsOf(options).length > 0,
    ...given('chooseCredential', options['fail-cert-callback'] && failing),
    alpn: alpnNames(options['advertise-alpn'] ?? ''),
  });
}

/** A session is judged before its early data is sent; what is judged after that has rejected it. */
function approveOf(options: Options, afterReject: Options | undefined): CommonConfig['approve'] {
  if (afterReject === undefined || !options['reverify-on-resume']) return verdictOn(options);
  let verdict = verdictOn(options);
  return (peer) => {
    const alert = verdict?.(peer);
    if (alert === undefined) verdict = verdictOn(afterReject);
    return alert;
  };
}

/** What the shim says first, if anything. */
export function greeting(options: Options): Uint8Array | undefined {
  if (!options['shim-writes-first']) return undefined;
  const once = options['shim-initial-write'] ?? 'hello';
  return new Uint8Array(Buffer.from(once.repeat(options['repeat-shim-initial-write'] ?? 1)));
}

/**
 * BoringSSL's server does not judge a client again that comes back; ours always does, and asks the application as well. This
 * application stands by what it said of the client in the first connection.
 */
const standsByItsWord = ({ options, resuming }: Run): boolean =>
  resuming && !options['reverify-on-resume'] && !options['expect-session-miss'];

function server(run: Run, common: CommonConfig): TlsEngine {
  const { options, memory } = run;
  const { tickets, antiReplay } = memory;
  const asked = options['require-any-client-certificate'] && !options['verify-peer'] ? 'require' : 'request';
  const psks = psksOf(options);
  const asks = options['require-any-client-certificate'] || options['verify-peer'];
  return createServerEngine({
    ...common,
    ...authentication(options),
    ...(standsByItsWord(run) && { approve: () => undefined }),
    tickets: options['no-ticket'] ? tickets.namesAlone : tickets,
    ...(options['no-ticket'] && { ticketCount: 0 }),
    ...given('configFor', isFailing(options) ? failing : undefined),
    ...(options['enable-early-data'] && { earlyData: { maxSize: EARLY_DATA_LIMIT, antiReplay } }),
    ...given('ech', echKeys(options)),
    credentials: credentialsOf(options),
    findPsk: (identity) => psks.find((psk) => equal(psk.identity, identity)),
    ...given('findPsk12', options.psk === undefined ? undefined : keyNamed(options)),
    pskIdentityHint: utf8(options['psk-identity'] ?? ''),
    clientCertificate: asks ? asked : 'none',
    clientTrust: trustOf(options),
    verifyClient: (options['trust-cert'] ?? '') !== '',
    alpn: serverAlpn(options),
  });
}

function commonConfig(options: Options, clock: () => number): CommonConfig {
  const policy = policyOf(options);
  return {
    provider: nodeProvider,
    now: clock,
    endOnRenegotiation: !options['renegotiate-ignore'],
    ...given('maxSendFragment', options['max-send-fragment'] ?? writeLength(options)),
    versions: versionsOf(options),
    ...given('maxHandshakeMessage', options['max-cert-list']),
    cipherSuites: suiteNames(options.cipher, options.psk !== undefined),
    ...given('groups', options.curves && groupNames(options.curves)),
    signatureSchemes: schemeNames(options['verify-prefs'] ?? DEFAULT_SCHEMES),
    ...policy,
  };
}

/** A key of TLS 1.2 that both ends were given, whatever the hint. */
const sharedKey = (options: Options) => ({
  identity: utf8(options['psk-identity'] ?? ''),
  key: utf8(options.psk ?? ''),
});

const keyNamed = (options: Options) => (identity: Uint8Array) => {
  const ours = sharedKey(options);
  return equal(ours.identity, identity) ? ours.key : undefined;
};

function authentication(options: Options) {
  return {
    // BoringSSL's servers ask clients for neither.
    requestOcspResponse: (!options.server && options['enable-ocsp-stapling']) ?? false,
    requestSignedCertificateTimestamps: (!options.server && options['enable-signed-cert-timestamps']) ?? false,
    certificateAuthorities: authorityList(options['use-client-ca-list']),
    certificateCompression: compressionOf(options),
    ...given(
      'peerCertificateTypes',
      options['accepted-peer-cert-types'] && typeNames(options['accepted-peer-cert-types']),
    ),
    ...given('approve', verdictOn(options)),
  };
}

/** What the application has against a peer, whatever its chain is. */
function verdictOn(options: Options): CommonConfig['approve'] {
  if (options['fail-ocsp-callback'] && !options.server) return () => 'bad_certificate_status_response';
  if (options['accepted-peer-cert-types']) return knows(options['expect-peer-rpk-sha256']);
  if (!options['verify-fail'] || !options['verify-peer']) return undefined;
  return () => (options['use-custom-verify-callback'] ? 'certificate_unknown' : 'handshake_failure');
}

/** A bare key that nobody expects is refused. */
const knows =
  (digest: Uint8Array | undefined): CommonConfig['approve'] =>
  ({ rawPublicKey }) => {
    if (rawPublicKey === undefined || (digest && equal(nodeProvider.hashes.sha256.digest(rawPublicKey), digest)))
      return;
    return 'certificate_unknown';
  };

function versionsOf(options: Options): ProtocolName[] {
  const { 'min-version': min = 0, 'max-version': max = 0xffff } = options;
  const inRange = (code: number): boolean => min <= code && code <= max;
  const bare = !options.server && onlyPsks(options);
  const versions: ProtocolName[] = [];
  if (inRange(0x0304) && !options['no-tls13']) versions.push('TLSv1.3');
  if (inRange(0x0303) && !options['no-tls12'] && !bare) versions.push('TLSv1.2');
  if (versions.length === 0) throw new NotOffered('a version before TLS 1.2');
  return versions;
}

function serverAlpn(options: Options): string[] {
  const selected = options['select-alpn'] || undefined;
  if (options['reject-alpn']) return ['a protocol that nobody lists'];
  return selected === undefined || options['decline-alpn'] ? [] : [selected];
}

function trustOf(options: Options): TrustStore {
  const file = options['trust-cert'] ?? '';
  return TrustStore.of(...(file === '' ? [] : certificates(file)));
}

/** Of a greeting in many writes, each of which is a record. */
const writeLength = ({ 'repeat-shim-initial-write': times = 1, 'shim-initial-write': once }: Options) =>
  times > 1 ? once?.length : undefined;

/** What a callback of the application does that goes wrong. */
export function failing(): never {
  throw new CallerFault('ERR_TLSCOPE_CALLBACK_FAILED', 'the callback of the test fails');
}

const isFailing = (options: Options): boolean =>
  (options['fail-cert-callback'] || options['fail-ddos-callback']) ?? false;

function echConfigs(options: Options) {
  const { 'ech-config-list': configs, 'reject-unusable-ech-config': required = false } = options;
  return configs === undefined && !required ? undefined : { configs: configs ?? new Uint8Array(0), required };
}

/** Keys that may be told to clients whose hello did not open, and keys that only open. */
function echKeys(options: Options) {
  const configs = options['ech-server-config'];
  if (configs === undefined) return undefined;
  const keys = configs.map((config, i) => ({ config, privateKey: options['ech-server-key']![i]! }));
  const told = configs.filter((_config, i) => options['ech-is-retry-config']![i] === 1);
  const length = told.reduce((sum, config) => sum + config.length, 0);
  return { keys, retryConfigs: concat(uintBytes(length, 2), ...told) };
}

/** A property that is only there where it has a value. */
const given = <K extends string, T>(name: K, value: T | undefined) =>
  (value === undefined ? {} : { [name]: value }) as { readonly [P in K]?: T };
