/** The size of an RSA key, in bits, by its modulus. */
export const rsaBits = (modulus: Uint8Array): number =>
  modulus.length === 0 ? 0 : 8 * modulus.length - Math.clz32(modulus[0]!) + 24;
