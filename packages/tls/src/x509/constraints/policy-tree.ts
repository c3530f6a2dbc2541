/** Certificate policies along a path (RFC 5280 §6.1), with the graph of RFC 9618 for a tree, which cannot explode. */
import { oid } from '../../asn1/index.ts';
import type { X509Certificate } from '../certificate/index.ts';
import type { Effort } from '../effort.ts';

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
  readonly fault?: PolicyFault;
}

export interface PolicyFault {
  /** No policy is left, there are too many to compare, or anyPolicy is mapped. */
  readonly kind: 'accepted' | 'number' | 'mapping';
  readonly because: string;
  readonly certificate: number;
}

/** A policy that is valid for the path so far. */
interface Node {
  /** What it may be called in the next certificate. */
  readonly expected: ReadonlySet<string>;
  /** What it is called in the terms of the user (RFC 5280 §6.1.6 (g)(iii)): a bit for each policy of `Names`. */
  readonly origins: bigint;
}

/** A bit for each policy that was met, so that a crowd of them comes down a level at once; the first is anyPolicy. */
class Names {
  readonly #bits = new Map<string, bigint>([[ANY, 1n]]);

  bitOf(policy: string): bigint {
    const known = this.#bits.get(policy) ?? 1n << BigInt(this.#bits.size);
    this.#bits.set(policy, known);
    return known;
  }
  in(origins: bigint): string[] {
    return [...this.#bits].filter(([, bit]) => (origins & bit) !== 0n).map(([policy]) => policy);
  }
  /** What taking two sets together costs, in comparisons, once there are so many more names. */
  weight(more: number): number {
    return 1 + ((this.#bits.size + more) >> 8);
  }
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
  effort: Effort,
  anchor?: X509Certificate,
): PolicyVerdict {
  const n = below.length;
  const fail = (because: string, i: number, kind: PolicyFault['kind'] = 'accepted'): PolicyVerdict => ({
    policies: [],
    fault: { kind, because, certificate: n - i },
  });
  const names = new Names();
  let state: State = {
    level: new Map([[ANY, { expected: new Set([ANY]), origins: names.bitOf(ANY) }]]),
    explicit: settings.explicit === true ? 0 : n + 1,
    mapping: settings.inhibitMapping === true ? 0 : n + 1,
    any: settings.inhibitAny === true ? 0 : n + 1,
  };
  if (anchor !== undefined) state = limited(anchor, state);
  for (const [index, certificate] of below.entries()) {
    const i = index + 1;
    const level = nextLevel(certificate, state, i < n, names, effort);
    const mappings = i === n ? [] : (certificate.extensionValue('id-ce-policyMappings') ?? []);
    if (level === undefined || !effort.spend(mappings.length)) {
      return fail('there are too many policies to compare', i, 'number');
    }
    state = { ...state, level };
    if (state.explicit === 0 && state.level.size === 0) return fail('no policy is valid for the whole path', i);
    if (i === n) break;
    if (mappings.some((pair) => pair.issuerDomainPolicy === ANY || pair.subjectDomainPolicy === ANY)) {
      return fail('anyPolicy is mapped', i, 'mapping');
    }
    state = countDown(certificate, { ...state, level: mapped(state, mappings, names) });
  }
  // RFC 5280 §6.1.5 (a) and (b).
  const demanded = below.at(-1)?.extensionValue('id-ce-policyConstraints')?.requireExplicitPolicy === 0;
  const policies = intersection(state.level, settings.initialPolicySet, names);
  if ((demanded || state.explicit <= 1) && policies.length === 0) {
    return fail('no policy that was asked for is valid for the whole path', n);
  }
  return { policies };
}

/** RFC 5280 §6.1.3 (d) and (e). `undefined` where there is too much of it. */
function nextLevel(
  certificate: X509Certificate,
  { level, any }: State,
  isCa: boolean,
  names: Names,
  effort: Effort,
): Level | undefined {
  const stated = certificate.extensionValue('id-ce-certificatePolicies')?.map((one) => one.policyIdentifier);
  const next = new Map<string, Node>();
  if (stated === undefined) return next;
  const size = [...level.values()].reduce((sum, { expected }) => sum + expected.size, 0);
  if (!effort.spend((stated.length + size) * names.weight(stated.length))) return undefined;
  const originsOf = (policy: string, parents: readonly Node[]) => {
    const origins = parents.reduce((sum, node) => sum | node.origins, 0n);
    // Below anyPolicy a policy is its own origin; elsewhere it has those of the nodes it descends from.
    return policy !== ANY && (origins & 1n) !== 0n ? (origins ^ 1n) | names.bitOf(policy) : origins;
  };
  const expecting = byExpected(level);
  const wildcard = level.get(ANY);
  for (const policy of stated) {
    if (policy === ANY) continue;
    const parents = expecting.get(policy);
    if (parents !== undefined) next.set(policy, { expected: new Set([policy]), origins: originsOf(policy, parents) });
    else if (wildcard !== undefined) next.set(policy, { expected: new Set([policy]), origins: names.bitOf(policy) });
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
    for (const policy of node.expected) {
      const nodes = found.get(policy);
      if (nodes === undefined) found.set(policy, [node]);
      else nodes.push(node);
    }
  }
  return found;
}

type Mapping = { readonly issuerDomainPolicy: string; readonly subjectDomainPolicy: string };

/** RFC 5280 §6.1.4 (b). */
function mapped({ level, mapping }: State, mappings: readonly Mapping[], names: Names): Level {
  const next = new Map(level);
  const into = new Map<string, Set<string>>();
  for (const { issuerDomainPolicy, subjectDomainPolicy } of mappings) {
    const known = into.get(issuerDomainPolicy);
    if (known === undefined) into.set(issuerDomainPolicy, new Set([subjectDomainPolicy]));
    else known.add(subjectDomainPolicy);
  }
  for (const [policy, expected] of into) {
    const node = level.get(policy);
    if (mapping === 0) {
      next.delete(policy);
      continue;
    }
    if (node === undefined && !level.has(ANY)) continue;
    next.set(policy, { expected, origins: node?.origins ?? names.bitOf(policy) });
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
function intersection(level: Level, wanted: readonly string[] | undefined, names: Names): string[] {
  const origins = new Set(names.in([...level.values()].reduce((sum, node) => sum | node.origins, 0n)));
  if (wanted === undefined || wanted.includes(ANY)) return [...origins];
  return origins.has(ANY) ? [...wanted] : wanted.filter((policy) => origins.has(policy));
}
