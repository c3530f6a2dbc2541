import { groupCode } from '../../../policy/index.ts';
import { encode } from '../../../presentation/index.ts';
import { rule } from '../../../rules/index.ts';
import { ClientHello, type Extension, find, NamedGroup, ProtocolVersion } from '../../../wire/index.ts';
import { startOnce } from '../../keys/index.ts';
import { requireAnswers } from '../../negotiation/index.ts';
import { arrangedFor, sealSecondHello, shownAgain } from '../hello/ech/index.ts';
import { shareOf, withPsks } from '../hello/index.ts';
import { requireLegacyFields } from '../server-hello.ts';
import type { ClientAt, ClientContext, Received, Settled } from '../states.ts';
import { acceptSuite13 } from './server-hello.ts';

const versionOffered = rule('hello_retry_request.supported_versions', {
  holds: 'the HelloRetryRequest selects TLS 1.3, which the client offered',
  fails: (selected: number | undefined) =>
    selected === undefined
      ? 'the HelloRetryRequest has no supported_versions'
      : selected === ProtocolVersion.TLSv1_3
        ? 'the HelloRetryRequest selects TLS 1.3, which the client did not offer'
        : `the HelloRetryRequest selects ${ProtocolVersion.label(selected)}; only TLS 1.3 has a HelloRetryRequest`,
  rfc: 'RFC 9846 §4.2.4',
  alert: 'illegal_parameter',
});
const changesHello = rule('hello_retry_request.changes_client_hello', {
  holds: 'the HelloRetryRequest asks for a change of the ClientHello',
  fails: 'the HelloRetryRequest has neither a key_share nor a cookie, and changes nothing in the ClientHello',
  rfc: 'RFC 9846 §4.2.4',
  alert: 'illegal_parameter',
});
const groupOffered = rule('hello_retry_request.key_share_offered', {
  holds: 'the HelloRetryRequest asks for a group that the client offered',
  fails: (group: number) =>
    `the HelloRetryRequest asks for a key share of ${NamedGroup.label(group)}, a group that the client did not offer`,
  rfc: 'RFC 9846 §4.3.8',
  alert: 'illegal_parameter',
});
const groupNew = rule('hello_retry_request.key_share_new', {
  holds: 'the HelloRetryRequest asks for a group that the client has sent no key share for',
  fails: (group: string) => `the HelloRetryRequest asks for a key share of ${group}, which the client has already sent`,
  rfc: 'RFC 9846 §4.3.8',
  alert: 'illegal_parameter',
});
const cookieFits = rule('hello_retry_request.cookie_length', {
  holds: 'the cookie leaves room in the second ClientHello for the other extensions',
  fails: (length: number) =>
    `the cookie has ${length.toLocaleString('en')} bytes, which leaves no room in the second ClientHello for the other extensions`,
  rfc: 'RFC 9846 §4.3.2',
  alert: 'illegal_parameter',
});

/** RFC 9846 §4.2.4: answers with a second ClientHello that differs only in what was asked for. */
export function acceptHelloRetryRequest(
  state: Settled,
  message: Received<'WAIT_SH', 'hello_retry_request'>,
  cx: ClientContext,
): ClientAt<'WAIT_SH_RETRIED'> {
  const { body } = message;
  const offered = state.hello.extensions ?? [];
  const selected = find(body.extensions, 'supported_versions');
  const selects13 = selected === ProtocolVersion.TLSv1_3 && cx.settings.versions.includes(selected);
  cx.require(selects13, versionOffered, selected);
  requireLegacyFields(state, body, cx);
  requireAnswers(cx, body.extensions, offered, 'HelloRetryRequest');
  const suite = acceptSuite13(body.cipher_suite, cx);
  const wanted = find(body.extensions, 'key_share');
  const cookie = find(body.extensions, 'cookie');
  cx.require(wanted !== undefined || cookie !== undefined, changesHello);
  cx.requireAligned();

  const exchanges = wanted === undefined ? state.exchanges : [startAsked(state, wanted, cx)];
  if (cookie !== undefined) requireRoom(state, exchanges, cookie, cx);
  const changed = offered
    .filter(({ type }) => type !== 'pre_shared_key' && type !== 'early_data')
    .map(
      (extension): Extension<'client_hello'> =>
        // Where no other share is asked for they all stay, reserved ones too (RFC 8701 §3.1).
        extension.type === 'key_share' && wanted !== undefined
          ? { type: 'key_share', body: exchanges.map(shareOf) }
          : extension,
    );
  const extensions = cookie === undefined ? changed : [...changed, { type: 'cookie' as const, body: cookie }];
  const before = state.transcript.afterRetry(cx.settings.provider.hashes[suite.hash]).add(message.raw);
  // Only keys with the hash of the suite are of use any more (RFC 9846 §4.2.4).
  const psks = state.psks.filter(({ hash }) => hash === suite.hash);
  const { session12, ech } = state;
  const shown = ech.status === 'accepted' ? shownAgain(ech, extensions) : undefined;
  const arranged = shown === undefined ? extensions : arrangedFor(extensions, shown);
  const hello = withPsks({ ...state.hello, extensions: arranged }, before, psks, cx);
  const early = state.early === 'sent' ? 'rejected' : 'none';
  if (state.early === 'sent') cx.writePlain();
  const flight = cx.flight('HandshakeUnversioned', before);
  if (state.early === 'none') flight.changeCipherSpec();
  if (ech.status === 'accepted' && shown !== undefined) {
    const kept = psks.map((psk) => state.psks.indexOf(psk));
    const outer = sealSecondHello(ech, hello, shown, kept, cx);
    flight.addInside({ type: 'client_hello', body: hello }, { type: 'client_hello', body: outer });
  } else {
    flight.add({ type: 'client_hello', body: hello });
  }
  const { transcript } = flight;
  return { at: 'WAIT_SH_RETRIED', session12, hello, transcript, exchanges, psks, early, suite, ech };
}

/**
 * RFC 9846 §4.3: all extensions of a hello have 65,535 bytes together, and a cookie may have as many for itself. What else has
 * to be in the second hello was in the first, but for the new share; what locks it inside another takes a few bytes more.
 */
function requireRoom({ hello, ech }: Settled, exchanges: Settled['exchanges'], cookie: Uint8Array, cx: ClientContext) {
  const first = encode(ClientHello, ech.status === 'accepted' ? ech.outer : hello).length;
  const shares = exchanges.reduce((sum, { share }) => sum + share.length, 0);
  cx.require(first + shares + cookie.length + 256 <= 0xffff, cookieFits, cookie.length);
}

/** RFC 9846 §4.3.8: a group we support, and did not send a share for already. */
function startAsked(state: Settled, wanted: number, cx: ClientContext) {
  const group = cx.settings.groups.find((candidate) => groupCode(candidate) === wanted);
  cx.require(group !== undefined, groupOffered, wanted);
  const sent = state.exchanges.some((exchange) => NamedGroup.members[exchange.group] === wanted);
  cx.require(!sent, groupNew, group.name);
  return startOnce(group, cx);
}
