/** The key exchanges of TLS 1.2 with a key that both ends were given before (RFC 4279, RFC 5489). */
import { type Infer, opaque, struct } from '../../presentation/index.ts';
import { ECPoint, ServerECDHParams } from './key-exchange12.ts';

const psk_identity_hint = opaque(0, 2 ** 16 - 1);
const psk_identity = opaque(0, 2 ** 16 - 1);

export const ServerKeyExchangePsk = struct(
  'ServerKeyExchange',
  'RFC 4279 §2',
  { psk_identity_hint: [psk_identity_hint, 'Helps the client to find the right one of its keys.'] },
  'A hint which key to use; a server without one leaves the message out.',
);
export type ServerKeyExchangePsk = Infer<typeof ServerKeyExchangePsk>;

export const ServerKeyExchangeEcdhePsk = struct(
  'ServerKeyExchange',
  'RFC 5489 §2',
  {
    psk_identity_hint: [psk_identity_hint, 'Helps the client to find the right one of its keys; often empty.'],
    params: [ServerECDHParams, 'The curve and the public key share of the server.'],
  },
  'The share of the server in the key exchange, which the shared key will vouch for.',
);
export type ServerKeyExchangeEcdhePsk = Infer<typeof ServerKeyExchangeEcdhePsk>;

export const ClientKeyExchangePsk = struct(
  'ClientKeyExchange',
  'RFC 4279 §2',
  { psk_identity: [psk_identity, 'The name of the key that the client has chosen, readable for everybody.'] },
  'The name of the key that both ends have.',
);
export type ClientKeyExchangePsk = Infer<typeof ClientKeyExchangePsk>;

export const ClientKeyExchangeEcdhePsk = struct(
  'ClientKeyExchange',
  'RFC 5489 §2',
  {
    psk_identity: [psk_identity, 'The name of the key that the client has chosen, readable for everybody.'],
    public: [ECPoint, 'The public key share of the client; now both sides can compute the same secret.'],
  },
  'The name of the key that both ends have, and the share of the client in the key exchange.',
);
export type ClientKeyExchangeEcdhePsk = Infer<typeof ClientKeyExchangeEcdhePsk>;
