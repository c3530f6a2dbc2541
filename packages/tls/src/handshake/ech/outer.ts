import { encode } from '../../presentation/index.ts';
import { ClientHello } from '../../wire/index.ts';
import type { Hello, HelloExtension } from '../ech-hello.ts';

/** ClientHelloOuterAAD (RFC 9849 §5.2): the outer hello with zeros for its payload, without the message's header. */
export const outerAad = (outer: Hello): Uint8Array =>
  encode(
    ClientHello,
    withPayload(outer, (payload) => new Uint8Array(payload.length)),
  );

/** The outer hello with another payload. */
export function withPayload(outer: Hello, change: (payload: Uint8Array) => Uint8Array): Hello {
  const extensions = outer.extensions?.map((extension): HelloExtension => {
    if (extension.type !== 'encrypted_client_hello' || extension.body.type !== 'outer') return extension;
    const body = { ...extension.body.body, payload: change(extension.body.body.payload) };
    return { type: 'encrypted_client_hello', body: { type: 'outer', body } };
  });
  return { ...outer, extensions };
}
