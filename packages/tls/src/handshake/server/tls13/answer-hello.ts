import type { Transcript } from '../../../keys/index.ts';
import { chooseCredential, chooseGroup, chooseScheme, chooseSuite, groupCode } from '../../../policy/index.ts';
import { type CipherSuiteRow, find, ProtocolVersion } from '../../../wire/index.ts';
import { agreeAlpn, askedName } from '../offer.ts';
import type { Hello, ServerAt, ServerContext } from '../states.ts';
import { sendHelloRetryRequest } from './retry.ts';
import { sendServerFlight } from './server-flight.ts';

const TLS13 = ProtocolVersion.TLSv1_3;

/** RFC 9846 §4.2.1: suite, group, certificate and signature are chosen independently of each other. */
export function answerHello13(
  hello: Hello,
  heard: Transcript,
  retried: CipherSuiteRow | undefined,
  cx: ServerContext,
): ServerAt<'WAIT_FINISHED'> | ServerAt<'WAIT_CH_RETRIED'> {
  const { provider, suites, groups, schemes, identities } = cx.settings;
  const { offeredGroups, shares, accepted } = requireOffer13(hello, cx);
  const signable = (key: (typeof identities)[number]['key']['publicKey']) =>
    chooseScheme(provider, schemes, accepted, key, TLS13).chosen !== undefined;
  const signing = identities.map(({ key }) => key.publicKey).filter(signable);
  const abilities = { signing, unlocking: [], commonGroup: true };
  const suite = cx.decide(
    'cipher suite',
    chooseSuite(retried === undefined ? suites : [retried], hello.cipher_suites, TLS13, abilities),
    'handshake_failure',
  );
  const group = cx.decide(
    'group',
    chooseGroup(
      groups,
      offeredGroups,
      shares.map((share) => share.group),
    ),
    'handshake_failure',
  );
  const share = shares.find((entry) => entry.group === groupCode(group));
  if (share === undefined) return sendHelloRetryRequest(hello, heard, suite, group, cx);

  const serverName = askedName(hello, cx);
  const identity = cx.decide('certificate', chooseCredential(identities, serverName, signable), 'handshake_failure');
  const scheme = cx.decide(
    'signature scheme',
    chooseScheme(provider, schemes, accepted, identity.key.publicKey, TLS13),
    'handshake_failure',
  );
  const agreed = {
    suite,
    identity,
    group: group.name,
    signatureScheme: scheme.implementation.name,
    alpn: agreeAlpn(hello, cx),
    serverName,
  };
  cx.requireAligned();
  return sendServerFlight(hello, heard, agreed, scheme, group.respond(share.key_exchange), retried !== undefined, cx);
}

/** RFC 9846 §9.2: a client that wants a certificate handshake says which groups and signatures it has. */
function requireOffer13(hello: Hello, cx: ServerContext) {
  const extensions = hello.extensions ?? [];
  const offeredGroups = find(extensions, 'supported_groups');
  const shares = find(extensions, 'key_share');
  const accepted = find(extensions, 'signature_algorithms');
  cx.require(
    hello.legacy_compression_methods.length === 1 && hello.legacy_compression_methods[0] === 0,
    'there is no compression in TLS 1.3',
    'RFC 9846 §4.2.2',
    'illegal_parameter',
  );
  cx.require(
    offeredGroups !== undefined && shares !== undefined && accepted !== undefined,
    'the client sends supported_groups, key_share and signature_algorithms',
    'RFC 9846 §9.2',
    'missing_extension',
  );
  const codes = shares.map((share) => share.group);
  cx.require(
    new Set(codes).size === codes.length && codes.every((code) => offeredGroups.includes(code)),
    'there is at most one key share for each group, and only for groups in supported_groups',
    'RFC 9846 §4.3.8',
    'illegal_parameter',
  );
  return { offeredGroups, shares, accepted };
}
