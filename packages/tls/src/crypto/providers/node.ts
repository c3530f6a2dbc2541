import { randomBytes } from 'node:crypto';
import type { CryptoProvider } from '../provider.ts';
import { nodeAeads } from './node-aead.ts';
import { plain } from './node-bytes.ts';
import { nodeCbc } from './node-cbc.ts';
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
  aeads: nodeAeads,
  cbc: nodeCbc,
  groups: nodeGroups,
  signatureSchemes: nodeSignatureSchemes,
  rsaEncryption,
  importPublicKey,
  importPrivateKey,
  generateKey,
};
