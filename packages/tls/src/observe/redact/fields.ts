/**
 * Bytes whose structure is declared, by allowance: a number of at most three bytes, a number of a registry, a length, a
 * known object identifier and a day stay; everything else is exchanged for the same length of something else.
 */
import { oidName } from '../../asn1/index.ts';
import { type Codec, dissect, type Span } from '../../presentation/index.ts';
import type { Disguise } from './disguise.ts';
import { roundedTime } from './times.ts';

/** Longer numbers that say nothing of anybody. */
const NUMBERS: ReadonlySet<string> = new Set(['ticket_lifetime', 'ticket_lifetime_hint', 'max_early_data_size']);
const NAMES_OF_HOSTS: ReadonlySet<string> = new Set([
  'server_name',
  'ServerName',
  'host_name',
  'HostName',
  'public_name',
]);
const NAMES_OF_PROTOCOLS: ReadonlySet<string> = new Set(['ProtocolName', 'ProtocolNameList']);
/** The random of a HelloRetryRequest (RFC 9846 §4.2.3), by its first bytes, and the end of one that tells of a downgrade (§4.2.3). */
const RETRY = [0xcf, 0x21, 0xad, 0x74];
const DOWNGRADE = [0x44, 0x4f, 0x57, 0x4e, 0x47, 0x52, 0x44];
/** In place of letters that do not fit, and of object identifiers that are not known: 2.999 (X.660) and noughts. */
const LETTER = 0x78;

/** @param now the time of the connection, in milliseconds since 1970: what was over then is over in the result */
export function redactFields(codec: Codec<any>, bytes: Uint8Array, disguise: Disguise, now: number): Uint8Array {
  const out = bytes.slice();
  walk(dissect(codec, bytes), [], (span, above) => {
    out.set(exchanged(span, above, bytes.subarray(span.start, span.end), disguise, now), span.start);
  });
  return out;
}

function walk(span: Span, above: readonly Span[], visit: (leaf: Span, above: readonly Span[]) => void): void {
  if (span.children.length > 0) for (const child of span.children) walk(child, [span, ...above], visit);
  else if (span.end > span.start) visit(span, above);
}

function exchanged(
  { field, value }: Span,
  above: readonly Span[],
  bytes: Uint8Array,
  disguise: Disguise,
  now: number,
): Uint8Array {
  const named = (names: ReadonlySet<string>): boolean =>
    [field, ...above.slice(0, 3).map((span) => span.field)].some(
      (one) => names.has(one.name) || names.has(one.codec.name),
    );
  switch (field.codec.name) {
    case 'OBJECT IDENTIFIER':
      return typeof value === 'string' && oidName(value) !== undefined ? bytes : otherOid(bytes, disguise);
    case 'UTCTime':
    case 'GeneralizedTime':
      return typeof value === 'number' ? roundedTime(bytes, value, now) : disguise.bytes(bytes);
    case 'INTEGER':
      return bytes.length <= 3 ? bytes : otherInteger(bytes, disguise);
    case 'BMPString':
    case 'UniversalString':
      return wide(bytes, field.codec.name === 'BMPString' ? 2 : 4, disguise);
    case 'Random':
      return otherRandom(bytes, disguise);
  }
  if (typeof value === 'string') return otherText(bytes, (text) => disguise.text(text));
  if (typeof value === 'boolean') return bytes;
  if (typeof value === 'number' && (bytes.length <= 3 || NUMBERS.has(field.name))) return bytes;
  if (field.name === 'bits' && bytes.length <= 2) return bytes;
  if (named(ADDRESSES) && (bytes.length === 4 || bytes.length === 16)) return disguise.address(bytes);
  if (named(NAMES_OF_PROTOCOLS)) return otherText(bytes, (name) => disguise.protocol(name));
  if (named(NAMES_OF_HOSTS)) return otherText(bytes, (name) => disguise.text(name));
  return disguise.bytes(bytes);
}
const ADDRESSES: ReadonlySet<string> = new Set(['iPAddress']);

const decoder = new TextDecoder('utf-8');

/** Countries of two letters are nobody's name. */
function otherText(bytes: Uint8Array, name: (text: string) => string): Uint8Array {
  if (bytes.length <= 2) return bytes;
  const other = new TextEncoder().encode(name(decoder.decode(bytes)));
  return other.length === bytes.length ? other : bytes.map(() => LETTER);
}

/** UTF-16 or UTF-32, big-endian. A word may come out longer: it is cut. */
function wide(bytes: Uint8Array, width: 2 | 4, disguise: Disguise): Uint8Array {
  const letters = Array.from({ length: Math.floor(bytes.length / width) }, (_, i) =>
    String.fromCharCode(bytes[(i + 1) * width - 2]! * 256 + bytes[(i + 1) * width - 1]!),
  );
  const other = disguise.text(letters.join(''));
  return bytes.map((_, i) => {
    const code = other.charCodeAt(Math.floor(i / width)) || LETTER;
    const place = width - 1 - (i % width);
    return place > 1 ? 0 : (code >> (8 * place)) & 0xff;
  });
}

/** Of the same sign and length, odd, and as short as DER wants it. */
function otherInteger(bytes: Uint8Array, disguise: Disguise): Uint8Array {
  const out = disguise.bytes(bytes).slice();
  const last = out.length - 1;
  out[last] = out[last]! | 1;
  if (bytes[0] === 0) {
    out[0] = 0;
    out[1] = out[1]! | 0x80;
  } else out[0] = (bytes[0]! & 0x80) | (out[0]! & 0x3f) | (bytes[0]! & 0x80 ? 0 : 0x40);
  return out;
}

function otherOid(bytes: Uint8Array, disguise: Disguise): Uint8Array {
  const noise = disguise.bytes(bytes);
  const out = bytes.map((_, i) => (i === 0 ? 0x88 : i === 1 ? 0x37 : (noise[i]! & 0x3f) | 1));
  if (out.length === 1) out[0] = 0x2a;
  return out;
}

function otherRandom(bytes: Uint8Array, disguise: Disguise): Uint8Array {
  if (RETRY.every((byte, i) => bytes[i] === byte)) return bytes;
  const out = disguise.bytes(bytes).slice();
  if (bytes.length === 32 && DOWNGRADE.every((byte, i) => bytes[24 + i] === byte)) out.set(bytes.subarray(24), 24);
  return out;
}
