/**
 * What judging a chain costs beside the signature checks that nobody can do without, and reading a certificate beside
 * `@peculiar/x509`: `node --import tsx bench/x509.ts [--quick]`, on the built library. Every chain and key is new to the caches.
 */
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { nodeProvider as provider } from 'tlscope/crypto/node';
import { makeIdentity, parseCertificate, TrustStore, verifyChain } from 'tlscope/x509';
import { alternate, cpuSeconds } from './rounds.ts';

const AT = Date.UTC(2026, 5, 17);
const HOST = 'server.example';
/** More than the caches of certificates and keys hold, so that each round starts without them. */
const CHAINS = 400;
const WARM_UP = 12;

export interface X509Costs {
  /** Microseconds of CPU for one chain of three ECDSA P-256 certificates, from bytes to evidence. */
  readonly validation: number;
  /** Importing the two keys and checking the two signatures. */
  readonly signatures: number;
  /** Microseconds of CPU for reading one certificate and its subject, issuer, dates, key and extensions. */
  readonly parsing: number;
  /** The same with `@peculiar/x509`, where it is installed. */
  readonly peculiar: number | undefined;
}

export async function measureX509(rounds: number): Promise<X509Costs> {
  const chains = Array.from({ length: CHAINS }, () =>
    makeIdentity({ provider, names: [HOST], at: AT, key: 'secp256r1' }),
  );
  const stores = chains.map(({ root }) => TrustStore.of(root.der));
  const certificates = chains.flatMap(({ server }) => server.chain);
  const scheme = provider.signatureSchemes.find(({ name }) => name === 'ecdsa_sha256')!;
  const signed = chains.map(({ server, issuing, root }) => {
    const [leaf, above, top] = [server.chain[0]!, issuing.der, root.der].map(parseCertificate);
    return [
      { key: above!.publicKey!, message: leaf!.tbsDer, signature: leaf!.signature },
      { key: top!.publicKey!, message: above!.tbsDer, signature: above!.signature },
    ];
  });

  const judgeAll = (): void => {
    for (const [i, { server }] of chains.entries()) {
      const question = { presented: server.chain, trust: stores[i]!, at: AT, host: HOST, provider } as const;
      if (!verifyChain({ ...question, purpose: 'server' }).evidence.ok) throw new Error('a bad chain');
    }
  };
  // The compiler's own work, on other threads, is none of what is measured.
  for (let round = 0; round < WARM_UP; round++) judgeAll();

  const micros = async (count: number, work: () => void) => ((await cpuSeconds(work)) / count) * 1e6;
  const judging = await alternate(
    {
      signatures: () =>
        micros(CHAINS, () => {
          for (const { key, message, signature } of signed.flat()) {
            if (!scheme.verify(provider.importPublicKey(key), message, signature)) throw new Error('a bad signature');
          }
        }),
      validation: () => micros(CHAINS, judgeAll),
    },
    rounds,
  );
  const peculiar = await peculiarReader();
  const reading = await alternate(
    {
      parsing: () => micros(certificates.length, () => certificates.forEach(readOurs)),
      peculiar: () =>
        peculiar === undefined ? Number.NaN : micros(certificates.length, () => certificates.forEach(peculiar)),
    },
    rounds,
  );
  return { ...judging, parsing: reading.parsing, peculiar: peculiar === undefined ? undefined : reading.peculiar };
}

function readOurs(der: Uint8Array): void {
  const { subject, issuer, notAfter, publicKey, extensions } = parseCertificate(der);
  if (subject === issuer || notAfter < AT || publicKey === undefined || extensions.length === 0)
    throw new Error('not read');
}

/** The same of a certificate as `readOurs`. */
async function peculiarReader(): Promise<((der: Uint8Array) => void) | undefined> {
  const modules = ['reflect-metadata', '@peculiar/x509'];
  try {
    await import(modules[0]!);
    const { X509Certificate } = await import(modules[1]!);
    return (der) => {
      const { subject, issuer, notAfter, publicKey, extensions } = new X509Certificate(der);
      if (
        subject === issuer ||
        notAfter.getTime() < AT ||
        publicKey.rawData.byteLength === 0 ||
        extensions.length === 0
      ) {
        throw new Error('not read');
      }
    };
  } catch {
    return undefined;
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const { values } = parseArgs({ options: { quick: { type: 'boolean', default: false } } });
  const { validation, signatures, parsing, peculiar } = await measureX509(values.quick ? 5 : 15);
  const line = (what: string, value: number, of: string, ratio: number) =>
    console.log(`${what.padEnd(44)} ${value.toFixed(0).padStart(6)} µs   ${ratio.toFixed(2)} ${of}`);
  line('validation of three ECDSA certificates', validation, 'times its signature checks', validation / signatures);
  line('its signature checks alone', signatures, '', 1);
  if (peculiar === undefined) {
    console.log(`reading a certificate: ${parsing.toFixed(0)} µs; @peculiar/x509 is not installed`);
  } else {
    line('reading a certificate', parsing, 'times as fast as @peculiar/x509', peculiar / parsing);
    line('with @peculiar/x509', peculiar, '', 1);
  }
}
