import { existsSync, readFileSync } from 'node:fs';
import { rootCertificates } from 'node:tls';
import { TrustStore } from '../x509/index.ts';
import { badOption } from './errors.ts';
import type { PemOrDer, Roots } from './options.ts';

/** Where systems keep the roots they trust, as one PEM file. */
const SYSTEM_FILES = [
  '/etc/ssl/certs/ca-certificates.crt',
  '/etc/pki/ca-trust/extracted/pem/tls-ca-bundle.pem',
  '/etc/pki/tls/certs/ca-bundle.crt',
  '/etc/ssl/ca-bundle.pem',
  '/etc/ssl/cert.pem',
];

let usual: TrustStore | undefined;

/**
 * The roots of `ca`; without it, Node's bundled ones and the system's. `SSL_CERT_FILE` stands for the system's file and
 * `NODE_EXTRA_CA_CERTS` adds to it. Read and parsed once, when first needed.
 */
export function trustOf(ca: Roots | undefined): TrustStore {
  if (ca instanceof TrustStore) return ca;
  if (ca === undefined) {
    usual ??= TrustStore.readable(...usualRoots());
    return usual;
  }
  if (typeof ca !== 'string') return storeOf(ca);
  const store = known.get(ca) ?? storeOf(ca);
  if (known.size >= KNOWN) known.delete(known.keys().next().value!);
  known.set(ca, store);
  return store;
}

// A program connects again and again with the same text.
const known = new Map<string, TrustStore>();
const KNOWN = 32;

function storeOf(ca: Exclude<Roots, TrustStore>): TrustStore {
  const store = TrustStore.of(...([ca].flat() as PemOrDer[]));
  if (store.anchors.length === 0) throw badOption('ca: there is no certificate in it');
  return store;
}

function usualRoots(): string[] {
  const system = process.env.SSL_CERT_FILE ?? SYSTEM_FILES.find((path) => existsSync(path));
  const files = [system, process.env.NODE_EXTRA_CA_CERTS].filter((path) => path !== undefined);
  return [...rootCertificates, ...files.map(read).filter((text) => text.includes('-----BEGIN CERTIFICATE-----'))];
}

/** A file that is named and is not there is no reason to trust less than the rest. */
function read(path: string): string {
  try {
    return readFileSync(path, 'latin1');
  } catch {
    return '';
  }
}
