/** A chain judged once more, here, by the roots of a store and the rules of a stack. */
import { pureProvider as provider } from 'tlscope/crypto/pure';
import { type CertificateEvent, type ChainEvidence, chainVerdict } from 'tlscope/observe';
import { profiles, TrustStore, verifyChain } from 'tlscope/x509';
import type { Store } from './stores.svelte.ts';

export interface Judged {
  readonly store: Store;
  readonly roots: number;
  readonly evidence: ChainEvidence;
  /** Where the chain ends, or why it does not. */
  readonly verdict: string;
}

export const rules = Object.entries(profiles).map(([name, { about }]) => ({ name, about }));

/** @param rule one of `rules`, by name */
export function judge(
  { presented, side, at, evidence }: CertificateEvent,
  stores: readonly Store[],
  rule: string,
): Judged[] {
  const profile = Object.entries(profiles).find(([name]) => name === rule)?.[1] ?? profiles.private;
  return stores.map((store) => {
    const trust = TrustStore.readable(...store.certificates);
    const question = { presented, trust, at, purpose: side, host: evidence.host, provider, profile };
    const found = verifyChain(question).evidence;
    const path = found.paths[found.chosen ?? 0];
    const verdict = found.ok && path !== undefined ? `ends at ${path.subjects.at(-1)}` : chainVerdict(found);
    return { store, roots: trust.anchors.length, evidence: found, verdict };
  });
}
