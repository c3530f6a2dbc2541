/**
 * What the worst of a thousand chains that were built to be slow costs, each within one Certificate message of 131,072 bytes:
 * `node --import tsx bench/slow-chains.ts [--quick]`, on the built library.
 */
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { nodeProvider as provider } from 'tlscope/crypto/node';
import { profiles, TrustStore, verifyChain } from 'tlscope/x509';
import { slowChain } from '../fuzz/slow-chains.ts';
import { seeded } from '../packages/tls/test/asn1/mutate.ts';
import { AT, HOST } from '../packages/tls/test/x509/make.ts';

export interface Slowest {
  /** Milliseconds, the best of a few attempts. */
  readonly took: number;
  readonly what: string;
}

/** A chain that seems slow is judged again, its signatures too: what else the machine did is no fault of ours. */
const ATTEMPTS = 5;

export function slowestChain(chains: number, seed = 18): Slowest {
  const random = seeded(seed);
  let slowest: Slowest = { took: 0, what: '' };
  for (let i = 0; i < chains; i++) {
    const { presented, roots, what } = slowChain(random);
    let took = Number.POSITIVE_INFINITY;
    for (let attempt = 0; attempt < ATTEMPTS && took > slowest.took; attempt++) {
      // A provider of its own has checked no signature yet.
      const question = { presented, trust: TrustStore.of(...roots), at: AT, host: HOST, provider: { ...provider } };
      const started = performance.now();
      verifyChain({ ...question, purpose: 'server', profile: profiles.private });
      took = Math.min(took, performance.now() - started);
    }
    if (took > slowest.took) slowest = { took, what };
  }
  return slowest;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const { values } = parseArgs({ options: { quick: { type: 'boolean', default: false } } });
  const chains = values.quick ? 100 : 1_000;
  const { took, what } = slowestChain(chains);
  console.log(`the worst of ${chains} chains built to be slow: ${took.toFixed(0)} ms (${what})`);
}
