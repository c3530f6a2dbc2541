import { cbc, ctr } from '@noble/ciphers/aes.js';
import { concat, equalConstantTime } from '../../../bytes/index.ts';
import type { AeadKey } from '../../provider.ts';

const BLOCK = 16;
const ZERO = new Uint8Array(BLOCK);

/** AES-CCM (RFC 3610) with the 12-byte nonce of RFC 5116 §5.3, so that lengths have three bytes. */
export function ccmSealer(key: Uint8Array, tagLength: number): AeadKey {
  /** The tag, then the text, or back: the key stream begins with the block that hides the tag. */
  const crypt = (nonce: Uint8Array, tagAndText: Uint8Array): Uint8Array =>
    ctr(key, concat(Uint8Array.of(2), nonce, new Uint8Array(3))).encrypt(tagAndText);
  const tagOf = (nonce: Uint8Array, aad: Uint8Array, text: Uint8Array): Uint8Array => {
    const blocks = authenticated(nonce, aad, text, tagLength);
    return cbc(key, ZERO, { disablePadding: true }).encrypt(blocks).slice(-BLOCK);
  };
  return {
    seal(nonce, aad, plaintext, trailer, out, offset) {
      const text = concat(plaintext, trailer);
      const sealed = crypt(nonce, concat(tagOf(nonce, aad, text), text));
      out.set(sealed.subarray(BLOCK), offset);
      out.set(sealed.subarray(0, tagLength), offset + text.length);
      return text.length + tagLength;
    },
    open(nonce, aad, sealed) {
      const end = sealed.length - tagLength;
      if (end < 0) return undefined;
      const tag = concat(sealed.subarray(end), new Uint8Array(BLOCK - tagLength));
      const opened = crypt(nonce, concat(tag, sealed.subarray(0, end)));
      const text = opened.slice(BLOCK);
      const genuine = equalConstantTime(tagOf(nonce, aad, text).subarray(0, tagLength), opened.subarray(0, tagLength));
      return genuine ? text : undefined;
    },
  };
}

/** B_0, the additional data with its length in two bytes, and the text, each filled up to whole blocks (RFC 3610 §2.2). */
function authenticated(nonce: Uint8Array, aad: Uint8Array, text: Uint8Array, tagLength: number): Uint8Array {
  const flags = (aad.length > 0 ? 0x40 : 0) | (((tagLength - 2) / 2) << 3) | 2;
  const length = Uint8Array.of(text.length >> 16, text.length >> 8, text.length);
  const header = aad.length > 0 ? Uint8Array.of(aad.length >> 8, aad.length) : new Uint8Array(0);
  const filler = (used: number): Uint8Array => new Uint8Array((BLOCK - (used % BLOCK)) % BLOCK);
  return concat(
    Uint8Array.of(flags),
    nonce,
    length,
    header,
    aad,
    filler(header.length + aad.length),
    text,
    filler(text.length),
  );
}
