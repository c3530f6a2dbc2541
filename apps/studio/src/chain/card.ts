/** What a card says of a certificate. */

import { Certificate } from 'tlscope/asn1';
import { dissection, type Line } from 'tlscope/observe';
import { keyName, parseCertificate, showName, type X509Certificate } from 'tlscope/x509';

export interface Card {
  readonly names: readonly string[];
  readonly facts: readonly (readonly [name: string, value: string])[];
}

/** `undefined` where the bytes are no certificate. */
export function cardOf(der: Uint8Array): Card | undefined {
  try {
    return describe(parseCertificate(der));
  } catch {
    return undefined;
  }
}

function describe(certificate: X509Certificate): Card {
  const {
    notBefore,
    notAfter,
    issuer,
    selfIssued,
    signatureAlgorithm,
    isCa,
    keyUsage = [],
    extendedKeyUsage = [],
  } = certificate;
  const uses = [...keyUsage, ...extendedKeyUsage];
  return {
    names: certificate.subjectAltNames.map(showName),
    facts: [
      ['issued by', selfIssued ? 'itself' : issuer],
      ['valid', `${day(notBefore)} to ${day(notAfter)}`],
      ['key', keyName(certificate.publicKey)],
      ['signed with', signatureAlgorithm.name],
      ['is a CA', isCa ? 'yes' : 'no'],
      ...(uses.length === 0 ? [] : [['may be used for', uses.join(', ')] as const]),
    ],
  };
}

export const linesOf = (der: Uint8Array): Line[] => dissection(Certificate, der);

const day = (time: number): string => new Date(time).toISOString().slice(0, 10);
