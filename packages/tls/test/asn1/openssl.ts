/** Certificates, keys, requests, lists and answers made on the spot by the openssl command line. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  Certificate,
  CertificateList,
  CertificationRequest,
  ECPrivateKey,
  EncryptedPrivateKeyInfo,
  OCSPResponse,
  PrivateKeyInfo,
  RSAPrivateKey,
  SubjectPublicKeyInfo,
} from '../../src/asn1/index.ts';
import { hex, unhex } from '../../src/bytes/index.ts';
import type { Codec } from '../../src/presentation/index.ts';
import { OCTET_STRING, SignedCertificateTimestamp, SignedCertificateTimestampList } from '../../src/asn1/index.ts';
import { encode } from '../../src/presentation/index.ts';

export interface Sample {
  readonly name: string;
  readonly codec: Codec<any>;
  readonly der: Uint8Array;
}

/** `undefined` where there is no openssl to ask. */
export const opensslVersion: string | undefined = (() => {
  try {
    return execFileSync('openssl', ['version'], { encoding: 'utf8' }).trim();
  } catch {
    return undefined;
  }
})();

const KEYS: Readonly<Record<string, readonly string[]>> = {
  rsa: ['-algorithm', 'RSA', '-pkeyopt', 'rsa_keygen_bits:2048'],
  'rsa-pss': ['-algorithm', 'RSA-PSS', '-pkeyopt', 'rsa_keygen_bits:2048', '-pkeyopt', 'rsa_pss_keygen_md:sha256'],
  p256: ['-algorithm', 'EC', '-pkeyopt', 'ec_paramgen_curve:P-256'],
  p384: ['-algorithm', 'EC', '-pkeyopt', 'ec_paramgen_curve:P-384'],
  p521: ['-algorithm', 'EC', '-pkeyopt', 'ec_paramgen_curve:P-521'],
  ed25519: ['-algorithm', 'ED25519'],
  ed448: ['-algorithm', 'ED448'],
  x25519: ['-algorithm', 'X25519'],
};

/** Every kind of structure this floor declares, fresh each time. */
export function opensslSamples(): Sample[] {
  const folder = mkdtempSync(join(tmpdir(), 'asn1-'));
  const path = (name: string) => join(folder, name);
  const openssl = (...args: string[]) => execFileSync('openssl', args, { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] });
  const samples: Sample[] = [];
  const add = (name: string, codec: Codec<any>, file: string) =>
    samples.push({ name, codec, der: new Uint8Array(readFileSync(path(file))) });
  try {
    writeFileSync(path('conf'), config());
    writeFileSync(path('index'), '');
    for (const [name, options] of Object.entries(KEYS)) {
      openssl('genpkey', ...options, '-outform', 'PEM', '-out', `${name}.pem`);
      openssl('pkcs8', '-topk8', '-nocrypt', '-in', `${name}.pem`, '-outform', 'DER', '-out', `${name}.p8`);
      openssl('pkey', '-in', `${name}.pem`, '-pubout', '-outform', 'DER', '-out', `${name}.spki`);
      add(`${name} private key`, PrivateKeyInfo, `${name}.p8`);
      add(`${name} public key`, SubjectPublicKeyInfo, `${name}.spki`);
      if (name === 'x25519') continue;
      const make = ['req', '-new', '-config', 'conf', '-key', `${name}.pem`];
      openssl(...make, '-x509', '-days', '365', '-outform', 'DER', '-out', `${name}.crt`);
      openssl(...make, '-reqexts', 'request', '-outform', 'DER', '-out', `${name}.csr`);
      add(`${name} certificate`, Certificate, `${name}.crt`);
      add(`${name} request`, CertificationRequest, `${name}.csr`);
    }
    openssl('pkcs8', '-topk8', '-in', 'p256.pem', '-v2', 'aes-256-cbc', '-passout', 'pass:x', '-outform', 'DER', '-out', 'e8');
    add('encrypted private key', EncryptedPrivateKeyInfo, 'e8');
    openssl('rsa', '-in', 'rsa.pem', '-traditional', '-outform', 'DER', '-out', 'rsa.der');
    add('RSA key by itself', RSAPrivateKey, 'rsa.der');
    openssl('ec', '-in', 'p384.pem', '-outform', 'DER', '-out', 'ec.der');
    add('EC key by itself', ECPrivateKey, 'ec.der');
    const plain = ['-x509', '-subj', '/CN=plain', '-days', '30000'];
    openssl('req', '-new', '-config', 'conf', '-extensions', 'ca', '-key', 'rsa.pem', ...plain, '-out', 'ca.pem');
    const pss = ['-sigopt', 'rsa_padding_mode:pss', '-sigopt', 'rsa_pss_saltlen:32', '-outform', 'DER'];
    openssl('req', '-new', '-config', 'conf', '-extensions', 'odd', '-key', 'rsa.pem', ...plain, ...pss, '-out', 'pss.crt');
    add('certificate signed with RSA-PSS, up to after 2050', Certificate, 'pss.crt');
    revocation(openssl, path);
    add('revocation list', CertificateList, 'list.crl');
    add('revocation answer', OCSPResponse, 'answer.ocsp');
    return samples;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function revocation(openssl: (...args: string[]) => unknown, path: (name: string) => string): void {
  const line = 'R\t401231235959Z\t240101000000Z,keyCompromise\t1001\tunknown\t/CN=revoked\n';
  writeFileSync(path('index'), line);
  writeFileSync(path('crlnumber'), '05\n');
  openssl('ca', '-gencrl', '-config', 'conf', '-cert', 'ca.pem', '-keyfile', 'rsa.pem', '-crldays', '30', '-out', 'crl.pem');
  openssl('crl', '-in', 'crl.pem', '-outform', 'DER', '-out', 'list.crl');
  const asked = ['-issuer', 'ca.pem', '-serial', '0x1001', '-serial', '0x1002'];
  openssl('ocsp', ...asked, '-reqout', 'question.ocsp');
  const signer = ['-CA', 'ca.pem', '-rsigner', 'ca.pem', '-rkey', 'rsa.pem'];
  openssl('ocsp', '-index', 'index', ...signer, '-reqin', 'question.ocsp', '-ndays', '1', '-respout', 'answer.ocsp');
}

/** One receipt of a log, as an extension value in the hexadecimal that the configuration wants. */
function timestamps(): string {
  const receipt = encode(SignedCertificateTimestamp, {
    sct_version: SignedCertificateTimestamp.fields[0]!.codec.read as never,
    ...({} as never),
  } as never);
  return hex(encode(OCTET_STRING, encode(SignedCertificateTimestampList, [receipt])), ':');
}
void unhex; void timestamps;

const config = () => '';
