import { existsSync, readFileSync } from 'node:fs';
import { rootCertificates } from 'node:tls';
import { TrustStore, toPem } from '../../x509/index.ts';
import { badOption } from '../errors/index.ts';
import { ofOption } from './credentials.ts';
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
  const given = [ca].flat() as PemOrDer[];
  const store = ofOption('ca', () => TrustStore.readable(...given));
  // As with node:tls a key in the same file is passed over; what is to be trusted and cannot be read is not.
  if (store.refused.some(({ otherKind }) => !otherKind)) TrustStore.of(...given);
  if (store.anchors.length === 0 && given.length > 0) {
    process.emitWarning('there is no certificate in `ca`: nobody is trusted by it', { code: 'TLSCOPE_EMPTY_CA' });
  }
  return store;
}

/** PEM: Node's own, the system's, what `NODE_EXTRA_CA_CERTS` adds, or all that is trusted without `ca`. Throws `CallerFault`. */
export function getCACertificates(type: 'default' | 'system' | 'bundled' | 'extra' = 'default'): readonly string[] {
  switch (type) {
    case 'default':
      return replaced ?? [...new Set(usualRoots().flatMap(certificatesIn))];
    case 'bundled':
      return rootCertificates;
    case 'system':
      return certificatesIn(read(systemFile()));
    case 'extra':
      return certificatesIn(read(process.env.NODE_EXTRA_CA_CERTS));
    default:
      throw badOption(`getCACertificates: "${String(type)}" is not one of default, system, bundled, extra`);
  }
}

let replaced: readonly string[] | undefined;

/** What is trusted from now on where no `ca` is given. Throws `BadPem` or `BadTrustAnchor` for what cannot be read. */
export function setDefaultCACertificates(certs: readonly PemOrDer[]): void {
  usual = TrustStore.of(...certs);
  replaced = usual.anchors.map(({ der }) => toPem('CERTIFICATE', der).trimEnd());
}

const BEGIN = '-----BEGIN CERTIFICATE-----';
const certificatesIn = (text: string): string[] =>
  text.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g) ?? [];

const systemFile = (): string | undefined => process.env.SSL_CERT_FILE ?? SYSTEM_FILES.find((path) => existsSync(path));

const usualRoots = (): string[] => [
  ...rootCertificates,
  ...[systemFile(), process.env.NODE_EXTRA_CA_CERTS].map(read).filter((text) => text.includes(BEGIN)),
];

/** A file that is named and is not there is no reason to trust less than the rest. */
function read(path: string | undefined): string {
  if (path === undefined) return '';
  try {
    return readFileSync(path, 'latin1');
  } catch {
    return '';
  }
}
