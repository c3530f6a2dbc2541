/** The roots there are on this machine: each source with where it is from and how old it is. */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import { basename, join } from 'node:path';
import { rootCertificates } from 'node:tls';
import { BadPem, TrustStore, toPem, type X509Certificate } from 'tlscope/x509';
import { readNamedNow } from '../files.ts';
import { UsageError } from '../host.ts';
import { writeWhole } from '../whole-file.ts';
import { hashes } from './formats/text.ts';

export interface RootSource {
  /** `node`, `system`, or the name of a file of the user's own catalogue. */
  readonly name: string;
  readonly about: string;
  /** Milliseconds since 1970: how old what it says is. */
  readonly date: number;
  readonly store: TrustStore;
}

/** Where systems keep the roots they trust, as one PEM file. */
const SYSTEM_FILES = [
  '/etc/ssl/certs/ca-certificates.crt',
  '/etc/pki/ca-trust/extracted/pem/tls-ca-bundle.pem',
  '/etc/pki/tls/certs/ca-bundle.crt',
  '/etc/ssl/ca-bundle.pem',
  '/etc/ssl/cert.pem',
];

/** What they are called; nothing of the user's own is called so. */
const NODE = 'node';
const SYSTEM = 'system';

let known: readonly RootSource[] | undefined;

/** Node's bundled roots, the system's, and the user's own. Read once. */
export function rootSources(): readonly RootSource[] {
  known ??= [nodeRoots(), ...systemRoots(), ...ownRoots()];
  return known;
}

/** All of them as one store. */
export function allRoots(): TrustStore {
  return TrustStore.of(...rootSources().flatMap(({ store }) => store.anchors.map(({ der }) => der)));
}

/** A root, and the sources that have it. */
export interface CatalogueEntry {
  readonly certificate: X509Certificate;
  readonly fingerprint: string;
  readonly sources: readonly string[];
}

/** Each root once, by name. */
export function catalogue(): CatalogueEntry[] {
  const entries = new Map<string, { certificate: X509Certificate; sources: string[] }>();
  for (const { name, store } of rootSources()) {
    for (const certificate of store.anchors) {
      const print = fingerprint(certificate.der);
      const entry = entries.get(print) ?? { certificate, sources: [] };
      if (!entry.sources.includes(name)) entry.sources.push(name);
      entries.set(print, entry);
    }
  }
  return [...entries]
    .map(([print, entry]) => ({ ...entry, fingerprint: print }))
    .sort((a, b) => a.certificate.subjectName.localeCompare(b.certificate.subjectName, 'en'));
}

/** SHA-256 of the DER, in hexadecimal. */
export const fingerprint = (der: Uint8Array): string => createHash('sha256').update(der).digest('hex');

function nodeRoots(): RootSource {
  return {
    name: NODE,
    about: `Mozilla's roots, as bundled with Node.js ${process.version}`,
    date: statSync(process.execPath).mtimeMs,
    store: TrustStore.readable(...rootCertificates),
  };
}

function systemRoots(): RootSource[] {
  const path = process.env.SSL_CERT_FILE ?? SYSTEM_FILES.find((file) => existsSync(file));
  if (path === undefined || !existsSync(path)) return [];
  const about = `the roots this system trusts, ${path}`;
  return [{ name: SYSTEM, about, date: statSync(path).mtimeMs, store: storeIn(path) }];
}

function ownRoots(): RootSource[] {
  const folder = ownFolder();
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => name.endsWith('.pem'))
    .sort()
    .map((name) => {
      const path = join(folder, name);
      return {
        name: name.slice(0, -'.pem'.length),
        about: `your own, ${path}`,
        date: statSync(path).mtimeMs,
        store: storeIn(path),
      };
    });
}

function storeIn(path: string): TrustStore {
  const text = readNamedNow(path, 'The file of roots').toString('latin1');
  try {
    return text.includes('-----BEGIN ') ? TrustStore.readable(text) : TrustStore.of();
  } catch (error) {
    if (error instanceof BadPem)
      throw new UsageError(`The roots in ${path} are damaged: ${error.message}.`, 'Repair them.');
    throw error;
  }
}

/** Where the user's own roots are kept: `TLSCOPE_ROOTS`, or the usual place for data. */
export function ownFolder(): string {
  const data = process.env.XDG_DATA_HOME || join(homedir(), '.local', 'share');
  return process.env.TLSCOPE_ROOTS ?? join(data, 'tlscope', 'roots');
}

/** Keeps `roots` under the name of the file they are from. Returns where. */
export function keepRoots(from: string, roots: readonly X509Certificate[], at: number): string {
  const folder = ownFolder();
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const name = basename(from).replace(/\.[^.]*$/, '') || 'roots';
  if (name === NODE || name === SYSTEM) {
    throw new UsageError(
      `"${name}" is what the roots of ${name === NODE ? 'Node.js' : 'this system'} are called.`,
      'Give the file another name.',
    );
  }
  const path = join(folder, `${name}.pem`);
  const head = hashes([`${roots.length} roots taken from ${from} at ${new Date(at).toISOString()}`]);
  const body = roots.map(({ der, subject }) => `\n${hashes([subject])}${toPem('CERTIFICATE', der)}`);
  writeWhole(path, head + body.join(''));
  known = undefined;
  return path;
}
