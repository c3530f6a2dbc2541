import { firstFitting } from '../../policy/index.ts';
import { decode, encode, type Infer } from '../../presentation/index.ts';
import { rule } from '../../rules/index.ts';
import { Certificate13, CertificateCompressionAlgorithm, type CompressedCertificate } from '../../wire/index.ts';
import type { Compression } from '../authentication-settings.ts';
import type { Context } from '../context.ts';

const algorithmOffered = rule('compressed_certificate.algorithm', {
  holds: 'the Certificate message is compressed with an algorithm that was offered',
  fails: (algorithm: number) =>
    `the Certificate message is compressed with ${CertificateCompressionAlgorithm.label(algorithm)}, which was not offered`,
  rfc: 'RFC 8879 §4',
  alert: 'illegal_parameter',
});
const lengthAllowed = rule('compressed_certificate.uncompressed_length', {
  holds: (_length: number, limit: number) => `the uncompressed Certificate message has at most ${limit} bytes`,
  fails: (length: number, limit: number) =>
    `the uncompressed Certificate message has ${length} bytes; the limit is ${limit}`,
  rfc: 'RFC 8879 §5',
  alert: 'bad_certificate',
});
const lengthTrue = rule('compressed_certificate.decompressed_length', {
  holds: (_actual: number | undefined, announced: number) =>
    `the Certificate message decompresses to ${announced} bytes, as announced`,
  fails: (actual: number | undefined, announced: number) =>
    actual === undefined
      ? `the Certificate message does not decompress to the ${announced} bytes that were announced`
      : `the Certificate message decompresses to ${actual} bytes; ${announced} were announced`,
  rfc: 'RFC 8879 §4',
  alert: 'bad_certificate',
});

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
  cx.require(way !== undefined, algorithmOffered, algorithm);
  cx.peerChose(
    'certificate compression',
    CertificateCompressionAlgorithm.show(algorithm),
    compression.map(({ name }) => ({ option: name, because: 'we offered it' })),
    'RFC 8879 §4',
  );
  cx.require(uncompressed_length <= maxHandshakeMessage, lengthAllowed, uncompressed_length, maxHandshakeMessage);
  const bytes = unpack(way, compressed_certificate_message, uncompressed_length);
  cx.require(bytes?.length === uncompressed_length, lengthTrue, bytes?.length, uncompressed_length);
  return decode(Certificate13, bytes);
}

function unpack(way: Compression, bytes: Uint8Array, length: number): Uint8Array | undefined {
  try {
    return way.decompress(bytes, length);
  } catch {
    return undefined;
  }
}
