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
import { type CipherSuiteRow, find, ProtocolVersion } from '../../../wire/index.ts';
import { stapled } from '../../authentication/staples.ts';
import { requireTypes, typeAnswers, typeOnResumption } from '../../authentication/types.ts';
import { wishesInHello } from '../../authentication/wishes.ts';
import { respondOnce } from '../../key-shares.ts';
import { agreeLimits } from '../../record-limits.ts';
import { echStatus } from '../ech.ts';
import { agreeAlpn, askedName, askedType, sharedSchemes, understood } from '../offer.ts';
import type { Agreed, Hello, Received, ServerContext, ServerNext } from '../states.ts';
import { choosePsk, type KnownOffer, knownOffers, pskModes } from './choose-psk.ts';
import { skipEarlyData, takesEarlyData } from './early-data.ts';
import { sendHelloRetryRequest } from './retry.ts';
import { type Proof, sendServerFlight } from './server-flight.ts';

const TLS13 = ProtocolVersion.TLSv1_3;

/** RFC 9846 §4.2.1: suite, key from before, group, certificate and signature are chosen independently of each other. */
export function answerHello13(
  { body: hello, raw }: Received<'WAIT_CH', 'client_hello'>,
  before: Transcript,
  retried: CipherSuiteRow | undefined,
  cx: ServerContext,
): ServerNext<'WAIT_CH', 'client_hello'> {
  const { groups } = cx.settings;
  const offer = requireOffer13(hello, cx);
  requireTypes(hello.extensions, cx);
  const offers = knownOffers(hello, cx);
  const wishes = wishesInHello(hello.extensions);
  const schemes = schemeChoices(wishes, cx);
  const suite = chooseSuite13(hello, offers, retried, wishes, schemes, cx);
  const psk = choosePsk(offers, hello, before, raw, suite, cx);
  const modes = pskModes(hello);
  const alone = psk !== undefined && modes.alone && cx.settings.pskAlone && !modes.withExchange;
  const usable = alone || modes.withExchange ? psk : undefined;
  const codes = offer.shares.map((share) => share.group);
  const group = alone ? undefined : cx.decide('group', chooseGroup(groups, offer.groups, codes), 'handshake_failure');
  const share = offer.shares.find((entry) => group !== undefined && entry.group === groupCode(group));
  const heard = before.add(raw);
  const asksBack = cx.settings.cookie && retried === undefined;
  if (asksBack || (group !== undefined && share === undefined)) {
    skipEarlyData(hello, cx);
    const wanted = share === undefined ? group : undefined;
    return sendHelloRetryRequest(hello, heard, suite, wanted, usable !== undefined, cx);
  }

  const serverName = askedName(hello, cx);
  const proof = usable === undefined ? chooseProof(hello, serverName, wishes, schemes, cx) : undefined;
  const clientType = proof && askedType(hello, cx);
  const agreed: Agreed = {
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
    alpn: agreeAlpn(hello, cx),
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
    cx.require(false, 'both sides have a signature scheme in common', 'RFC 9846 §4.3.3', 'handshake_failure');
  }
  const signing = usable.map(({ key }) => key.publicKey);
  const abilities = { signing, unlocking: [], commonGroup: true, keyFromBefore: offers.length > 0 };
  return cx.decide(
    'cipher suite',
    chooseSuite(retried === undefined ? preference : [retried], hello.cipher_suites, TLS13, abilities),
    'handshake_failure',
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
    'handshake_failure',
  );
  const identity = stapled(chosen, hello.extensions, cx);
  const scheme = cx.decide('signature scheme', schemes(identity), 'handshake_failure');
  return { identity, scheme };
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
  const withPsk = find(extensions, 'pre_shared_key') !== undefined;
  cx.require(
    withPsk || (offeredGroups !== undefined && accepted !== undefined),
    'without a key from before, the client sends supported_groups and signature_algorithms',
    'RFC 9846 §9.2',
    'missing_extension',
  );
  cx.require(
    (offeredGroups === undefined) === (shares === undefined),
    'supported_groups and key_share come together',
    'RFC 9846 §9.2',
    'missing_extension',
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
  cx.require(
    new Set(codes).size === codes.length && codes.every((code) => offered.has(code)),
    'there is at most one key share for each group, and only for groups in supported_groups',
    'RFC 9846 §4.3.8',
    'illegal_parameter',
  );
  return shares;
}
