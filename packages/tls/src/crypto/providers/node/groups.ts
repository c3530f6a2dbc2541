import { createECDH, createPrivateKey, createPublicKey, diffieHellman, type KeyObject } from 'node:crypto';
import { fields } from '../../finite-field/index.ts';
import { curveGroup } from '../../groups.ts';
import { hybridGroup } from '../../hybrids.ts';
import { kemGroup } from '../../kem-groups.ts';
import type { CurveName, Group } from '../../provider.ts';
import { fromBase64url, plain, publicPem, toBase64, toBase64url } from './bytes.ts';
import { ffdheGroup } from './fields.ts';
import { generateWithJwk } from './generate.ts';
import { nodeKem, nodeKem1024 } from './kem.ts';
import { opensslCurve } from './keys.ts';
import { isOpenssl3 } from './openssl.ts';

const jwkCurve = { x25519: 'X25519', x448: 'X448' } as const;

const montgomeryGroup = (curve: keyof typeof jwkCurve): Group =>
  curveGroup(curve, (given) => {
    const { publicJwk, privateKey } = given === undefined ? generateWithJwk(curve) : keyPair(curve, given);
    return {
      share: fromBase64url(publicJwk.x!),
      agree(peer) {
        return plain(diffieHellman({ privateKey, publicKey: importShare(curve, peer) }));
      },
    };
  });

/** What stands before a share in SubjectPublicKeyInfo (RFC 8410 §4), in base64, which three bytes of it fill four letters of. */
const spkiStart = { x25519: 'MCowBQYDK2VuAyEA', x448: 'MEIwBQYDK2VvAzkA' } as const;

/** Before 3.2 OpenSSL tries one decoder after the other on a PEM text, at ten times the price of a JWK. */
const readsPemQuickly = isOpenssl3(2);

/** Of objects Node 24 finds out what they are not by exceptions: a JWK then costs three times what a text does. */
function importShare(curve: keyof typeof jwkCurve, share: Uint8Array): KeyObject {
  if (readsPemQuickly) return createPublicKey(publicPem(`${spkiStart[curve]}${toBase64(share)}`));
  return createPublicKey({ key: { kty: 'OKP', crv: jwkCurve[curve], x: toBase64url(share) }, format: 'jwk' });
}

const ecGroup = (curve: CurveName): Group =>
  curveGroup(curve, (given) => {
    const ecdh = createECDH(opensslCurve[curve]);
    if (given === undefined) ecdh.generateKeys();
    else ecdh.setPrivateKey(given);
    return { share: plain(ecdh.getPublicKey()), agree: (peer) => plain(ecdh.computeSecret(peer)) };
  });

const curves = [
  montgomeryGroup('x25519'),
  ecGroup('secp256r1'),
  ecGroup('secp384r1'),
  ecGroup('secp521r1'),
  montgomeryGroup('x448'),
];

export const nodeGroups: readonly Group[] = [
  hybridGroup('X25519MLKEM768', nodeKem, curves),
  ...curves,
  hybridGroup('SecP256r1MLKEM768', nodeKem, curves),
  hybridGroup('SecP384r1MLKEM1024', nodeKem1024, curves),
  kemGroup('MLKEM1024', nodeKem1024),
  ...fields.map(ffdheGroup),
];

/** Node wants an x in the JWK, and puts the right one in its place. */
function keyPair(curve: keyof typeof jwkCurve, given: Uint8Array) {
  const d = toBase64url(given);
  const privateKey = createPrivateKey({ key: { kty: 'OKP', crv: jwkCurve[curve], d, x: d }, format: 'jwk' });
  return { privateKey, publicJwk: createPublicKey(privateKey).export({ format: 'jwk' }) };
}
