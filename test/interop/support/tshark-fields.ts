/** Which place of our dissection each field of Wireshark's is: the end of its path, from the declarations. */

/** The same bytes, and the same value. */
export const sameValue: Readonly<Record<string, readonly string[]>> = {
  'tls.handshake.type': ['Handshake/msg_type'],
  'tls.handshake.length': ['Handshake/length'],
  'tls.handshake.version': ['/legacy_version'],
  'tls.handshake.random': ['/random'],
  'tls.handshake.session_id_length': [
    '/legacy_session_id/length',
    '/legacy_session_id_echo/length',
    '/session_id/length',
  ],
  'tls.handshake.session_id': ['/legacy_session_id/data', '/legacy_session_id_echo/data', '/session_id/data'],
  'tls.handshake.cipher_suites_length': ['/cipher_suites/length'],
  'tls.handshake.ciphersuite': ['/cipher_suites/CipherSuite', '/cipher_suite'],
};
