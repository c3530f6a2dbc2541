import { type Codec, type Infer, rest, struct } from '../../presentation/index.ts';
import { ClientHello } from './client-hello.ts';

const zeros: Codec<Uint8Array> = { ...rest, name: 'zeros', rfc: 'RFC 9849 §5.1', note: 'As many as it takes.' };

export const EncodedClientHelloInner = struct(
  'EncodedClientHelloInner',
  'RFC 9849 §5.1',
  {
    client_hello: [ClientHello, 'The real hello; what it has in common with the outer one may be left out.'],
    zeros: [zeros, 'Padding, so that the length does not tell the name of the server.'],
  },
  'The real hello as it is encrypted.',
);
export type EncodedClientHelloInner = Infer<typeof EncodedClientHelloInner>;
