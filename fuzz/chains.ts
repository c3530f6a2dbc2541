/**
 * Chains built to be slow: what judging one costs is counted in comparisons and signatures, and stays within its bounds;
 * nothing throws. `node --import tsx -C source fuzz/chains.ts [--runs 2000] [--seed N]`
 */
import { parseArgs } from 'node:util';
import { nodeProvider as provider } from '../packages/tls/src/crypto/providers/node/index.ts';
import { profiles, TrustStore, verifyChain } from '../packages/tls/src/x509/index.ts';
import { seeded } from '../packages/tls/test/asn1/mutate.ts';
import { AT, HOST } from '../packages/tls/test/x509/make.ts';
import { Growth } from './growth.ts';
import { MAX_BYTES, slowChain } from './slow-chains.ts';

const MOST_COMPARISONS = 2 ** 16;
const MOST_SIGNATURES = 64;

const { values } = parseArgs({ options: { runs: { type: 'string' }, seed: { type: 'string' } } });
const runs = Number(values.runs ?? 2_000);
const seed = Number(values.seed ?? Date.now() % 2 ** 31);
const random = seeded(seed);

const growth = new Growth();
const worst = { comparisons: 0, signatures: 0, took: 0, what: '' };
for (let run = 0; run < runs; run++) {
  const { presented, roots, what } = slowChain(random);
  const trust = TrustStore.of(...roots);
  const bytes = presented.reduce((sum, der) => sum + der.length, 0);
  if (bytes > MAX_BYTES) throw new Error(`run ${run}: ${bytes} bytes are more than one message has: ${what}`);
  for (const profile of [profiles.private, profiles.webpki, profiles.openssl]) {
    const started = process.cpuUsage().user;
    const { cost } = verifyChain({ presented, trust, at: AT, purpose: 'server', host: HOST, provider, profile });
    const took = (process.cpuUsage().user - started) / 1000;
    if (cost.comparisons > MOST_COMPARISONS || cost.signatures > MOST_SIGNATURES) {
      throw new Error(
        `seed ${seed}, run ${run}: ${cost.comparisons} comparisons, ${cost.signatures} signatures: ${what}`,
      );
    }
    worst.comparisons = Math.max(worst.comparisons, cost.comparisons);
    worst.signatures = Math.max(worst.signatures, cost.signatures);
    if (took > worst.took) Object.assign(worst, { took, what });
  }
}
console.log(
  `seed ${seed}: ${runs} chains, at most ${worst.comparisons} comparisons and ${worst.signatures} signatures; the slowest in ${worst.took.toFixed(0)} ms of CPU: ${worst.what}`,
);
console.log(growth.end());
