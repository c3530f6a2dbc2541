/** What the runner wants to have come of a handshake, held against what our connection says of itself. */
import { equal, hex } from 'tlscope/bytes';
import type { ConnectionInfo } from 'tlscope/engine';
import { decode } from 'tlscope/presentation';
import {
  CertificateRequest12,
  CertificateRequest13,
  CertificateType,
  CipherSuite,
  ClientHello,
  find,
  NamedGroup,
  SignatureScheme,
} from 'tlscope/wire';
import type { Run } from './configure.ts';
import { certificates, credentialNumber, psksOf } from './credentials.ts';
import { NotOffered, type Options } from './flags.ts';
import { timestampBytes } from './names.ts';
import type { Witness } from './witness.ts';

/** Something other than a fault went wrong: the connection is not what the test wants. */
export class Unexpected extends Error {}

type Finding = readonly [what: string, wanted: unknown, got: unknown];

/** Right after the handshake. Throws `Unexpected`. */
export function checkHandshake(run: Run, info: ConnectionInfo, witness: Witness): void {
  const { options } = run;
  if (options['handshake-never-done']) throw new Unexpected('the handshake was never to be done');
  check([
    ...negotiated(options, info),
    ...seen(options, info, witness),
    ...resumption(run, info),
    ...requests(options, info, witness),
  ]);
  checkCertificates(options, info);
}

/** When the connection is over. */
export function checkEnd(run: Run, witness: Witness, info: ConnectionInfo | undefined): void {
  const { options } = run;
  const script = options['expect-msg-callback'];
  // In TLS 1.3 a change_cipher_spec means nothing, and may stand anywhere. BoringSSL hangs up without close_notify.
  const idle = info?.protocol === 'TLSv1.2' ? /^write alert 1 0\n/gm : /^.* ccs\n|^write alert 1 0\n/gm;
  const plain = (text: string): string => text.replace(idle, '');
  if (script !== undefined && plain(script) !== plain(witness.script)) {
    throw new Unexpected(`another order of messages: wanted\n${script}got\n${witness.script}`);
  }
  check([['renegotiations', options['expect-total-renegotiations'], witness.renegotiations]]);
  if (info !== undefined && !options.server) check(newSessions(options, info, witness));
}

function check(findings: readonly Finding[]): void {
  for (const [what, wanted, got] of findings) {
    if (wanted !== undefined && wanted !== got) throw new Unexpected(`${what}: wanted ${wanted}, got ${got}`);
  }
}

function resumption({ options, resuming, memory }: Run, info: ConnectionInfo): Finding[] {
  const keyed = psksOf(options).length > 0;
  const named = memory.tickets.kept > 0;
  const skew = resuming ? options['expect-ticket-age-skew'] : undefined;
  // Only who asks for early data is asked for its age.
  if (skew !== undefined && !options['enable-early-data'])
    throw new NotOffered('the age of a ticket without early data');
  const reason = options['expect-early-data-reason'];
  return [
    // A key from outside counts as resumption as well.
    ['resumed', keyed ? undefined : resuming && !options['expect-session-miss'], info.resumed],
    // Which word BoringSSL has for a refusal is its own; whether there is one is not.
    ['skew of the age of the ticket', skew, memory.antiReplay.skew],
    ['early data accepted', reason && reason === 'accept', info.earlyData === 'accepted'],
    ['early data accepted', options['expect-accept-early-data'], info.earlyData === 'accepted'],
    ['no early data accepted', options['expect-reject-early-data'], info.earlyData !== 'accepted'],
    ['no early data offered', options['expect-no-offer-early-data'], info.earlyData === 'none'],
    ['session with a name', resuming ? undefined : options['expect-session-id'], named],
    ['no session with a name', resuming ? undefined : options['expect-no-session-id'], !named],
  ];
}

/** In TLS 1.3 a session comes after the handshake, in time for whoever reads on. */
function newSessions(options: Options, info: ConnectionInfo, { sessions }: Witness): Finding[] {
  if (info.protocol === 'TLSv1.3' && options['shim-shuts-down']) return [];
  const fresh = info.protocol === 'TLSv1.3' || !info.resumed;
  const wanted = !options['expect-no-session'] && (fresh || options['expect-ticket-renewal'] === true);
  const early = (sessions.at(-1)?.state.max_early_data_size ?? 0) > 0;
  const early13 =
    wanted && info.protocol === 'TLSv1.3' ? options['expect-ticket-supports-early-data'] === true : undefined;
  return [
    ['new session', wanted, sessions.length > 0],
    ['session with early data', early13, early],
  ];
}

function negotiated(options: Options, info: ConnectionInfo): Finding[] {
  const suite = CipherSuite.members[info.cipherSuite as keyof typeof CipherSuite.members];
  const again12 = info.resumed && info.protocol === 'TLSv1.2';
  // A client says what it expects; a server answers with what it was told to choose.
  const alpn = options.server ? options['select-alpn'] : options['expect-alpn'];
  return [
    ['version', options['expect-version'], info.protocol === 'TLSv1.3' ? 0x0304 : 0x0303],
    ['cipher suite', options['expect-cipher'], suite],
    ['cipher suite', options['expect-cipher-aes'], suite],
    // In TLS 1.2 a session that is taken up again has no new exchange.
    [
      'group',
      again12 ? undefined : options['expect-curve-id'],
      NamedGroup.members[info.group as keyof typeof NamedGroup.members],
    ],
    ['server name', options['expect-server-name'], info.serverName],
    ['server name', options['expect-no-server-name'], info.serverName === undefined],
    ['application protocol', alpn ?? '', info.alpn ?? ''],
  ];
}

function seen(options: Options, info: ConnectionInfo, witness: Witness): Finding[] {
  const signature = options.server ? witness.clientSignature : schemeCode(info.signatureScheme);
  const hello = witness.message(options.server ? 'sent' : 'received', 'server_hello');
  const extensions = hello === undefined ? [] : witness.helloExtensions(hello);
  const secure = extensions.includes('renegotiation_info') || info.protocol === 'TLSv1.3';
  const bound = extensions.includes('extended_master_secret') || info.protocol === 'TLSv1.3';
  return [
    ['ECH accepted', options['expect-ech-accept'] ?? false, info.ech === 'accepted'],
    ['HelloRetryRequest', options['expect-hrr'], witness.retried],
    ['no HelloRetryRequest', options['expect-no-hrr'], !witness.retried],
    ['extended master secret', options['expect-extended-master-secret'], bound],
    ['secure renegotiation', options['expect-secure-renegotiation'], secure],
    ['no secure renegotiation', options['expect-no-secure-renegotiation'], !secure],
    // A session that is taken up again signs nothing.
    ['signature of the peer', info.resumed ? undefined : options['expect-peer-signature-algorithm'], signature],
    ...offers(options, witness),
  ];
}

const schemeCode = (name: string | undefined): number | undefined =>
  SignatureScheme.members[name as keyof typeof SignatureScheme.members];

/** What the client's hello must have held. */
function offers(options: Options, witness: Witness): Finding[] {
  const body = witness.message('received', 'client_hello');
  if (body === undefined) return [];
  const extensions = decode(ClientHello, body).extensions ?? [];
  const alpn = find(extensions, 'application_layer_protocol_negotiation') ?? [];
  const wire = alpn.map((name) => String.fromCharCode(name.length, ...name)).join('');
  const schemes = find(extensions, 'signature_algorithms') ?? [];
  return [
    ['protocols of the client', options['expect-advertised-alpn'], wire],
    ['signature schemes of the client', options['expect-peer-verify-pref']?.join(), schemes.join()],
  ];
}

/** What the server's CertificateRequest must have held. */
function requests(options: Options, info: ConnectionInfo, witness: Witness): Finding[] {
  const types = options['expect-certificate-types'];
  const list = options['expect-client-ca-list'];
  if (types === undefined && list === undefined) return [];
  const body = witness.message('received', 'certificate_request') ?? new Uint8Array(0);
  const request = info.protocol === 'TLSv1.3' ? request13(body) : decode(CertificateRequest12, body);
  const names = request.certificate_authorities.map((name) => hex(name)).join();
  return [
    ['kinds of certificates', types?.join(), request.certificate_types.join()],
    ['authorities', list?.replace(/^<.*>$/, ''), names],
  ];
}

const request13 = (body: Uint8Array) => ({
  certificate_types: [],
  certificate_authorities: find(decode(CertificateRequest13, body).extensions, 'certificate_authorities') ?? [],
});

function checkCertificates(options: Options, info: ConnectionInfo): void {
  const { 'expect-peer-cert-file': file, 'expect-selected-credential': selected } = options;
  if (file !== undefined && !isSame(certificates(file), info.peerCertificates)) {
    throw new Unexpected('the peer has another chain than expected');
  }
  const { 'expect-ocsp-response': response, 'expect-signed-cert-timestamps': sent } = options;
  const { peerRawPublicKey: bare } = info;
  const present = info.peerCertificates.length > 0 || bare !== undefined;
  const keyed =
    psksOf(options).length > 0 || info.cipherSuite.includes('_PSK_') || info.cipherSuite.includes('TLS_PSK');
  const wanted =
    !options['expect-no-peer-cert'] && !keyed && (!options.server || options['require-any-client-certificate']);
  const timestamps = [...info.signedCertificateTimestamps];
  check([
    ['certificate of the peer', options['expect-no-peer-cert'] || wanted ? (wanted ?? false) : undefined, present],
    ['kind of certificate', options['expect-peer-certificate-type'], CertificateType[bare ? 'RawPublicKey' : 'X509']],
    [
      'chain that holds',
      options['expect-verify-result'] && present && !bare && !options['verify-fail'],
      info.authorized,
    ],
    // A session that is taken up again shows nothing.
    ['OCSP response', info.resumed ? undefined : response?.join(), info.ocspResponse?.join()],
    ['timestamps', info.resumed ? undefined : sent?.join(), timestampBytes(timestamps).join()],
    ['credential', info.resumed ? undefined : selected, credentialNumber(options, info.localCertificates)],
  ]);
}

const isSame = (one: readonly Uint8Array[], other: readonly Uint8Array[]): boolean =>
  one.length === other.length && one.every((der, i) => equal(der, other[i]!));
