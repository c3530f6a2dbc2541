/** Certificate policies along a path (RFC 5280 §6.1), with the graph of RFC 9618 for a tree, which cannot explode. */
import { oid } from '../asn1/index.ts';
import type { X509Certificate } from './certificate.ts';

const ANY = oid.anyPolicy;

/** What the user and the anchor ask for (RFC 5280 §6.1.1 (c), (e), (f), (g)). */
export interface PolicySettings {
  /** Dotted numbers of the policies that will do; any where absent. */
  readonly initialPolicySet?: readonly string[];
  /** The path must be valid for one of them. */
  readonly explicit?: boolean;
  /** Policies may not be mapped. */
  readonly inhibitMapping?: boolean;
  /** anyPolicy does not stand for every policy. */
  readonly inhibitAny?: boolean;
}

export interface PolicyVerdict {
  /** The user-constrained set: dotted numbers, `anyPolicy` where every policy will do. */
  readonly policies: readonly string[];
  /** Why the path fails, and the certificate that is to blame, counted from the peer's own. */
  readonly fault?: { readonly because: string; readonly certificate: number; readonly malformed: boolean };
}

/** A policy that is valid for the path so far. */
interface Node {
  /** What it may be called in the next certificate. */
  readonly expected: ReadonlySet<string>;
  /** What it is called in the terms of the user: RFC 5280 §6.1.6 (g)(iii). */
  readonly origins: ReadonlySet<string>;
}
/** The newest level of the graph: nothing above it is ever looked at again. */
type Level = ReadonlyMap<string, Node>;

interface State {
  readonly level: Level;
  /** How many more certificates each may wait for. */
  readonly explicit: number;
  readonly mapping: number;
  readonly any: number;
}

/**
 * `below` is the path without its anchor, the certificate the anchor issued first. Where `anchor` is given, what its own
 * certificate demands is added to what the user asks (RFC 5937 §3.2).
 */
export function validPolicies(
  below: readonly X509Certificate[],
  settings: PolicySettings,
  anchor?: X509Certificate,
): PolicyVerdict {
  const n = below.length;
  const fail = (because: string, i: number, malformed = false): PolicyVerdict => ({
    policies: [],
    fault: { because, certificate: n - i, malformed },
  });
  let state: State = {
    level: new Map([[ANY, { expected: new Set([ANY]), origins: new Set([ANY]) }]]),
    explicit: settings.explicit === true ? 0 : n + 1,
    mapping: settings.inhibitMapping === true ? 0 : n + 1,
    any: settings.inhibitAny === true ? 0 : n + 1,
  };
  if (anchor !== undefined) state = limited(anchor, state);
  for (const [index, certificate] of below.entries()) {
    const i = index + 1;
    state = { ...state, level: nextLevel(certificate, state, i < n) };
    if (state.explicit === 0 && state.level.size === 0) return fail('no policy holds for the whole path', i);
    if (i === n) break;
    const mappings = certificate.extensionValue('id-ce-policyMappings') ?? [];
    if (mappings.some((pair) => pair.issuerDomainPolicy === ANY || pair.subjectDomainPolicy === ANY)) {
      return fail('anyPolicy is mapped', i, true);
    }
    state = countDown(certificate, { ...state, level: mapped(state, mappings) });
  }
  // RFC 5280 §6.1.5 (a) and (b).
  const demanded = below.at(-1)?.extensionValue('id-ce-policyConstraints')?.requireExplicitPolicy === 0;
  const policies = intersection(state.level, settings.initialPolicySet);
  if ((demanded || state.explicit <= 1) && policies.length === 0) {
    return fail('no policy that will do holds for the whole path', n);
  }
  return { policies };
}

/** RFC 5280 §6.1.3 (d) and (e). */
function nextLevel(certificate: X509Certificate, { level, any }: State, isCa: boolean): Level {
  const stated = certificate.extensionValue('id-ce-certificatePolicies')?.map((one) => one.policyIdentifier);
  const next = new Map<string, Node>();
  if (stated === undefined) return next;
  const expecting = byExpected(level);
  const wildcard = level.get(ANY);
  for (const policy of stated) {
    if (policy === ANY) continue;
    const parents = expecting.get(policy);
    if (parents !== undefined) next.set(policy, { expected: new Set([policy]), origins: originsOf(policy, parents) });
    else if (wildcard !== undefined) next.set(policy, { expected: new Set([policy]), origins: new Set([policy]) });
  }
  if (!stated.includes(ANY) || !(any > 0 || (isCa && certificate.selfIssued))) return next;
  for (const [policy, parents] of expecting) {
    if (!next.has(policy)) next.set(policy, { expected: new Set([policy]), origins: originsOf(policy, parents) });
  }
  return next;
}

function byExpected(level: Level): Map<string, Node[]> {
  const found = new Map<string, Node[]>();
  for (const node of level.values()) {
    for (const policy of node.expected) found.set(policy, [...(found.get(policy) ?? []), node]);
  }
  return found;
}

/** Below anyPolicy a policy is its own origin; elsewhere it has those of the nodes it descends from. */
const originsOf = (policy: string, parents: readonly Node[]): Set<string> =>
  new Set(parents.flatMap(({ origins }) => [...origins].map((origin) => (origin === ANY ? policy : origin))));

type Mapping = { readonly issuerDomainPolicy: string; readonly subjectDomainPolicy: string };

/** RFC 5280 §6.1.4 (b). */
function mapped({ level, mapping }: State, mappings: readonly Mapping[]): Level {
  const next = new Map(level);
  for (const policy of new Set(mappings.map((pair) => pair.issuerDomainPolicy))) {
    const node = level.get(policy);
    if (mapping === 0) {
      next.delete(policy);
      continue;
    }
    if (node === undefined && !level.has(ANY)) continue;
    const expected = new Set(
      mappings.filter((pair) => pair.issuerDomainPolicy === policy).map((pair) => pair.subjectDomainPolicy),
    );
    next.set(policy, { expected, origins: node?.origins ?? new Set([policy]) });
  }
  return next;
}

/** RFC 5280 §6.1.4 (h), (i) and (j). */
function countDown(certificate: X509Certificate, state: State): State {
  if (certificate.selfIssued) return limited(certificate, state);
  const { explicit, mapping, any } = state;
  const less = (left: number) => Math.max(left - 1, 0);
  return limited(certificate, { ...state, explicit: less(explicit), mapping: less(mapping), any: less(any) });
}

function limited(certificate: X509Certificate, { level, explicit, mapping, any }: State): State {
  const { requireExplicitPolicy, inhibitPolicyMapping } = certificate.extensionValue('id-ce-policyConstraints') ?? {};
  return {
    level,
    explicit: Math.min(explicit, requireExplicitPolicy ?? explicit),
    mapping: Math.min(mapping, inhibitPolicyMapping ?? mapping),
    any: Math.min(any, certificate.extensionValue('id-ce-inhibitAnyPolicy') ?? any),
  };
}

/** RFC 5280 §6.1.5 (g), in the user's terms. */
function intersection(level: Level, wanted: readonly string[] | undefined): string[] {
  const origins = new Set([...level.values()].flatMap((node) => [...node.origins]));
  if (wanted === undefined || wanted.includes(ANY)) return [...origins];
  return origins.has(ANY) ? [...wanted] : wanted.filter((policy) => origins.has(policy));
}
