import { X509Certificate } from 'node:crypto';
import type { DetailedPeerCertificate as NodeCertificate } from 'node:tls';
import type { ConnectionInfo } from '../../engine/index.ts';
import { opensslName } from './openssl-names.ts';

export interface CipherInfo {
  /** As OpenSSL spells it. */
  readonly name: string;
  /** As IANA spells it. */
  readonly standardName: string;
  readonly version: string;
}

export interface EphemeralKeyInfo {
  readonly type: 'ECDH' | 'DH';
  /** As OpenSSL spells it; absent for DH. */
  readonly name?: string;
  /** In bits. */
  readonly size: number;
}

/** The object node:tls gives: `subject`, `issuer`, `valid_from`, `subjectaltname`, `raw`, ... Empty where there is none. */
export interface PeerCertificate extends Partial<Omit<NodeCertificate, 'issuerCertificate'>> {
  issuerCertificate?: PeerCertificate;
}

export const cipherInfo = ({ cipherSuite, protocol }: ConnectionInfo): CipherInfo => ({
  name: opensslName(cipherSuite),
  standardName: cipherSuite,
  version: protocol,
});

const EPHEMERAL: Readonly<Record<string, EphemeralKeyInfo>> = {
  x25519: { type: 'ECDH', name: 'X25519', size: 253 },
  x448: { type: 'ECDH', name: 'X448', size: 448 },
  secp256r1: { type: 'ECDH', name: 'prime256v1', size: 256 },
  secp384r1: { type: 'ECDH', name: 'secp384r1', size: 384 },
  secp521r1: { type: 'ECDH', name: 'secp521r1', size: 521 },
};

/** Empty where the key exchange was not ephemeral, or is one that node:tls has no words for. */
export function ephemeralKeyInfo({ group = '' }: ConnectionInfo): EphemeralKeyInfo | Record<string, never> {
  const field = /^ffdhe(\d+)$/.exec(group)?.[1];
  return field === undefined ? (EPHEMERAL[group] ?? {}) : { type: 'DH', size: Number(field) };
}

/** The peer's certificate; `detailed` links each to its issuer, up to a root that is its own. */
export function peerCertificate(info: ConnectionInfo, detailed: boolean): PeerCertificate {
  const { evidence, peerCertificates } = info;
  const path = evidence?.chosen === undefined ? undefined : evidence.paths[evidence.chosen];
  return legacyChain(path?.certificates ?? peerCertificates, detailed);
}

/** DER, the end entity first. */
export function legacyChain(chain: readonly Uint8Array[], detailed: boolean): PeerCertificate {
  const [leaf, ...issuers] = chain.map(legacyObject);
  if (leaf === undefined) return {};
  if (!detailed) return leaf;
  let subject = leaf;
  for (const issuer of issuers) {
    subject.issuerCertificate = issuer;
    subject = issuer;
  }
  if (isSelfIssued(chain[chain.length - 1]!)) subject.issuerCertificate = subject;
  return leaf;
}

function legacyObject(der: Uint8Array): PeerCertificate {
  try {
    // Node makes both by the same function; only @types/node has two shapes for them.
    return new X509Certificate(der).toLegacyObject() as unknown as PeerCertificate;
  } catch {
    return { raw: Buffer.from(der) };
  }
}

function isSelfIssued(der: Uint8Array): boolean {
  try {
    const certificate = new X509Certificate(der);
    return certificate.checkIssued(certificate);
  } catch {
    return false;
  }
}

/** The first of a chain, each linked to the one after it. */
export function certificateOf(chain: readonly Uint8Array[] = []): X509Certificate | undefined {
  const certificates = chain.map(readable);
  for (const [i, certificate] of certificates.entries()) {
    if (certificate !== undefined)
      Object.defineProperty(certificate, 'issuerCertificate', { value: certificates[i + 1] });
  }
  return certificates[0];
}

/** Where verification is off a peer may go on with one that cannot be read. */
function readable(der: Uint8Array): X509Certificate | undefined {
  try {
    return new X509Certificate(der);
  } catch {
    return undefined;
  }
}
