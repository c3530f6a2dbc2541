/**
 * Damaged certificates: reading one throws nothing but `DecodeError`, and takes neither long nor much memory; what can
 * be read can be looked at and judged. `node --import tsx -C source fuzz/x509.ts [--runs 100000] [--seed N]`
 */
import { spawnSync } from 'node:child_process';
import { rootCertificates } from 'node:tls';
import { parseArgs } from 'node:util';
import { getHeapStatistics } from 'node:v8';
import { hex } from '../packages/tls/src/bytes/index.ts';
import { nodeProvider as provider } from '../packages/tls/src/crypto/providers/node/index.ts';
import { DecodeError } from '../packages/tls/src/presentation/index.ts';
import {
  parseCertificate,
  pemBlocks,
  profiles,
  TrustStore,
  verifyChain,
  type X509Certificate,
} from '../packages/tls/src/x509/index.ts';
import { mutate, seeded } from '../packages/tls/test/asn1/mutate.ts';
import { AT, HOST, makeChain } from '../packages/tls/test/x509/make.ts';
import { encodedExtension } from '../packages/tls/test/x509/make-extensions.ts';
import { Growth } from './growth.ts';

const MEBIBYTES = 64;
const MILLISECONDS = 50;
/** A machine that does something else in between is no fault of ours: an input is slow that is slow each time. */
const ATTEMPTS = 5;

interface Outcome {
  readonly read: number;
  readonly refused: number;
  readonly slowest: number;
  readonly fault?: string;
}

const { values } = parseArgs({
  options: { runs: { type: 'string' }, seed: { type: 'string' }, confined: { type: 'boolean', default: false } },
});
const runs = Number(values.runs ?? 100_000);
const seed = Number(values.seed ?? Date.now() % 2 ** 31);
if (values.confined) work();
else confine();

/** The work is done by a process that may not have more memory than is allowed, whatever it reads. */
function confine(): void {
  const node = [`--max-old-space-size=${MEBIBYTES}`, '--import', 'tsx', '-C', 'source', process.argv[1]!];
  const task = ['--confined', '--runs', String(runs), '--seed', String(seed)];
  process.exitCode = spawnSync(process.execPath, [...node, ...task], { stdio: 'inherit' }).status ?? 1;
}

function work(): void {
  const growth = new Growth();
  report(run());
  if (!process.exitCode) console.log(growth.end());
}

function report({ read, refused, slowest, fault }: Outcome): void {
  console.log(`seed ${seed}: ${read} read, ${refused} refused, the slowest in ${slowest.toFixed(1)} ms`);
  if (fault === undefined) return;
  console.error(fault);
  process.exitCode = 1;
}

function run(): Outcome {
  const random = seeded(seed);
  const samples = certificates();
  const [first, second, anchor] = samples as [Uint8Array, Uint8Array, Uint8Array];
  const trust = TrustStore.of(anchor);
  const seen = { read: 0, refused: 0, slowest: 0 };
  for (let i = 0; i < runs; i++) {
    const der = mutate(samples[Math.floor(random() * samples.length)]!, random);
    const { took, result, error } = timed(() => look(der));
    seen.slowest = Math.max(seen.slowest, took);
    const fault = error ?? (result === 'read' ? judge(i % 2 === 0 ? [der, second] : [first, der], trust) : undefined);
    if (fault !== undefined || took > MILLISECONDS || memory() > MEBIBYTES) {
      return { ...seen, fault: `run ${i}: ${fault?.stack ?? `${took.toFixed(0)} ms, ${memory()} MiB`}\n${hex(der)}` };
    }
    seen[result!]++;
  }
  return seen;
}

/** The best of a few attempts, should the first be slow. */
function timed<T>(work: () => T): { took: number; result?: T; error?: Error } {
  let took = Number.POSITIVE_INFINITY;
  for (let attempt = 0; attempt < ATTEMPTS && took > MILLISECONDS; attempt++) {
    const started = performance.now();
    try {
      const result = work();
      took = Math.min(took, performance.now() - started);
      if (took <= MILLISECONDS || attempt === ATTEMPTS - 1) return { took, result };
    } catch (error) {
      return { took: performance.now() - started, error: error as Error };
    }
  }
  return { took };
}

/** Every member of a certificate, each of which is worked out when first read. */
function look(der: Uint8Array): 'read' | 'refused' {
  let view: X509Certificate;
  try {
    view = parseCertificate(der);
  } catch (error) {
    if (error instanceof DecodeError) return 'refused';
    throw error;
  }
  for (const name of Object.getOwnPropertyNames(Object.getPrototypeOf(view))) Reflect.get(view, name, view);
  for (const part of ['serialNumber', 'validity', 'signatureValue', 'id-ce-keyUsage'] as const) {
    const range = view.rangeOf(part);
    if (range !== undefined && (range.start < 0 || range.end > der.length)) throw new Error(`${part} is out of range`);
  }
  return 'read';
}

/** What a chain with it is thought of; an error only where judging one throws. */
function judge(presented: readonly Uint8Array[], trust: TrustStore): Error | undefined {
  try {
    for (const profile of [profiles.private, profiles.webpki, profiles.openssl]) {
      const { evidence } = verifyChain({ presented, trust, at: AT, purpose: 'server', host: HOST, provider, profile });
      if (evidence.paths.some(({ checks }) => checks.length === 0)) return new Error('a path without checks');
    }
    return undefined;
  } catch (error) {
    return error as Error;
  }
}

/** What lies outside the heap, in MiB. */
function memory(): number {
  return Math.round(getHeapStatistics().external_memory / 2 ** 20);
}

/** One with much in it, its issuer and anchor, and roots of the public web. */
function certificates(): Uint8Array[] {
  const { root, issuing, leaf } = makeChain({
    issuing: {
      pathLength: 0,
      nameConstraints: { permitted: [{ type: 'dNSName', value: 'example' }] },
      extensions: [
        encodedExtension('id-ce-certificatePolicies', [{ policyIdentifier: '2.5.29.32.0' }]),
        encodedExtension('id-ce-policyConstraints', { requireExplicitPolicy: 3, inhibitPolicyMapping: 0 }, true),
        encodedExtension('id-ce-policyMappings', [{ issuerDomainPolicy: '1.2.3', subjectDomainPolicy: '1.2.4' }]),
      ],
    },
    leaf: {
      san: [HOST, '*.wild.example', '192.0.2.1', '2001:db8::1', { type: 'rfc822Name', value: 'a@example' }],
      extensions: [
        encodedExtension('id-ce-certificatePolicies', [{ policyIdentifier: '1.2.3' }]),
        encodedExtension('id-pe-tlsfeature', [5]),
      ],
    },
  });
  const web = rootCertificates.slice(0, 40).map((pem) => pemBlocks(pem)[0]!.der);
  return [leaf.der, issuing.der, root.der, leaf.der, issuing.der, ...web];
}
