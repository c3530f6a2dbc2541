/** The three handshakes of the demo. */
export interface Scenario {
  readonly name: string;
  readonly under: string;
  readonly version: 'TLSv1.2' | 'TLSv1.3';
  readonly cipherSuites: readonly string[];
}

export const staticRsa: Scenario = {
  name: 'TLS 1.2, static RSA: the secret travels, locked with the padlock',
  under: 'The handshake people are taught first. Off by default, because it has a flaw that the thief will show.',
  version: 'TLSv1.2',
  cipherSuites: ['TLS_RSA_WITH_AES_128_GCM_SHA256'],
};
export const ecdhe: Scenario = {
  name: 'TLS 1.2, ECDHE: the secret never travels',
  under: 'Each side sends one half, and both work out the same secret. The padlock only signs.',
  version: 'TLSv1.2',
  cipherSuites: ['TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256', 'TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256'],
};
export const tls13: Scenario = {
  name: 'TLS 1.3: one round trip, and even the padlock is shown in private',
  under: 'The halves of the secret go out with the two hellos; all that follows is locked.',
  version: 'TLSv1.3',
  cipherSuites: ['TLS_AES_128_GCM_SHA256', 'TLS_AES_256_GCM_SHA384', 'TLS_CHACHA20_POLY1305_SHA256'],
};
