/** Certificates and keys from the runner's files. */
import { readFileSync } from 'node:fs';
import type { PrivateKeyData, PublicKeyData } from 'tlscope/crypto';
import { nodeProvider } from 'tlscope/crypto/node';
import type { Credential } from 'tlscope/engine';
import { BadKeyFile, parseCertificate, pemBlocks, readPrivateKey } from 'tlscope/x509';
import { type CredentialOptions, NotOffered, type Options } from './flags.ts';
import { schemeNames, timestampList } from './names.ts';

const read = new WeakMap<Options, readonly Credential[]>();

/** The credential that the flags name directly, then those that they list. The same ones each time. */
export function credentialsOf(options: Options): readonly Credential[] {
  let all = read.get(options);
  if (all === undefined) {
    const own = options['cert-file'] === undefined ? [] : [options];
    all = [...own, ...options.credentials].map((one) => credential(one, options));
    read.set(options, all);
  }
  return all;
}

/** Which of the listed credentials that chain is; -1 for the one named directly. */
export const credentialNumber = (options: Options, chain: readonly Uint8Array[]): number =>
  credentialsOf(options).findIndex((one) => one.chain === chain) - (options['cert-file'] === undefined ? 0 : 1);

export const certificates = (file: string): Uint8Array[] =>
  pemBlocks(readFileSync(file, 'latin1')).map(({ der }) => der);

function credential(one: CredentialOptions, options: Options): Credential {
  const chain = certificates(one['cert-file'] ?? '');
  const { publicKey } = parseCertificate(chain[0]!);
  const timestamps = one['signed-cert-timestamps'];
  const schemes = one['signing-prefs'];
  const response = options['decline-ocsp-callback'] ? undefined : one['ocsp-response'];
  return {
    chain,
    key: nodeProvider.importPrivateKey(privateKey(one['key-file'] ?? '', publicKey)),
    ...(response !== undefined && { ocspResponse: response }),
    ...(timestamps !== undefined && { signedCertificateTimestamps: timestampList(timestamps) }),
    ...(schemes !== undefined && { signatureSchemes: schemeNames(schemes) }),
  };
}

function privateKey(file: string, certified: PublicKeyData | undefined): PrivateKeyData {
  try {
    return readPrivateKey(readFileSync(file, 'latin1'), certified);
  } catch (error) {
    if (error instanceof BadKeyFile) throw new NotOffered(`a key of a kind that is not known: ${error.message}`);
    throw error;
  }
}
