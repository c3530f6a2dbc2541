import { x25519 } from '@noble/curves/ed25519.js';
import { p256, p384, p521 } from '@noble/curves/nist.js';
import { diffieHellmanGroup } from '../groups.ts';
import type { CryptoProvider, CurveName, Group } from '../provider.ts';

export const nobleCurve = { secp256r1: p256, secp384r1: p384, secp521r1: p521 } as const;

export const pureGroups = (random: CryptoProvider['random']): readonly Group[] => [
  diffieHellmanGroup('x25519', (secret = random(32)) => {
    return { share: x25519.getPublicKey(secret), agree: (peer) => x25519.getSharedSecret(secret, peer) };
  }),
  ecGroup('secp256r1', random),
  ecGroup('secp384r1', random),
  ecGroup('secp521r1', random),
];

export function generateScalar(curve: CurveName, random: CryptoProvider['random']): Uint8Array {
  const { utils, lengths } = nobleCurve[curve];
  return utils.randomSecretKey(random(lengths.seed!));
}

function ecGroup(name: CurveName, random: CryptoProvider['random']): Group {
  const curve = nobleCurve[name];
  return diffieHellmanGroup(name, (secret = generateScalar(name, random)) => {
    return {
      share: curve.getPublicKey(secret, false),
      // The shared point in its compressed form is one byte and the x coordinate (RFC 9846 §7.4.2 wants x).
      agree: (peer) => curve.getSharedSecret(secret, peer, true).slice(1),
    };
  });
}
