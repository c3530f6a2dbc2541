/** A CA in a folder: what it has done, and its files. */
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
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
import { addToLog, type CertificateKind, type Deed, type Entry, type Log, readLog } from './log.ts';

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

type InitEntry = Extract<Entry, { did: 'init' }>;
type IssueEntry = Extract<Entry, { did: 'issue' }>;

export class Authority {
  readonly folder: string;
  readonly #passphrase: string | undefined;
  #log: Log;

  private constructor(folder: string, passphrase: string | undefined) {
    this.folder = folder;
    this.#passphrase = passphrase;
    this.#log = readLog(join(folder, LOG));
  }

  /** A new folder with an empty CA. Throws `UsageError` where there is one already. */
  static create(folder: string, passphrase: string | undefined, init: Deed, at: number): Authority {
    if (existsSync(join(folder, LOG))) {
      throw new UsageError(`There is a CA in ${folder} already.`, 'Choose another folder with --dir.');
    }
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    refuseOpenFolder(folder);
    addToLog(join(folder, LOG), init, at, true);
    return new Authority(folder, passphrase);
  }

  /** Throws `UsageError` where there is none, or others can look into it. */
  static open(folder: string, passphrase: string | undefined): Authority {
    if (!existsSync(join(folder, LOG))) {
      throw new UsageError(`There is no CA in ${folder}.`, 'Make one with tlscope ca init, or say where with --dir.');
    }
    refuseOpenFolder(folder);
    return new Authority(folder, passphrase);
  }

  get log(): Log {
    return this.#log;
  }

  get settings(): InitEntry {
    return this.#log.entries.find((entry): entry is InitEntry => entry.did === 'init')!;
  }

  /** Everything that was issued, in order. */
  get holders(): Holder[] {
    const issued = this.#log.entries.filter((entry): entry is IssueEntry => entry.did === 'issue');
    return issued.map((entry) => this.#holderOf(entry));
  }

  /** The newest of that name, or the one with that serial number. Throws `UsageError`. */
  find(nameOrSerial: string): Holder {
    const wanted = nameOrSerial.replaceAll(':', '').toLowerCase();
    const found =
      this.holders.findLast(({ name }) => name === nameOrSerial) ??
      this.holders.find(({ serial }) => serial === wanted);
    if (found !== undefined) return found;
    throw new UsageError(`This CA issued nothing called "${nameOrSerial}".`, 'tlscope ca list shows what it did.');
  }

  /** A CA certificate of this folder with its key. Throws `UsageError`. */
  issuer(name: string): Issued {
    const { certificate, kind } = this.find(name);
    if (kind !== 'root' && kind !== 'intermediate') {
      throw new UsageError(`"${name}" is not a CA.`, 'Only the root and intermediates issue.');
    }
    return { der: certificate.der, key: this.key(this.find(name)) };
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
      const plain = block!.label === 'ENCRYPTED PRIVATE KEY' ? this.#unlock(block!.der, name) : block!.der;
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
    const der = Buffer.from(deed.certificate, 'base64');
    mkdirSync(this.path(deed.name), { recursive: true, mode: 0o700 });
    if (key !== undefined) this.#writeKey(deed.name, key);
    this.record({ did: 'issue', ...deed }, at);
    const holder = this.find(deed.serial);
    const chain = this.chain(holder).map((one) => toPem('CERTIFICATE', one));
    writeFileSync(this.path(deed.name, 'certificate.pem'), toPem('CERTIFICATE', der), PRIVATE);
    if (chain.length > 0) writeFileSync(this.path(deed.name, 'chain.pem'), chain.join(''), PRIVATE);
    return holder;
  }

  record(deed: Deed, at: number): void {
    addToLog(join(this.folder, LOG), deed, at);
    this.#log = readLog(join(this.folder, LOG));
  }

  /** Writes a file of the folder and returns its path. */
  write(folder: string, name: string, content: Uint8Array | string): string {
    mkdirSync(this.path(folder), { recursive: true, mode: 0o700 });
    const path = this.path(folder, name);
    writeFileSync(path, content, PRIVATE);
    return path;
  }

  path(...parts: readonly string[]): string {
    return join(this.folder, ...parts);
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

  #unlock(der: Uint8Array, name: string): Uint8Array {
    if (this.#passphrase === undefined) {
      throw new UsageError(`The key of "${name}" is locked.`, 'Give its passphrase in TLSCOPE_CA_PASSPHRASE.');
    }
    const opened = unlockKey(der, this.#passphrase);
    if ('plain' in opened) return opened.plain;
    throw new UsageError(`The key of "${name}" stays locked: ${opened.because}.`, 'Check TLSCOPE_CA_PASSPHRASE.');
  }

  #writeKey(name: string, key: PrivateKeyData): void {
    const pkcs8 = writePrivateKey(key);
    const pem =
      this.#passphrase === undefined
        ? toPem('PRIVATE KEY', pkcs8)
        : toPem('ENCRYPTED PRIVATE KEY', lockKey(pkcs8, this.#passphrase));
    writeFileSync(this.path(name, KEY), pem, PRIVATE);
  }
}

const LOG = 'log.jsonl';
const KEY = 'key.pem';
const PRIVATE = { mode: 0o600 };

export const serialOf = (certificate: X509Certificate): string => hex(certificate.serialNumber);

function refuseOpenFolder(folder: string): void {
  if (process.platform !== 'win32' && (statSync(folder).mode & 0o077) !== 0) {
    throw new UsageError(`Others on this machine can look into ${folder}.`, `chmod 700 ${folder}`);
  }
}

function refuseOpenFile(path: string): void {
  if (process.platform !== 'win32' && (statSync(path).mode & 0o077) !== 0) {
    throw new UsageError(`Others on this machine can read the private key ${path}.`, `chmod 600 ${path}`);
  }
}
