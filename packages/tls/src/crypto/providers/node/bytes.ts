/** A `Buffer` without Buffer's habits (`slice` that shares, `toJSON`): what leaves this provider is a `Uint8Array`. */
export const plain = (buffer: Buffer): Uint8Array => new Uint8Array(buffer.buffer, buffer.byteOffset, buffer.length);

const asText = (bytes: Uint8Array, encoding: BufferEncoding): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString(encoding);

export const toBase64 = (bytes: Uint8Array): string => asText(bytes, 'base64');
export const toBase64url = (bytes: Uint8Array): string => asText(bytes, 'base64url');
/** A character for each byte. */
export const latin1 = (bytes: Uint8Array): string => asText(bytes, 'latin1');

/** In memory of its own: `Buffer.from` takes from a pool that others read. */
export const fromBase64url = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'base64url'));

/** A public key as text, from its SubjectPublicKeyInfo in base64. */
export const publicPem = (spki: string): string => `-----BEGIN PUBLIC KEY-----\n${spki}\n-----END PUBLIC KEY-----\n`;
