import type { LeafKey } from './pki.ts';

export type Protocol = 'TLSv1.2' | 'TLSv1.3';
export type Group =
  | 'x25519'
  | 'x448'
  | 'secp256r1'
  | 'secp384r1'
  | 'secp521r1'
  | 'ffdhe2048'
  | 'ffdhe3072'
  | 'ffdhe4096'
  | 'X25519MLKEM768';

/** One way to set up a handshake; both ends are told to allow nothing else. */
export interface Setting {
  readonly protocol: Protocol;
  /** As IANA spells it. */
  readonly suite: string;
  /** Absent with static RSA. */
  readonly group?: Group;
  /** The server's key, and so its kind of signature. */
  readonly key: LeafKey;
  /** The client guesses another group first, so that the server has to ask again. */
  readonly retry?: true;
  readonly alpn?: string;
  /** The peer knows nothing of encrypt_then_mac. */
  readonly macThenEncrypt?: true;
  /** What our client offers, where that is more than `group`; in preference order. */
  readonly offered?: readonly Group[];
}

const tls13 = (more: Partial<Setting>): Setting => ({
  protocol: 'TLSv1.3',
  suite: 'TLS_AES_128_GCM_SHA256',
  group: 'x25519',
  key: 'p256',
  ...more,
});

const tls12 = (suite: string, key: LeafKey, group: Group = 'x25519'): Setting => ({
  protocol: 'TLSv1.2',
  suite,
  key,
  ...(suite.startsWith('TLS_RSA_') ? {} : { group }),
});

export const settings13: readonly Setting[] = [
  tls13({ alpn: 'http/1.1' }),
  tls13({ suite: 'TLS_AES_256_GCM_SHA384', key: 'rsa' }),
  tls13({ suite: 'TLS_CHACHA20_POLY1305_SHA256', key: 'ed25519' }),
  tls13({ group: 'secp256r1' }),
  tls13({ group: 'secp384r1', key: 'p384' }),
  tls13({ group: 'secp521r1', key: 'p521' }),
  tls13({ group: 'secp384r1', retry: true }),
  tls13({ suite: 'TLS_AES_256_GCM_SHA384', group: 'secp256r1', retry: true, alpn: 'h2' }),
];

/** X25519 and ML-KEM together, which the newest peers have. */
export const hybrid: Setting = tls13({ group: 'X25519MLKEM768' });
/** The same offer, to a peer that has not heard of it. */
export const hybridOffered: Setting = tls13({ offered: ['X25519MLKEM768', 'x25519', 'secp256r1'] });

export const settings12: readonly Setting[] = [
  { ...tls12('TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256', 'p256', 'secp256r1'), alpn: 'http/1.1' },
  tls12('TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384', 'p384', 'secp384r1'),
  tls12('TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256', 'p521', 'secp521r1'),
  tls12('TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256', 'ed25519'),
  tls12('TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256', 'rsa', 'secp256r1'),
  tls12('TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384', 'rsa'),
  tls12('TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256', 'rsa'),
  tls12('TLS_RSA_WITH_AES_128_GCM_SHA256', 'rsa'),
  tls12('TLS_RSA_WITH_AES_256_GCM_SHA384', 'rsa'),
];

export const settings: readonly Setting[] = [...settings13, ...settings12];

/** What few peers have, or have on: the rarer groups, kinds of key and suites. */
export const rareSettings: readonly Setting[] = [
  tls13({ group: 'x448', key: 'ed448' }),
  tls13({ group: 'ffdhe2048', key: 'rsaPss' }),
  tls13({ group: 'ffdhe3072', key: 'rsaPss384' }),
  tls13({ group: 'ffdhe4096', retry: true }),
  tls13({ suite: 'TLS_AES_128_CCM_SHA256' }),
  tls13({ suite: 'TLS_AES_128_CCM_8_SHA256' }),
  tls12('TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256', 'ed448', 'x448'),
  tls12('TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256', 'rsaPss'),
  tls12('TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256', 'rsaPss384'),
  tls12('TLS_ECDHE_ECDSA_WITH_AES_128_CCM', 'p256', 'secp256r1'),
  tls12('TLS_ECDHE_ECDSA_WITH_AES_256_CCM_8', 'p256', 'secp256r1'),
  tls12('TLS_RSA_WITH_AES_256_CCM', 'rsa'),
  ...[{}, { macThenEncrypt: true } as const].flatMap((order) => [
    { ...tls12('TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA', 'p256', 'secp256r1'), ...order },
    { ...tls12('TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA256', 'rsa'), ...order },
    { ...tls12('TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA384', 'rsa'), ...order },
    { ...tls12('TLS_RSA_WITH_AES_256_CBC_SHA', 'rsa'), ...order },
  ]),
  tls12('TLS_DHE_RSA_WITH_AES_128_GCM_SHA256', 'rsa', 'ffdhe2048'),
  tls12('TLS_DHE_RSA_WITH_CHACHA20_POLY1305_SHA256', 'rsa', 'ffdhe3072'),
  tls12('TLS_DHE_RSA_WITH_AES_256_CBC_SHA', 'rsa', 'ffdhe2048'),
];

export function describe(s: Setting): string {
  const order = s.macThenEncrypt && 'MAC, then encrypt';
  const extras = [s.group ?? 'static RSA', s.key, order, s.retry && 'HelloRetryRequest', s.alpn && `ALPN ${s.alpn}`];
  return [s.protocol, s.suite, ...extras.filter(Boolean)].join(', ');
}

/** What the client offers, its first guess first: with `retry` that is a group the server does not take. */
export const offeredGroups = (s: Setting): readonly Group[] =>
  s.offered !== undefined
    ? s.offered
    : s.group === undefined
      ? ['x25519']
      : s.retry === true
        ? ['x25519', s.group]
        : [s.group];

/** BoringSSL's clients guess x25519, whatever the server takes: any other group of TLS 1.3 has to be asked for. */
export function guessedByBoringSsl({ retry: _, ...s }: Setting): Setting {
  return s.protocol === 'TLSv1.3' && s.group !== 'x25519' ? { ...s, retry: true } : s;
}

/** `TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256` as OpenSSL spells it; suites of TLS 1.3 have one name. */
export function opensslSuite(suite: string): string {
  if (!suite.includes('_WITH_')) return suite;
  return suite
    .replace(/^TLS_(RSA_WITH_)?/, '')
    .replace('_WITH', '')
    .replace(/AES_(\d+)(_CBC)?/, 'AES$1')
    .replace('CCM_8', 'CCM8')
    .replace(/(CHACHA20_POLY1305)_SHA256/, '$1')
    .replaceAll('_', '-');
}

export const opensslGroup: Readonly<Record<Group, string>> = {
  x25519: 'X25519',
  x448: 'X448',
  secp256r1: 'P-256',
  secp384r1: 'P-384',
  secp521r1: 'P-521',
  ffdhe2048: 'ffdhe2048',
  ffdhe3072: 'ffdhe3072',
  ffdhe4096: 'ffdhe4096',
  X25519MLKEM768: 'X25519MLKEM768',
};
