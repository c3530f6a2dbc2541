/** What a handful of bytes is: a trace, PEM, DER, or TLS; taken apart into pieces that each have a declaration. */
import {
  ANY,
  Certificate,
  CertificateList,
  CertificationRequest,
  ECPrivateKey,
  PrivateKeyInfo,
  RSAPrivateKey,
  SubjectPublicKeyInfo,
} from 'tlscope/asn1';
import { fromUtf8, ownMember, unhex, utf8 } from 'tlscope/bytes';
import { readTrace, TRACE_FORMAT, type Trace, TraceError } from 'tlscope/observe';
import { type Codec, decodeFault, dissect } from 'tlscope/presentation';
import { BadPem, type Form, pemBlocks, readForms } from 'tlscope/x509';
import { UsageError } from './host.ts';
import { Count, SHOWN } from './inspect/count.ts';
import type { Piece } from './piece.ts';
import { tlsPieces } from './tls-bytes.ts';

/** `forms`: what it was wrapped in, where that is no form of it that others read. */
export type Recognised = { readonly forms: readonly Form[] } & Usual;

type Usual =
  | { readonly kind: 'trace'; readonly trace: Trace }
  | { readonly kind: 'PEM' | 'DER' | 'TLS'; readonly pieces: readonly Piece[]; readonly leftOut?: number };

/**
 * `undefined` where it is none of these. Throws `UsageError` where it is one of them, and broken. What it is wrapped in is
 * taken off first, as `inspect` does.
 */
export function recognise(bytes: Uint8Array): Recognised | undefined {
  // Texts in a trace are wrapped in their own way.
  const { forms, plain } = isTrace(fromUtf8(bytes)) ? { forms: [], plain: bytes } : readForms(bytes);
  const found = usual(typeof plain === 'string' ? utf8(plain) : plain);
  return found && { ...found, forms: forms.filter(({ name }) => name !== 'hexadecimal') };
}

const isTrace = (text: string | undefined): boolean =>
  text?.trimStart().startsWith('{') === true && text.includes(TRACE_FORMAT);

function usual(bytes: Uint8Array): Usual | undefined {
  const text = fromUtf8(bytes)?.trim();
  if (text !== undefined && isTrace(text)) return { kind: 'trace', trace: traceIn(text) };
  if (text?.includes('-----BEGIN ') === true) return { kind: 'PEM', ...pemPieces(text) };
  const binary = text !== undefined && isHex(text) ? unhex(text) : bytes;
  const pieces = tlsPieces(binary);
  if (pieces !== undefined) return { kind: 'TLS', pieces };
  return binary[0] === SEQUENCE ? { kind: 'DER', pieces: [derPiece(binary)] } : undefined;
}

const SEQUENCE = 0x30;

/** Whole bytes, with blanks and colons between them: any number of them. */
export function isHex(text: string): boolean {
  let digits = 0;
  let bytes = 0;
  for (let i = 0; i <= text.length; i++) {
    const letter = text[i] ?? ' ';
    if (/[0-9a-fA-F]/.test(letter)) digits++;
    else if (digits % 2 !== 0 || !/[\s:]/.test(letter)) return false;
    else {
      bytes += digits / 2;
      digits = 0;
    }
  }
  return bytes > 0;
}

const BY_LABEL: Readonly<Record<string, Codec<any>>> = {
  CERTIFICATE: Certificate,
  'X509 CRL': CertificateList,
  'CERTIFICATE REQUEST': CertificationRequest,
  'PRIVATE KEY': PrivateKeyInfo,
  'RSA PRIVATE KEY': RSAPrivateKey,
  'EC PRIVATE KEY': ECPrivateKey,
  'PUBLIC KEY': SubjectPublicKeyInfo,
};
/** In DER nothing says what it is: whichever reads furthest. */
const GUESSES = Object.values(BY_LABEL);
/** A guess that fails before this byte was no more than a guess. */
const CONVINCING = 24;

function pemPieces(text: string): { pieces: Piece[]; leftOut: number } {
  const count = new Count(SHOWN);
  try {
    const pieces = count.blocks(text, pemBlocks).map(({ label, der }, i, { length }) => ({
      title: length > 1 ? `${label}, ${i + 1} of ${length}` : label,
      codec: ownMember(BY_LABEL, label) ?? ANY,
      bytes: der,
    }));
    return { pieces, leftOut: count.leftOut };
  } catch (error) {
    if (error instanceof BadPem) throw new UsageError(`This PEM is damaged: ${error.message}.`, 'Copy it whole.');
    throw error;
  }
}

function derPiece(bytes: Uint8Array): Piece {
  const guesses = GUESSES.map((codec) => ({ codec, reach: reach(codec, bytes) })).sort((a, b) => b.reach - a.reach);
  const best = guesses[0]!;
  const codec = best.reach < CONVINCING && reach(ANY, bytes) > best.reach ? ANY : best.codec;
  return { title: codec.name, codec, bytes };
}

/** How far a codec can read. */
const reach = (codec: Codec<any>, bytes: Uint8Array): number =>
  decodeFault(dissect(codec, bytes))?.start ?? Number.POSITIVE_INFINITY;

function traceIn(text: string): Trace {
  try {
    return readTrace(text);
  } catch (error) {
    if (error instanceof TraceError)
      throw new UsageError(`${sentence(error.message)}.`, 'Record it again with --trace.');
    throw error;
  }
}

const sentence = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
