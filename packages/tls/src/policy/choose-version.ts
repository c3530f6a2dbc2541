import { ProtocolVersion } from '../wire/index.ts';
import { type Choice, firstFitting } from './choice.ts';

/** Server: the highest version that both sides have (RFC 9846 §4.3.1). `offered` is empty where the extension is absent. */
export function chooseVersion(
  ours: readonly number[],
  supported_versions: readonly number[] | undefined,
  legacy_version: number,
): Choice<number> {
  // Without the extension the old rule holds (RFC 9846 §4.3.1): legacy_version is the highest the client has, and TLS 1.3
  // is never negotiated.
  const offered = supported_versions ?? (legacy_version >= ProtocolVersion.TLSv1_2 ? [ProtocolVersion.TLSv1_2] : []);
  const preference = [...ours].sort((a, b) => b - a);
  return firstFitting(
    preference,
    ProtocolVersion.show,
    (version) => (offered.some((o) => o === version) ? undefined : 'the client does not offer it'),
    'RFC 9846 §4.3.1',
    'the highest version both sides have',
  );
}
