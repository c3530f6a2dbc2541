/** Holds a private key and signs what its parent sends. */
import { nodeProvider } from '../../src/crypto/providers/node/index.ts';
import { readPrivateKey } from '../../src/x509/index.ts';

const key = nodeProvider.importPrivateKey(readPrivateKey(new Uint8Array(Buffer.from(process.argv[2]!, 'base64'))));

process.on('message', ({ id, scheme, message }: { id: number; scheme: string; message: string }) => {
  const signing = nodeProvider.signatureSchemes.find(({ name }) => name === scheme)!;
  const signature = signing.sign(key, new Uint8Array(Buffer.from(message, 'base64')));
  process.send!({ id, signature: Buffer.from(signature).toString('base64') });
});
