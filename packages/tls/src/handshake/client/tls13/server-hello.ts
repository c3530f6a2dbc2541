import { startSchedule } from '../../../keys/index.ts';
import { CipherSuite, type CipherSuiteRow, find, NamedGroup, ProtocolVersion } from '../../../wire/index.ts';
import { requireAnswers } from '../../extension-rules.ts';
import type { ClientAt, ClientContext, Opening, Received } from '../states.ts';
import { requireLegacyFields } from '../wait-server-hello.ts';

const allowed = new Set(['supported_versions', 'key_share', 'pre_shared_key']);

/** RFC 9846 §4.2.3, §4.3.8, §7.1: checks the ServerHello, computes the shared secret, turns on the handshake keys. */
export function acceptServerHello13(
  state: Opening,
  retried: CipherSuiteRow | undefined,
  message: Received<'WAIT_SH', 'server_hello'>,
  cx: ClientContext,
): ClientAt<'WAIT_EE'> {
  const { body } = message;
  const extensions = body.extensions ?? [];
  requireLegacyFields(state, body, cx);
  requireAnswers(cx, extensions, state.hello.extensions ?? [], 'ServerHello', allowed);
  const suite = acceptSuite13(body.cipher_suite, cx);
  cx.require(
    retried === undefined || suite === retried,
    'the cipher suite is still the one of the HelloRetryRequest',
    'RFC 9846 §4.2.4',
    'illegal_parameter',
  );
  const share = find(extensions, 'key_share');
  cx.require(share !== undefined, 'the server sends its key share', 'RFC 9846 §9.2', 'missing_extension');
  const exchange = state.exchanges.find(({ group }) => NamedGroup.members[group] === share.group);
  cx.require(
    exchange !== undefined,
    'the key share is for a group that we sent a share for',
    'RFC 9846 §4.3.8',
    'illegal_parameter',
  );
  cx.peerChose(
    'group',
    exchange.group,
    state.exchanges.map(({ group }) => ({ option: group, because: 'we sent a share for it' })),
    'RFC 9846 §4.3.8',
  );
  cx.requireAligned();

  const transcript = state.transcript.add(message.raw);
  cx.transcriptAfter('server_hello', transcript, suite);
  const hash = cx.settings.provider.hashes[suite.hash];
  const secrets = startSchedule(hash, undefined, cx.onSecret).handshake(
    exchange.finish(share.key_exchange),
    transcript.digest(hash),
  );
  cx.installSecret(
    'read',
    'handshake',
    suite,
    'server_handshake_traffic_secret',
    secrets.server_handshake_traffic_secret,
  );
  // Keys for writing too, so that even a complaint about the next message is encrypted (RFC 9846 Appendix A.1).
  cx.installSecret(
    'write',
    'handshake',
    suite,
    'client_handshake_traffic_secret',
    secrets.client_handshake_traffic_secret,
  );
  const compatibilitySent = retried !== undefined;
  return { at: 'WAIT_EE', hello: state.hello, transcript, suite, group: exchange.group, secrets, compatibilitySent };
}

/** The suite is one that we offered, of TLS 1.3 (RFC 9846 §4.2.3). */
export function acceptSuite13(code: number, cx: ClientContext): CipherSuiteRow {
  const { suites } = cx.settings;
  const suite = suites.find((row) => row.code === code && row.version === 'TLSv1.3');
  cx.require(
    suite !== undefined,
    'the cipher suite is one of TLS 1.3 that we offered',
    'RFC 9846 §4.2.3',
    'illegal_parameter',
  );
  cx.peerChose(
    'protocol version',
    'TLS 1.3',
    cx.settings.versions.map((version) => ({ option: ProtocolVersion.show(version), because: 'we offered it' })),
    'RFC 9846 §4.3.1',
  );
  cx.peerChose(
    'cipher suite',
    CipherSuite.show(code),
    suites.map(({ name }) => ({ option: name, because: 'we offered it' })),
    'RFC 9846 §4.2.3',
  );
  return suite;
}
