/** The cipher suites this stack implements, and what each name stands for. */
import { CipherSuite, type CipherSuiteName } from './registries.ts';

// A provider must have an entry for each of these, or what uses the table does not compile.
type AeadName = 'aes_128_gcm' | 'aes_256_gcm' | 'chacha20_poly1305';
type HashName = 'sha256' | 'sha384';

export interface CipherSuiteRow {
  readonly name: CipherSuiteName;
  readonly code: number;
  readonly version: 'TLSv1.3' | 'TLSv1.2';
  readonly aead: AeadName;
  readonly hash: HashName;
  /** TLS 1.3 suites say nothing of key exchange and authentication. */
  readonly keyExchange: 'any' | 'ECDHE' | 'RSA';
  readonly authentication: 'any' | 'ECDSA' | 'RSA';
}

const row = <N extends CipherSuiteName>(
  name: N,
  aead: AeadName,
  hash: HashName,
  keyExchange: CipherSuiteRow['keyExchange'] = 'any',
  authentication: CipherSuiteRow['authentication'] = 'any',
): CipherSuiteRow & { readonly name: N } => ({
  name,
  code: CipherSuite.members[name],
  version: keyExchange === 'any' ? 'TLSv1.3' : 'TLSv1.2',
  aead,
  hash,
  keyExchange,
  authentication,
});

/** In preference order within each version; static RSA comes last. */
export const cipherSuites = [
  row('TLS_AES_128_GCM_SHA256', 'aes_128_gcm', 'sha256'),
  row('TLS_AES_256_GCM_SHA384', 'aes_256_gcm', 'sha384'),
  row('TLS_CHACHA20_POLY1305_SHA256', 'chacha20_poly1305', 'sha256'),
  row('TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256', 'aes_128_gcm', 'sha256', 'ECDHE', 'ECDSA'),
  row('TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256', 'aes_128_gcm', 'sha256', 'ECDHE', 'RSA'),
  row('TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384', 'aes_256_gcm', 'sha384', 'ECDHE', 'ECDSA'),
  row('TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384', 'aes_256_gcm', 'sha384', 'ECDHE', 'RSA'),
  row('TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256', 'chacha20_poly1305', 'sha256', 'ECDHE', 'ECDSA'),
  row('TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256', 'chacha20_poly1305', 'sha256', 'ECDHE', 'RSA'),
  row('TLS_RSA_WITH_AES_128_GCM_SHA256', 'aes_128_gcm', 'sha256', 'RSA', 'RSA'),
  row('TLS_RSA_WITH_AES_256_GCM_SHA384', 'aes_256_gcm', 'sha384', 'RSA', 'RSA'),
] as const;
/** A suite this stack implements. */
export type ImplementedSuite = (typeof cipherSuites)[number]['name'];

const byName = new Map<string, CipherSuiteRow>(cipherSuites.map((suite) => [suite.name, suite]));
const byCode = new Map<number, CipherSuiteRow>(cipherSuites.map((suite) => [suite.code, suite]));

/** The suite of that IANA name, if it is implemented. */
export const suiteNamed = (name: string): CipherSuiteRow | undefined => byName.get(name);
/** The suite with that number on the wire, if it is implemented. */
export const suiteOf = (code: number): CipherSuiteRow | undefined => byCode.get(code);
