import { EMPTY, utf8 } from '../../../bytes/index.ts';
import type { KeyExchange } from '../../../crypto/index.ts';
import { Transcript } from '../../../keys/index.ts';
import { groupCode } from '../../../policy/index.ts';
import type { Infer } from '../../../presentation/index.ts';
import {
  CipherSuite,
  type ClientHello,
  ECPointFormat,
  type Extension,
  NamedGroup,
  NameType,
  ProtocolVersion,
  PskKeyExchangeMode,
  SignatureScheme,
} from '../../../wire/index.ts';
import { authenticationExtensions } from '../../authentication/index.ts';
import { offeredExtensions, offeredLimits } from '../../negotiation/index.ts';
import type { Session } from '../../resumption/index.ts';
import type { ClientSettings } from '../../settings.ts';
import { offeredSession12 } from '../session/index.ts';
import type { ClientAt, ClientContext } from '../states.ts';
import { sendEarlyData, wantsEarlyData } from './early-data.ts';
import { greased } from './grease.ts';
import { offeredPsks, withPsks } from './offer-psk.ts';

type Hello = Infer<typeof ClientHello>;

/** What is of this one hello. */
interface Fresh extends Pick<Hello, 'random' | 'legacy_session_id'> {
  /** RFC 5746 §3.5; empty in a first handshake. */
  readonly renegotiated_connection?: Uint8Array;
}

/**
 * Sends the first ClientHello (RFC 9846 §4.2.2) as it is.
 *
 * @param grease what goes in as if it were an encrypted hello (RFC 9849 §6.2)
 */
export function sendPlainHello(
  grease: ((hello: Hello, exchanges: readonly KeyExchange[]) => Extension<'client_hello'>) | undefined,
  cx: ClientContext,
): ClientAt<'WAIT_SH'> {
  const { settings } = cx;
  const session12 = offeredSession12(cx);
  const tls13 = settings.versions.includes(ProtocolVersion.TLSv1_3);
  const exchanges = startExchanges(settings);
  const random = settings.random(32);
  // Middlebox compatibility mode: a session id that looks like a resumption (RFC 9846 Appendix E.4).
  const legacy_session_id = sessionId(session12, tls13, settings);
  const hello = helloFor(settings, { random, legacy_session_id }, exchanges, session12);
  const psks = offeredPsks(cx);
  const early = wantsEarlyData(psks, cx);
  const more: Extension<'client_hello'>[] = early ? [{ type: 'early_data', body: null }] : [];
  if (grease !== undefined) more.push(grease(hello, exchanges));
  const offer: Hello = { ...hello, extensions: [...(hello.extensions ?? []), ...more] };
  const body = withPsks(offer, Transcript.empty, psks, cx);
  const flight = cx.flight('HandshakeUnversioned', Transcript.empty).add({ type: 'client_hello', body });
  if (early) sendEarlyData(psks[0]!, flight, cx);
  return {
    at: 'WAIT_SH',
    hello: body,
    transcript: flight.transcript,
    exchanges,
    psks,
    early: early ? 'sent' : 'none',
    session12,
    ech: { status: grease === undefined ? 'not offered' : 'greased' },
  };
}

/** Key shares for the groups we like best (RFC 9846 §4.3.8). */
export const startExchanges = ({ versions, sharedGroups }: ClientSettings): KeyExchange[] =>
  versions.includes(ProtocolVersion.TLSv1_3) ? sharedGroups.map((group) => group.start()) : [];

/** RFC 9846 §4.2.2: what these settings say, without keys from before. */
export const helloFor = (
  settings: ClientSettings,
  { random, legacy_session_id, renegotiated_connection = EMPTY }: Fresh,
  exchanges: readonly KeyExchange[],
  session12: Session | undefined,
): Hello => {
  const hello: Hello = {
    legacy_version: ProtocolVersion.TLSv1_2,
    random,
    legacy_session_id,
    cipher_suites: [
      ...settings.suites.map((suite) => CipherSuite.of(suite.code)),
      // RFC 7507 §4: a server that could do better is to say so.
      ...(settings.fallback ? [CipherSuite.TLS_FALLBACK_SCSV] : []),
    ],
    legacy_compression_methods: Uint8Array.of(0),
    extensions: ordered(extensionsFor(settings, renegotiated_connection, exchanges, session12), settings),
  };
  return settings.grease ? greased(hello, settings.random) : hello;
};

/**
 * RFC 5246 §7.4.1.2: the name of the session to resume. With a ticket the name is ours to choose: the server repeats it
 * where it accepts the ticket (RFC 5077 §3.4).
 */
function sessionId(session12: Session | undefined, tls13: boolean, settings: ClientSettings): Uint8Array {
  if (session12 !== undefined && session12.session_id.length > 0) return session12.session_id;
  return tls13 || session12 !== undefined ? settings.random(32) : new Uint8Array(0);
}

/** RFC 9846 §4.3: extensions may come in any order but for pre_shared_key, which is not among these. */
function ordered<E>(extensions: readonly E[], { permuteExtensions, random }: ClientSettings): E[] {
  if (!permuteExtensions) return [...extensions];
  const bytes = random(4 * extensions.length);
  const places = new DataView(bytes.buffer, bytes.byteOffset);
  return extensions
    .map((extension, i) => ({ extension, place: places.getUint32(4 * i) }))
    .sort((one, other) => one.place - other.place)
    .map(({ extension }) => extension);
}

function extensionsFor(
  settings: ClientSettings,
  renegotiated_connection: Uint8Array,
  exchanges: readonly KeyExchange[],
  session12: Session | undefined,
): Extension<'client_hello'>[] {
  const list: Extension<'client_hello'>[] = [];
  const { serverName, versions, pskAlone } = settings;
  if (serverName !== undefined) {
    list.push({ type: 'server_name', body: [{ name_type: NameType.host_name, name: utf8(serverName) }] });
  }
  if (versions.includes(ProtocolVersion.TLSv1_2)) {
    list.push({ type: 'extended_master_secret', body: null });
    list.push({ type: 'session_ticket', body: session12?.ticket ?? new Uint8Array(0) });
    list.push({ type: 'renegotiation_info', body: { renegotiated_connection } });
    list.push({ type: 'ec_point_formats', body: [ECPointFormat.uncompressed] });
    if (settings.suites.some(({ cbc }) => cbc !== undefined)) list.push({ type: 'encrypt_then_mac', body: null });
  }
  list.push({ type: 'supported_groups', body: settings.groups.map((group) => NamedGroup.of(groupCode(group))) });
  list.push({ type: 'signature_algorithms', body: settings.schemes.map(SignatureScheme.of) });
  list.push(...authenticationExtensions(settings), ...offeredLimits(settings, settings.maxFragmentLength));
  list.push(...offeredExtensions(settings));
  list.push({ type: 'supported_versions', body: versions.map(ProtocolVersion.of) });
  if (versions.includes(ProtocolVersion.TLSv1_3)) list.push({ type: 'key_share', body: exchanges.map(shareOf) });
  if (versions.includes(ProtocolVersion.TLSv1_3)) {
    const { psk_dhe_ke, psk_ke } = PskKeyExchangeMode;
    list.push({ type: 'psk_key_exchange_modes', body: pskAlone ? [psk_dhe_ke, psk_ke] : [psk_dhe_ke] });
  }
  return list;
}

export const shareOf = (exchange: KeyExchange) => ({
  group: NamedGroup.of(NamedGroup.members[exchange.group]),
  key_exchange: exchange.share,
});
