/** Who has signed a list, and may (RFC 5280 §6.3.3 (f) and (g)). */
import { equal } from '../../bytes/index.ts';
import { checkSignature, parseCertificate, type X509Certificate } from '../certificate/index.ts';
import type { CandidatePath, Inquiry, RevocationPolicy } from '../question.ts';
import type { RevocationList } from './crl.ts';

export interface SignerFault {
  readonly because: string;
  /** Whoever has signed it was not looked at to the end. */
  readonly overlooked?: true;
}

const UNSIGNED = 'nobody on a sound path to the same anchor may sign and has signed it';
const OVERLOOKED: SignerFault = {
  because: 'whether who has signed it may is more work than is done for one chain',
  overlooked: true,
};

/**
 * Why `list` counts as signed by nobody; `undefined` where the issuer of the certificate has, or another of the list's name:
 * with cRLSign, and on a sound path to the same anchor.
 */
export function signerFault(
  list: RevocationList,
  issuer: X509Certificate,
  path: CandidatePath,
  { provider, trust, vouch }: Inquiry,
  { signers = [] }: RevocationPolicy,
): SignerFault | undefined {
  const anchor = path.certificates.at(-1)!;
  let unverified: string | undefined;
  const mayHave = (one: X509Certificate) => {
    if (one.keyUsage?.includes('cRLSign') === false || one.subjectName !== list.issuerName) return false;
    const verdict = checkSignature(list, one, provider);
    if (verdict.state === 'unknown') unverified ??= `its signature cannot be verified: ${verdict.because}`;
    return verdict.state === 'holds';
  };
  if (mayHave(issuer)) return undefined;
  const strangers = [...path.certificates, ...readable(signers)];
  let overlooked = false;
  const signer = [...strangers, ...trust.named(list.issuerName)].find((one) => {
    if (!mayHave(one)) return false;
    if (path.certificates.slice(1).includes(one)) return true;
    const sound = vouch(one, strangers);
    if (sound === 'too much work') overlooked = true;
    if (sound === undefined || sound === 'too much work') return false;
    const end = sound.certificates.at(-1)!;
    return equal(end.spkiDer, anchor.spkiDer) && end.subjectName === anchor.subjectName;
  });
  if (signer !== undefined) return undefined;
  return overlooked ? OVERLOOKED : { because: unverified ?? UNSIGNED };
}

export const hasSigned = (one: X509Certificate, list: RevocationList, provider: Inquiry['provider']): boolean =>
  one.subjectName === list.issuerName && checkSignature(list, one, provider).state === 'holds';

function readable(ders: readonly Uint8Array[]): X509Certificate[] {
  return ders.flatMap((der) => {
    try {
      return [parseCertificate(der)];
    } catch {
      return []; // Whoever cannot be read has signed nothing that counts.
    }
  });
}
