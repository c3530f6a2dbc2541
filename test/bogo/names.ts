/** The runner speaks in numbers and in OpenSSL's names; the configuration in IANA's names. */
import { concat, uintBytes, unhex } from 'tlscope/bytes';
import { CertificateType, type CipherSuiteRow, cipherSuites, NamedGroup, SignatureScheme } from 'tlscope/wire';
import { NotOffered } from './flags.ts';

export const groupNames = (codes: readonly number[]): string[] =>
  codes.map((code) => NamedGroup.nameOf(code) ?? notOffered(`the group ${code}`));

/** Kinds of certificates (RFC 7250). */
export const typeNames = (codes: readonly number[]) =>
  codes.map((code): 'X509' | 'RawPublicKey' => {
    const name = CertificateType.nameOf(code);
    return name === 'X509' || name === 'RawPublicKey' ? name : notOffered(`the certificate type ${code}`);
  });

export const schemeNames = (codes: readonly number[]): string[] =>
  codes.map((code) => SignatureScheme.nameOf(code) ?? notOffered(`the signature scheme ${code}`));

/**
 * IANA names with `:` between them; without a list all that there are, but those that need a shared key only where there is
 * one. TLS 1.3's are not chosen this way, and stay.
 */
export function suiteNames(list: string | undefined, keyed: boolean): string[] {
  const all: readonly CipherSuiteRow[] = cipherSuites.filter((row) => keyed || row.authentication !== 'PSK');
  if (list === undefined) return all.map(({ name }) => name);
  const tls13 = all.filter(({ version }) => version === 'TLSv1.3').map(({ name }) => name);
  const named = list.split(':').map((name) => (name.startsWith('TLS_') ? name : notOffered(`the cipher list ${list}`)));
  return [...tls13, ...named];
}

/** Protocol names, each after a byte with its length (RFC 7301 §3.1). */
export function alpnNames(wire: string): string[] {
  const names: string[] = [];
  for (let at = 0; at < wire.length; at += 1 + wire.charCodeAt(at)) {
    names.push(wire.slice(at + 1, at + 1 + wire.charCodeAt(at)));
  }
  return names;
}

/** Distinguished names in hexadecimal, with commas between them. */
export const authorityList = (text: string | undefined): Uint8Array[] =>
  text === undefined || text.startsWith('<') ? [] : text.split(',').map(unhex);

/** SerializedSCTs out of a SignedCertificateTimestampList (RFC 6962 §3.3). */
export function timestampList(list: Uint8Array): Uint8Array[] {
  const found: Uint8Array[] = [];
  for (let at = 2; at < list.length; ) {
    const end = at + 2 + list[at]! * 256 + list[at + 1]!;
    found.push(list.slice(at + 2, end));
    at = end;
  }
  return found;
}

/** The same the other way round; nothing for none. */
export function timestampBytes(timestamps: readonly Uint8Array[]): Uint8Array {
  const list = concat(...timestamps.flatMap((one) => [uintBytes(one.length, 2), one]));
  return list.length === 0 ? list : concat(uintBytes(list.length, 2), list);
}

function notOffered(what: string): never {
  throw new NotOffered(what);
}
