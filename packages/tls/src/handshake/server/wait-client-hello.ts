import { chooseVersion } from '../../policy/index.ts';
import { rule } from '../../rules/index.ts';
import { CipherSuite, find, ProtocolVersion } from '../../wire/index.ts';
import { versionInCommon } from '../in-common.ts';
import { requireUnique } from '../negotiation/index.ts';
import { openHello, openSecondHello } from './ech.ts';
import { settle } from './offer.ts';
import type { Hello, ServerContext, ServerStep } from './states.ts';
import { answerHello12 } from './tls12/index.ts';
import { answerHello13, requireSameHello } from './tls13/index.ts';

const SSL3 = ProtocolVersion.SSLv3;

const shareForChosenGroup = rule('second_client_hello.key_share_usable', {
  holds: 'the second ClientHello has a key share for the group that the server chose',
  fails: 'the second ClientHello has no key share for the group that the server chose',
  rfc: 'RFC 9846 §4.3.8',
  alert: 'illegal_parameter',
});
const uncompressedOffered = rule('client_hello.legacy_compression_methods', {
  holds: 'legacy_compression_methods contains 0: no compression',
  fails: 'legacy_compression_methods does not contain 0 (no compression)',
  rfc: 'RFC 5246 §7.4.1.2',
  alert: 'illegal_parameter',
});
const aboveSsl3 = rule('client_hello.legacy_version', {
  holds: 'legacy_version is above SSL 3.0',
  fails: (version: number) => `legacy_version is ${ProtocolVersion.label(version)}, beside supported_versions`,
  rfc: 'RFC 9846 §4.2.2',
  alert: 'protocol_version',
});
const distinctAlgorithms = rule('compress_certificate.unique', {
  holds: 'compress_certificate names each algorithm once',
  fails: 'compress_certificate names an algorithm more than once',
  rfc: 'RFC 8879 §3',
  alert: 'illegal_parameter',
});
const noFallback = rule('client_hello.fallback_scsv', {
  holds: 'a client that sends TLS_FALLBACK_SCSV offers the highest version that the server supports',
  fails: (highest: number, supported: number) =>
    `the client sent TLS_FALLBACK_SCSV and offers no more than ${ProtocolVersion.label(highest)}; the server supports ${ProtocolVersion.label(supported)}`,
  rfc: 'RFC 7507 §3',
  alert: 'inappropriate_fallback',
});

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
  const version = cx.decide('protocol version', choice, versionInCommon);
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
  cx.require(next.at === 'WAIT_FINISHED' || next.at === 'WAIT_CERT', shareForChosenGroup);
  return next;
};

function requireWellFormed(hello: Hello, cx: ServerContext): void {
  requireLegacyVersion(hello, cx);
  requireDistinctCompression(hello, cx);
  requireUnique(cx, hello.extensions ?? [], 'ClientHello');
  cx.require(hello.legacy_compression_methods.includes(0), uncompressedOffered);
}

/**
 * RFC 9846 §4.2.2 wants 0x0303 and nothing else beside supported_versions. What is above SSL 3.0 decides nothing
 * (§4.3.1), and is passed over: clients that raise the number, or lower it for the sake of old middleboxes, mean no harm,
 * and other servers take them.
 */
function requireLegacyVersion({ legacy_version, extensions = [] }: Hello, cx: ServerContext): void {
  if (legacy_version > SSL3 || find(extensions, 'supported_versions') === undefined) return;
  cx.require(false, aboveSsl3, legacy_version);
}

/** RFC 8879 §3 has no meaning for a list that names one way twice. */
function requireDistinctCompression({ extensions = [] }: Hello, cx: ServerContext): void {
  const ways = find(extensions, 'compress_certificate') ?? [];
  if (new Set(ways).size === ways.length) return;
  cx.require(false, distinctAlgorithms);
}

/** RFC 7507 §3: a client that tries again with less says so, and we can do better; even where that is too little for us. */
function requireNoFallback(hello: Hello, version: number | undefined, cx: ServerContext): void {
  const fallback = hello.cipher_suites.some((code) => code === CipherSuite.TLS_FALLBACK_SCSV);
  const best = Math.max(...cx.settings.versions);
  const theirs = find(hello.extensions ?? [], 'supported_versions') ?? [hello.legacy_version];
  // A list of versions may have some in it that nobody knows (RFC 8701).
  const known = version === undefined ? theirs.filter((code) => ProtocolVersion.nameOf(code) !== undefined) : [version];
  const highest = Math.max(...known);
  cx.require(!fallback || known.length === 0 || highest >= best, noFallback, highest, best);
}
