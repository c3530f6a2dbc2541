/** Who has signed a list, and may (RFC 5280 §6.3.3 (f) and (g)). */
import { equal } from '../../bytes/index.ts';
import { parseCertificate, type X509Certificate } from '../certificate.ts';
import type { Inquiry } from '../checks.ts';
import type { CandidatePath } from '../path.ts';
import { verifySignature } from '../signatures.ts';
import type { RevocationList } from './crl.ts';
import type { RevocationPolicy } from './policy.ts';

/** The issuer of the certificate, or another of the list's name: with cRLSign, and on a sound path to the same anchor. */
export function signerOf(
  list: RevocationList,
  issuer: X509Certificate,
  path: CandidatePath,
  { provider, trust, vouch }: Inquiry,
  { signers = [] }: RevocationPolicy,
): X509Certificate | undefined {
  const anchor = path.certificates.at(-1)!;
  const mayHave = (one: X509Certificate) =>
    one.keyUsage?.includes('cRLSign') !== false && hasSigned(one, list, provider);
  if (mayHave(issuer)) return issuer;
  const strangers = [...path.certificates, ...readable(signers)];
  return [...strangers, ...trust.named(list.issuerName)].find((one) => {
    if (!mayHave(one)) return false;
    if (path.certificates.slice(1).includes(one)) return true;
    const end = vouch(one, strangers)?.certificates.at(-1);
    return end !== undefined && equal(end.spkiDer, anchor.spkiDer) && end.subjectName === anchor.subjectName;
  });
}

export const hasSigned = (one: X509Certificate, list: RevocationList, provider: Inquiry['provider']): boolean =>
  one.subjectName === list.issuerName && verifySignature(list, one, provider);

function readable(ders: readonly Uint8Array[]): X509Certificate[] {
  return ders.flatMap((der) => {
    try {
      return [parseCertificate(der)];
    } catch {
      return []; // Whoever cannot be read has signed nothing that counts.
    }
  });
}
