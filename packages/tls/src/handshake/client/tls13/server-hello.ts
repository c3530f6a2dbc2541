import { startSchedule } from '../../../keys/index.ts';
import { rule } from '../../../rules/index.ts';
import { CipherSuite, type CipherSuiteRow, find, NamedGroup, ProtocolVersion } from '../../../wire/index.ts';
import { requireAnswers } from '../../negotiation/index.ts';
import { requireLegacyFields } from '../server-hello.ts';
import type { ClientAt, ClientContext, Opening, Received, Settled } from '../states.ts';

const suiteOffered = rule('server_hello.cipher_suite_tls13', {
  holds: 'the server chose a cipher suite of TLS 1.3 that the client offered',
  fails: (code: number) =>
    `the server chose TLS 1.3 and ${CipherSuite.label(code)}, which the client did not offer for TLS 1.3`,
  rfc: 'RFC 9846 §4.2.3',
  alert: 'illegal_parameter',
});
const sameSuite = rule('server_hello.cipher_suite_of_retry', {
  holds: 'the ServerHello keeps the cipher suite of the HelloRetryRequest, if there was one',
  fails: (suite: string, retried: string | undefined) =>
    `the server chose ${suite} in its ServerHello and ${retried} in its HelloRetryRequest`,
  rfc: 'RFC 9846 §4.2.4',
  alert: 'illegal_parameter',
});
const keyShareSent = rule('server_hello.key_share', {
  holds: 'the ServerHello has a key_share',
  fails: 'the ServerHello has no key_share',
  rfc: 'RFC 9846 §9.2',
  alert: 'missing_extension',
});
const groupShared = rule('server_hello.key_share_group', {
  holds: "the server's key share is for a group that the client sent a key share for",
  fails: (group: number) =>
    `the server's key share is for ${NamedGroup.label(group)}, which the client sent no key share for`,
  rfc: 'RFC 9846 §4.3.8',
  alert: 'illegal_parameter',
});
const pskOffered = rule('server_hello.pre_shared_key', {
  holds: 'the server selected a PSK that the client offered, with a cipher suite of the same hash',
  fails: (selected: number, offered: number, suite: string) =>
    selected < offered
      ? `the server selected PSK ${selected} and ${suite}, which has another hash than the PSK`
      : `the server selected PSK ${selected} (counted from 0); the client offered only ${offered}`,
  rfc: 'RFC 9846 §4.3.11',
  alert: 'illegal_parameter',
});

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
  cx.require(retried === undefined || suite === retried, sameSuite, suite.name, retried?.name);
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
  cx.require(share !== undefined, keyShareSent);
  const exchange = state.exchanges.find(({ group }) => NamedGroup.members[group] === share.group);
  cx.require(exchange !== undefined, groupShared, share.group);
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
  cx.require(offered?.hash === suite.hash, pskOffered, selected, state.psks.length, suite.name);
  return { index: selected, offered };
}

/** The suite is one that we offered, of TLS 1.3 (RFC 9846 §4.2.3). */
export function acceptSuite13(code: number, cx: ClientContext): CipherSuiteRow {
  const { suites } = cx.settings;
  const suite = suites.find((row) => row.code === code && row.version === 'TLSv1.3');
  cx.require(suite !== undefined, suiteOffered, code);
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
