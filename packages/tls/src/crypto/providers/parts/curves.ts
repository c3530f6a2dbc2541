import type { p256 } from '@noble/curves/nist.js';
import { curveGroup, montgomeryBytes } from '../../groups.ts';
import type { CryptoProvider, CurveName, Group } from '../../provider.ts';

export type NobleCurve = typeof p256;
type Random = CryptoProvider['random'];

interface NobleMontgomery {
  getPublicKey(secret: Uint8Array): Uint8Array;
  getSharedSecret(secret: Uint8Array, peer: Uint8Array): Uint8Array;
}

export const generateScalar = ({ utils, lengths }: NobleCurve, random: Random): Uint8Array =>
  utils.randomSecretKey(random(lengths.seed!));

export const montgomeryGroup = (name: keyof typeof montgomeryBytes, curve: NobleMontgomery, random: Random): Group =>
  curveGroup(name, (secret = random(montgomeryBytes[name])) => ({
    share: curve.getPublicKey(secret),
    agree: (peer) => curve.getSharedSecret(secret, peer),
  }));

export const ecGroup = (name: CurveName, curve: NobleCurve, random: Random): Group =>
  curveGroup(name, (secret = generateScalar(curve, random)) => ({
    share: curve.getPublicKey(secret, false),
    // The shared point in its compressed form is one byte and the x coordinate (RFC 9846 §7.4.2 wants x).
    agree: (peer) => curve.getSharedSecret(secret, peer, true).slice(1),
  }));
