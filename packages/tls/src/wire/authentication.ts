/** The messages TLS 1.2 and TLS 1.3 write alike. */
import { type Codec, type Infer, opaque, rest, struct } from '../presentation/index.ts';
import { SignatureScheme } from './registries/index.ts';

/** `Hash.length` bytes in TLS 1.3, 12 in TLS 1.2; which it is, the message does not say. */
const verify_data: Codec<Uint8Array> = { ...rest, name: 'opaque[]' };

export const CertificateVerify = struct(
  'CertificateVerify',
  'RFC 9846 §4.5.2',
  {
    algorithm: [SignatureScheme, 'How the signature was made.'],
    signature: [opaque(0, 2 ** 16 - 1), 'The signature over everything said so far.'],
  },
  'Proof that the sender holds the private key of its certificate.',
);
export type CertificateVerify = Infer<typeof CertificateVerify>;

export const Finished = struct(
  'Finished',
  'RFC 9846 §4.5.3',
  { verify_data: [verify_data, 'A keyed checksum over the whole handshake; a single changed byte would show.'] },
  'Proof that both sides saw the same handshake and have the same keys.',
);
export type Finished = Infer<typeof Finished>;

/** `digitally-signed` of TLS 1.2: the algorithm stands before the signature. */
export const DigitallySigned = struct(
  'DigitallySigned',
  'RFC 5246 §4.7',
  {
    algorithm: [SignatureScheme, 'How the signature was made; TLS 1.2 reads it as a hash and a kind of key.'],
    signature: [opaque(0, 2 ** 16 - 1), 'The signature itself.'],
  },
  'A signature and the algorithm that made it.',
);
export type DigitallySigned = Infer<typeof DigitallySigned>;
