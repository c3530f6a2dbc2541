import type { Transcript } from '../../../keys/index.ts';
import {
  acceptedFor,
  type CertificateWishes,
  type Choice,
  chooseCredential,
  chooseGroup,
  chooseScheme,
  chooseSuite,
  groupCode,
  type Identity,
  inOrderOf,
  isForClientsAlone,
  onceEach,
  type Scheme,
} from '../../../policy/index.ts';
import { rule } from '../../../rules/index.ts';
import { type CipherSuiteRow, find, NamedGroup, ProtocolVersion } from '../../../wire/index.ts';
import { requireTypes, stapled, typeAnswers, typeOnResumption, wishesInHello } from '../../authentication/index.ts';
import { groupInCommon, schemeInCommon13, serverCertificateFits, suiteInCommon13 } from '../../in-common.ts';
import { respondOnce } from '../../keys/index.ts';
import { agreeExtensions, agreeLimits, askedName } from '../../negotiation/index.ts';
import { echStatus } from '../ech.ts';
import { askedType, sharedSchemes, understood } from '../offer.ts';
import type { Hello, KnownOffer, Received, ServerAgreed, ServerContext, ServerNext } from '../states.ts';
import { choosePsk, knownOffers, pskModes, useUp } from './choose-psk.ts';
import { skipEarlyData, takesEarlyData } from './early-data.ts';
import { sendHelloRetryRequest } from './retry.ts';
import { type Proof, sendServerFlight } from './server-flight.ts';

const TLS13 = ProtocolVersion.TLSv1_3;

const noCompression = rule('client_hello.legacy_compression_methods_tls13', {
  holds: 'legacy_compression_methods is 0 alone: no compression',
  fails: 'legacy_compression_methods has more than 0; a ClientHello of TLS 1.3 has 0 alone (no compression)',
  rfc: 'RFC 9846 §4.2.2',
  alert: 'illegal_parameter',
});
const certificateExtensions = rule('client_hello.required_extensions', {
  holds: 'a ClientHello without pre_shared_key has supported_groups and signature_algorithms',
  fails: (missing: string) => `the ClientHello has no ${missing}, and no pre_shared_key`,
  rfc: 'RFC 9846 §9.2',
  alert: 'missing_extension',
});
const groupsWithShares = rule('client_hello.supported_groups_and_key_share', {
  holds: 'the ClientHello has both supported_groups and key_share, or neither',
  fails: (missing: string) => `the ClientHello has only one of supported_groups and key_share: it has no ${missing}`,
  rfc: 'RFC 9846 §9.2',
  alert: 'missing_extension',
});
const shareGroups = rule('client_hello.key_share_groups', {
  holds: 'each key share is for a group of its own that is in supported_groups',
  fails: (group: number | undefined, offered: boolean) =>
    offered
      ? `the ClientHello has more than one key share for ${NamedGroup.label(group!)}`
      : `the ClientHello has a key share for ${NamedGroup.label(group!)}, which is not in supported_groups`,
  rfc: 'RFC 9846 §4.3.8',
  alert: 'illegal_parameter',
});

/** RFC 9846 §4.2.1: suite, key from before, group, certificate and signature are chosen independently of each other. */
export function answerHello13(
  message: Received<'WAIT_CH', 'client_hello'>,
  before: Transcript,
  retried: CipherSuiteRow | undefined,
  cx: ServerContext,
): ServerNext<'WAIT_CH', 'client_hello'> {
  const offer = requireOffer13(message.body, cx);
  requireTypes(message.body.extensions, cx);
  return answerWith(knownOffers(message.body, cx), offer, message, before, retried, cx);
}

function answerWith(
  offers: readonly KnownOffer[],
  offer: ReturnType<typeof requireOffer13>,
  message: Received<'WAIT_CH', 'client_hello'>,
  before: Transcript,
  retried: CipherSuiteRow | undefined,
  cx: ServerContext,
): ServerNext<'WAIT_CH', 'client_hello'> {
  const { body: hello, raw } = message;
  const { groups } = cx.settings;
  const wishes = wishesInHello(hello.extensions);
  const schemes = schemeChoices(wishes, cx);
  const suite = chooseSuite13(hello, offers, retried, wishes, schemes, cx);
  const psk = choosePsk(offers, hello, before, raw, suite, cx);
  const modes = pskModes(hello);
  const alone = psk !== undefined && modes.alone && cx.settings.pskAlone && !modes.withExchange;
  const usable = alone || modes.withExchange ? psk : undefined;
  const codes = offer.shares.map((share) => share.group);
  const group = alone ? undefined : cx.decide('group', chooseGroup(groups, offer.groups, codes), groupInCommon);
  const share = offer.shares.find((entry) => group !== undefined && entry.group === groupCode(group));
  const heard = before.add(raw);
  const asksBack = cx.settings.cookie && retried === undefined;
  if (asksBack || (group !== undefined && share === undefined)) {
    skipEarlyData(hello, cx);
    const wanted = share === undefined ? group : undefined;
    return sendHelloRetryRequest(hello, heard, suite, wanted, usable !== undefined, cx);
  }
  if (usable !== undefined && !useUp(usable, cx)) return answerWith([], offer, message, before, retried, cx);

  const serverName = askedName(hello, cx);
  const proof = usable === undefined ? chooseProof(hello, serverName, wishes, schemes, cx) : undefined;
  const clientType = proof && askedType(hello, cx);
  const agreed: ServerAgreed = {
    version: TLS13,
    suite,
    identity: proof?.identity,
    clientType,
    types: typeAnswers(
      hello.extensions,
      proof?.identity.type ?? typeOnResumption(hello.extensions, cx.settings.identities),
      clientType,
    ),
    group: group?.name,
    signatureScheme: proof?.scheme.implementation.name,
    ...(proof && { sharedSchemes: sharedSchemes(hello, cx) }),
    ...agreeExtensions(hello, TLS13, cx),
    serverName,
    ech: echStatus(hello),
    limits: agreeLimits(hello.extensions, TLS13, cx),
  };
  cx.requireAligned();
  const exchange = share && group && respondOnce(group, share.key_exchange, cx);
  const early = takesEarlyData(hello, usable, agreed, retried !== undefined, cx);
  return sendServerFlight(
    { hello, heard, agreed, proof, exchange, psk: usable, early, retried: retried !== undefined },
    cx,
  );
}

/** Our first suite that the client has; a key from before pulls the suites of its hash to the front. */
function chooseSuite13(
  hello: Hello,
  offers: readonly KnownOffer[],
  retried: CipherSuiteRow | undefined,
  wishes: CertificateWishes,
  schemes: SchemeChoices,
  cx: ServerContext,
): CipherSuiteRow {
  const { identities, clientChoosesSuite } = cx.settings;
  const suites = clientChoosesSuite ? inOrderOf(hello.cipher_suites, cx.settings.suites) : cx.settings.suites;
  const fits = ({ hash }: CipherSuiteRow): boolean => offers.some((offer) => offer.hash === hash);
  const preference = [...suites].sort((a, b) => Number(fits(b)) - Number(fits(a)));
  const usable =
    offers.length > 0 ? identities : understood(wishes, cx).filter((ours) => schemes(ours).chosen !== undefined);
  const nothingToSignWith = usable.length === 0 && identities.length > 0 && sharedSchemes(hello, cx).length === 0;
  if (nothingToSignWith) {
    cx.require(false, schemeInCommon13, []);
  }
  const signing = usable.map(({ key }) => key.publicKey);
  const abilities = { signing, unlocking: [], commonGroup: true, keyFromBefore: offers.length > 0 };
  return cx.decide(
    'cipher suite',
    chooseSuite(retried === undefined ? preference : [retried], hello.cipher_suites, TLS13, abilities),
    suiteInCommon13,
  );
}

type SchemeChoices = (ours: Identity) => Choice<Scheme>;

const schemeChoices = (wishes: CertificateWishes, { settings }: ServerContext): SchemeChoices =>
  onceEach((ours) =>
    chooseScheme(
      settings.provider,
      (ours.schemes ?? settings.schemes).filter((code) => !isForClientsAlone(code)),
      acceptedFor(ours, wishes),
      ours.key.publicKey,
      TLS13,
    ),
  );

/** RFC 9846 §4.5.1.2: the certificate to show and the signature that goes with it. */
function chooseProof(
  hello: Hello,
  serverName: string | undefined,
  wishes: CertificateWishes,
  schemes: SchemeChoices,
  cx: ServerContext,
): Proof {
  const { identities } = cx.settings;
  understood(wishes, cx);
  const usable = (ours: Identity): boolean => schemes(ours).chosen !== undefined;
  const chosen = cx.decide(
    'certificate',
    chooseCredential(identities, serverName, usable, wishes),
    serverCertificateFits,
  );
  const identity = stapled(chosen, hello.extensions, cx);
  const scheme = cx.decide('signature scheme', schemes(identity), schemeInCommon13);
  return { identity, scheme };
}

/** RFC 9846 §9.2: a client that wants a certificate handshake says which groups and signatures it has. */
function requireOffer13(hello: Hello, cx: ServerContext) {
  const extensions = hello.extensions ?? [];
  const offeredGroups = find(extensions, 'supported_groups');
  const shares = find(extensions, 'key_share');
  const accepted = find(extensions, 'signature_algorithms');
  cx.require(hello.legacy_compression_methods.length === 1 && hello.legacy_compression_methods[0] === 0, noCompression);
  const withPsk = find(extensions, 'pre_shared_key') !== undefined;
  cx.require(
    withPsk || (offeredGroups !== undefined && accepted !== undefined),
    certificateExtensions,
    offeredGroups === undefined ? 'supported_groups' : 'signature_algorithms',
  );
  cx.require(
    (offeredGroups === undefined) === (shares === undefined),
    groupsWithShares,
    shares === undefined ? 'key_share' : 'supported_groups',
  );
  return {
    groups: offeredGroups ?? [],
    shares: checkedShares(offeredGroups ?? [], shares ?? [], cx),
  };
}

function checkedShares<S extends { readonly group: number }>(
  offeredGroups: readonly number[],
  shares: readonly S[],
  cx: ServerContext,
): readonly S[] {
  const codes = shares.map((share) => share.group);
  // Strangers write both lists, by the thousand.
  const offered = new Set(offeredGroups);
  const seen = new Set<number>();
  const wrong = codes.find((code) => !offered.has(code) || seen.size === seen.add(code).size);
  cx.require(wrong === undefined, shareGroups, wrong, wrong !== undefined && offered.has(wrong));
  return shares;
}
