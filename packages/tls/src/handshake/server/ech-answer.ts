import { concat } from '../../bytes/index.ts';
import { CONFIRMATION_LENGTH, type Transcript } from '../../keys/index.ts';
import { encode, type Infer } from '../../presentation/index.ts';
import {
  type CipherSuiteRow,
  type Extension,
  find,
  HandshakeUnversioned,
  type HelloRetryRequest,
  type ServerHello,
} from '../../wire/index.ts';
import { retryConfirmation, serverHelloConfirmation, withRetryConfirmation } from '../ech/index.ts';
import { isInner } from '../ech-hello.ts';
import type { Hello, ServerContext } from './states.ts';

/** RFC 9849 §7.2: who has read the inner hello says so in the last eight bytes of its random. */
export function confirmedHello(
  body: Infer<typeof ServerHello>,
  hello: Hello,
  heard: Transcript,
  suite: CipherSuiteRow,
  cx: ServerContext,
): Infer<typeof ServerHello> {
  if (!isInner(hello)) return body;
  const raw = encode(HandshakeUnversioned, { type: 'server_hello', body });
  const confirmation = serverHelloConfirmation(raw, hello.random, heard, suite, cx);
  return { ...body, random: concat(body.random.subarray(0, body.random.length - CONFIRMATION_LENGTH), confirmation) };
}

/** RFC 9849 §7.2.1, §7.1: in a HelloRetryRequest in an extension; who has not read it puts random bytes there. */
export function confirmedRetry(
  body: Infer<typeof HelloRetryRequest>,
  hello: Hello,
  heard: Transcript,
  suite: CipherSuiteRow,
  cx: ServerContext,
): Infer<typeof HelloRetryRequest> {
  const offered = find(hello.extensions, 'encrypted_client_hello') !== undefined;
  if (!offered || cx.settings.echKeys.length === 0) return body;
  const filler: Extension<'hello_retry_request'> = {
    type: 'encrypted_client_hello',
    body: { confirmation: cx.settings.random(CONFIRMATION_LENGTH) },
  };
  const filled = { ...body, extensions: [...body.extensions, filler] };
  if (!isInner(hello)) return filled;
  return withRetryConfirmation(filled, retryConfirmation(filled, hello.random, heard, suite, cx));
}

/** RFC 9849 §7.1: a client whose hello did not open is told which settings would have worked. */
export function retryConfigs(hello: Hello, cx: ServerContext): Extension<'encrypted_extensions'>[] {
  const { echRetryConfigs } = cx.settings;
  const outer = find(hello.extensions, 'encrypted_client_hello')?.type === 'outer';
  if (!outer || echRetryConfigs.length === 0) return [];
  return [{ type: 'encrypted_client_hello', body: { retry_configs: [...echRetryConfigs] } }];
}
