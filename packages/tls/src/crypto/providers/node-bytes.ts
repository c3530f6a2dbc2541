/** A `Buffer` without Buffer's habits (`slice` that shares, `toJSON`): what leaves this provider is a `Uint8Array`. */
export const plain = (buffer: Buffer): Uint8Array => new Uint8Array(buffer.buffer, buffer.byteOffset, buffer.length);

export const toBase64url = (bytes: Uint8Array): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('base64url');

/** In memory of its own: `Buffer.from` takes from a pool that others read. */
export const fromBase64url = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'base64url'));
