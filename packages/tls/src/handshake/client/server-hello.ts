/** What holds for a ServerHello whichever version it chooses, and what it says of the version. */
import { equal } from '../../bytes/index.ts';
import { rule } from '../../rules/index.ts';
import { find, ProtocolVersion } from '../../wire/index.ts';
import type { ClientAt, ClientContext, Received } from './states.ts';

const versionSelected = rule('server_hello.supported_versions', {
  holds: 'supported_versions selects TLS 1.3, which the client offered',
  fails: (version: number) =>
    version < ProtocolVersion.TLSv1_3
      ? `supported_versions selects ${ProtocolVersion.label(version)}; it selects TLS 1.3 or later`
      : `supported_versions selects ${ProtocolVersion.label(version)}, which the client did not offer`,
  rfc: 'RFC 9846 §4.3.1',
  alert: 'illegal_parameter',
});
const versionOffered = rule('server_hello.version_offered', {
  holds: 'the server chose a version that the client offered',
  fails: (version: number) => `the server chose ${ProtocolVersion.label(version)}, which the client did not offer`,
  rfc: 'RFC 9846 §4.3.1',
  alert: 'protocol_version',
});
const legacyVersion = rule('server_hello.legacy_version', {
  holds: 'legacy_version is 0x0303',
  fails: (version: number) => `legacy_version is ${ProtocolVersion.show(version)}; a ServerHello of TLS 1.3 has 0x0303`,
  rfc: 'RFC 9846 §4.2.3',
  alert: 'protocol_version',
});
const sessionIdEcho = rule('server_hello.legacy_session_id_echo', {
  holds: "legacy_session_id_echo repeats the client's legacy_session_id",
  fails: "legacy_session_id_echo is not the client's legacy_session_id",
  rfc: 'RFC 9846 §4.2.3',
  alert: 'illegal_parameter',
});
const noCompression = rule('server_hello.legacy_compression_method', {
  holds: 'legacy_compression_method is 0: no compression',
  fails: (method: number) => `legacy_compression_method is ${method}; TLS 1.3 has no compression but 0`,
  rfc: 'RFC 9846 §4.2.3',
  alert: 'illegal_parameter',
});

/** RFC 9846 §4.2.3, §4.3.1: the version that the server chose, of those that we offered. */
export function selectedVersion({ body }: Received<'WAIT_SH', 'server_hello'>, cx: ClientContext): number {
  const { versions } = cx.settings;
  const selected = find(body.extensions ?? [], 'supported_versions');
  if (selected !== undefined) {
    cx.require(selected === ProtocolVersion.TLSv1_3 && versions.includes(selected), versionSelected, selected);
    return selected;
  }
  const offered = versions.includes(body.legacy_version) && body.legacy_version === ProtocolVersion.TLSv1_2;
  cx.require(offered, versionOffered, body.legacy_version);
  return body.legacy_version;
}

/** RFC 9846 §4.2.3: what holds for a ServerHello and for a HelloRetryRequest of TLS 1.3 alike. */
export function requireLegacyFields(
  { hello }: Pick<ClientAt<'WAIT_SH'>, 'hello'>,
  body: Received<'WAIT_SH', 'server_hello'>['body'] | Received<'WAIT_SH', 'hello_retry_request'>['body'],
  cx: ClientContext,
): void {
  cx.require(body.legacy_version === ProtocolVersion.TLSv1_2, legacyVersion, body.legacy_version);
  cx.require(equal(body.legacy_session_id_echo, hello.legacy_session_id), sessionIdEcho);
  cx.require(body.legacy_compression_method === 0, noCompression, body.legacy_compression_method);
}
