/** What is typed after the flags of the protocol. */
import { existsSync } from 'node:fs';
import { unhex } from 'tlscope/bytes';
import { certificateCompression } from 'tlscope/node';
import { pemBlocks, TrustStore } from 'tlscope/x509';
import { readNamedNow } from '../files.ts';
import { UsageError } from '../host.ts';

export interface Psk {
  readonly identity: Uint8Array;
  readonly key: Uint8Array;
}

/** `IDENTITY:HEX` */
export function pskIn(text: string): Psk {
  const at = text.lastIndexOf(':');
  const key = text.slice(at + 1);
  if (at < 1 || !/^([0-9a-fA-F]{2}){16,}$/.test(key)) {
    throw new UsageError(
      '--psk is not IDENTITY:KEY with a key of at least 16 bytes in hexadecimal.',
      'openssl rand -hex 32 makes a key.',
    );
  }
  return { identity: new TextEncoder().encode(text.slice(0, at)), key: unhex(key) };
}

/** A number of the given range. */
export function numberIn(flag: string, text: string, least: number, most: number): number {
  const value = Number(text);
  if (Number.isInteger(value) && value >= least && value <= most) return value;
  throw new UsageError(`${flag} ${text} is not a number from ${least} to ${most}.`, 'See --help.');
}

/** Lengths become multiples of this many bytes. */
export const paddingTo =
  (block: number): ((length: number) => number) =>
  (length) =>
    (block - (length % block)) % block;

export const compression = () => certificateCompression(['brotli', 'zlib']);

/** A file with base64 or raw bytes, or base64 itself: what stands in the DNS as `ech=`. */
export function bytesIn(flag: string, text: string): Uint8Array {
  const given = existsSync(text) ? readNamedNow(text, 'The file') : Buffer.from(text);
  const written = given.toString('latin1').trim().replace(/\s/g, '');
  if (/^[A-Za-z0-9+/]+={0,2}$/.test(written) && written.length % 4 === 0) return Buffer.from(written, 'base64');
  if (existsSync(text)) return given;
  throw new UsageError(
    `${flag} ${text} is neither a file nor base64.`,
    'It stands in the DNS as ech=... of the HTTPS record.',
  );
}

export interface SigningFlags {
  readonly sigalgs?: string;
  readonly certSigalgs?: string;
  readonly authorities?: string;
}

export const SIGNING_FLAGS = [
  ['--sigalgs <list>', 'signature schemes in preference order, like ecdsa_secp256r1_sha256,ed25519'],
  ['--cert-sigalgs <list>', 'how certificates may be signed, where that differs'],
  ['--authorities <file>', 'name the authorities in this PEM as those the other certificate should come from'],
] as const;

/** Which signatures, and whose certificates, the other side should use. */
export const signing = ({ sigalgs, certSigalgs, authorities }: SigningFlags) => ({
  ...(sigalgs !== undefined && { signatureSchemes: sigalgs.split(',') }),
  ...(certSigalgs !== undefined && { certificateSignatureSchemes: certSigalgs.split(',') }),
  ...(authorities !== undefined && {
    certificateAuthorities: TrustStore.of(...blocksIn('--authorities', authorities, 'CERTIFICATE')).anchors.map(
      ({ subjectDer }) => subjectDer,
    ),
  }),
});

/** `1.3.6.1.5.5.7.3.2:3003...`: an extension by its number, and a value of it in DER; several with commas between. */
export const filtersIn = (text: string) =>
  text.split(',').map((filter) => {
    const [, oid, value] = /^([0-9.]+):((?:[0-9a-fA-F]{2})+)$/.exec(filter) ?? [];
    if (oid !== undefined && value !== undefined) return { oid, values: unhex(value) };
    throw new UsageError(`--oid-filter ${filter} is not NUMBER:VALUE, the value in hexadecimal.`, 'See --help.');
  });

/** PEM blocks of one kind in a file. */
export function blocksIn(flag: string, path: string, label: string): Uint8Array[] {
  if (!existsSync(path)) throw new UsageError(`${flag}: there is no file ${path}.`, 'Check the path.');
  const found = pemBlocks(readNamedNow(path, 'The file').toString('latin1')).filter((block) => block.label === label);
  if (found.length > 0) return found.map(({ der }) => der);
  throw new UsageError(`${flag}: ${path} has no ${label} in PEM.`, 'Check the file.');
}
