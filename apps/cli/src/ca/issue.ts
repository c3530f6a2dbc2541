/** Issuing: every kind of certificate, each checked by our own verification before it is kept. */
import type { GeneralName } from 'tlscope/asn1';
import { DAY, HOUR } from 'tlscope/bytes';
import type { KeyKind, PrivateKeyData, PublicKeyData } from 'tlscope/crypto';
import { nodeProvider as provider } from 'tlscope/crypto/node';
import {
  flawsOf,
  type Issued,
  type IssueOptions,
  isPrivateKey,
  issueCertificate,
  parseCertificate,
  TrustStore,
  verifyChain,
  type X509Certificate,
} from 'tlscope/x509';
import { UsageError } from '../host.ts';
import { type Authority, type Holder, serialOf } from './authority.ts';
import { constraintsExtension } from './constraints.ts';
import type { CertificateKind, Deed } from './entry.ts';
import { refuseCompromised, refuseNamesake, refuseTakenBack } from './past.ts';
import { placesExtensions } from './places.ts';

/** The clocks of those who read certificates are not all right. */
const BACKDATED = HOUR;

/** What is asked for; every time is in milliseconds since 1970. */
export interface Order {
  readonly kind: CertificateKind;
  readonly name: string;
  readonly subject: IssueOptions['subject'];
  readonly san?: readonly (string | GeneralName)[];
  /** A kind of key to make, or a key to certify. */
  readonly key: KeyKind | PrivateKeyData | PublicKeyData;
  /** The name of the CA that signs; absent for the root. */
  readonly issuer?: string;
  readonly days: number;
  readonly at: number;
  readonly renews?: string;
  readonly byRequest?: true;
}

/** What each kind of certificate may be used for: one purpose each. */
const PURPOSES: Readonly<Record<CertificateKind, readonly string[]>> = {
  root: [],
  // A CA that may only vouch for TLS cannot be misused for mail or code.
  intermediate: ['serverAuth', 'clientAuth'],
  'cross-signed': ['serverAuth', 'clientAuth'],
  server: ['serverAuth'],
  client: ['clientAuth'],
  device: ['clientAuth'],
};
const AUTHORITIES: readonly CertificateKind[] = ['root', 'intermediate', 'cross-signed'];

/** Throws `UsageError` where the certificate would not stand up to verification, and keeps nothing then. */
export function issue(authority: Authority, asked: Order): Holder {
  const { kind, at, name } = asked;
  const keys = typeof asked.key === 'string' ? provider.generateKey(asked.key) : asked.key;
  const signer = asked.issuer === undefined ? undefined : authority.issuer(asked.issuer);
  // The log knows issuers by name, whatever was typed.
  const order: Order = signer === undefined ? asked : { ...asked, issuer: signer.name };
  const der = issueCertificate({
    provider,
    subject: order.subject,
    keys,
    ...(signer === undefined ? {} : { issuer: signer }),
    ...(order.san === undefined ? {} : { san: order.san }),
    ...(AUTHORITIES.includes(kind) ? { ca: true } : {}),
    ...(kind === 'intermediate' || kind === 'cross-signed' ? { pathLength: 0 } : {}),
    extendedKeyUsage: PURPOSES[kind],
    notBefore: at - BACKDATED,
    notAfter: Math.min(at + order.days * DAY, lastMoment(signer)),
    extensions: extensionsFor(authority, kind, order.issuer),
  });
  const certificate = parseCertificate(der);
  refuseFlawed(certificate);
  refuseCompromised(authority, certificate);
  if (order.issuer !== undefined) {
    refuseTakenBack(authority, order.issuer);
    if (AUTHORITIES.includes(kind)) refuseNamesake(authority, certificate);
    verifyOwn(authority, order, certificate);
  }
  const privateKey = isPrivateKey(keys) ? keys : undefined;
  return authority.keep(deedFor(order, name, certificate), order.byRequest ? undefined : privateKey, at);
}

const lastMoment = (signer: Issued | undefined): number =>
  signer === undefined ? Number.POSITIVE_INFINITY : parseCertificate(signer.der).notAfter;

function extensionsFor(authority: Authority, kind: CertificateKind, issuer: string | undefined) {
  const { constrain, forDevices, crlUrl, ocspUrl } = authority.settings;
  const constrained = AUTHORITIES.includes(kind) && constrain !== undefined;
  return [
    ...(constrained ? [constraintsExtension(constrain, forDevices !== true)] : []),
    ...(issuer === undefined ? [] : placesExtensions(issuer, crlUrl, ocspUrl)),
  ];
}

function deedFor(
  order: Order,
  name: string,
  certificate: X509Certificate,
): Omit<Extract<Deed, { did: 'issue' }>, 'did'> {
  return {
    kind: order.kind,
    name,
    serial: serialOf(certificate),
    issuer: order.issuer ?? name,
    subject: certificate.subject,
    notAfter: new Date(certificate.notAfter).toISOString(),
    certificate: Buffer.from(certificate.der).toString('base64'),
    ...(order.renews === undefined ? {} : { renews: order.renews }),
    ...(order.byRequest === undefined ? {} : { request: true }),
  };
}

/** Names come from requests and from other CAs as well: what is in them has to be of its form, whatever the CA is for. */
function refuseFlawed(certificate: X509Certificate): void {
  const [flaw] = flawsOf(certificate);
  const texts = certificate.subjectAltNames.flatMap((name) => (name.type === 'rfc822Name' ? [name.value] : []));
  const odd = [...certificate.commonNames, ...texts].find((text) => CONTROL.test(text));
  if (flaw === undefined && odd === undefined) return;
  const because = flaw?.text ?? `${JSON.stringify(odd)} has a control character`;
  throw new UsageError(`It is not issued: ${because}.`, 'Nothing was kept.');
}

/** Programs in C have read a name up to the first zero byte. */
export const CONTROL = /\p{Cc}/u;

/** What is handed out has to be accepted, by us and as strictly as anybody. */
function verifyOwn(authority: Authority, { kind, issuer, at }: Order, certificate: X509Certificate): void {
  const root = authority.holders.find((holder) => holder.kind === 'root')!;
  const { evidence } = verifyChain({
    presented: [certificate.der, ...authority.chain(authority.find(issuer!))],
    trust: TrustStore.of(root.certificate.der),
    at,
    purpose: kind === 'server' ? 'server' : AUTHORITIES.includes(kind) ? 'any' : 'client',
    provider,
  });
  if (evidence.ok) return;
  const { claim, code } = evidence.failure!;
  const todo =
    code === 'PERMITTED_VIOLATION' || code === 'EXCLUDED_VIOLATION'
      ? `This CA is for ${authority.settings.constrain?.join(', ')}: make one for other names with ca init --constrain.`
      : 'Nothing was kept.';
  throw new UsageError(`It is not issued, because nobody would accept it: ${claim}.`, todo);
}
