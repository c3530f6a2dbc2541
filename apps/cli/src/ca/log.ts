/** The log of a CA: one line of JSON for each thing it did, only ever added to, each line sealing the one before it. */
import { createHash } from 'node:crypto';
import { appendFileSync, readFileSync } from 'node:fs';
import type { RevocationReason } from 'tlscope/x509';

export type CertificateKind = 'root' | 'intermediate' | 'server' | 'client' | 'device' | 'cross-signed';

export type Deed =
  | {
      readonly did: 'init';
      /** As typed; absent where the CA may issue for any name. */
      readonly constrain?: readonly string[];
      /** Constraints are not critical, so that devices that do not know them go on. */
      readonly forDevices?: true;
      readonly crlUrl?: string;
      readonly ocspUrl?: string;
    }
  | {
      readonly did: 'issue';
      readonly kind: CertificateKind;
      /** What the CA calls it: the folder its files are in. */
      readonly name: string;
      readonly serial: string;
      /** The name of the CA certificate above it. */
      readonly issuer: string;
      readonly subject: string;
      readonly notAfter: string;
      /** DER in base64: nothing that was issued is ever lost. */
      readonly certificate: string;
      /** The serial number of the one it takes the place of. */
      readonly renews?: string;
      /** The private key is elsewhere. */
      readonly request?: true;
    }
  | { readonly did: 'revoke'; readonly serial: string; readonly reason: RevocationReason }
  | { readonly did: 'crl'; readonly issuer: string; readonly number: number; readonly next: string }
  | { readonly did: 'ocsp'; readonly serial: string; readonly status: string }
  | { readonly did: 'export'; readonly name: string; readonly as: string };

export type Entry = Deed & {
  /** When, as ISO 8601. */
  readonly at: string;
  /** SHA-256 of the line before, in hexadecimal. */
  readonly previous: string;
};

export interface Log {
  readonly entries: readonly Entry[];
  /** The number of the first line that was changed, or whose line before was; `undefined` where all is well. */
  readonly broken: number | undefined;
}

/** What the first line seals. */
const NOTHING = '0'.repeat(64);

export function readLog(path: string): Log {
  const lines = readFileSync(path, 'utf8').split('\n').slice(0, -1);
  const entries: Entry[] = [];
  let broken: number | undefined;
  let previous = NOTHING;
  lines.forEach((line, i) => {
    const entry = parsed(line);
    if (entry === undefined || entry.previous !== previous) broken ??= i + 1;
    if (entry !== undefined) entries.push(entry);
    previous = sealOf(line);
  });
  return { entries, broken };
}

/** `at` in milliseconds since 1970. */
export function addToLog(path: string, deed: Deed, at: number, first = false): void {
  const last = first ? undefined : readFileSync(path, 'utf8').trimEnd().split('\n').at(-1);
  const previous = last === undefined ? NOTHING : sealOf(last);
  const entry: Entry = { at: new Date(at).toISOString(), ...deed, previous };
  appendFileSync(path, `${JSON.stringify(entry)}\n`, { mode: 0o600 });
}

const sealOf = (line: string): string => createHash('sha256').update(line).digest('hex');

function parsed(line: string): Entry | undefined {
  try {
    return JSON.parse(line) as Entry;
  } catch {
    return undefined;
  }
}
