import { randomBytes } from 'node:crypto';
import type { CryptoProvider } from '../../provider.ts';
import { nodeAeads } from './aead.ts';
import { plain } from './bytes.ts';
import { nodeCbc } from './cbc.ts';
import { nodeGroups } from './groups.ts';
import { hash } from './hash.ts';
import { generateKey, importPrivateKey, importPublicKey } from './keys.ts';
import { rsaEncryption } from './rsa.ts';
import { nodeSignatureSchemes } from './signatures.ts';

export { isOpenssl3 } from './openssl.ts';

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
