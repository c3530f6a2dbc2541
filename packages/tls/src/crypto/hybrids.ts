/** A key encapsulation and a curve together: the secret holds as long as one of the two does. */
import { concat } from '../bytes/index.ts';
import { BadKey, BadKeyShare, type Group, type HybridName, type KeyExchange } from './provider.ts';

/** ML-KEM of one size (FIPS 203). */
export interface Kem {
  /** A key pair; from `seed`, which is d || z, where one is given. */
  generate(seed?: Uint8Array): KemKeyPair;
  /** Throws anything on a key that fails the check of FIPS 203 §7.2. */
  encapsulate(encapsulationKey: Uint8Array): { readonly ciphertext: Uint8Array; readonly secret: Uint8Array };
}
export interface KemKeyPair {
  readonly encapsulationKey: Uint8Array;
  /** Never says that a ciphertext of the right length is wrong: its secret is then another one (FIPS 203 §6.3). */
  decapsulate(ciphertext: Uint8Array): Uint8Array;
}

const SEED = 64;
/** Bytes of the encapsulation key and of the ciphertext (FIPS 203 §8). */
export const kemSizes = {
  768: { encapsulationKey: 1184, ciphertext: 1088 },
  1024: { encapsulationKey: 1568, ciphertext: 1568 },
} as const;

interface Layout {
  readonly kem: keyof typeof kemSizes;
  readonly classical: 'x25519' | 'secp256r1' | 'secp384r1';
  /** Bytes of the curve's share, and of its private key. */
  readonly share: number;
  readonly privateKey: number;
  /** Which part comes first in shares and in the secret. */
  readonly first: 'kem' | 'classical';
}

/** draft-ietf-tls-ecdhe-mlkem §4: the order is that of the name, and the other way round for X25519MLKEM768. */
const layouts: { readonly [N in HybridName]: Layout } = {
  X25519MLKEM768: { kem: 768, classical: 'x25519', share: 32, privateKey: 32, first: 'kem' },
  SecP256r1MLKEM768: { kem: 768, classical: 'secp256r1', share: 65, privateKey: 32, first: 'classical' },
  SecP384r1MLKEM1024: { kem: 1024, classical: 'secp384r1', share: 97, privateKey: 48, first: 'classical' },
};

/** The hybrid `name` from `kem` and the curve it needs among `curves`. */
export function hybridGroup(name: HybridName, kem: Kem, curves: readonly Group[]): Group {
  const layout = layouts[name];
  const { encapsulationKey, ciphertext: ciphertextLength } = kemSizes[layout.kem];
  const curve = curves.find((group) => group.name === layout.classical)!;
  const join = (ofKem: Uint8Array, ofCurve: Uint8Array): Uint8Array =>
    layout.first === 'kem' ? concat(ofKem, ofCurve) : concat(ofCurve, ofKem);
  const split = (whole: Uint8Array, kemLength: number, curveLength: number) => {
    if (whole.length !== kemLength + curveLength) return undefined;
    const at = layout.first === 'kem' ? kemLength : curveLength;
    const [one, other] = [whole.subarray(0, at), whole.subarray(at)];
    return layout.first === 'kem' ? { ofKem: one, ofCurve: other } : { ofKem: other, ofCurve: one };
  };
  const partsOf = (share: Uint8Array, kemLength: number) => {
    const parts = split(share, kemLength, layout.share);
    if (parts === undefined) throw new BadKeyShare(`a ${name} key share in the wrong form (${share.length} bytes)`);
    return parts;
  };

  const start = (privateKey?: Uint8Array): KeyExchange => {
    const own = privateKey && split(privateKey, SEED, layout.privateKey);
    if (privateKey !== undefined && own === undefined)
      throw new BadKey(`a private key of ${name} has ${SEED + layout.privateKey} bytes`);
    const pair = kem.generate(own?.ofKem);
    const exchange = curve.start(own?.ofCurve);
    const finish = (share: Uint8Array): Uint8Array => {
      const { ofKem, ofCurve } = partsOf(share, ciphertextLength);
      const secret = exchange.finish(ofCurve);
      return join(
        attempt(name, () => pair.decapsulate(ofKem)),
        secret,
      );
    };
    return { group: name, share: join(pair.encapsulationKey, exchange.share), finish };
  };
  const respond = (share: Uint8Array) => {
    const { ofKem, ofCurve } = partsOf(share, encapsulationKey);
    const answer = curve.respond(ofCurve);
    const { ciphertext, secret } = attempt(name, () => kem.encapsulate(ofKem));
    return { share: join(ciphertext, answer.share), secret: join(secret, answer.secret) };
  };
  return { name, family: 'hybrid', start, respond };
}

function attempt<T>(name: HybridName, work: () => T): T {
  try {
    return work();
  } catch {
    throw new BadKeyShare(`a ${name} key share whose ML-KEM part is not usable`);
  }
}
