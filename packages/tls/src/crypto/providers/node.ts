import { randomBytes } from 'node:crypto';
import type { CryptoProvider } from '../provider.ts';
import { aead } from './node-aead.ts';
import { plain } from './node-bytes.ts';
import { nodeGroups } from './node-groups.ts';
import { hash } from './node-hash.ts';
import { generateKey, importPrivateKey, importPublicKey } from './node-keys.ts';
import { rsaEncryption } from './node-rsa.ts';
import { nodeSignatureSchemes } from './node-signatures.ts';

/** Cryptography by `node:crypto` (OpenSSL). Keys are held as `KeyObject`s. */
export const nodeProvider: CryptoProvider = {
  name: 'node',
  random: (length) => plain(randomBytes(length)),
  hashes: { sha256: hash('sha256', 32), sha384: hash('sha384', 48), sha512: hash('sha512', 64) },
  aeads: {
    aes_128_gcm: aead('aes_128_gcm', 'aes-128-gcm', 16),
    aes_256_gcm: aead('aes_256_gcm', 'aes-256-gcm', 32),
    chacha20_poly1305: aead('chacha20_poly1305', 'chacha20-poly1305', 32),
  },
  groups: nodeGroups,
  signatureSchemes: nodeSignatureSchemes,
  rsaEncryption,
  importPublicKey,
  importPrivateKey,
  generateKey,
};
