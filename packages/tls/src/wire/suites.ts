/** The cipher suites this stack implements, what each name stands for, and why some of them are off unless named. */
import { CipherSuite, type CipherSuiteName } from './registries/index.ts';

// A provider must have an entry for each of these, or what uses the table does not compile.
type CcmName = 'aes_128_ccm' | 'aes_256_ccm' | 'aes_128_ccm_8' | 'aes_256_ccm_8';
type AeadName = 'aes_128_gcm' | 'aes_256_gcm' | 'chacha20_poly1305' | CcmName;
type CbcName = `aes_${128 | 256}_cbc_hmac_${'sha1' | 'sha256'}` | 'aes_256_cbc_hmac_sha384';
type HashName = 'sha256' | 'sha384';
type KeyExchange = 'any' | 'ECDHE' | 'DHE' | 'RSA' | 'PSK' | 'ECDHE_PSK';
type Authentication = 'any' | 'ECDSA' | 'RSA' | 'PSK';

/** Records are protected by an AEAD, or by CBC mode and an HMAC. */
type Protection = { readonly aead: AeadName; readonly cbc?: never } | { readonly cbc: CbcName; readonly aead?: never };

export type CipherSuiteRow = Protection & {
  readonly name: CipherSuiteName;
  readonly code: number;
  readonly version: 'TLSv1.3' | 'TLSv1.2';
  /** Of the key schedule, and of the transcript. */
  readonly hash: HashName;
  /** TLS 1.3 suites say nothing of key exchange and authentication. */
  readonly keyExchange: KeyExchange;
  readonly authentication: Authentication;
  /** Why it is off unless named; absent where it is on. */
  readonly off?: string;
};

const old = {
  rsa: 'there is no forward secrecy: with the key of the certificate all that was recorded can be read (RFC 9325 §4.1)',
  psk: 'there is no forward secrecy: with the key that both ends were given all that was recorded can be read (RFC 4279 §7.1)',
  ecdhe_psk:
    'it takes a key that both ends were given before, whose name everybody on the way can read (RFC 4279 §7.3)',
  dhe: 'finite fields are slow and fragile, and cannot be negotiated as curves can (RFC 9325 §4.1, Raccoon)',
  cbc: 'CBC mode has been broken again and again by whoever can tell good padding from bad (RFC 9325 §4.2, Lucky Thirteen)',
  ccm: 'AES-CCM is for small devices that have nothing else: it is slower than AES-GCM, and no safer (RFC 9325 §4.2)',
  ccm_8: 'a tag of 8 bytes is forged in 2^64 tries, and so it is for links that count every byte (RFC 6655 §1)',
} as const;

function row<N extends CipherSuiteName>(
  name: N,
  cipher: AeadName | CbcName,
  hash: HashName,
  keyExchange: KeyExchange = 'any',
  authentication: Authentication = 'any',
): CipherSuiteRow & { readonly name: N } {
  const isCbc = cipher.includes('_cbc_');
  const protection = (isCbc ? { cbc: cipher } : { aead: cipher }) as Protection;
  const off = reasonsAgainst(cipher, keyExchange);
  return {
    name,
    code: CipherSuite.members[name],
    version: keyExchange === 'any' ? 'TLSv1.3' : 'TLSv1.2',
    ...protection,
    hash,
    keyExchange,
    authentication,
    ...(off.length > 0 && { off: off.join('; ') }),
  };
}

function reasonsAgainst(cipher: AeadName | CbcName, keyExchange: KeyExchange): string[] {
  const reasons: string[] = [];
  if (keyExchange === 'RSA') reasons.push(old.rsa);
  if (keyExchange === 'DHE') reasons.push(old.dhe);
  if (keyExchange === 'PSK') reasons.push(old.psk);
  if (keyExchange === 'ECDHE_PSK') reasons.push(old.ecdhe_psk);
  if (cipher.includes('_cbc_')) reasons.push(old.cbc);
  if (cipher.includes('_ccm')) reasons.push(cipher.endsWith('_8') ? old.ccm_8 : old.ccm);
  return reasons;
}

/** In preference order within each version; those that are off come last. */
export const cipherSuites = [
  row('TLS_AES_128_GCM_SHA256', 'aes_128_gcm', 'sha256'),
  row('TLS_AES_256_GCM_SHA384', 'aes_256_gcm', 'sha384'),
  row('TLS_CHACHA20_POLY1305_SHA256', 'chacha20_poly1305', 'sha256'),
  row('TLS_AES_128_CCM_SHA256', 'aes_128_ccm', 'sha256'),
  row('TLS_AES_128_CCM_8_SHA256', 'aes_128_ccm_8', 'sha256'),

  row('TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256', 'aes_128_gcm', 'sha256', 'ECDHE', 'ECDSA'),
  row('TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256', 'aes_128_gcm', 'sha256', 'ECDHE', 'RSA'),
  row('TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384', 'aes_256_gcm', 'sha384', 'ECDHE', 'ECDSA'),
  row('TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384', 'aes_256_gcm', 'sha384', 'ECDHE', 'RSA'),
  row('TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256', 'chacha20_poly1305', 'sha256', 'ECDHE', 'ECDSA'),
  row('TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256', 'chacha20_poly1305', 'sha256', 'ECDHE', 'RSA'),

  row('TLS_ECDHE_ECDSA_WITH_AES_128_CCM', 'aes_128_ccm', 'sha256', 'ECDHE', 'ECDSA'),
  row('TLS_ECDHE_ECDSA_WITH_AES_256_CCM', 'aes_256_ccm', 'sha256', 'ECDHE', 'ECDSA'),
  row('TLS_ECDHE_ECDSA_WITH_AES_128_CCM_8', 'aes_128_ccm_8', 'sha256', 'ECDHE', 'ECDSA'),
  row('TLS_ECDHE_ECDSA_WITH_AES_256_CCM_8', 'aes_256_ccm_8', 'sha256', 'ECDHE', 'ECDSA'),
  row('TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA256', 'aes_128_cbc_hmac_sha256', 'sha256', 'ECDHE', 'ECDSA'),
  row('TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA256', 'aes_128_cbc_hmac_sha256', 'sha256', 'ECDHE', 'RSA'),
  row('TLS_ECDHE_ECDSA_WITH_AES_256_CBC_SHA384', 'aes_256_cbc_hmac_sha384', 'sha384', 'ECDHE', 'ECDSA'),
  row('TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA384', 'aes_256_cbc_hmac_sha384', 'sha384', 'ECDHE', 'RSA'),
  row('TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA', 'aes_128_cbc_hmac_sha1', 'sha256', 'ECDHE', 'ECDSA'),
  row('TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA', 'aes_128_cbc_hmac_sha1', 'sha256', 'ECDHE', 'RSA'),
  row('TLS_ECDHE_ECDSA_WITH_AES_256_CBC_SHA', 'aes_256_cbc_hmac_sha1', 'sha256', 'ECDHE', 'ECDSA'),
  row('TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA', 'aes_256_cbc_hmac_sha1', 'sha256', 'ECDHE', 'RSA'),

  row('TLS_DHE_RSA_WITH_AES_128_GCM_SHA256', 'aes_128_gcm', 'sha256', 'DHE', 'RSA'),
  row('TLS_DHE_RSA_WITH_AES_256_GCM_SHA384', 'aes_256_gcm', 'sha384', 'DHE', 'RSA'),
  row('TLS_DHE_RSA_WITH_CHACHA20_POLY1305_SHA256', 'chacha20_poly1305', 'sha256', 'DHE', 'RSA'),
  row('TLS_DHE_RSA_WITH_AES_128_CCM', 'aes_128_ccm', 'sha256', 'DHE', 'RSA'),
  row('TLS_DHE_RSA_WITH_AES_256_CCM', 'aes_256_ccm', 'sha256', 'DHE', 'RSA'),
  row('TLS_DHE_RSA_WITH_AES_128_CCM_8', 'aes_128_ccm_8', 'sha256', 'DHE', 'RSA'),
  row('TLS_DHE_RSA_WITH_AES_256_CCM_8', 'aes_256_ccm_8', 'sha256', 'DHE', 'RSA'),
  row('TLS_DHE_RSA_WITH_AES_128_CBC_SHA256', 'aes_128_cbc_hmac_sha256', 'sha256', 'DHE', 'RSA'),
  row('TLS_DHE_RSA_WITH_AES_256_CBC_SHA256', 'aes_256_cbc_hmac_sha256', 'sha256', 'DHE', 'RSA'),
  row('TLS_DHE_RSA_WITH_AES_128_CBC_SHA', 'aes_128_cbc_hmac_sha1', 'sha256', 'DHE', 'RSA'),
  row('TLS_DHE_RSA_WITH_AES_256_CBC_SHA', 'aes_256_cbc_hmac_sha1', 'sha256', 'DHE', 'RSA'),

  row('TLS_RSA_WITH_AES_128_GCM_SHA256', 'aes_128_gcm', 'sha256', 'RSA', 'RSA'),
  row('TLS_RSA_WITH_AES_256_GCM_SHA384', 'aes_256_gcm', 'sha384', 'RSA', 'RSA'),
  row('TLS_RSA_WITH_AES_128_CCM', 'aes_128_ccm', 'sha256', 'RSA', 'RSA'),
  row('TLS_RSA_WITH_AES_256_CCM', 'aes_256_ccm', 'sha256', 'RSA', 'RSA'),
  row('TLS_RSA_WITH_AES_128_CCM_8', 'aes_128_ccm_8', 'sha256', 'RSA', 'RSA'),
  row('TLS_RSA_WITH_AES_256_CCM_8', 'aes_256_ccm_8', 'sha256', 'RSA', 'RSA'),
  row('TLS_RSA_WITH_AES_128_CBC_SHA256', 'aes_128_cbc_hmac_sha256', 'sha256', 'RSA', 'RSA'),
  row('TLS_RSA_WITH_AES_256_CBC_SHA256', 'aes_256_cbc_hmac_sha256', 'sha256', 'RSA', 'RSA'),
  row('TLS_RSA_WITH_AES_128_CBC_SHA', 'aes_128_cbc_hmac_sha1', 'sha256', 'RSA', 'RSA'),
  row('TLS_RSA_WITH_AES_256_CBC_SHA', 'aes_256_cbc_hmac_sha1', 'sha256', 'RSA', 'RSA'),

  row('TLS_ECDHE_PSK_WITH_AES_128_GCM_SHA256', 'aes_128_gcm', 'sha256', 'ECDHE_PSK', 'PSK'),
  row('TLS_ECDHE_PSK_WITH_AES_256_GCM_SHA384', 'aes_256_gcm', 'sha384', 'ECDHE_PSK', 'PSK'),
  row('TLS_ECDHE_PSK_WITH_CHACHA20_POLY1305_SHA256', 'chacha20_poly1305', 'sha256', 'ECDHE_PSK', 'PSK'),
  row('TLS_ECDHE_PSK_WITH_AES_128_CCM_SHA256', 'aes_128_ccm', 'sha256', 'ECDHE_PSK', 'PSK'),
  row('TLS_ECDHE_PSK_WITH_AES_128_CCM_8_SHA256', 'aes_128_ccm_8', 'sha256', 'ECDHE_PSK', 'PSK'),
  row('TLS_ECDHE_PSK_WITH_AES_128_CBC_SHA256', 'aes_128_cbc_hmac_sha256', 'sha256', 'ECDHE_PSK', 'PSK'),
  row('TLS_ECDHE_PSK_WITH_AES_256_CBC_SHA384', 'aes_256_cbc_hmac_sha384', 'sha384', 'ECDHE_PSK', 'PSK'),
  row('TLS_ECDHE_PSK_WITH_AES_128_CBC_SHA', 'aes_128_cbc_hmac_sha1', 'sha256', 'ECDHE_PSK', 'PSK'),
  row('TLS_ECDHE_PSK_WITH_AES_256_CBC_SHA', 'aes_256_cbc_hmac_sha1', 'sha256', 'ECDHE_PSK', 'PSK'),

  row('TLS_PSK_WITH_AES_128_GCM_SHA256', 'aes_128_gcm', 'sha256', 'PSK', 'PSK'),
  row('TLS_PSK_WITH_AES_256_GCM_SHA384', 'aes_256_gcm', 'sha384', 'PSK', 'PSK'),
  row('TLS_PSK_WITH_CHACHA20_POLY1305_SHA256', 'chacha20_poly1305', 'sha256', 'PSK', 'PSK'),
  row('TLS_PSK_WITH_AES_128_CCM', 'aes_128_ccm', 'sha256', 'PSK', 'PSK'),
  row('TLS_PSK_WITH_AES_256_CCM', 'aes_256_ccm', 'sha256', 'PSK', 'PSK'),
  row('TLS_PSK_WITH_AES_128_CCM_8', 'aes_128_ccm_8', 'sha256', 'PSK', 'PSK'),
  row('TLS_PSK_WITH_AES_256_CCM_8', 'aes_256_ccm_8', 'sha256', 'PSK', 'PSK'),
  row('TLS_PSK_WITH_AES_128_CBC_SHA256', 'aes_128_cbc_hmac_sha256', 'sha256', 'PSK', 'PSK'),
  row('TLS_PSK_WITH_AES_128_CBC_SHA', 'aes_128_cbc_hmac_sha1', 'sha256', 'PSK', 'PSK'),
  row('TLS_PSK_WITH_AES_256_CBC_SHA', 'aes_256_cbc_hmac_sha1', 'sha256', 'PSK', 'PSK'),
] as const;
/** A suite this stack implements. */
export type ImplementedSuite = (typeof cipherSuites)[number]['name'];

const byName = new Map<string, CipherSuiteRow>(cipherSuites.map((suite) => [suite.name, suite]));
const byCode = new Map<number, CipherSuiteRow>(cipherSuites.map((suite) => [suite.code, suite]));

/** The suite of that IANA name, if it is implemented. */
export const suiteNamed = (name: string): CipherSuiteRow | undefined => byName.get(name);
/** The suite with that number on the wire, if it is implemented. */
export const suiteOf = (code: number): CipherSuiteRow | undefined => byCode.get(code);
