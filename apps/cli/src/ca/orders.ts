/** From what a person asks for to what is issued. */
import { Certificate, type GeneralName } from 'tlscope/asn1';
import { DAY } from 'tlscope/bytes';
import type { PublicKeyData } from 'tlscope/crypto';
import { nodeProvider } from 'tlscope/crypto/node';
import { decode } from 'tlscope/presentation';
import {
  type CertificateRequest,
  publicHalf,
  type SignatureVerdict,
  textsOf,
  type X509Certificate,
} from 'tlscope/x509';
import { UsageError } from '../host.ts';
import { rsaBits } from '../inspect/words.ts';
import { algorithmNamed } from './algorithms.ts';
import { Authority, type Holder, TAKEN } from './authority.ts';
import { constraintsExtension } from './constraints.ts';
import type { Deed } from './entry.ts';
import { CONTROL, issue, type Order } from './issue.ts';
import { folderName, holderName, serverNames, slug } from './names.ts';
import { placesExtensions } from './places.ts';

/** How long each kind lasts unless told otherwise, in days. */
export const USUAL_DAYS = { root: 3650, intermediate: 1825, server: 90, client: 90, device: 365, 'cross-signed': 365 };

export type LeafKind = 'server' | 'client' | 'device';

export interface InitOrder {
  readonly title: string;
  readonly constrain: readonly string[] | undefined;
  readonly forDevices: boolean;
  readonly crlUrl: string | undefined;
  readonly ocspUrl: string | undefined;
  readonly alg: string;
  readonly passphrase: string | undefined;
  readonly at: number;
}

/** RFC 5280 §A.1 allows a common name 64 characters, and ` Issuing` follows. */
const LONGEST_TITLE = 56;

/** A root, and the CA below it that issues from day to day. */
export function init(folder: string, order: InitOrder): Authority {
  const { kind: key } = algorithmNamed(order.alg);
  if (order.title.length > LONGEST_TITLE) {
    throw new UsageError('That title is too long for a common name.', `Use ${LONGEST_TITLE} characters at most.`);
  }
  if (CONTROL.test(order.title)) throw new UsageError('That title has a control character.', 'Leave it out.');
  const { constrain, crlUrl, ocspUrl, at, title } = order;
  // Said wrongly, nothing is left behind.
  if (constrain !== undefined) constraintsExtension(constrain, true);
  placesExtensions('root', crlUrl, ocspUrl);
  const deed: Extract<Deed, { did: 'init' }> = {
    did: 'init',
    ...(constrain === undefined ? {} : { constrain }),
    ...(order.forDevices ? { forDevices: true } : {}),
    ...(crlUrl === undefined ? {} : { crlUrl }),
    ...(ocspUrl === undefined ? {} : { ocspUrl }),
  };
  const authority = Authority.create(folder, order.passphrase, deed, at);
  try {
    issue(authority, { kind: 'root', name: 'root', subject: `${title} Root`, key, days: USUAL_DAYS.root, at });
    const below = { kind: 'intermediate', name: 'issuing', subject: `${title} Issuing`, issuer: 'root' } as const;
    issue(authority, { ...below, key, days: USUAL_DAYS.intermediate, at });
    return authority;
  } finally {
    authority.close();
  }
}

export interface LeafOptions {
  readonly alg: string;
  readonly days: number | undefined;
  readonly issuer: string;
  readonly at: number;
}

/** `names` are of a server; the first is also its common name. Of a client or device there is one. */
export function issueLeaf(
  authority: Authority,
  kind: LeafKind,
  names: readonly string[],
  options: LeafOptions,
): Holder {
  const [first = ''] = names;
  const san = kind === 'server' ? serverNames(names) : names.map((name) => holderName(authority, name));
  return issue(authority, {
    kind,
    name: freeName(authority, folderName(first)),
    subject: kind === 'server' ? String(san[0]) : first,
    san,
    key: algorithmNamed(options.alg).kind,
    issuer: options.issuer,
    days: options.days ?? USUAL_DAYS[kind],
    at: options.at,
  });
}

export function issueIntermediate(authority: Authority, title: string, options: LeafOptions): Holder {
  return issue(authority, {
    kind: 'intermediate',
    name: freeName(authority, slug(title)),
    subject: title,
    key: algorithmNamed(options.alg).kind,
    issuer: 'root',
    days: options.days ?? USUAL_DAYS.intermediate,
    at: options.at,
  });
}

/** Names and key come from the request, and nothing else does. Throws `UsageError`. */
export function issueByRequest(
  authority: Authority,
  kind: LeafKind,
  request: CertificateRequest,
  signature: SignatureVerdict,
  options: LeafOptions,
): Holder {
  const { publicKey, subjectName } = request;
  if (signature.state === 'unknown') {
    const text = `Whether the request is signed by its own key cannot be said: ${signature.because}.`;
    throw new UsageError(text, 'Whoever made it has to make it with another algorithm.');
  }
  if (signature.state === 'fails')
    throw new UsageError('The request is not signed by its own key.', 'Whoever made it has to make it anew.');
  if (publicKey === undefined)
    throw new UsageError('The key of the request is of a kind that is not known here.', 'Use P-256.');
  refuseWeak(publicKey);
  const common = textsOf(subjectName, 'commonName').at(-1);
  const names = request.subjectAltNames.filter(
    ({ type }) => type === 'dNSName' || type === 'iPAddress' || type === 'rfc822Name',
  );
  const san: readonly (string | GeneralName)[] =
    names.length > 0 || common === undefined
      ? names
      : kind === 'server'
        ? serverNames([common])
        : [holderName(authority, common)];
  const [first] = san;
  if (first === undefined)
    throw new UsageError('The request names nobody.', 'It needs a subjectAltName or a common name.');
  const called =
    common ?? (typeof first === 'string' ? first : first.type === 'iPAddress' ? 'address' : String(first.value));
  return issue(authority, {
    kind,
    name: freeName(authority, folderName(called)),
    subject: called,
    san,
    key: publicKey,
    issuer: options.issuer,
    days: options.days ?? USUAL_DAYS[kind],
    at: options.at,
    byRequest: true,
  });
}

/** The same names for as long again, with a new key; a CA, and one whose key is elsewhere, keep theirs. */
export function renew(
  authority: Authority,
  nameOrSerial: string,
  sameKey: boolean,
  days: number | undefined,
  at: number,
): Holder {
  const old = authority.find(nameOrSerial);
  if (old.kind === 'root' || old.kind === 'cross-signed') {
    throw new UsageError(`A ${old.kind} certificate is not renewed.`, 'Make a new one with ca init or ca cross-sign.');
  }
  const { certificate } = old;
  const keeps = sameKey || old.byRequest || old.kind === 'intermediate';
  return issue(authority, {
    kind: old.kind,
    name: old.name,
    subject: certificate.commonNames[0] ?? '',
    san: certificate.extensionValue('id-ce-subjectAltName') ?? [],
    key: keyFor(authority, old, keeps),
    issuer: old.issuer,
    days: days ?? Math.round((certificate.notAfter - certificate.notBefore) / DAY),
    at,
    renews: old.serial,
    ...(old.byRequest ? { byRequest: true as const } : {}),
  });
}

function keyFor(authority: Authority, holder: Holder, keeps: boolean): Order['key'] {
  if (holder.byRequest) return holder.certificate.publicKey!;
  const key = authority.key(holder);
  if (keeps) return key;
  const { type } = key;
  return nodeProvider.generateKey(
    type === 'ec' ? key.curve : type === 'rsa' ? (`rsa${rsaBits(key.modulus)}` as 'rsa2048') : type,
  );
}

/** Our root vouches for somebody else's CA, by its name and key, inside our constraints. */
export function crossSign(authority: Authority, other: X509Certificate, days: number | undefined, at: number): Holder {
  if (!other.isCa) throw new UsageError('That is not the certificate of a CA.', 'Only CAs are cross-signed.');
  if (other.publicKey === undefined)
    throw new UsageError('Its key is of a kind that is not known here.', 'Nothing was done.');
  refuseWeak(other.publicKey);
  return issue(authority, {
    kind: 'cross-signed',
    name: freeName(authority, `cross-${slug(other.commonNames[0] ?? 'ca')}`),
    subject: decode(Certificate, other.der).tbsCertificate.subject,
    key: publicHalf(other.publicKey),
    issuer: 'root',
    days: days ?? USUAL_DAYS['cross-signed'],
    at,
  });
}

function refuseWeak(key: PublicKeyData): void {
  if (key.type === 'rsa' && rsaBits(key.modulus) < 2048) {
    throw new UsageError(`Its key has only ${rsaBits(key.modulus)} bits.`, 'RSA needs 2,048 at least.');
  }
}

function freeName(authority: Authority, name: string): string {
  const taken = authority.holders.some((holder) => holder.name === name);
  if (authority.numbered(name) !== undefined) {
    throw new UsageError(`"${name}" is the serial number of another certificate of this CA.`, 'Choose another name.');
  }
  if (!taken && !TAKEN.includes(name)) return name;
  throw new UsageError(`This CA has a "${name}" already.`, `tlscope ca renew ${name} issues it anew.`);
}
