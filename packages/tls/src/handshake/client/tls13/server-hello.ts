import { startSchedule } from '../../../keys/index.ts';
import { CipherSuite, type CipherSuiteRow, find, NamedGroup, ProtocolVersion } from '../../../wire/index.ts';
import { requireAnswers } from '../../extension-rules.ts';
import type { ClientAt, ClientContext, Opening, Received, Settled } from '../states.ts';
import { requireLegacyFields } from '../wait-server-hello.ts';

const allowed = new Set(['supported_versions', 'key_share', 'pre_shared_key']);

/** RFC 9846 §4.2.3, §4.3.8, §7.1: checks the ServerHello, computes the shared secret, turns on the handshake keys. */
export function acceptServerHello13(
  state: Settled,
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
  const psk = acceptPsk(state, find(extensions, 'pre_shared_key'), suite, cx);
  const share = find(extensions, 'key_share');
  const pskAlone = psk !== undefined && share === undefined && cx.settings.pskAlone;
  const exchanged = pskAlone ? undefined : acceptShare(state, share, cx);
  cx.requireAligned();

  const transcript = state.transcript.add(message.raw);
  cx.transcriptAfter('server_hello', transcript, suite);
  const hash = cx.settings.provider.hashes[suite.hash];
  const secrets = startSchedule(hash, psk?.offered.secret, cx.onSecret).handshake(
    exchanged?.secret,
    transcript.digest(hash),
  );
  const { server_handshake_traffic_secret: theirs, client_handshake_traffic_secret: ours } = secrets;
  cx.installSecret('read', 'handshake', suite, 'server_handshake_traffic_secret', theirs);
  const compatibilitySent = retried !== undefined || state.early !== 'none';
  if (!compatibilitySent && state.hello.legacy_session_id.length > 0) cx.compatibilityRecord();
  // Keys for writing too, so that even a complaint about the next message is encrypted (RFC 9846 Appendix A.1). While
  // early data may still be accepted its keys stay: EndOfEarlyData is sent under them.
  if (state.early !== 'sent') cx.installSecret('write', 'handshake', suite, 'client_handshake_traffic_secret', ours);
  return {
    at: 'WAIT_EE',
    hello: state.hello,
    transcript,
    suite,
    group: exchanged?.group,
    secrets,
    psk,
    earlyData: state.early,
    ech: state.ech,
  };
}

/** RFC 9846 §4.3.8: the shared secret of the server's share and ours. */
function acceptShare(
  state: Opening,
  share: { readonly group: number; readonly key_exchange: Uint8Array } | undefined,
  cx: ClientContext,
): { readonly group: string; readonly secret: Uint8Array } {
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
  return { group: exchange.group, secret: exchange.finish(share.key_exchange) };
}

/** RFC 9846 §4.3.11: which of our keys from before the server took, if any. */
function acceptPsk(state: Opening, selected: number | undefined, suite: CipherSuiteRow, cx: ClientContext) {
  if (selected === undefined) return undefined;
  const offered = state.psks[selected];
  cx.require(
    offered !== undefined && offered.hash === suite.hash,
    'the server takes one of the keys that we offered, with a suite of the same hash',
    'RFC 9846 §4.3.11',
    'illegal_parameter',
  );
  return { index: selected, offered };
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
