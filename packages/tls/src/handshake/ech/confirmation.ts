import { copy } from '../../bytes/index.ts';
import { CONFIRMATION_LENGTH, echConfirmation, type Transcript } from '../../keys/index.ts';
import { encode, type Infer } from '../../presentation/index.ts';
import { type CipherSuiteRow, type Extension, HandshakeUnversioned, type HelloRetryRequest } from '../../wire/index.ts';
import type { Context } from '../context.ts';

/** Where the confirmation stands in a ServerHello message: at the end of its random. */
const AT = 4 + 2 + 32 - CONFIRMATION_LENGTH;

/**
 * RFC 9849 §7.2: what the last bytes of ServerHello.random must be where the server has opened the inner hello.
 *
 * @param raw the ServerHello message; what its random ends in does not matter
 * @param heard the inner hello, and all that came between
 */
export function serverHelloConfirmation(
  raw: Uint8Array,
  random: Uint8Array,
  heard: Transcript,
  suite: CipherSuiteRow,
  cx: Context,
): Uint8Array {
  const hash = cx.settings.provider.hashes[suite.hash];
  const modified = copy(raw).fill(0, AT, AT + CONFIRMATION_LENGTH);
  return echConfirmation('server_hello', hash, random, heard.add(modified).digest(hash), cx.onSecret);
}

/** RFC 9849 §7.2.1: what the extension of a HelloRetryRequest must hold. `heard` ends with the hash of the inner hello. */
export function retryConfirmation(
  body: Infer<typeof HelloRetryRequest>,
  random: Uint8Array,
  heard: Transcript,
  suite: CipherSuiteRow,
  cx: Context,
): Uint8Array {
  const hash = cx.settings.provider.hashes[suite.hash];
  const modified = encode(HandshakeUnversioned, {
    type: 'hello_retry_request',
    body: withRetryConfirmation(body, new Uint8Array(CONFIRMATION_LENGTH)),
  });
  return echConfirmation('hello_retry_request', hash, random, heard.add(modified).digest(hash), cx.onSecret);
}

export function withRetryConfirmation(
  body: Infer<typeof HelloRetryRequest>,
  confirmation: Uint8Array,
): Infer<typeof HelloRetryRequest> {
  const extensions = body.extensions.map(
    (extension): Extension<'hello_retry_request'> =>
      extension.type === 'encrypted_client_hello'
        ? { type: 'encrypted_client_hello', body: { confirmation } }
        : extension,
  );
  return { ...body, extensions };
}
