/**
 * The long run of the laws of DER: damages real certificates, keys, requests, lists and answers, and checks each result.
 * `node --import tsx -C source fuzz/asn1.ts [--runs 100000] [--seed N]`
 */
import { X509Certificate } from 'node:crypto';
import { rootCertificates } from 'node:tls';
import { parseArgs } from 'node:util';
import { Certificate } from '../packages/tls/src/asn1/index.ts';
import { searchLaws } from '../packages/tls/test/asn1/laws.ts';
import { noOpenssl, opensslSamples, type Sample } from '../packages/tls/test/asn1/openssl.ts';
import { Growth } from './growth.ts';

const { values } = parseArgs({ options: { runs: { type: 'string' }, seed: { type: 'string' } } });
const runs = Number(values.runs ?? 100_000);
const seed = Number(values.seed ?? Date.now() % 2 ** 31);

const roots = rootCertificates.map((pem): Sample => {
  const { raw, subject } = new X509Certificate(pem);
  return { name: subject, codec: Certificate, der: new Uint8Array(raw) };
});
const samples = noOpenssl === false ? [...opensslSamples(), ...roots.slice(0, 40)] : roots;
console.log(
  `seed ${seed}: ${runs} damaged structures from ${samples.length} real ones${noOpenssl ? `; ${noOpenssl}` : ''}`,
);

const growth = new Growth();
const started = performance.now();
try {
  const { accepted, refused } = searchLaws(samples, runs, seed);
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  console.log(`all laws hold: ${accepted} accepted, ${refused} refused, in ${seconds} s`);
  console.log(growth.end());
} catch (error) {
  console.error(error);
  process.exitCode = 1;
}
