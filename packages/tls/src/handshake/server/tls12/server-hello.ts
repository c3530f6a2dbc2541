import { concat } from '../../../bytes/index.ts';
import {
  CipherSuite,
  type CipherSuiteRow,
  DOWNGRADE_SENTINEL_TLS12,
  ECPointFormat,
  type Extension,
  find,
  ProtocolVersion,
} from '../../../wire/index.ts';
import { stapling12 } from '../../authentication/index.ts';
import type { Hello, ServerAgreed, ServerContext } from '../states.ts';

/** RFC 9846 §4.2.3: a server that could do TLS 1.3 marks its random when it does not. */
export function serverRandom(cx: ServerContext): Uint8Array {
  const random = cx.settings.random(32);
  if (!cx.settings.versions.includes(ProtocolVersion.TLSv1_3)) return random;
  return concat(random.subarray(0, 24), DOWNGRADE_SENTINEL_TLS12);
}

/** RFC 5246 §7.4.1.3. `session_id` is empty where the session cannot be resumed by name. */
export function serverHello12(
  hello: Hello,
  agreed: ServerAgreed,
  random: Uint8Array,
  session_id: Uint8Array,
  ticketed: boolean,
) {
  const extensions = answers(hello, agreed, ticketed);
  return {
    legacy_version: ProtocolVersion.TLSv1_2,
    random,
    legacy_session_id_echo: session_id,
    cipher_suite: CipherSuite.of(agreed.suite.code),
    legacy_compression_method: 0,
    extensions: extensions.length === 0 ? undefined : extensions,
  };
}

function answers(hello: Hello, agreed: ServerAgreed, ticketed: boolean): Extension<'server_hello'>[] {
  const { serverName, suite } = agreed;
  const offered = hello.extensions ?? [];
  const list: Extension<'server_hello'>[] = [];
  if (serverName !== undefined) list.push({ type: 'server_name', body: null });
  if (knowsRenegotiationInfo(hello)) {
    list.push({ type: 'renegotiation_info', body: { renegotiated_connection: new Uint8Array(0) } });
  }
  if (find(offered, 'extended_master_secret') !== undefined) list.push({ type: 'extended_master_secret', body: null });
  if (agreesEncryptThenMac(hello, suite)) list.push({ type: 'encrypt_then_mac', body: null });
  if (suite.keyExchange === 'ECDHE' && find(offered, 'ec_point_formats') !== undefined) {
    list.push({ type: 'ec_point_formats', body: [ECPointFormat.uncompressed] });
  }
  if (ticketed) list.push({ type: 'session_ticket', body: null });
  list.push(...stapling12(hello.extensions, agreed.identity), ...agreed.limits, ...agreed.types);
  // Whatever is for EncryptedExtensions alone is not agreed on in TLS 1.2.
  list.push(...(agreed.answers as readonly Extension<'server_hello'>[]));
  return list;
}

/** RFC 7366 §3: a client that asks for it gets it with every block cipher, and with no other. */
export const agreesEncryptThenMac = (hello: Hello, suite: CipherSuiteRow): boolean =>
  suite.cbc !== undefined && find(hello.extensions ?? [], 'encrypt_then_mac') !== undefined;

/** RFC 5746 §3.6: the client knows of safe renegotiation, and says so in one of two ways. */
const knowsRenegotiationInfo = (hello: Hello): boolean =>
  find(hello.extensions ?? [], 'renegotiation_info') !== undefined ||
  hello.cipher_suites.some((code) => code === CipherSuite.TLS_EMPTY_RENEGOTIATION_INFO_SCSV);
