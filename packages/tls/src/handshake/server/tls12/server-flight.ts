import { concat, copy } from '../../../bytes/index.ts';
import type { KeyExchange } from '../../../crypto/index.ts';
import type { Transcript } from '../../../keys/index.ts';
import type { Scheme } from '../../../policy/index.ts';
import { encode } from '../../../presentation/index.ts';
import { ECCurveType, find, NamedGroup, ServerECDHParams, SignatureScheme } from '../../../wire/index.ts';
import { request12, sendCertificate12, sign, status12 } from '../../authentication/index.ts';
import type {
  CertificateExpected12,
  Hello,
  ServerAgreed,
  ServerAgreed12,
  ServerAt,
  ServerContext,
  ServerStates,
} from '../states.ts';
import { agreesEncryptThenMac, serverHello12, serverRandom } from './server-hello.ts';
import { getsTicket } from './tickets.ts';

/** RFC 5246 §7.3 with RFC 8422 §5.4: hello, certificate, a signed ephemeral key, done. */
export function sendFlightEcdhe(
  hello: Hello,
  heard: Transcript,
  agreed: ServerAgreed12,
  scheme: Scheme,
  exchange: KeyExchange,
  cx: ServerContext,
): AfterFlight12<'ECDHE_WAIT_CERT' | 'ECDHE_WAIT_CKE'> {
  const opened = openFlight(hello, heard, agreed, cx);
  const params = paramsOf(exchange);
  const signed = concat(hello.random, opened.server_random, encode(ServerECDHParams, params));
  const signature = sign(scheme, agreed.identity, signed, cx);
  const flight = cx.flight('Handshake12Ecdhe', opened.transcript).add({
    type: 'server_key_exchange',
    body: { params, signed_params: { algorithm: SignatureScheme.of(scheme.code), signature } },
  });
  const { asks, transcript } = closeFlight(flight.transcript, agreed, cx);
  const next = { ...opened, transcript, exchange };
  return asks ? expecting(agreed, { ...next, at: 'ECDHE_WAIT_CERT' }) : { ...next, at: 'ECDHE_WAIT_CKE' };
}

/** RFC 8422 §5.4: our ephemeral key, and the curve that it is on. */
export const paramsOf = (exchange: KeyExchange): ServerECDHParams => ({
  curve_params: {
    curve_type: ECCurveType.named_curve,
    namedcurve: NamedGroup.of(NamedGroup.members[exchange.group]),
  },
  public: { point: exchange.share },
});

/** RFC 5246 §7.3 with static RSA: hello, certificate, done; the key in the certificate is the only key. */
export function sendFlightRsa(
  hello: Hello,
  heard: Transcript,
  agreed: ServerAgreed12,
  cx: ServerContext,
): AfterFlight12<'RSA_WAIT_CERT' | 'RSA_WAIT_CKE'> {
  const opened = openFlight(hello, heard, agreed, cx);
  const { asks, transcript } = closeFlight(opened.transcript, agreed, cx);
  const next = { ...opened, transcript, client_version: hello.legacy_version };
  return asks ? expecting(agreed, { ...next, at: 'RSA_WAIT_CERT' }) : { ...next, at: 'RSA_WAIT_CKE' };
}

/** What every flight begins with: our hello, and our certificate where the suite goes with one (RFC 5246 §7.3). */
export function openFlight<A extends ServerAgreed>(hello: Hello, heard: Transcript, agreed: A, cx: ServerContext) {
  const server_random = serverRandom(cx);
  const session = newSession(hello, cx);
  const flight = cx.flight('Handshake12Ecdhe', heard).add({
    type: 'server_hello',
    body: serverHello12(hello, agreed, server_random, session.session_id, session.ticketed),
  });
  const { identity } = agreed;
  if (identity !== undefined) {
    sendCertificate12(flight, identity, identity.type);
    const status = status12(hello.extensions, identity);
    if (status !== undefined) flight.add({ type: 'certificate_status', body: status });
  }
  return {
    ...session,
    agreed,
    transcript: flight.transcript,
    // Kept for as long as the connection: not with the whole hello, which may be long.
    client_random: copy(hello.random),
    server_random,
    extendedMasterSecret: find(hello.extensions ?? [], 'extended_master_secret') !== undefined,
    encryptThenMac: agreesEncryptThenMac(hello, agreed.suite),
  };
}

/** What every flight ends with: our request for a certificate, if we have one, and that it is the client's turn. */
export function closeFlight(
  transcript: Transcript,
  { clientType }: ServerAgreed,
  cx: ServerContext,
): { readonly asks: boolean; readonly transcript: Transcript } {
  const flight = cx.flight('Handshake12Ecdhe', transcript);
  const asks = clientType !== undefined;
  if (asks) flight.add({ type: 'certificate_request', body: request12(cx.settings) });
  flight.add({ type: 'server_hello_done', body: {} });
  return { asks, transcript: flight.transcript };
}

/** What comes after our flight. */
export type AfterFlight12<S extends keyof ServerStates> = ServerAt<S> | ServerAt<'RAWKEY_WAIT_CERT'>;

/** Where the client was asked for its certificate: one that shows a bare key does so in another Certificate (RFC 7250 §3). */
export const expecting = <S extends CertificateExpected12>(
  { clientType }: ServerAgreed12,
  next: S,
): S | ServerAt<'RAWKEY_WAIT_CERT'> =>
  clientType === 'RawPublicKey' ? { at: 'RAWKEY_WAIT_CERT', instead: next } : next;

/** How this session could be taken up again: by a ticket, or by a name that we keep. */
function newSession(hello: Hello, cx: ServerContext): { readonly ticketed: boolean; readonly session_id: Uint8Array } {
  const { tickets } = cx.settings;
  const ticketed = getsTicket(hello, cx);
  const named = !ticketed && tickets?.names !== undefined;
  return { ticketed, session_id: named ? tickets.names.fresh() : new Uint8Array(0) };
}
