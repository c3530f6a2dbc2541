import type { KeyObject } from 'node:crypto';
import * as crypto from 'node:crypto';
import { concat, unhex } from '../../../bytes/index.ts';
import type { Kem } from '../../hybrids.ts';
import { kemWith } from '../parts/index.ts';
import { plain, publicPem, toBase64 } from './bytes.ts';

/** What `node:crypto` has from Node 24.7 on, where its OpenSSL is 3.5 or later. */
interface NativeKem {
  generateKeyPairSync(type: 'ml-kem-768'): { readonly publicKey: KeyObject; readonly privateKey: KeyObject };
  encapsulate(key: KeyObject): { readonly ciphertext: Buffer; readonly sharedKey: Buffer };
  decapsulate(key: KeyObject, ciphertext: Uint8Array): Buffer;
}

/** What a KeyObject of late versions of Node 24 can do. */
interface BareKey {
  export(options: { readonly format: 'raw-public' }): Buffer;
}

/** SubjectPublicKeyInfo before the key, and PrivateKeyInfo before the seed, of id-alg-ml-kem-768. */
const SPKI = unhex('308204b2300b0609608648016503040402038204a100');
const PKCS8 = unhex('3054020100300b060960864801650304040204428040');

/** ML-KEM of OpenSSL where this Node has it, of `@noble/post-quantum` elsewhere. */
export const nodeKem: Kem = hasKem() ? nativeKem() : kemWith((length) => plain(crypto.randomBytes(length)));

/** Rare: `@noble/post-quantum` serves everywhere. */
export const nodeKem1024: Kem = kemWith((length) => plain(crypto.randomBytes(length)), 1024);

function hasKem(): boolean {
  // Newer than @types/node, and than some versions of Node.
  const native = crypto as unknown as Partial<NativeKem>;
  if (native.encapsulate === undefined) return false;
  try {
    return native.generateKeyPairSync?.('ml-kem-768') !== undefined;
  } catch {
    return false;
  }
}

function nativeKem(): Kem {
  // `hasKem` has found it there.
  const native = crypto as unknown as NativeKem;
  const exported = givesBareKeys(native) ? bareKey : keyOfSpki;
  return {
    generate(seed) {
      const { publicKey, privateKey } = seed === undefined ? native.generateKeyPairSync('ml-kem-768') : pairOf(seed);
      return {
        encapsulationKey: exported(publicKey),
        decapsulate: (ciphertext) => plain(native.decapsulate(privateKey, ciphertext)),
      };
    },
    encapsulate(encapsulationKey) {
      // As DER it costs half as much again: Node finds out what an object is not by exceptions.
      const key = crypto.createPublicKey(publicPem(toBase64(concat(SPKI, encapsulationKey))));
      const { ciphertext, sharedKey } = native.encapsulate(key);
      return { ciphertext: plain(ciphertext), secret: plain(sharedKey) };
    },
  };
}

/** The first versions of Node with ML-KEM give no bare keys; an SPKI costs OpenSSL as much as making the key. */
function givesBareKeys(native: NativeKem): boolean {
  try {
    return bareKey(native.generateKeyPairSync('ml-kem-768').publicKey).length > 0;
  } catch {
    return false;
  }
}

function bareKey(publicKey: KeyObject): Uint8Array {
  // A format that @types/node does not know yet.
  return plain((publicKey as unknown as BareKey).export({ format: 'raw-public' }));
}

function keyOfSpki(publicKey: KeyObject): Uint8Array {
  return plain(publicKey.export({ format: 'der', type: 'spki' })).slice(SPKI.length);
}

function pairOf(seed: Uint8Array) {
  const key = Buffer.from(concat(PKCS8, seed));
  const privateKey = crypto.createPrivateKey({ key, format: 'der', type: 'pkcs8' });
  return { privateKey, publicKey: crypto.createPublicKey(privateKey) };
}
