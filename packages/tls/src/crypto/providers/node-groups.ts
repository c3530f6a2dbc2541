import { createECDH, createPrivateKey, createPublicKey, diffieHellman, generateKeyPairSync } from 'node:crypto';
import { diffieHellmanGroup } from '../groups.ts';
import type { CurveName, Group } from '../provider.ts';
import { fromBase64url, plain, toBase64url } from './node-bytes.ts';
import { opensslCurve } from './node-keys.ts';

/** A JWK crosses the border to OpenSSL for a fraction of what SPKI costs. */
export const x25519: Group = diffieHellmanGroup('x25519', (given) => {
  const { publicKey, privateKey } = given === undefined ? generateKeyPairSync('x25519') : keyPair(given);
  return {
    share: fromBase64url(publicKey.export({ format: 'jwk' }).x!),
    agree(peer) {
      const key = { kty: 'OKP', crv: 'X25519', x: toBase64url(peer) };
      return plain(diffieHellman({ privateKey, publicKey: createPublicKey({ key, format: 'jwk' }) }));
    },
  };
});

export const ecGroup = (curve: CurveName): Group =>
  diffieHellmanGroup(curve, (given) => {
    const ecdh = createECDH(opensslCurve[curve]);
    if (given === undefined) ecdh.generateKeys();
    else ecdh.setPrivateKey(given);
    return { share: plain(ecdh.getPublicKey()), agree: (peer) => plain(ecdh.computeSecret(peer)) };
  });

/** Node wants an x in the JWK, and puts the right one in its place. */
function keyPair(given: Uint8Array) {
  const d = toBase64url(given);
  const privateKey = createPrivateKey({ key: { kty: 'OKP', crv: 'X25519', d, x: d }, format: 'jwk' });
  return { privateKey, publicKey: createPublicKey(privateKey) };
}
