/** PEM: DER as text between `-----BEGIN LABEL-----` and `-----END LABEL-----` (RFC 7468 §3). */
import { copy, fromUtf8, type OwnCode } from '../../bytes/index.ts';
import { fromBase64, toBase64 } from './base64.ts';
import { type Form, type FormName, isDer, readForms } from './pem-forms.ts';

export interface PemBlock {
  /** `CERTIFICATE`, `PRIVATE KEY`, `PUBLIC KEY`, ... */
  readonly label: string;
  readonly der: Uint8Array;
}

/** Text that claims to be PEM and is not. */
export class BadPem extends Error {
  override readonly name = 'BadPem';
  readonly code = 'ERR_TLSCOPE_BAD_PEM' satisfies OwnCode;
  /** What it is instead, where that is one of the forms people have. */
  declare readonly form?: FormName;
  /** The option that it was given as, where that is known. */
  declare readonly option?: string;

  constructor(message: string, form?: FormName, option?: string) {
    super(message);
    if (form !== undefined) this.form = form;
    if (option !== undefined) this.option = option;
  }
}

const BEGIN = '-----BEGIN ';
const DASHES = '-----';

/**
 * Every block of `text`, in order; anything outside the blocks is a comment (RFC 7468 §2). Throws `BadPem` where a
 * block does not end, or holds something other than base64: a broken block is never skipped. Reads the first `most`.
 */
export function pemBlocks(text: string, most = Number.POSITIVE_INFINITY): PemBlock[] {
  const blocks: PemBlock[] = [];
  let from = text.indexOf(BEGIN);
  while (from !== -1 && blocks.length < most) {
    const labelEnd = text.indexOf(DASHES, from + BEGIN.length);
    if (labelEnd === -1) throw new BadPem('a PEM header does not end');
    const label = text.slice(from + BEGIN.length, labelEnd);
    const footer = `-----END ${label}-----`;
    const end = text.indexOf(footer, labelEnd);
    if (end === -1) throw new BadPem(`the PEM block "${label.slice(0, 64)}" does not end with ${footer.slice(0, 80)}`);
    blocks.push({ label, der: blockBytes(text.slice(labelEnd + DASHES.length, end), label) });
    from = text.indexOf(BEGIN, end + footer.length);
  }
  return blocks;
}

/** The textual form with 64 characters to a line, ending in a line break. */
export function toPem(label: string, der: Uint8Array): string {
  const lines = toBase64(der).match(/.{1,64}/g) ?? [];
  return `-----BEGIN ${label}-----\n${lines.map((line) => `${line}\n`).join('')}-----END ${label}-----\n`;
}

/**
 * The blocks of PEM text, or DER as one block labelled `label`: whichever `data` is. Throws `BadPem`, which names the form
 * and what to do about it where `data` is PEM or DER in one that no TLS library takes.
 */
export function pemOrDer(data: Uint8Array | string, label: string): PemBlock[] {
  if (typeof data !== 'string' && isDer(data)) return [{ label, der: copy(data) }];
  const text = typeof data === 'string' ? data : fromUtf8(data);
  try {
    const blocks = text === undefined ? [] : pemBlocks(text);
    if (blocks.length > 0) return blocks;
  } catch (error) {
    throw inAnotherForm(data, label) ?? error;
  }
  throw inAnotherForm(data, label) ?? new BadPem(`neither PEM nor DER (looking for a ${label})`);
}

/**
 * PEM or DER as OpenSSL reads it: what this library takes besides is put in order. Throws `BadPem` where it is in a form
 * that nobody takes.
 */
export function inUsualForm(data: Uint8Array | string, label: string): Uint8Array | string {
  const refused = inAnotherForm(data, label);
  if (refused !== undefined) throw refused;
  return readForms(data).plain;
}

function inAnotherForm(data: Uint8Array | string, label: string): BadPem | undefined {
  const form: Form | undefined = readForms(data).forms.find(({ taken }) => !taken);
  return form && new BadPem(`neither PEM nor DER (looking for a ${label}), but ${form.is}: ${form.fix}`, form.name);
}

function blockBytes(body: string, label: string): Uint8Array {
  const found = fromBase64(body);
  if (found === 'a wrong length') {
    throw new BadPem(`the base64 of the PEM block "${label.slice(0, 64)}" has a wrong length`);
  }
  if (found === 'other letters') throw new BadPem(`the PEM block "${label.slice(0, 64)}" is not base64`);
  return found;
}
