/** A CA in a folder: what it has done, and its files. */
import { existsSync, lstatSync, mkdirSync, readFileSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { hex } from 'tlscope/bytes';
import type { PrivateKeyData } from 'tlscope/crypto';
import { lockKey, unlockKey } from 'tlscope/password';
import {
  BadKeyFile,
  type Issued,
  parseCertificate,
  pemBlocks,
  publicHalf,
  readPrivateKey,
  toPem,
  writePrivateKey,
  writePublicKey,
  type X509Certificate,
} from 'tlscope/x509';
import { UsageError } from '../host.ts';
import { samePublicKey } from '../inspect/together.ts';
import { shellWord } from '../shell.ts';
import { writeWhole } from '../whole-file.ts';
import type { CertificateKind, Deed, InitDeed, InitEntry, IssueEntry } from './entry.ts';
import { LOCK, lockFolder } from './lock.ts';
import { addToLog, type Log, readLog, refuseUntold } from './log.ts';

/** A certificate the CA issued, and what became of it. */
export interface Holder {
  readonly kind: CertificateKind;
  readonly name: string;
  readonly serial: string;
  readonly issuer: string;
  readonly certificate: X509Certificate;
  readonly renews: string | undefined;
  readonly byRequest: boolean;
  readonly revoked: { readonly at: number; readonly reason: string } | undefined;
}

export class Authority {
  readonly folder: string;
  readonly #passphrase: string | undefined;
  readonly #unlock: () => void;
  #log: Log;

  private constructor(folder: string, passphrase: string | undefined, unlock: () => void) {
    this.folder = folder;
    this.#passphrase = passphrase;
    this.#unlock = unlock;
    this.#log = readLog(join(folder, LOG));
  }

  /** A new folder with an empty CA, locked. Throws `UsageError` where there is one already. */
  static create(folder: string, passphrase: string | undefined, init: InitDeed, at: number): Authority {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    return locked(folder, (unlock) => {
      if (existsSync(join(folder, LOG))) {
        throw new UsageError(`There is a CA in ${folder} already.`, 'Choose another folder with --dir.');
      }
      refuseOpenFolder(folder);
      addToLog(join(folder, LOG), { ...init, counted: true }, at, undefined);
      return new Authority(folder, passphrase, unlock);
    });
  }

  /**
   * Locks the folder until `close`. Throws `UsageError` where there is none, others can look into it, or its log does not add
   * up; `look`: a log may be looked at all the same.
   */
  static open(folder: string, passphrase: string | undefined, purpose: 'look' | 'work' = 'work'): Authority {
    if (!existsSync(join(folder, LOG))) {
      throw new UsageError(`There is no CA in ${folder}.`, 'Make one with tlscope ca init, or say where with --dir.');
    }
    refuseOpenFolder(folder);
    return locked(folder, (unlock) => {
      const authority = new Authority(folder, passphrase, unlock);
      if (purpose === 'work') {
        authority.#refuseBrokenLog();
        authority.#finishLast();
      }
      return authority;
    });
  }

  close(): void {
    this.#unlock();
  }

  get log(): Log {
    return this.#log;
  }

  get settings(): InitDeed {
    return this.#log.entries.find((entry): entry is InitEntry => entry.did === 'init') ?? { did: 'init' };
  }

  /** Everything that was issued, in order. */
  get holders(): Holder[] {
    const issued = this.#log.entries.filter((entry): entry is IssueEntry => entry.did === 'issue');
    return issued.map((entry) => this.#holderOf(entry));
  }

  /** The newest of that name, or the one with that serial number; with colons it is a serial number. Throws `UsageError`. */
  find(nameOrSerial: string): Holder {
    const wanted = nameOrSerial.replaceAll(':', '').toLowerCase();
    const named = this.holders.findLast(({ name }) => name === nameOrSerial);
    const numbered = this.numbered(wanted);
    if (named !== undefined && numbered !== undefined && named.serial !== wanted) {
      throw new UsageError(
        `"${wanted}" is the serial number of "${numbered.name}", and the name of the one with serial number ${named.serial}.`,
        'Give a serial number with colons, like 4c:7b:d1.',
      );
    }
    const found = named ?? numbered;
    if (found !== undefined) return found;
    throw new UsageError(`This CA issued nothing called "${nameOrSerial}".`, 'tlscope ca list shows what it did.');
  }

  /** By its serial number alone, in hexadecimal: requests choose names. */
  numbered(serial: string): Holder | undefined {
    return this.holders.find((holder) => holder.serial === serial);
  }

  /** A CA certificate of this folder with its name and its key. Throws `UsageError`. */
  issuer(nameOrSerial: string): Issued & { readonly name: string } {
    const { name, kind } = this.find(nameOrSerial);
    if (kind !== 'root' && kind !== 'intermediate') {
      throw new UsageError(`"${nameOrSerial}" is not a CA.`, 'Only the root and intermediates issue.');
    }
    const newest = this.find(name);
    return { name, der: newest.certificate.der, key: this.key(newest) };
  }

  /** The certificate, then those above it but the root. */
  chain(holder: Holder): Uint8Array[] {
    const above: Uint8Array[] = [];
    for (let at = holder; at.kind !== 'root'; at = this.find(at.issuer)) above.push(at.certificate.der);
    return above;
  }

  /** Throws `UsageError` where the key is not here, is another one by now, or the passphrase is wrong. */
  key({ name, certificate }: Holder): PrivateKeyData {
    const path = this.path(name, KEY);
    if (!existsSync(path)) {
      throw new UsageError(`The private key of "${name}" is not in this folder.`, 'Whoever made the request has it.');
    }
    refuseOpenFile(path);
    const [block] = pemBlocks(readFileSync(path, 'latin1'));
    try {
      const plain = block!.label === 'ENCRYPTED PRIVATE KEY' ? this.#opened(block!.der, name) : block!.der;
      const key = readPrivateKey(plain, this.find(name).certificate.publicKey);
      if (samePublicKey(certificate, writePublicKey(publicHalf(key)))) return key;
      throw new UsageError(
        `The key of that older "${name}" is gone.`,
        'It was replaced when the certificate was renewed.',
      );
    } catch (error) {
      if (error instanceof BadKeyFile) throw new UsageError(`${path}: ${error.message}.`, 'Restore it from a copy.');
      throw error;
    }
  }

  /** Writes the files of one that was issued, and the line about it. `key` is absent where it is elsewhere. */
  keep(deed: Omit<Extract<Deed, { did: 'issue' }>, 'did'>, key: PrivateKeyData | undefined, at: number): Holder {
    refuseUntold({ did: 'issue', ...deed }, at, this.#log.entries);
    this.#ownFolder(deed.name);
    // The key that was there goes only once the new certificate is on record.
    if (key !== undefined) this.#writeKey(this.#nextKey(deed), key);
    this.record({ did: 'issue', ...deed }, at);
    const holder = this.numbered(deed.serial)!;
    this.#putInPlace(holder);
    return holder;
  }

  /** Of one that is on record. What was stopped behind the record is done by whoever comes next. */
  #putInPlace(holder: Holder): void {
    const { name, certificate } = holder;
    const next = this.#nextKey(holder);
    if (existsSync(next)) renameSync(next, this.path(name, KEY));
    const chain = this.chain(holder).map((one) => toPem('CERTIFICATE', one));
    if (chain.length > 0) writeWhole(this.path(name, 'chain.pem'), chain.join(''));
    writeWhole(this.path(name, CERTIFICATE), toPem('CERTIFICATE', certificate.der));
  }

  #finishLast(): void {
    const last = this.#log.entries.findLast((entry): entry is IssueEntry => entry.did === 'issue');
    if (last === undefined || !existsSync(this.path(last.name))) return;
    const file = this.path(last.name, CERTIFICATE);
    const pem = toPem('CERTIFICATE', Buffer.from(last.certificate, 'base64'));
    if (existsSync(file) && readFileSync(file, 'latin1') === pem) return;
    this.#ownFolder(last.name);
    this.#putInPlace(this.numbered(last.serial)!);
  }

  /** Where a key waits until its certificate is on record: no other one's. */
  #nextKey({ name, serial }: Pick<Holder, 'name' | 'serial'>): string {
    return this.path(name, `next-key-${serial}.pem`);
  }

  record(deed: Deed, at: number): void {
    addToLog(join(this.folder, LOG), deed, at, this.#log.entries);
    this.#log = readLog(join(this.folder, LOG));
    this.#refuseBrokenLog();
  }

  /** Writes a file of the folder and returns its path. */
  write(folder: string, name: string, content: Uint8Array | string): string {
    const path = join(this.#ownFolder(folder), name);
    writeWhole(path, content);
    return path;
  }

  path(...parts: readonly string[]): string {
    return join(this.folder, ...parts);
  }

  /** Keys are written nowhere else. */
  #ownFolder(name: string): string {
    const path = this.path(name);
    mkdirSync(path, { recursive: true, mode: 0o700 });
    if (lstatSync(path).isDirectory()) return path;
    throw new UsageError(`${path} is a link, and leads out of this CA.`, 'Put a folder in its place.');
  }

  #holderOf({ kind, name, serial, issuer, certificate, renews, request }: IssueEntry): Holder {
    const revocation = this.#log.entries.find((entry) => entry.did === 'revoke' && entry.serial === serial);
    return {
      kind,
      name,
      serial,
      issuer,
      certificate: parseCertificate(Buffer.from(certificate, 'base64')),
      renews,
      byRequest: request === true,
      revoked: revocation?.did === 'revoke' ? { at: Date.parse(revocation.at), reason: revocation.reason } : undefined,
    };
  }

  #opened(der: Uint8Array, name: string): Uint8Array {
    if (this.#passphrase === undefined) {
      throw new UsageError(`The key of "${name}" is locked.`, 'Give its passphrase in TLSCOPE_CA_PASSPHRASE.');
    }
    const opened = unlockKey(der, this.#passphrase);
    if ('plain' in opened) return opened.plain;
    throw new UsageError(`The key of "${name}" stays locked: ${opened.because}.`, 'Check TLSCOPE_CA_PASSPHRASE.');
  }

  #writeKey(path: string, key: PrivateKeyData): void {
    const pkcs8 = writePrivateKey(key);
    const pem =
      this.#passphrase === undefined
        ? toPem('PRIVATE KEY', pkcs8)
        : toPem('ENCRYPTED PRIVATE KEY', lockKey(pkcs8, this.#passphrase));
    writeWhole(path, pem);
  }

  /** What a log that does not add up would be the ground of: a list without a revocation, a second certificate of a name. */
  #refuseBrokenLog(): void {
    const { fault } = this.#log;
    if (fault === undefined) return;
    const text = `The log of this CA does not add up at line ${fault.line}: ${fault.because}. Nothing is signed.`;
    throw new UsageError(
      text,
      `Restore ${join(this.folder, LOG)} and what is beside it from a copy; tlscope ca list shows it.`,
    );
  }
}

const LOG = 'log.jsonl';
const KEY = 'key.pem';
const CERTIFICATE = 'certificate.pem';
/** Names of the CA's own files, which no folder of a certificate may have. */
export const TAKEN: readonly string[] = ['crl', 'ocsp', LOG, `${LOG}.count`, LOCK];

/** Locked while what `work` returns is in use; where that does not come about, not at all. */
function locked(folder: string, work: (unlock: () => void) => Authority): Authority {
  const unlock = lockFolder(folder);
  try {
    return work(unlock);
  } catch (error) {
    unlock();
    throw error;
  }
}

export const serialOf = (certificate: X509Certificate): string => hex(certificate.serialNumber);

function refuseOpenFolder(folder: string): void {
  if (process.platform !== 'win32' && (statSync(folder).mode & 0o077) !== 0) {
    throw new UsageError(`Others on this machine can look into ${folder}.`, `chmod 700 ${shellWord(folder)}`);
  }
}

function refuseOpenFile(path: string): void {
  if (process.platform !== 'win32' && (statSync(path).mode & 0o077) !== 0) {
    throw new UsageError(`Others on this machine can read the private key ${path}.`, `chmod 600 ${shellWord(path)}`);
  }
}
