import type { Rule } from '../rule.ts';
import { alpnMismatch } from './alpn-mismatch.ts';
import { brokenRule } from './broken-rule.ts';
import { clientCertificate } from './client-certificate.ts';
import { clientPurpose } from './client-purpose.ts';
import { echRejected } from './ech-rejected.ts';
import { expired } from './expired.ts';
import { expiredCrossSign } from './expired-cross-sign.ts';
import { inspectingProxy } from './inspecting-proxy.ts';
import { keyMismatch } from './key-mismatch.ts';
import { largeHelloDropped } from './large-hello-dropped.ts';
import { leafAsRoot } from './leaf-as-root.ts';
import { legacyRenegotiation } from './legacy-renegotiation.ts';
import { missingIntermediate } from './missing-intermediate.ts';
import { missingSni } from './missing-sni.ts';
import { nameMismatch } from './name-mismatch.ts';
import { noCommonVersion } from './no-common-version.ts';
import { notTls } from './not-tls.ts';
import { nothingInCommon } from './nothing-in-common.ts';
import { pinnedOrUnknown } from './pinned-or-unknown.ts';
import { privateCa } from './private-ca.ts';
import { resetOrSilence } from './reset-or-silence.ts';
import { tooLargeForDevice } from './too-large-for-device.ts';
import { tunnel } from './tunnel.ts';
import { undecryptableCapture } from './undecryptable-capture.ts';
import { unknownKey } from './unknown-key.ts';
import { unverifiableSignature } from './unverifiable-signature.ts';
import { weakCrypto } from './weak-crypto.ts';
import { wrongClock } from './wrong-clock.ts';

/** In the order of their numbers. */
export const rules: readonly Rule[] = [
  missingIntermediate,
  inspectingProxy,
  privateCa,
  notTls,
  missingSni,
  nameMismatch,
  expired,
  expiredCrossSign,
  wrongClock,
  noCommonVersion,
  nothingInCommon,
  clientCertificate,
  clientPurpose,
  keyMismatch,
  leafAsRoot,
  tooLargeForDevice,
  resetOrSilence,
  largeHelloDropped,
  legacyRenegotiation,
  weakCrypto,
  pinnedOrUnknown,
  alpnMismatch,
  tunnel,
  echRejected,
  undecryptableCapture,
  unknownKey,
  unverifiableSignature,
  brokenRule,
];
