/** The traces that are made when the studio is built: what each shows, for who chooses one. */
export const demos = {
  tls13: 'TLS 1.3',
  tls12: 'TLS 1.2 with ECDHE',
  rsa: 'TLS 1.2 with static RSA',
  mutual: 'TLS 1.3, the client shows a certificate too',
  retry: 'TLS 1.3 with a HelloRetryRequest',
  expired: 'Refused: the certificate has expired',
  stranger: 'Refused: nobody knows the root',
} as const satisfies Record<string, string>;

export type DemoName = keyof typeof demos;

export const isDemo = (name: string | null): name is DemoName => name !== null && Object.hasOwn(demos, name);
