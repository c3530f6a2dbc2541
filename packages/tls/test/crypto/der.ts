import { concat } from '../../src/bytes/index.ts';

/** ECDSA-Sig-Value by hand, right and wrong: what the providers must read strictly. */
export const sequence = (...parts: readonly Uint8Array[]): Uint8Array => tlv(0x30, concat(...parts));

/** A positive INTEGER of the shortest form. */
export function integer(value: Uint8Array): Uint8Array {
  const first = value.findIndex((byte) => byte !== 0);
  const short = value.subarray(first === -1 ? value.length - 1 : first);
  return tlv(2, (short[0]! & 0x80) === 0 ? short : concat(Uint8Array.of(0), short));
}

export function tlv(tag: number, content: Uint8Array): Uint8Array {
  const length = content.length < 128 ? [content.length] : [0x81, content.length];
  return concat(Uint8Array.of(tag, ...length), content);
}
