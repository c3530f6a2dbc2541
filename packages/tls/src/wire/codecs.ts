/** Every codec an event may point at by name. */

import { Certificate } from '../asn1/index.ts';
import type { Codec } from '../presentation/index.ts';
import { Alert } from './alert.ts';
import {
  Handshake12Dhe,
  Handshake12Ecdhe,
  Handshake12EcdhePsk,
  Handshake12Psk,
  Handshake12RawPublicKey,
  Handshake12Rsa,
  Handshake13,
  Handshake13RawPublicKey,
  HandshakeUnversioned,
  PreMasterSecret,
} from './handshake/index.ts';
import {
  ChangeCipherSpec,
  GenericAEADCipher,
  GenericBlockCipher,
  TLSCiphertext,
  TLSCiphertext12,
  TLSInnerPlaintext,
  TLSPlaintext,
} from './record.ts';

export const codecs = {
  HandshakeUnversioned,
  Handshake13,
  Handshake13RawPublicKey,
  Handshake12Ecdhe,
  Handshake12Dhe,
  Handshake12Rsa,
  Handshake12Psk,
  Handshake12EcdhePsk,
  Handshake12RawPublicKey,
  Alert,
  ChangeCipherSpec,
  TLSPlaintext,
  TLSCiphertext,
  TLSInnerPlaintext,
  TLSCiphertext12,
  GenericAEADCipher,
  GenericBlockCipher,
  PreMasterSecret,
  Certificate,
} as const satisfies Record<string, Codec<any>>;
export type CodecName = keyof typeof codecs;

/** The codec an event names; `undefined` where a trace comes from a newer version. */
export const codecNamed = (name: string): Codec<any> | undefined =>
  Object.hasOwn(codecs, name) ? codecs[name as CodecName] : undefined;
