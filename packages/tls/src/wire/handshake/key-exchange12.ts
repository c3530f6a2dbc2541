/** ServerKeyExchange and ClientKeyExchange: their form depends on the cipher suite, so each form has its own codec. */
import { fixed, type Infer, opaque, struct } from '../../presentation/index.ts';
import { DigitallySigned } from '../authentication.ts';
import { ECCurveType, NamedGroup, ProtocolVersion } from '../registries/index.ts';

export const ECPoint = struct(
  'ECPoint',
  'RFC 8422 §5.4',
  { point: [opaque(1, 2 ** 8 - 1), 'A public key made for this connection only.'] },
  'A point of the curve, which is a public key.',
);

export const ECParameters = struct(
  'ECParameters',
  'RFC 8422 §5.4',
  {
    curve_type: [ECCurveType, 'How the curve is given; it has to be by name.'],
    namedcurve: [NamedGroup, 'The curve the server chose.'],
  },
  'Which curve is used.',
);

export const ServerECDHParams = struct(
  'ServerECDHParams',
  'RFC 8422 §5.4',
  {
    curve_params: [ECParameters, 'Which curve is used.'],
    public: [ECPoint, 'The public key share of the server.'],
  },
  'The share of the server in the key exchange.',
);
export type ServerECDHParams = Infer<typeof ServerECDHParams>;

export const ServerKeyExchangeEcdhe = struct(
  'ServerKeyExchange',
  'RFC 8422 §5.4',
  {
    params: [ServerECDHParams, 'The curve and the public key share of the server.'],
    signed_params: [
      DigitallySigned,
      'Signed together with both randoms: the share comes from the holder of the certificate.',
    ],
  },
  'The share of the server in an elliptic-curve key exchange, signed.',
);
export type ServerKeyExchangeEcdhe = Infer<typeof ServerKeyExchangeEcdhe>;

export const ServerDHParams = struct(
  'ServerDHParams',
  'RFC 5246 §7.4.3',
  {
    dh_p: [opaque(1, 2 ** 16 - 1), 'The prime that all is computed modulo; RFC 7919 names good ones.'],
    dh_g: [opaque(1, 2 ** 16 - 1), 'The generator, the number whose powers are taken.'],
    dh_Ys: [opaque(1, 2 ** 16 - 1), 'The public key share of the server.'],
  },
  'The share of the server in the key exchange.',
);
export type ServerDHParams = Infer<typeof ServerDHParams>;

export const ServerKeyExchangeDhe = struct(
  'ServerKeyExchange',
  'RFC 5246 §7.4.3',
  {
    params: [ServerDHParams, 'The prime, the generator and the public key share of the server.'],
    signed_params: [
      DigitallySigned,
      'Signed together with both randoms: the share comes from the holder of the certificate.',
    ],
  },
  'The share of the server in a Diffie-Hellman key exchange, signed.',
);
export type ServerKeyExchangeDhe = Infer<typeof ServerKeyExchangeDhe>;

export const ClientKeyExchangeEcdhe = struct(
  'ClientKeyExchange',
  'RFC 8422 §5.7',
  { ecdh_Yc: [ECPoint, 'The public key share of the client; now both sides can compute the same secret.'] },
  'The share of the client in the key exchange.',
);
export type ClientKeyExchangeEcdhe = Infer<typeof ClientKeyExchangeEcdhe>;

export const ClientKeyExchangeDhe = struct(
  'ClientKeyExchange',
  'RFC 5246 §7.4.7.2',
  {
    dh_Yc: [opaque(1, 2 ** 16 - 1), 'The public key share of the client; now both sides can compute the same secret.'],
  },
  'The share of the client in the key exchange.',
);
export type ClientKeyExchangeDhe = Infer<typeof ClientKeyExchangeDhe>;

export const ClientKeyExchangeRsa = struct(
  'ClientKeyExchange',
  'RFC 5246 §7.4.7.1',
  {
    encrypted_pre_master_secret: [
      opaque(0, 2 ** 16 - 1),
      'The pre-master secret the client made up, locked with the public key of the certificate.',
    ],
  },
  'A secret made by the client, locked so that only the server can open it.',
);
export type ClientKeyExchangeRsa = Infer<typeof ClientKeyExchangeRsa>;

/** What `encrypted_pre_master_secret` holds once it is unlocked. */
export const PreMasterSecret = struct(
  'PreMasterSecret',
  'RFC 5246 §7.4.7.1',
  {
    client_version: [
      ProtocolVersion,
      'The version the client offered, repeated so that nobody can lower it on the way.',
    ],
    random: [fixed(46), '46 bytes only the client and the server will ever know.'],
  },
  'The secret that all keys of the session come from.',
);
export type PreMasterSecret = Infer<typeof PreMasterSecret>;
