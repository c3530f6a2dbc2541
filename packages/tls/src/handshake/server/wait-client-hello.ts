import { chooseVersion } from '../../policy/index.ts';
import { CipherSuite, find, ProtocolVersion } from '../../wire/index.ts';
import { requireUnique } from '../extension-rules.ts';
import { openHello, openSecondHello } from './ech.ts';
import { settle } from './offer.ts';
import type { Hello, ServerContext, ServerStep } from './states.ts';
import { answerHello12 } from './tls12/answer-hello.ts';
import { answerHello13 } from './tls13/answer-hello.ts';
import { requireSameHello } from './tls13/retry.ts';

const SSL3 = ProtocolVersion.SSLv3;

/** RFC 9846 §4.2.2, Appendix E.2: the client's offer; we choose the version and answer in it. */
export const clientHello: ServerStep<'WAIT_CH', 'client_hello'> = (state, received, cx: ServerContext) => {
  requireWellFormed(received.body, cx);
  const { message, opened } = openHello(received, cx);
  const { body } = message;
  if (opened !== undefined) requireWellFormed(body, cx);
  settle(body, cx);
  const choice = chooseVersion(
    cx.settings.versions,
    find(body.extensions ?? [], 'supported_versions'),
    body.legacy_version,
  );
  requireNoFallback(body, choice.chosen, cx);
  const version = cx.decide('protocol version', choice, 'protocol_version');
  if (version !== ProtocolVersion.TLSv1_3) return answerHello12(body, state.transcript.add(message.raw), cx);
  const next = answerHello13(message, state.transcript, undefined, cx);
  return next.at === 'WAIT_CH_RETRIED' ? { ...next, opened } : next;
};

/** RFC 9846 §4.2.4: the second ClientHello, changed only as we asked. */
export const clientHelloRetried: ServerStep<'WAIT_CH_RETRIED', 'client_hello'> = (
  state,
  received,
  cx: ServerContext,
) => {
  cx.skipEarlyData(0);
  requireWellFormed(received.body, cx);
  const message = openSecondHello(state.opened, received, cx);
  if (state.opened !== undefined) requireWellFormed(message.body, cx);
  requireSameHello(state, message.body, cx);
  const next = answerHello13(message, state.transcript, state.suite, cx);
  cx.require(
    next.at === 'WAIT_FINISHED' || next.at === 'WAIT_CERT',
    'the second ClientHello has the key share that was asked for',
    'RFC 9846 §4.3.8',
    'illegal_parameter',
  );
  return next;
};

function requireWellFormed(hello: Hello, cx: ServerContext): void {
  requireLegacyVersion(hello, cx);
  requireDistinctCompression(hello, cx);
  requireUnique(cx, hello.extensions ?? [], 'ClientHello');
  cx.require(
    hello.legacy_compression_methods.includes(0),
    'the client can do without compression',
    'RFC 5246 §7.4.1.2',
    'illegal_parameter',
  );
}

/**
 * RFC 9846 §4.2.2 wants 0x0303 and nothing else beside supported_versions. What is above SSL 3.0 decides nothing
 * (§4.3.1), and is passed over: clients that raise the number, or lower it for the sake of old middleboxes, mean no harm,
 * and other servers take them.
 */
function requireLegacyVersion({ legacy_version, extensions = [] }: Hello, cx: ServerContext): void {
  if (legacy_version > SSL3 || find(extensions, 'supported_versions') === undefined) return;
  cx.require(false, 'legacy_version is above SSL 3.0', 'RFC 9846 §4.2.2', 'protocol_version');
}

/** RFC 8879 §3 has no meaning for a list that names one way twice. */
function requireDistinctCompression({ extensions = [] }: Hello, cx: ServerContext): void {
  const ways = find(extensions, 'compress_certificate') ?? [];
  if (new Set(ways).size === ways.length) return;
  cx.require(false, 'no way stands twice in compress_certificate', 'RFC 8879 §3', 'illegal_parameter');
}

/** RFC 7507 §3: a client that tries again with less says so, and we can do better; even where that is too little for us. */
function requireNoFallback(hello: Hello, version: number | undefined, cx: ServerContext): void {
  const fallback = hello.cipher_suites.some((code) => code === CipherSuite.TLS_FALLBACK_SCSV);
  const best = Math.max(...cx.settings.versions);
  const theirs = find(hello.extensions ?? [], 'supported_versions') ?? [hello.legacy_version];
  // A list of versions may have some in it that nobody knows (RFC 8701).
  const known = version === undefined ? theirs.filter((code) => ProtocolVersion.nameOf(code) !== undefined) : [version];
  cx.require(
    !fallback || known.length === 0 || Math.max(...known) >= best,
    'a client that fell back to a lower version had no better one in common with us',
    'RFC 7507 §3',
    'inappropriate_fallback',
  );
}
