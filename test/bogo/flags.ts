/** The runner's command line: which flags we follow, and what each holds. */

/** Exit code by which the runner knows that a test is not for us. */
export const NOT_OFFERED = 89;

/** A test asks for what this stack does not offer. */
export class NotOffered extends Error {}

interface Kinds {
  switch: true;
  text: string;
  number: number;
  numbers: readonly number[];
  bytes: Uint8Array;
  'byte strings': readonly Uint8Array[];
}

const flags = {
  port: 'number',
  ipv6: 'switch',
  'shim-id': 'text',
  server: 'switch',
  'resume-count': 'number',
  async: 'switch',
  // Versions, suites, groups, signatures.
  'min-version': 'number',
  'max-version': 'number',
  'no-tls12': 'switch',
  'no-tls13': 'switch',
  cipher: 'text',
  curves: 'numbers',
  'key-shares': 'numbers',
  'no-key-shares': 'switch',
  'enable-grease': 'switch',
  'permute-extensions': 'switch',
  'max-send-fragment': 'number',
  'fallback-scsv': 'switch',
  'max-cert-list': 'number',
  'signing-prefs': 'numbers',
  'verify-prefs': 'numbers',
  'fips-202205': 'switch',
  'wpa-202304': 'switch',
  'cnsa1-202603': 'switch',
  'cnsa2-202603': 'switch',
  // Certificates.
  'cert-file': 'text',
  'key-file': 'text',
  'new-x509-credential': 'switch',
  'new-psk-credential': 'switch',
  'new-rpk-credential': 'switch',
  'new-delegated-credential': 'switch',
  'delegated-credential': 'bytes',
  'must-match-issuer': 'switch',
  'install-cert-compression-algs': 'switch',
  'install-one-cert-compression-alg': 'number',
  'reverify-on-resume': 'switch',
  'accepted-peer-cert-types': 'numbers',
  'available-client-cert-types': 'numbers',
  'psk-importer-identity': 'bytes',
  'psk-importer-key': 'bytes',
  'psk-importer-context': 'bytes',
  'psk-importer-sha256': 'switch',
  'psk-importer-sha384': 'switch',
  psk: 'text',
  'psk-identity': 'text',
  'trust-cert': 'text',
  'verify-peer': 'switch',
  'verify-fail': 'switch',
  'use-custom-verify-callback': 'switch',
  'require-any-client-certificate': 'switch',
  'use-client-ca-list': 'text',
  'ocsp-response': 'bytes',
  'enable-ocsp-stapling': 'switch',
  'use-ocsp-callback': 'switch',
  'decline-ocsp-callback': 'switch',
  'fail-ocsp-callback': 'switch',
  'fail-cert-callback': 'switch',
  'fail-ddos-callback': 'switch',
  'signed-cert-timestamps': 'bytes',
  'enable-signed-cert-timestamps': 'switch',
  // Names and protocols.
  'host-name': 'text',
  'advertise-alpn': 'text',
  'select-alpn': 'text',
  'decline-alpn': 'switch',
  'reject-alpn': 'switch',
  // Encrypted Client Hello.
  'ech-config-list': 'bytes',
  'enable-ech-grease': 'switch',
  'reject-unusable-ech-config': 'switch',
  'ech-server-config': 'byte strings',
  'ech-server-key': 'byte strings',
  'ech-is-retry-config': 'numbers',
  // Sessions.
  'enable-early-data': 'switch',
  'renegotiate-freely': 'switch',
  'renegotiate-explicit': 'switch',
  'renegotiate-ignore': 'switch',
  // What to do once connected.
  'shim-writes-first': 'switch',
  'shim-initial-write': 'text',
  'repeat-shim-initial-write': 'number',
  'shim-shuts-down': 'switch',
  'check-close-notify': 'switch',
  'write-different-record-sizes': 'switch',
  'key-update': 'switch',
  'key-update-before-read': 'switch',
  'export-keying-material': 'number',
  'export-label': 'text',
  'export-context': 'text',
  'use-export-context': 'switch',
  'export-traffic-secrets': 'switch',
  'tls-unique': 'switch',
  'handshake-never-done': 'switch',
  'resumption-delay': 'number',
  'no-ticket': 'switch',
  // What must have come of it.
  'expect-version': 'number',
  'expect-cipher': 'number',
  'expect-cipher-aes': 'number',
  'expect-curve-id': 'number',
  'expect-server-name': 'text',
  'expect-no-server-name': 'switch',
  'expect-alpn': 'text',
  'expect-advertised-alpn': 'text',
  'expect-peer-signature-algorithm': 'number',
  'expect-peer-verify-pref': 'numbers',
  'expect-peer-cert-file': 'text',
  'expect-no-peer-cert': 'switch',
  'expect-peer-certificate-type': 'number',
  'expect-peer-rpk-sha256': 'bytes',
  'expect-selected-credential': 'number',
  'expect-verify-result': 'switch',
  'expect-client-ca-list': 'text',
  'expect-certificate-types': 'bytes',
  'expect-ocsp-response': 'bytes',
  'expect-signed-cert-timestamps': 'bytes',
  'expect-ech-accept': 'switch',
  'expect-ech-retry-configs': 'bytes',
  'expect-no-ech-retry-configs': 'switch',
  'expect-ech-name-override': 'text',
  'expect-no-ech-name-override': 'switch',
  'expect-hrr': 'switch',
  'expect-no-hrr': 'switch',
  'expect-extended-master-secret': 'switch',
  'expect-secure-renegotiation': 'switch',
  'expect-no-secure-renegotiation': 'switch',
  'expect-msg-callback': 'text',
  'expect-total-renegotiations': 'number',
  'expect-session-miss': 'switch',
  'expect-ticket-age-skew': 'number',
  'expect-no-session': 'switch',
  'expect-ticket-renewal': 'switch',
  'expect-session-id': 'switch',
  'expect-no-session-id': 'switch',
  'expect-ticket-supports-early-data': 'switch',
  'expect-accept-early-data': 'switch',
  'expect-reject-early-data': 'switch',
  'expect-no-offer-early-data': 'switch',
  'expect-early-data-reason': 'text',
  // Nothing of ours depends on these, each for its own reason.
  'write-settings': 'text', // where the runner keeps its transcripts
  'no-tls1': 'switch', // there is no TLS 1.0
  'no-tls11': 'switch', // there is no TLS 1.1
  'expect-cipher-no-aes': 'number', // for machines without AES instructions
  'cbc-record-splitting': 'switch', // TLS 1.0 alone needs it
  'implicit-handshake': 'switch', // an engine has no call that starts the handshake
  'no-op-extra-handshake': 'switch', // the same
  'handshake-twice': 'switch', // the same
  'read-size': 'number', // data is handed out whole
  'partial-write': 'switch', // an engine never writes a part
  'use-early-callback': 'switch', // how a certificate is set in BoringSSL
  'use-old-client-cert-callback': 'switch', // the same
  'install-ddos-callback': 'switch', // a callback that lets everything pass
  'set-ocsp-in-callback': 'switch', // how a response is set in BoringSSL
  'use-ticket-callback': 'switch', // how tickets are sealed in BoringSSL
  'use-ticket-aead-callback': 'switch', // the same
  'renew-ticket': 'switch', // every ticket is renewed when it is used
  'peek-then-read': 'switch', // data is handed out once, whole
  'srtp-profiles': 'text', // SRTP is for DTLS (RFC 5764)
  'server-preference': 'switch', // a server always has its own
  'forbid-renegotiation-after-handshake': 'switch', // renegotiation is off unless named
  'allow-hint-mismatch': 'switch', // for handshakes in two processes
} as const satisfies Record<string, keyof Kinds>;

type Flags = typeof flags;
type Values = { -readonly [F in keyof Flags]?: Kinds[Flags[F]] };

export type CredentialOptions = Pick<
  Values,
  | 'cert-file'
  | 'key-file'
  | 'signing-prefs'
  | 'ocsp-response'
  | 'signed-cert-timestamps'
  | 'psk-importer-identity'
  | 'psk-importer-key'
  | 'psk-importer-context'
  | 'psk-importer-sha384'
  | 'new-rpk-credential'
  | 'delegated-credential'
  | 'must-match-issuer'
>;
export type Options = Readonly<Values> & { readonly credentials: readonly CredentialOptions[] };
/** For the first connection, for each later one, and for the rest of one whose early data was rejected. */
export interface Runs {
  readonly initial: Options;
  readonly resume: Options;
  readonly retry: Options;
}

const CREDENTIAL_FLAGS: ReadonlySet<string> = new Set([
  'cert-file',
  'key-file',
  'signing-prefs',
  'ocsp-response',
  'signed-cert-timestamps',
  'psk-importer-identity',
  'psk-importer-key',
  'psk-importer-context',
  'psk-importer-sha256',
  'psk-importer-sha384',
  'delegated-credential',
  'must-match-issuer',
]);

/** Each begins a credential of its own. */
const NEW_CREDENTIAL: ReadonlySet<string> = new Set([
  'new-x509-credential',
  'new-psk-credential',
  'new-rpk-credential',
  'new-delegated-credential',
]);

/** Reads the runner's flags. Throws `NotOffered` for one that is not in the table. */
export function parseFlags(args: readonly string[]): Runs {
  const draft = (): Draft => ({ credentials: [] });
  const runs = { initial: draft(), resume: draft(), retry: draft() };
  const rest = [...args];
  for (let arg = rest.shift(); arg !== undefined; arg = rest.shift()) {
    const [, program, when, name] = /^-(?:on-(shim|handshaker)-)?(?:on-(initial|resume|retry)-)?(.*)$/s.exec(arg) ?? [];
    if (name === undefined || !Object.hasOwn(flags, name)) throw new NotOffered(arg);
    const flag = name as keyof Flags;
    const value = flags[flag] === 'switch' ? '' : (rest.shift() ?? '');
    if (program === 'handshaker') continue;
    for (const [run, options] of Object.entries(runs)) {
      if (when === undefined || when === run) set(options, flag, value);
    }
  }
  return runs as unknown as Runs;
}

type Draft = Record<string, unknown> & { credentials: Record<string, unknown>[] };

function set(run: Draft, flag: keyof Flags, value: string): void {
  if (NEW_CREDENTIAL.has(flag)) {
    run.credentials.push({ [flag]: true });
    return;
  }
  const target = CREDENTIAL_FLAGS.has(flag) ? (run.credentials.at(-1) ?? run) : run;
  const kind = flags[flag] as keyof Kinds;
  const before = target[flag];
  if (kind === 'switch') target[flag] = true;
  else if (kind === 'number') target[flag] = Number(value);
  else if (kind === 'numbers') target[flag] = [...((before as number[] | undefined) ?? []), Number(value)];
  else if (kind === 'bytes') target[flag] = fromBase64(value);
  else if (kind === 'byte strings') target[flag] = [...((before as Uint8Array[] | undefined) ?? []), fromBase64(value)];
  else target[flag] = value;
}

const fromBase64 = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'base64'));
