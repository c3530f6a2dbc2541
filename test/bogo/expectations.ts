/** What the runner wants to have come of a handshake, held against what our connection says of itself. */
import { readFileSync } from 'node:fs';
import { equal } from 'tlscope/bytes';
import type { ConnectionInfo } from 'tlscope/engine';
import { decode } from 'tlscope/presentation';
import { CipherSuite, ClientHello, find, NamedGroup, SignatureScheme } from 'tlscope/wire';
import { pemBlocks } from 'tlscope/x509';
import type { Run } from './configure.ts';
import type { Options } from './flags.ts';
import type { Witness } from './witness.ts';

/** Something other than a fault went wrong: the connection is not what the test wants. */
export class Unexpected extends Error {}

type Finding = readonly [what: string, wanted: unknown, got: unknown];

/** Right after the handshake. Throws `Unexpected`. */
export function checkHandshake(run: Run, info: ConnectionInfo, witness: Witness): void {
  const { options } = run;
  if (options['handshake-never-done']) throw new Unexpected('the handshake was never to be done');
  check([...negotiated(options, info), ...seen(options, info, witness), ...resumption(run, info)]);
  checkCertificates(options, info);
}

/** When the connection is over. */
export function checkEnd(run: Run, witness: Witness, info: ConnectionInfo | undefined): void {
  const { options } = run;
  const script = options['expect-msg-callback'];
  if (script !== undefined && script !== witness.script) {
    throw new Unexpected(`another order of messages: wanted\n${script}got\n${witness.script}`);
  }
  check([['renegotiations', options['expect-total-renegotiations'] ?? 0, 0]]);
  if (info !== undefined && !options.server) check(newSessions(options, info, witness));
}

function check(findings: readonly Finding[]): void {
  for (const [what, wanted, got] of findings) {
    if (wanted !== undefined && wanted !== got) throw new Unexpected(`${what}: wanted ${wanted}, got ${got}`);
  }
}

function resumption({ options, resuming, memory }: Run, info: ConnectionInfo): Finding[] {
  const named = memory.tickets.kept > 0;
  return [
    ['resumed', resuming && !options['expect-session-miss'], info.resumed],
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
  const hello = witness.message(options.server ? 'sent' : 'received', 'server_hello');
  const extensions = hello === undefined ? [] : witness.helloExtensions(hello);
  const secure = extensions.includes('renegotiation_info') || info.protocol === 'TLSv1.3';
  const bound = extensions.includes('extended_master_secret') || info.protocol === 'TLSv1.3';
  return [
    ['HelloRetryRequest', options['expect-hrr'], witness.retried],
    ['no HelloRetryRequest', options['expect-no-hrr'], !witness.retried],
    ['extended master secret', options['expect-extended-master-secret'], bound],
    ['secure renegotiation', options['expect-secure-renegotiation'], secure],
    ['no secure renegotiation', options['expect-no-secure-renegotiation'], !secure],
    // A session that is taken up again signs nothing.
    [
      'signature of the peer',
      info.resumed ? undefined : options['expect-peer-signature-algorithm'],
      peerSignature(info),
    ],
    ...offers(options, witness),
  ];
}

function peerSignature(info: ConnectionInfo): number | undefined {
  return SignatureScheme.members[info.signatureScheme as keyof typeof SignatureScheme.members];
}

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

function checkCertificates(options: Options, info: ConnectionInfo): void {
  const file = options['expect-peer-cert-file'];
  if (file !== undefined) {
    const wanted = pemBlocks(readFileSync(file, 'latin1')).map(({ der }) => der);
    const same = wanted.length === info.peerCertificates.length;
    if (!same || !wanted.every((der, i) => equal(der, info.peerCertificates[i]!))) {
      throw new Unexpected('the peer has another chain than expected');
    }
  }
  const present = info.peerCertificates.length > 0;
  if (options['expect-no-peer-cert'] && present) throw new Unexpected('the peer sent a certificate');
}
