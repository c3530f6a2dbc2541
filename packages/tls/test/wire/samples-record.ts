import * as wire from '../../src/wire/index.ts';
import { bytes, echConfigs, type Sample, sample, sctList, transItem } from './samples-parts.ts';

export function records(): Sample[] {
  const version = wire.ProtocolVersion.TLSv1_2;
  const { handshake, application_data, alert } = wire.ContentType;
  return [
    sample('Alert', wire.Alert, {
      level: wire.AlertLevel.fatal,
      description: wire.AlertDescription.handshake_failure,
    }),
    sample('ChangeCipherSpec', wire.ChangeCipherSpec, { type: wire.ChangeCipherSpecType.change_cipher_spec }),
    sample('TLSPlaintext', wire.TLSPlaintext, { type: handshake, legacy_record_version: version, fragment: bytes(80) }),
    sample('TLSCiphertext', wire.TLSCiphertext, {
      opaque_type: application_data,
      legacy_record_version: version,
      encrypted_record: bytes(100),
    }),
    sample('TLSInnerPlaintext', wire.TLSInnerPlaintext, { content: bytes(20), type: alert, zeros: new Uint8Array(9) }),
    sample('TLS 1.2 record', wire.TLSCiphertext12, { type: handshake, version, fragment: bytes(60) }),
    sample('GenericAEADCipher', wire.GenericAEADCipher, { nonce_explicit: bytes(8), content: bytes(40) }),
    sample('GenericBlockCipher', wire.GenericBlockCipher, { IV: bytes(16), block_ciphered: bytes(48) }),
  ];
}

export function sealedInside(): Sample[] {
  return [
    sample('PreMasterSecret', wire.PreMasterSecret, {
      client_version: wire.ProtocolVersion.TLSv1_2,
      random: bytes(46),
    }),
    sample('SignedCertificateTimestampList', wire.SignedCertificateTimestampList, sctList()),
    sample('ECHConfigList', wire.ECHConfigList, echConfigs()),
    { name: 'TransItem', codec: wire.TransItem, bytes: transItem() },
  ];
}
