import type { ClientSteps } from '../states.ts';
import { keyUpdate, newSessionTicket } from './connected.ts';
import { lateCertificateRequest } from './late-request.ts';
import {
  certificate,
  certificateAfterRequest,
  certificateRequest,
  compressedAfterRequest,
  compressedCertificate,
} from './wait-certificate.ts';
import { certificateVerify } from './wait-cv.ts';
import { encryptedExtensions } from './wait-ee.ts';
import { finished } from './wait-finished.ts';

/** Every message of every state of a client in TLS 1.3, and what is done with it. */
export const clientSteps13 = {
  WAIT_EE: { encrypted_extensions: encryptedExtensions },
  WAIT_CERT_CR: {
    certificate_request: certificateRequest,
    certificate,
    compressed_certificate: compressedCertificate,
  },
  WAIT_CERT: { certificate: certificateAfterRequest, compressed_certificate: compressedAfterRequest },
  WAIT_CV: { certificate_verify: certificateVerify },
  WAIT_FINISHED: { finished },
  CONNECTED: {
    new_session_ticket: newSessionTicket,
    key_update: keyUpdate,
    certificate_request: lateCertificateRequest,
  },
} satisfies Partial<ClientSteps>;
