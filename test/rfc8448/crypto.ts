import { nodeProvider } from 'tlscope/crypto/node';

export const sha256 = nodeProvider.hashes.sha256;
export const aes128gcm = nodeProvider.aeads.aes_128_gcm;
