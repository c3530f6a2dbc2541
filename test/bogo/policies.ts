/** What a compliance policy leaves of a configuration. Each is but a choice of names. */
import type { ProtocolName } from 'tlscope/engine';
import type { Options } from './flags.ts';

export interface Policy {
  readonly versions: readonly ProtocolName[];
  readonly cipherSuites: readonly string[];
  readonly groups: readonly string[];
  readonly signatureSchemes: readonly string[];
}

const both = ['TLSv1.3', 'TLSv1.2'] as const;
const aes256 = ['TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384', 'TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384'];
const aes128 = ['TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256', 'TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256'];
const sha384 = ['ecdsa_secp384r1_sha384', 'rsa_pss_rsae_sha384', 'rsa_pkcs1_sha384'];
const sha512 = ['rsa_pss_rsae_sha512', 'rsa_pkcs1_sha512'];
const sha256 = ['ecdsa_secp256r1_sha256', 'rsa_pss_rsae_sha256', 'rsa_pkcs1_sha256'];

const policies = {
  // NIST SP 800-52 Rev. 2.
  'fips-202205': {
    versions: both,
    cipherSuites: ['TLS_AES_128_GCM_SHA256', 'TLS_AES_256_GCM_SHA384', ...aes128, ...aes256],
    groups: ['secp256r1', 'secp384r1'],
    signatureSchemes: [...sha256, ...sha384, ...sha512],
  },
  // WPA3 Specification 3.1, section 3.5.
  'wpa-202304': {
    versions: both,
    cipherSuites: ['TLS_AES_256_GCM_SHA384', ...aes256],
    groups: ['secp384r1'],
    signatureSchemes: [...sha384, ...sha512],
  },
  // The NSA's CNSA 1.0, on the way to 2.0.
  'cnsa1-202603': {
    versions: both,
    cipherSuites: ['TLS_AES_256_GCM_SHA384', ...aes256, 'TLS_RSA_WITH_AES_256_GCM_SHA384'],
    groups: ['MLKEM1024', 'secp384r1'],
    signatureSchemes: sha384,
  },
  // CNSA 2.0.
  'cnsa2-202603': {
    versions: ['TLSv1.3'],
    cipherSuites: ['TLS_AES_256_GCM_SHA384'],
    groups: ['MLKEM1024'],
    signatureSchemes: sha384,
  },
} as const satisfies Partial<Record<keyof Options, Policy>>;

export function policyOf(options: Options): Policy | undefined {
  const name = (Object.keys(policies) as (keyof typeof policies)[]).find((policy) => options[policy]);
  return name && policies[name];
}
