/** The names OpenSSL and node:tls use, beside the registry's. */
import { ownMember } from '../../bytes/index.ts';
import { cipherList } from './cipher-list.ts';

/** `TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256` is `ECDHE-RSA-AES128-GCM-SHA256`; TLS 1.3 suites have one name only. */
export function opensslName(suite: string): string {
  if (!suite.includes('_WITH_')) return suite;
  const [exchange, cipher] = suite.slice('TLS_'.length).split('_WITH_') as [string, string];
  const words = cipher
    .replace(/AES_(\d+)/, 'AES$1')
    // OpenSSL writes CBC out in the newer suites alone.
    .replace('_CBC_', exchange.endsWith('PSK') ? '_CBC_' : '_')
    .replace('CCM_8', 'CCM8')
    .replace('CHACHA20_POLY1305_SHA256', 'CHACHA20_POLY1305');
  return `${exchange === 'RSA' ? '' : `${exchange}_`}${words}`.replaceAll('_', '-');
}

/**
 * OpenSSL and IANA names, separated by colons, in preference order; OpenSSL's words for many at once, such as `HIGH` and
 * `!aNULL`, as well. Throws `CallerFault` on a name we do not have.
 */
export const suitesOf = (ciphers: string): string[] => cipherList(ciphers, opensslName);

const CURVES: Readonly<Record<string, string>> = {
  X25519: 'x25519',
  X448: 'x448',
  'P-256': 'secp256r1',
  'P-384': 'secp384r1',
  'P-521': 'secp521r1',
  prime256v1: 'secp256r1',
};

/** `X25519:P-256` as registry names; `auto` leaves the choice to us. */
export function groupsOf(ecdhCurve: string): string[] | undefined {
  return ecdhCurve === 'auto' ? undefined : namesIn(ecdhCurve).map((name) => ownMember(CURVES, name) ?? name);
}

const ECDSA: Readonly<Record<string, string>> = {
  SHA256: 'ecdsa_secp256r1_sha256',
  SHA384: 'ecdsa_secp384r1_sha384',
  SHA512: 'ecdsa_secp521r1_sha512',
};

/** `RSA-PSS+SHA256:ed25519` as registry names. */
export function schemesOf(sigalgs: string): string[] {
  return namesIn(sigalgs).map((name) => {
    const [algorithm, hash] = name.split('+');
    if (hash === undefined) return name;
    if (algorithm === 'ECDSA') return ECDSA[hash] ?? name;
    if (algorithm === 'RSA-PSS' || algorithm === 'PSS') return `rsa_pss_rsae_${hash.toLowerCase()}`;
    return algorithm === 'RSA' ? `rsa_pkcs1_${hash.toLowerCase()}` : name;
  });
}

/** A registry name as OpenSSL lists it: `ECDSA+SHA256`. */
export function opensslScheme(scheme: string): string {
  const known = Object.entries(ECDSA).find(([, name]) => name === scheme);
  if (known !== undefined) return `ECDSA+${known[0]}`;
  const [, family, hash] = /^(rsa_pss_rsae|rsa_pss_pss|rsa_pkcs1|ecdsa)_(sha\d+)$/.exec(scheme) ?? [];
  if (family === undefined) return /^ed\d+$/.test(scheme) ? `${scheme.replace('ed', 'Ed')}+UNDEF` : scheme;
  const words = { rsa_pss_rsae: 'RSA-PSS', rsa_pss_pss: 'RSA-PSS', rsa_pkcs1: 'RSA', ecdsa: 'ECDSA' };
  return `${words[family as keyof typeof words]}+${hash!.toUpperCase()}`;
}

const namesIn = (list: string): string[] => list.split(':').filter((name) => name !== '');
