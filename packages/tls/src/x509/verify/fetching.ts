/** Judging a chain with what has to be fetched for it: missing issuers, answers about revocation, lists. */
import { type GeneralName, oid } from '../../asn1/index.ts';
import { decode } from '../../presentation/index.ts';
import { parseCertificate, type X509Certificate } from '../certificate/index.ts';
import { Pkcs7, SignedData } from '../containers/index.ts';
import { Effort } from '../effort.ts';
import type { ChainAnswer, ChainQuestion, RevocationPolicy } from '../question.ts';
import { answerOf, ocspRequest, parseRevocationList } from '../revocation/index.ts';
import { inquiryOf, verifyChain } from './verify.ts';

/**
 * Brings what is at `url`, which a certificate named: the caller decides whether and how, and how much of it. With a
 * `body` it is posted, as `application/ocsp-request`. `undefined` where it cannot be had; it may also throw.
 */
export type Fetcher = (url: string, what: Fetched['what'], body?: Uint8Array) => Promise<Uint8Array | undefined>;

export interface Fetched {
  readonly url: string;
  readonly what: 'issuer' | 'ocsp' | 'crl';
  /** It came, and could be used. */
  readonly ok: boolean;
}

export interface FetchingAnswer extends ChainAnswer {
  /** Everything that was asked for, in order. */
  readonly fetched: readonly Fetched[];
}

/** Fetches for one chain: strangers write the addresses. */
const MAX_FETCHES = 16;
/** Issuers above each other that are fetched. */
const MAX_ROUNDS = 4;

/** As `verifyChain`; looks beyond what was presented only where that is needed, and at most `MAX_FETCHES` times. */
export async function verifyChainFetching(question: ChainQuestion, fetcher: Fetcher): Promise<FetchingAnswer> {
  const errand = new Errand(fetcher);
  const complete = await withIssuers(question, errand);
  const final = question.revocation === undefined ? complete : await withStatus(complete, question.revocation, errand);
  return { ...verifyChain(final), fetched: errand.fetched };
}

/** One chain's fetches: nothing twice, and not too many. */
class Errand {
  readonly fetched: Fetched[] = [];
  readonly #fetcher: Fetcher;

  constructor(fetcher: Fetcher) {
    this.#fetcher = fetcher;
  }

  /** What `read` makes of it; `undefined` where it did not come or cannot be used. */
  async bring<T>(
    url: string,
    what: Fetched['what'],
    read: (bytes: Uint8Array) => T | undefined,
    body?: Uint8Array,
  ): Promise<T | undefined> {
    const again = this.fetched.some((one) => one.url === url && one.what === what && body === undefined);
    if (again || this.fetched.length === MAX_FETCHES) return undefined;
    const result = await this.#attempt(url, what, read, body);
    this.fetched.push({ url, what, ok: result !== undefined });
    return result;
  }

  async #attempt<T>(url: string, what: Fetched['what'], read: (bytes: Uint8Array) => T | undefined, body?: Uint8Array) {
    try {
      const bytes = await this.#fetcher(url, what, body);
      return bytes === undefined ? undefined : read(bytes);
    } catch {
      return undefined; // Neither the network nor what strangers put there is the caller's fault.
    }
  }
}

/** RFC 5280 §4.2.2.1: where no path reaches an anchor, the issuers are where the certificates say. */
async function withIssuers(question: ChainQuestion, errand: Errand): Promise<ChainQuestion> {
  let { presented } = question;
  for (let round = 0; round < MAX_ROUNDS; round++) {
    const { evidence } = verifyChain({ ...offline(question), presented });
    if (evidence.ok) break;
    const ends = evidence.paths.map(({ certificates }) => certificates.at(-1)).filter((der) => der !== undefined);
    const found: Uint8Array[] = [];
    for (const url of new Set(ends.flatMap(issuerUrls))) {
      found.push(...((await errand.bring(url, 'issuer', certificatesIn)) ?? []));
    }
    if (found.length === 0) break;
    presented = [...presented, ...found];
  }
  return { ...question, presented };
}

const offline = ({ revocation: _revocation, ...question }: ChainQuestion): ChainQuestion => question;

/** Answers and lists about the best path's certificates, where none at hand says anything. */
async function withStatus(question: ChainQuestion, policy: RevocationPolicy, errand: Errand): Promise<ChainQuestion> {
  const { evidence } = verifyChain(offline(question));
  // Only a path that holds is of certificates that can all be read.
  const path = evidence.ok ? (evidence.paths[evidence.chosen ?? 0]?.certificates.map(parseCertificate) ?? []) : [];
  const ocsp = [...(policy.ocsp ?? [])];
  const crls = [...(policy.crls ?? [])];
  // One budget for all that is looked at, and nothing is looked at twice.
  const inquiry = inquiryOf(question, new Effort());
  const below = path.slice(0, policy.scope === 'leaf' ? Math.min(1, path.length - 1) : -1);
  for (const [i, certificate] of evidence.ok ? below.entries() : []) {
    const issuer = path[i + 1]!;
    const isKnown = (der: Uint8Array) => answerOf(der, certificate, issuer, inquiry).state !== 'unknown';
    if ([...(policy.stapled ?? []), ...ocsp].some(isKnown)) continue;
    const answer = await firstOf(urlsOf(certificate.der, 'id-ad-ocsp'), (url) =>
      errand.bring(url, 'ocsp', (der) => (isKnown(der) ? der : undefined), ocspRequest(certificate, issuer)),
    );
    if (answer !== undefined) ocsp.push(answer);
    else crls.push(...(await lists(certificate, errand)));
  }
  return { ...question, revocation: { ...policy, ocsp, crls } };
}

async function firstOf<T>(urls: readonly string[], bring: (url: string) => Promise<T | undefined>) {
  for (const url of urls) {
    const found = await bring(url);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** RFC 5280 §4.2.1.13: every point speaks of other reasons; the names within one are alternatives. */
async function lists(certificate: X509Certificate, errand: Errand): Promise<Uint8Array[]> {
  const points = [
    ...(certificate.extensionValue('id-ce-cRLDistributionPoints') ?? []),
    ...(certificate.extensionValue('id-ce-freshestCRL') ?? []),
  ];
  const found: Uint8Array[] = [];
  for (const { distributionPoint } of points) {
    if (distributionPoint?.type !== 'fullName') continue;
    const urls = distributionPoint.value.flatMap((name) => (isUrl(name) ? [name.value] : []));
    const list = await firstOf(urls, (url) => errand.bring(url, 'crl', readableList));
    if (list !== undefined) found.push(list);
  }
  return found;
}

function readableList(der: Uint8Array): Uint8Array {
  parseRevocationList(der);
  return der;
}

const isUrl = (name: GeneralName): name is Extract<GeneralName, { type: 'uniformResourceIdentifier' }> =>
  name.type === 'uniformResourceIdentifier' && /^https?:\/\//i.test(name.value);

/** Where a certificate says that its issuer's can be fetched (RFC 5280 §4.2.2.1); empty where it says nothing. */
export const issuerUrls = (der: Uint8Array): string[] => urlsOf(der, 'id-ad-caIssuers');

function urlsOf(der: Uint8Array, method: 'id-ad-ocsp' | 'id-ad-caIssuers'): string[] {
  const access = parsed(der)?.extensionValue('id-pe-authorityInfoAccess') ?? [];
  return access.flatMap(({ accessMethod, accessLocation }) =>
    accessMethod === oid[method] && isUrl(accessLocation) ? [accessLocation.value] : [],
  );
}

function parsed(der: Uint8Array): X509Certificate | undefined {
  try {
    return parseCertificate(der);
  } catch {
    return undefined; // What was presented may be anything.
  }
}

/** One certificate in DER, or several in a PKCS #7 file (RFC 5280 §4.2.2.1). */
function certificatesIn(bytes: Uint8Array): Uint8Array[] | undefined {
  if (parsed(bytes) !== undefined) return [bytes];
  const { content } = decode(Pkcs7, bytes);
  const { certificates = [] } = content === undefined ? {} : decode(SignedData, content);
  return certificates.filter((der) => parsed(der) !== undefined);
}
