import type { HelloPart } from '../events/index.ts';
import type { Infer } from '../presentation/index.ts';
import { type ClientHello, type Extension, find } from '../wire/index.ts';

export type Hello = Infer<typeof ClientHello>;
export type HelloExtension = Extension<'client_hello'>;
type Body<N extends string> = Extract<HelloExtension, { readonly type: N }>['body'];
/** What encrypted_client_hello holds in the hello that everyone sees. */
export type OuterEch = Extract<Body<'encrypted_client_hello'>, { readonly type: 'outer' }>['body'];

/** What became of Encrypted Client Hello on a connection. */
export type EchStatus = 'not offered' | 'greased' | 'accepted' | 'rejected';

/** Which of two hellos this is, by its extension; `undefined` where there is only one. */
export function helloPart(message: { readonly type: string; readonly body: unknown }): HelloPart | undefined {
  if (message.type !== 'client_hello') return undefined;
  const type = find((message.body as Hello).extensions, 'encrypted_client_hello')?.type;
  return type === 'unknown' ? undefined : type;
}

/** RFC 9849 §5: the mark of the hello that was inside. */
export const isInner = (hello: Hello): boolean => find(hello.extensions, 'encrypted_client_hello')?.type === 'inner';

/** RFC 9849 §6.1: pre_shared_key stays the last, whatever joins the list (RFC 9846 §4.3.11). */
export function withExtension(hello: Hello, extension: HelloExtension): Hello {
  const list = hello.extensions ?? [];
  const last = list.filter(({ type }) => type === 'pre_shared_key');
  return { ...hello, extensions: [...list.filter(({ type }) => type !== 'pre_shared_key'), extension, ...last] };
}
