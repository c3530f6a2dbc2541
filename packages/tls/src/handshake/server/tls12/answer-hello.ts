import { type Group, isRemote, type PublicKeyData } from '../../../crypto/index.ts';
import type { Transcript } from '../../../keys/index.ts';
import {
  acceptedFor,
  chooseCredential,
  chooseGroup,
  chooseScheme,
  chooseSuite,
  groupCode,
  groupsFor12,
  type Identity,
  inOrderOf,
  keyServes,
  objectionToIdentity,
  onceEach,
} from '../../../policy/index.ts';
import { rule } from '../../../rules/index.ts';
import { type CipherSuiteRow, ECPointFormat, find, NamedGroup, ProtocolVersion } from '../../../wire/index.ts';
import { requireTypes, stapled, typeAnswers, wishesInHello } from '../../authentication/index.ts';
import {
  finiteFieldInCommon,
  groupInCommon,
  schemeInCommon12,
  serverCertificateFits,
  suiteInCommon12,
} from '../../in-common.ts';
import { startOnce } from '../../keys/index.ts';
import { agreeExtensions, agreeLimits, askedName } from '../../negotiation/index.ts';
import { echStatus } from '../ech.ts';
import { askedType, sharedSchemes, understood } from '../offer.ts';
import type { Hello, ServerAgreed12, ServerAt, ServerContext } from '../states.ts';
import { sendFlightDhe } from './dhe.ts';
import { sendFlightEcdhePsk, sendFlightPsk } from './psk.ts';
import { offeredSession, sendResumedFlight } from './resume.ts';
import { sendFlightEcdhe, sendFlightRsa } from './server-flight.ts';

const TLS12 = ProtocolVersion.TLSv1_2;

const uncompressedPoints = rule('client_hello.ec_point_formats', {
  holds: 'ec_point_formats has uncompressed, or is absent',
  fails: 'ec_point_formats does not have uncompressed',
  rfc: 'RFC 8422 §5.1.2',
  alert: 'illegal_parameter',
});
const bindingEmpty = rule('client_hello.renegotiated_connection', {
  holds: 'renegotiated_connection is empty or absent in the first handshake',
  fails: 'renegotiated_connection is not empty in the first handshake of the connection',
  rfc: 'RFC 5746 §3.6',
  alert: 'handshake_failure',
});

/** RFC 5246 §7.4.1.3: the suite decides the key exchange, and with it which of our certificates fits. */
export function answerHello12(
  hello: Hello,
  heard: Transcript,
  cx: ServerContext,
):
  | ReturnType<typeof sendFlightEcdhe>
  | ReturnType<typeof sendFlightDhe>
  | ReturnType<typeof sendFlightRsa>
  | ServerAt<'PSK_WAIT_CKE'>
  | ServerAt<'ECDHE_PSK_WAIT_CKE'>
  | ServerAt<'RESUMED_WAIT_CCS'> {
  const { provider, groups, schemes, clientChoosesSuite } = cx.settings;
  const suites = clientChoosesSuite ? inOrderOf(hello.cipher_suites, cx.settings.suites) : cx.settings.suites;
  const extensions = hello.extensions ?? [];
  cx.requireFlightEnd();
  requireFirstHandshake(hello, cx);
  requirePointFormat(hello, cx);
  const session = offeredSession(hello, cx);
  if (session !== undefined) return sendResumedFlight(hello, heard, session, cx);
  requireTypes(extensions, cx);
  // A delegated credential is for TLS 1.3 alone (RFC 9345 §4.1).
  const wishes = { ...wishesInHello(extensions), delegatedSchemes: [] };
  const identities = understood(wishes, cx);
  const eligible = identities.filter((ours) => objectionToIdentity(ours, wishes) === undefined);
  const listed = find(extensions, 'supported_groups');
  // A client that lists no groups leaves the choice to us (RFC 8422 §4).
  const offeredGroups = listed ?? groups.map((group) => NamedGroup.of(groupCode(group)));
  const curves = groupsFor12(groups, 'curve');
  const groupChoice = chooseGroup(listed === undefined ? oldestFirst(curves) : curves, offeredGroups, []);
  const fieldChoice = chooseField(groupsFor12(groups, 'field'), offeredGroups);
  const schemeChoice = onceEach((ours: Identity) =>
    chooseScheme(provider, ours.schemes ?? schemes, acceptedFor(ours, wishes), ours.key.publicKey, TLS12),
  );
  const canSign = (ours: Identity): boolean =>
    schemeChoice(ours).chosen !== undefined && curveIsKnown(ours.key.publicKey, offeredGroups);
  const keyOf = ({ key }: Identity): PublicKeyData => key.publicKey;
  const suite = cx.decide(
    'cipher suite',
    chooseSuite(suites, hello.cipher_suites, TLS12, {
      signing: eligible.filter(canSign).map(keyOf),
      unlocking: eligible
        .filter(({ key }) => !isRemote(key))
        .map(keyOf)
        .filter((key) => key.type === 'rsa' && key.pss === undefined),
      commonGroup: groupChoice.chosen !== undefined,
      commonField: fieldChoice.chosen !== undefined,
      keyFromBefore: false,
      sharedKeys: cx.settings.findPsk12 !== undefined,
    }),
    fieldChoice.chosen === undefined && sharesField(suites, hello, offeredGroups)
      ? finiteFieldInCommon
      : suiteInCommon12,
  );
  const serverName = askedName(hello, cx);
  if (suite.authentication === 'PSK') return answerWithKey(hello, heard, suite, serverName, groupChoice, cx);
  const usable = (ours: Identity): boolean =>
    keyServes(keyOf(ours), suite) && (suite.keyExchange === 'RSA' || canSign(ours));
  const chosen = cx.decide(
    'certificate',
    chooseCredential(identities, serverName, usable, wishes),
    serverCertificateFits,
  );
  const identity = stapled(chosen, extensions, cx);
  const clientType = askedType(hello, cx);
  const known = {
    version: TLS12,
    suite,
    identity,
    clientType,
    types: typeAnswers(extensions, identity.type, clientType),
    sharedSchemes: sharedSchemes(hello, cx),
    ...agreeExtensions(hello, TLS12, cx),
    serverName,
    ech: echStatus(hello),
    limits: agreeLimits(extensions, TLS12, cx),
  };
  if (suite.keyExchange === 'RSA') {
    const agreed: ServerAgreed12 = { ...known, group: undefined, signatureScheme: undefined };
    return sendFlightRsa(hello, heard, agreed, cx);
  }
  const choice = suite.keyExchange === 'DHE' ? fieldChoice : groupChoice;
  const group = cx.decide('group', choice, groupInCommon);
  const scheme = cx.decide('signature scheme', schemeChoice(identity), schemeInCommon12);
  const agreed: ServerAgreed12 = { ...known, group: group.name, signatureScheme: scheme.implementation.name };
  const send = suite.keyExchange === 'DHE' ? sendFlightDhe : sendFlightEcdhe;
  return send(hello, heard, agreed, scheme, startOnce(group, cx), cx);
}

/** RFC 4279 §2: who has the key needs no certificate, and is asked for none. */
function answerWithKey(
  hello: Hello,
  heard: Transcript,
  suite: CipherSuiteRow,
  serverName: string | undefined,
  groupChoice: ReturnType<typeof chooseGroup>,
  cx: ServerContext,
): ServerAt<'PSK_WAIT_CKE'> | ServerAt<'ECDHE_PSK_WAIT_CKE'> {
  const known = {
    version: TLS12,
    suite,
    identity: undefined,
    clientType: undefined,
    signatureScheme: undefined,
    types: [],
    ...agreeExtensions(hello, TLS12, cx),
    serverName,
    ech: echStatus(hello),
    limits: agreeLimits(hello.extensions ?? [], TLS12, cx),
  };
  if (suite.keyExchange === 'PSK') return sendFlightPsk(hello, heard, { ...known, group: undefined }, cx);
  const group = cx.decide('group', groupChoice, groupInCommon);
  return sendFlightEcdhePsk(hello, heard, { ...known, group: group.name }, startOnce(group, cx), cx);
}

/** The curve that the oldest implementations have, for clients that are too old to say what they have. */
const oldestFirst = (curves: readonly Group[]): readonly Group[] =>
  [...curves].sort((a, b) => Number(b.name === 'secp256r1') - Number(a.name === 'secp256r1'));

/** RFC 7919 §4: a suite for finite fields would do, and the client says which fields it takes. */
const sharesField = (suites: readonly CipherSuiteRow[], { cipher_suites }: Hello, offeredGroups: readonly number[]) =>
  offeredGroups.some(isField) &&
  suites.some(({ keyExchange, code }) => keyExchange === 'DHE' && cipher_suites.some((offered) => offered === code));

const isField = (code: number): boolean => code >= 256 && code <= 511;

/** RFC 7919 §4: one of the fields that the client lists; where it lists none, it takes whatever we like. */
function chooseField(ours: readonly Group[], offered: readonly number[]): ReturnType<typeof chooseGroup> {
  const listed = offered.filter(isField);
  return chooseGroup(ours, listed.length > 0 ? listed : ours.map(groupCode), []);
}

/** RFC 8422 §5.1: in TLS 1.2 the client's list of groups is also the list of the curves it can verify with. */
const curveIsKnown = (key: PublicKeyData, offeredGroups: readonly number[]): boolean =>
  key.type !== 'ec' || offeredGroups.includes(groupCode({ name: key.curve }));

/** RFC 8422 §5.1.2: everybody can read uncompressed points, and says so where formats are listed at all. */
function requirePointFormat(hello: Hello, cx: ServerContext): void {
  const formats = find(hello.extensions ?? [], 'ec_point_formats');
  cx.require(formats === undefined || formats.includes(ECPointFormat.uncompressed), uncompressedPoints);
}

/** RFC 5746 §3.6: a first handshake has nothing to be bound to. */
function requireFirstHandshake(hello: Hello, cx: ServerContext): void {
  const renegotiation = find(hello.extensions ?? [], 'renegotiation_info');
  cx.require(renegotiation === undefined || renegotiation.renegotiated_connection.length === 0, bindingEmpty);
}
