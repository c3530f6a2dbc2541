import { utf8 } from '../../bytes/index.ts';
import type { KeyExchange } from '../../crypto/provider.ts';
import { Transcript } from '../../keys/index.ts';
import { groupCode } from '../../policy/index.ts';
import type { Infer } from '../../presentation/index.ts';
import {
  CipherSuite,
  type ClientHello,
  ECPointFormat,
  type Extension,
  NamedGroup,
  NameType,
  ProtocolVersion,
  SignatureScheme,
} from '../../wire/index.ts';
import type { ClientSettings } from '../settings.ts';
import type { ClientAt, ClientContext } from './states.ts';

type Hello = Infer<typeof ClientHello>;

/** Sends the first ClientHello (RFC 9846 §4.2.2), with a key share for the group we like best (§4.3.8). */
export function sendClientHello(cx: ClientContext): ClientAt<'WAIT_SH'> {
  const { settings } = cx;
  const tls13 = settings.versions.includes(ProtocolVersion.TLSv1_3);
  const exchanges: KeyExchange[] = tls13 ? settings.groups.slice(0, 1).map((group) => group.start()) : [];
  const hello: Hello = {
    legacy_version: ProtocolVersion.TLSv1_2,
    random: settings.random(32),
    // Middlebox compatibility mode: a session id that looks like a resumption (RFC 9846 Appendix E.4).
    legacy_session_id: tls13 ? settings.random(32) : new Uint8Array(0),
    cipher_suites: settings.suites.map((suite) => CipherSuite.of(suite.code)),
    legacy_compression_methods: Uint8Array.of(0),
    extensions: extensionsFor(settings, exchanges),
  };
  const flight = cx.flight('HandshakeUnversioned', Transcript.empty).add({ type: 'client_hello', body: hello });
  return { at: 'WAIT_SH', hello, transcript: flight.transcript, exchanges };
}

function extensionsFor(settings: ClientSettings, exchanges: readonly KeyExchange[]): Extension<'client_hello'>[] {
  const list: Extension<'client_hello'>[] = [];
  const { serverName, versions, alpn } = settings;
  if (serverName !== undefined) {
    list.push({ type: 'server_name', body: [{ name_type: NameType.host_name, name: utf8(serverName) }] });
  }
  if (versions.includes(ProtocolVersion.TLSv1_2)) {
    list.push({ type: 'extended_master_secret', body: null });
    list.push({ type: 'renegotiation_info', body: { renegotiated_connection: new Uint8Array(0) } });
    list.push({ type: 'ec_point_formats', body: [ECPointFormat.uncompressed] });
  }
  list.push({ type: 'supported_groups', body: settings.groups.map((group) => NamedGroup.of(groupCode(group))) });
  list.push({ type: 'signature_algorithms', body: settings.schemes.map(SignatureScheme.of) });
  if (alpn.length > 0) list.push({ type: 'application_layer_protocol_negotiation', body: alpn.map(utf8) });
  list.push({ type: 'supported_versions', body: versions.map(ProtocolVersion.of) });
  if (exchanges.length > 0) list.push({ type: 'key_share', body: exchanges.map(shareOf) });
  return list;
}

export const shareOf = (exchange: KeyExchange) => ({
  group: NamedGroup.of(NamedGroup.members[exchange.group]),
  key_exchange: exchange.share,
});
