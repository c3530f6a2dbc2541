/** What the two ends show of themselves: X.509 chains, or bare public keys (RFC 7250). */
import { type CertificateTypeName, firstFitting, type Identity } from '../../policy/index.ts';
import { rule } from '../../rules/index.ts';
import { CertificateType, type Extension, find } from '../../wire/index.ts';
import type { Context } from '../context.ts';
import { clientTypeInCommon } from '../in-common.ts';
import type { ClientSettings } from '../settings.ts';

const moreThanDefault = rule('certificate_type.not_only_x509', {
  holds: 'client_certificate_type and server_certificate_type are absent, or list more than X509',
  fails: (extension: ExtensionName) => `${extension} lists X509 alone; then the extension is left out`,
  rfc: 'RFC 7250 §4.1',
  alert: 'illegal_parameter',
});
const typeOffered = rule('certificate_type.server_selection', {
  holds: (extension: ExtensionName, _type: number) => `${extension} has a type that the client offered`,
  fails: (extension: ExtensionName, type: number) =>
    `the server chose ${CertificateType.label(type)} in ${extension}, which the client did not offer`,
  rfc: 'RFC 7250 §4.2',
  alert: 'illegal_parameter',
});
const ownTypeAllowed = rule('client_certificate_type.offered', {
  holds: 'the server requests a type of client certificate that the client offered',
  fails: (type: CertificateTypeName) =>
    `the server requests a client certificate of the type ${type}, which the client did not offer`,
  rfc: 'RFC 7250 §4.2',
  alert: 'unsupported_certificate',
});
const peerTypeAllowed = rule('server_certificate_type.offered', {
  holds: 'the server presents a type of certificate that the client offered',
  fails: (type: CertificateTypeName) =>
    `the server presents a certificate of the type ${type}, which the client did not offer`,
  rfc: 'RFC 7250 §4.2',
  alert: 'unsupported_certificate',
});

type Offered = readonly Extension<'client_hello'>[] | undefined;
type ExtensionName = 'client_certificate_type' | 'server_certificate_type';
/** Both extensions look the same in either answer. */
export type TypeAnswer = Extract<Extension<'server_hello'>, { type: ExtensionName }>;
type Answers = readonly Extension<'server_hello'>[] | readonly Extension<'encrypted_extensions'>[];

/** What was agreed on for each end. */
export interface AgreedTypes {
  readonly client: CertificateTypeName;
  readonly server: CertificateTypeName;
}

const RFC = 'RFC 7250 §4.2';
const EXTENSIONS = ['client_certificate_type', 'server_certificate_type'] as const;
const isKnown = (name: string | undefined): name is CertificateTypeName => name === 'X509' || name === 'RawPublicKey';
const onlyDefault = (types: readonly CertificateTypeName[]): boolean => types.length === 1 && types[0] === 'X509';

/** Client: a list that says no more than the default is left out (RFC 7250 §4.1). */
export function offeredTypes({ ownTypes, peerTypes }: ClientSettings): Extension<'client_hello'>[] {
  const list = (type: ExtensionName, names: readonly CertificateTypeName[]): Extension<'client_hello'>[] =>
    onlyDefault(names) ? [] : [{ type, body: names.map((name) => CertificateType[name]) }];
  return [...list('client_certificate_type', ownTypes), ...list('server_certificate_type', peerTypes)];
}

/** Server: what the client takes or has, of the kinds that we know. */
export function typesOffered(offered: Offered, extension: ExtensionName): readonly CertificateTypeName[] {
  return find(offered, extension)?.map(CertificateType.nameOf).filter(isKnown) ?? ['X509'];
}

/** Server: the lists of a client say more than the default. */
export function requireTypes(offered: Offered, cx: Context): void {
  const saysNothing = (name: ExtensionName): boolean => {
    const list = find(offered, name);
    return list?.length === 1 && list[0] === CertificateType.X509;
  };
  const needless = EXTENSIONS.find(saysNothing);
  cx.require(needless === undefined, moreThanDefault, needless ?? EXTENSIONS[0]);
}

/** Server: what the client is to show, where it is asked; our first choice that it has. */
export function chooseClientType(offered: Offered, cx: Context): CertificateTypeName {
  const theirs = typesOffered(offered, 'client_certificate_type');
  const choice = firstFitting(
    cx.settings.peerTypes,
    (type) => type,
    (type) => (theirs.includes(type) ? undefined : 'the client has none to show'),
    RFC,
    'our first choice that the client has',
  );
  return cx.decide('client certificate type', choice, clientTypeInCommon);
}

/** Server: what it would show, where a session taken up again spares it: its first kind that the client takes. */
export const typeOnResumption = (
  offered: Offered,
  identities: readonly Identity[],
): CertificateTypeName | undefined => {
  const theirs = typesOffered(offered, 'server_certificate_type');
  return identities.find(({ type }) => theirs.includes(type))?.type;
};

/** Server: the answers to what the client said; nothing on what will not be shown. */
export function typeAnswers(
  offered: Offered,
  server: CertificateTypeName | undefined,
  client: CertificateTypeName | undefined,
): TypeAnswer[] {
  const answer = (type: ExtensionName, name: CertificateTypeName | undefined): TypeAnswer[] =>
    name === undefined || find(offered, type) === undefined ? [] : [{ type, body: CertificateType[name] }];
  return [...answer('client_certificate_type', client), ...answer('server_certificate_type', server)];
}

/** Client: what the server chose, of what we offered; X.509 where it says nothing. */
export function acceptTypes(answers: Answers, cx: Context<ClientSettings>): AgreedTypes {
  const { ownTypes, peerTypes } = cx.settings;
  return {
    client: accepted(answers, 'client_certificate_type', ownTypes, cx),
    server: accepted(answers, 'server_certificate_type', peerTypes, cx),
  };
}

function accepted(
  answers: Answers,
  extension: ExtensionName,
  offered: readonly CertificateTypeName[],
  cx: Context,
): CertificateTypeName {
  const answer = find(answers as readonly Extension<'server_hello'>[], extension);
  if (answer === undefined) return 'X509';
  const type = CertificateType.nameOf(answer);
  cx.require(isKnown(type) && offered.includes(type), typeOffered, extension, answer);
  cx.peerChose(
    extension === 'client_certificate_type' ? 'client certificate type' : 'server certificate type',
    type,
    offered.map((option) => ({ option, because: 'we offered it' })),
    RFC,
  );
  return type;
}

/** Client: a server that asks and has not said for what asks for X.509, which we may have ruled out. */
export function requireOwnType(type: CertificateTypeName, cx: Context<ClientSettings>): void {
  cx.require(cx.settings.ownTypes.includes(type), ownTypeAllowed, type);
}

/** Client: what the server shows where it has not said what is X.509, of which we may make nothing. */
export function requirePeerType(type: CertificateTypeName, cx: Context): void {
  cx.require(cx.settings.peerTypes.includes(type), peerTypeAllowed, type);
}
