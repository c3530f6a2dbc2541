import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync } from 'node:fs';
export interface Certified {
  readonly cert: string;
  readonly key: string;
  readonly ca: string;
}
export function certified(kind: 'secp256r1' | 'rsa2048'): Certified {
  const d = mkdtempSync('/tmp/cert');
  const alg = kind === 'rsa2048' ? ['-newkey', 'rsa:2048'] : ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256'];
  execFileSync(
    'openssl',
    [
      'req',
      '-x509',
      ...alg,
      '-nodes',
      '-subj',
      '/CN=localhost',
      '-addext',
      'subjectAltName=DNS:localhost',
      '-keyout',
      `${d}/k`,
      '-out',
      `${d}/c`,
    ],
    { stdio: 'ignore' },
  );
  const cert = readFileSync(`${d}/c`, 'utf8');
  return { cert, key: readFileSync(`${d}/k`, 'utf8'), ca: cert };
}
