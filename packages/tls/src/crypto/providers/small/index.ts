import { ed25519, x25519 } from '@noble/curves/ed25519.js';
import { p256, p384 } from '@noble/curves/nist.js';
import {
  type Aead,
  type AeadName,
  type CbcHmac,
  type CbcName,
  type CryptoProvider,
  UnsupportedOperation,
} from '../../provider.ts';
import { commonAeads, ecGroup, edwards, montgomeryGroup, pureProviderOf } from '../parts/index.ts';

/**
 * The part of `pureProvider` that nearly every peer of today has, for pages that count bytes: X25519, P-256 and P-384;
 * AES-GCM and ChaCha20-Poly1305; ECDSA, Ed25519 and the verification of RSA. What is left out: ML-KEM and ML-DSA, P-521,
 * X448, Ed448, finite fields, CCM and CBC; whoever names a suite of these gets `UnsupportedOperation`.
 */
export const smallProvider: CryptoProvider = /* @__PURE__ */ pureProviderOf({
  curves: { secp256r1: p256, secp384r1: p384 },
  raw: { ed25519: edwards(ed25519) },
  aeads: /* @__PURE__ */ aeads(),
  cbc: /* @__PURE__ */ cbcs(),
  groups: (random) => [
    montgomeryGroup('x25519', x25519, random),
    ecGroup('secp256r1', p256, random),
    ecGroup('secp384r1', p384, random),
  ],
});

function aeads(): { readonly [N in AeadName]: Aead } {
  const { aes_128_gcm, aes_256_gcm } = commonAeads;
  const ccm = (name: AeadName, like: Aead, tagLength: 16 | 8): Aead => ({
    ...like,
    name,
    tagLength,
    key: leftOut(name),
  });
  return {
    ...commonAeads,
    aes_128_ccm: ccm('aes_128_ccm', aes_128_gcm, 16),
    aes_256_ccm: ccm('aes_256_ccm', aes_256_gcm, 16),
    aes_128_ccm_8: ccm('aes_128_ccm_8', aes_128_gcm, 8),
    aes_256_ccm_8: ccm('aes_256_ccm_8', aes_256_gcm, 8),
  };
}

function cbcs(): { readonly [N in CbcName]: CbcHmac } {
  const cbc = <N extends CbcName>(name: N, keyLength: number, macLength: number, macBlock: 64 | 128): CbcHmac => {
    return { name, keyLength, macLength, macBlock, keys: leftOut(name) };
  };
  return {
    aes_128_cbc_hmac_sha1: cbc('aes_128_cbc_hmac_sha1', 16, 20, 64),
    aes_256_cbc_hmac_sha1: cbc('aes_256_cbc_hmac_sha1', 32, 20, 64),
    aes_128_cbc_hmac_sha256: cbc('aes_128_cbc_hmac_sha256', 16, 32, 64),
    aes_256_cbc_hmac_sha256: cbc('aes_256_cbc_hmac_sha256', 32, 32, 64),
    aes_256_cbc_hmac_sha384: cbc('aes_256_cbc_hmac_sha384', 32, 48, 128),
  };
}

function leftOut(what: string): () => never {
  return () => {
    throw new UnsupportedOperation(`the small provider leaves ${what} out`);
  };
}
