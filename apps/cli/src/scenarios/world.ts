/** The certificates of the scenarios: a CA made on the spot, and all the ways to be wrong. */

import { createPrivateKey, generateKeyPairSync, sign as signWith } from 'node:crypto';
import { Certificate, oid, TBSCertificate } from 'tlscope/asn1';
import { DAY, HOUR } from 'tlscope/bytes';
import type { PrivateKeyData } from 'tlscope/crypto';
import { nodeProvider as provider } from 'tlscope/crypto/node';
import { decode, encode } from 'tlscope/presentation';
import { type Issued, type IssueOptions, issueCertificate, readPrivateKey, toPem, writePrivateKey } from 'tlscope/x509';

/** What every scenario goes by, unless its name is what is wrong. */
export const NAMES = ['localhost', '127.0.0.1', '::1'];

/** `issuer`: `undefined` where the certificate signs itself. */
type Leaf = Partial<Omit<IssueOptions, 'issuer' | 'keys'>> & {
  readonly issuer?: Issued | undefined;
  readonly keys?: PrivateKeyData;
};

/** A certificate with what a server sends above it. */
export interface Papers {
  readonly chain: readonly Uint8Array[];
  readonly key: PrivateKeyData;
}

export class World {
  readonly now: number;
  readonly root: Issued;
  readonly issuing: Issued;
  /** A root that has expired, and the present root's key under its signature, which has expired with it. */
  readonly oldRoot: Issued;
  readonly crossSigned: Uint8Array;
  readonly #key: PrivateKeyData = provider.generateKey('secp256r1');
  #rsa: PrivateKeyData | undefined;

  constructor(now: number) {
    this.now = now;
    this.root = this.authority('tlscope scenarios Root CA');
    this.issuing = this.authority('tlscope scenarios Issuing CA', { issuer: this.root, pathLength: 0 });
    const past = { notBefore: now - 4000 * DAY, notAfter: now - 2 * DAY };
    this.oldRoot = this.authority('tlscope scenarios Old Root CA', past);
    const across = { issuer: this.oldRoot, keys: this.root.key, ...past };
    this.crossSigned = this.authority('tlscope scenarios Root CA', across).der;
  }

  /** In PEM, for clients to trust. */
  get rootPem(): string {
    return toPem('CERTIFICATE', this.root.der);
  }

  /** A key of its own where a scenario needs RSA; made when first asked for. */
  get rsa(): PrivateKeyData {
    this.#rsa ??= provider.generateKey('rsa2048');
    return this.#rsa;
  }

  authority(subject: string, options: Leaf = {}): Issued {
    const keys = provider.generateKey('secp256r1');
    const years = { notBefore: this.now - HOUR, notAfter: this.now + 3650 * DAY };
    return {
      der: issueCertificate({ provider, subject, keys, ca: true, ...years, ...options } as IssueOptions),
      key: keys,
    };
  }

  /** A server's certificate under the issuing CA, and what is different about it. */
  leaf(options: Leaf = {}): Issued {
    const keys = (options.keys as PrivateKeyData | undefined) ?? this.#key;
    const ordinary = { subject: 'localhost', san: NAMES, notBefore: this.now - HOUR, notAfter: this.now + 90 * DAY };
    const issuer = 'issuer' in options ? options.issuer : this.issuing;
    const { issuer: _issuer, ...rest } = options;
    const whole = { provider, ...ordinary, ...rest, keys, ...(issuer === undefined ? {} : { issuer }) };
    return { der: issueCertificate(whole as IssueOptions), key: keys };
  }

  papers(options: Leaf = {}): Papers {
    const { der, key } = this.leaf(options);
    return { chain: [der, this.issuing.der], key };
  }
}

export const certOf = ({ chain }: Papers): string => chain.map((der) => toPem('CERTIFICATE', der)).join('');
export const keyOf = ({ key }: Papers): string => toPem('PRIVATE KEY', writePrivateKey(key));

/** RSA of 1,024 bits, which nobody should have: no provider of ours makes it. */
export function smallRsa(): PrivateKeyData {
  const { privateKey } = generateKeyPairSync('rsa', {
    modulusLength: 1024,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'der' },
  });
  return readPrivateKey(privateKey);
}

/** The same certificate, signed with SHA-1 by an RSA key: no provider of ours signs that. */
export function signedWithSha1(der: Uint8Array, issuer: PrivateKeyData): Uint8Array {
  const { tbsCertificate } = decode(Certificate, der);
  const signature = { algorithm: oid.sha1WithRSAEncryption, parameters: Uint8Array.of(5, 0) };
  const tbs = { ...tbsCertificate, signature } as TBSCertificate;
  const key = createPrivateKey({ key: Buffer.from(writePrivateKey(issuer)), format: 'der', type: 'pkcs8' });
  const signatureValue = new Uint8Array(signWith('sha1', encode(TBSCertificate, tbs), key));
  return encode(Certificate, { tbsCertificate: tbs, signatureAlgorithm: signature, signatureValue } as Certificate);
}
