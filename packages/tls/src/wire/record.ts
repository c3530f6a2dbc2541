/** Records (RFC 9846 §5): the envelopes everything travels in. Framing itself is done by hand in the record floor. */
import { type Codec, fixed, type Infer, opaque, rest, struct } from '../presentation/index.ts';
import { MAX_EXPANSION, MAX_EXPANSION12, MAX_PLAINTEXT } from './limits.ts';
import { ChangeCipherSpecType, ContentType, ProtocolVersion } from './registries/index.ts';

export const TLSPlaintext = struct(
  'TLSPlaintext',
  'RFC 9846 §5.1',
  {
    type: [ContentType, 'What the record carries.'],
    legacy_record_version: [
      ProtocolVersion,
      'Frozen long ago so that old equipment on the way is not upset; it means nothing.',
    ],
    fragment: [opaque(0, MAX_PLAINTEXT), 'A piece of what is carried; a long message takes several records.'],
  },
  'An envelope that is not locked: anyone on the way can read it.',
);
export type TLSPlaintext = Infer<typeof TLSPlaintext>;

export const TLSCiphertext = struct(
  'TLSCiphertext',
  'RFC 9846 §5.2',
  {
    opaque_type: [ContentType, 'Always application_data: what is really inside is locked as well.'],
    legacy_record_version: [ProtocolVersion, 'Always TLS 1.2, so that old equipment on the way is not upset.'],
    encrypted_record: [
      opaque(0, MAX_PLAINTEXT + MAX_EXPANSION),
      'The locked contents, with a tag that betrays any change.',
    ],
  },
  'A locked envelope of TLS 1.3: from outside only its length can be seen.',
);
export type TLSCiphertext = Infer<typeof TLSCiphertext>;

/** Everything before the last byte that is not zero; that byte is the content type, the zeros are padding. */
const content: Codec<Uint8Array> = {
  name: 'opaque',
  read(r) {
    let length = r.left;
    while (length > 0 && r.peek(length - 1) === 0) length--;
    return length === 0 ? r.fail('no content type, only zeros') : r.take(length - 1);
  },
  write: (w, value) => w.put(value),
};

export const TLSInnerPlaintext = struct(
  'TLSInnerPlaintext',
  'RFC 9846 §5.2',
  {
    content: [content, 'What is really carried.'],
    type: [ContentType, 'What kind of content it is, hidden from onlookers.'],
    zeros: [rest, 'Padding that hides the true length; usually there is none.'],
  },
  'What a locked TLS 1.3 record holds once it is opened.',
);
export type TLSInnerPlaintext = Infer<typeof TLSInnerPlaintext>;

/** A protected record of TLS 1.2 as it is on the wire; `GenericAEADCipher` is its fragment where the suite is GCM or CCM, `GenericBlockCipher` where it is CBC. */
export const TLSCiphertext12 = struct(
  'TLSCiphertext',
  'RFC 5246 §6.2.3',
  {
    type: [ContentType, 'What the record carries; TLS 1.2 leaves this in the open.'],
    version: [ProtocolVersion, 'The version that was agreed on.'],
    fragment: [opaque(0, MAX_PLAINTEXT + MAX_EXPANSION12), 'The locked contents.'],
  },
  'A locked envelope of TLS 1.2.',
);
export type TLSCiphertext12 = Infer<typeof TLSCiphertext12>;

export const GenericAEADCipher = struct(
  'GenericAEADCipher',
  'RFC 5246 §6.2.3.3',
  {
    nonce_explicit: [fixed(8), 'The part of the nonce that changes with every record, sent along (RFC 5288 §3).'],
    content: [rest, 'The encrypted data, followed by a tag of 16 bytes that betrays any change.'],
  },
  'The contents of a record under AES-GCM in TLS 1.2.',
);
export type GenericAEADCipher = Infer<typeof GenericAEADCipher>;

export const GenericBlockCipher = struct(
  'GenericBlockCipher',
  'RFC 5246 §6.2.3.2',
  {
    IV: [fixed(16), 'Random bytes that make the same content look different each time.'],
    block_ciphered: [
      rest,
      'The encrypted data with its padding; the MAC is inside, or with encrypt_then_mac behind it (RFC 7366 §3).',
    ],
  },
  'The contents of a record under AES-CBC in TLS 1.2.',
);
export type GenericBlockCipher = Infer<typeof GenericBlockCipher>;

export const ChangeCipherSpec = struct(
  'ChangeCipherSpec',
  'RFC 5246 §7.1',
  { type: [ChangeCipherSpecType, 'The number 1, the only value there is.'] },
  'In TLS 1.2: from the next record on, the new keys. In TLS 1.3 it means nothing and only calms old equipment.',
);
export type ChangeCipherSpec = Infer<typeof ChangeCipherSpec>;
