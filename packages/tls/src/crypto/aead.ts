import { type Aead, type AeadName, BadKey } from './provider.ts';

type Sealer = ReturnType<Aead['key']>;

/** An AEAD as providers list it; `make` gets a raw key of the right length. Nonces have 12 bytes (RFC 9846 §5.3). */
export const aeadWith = (
  name: AeadName,
  keyLength: number,
  tagLength: 16 | 8,
  make: (raw: Uint8Array) => Sealer,
): Aead => ({
  name,
  keyLength,
  nonceLength: 12,
  tagLength,
  key(raw) {
    if (raw.length !== keyLength) throw new BadKey(`${name} has keys of ${keyLength} bytes, not ${raw.length}`);
    return make(raw);
  },
});
