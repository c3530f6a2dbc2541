import { isRemote } from '../../crypto/index.ts';
import type { Identity, Scheme } from '../../policy/index.ts';
import { CallerFault } from '../../wire/index.ts';
import type { Context } from '../context.ts';

/** RFC 9846 §4.5.2, RFC 5246 §7.4.3: our signature. A key that is kept elsewhere signs there, and is waited for. */
export function sign({ implementation }: Scheme, { key }: Identity, content: Uint8Array, cx: Context): Uint8Array {
  if (!isRemote(key)) return implementation.sign(key, content);
  const signature = cx.ask('signature', () => key.sign(implementation.name, content));
  const publicKey = cx.settings.provider.importPublicKey(key.publicKey);
  if (implementation.verify(publicKey, content, signature)) return signature;
  const message = `the signer's answer is no ${implementation.name} signature by the key of our certificate`;
  throw new CallerFault('ERR_TLSCOPE_BAD_SIGNER', message);
}
