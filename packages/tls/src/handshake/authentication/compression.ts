import { firstFitting } from '../../policy/index.ts';
import type { Infer } from '../../presentation/index.ts';
import { decode, encode } from '../../presentation/index.ts';
import { Certificate13, CertificateCompressionAlgorithm, type CompressedCertificate } from '../../wire/index.ts';
import type { Context } from '../context.ts';

/** One way to make Certificate messages smaller, with the functions that do it. */
export interface Compression {
  readonly code: number;
  readonly name: string;
  compress(bytes: Uint8Array): Uint8Array;
  /** May stop, or throw, once there are more than `maxLength` bytes; whatever else is wrong it throws as well. */
  decompress(bytes: Uint8Array, maxLength: number): Uint8Array;
}

type Certificate = Infer<typeof Certificate13>;
type Compressed = Infer<typeof CompressedCertificate>;

/** RFC 8879 §4: our Certificate message in the first of our ways that the peer can undo; `undefined` where none is. */
export function compressed(certificate: Certificate, offered: readonly number[], cx: Context): Compressed | undefined {
  const { compression } = cx.settings;
  if (offered.length === 0 || compression.length === 0) return undefined;
  const way = cx.choose(
    'certificate compression',
    firstFitting(
      compression,
      ({ name }) => name,
      ({ code }) => (offered.includes(code) ? undefined : 'the peer cannot undo it'),
      'RFC 8879 §4',
      'our first choice that the peer can undo',
    ),
  );
  if (way === undefined) return undefined;
  const bytes = encode(Certificate13, certificate);
  return {
    algorithm: CertificateCompressionAlgorithm.of(way.code),
    uncompressed_length: bytes.length,
    compressed_certificate_message: way.compress(bytes),
  };
}

/** RFC 8879 §4: undoes it, and never unpacks more than was announced and is allowed. */
export function decompressed(message: Compressed, cx: Context): Certificate {
  const { compression, maxHandshakeMessage } = cx.settings;
  const { algorithm, uncompressed_length, compressed_certificate_message } = message;
  const way = compression.find(({ code }) => code === algorithm);
  cx.require(
    way !== undefined,
    'the Certificate message is compressed in a way that we offered',
    'RFC 8879 §4',
    'illegal_parameter',
  );
  cx.peerChose(
    'certificate compression',
    CertificateCompressionAlgorithm.show(algorithm),
    compression.map(({ name }) => ({ option: name, because: 'we offered it' })),
    'RFC 8879 §4',
  );
  cx.require(
    uncompressed_length <= maxHandshakeMessage,
    `the Certificate message has at most ${maxHandshakeMessage} bytes, unpacked as well`,
    'RFC 8879 §5',
    'bad_certificate',
  );
  const bytes = unpack(way, compressed_certificate_message, uncompressed_length);
  cx.require(
    bytes?.length === uncompressed_length,
    'the Certificate message unpacks to as many bytes as it says',
    'RFC 8879 §4',
    'bad_certificate',
  );
  return decode(Certificate13, bytes);
}

function unpack(way: Compression, bytes: Uint8Array, length: number): Uint8Array | undefined {
  try {
    return way.decompress(bytes, length);
  } catch {
    return undefined;
  }
}
