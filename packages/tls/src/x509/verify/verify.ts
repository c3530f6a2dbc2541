import { equal } from '../../bytes/index.ts';
import type { ChainCheck, ChainEvidence, ChainFailure, PathEvidence } from '../../events/index.ts';
import { holderOf, parseCertificate, type X509Certificate } from '../certificate/index.ts';
import { chainRule, type Finding, finding } from '../chain-rule.ts';
import { Effort } from '../effort.ts';
import { failures } from '../failures.ts';
import { lookAtCertificate, oddText } from '../look/index.ts';
import { privatePki } from '../profiles/index.ts';
import type { CandidatePath, ChainAnswer, ChainQuestion, Inquiry } from '../question.ts';
import { type Judgement, judge } from './checks/index.ts';
import { rememberChains } from './known-chains.ts';
import { candidatePaths } from './path.ts';

/** Paths that are judged before giving up; each costs at most a few signatures. */
const MAX_PATHS = 32;
/** Certificates of one message that are looked at. */
const MAX_PRESENTED = 128;

/**
 * Is the peer who its certificate says, according to an anchor we trust? Every path is judged until one holds; without
 * one, the path that came furthest says why. Never throws on what a peer sent.
 */
export const verifyChain: (question: ChainQuestion) => ChainAnswer = rememberChains(judgeChain);

function judgeChain(question: ChainQuestion): ChainAnswer {
  const { presented, host } = question;
  const effort = new Effort();
  const read = presented.slice(0, MAX_PRESENTED).map(readCertificate);
  const unreadable = read.flatMap((result, i) =>
    'because' in result ? [unreadablePath(presented[i]!, i, result)] : [],
  );
  const [own, ...others] = read.filter((result) => 'subject' in result);
  const leaf = own !== undefined && own === read[0] ? own : undefined;
  if (leaf === undefined) {
    const paths = presented.length === 0 ? [nothing(question.purpose)] : unreadable;
    return { evidence: refusal(paths, host), presented, cost: effort.cost };
  }

  const judged = judgePaths(leaf, distinct(leaf, others), inquiryOf(question, effort));
  const chosen = judged.findIndex(({ failure }) => failure === undefined);
  const paths = [...judged.map(evidenceOf), ...unreadable.map(({ path }) => path)];
  const { cost } = effort;
  if (unreadable.length > 0) {
    return { evidence: { ...refusal(unreadable, host), paths }, leaf, presented, cost };
  }
  const failure = chosen === -1 ? failureOf(furthest(judged).failure!) : undefined;
  return {
    leaf,
    presented,
    cost,
    // What is remembered is in many hands.
    evidence: Object.freeze({
      ok: chosen !== -1,
      enforced: true,
      ...(host === undefined ? {} : { host }),
      paths: Object.freeze(paths),
      ...(chosen === -1 ? {} : { chosen }),
      ...(failure === undefined ? {} : { failure }),
    }),
  };
}

/** Chains of those who sign lists, looked at for one question; a peer does not choose them, but lists may be many. */
const MAX_SIGNERS = 16;

/**
 * Those who sign lists have paths of their own, to the same anchors, with no host and no purpose in TLS (RFC 5280 §6.3.3
 * (f)). Of them it counts only what is known to be revoked by lists that need no further signer.
 */
export function inquiryOf(question: ChainQuestion, effort: Effort): Inquiry {
  let asked = 0;
  const vouched = new Map<X509Certificate, CandidatePath>();
  return {
    ...question,
    profile: question.profile ?? privatePki,
    effort,
    vouch(leaf, others) {
      // A peer shows many paths with one certificate on them: a signer that is known to be sound costs nothing again.
      const known = vouched.get(leaf);
      if (known !== undefined) return known;
      if (asked === MAX_SIGNERS) return 'too much work';
      asked++;
      const judged = judgePaths(leaf, others, signerInquiry(question, effort.other()));
      const path = judged.find(({ failure }) => failure === undefined)?.path;
      if (path !== undefined) vouched.set(leaf, path);
      return path ?? (effort.isUsedUp ? 'too much work' : undefined);
    },
  };
}

function signerInquiry(
  { host: _host, timestamps: _times, policies: _policies, revocation, ...rest }: ChainQuestion,
  effort: Effort,
): Inquiry {
  const known = revocation && ({ ...revocation, mode: 'soft', scope: 'chain', requested: false } as const);
  const inquiry: Inquiry = {
    ...rest,
    effort,
    purpose: 'any',
    profile: { ...(rest.profile ?? privatePki), lifetimes: [], demands: [] },
    vouch: () => undefined,
    ...(known === undefined ? {} : { revocation: known }),
  };
  return inquiry;
}

function judgePaths(leaf: X509Certificate, others: readonly X509Certificate[], inquiry: Inquiry): Judgement[] {
  const judged: Judgement[] = [];
  for (const path of candidatePaths({ ...inquiry, leaf, others })) {
    const judgement = judge(path, inquiry);
    judged.push(judgement);
    if (judgement.failure === undefined || judged.length === MAX_PATHS) break;
  }
  return judged;
}

const furthest = (judged: readonly Judgement[]): Judgement =>
  judged.reduce((best, other) => (other.reached > best.reached ? other : best));

interface Unreadable {
  readonly because: string;
  /** Read for looking; nothing is decided by it. */
  readonly shown: string;
}

function readCertificate(der: Uint8Array): X509Certificate | Unreadable {
  try {
    return parseCertificate(der);
  } catch (error) {
    const looked = lookAtCertificate(der);
    const [odd] = looked?.oddities ?? [];
    const because = odd === undefined ? (error as Error).message : oddText(odd);
    return { because, shown: looked?.facts.subject || '(cannot be read)' };
  }
}

function distinct(leaf: X509Certificate, others: readonly X509Certificate[]): X509Certificate[] {
  return others.filter(
    (one, i) => !equal(one.der, leaf.der) && others.findIndex((other) => equal(other.der, one.der)) === i,
  );
}

const readable = chainRule('certificate.readable', {
  holds: (position) => `certificate ${position} can be read as DER`,
  fails: (position: number, because: string) => `certificate ${position} cannot be read as DER: ${because}`,
  rfc: 'RFC 5280 §4.1',
  failed: failures.unreadable,
});
const serverShows = chainRule('chain.server_certificate', {
  holds: (who) => `the ${who} sent a certificate`,
  fails: (who: 'peer' | 'server') => `the ${who} sent no certificate`,
  rfc: 'RFC 9846 §4.5.1.3',
  failed: failures.noServerCertificate,
});
const clientShows = chainRule('chain.client_certificate', {
  holds: 'the client sent a certificate',
  fails: 'the client sent no certificate',
  rfc: 'RFC 9846 §4.5.1.3',
  failed: failures.noClientCertificate,
});

interface FailedPath {
  readonly path: PathEvidence;
  readonly failure: ChainFailure;
}

const unreadablePath = (der: Uint8Array, position: number, { because, shown }: Unreadable): FailedPath =>
  failedPath(
    [der],
    finding(false, readable, () => [position, because], 0),
    shown,
  );

const nothing = (purpose: ChainQuestion['purpose']): FailedPath =>
  failedPath(
    [],
    purpose === 'client'
      ? finding(false, clientShows, () => [])
      : finding(false, serverShows, () => [purpose === 'any' ? 'peer' : purpose]),
  );

const failedPath = (certificates: Uint8Array[], failed: Finding, shown = '(cannot be read)'): FailedPath => ({
  path: {
    certificates,
    subjects: certificates.map(() => shown),
    checks: [checkOf(failed, [])],
    ok: false,
  },
  failure: failureOf(failed),
});

const refusal = (paths: readonly FailedPath[], host: string | undefined): ChainEvidence => ({
  ok: false,
  enforced: true,
  ...(host === undefined ? {} : { host }),
  paths: paths.map(({ path }) => path),
  failure: paths[0]!.failure,
});

/** The sentences are put together when somebody reads them: most connections have no reader. */
function evidenceOf({ path, findings, failure }: Judgement): PathEvidence {
  let subjects: readonly string[] | undefined;
  let checks: readonly ChainCheck[] | undefined;
  return Object.freeze({
    certificates: Object.freeze(path.certificates.map(({ der }) => der)),
    get subjects() {
      subjects ??= Object.freeze(path.certificates.map(holderOf));
      return subjects;
    },
    get checks() {
      checks ??= Object.freeze(findings.map((one) => Object.freeze(checkOf(one, path.certificates))));
      return checks;
    },
    ok: failure === undefined,
  });
}

function checkOf(
  { claim, beside, ok, rule: { id, rfc, part }, certificate, undecided }: Finding,
  certificates: readonly X509Certificate[],
): ChainCheck {
  const bytes = certificate === undefined || part === undefined ? undefined : certificates[certificate]?.rangeOf(part);
  return {
    rule: id,
    claim: claim(),
    ok,
    rfc,
    ...(certificate === undefined ? {} : { certificate, beside: beside() }),
    ...(bytes === undefined ? {} : { bytes }),
    ...(undecided ? { undecided: true } : {}),
  };
}

const failureOf = ({ claim, rule: { id, rfc, alert, code }, certificate }: Finding): ChainFailure => ({
  rule: id,
  claim: claim(),
  rfc,
  alert,
  code,
  ...(certificate === undefined ? {} : { certificate }),
});
