import type { ServerSteps } from '../states.ts';
import { lateCertificate, lateCertificateVerify, lateCompressedCertificate, lateFinished } from './late-request.ts';
import { certificate, certificateVerify, compressedCertificate } from './wait-certificate.ts';
import { endOfEarlyData } from './wait-eoed.ts';
import { finished, keyUpdate } from './wait-finished.ts';

/** Every message of every state of a server in TLS 1.3, and what is done with it. */
export const serverSteps13 = {
  WAIT_EOED: { end_of_early_data: endOfEarlyData },
  WAIT_CERT: { certificate, compressed_certificate: compressedCertificate },
  WAIT_CV: { certificate_verify: certificateVerify },
  WAIT_FINISHED: { finished },
  CONNECTED: {
    key_update: keyUpdate,
    certificate: lateCertificate,
    compressed_certificate: lateCompressedCertificate,
  },
  AUTH_WAIT_CV: { certificate_verify: lateCertificateVerify },
  AUTH_WAIT_FINISHED: { finished: lateFinished },
} satisfies Partial<ServerSteps>;
