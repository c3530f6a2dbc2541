/** What a line of the log has to say, and how the lines follow from each other. */
import { hex } from 'tlscope/bytes';
import { parseCertificate, revocationReasons } from 'tlscope/x509';
import type { Entry, LogFault } from './entry.ts';

type Shape = Readonly<Record<string, (value: unknown) => boolean>>;

const text = (value: unknown): boolean => typeof value === 'string' && value.length <= 65_536;
const maybe = (is: (value: unknown) => boolean) => (value: unknown) => value === undefined || is(value);
const oneOf =
  (...words: readonly string[]) =>
  (value: unknown) =>
    words.includes(value as string);
const truth = maybe((value) => value === true);
const moment = (value: unknown): boolean => text(value) && !Number.isNaN(Date.parse(value as string));
const serial = (value: unknown): boolean => text(value) && /^([0-9a-f]{2})+$/.test(value as string);
/** The name of a folder inside the CA's, and of nothing else. */
const folder = (value: unknown): boolean => text(value) && /^[a-z0-9_@][a-z0-9._@-]*$/.test(value as string);

const SHAPES: Readonly<Record<Entry['did'], Shape>> = {
  init: {
    counted: truth,
    constrain: maybe((value) => Array.isArray(value) && value.every(text)),
    forDevices: truth,
    crlUrl: maybe(text),
    ocspUrl: maybe(text),
  },
  issue: {
    kind: oneOf('root', 'intermediate', 'server', 'client', 'device', 'cross-signed'),
    name: folder,
    serial,
    issuer: folder,
    subject: text,
    notAfter: moment,
    certificate: text,
    renews: maybe(serial),
    request: truth,
  },
  revoke: { serial, reason: oneOf(...revocationReasons) },
  crl: { issuer: folder, number: (value) => Number.isSafeInteger(value) && (value as number) > 0, next: moment },
  ocsp: { serial, status: oneOf('good', 'revoked', 'unknown') },
  export: { name: folder, as: text },
};

function fieldsOf(line: string): Readonly<Record<string, unknown>> {
  try {
    return Object(JSON.parse(line)) as Record<string, unknown>;
  } catch {
    return {};
  }
}

/** What the line says of the one before it. */
export const previousOf = (line: string): unknown => fieldsOf(line).previous;

/** `undefined` where the line says nothing that a log has to say. */
export function parseEntry(line: string): Entry | undefined {
  const entry = fieldsOf(line);
  const { did, at, previous } = entry;
  if (typeof did !== 'string' || !Object.hasOwn(SHAPES, did) || !moment(at) || !text(previous)) return undefined;
  const shape = SHAPES[did as Entry['did']];
  if (Object.entries(shape).some(([name, is]) => !is(entry[name]))) return undefined;
  return did === 'issue' && certificateSerial(String(entry.certificate)) !== entry.serial
    ? undefined
    : // Each member was looked at above.
      (entry as unknown as Entry);
}

function certificateSerial(base64: string): string | undefined {
  try {
    return hex(parseCertificate(Buffer.from(base64, 'base64')).serialNumber);
  } catch {
    return undefined;
  }
}

/** Why the entries cannot be what one CA did, in this order. */
export function storyFault(entries: readonly Entry[]): LogFault | undefined {
  const story = new Story();
  for (const [i, entry] of entries.entries()) {
    const because = (i === 0) === (entry.did === 'init') ? story.tell(entry) : 'a CA is made once, before all else';
    if (because !== undefined) return { line: i + 1, because };
  }
  return entries.length === 0 ? { line: 1, because: 'there is none' } : undefined;
}

class Story {
  readonly #serials = new Map<string, string>();
  readonly #names = new Map<string, string>();
  readonly #revoked = new Set<string>();
  readonly #numbers = new Map<string, number>();

  /** What contradicts what was told before. */
  tell(entry: Entry): string | undefined {
    switch (entry.did) {
      case 'issue':
        return this.#issue(entry);
      case 'revoke':
        if (!this.#serials.has(entry.serial)) return 'it revokes what was not issued';
        if (this.#revoked.has(entry.serial)) return 'it revokes what was revoked before';
        this.#revoked.add(entry.serial);
        return undefined;
      case 'crl': {
        const number = this.#numbers.get(entry.issuer) ?? 0;
        if (entry.number !== number + 1) return `its list has number ${entry.number} after number ${number}`;
        this.#numbers.set(entry.issuer, entry.number);
        return undefined;
      }
      case 'ocsp':
        return (entry.status === 'revoked') === this.#revoked.has(entry.serial)
          ? undefined
          : 'its OCSP answer is not what the lines before it say';
      default:
        return undefined;
    }
  }

  #issue({ kind, name, serial, issuer, renews }: Extract<Entry, { did: 'issue' }>): string | undefined {
    if (this.#serials.has(serial)) return 'its serial number was given before';
    const issuerKind = this.#names.get(issuer);
    const isAuthority = issuerKind === 'root' || issuerKind === 'intermediate';
    if (kind === 'root' ? issuer !== name || this.#names.size > 0 : !isAuthority)
      return 'its issuer is no CA of this folder';
    if (renews === undefined ? this.#names.has(name) : this.#serials.get(renews) !== name) {
      return renews === undefined ? 'its name was given before' : 'it renews what was not issued';
    }
    this.#serials.set(serial, name);
    this.#names.set(name, kind);
    return undefined;
  }
}
