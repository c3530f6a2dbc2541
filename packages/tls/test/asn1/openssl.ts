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
import type { Codec } from '../../src/presentation/index.ts';
import { config } from './openssl-config.ts';

export interface Sample {
  readonly name: string;
  readonly codec: Codec<any>;
  readonly der: Uint8Array;
}

/** Why tests with openssl are left out, or false. */
export const noOpenssl: string | false = (() => {
  try {
    execFileSync('openssl', ['version'], { stdio: 'ignore' });
    return false;
  } catch {
    return 'there is no openssl command here';
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
  const samples: Sample[] = [];
  const openssl = (line: string, ...more: readonly string[]): void => {
    const args = [...line.split(' '), ...more];
    // ECDSA keys and Ed25519 write to stderr what they are doing: only a failure is worth showing.
    execFileSync('openssl', args, { cwd: folder, stdio: ['ignore', 'ignore', 'pipe'] });
  };
  const add = (name: string, codec: Codec<any>, file: string): void => {
    samples.push({ name, codec, der: new Uint8Array(readFileSync(join(folder, file))) });
  };
  try {
    writeFileSync(join(folder, 'conf'), config);
    for (const [kind, options] of Object.entries(KEYS)) {
      openssl(`genpkey -out ${kind}.pem`, ...options);
      openssl(`pkcs8 -topk8 -nocrypt -in ${kind}.pem -outform DER -out ${kind}.p8`);
      openssl(`pkey -in ${kind}.pem -pubout -outform DER -out ${kind}.spki`);
      add(`${kind} private key`, PrivateKeyInfo, `${kind}.p8`);
      add(`${kind} public key`, SubjectPublicKeyInfo, `${kind}.spki`);
      if (kind === 'x25519') continue;
      openssl(`req -new -config conf -key ${kind}.pem -x509 -days 365 -outform DER -out ${kind}.crt`);
      openssl(`req -new -config conf -key ${kind}.pem -reqexts request -outform DER -out ${kind}.csr`);
      add(`${kind} certificate`, Certificate, `${kind}.crt`);
      add(`${kind} request`, CertificationRequest, `${kind}.csr`);
    }
    openssl('pkcs8 -topk8 -in p256.pem -v2 aes-256-cbc -passout pass:x -outform DER -out locked.p8');
    add('encrypted private key', EncryptedPrivateKeyInfo, 'locked.p8');
    openssl('rsa -in rsa.pem -traditional -outform DER -out rsa.der');
    add('RSA key by itself', RSAPrivateKey, 'rsa.der');
    openssl('ec -in p384.pem -outform DER -out ec.der');
    add('EC key by itself', ECPrivateKey, 'ec.der');
    const pss = '-sigopt rsa_padding_mode:pss -sigopt rsa_pss_saltlen:32';
    openssl(
      `req -new -config conf -extensions odd -key rsa.pem -x509 -subj /CN=p -days 30000 ${pss} -outform DER -out pss.crt`,
    );
    add('certificate signed with RSA-PSS, up to after 2050', Certificate, 'pss.crt');
    writeFileSync(join(folder, 'index'), 'R\t401231235959Z\t240101000000Z,keyCompromise\t1001\tunknown\t/CN=revoked\n');
    writeFileSync(join(folder, 'crlnumber'), '05\n');
    openssl('req -new -config conf -extensions issuer -key rsa.pem -x509 -subj /CN=issuer -out ca.pem');
    openssl('ca -gencrl -config conf -cert ca.pem -keyfile rsa.pem -crldays 30 -out crl.pem');
    openssl('crl -in crl.pem -outform DER -out list.crl');
    add('revocation list', CertificateList, 'list.crl');
    openssl('ocsp -issuer ca.pem -serial 0x1001 -serial 0x1002 -reqout question');
    openssl('ocsp -index index -CA ca.pem -rsigner ca.pem -rkey rsa.pem -reqin question -ndays 1 -respout answer');
    add('revocation answer', OCSPResponse, 'answer');
    return samples;
  } finally {
    rmSync(folder, { recursive: true });
  }
}
