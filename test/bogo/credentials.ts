/** Certificates and keys from the runner's files. */
import { readFileSync } from 'node:fs';
import type { PrivateKeyData, PublicKeyData } from 'tlscope/crypto';
import { nodeProvider } from 'tlscope/crypto/node';
import { type Credential, type ExternalPsk, importPsk } from 'tlscope/engine';
import { BadKeyFile, parseCertificate, pemBlocks, readPrivateKey } from 'tlscope/x509';
import { failing } from './configure.ts';
import { type CredentialOptions, NotOffered, type Options } from './flags.ts';
import { schemeNames, timestampList } from './names.ts';
import { policyOf } from './policies.ts';

/** What BoringSSL signs with unless told otherwise, in its order; but for SHA-1, which we do not have. */
const DEFAULT_SCHEMES = [
  0x0904, 0x0905, 0x0906, 0x0807, 0x0403, 0x0804, 0x0401, 0x0503, 0x0805, 0x0501, 0x0603, 0x0806, 0x0601,
];

const read = new WeakMap<Options, readonly Credential[]>();

/** The credentials that the flags list, and last the one that they name directly. The same ones each time. */
export function credentialsOf(options: Options): readonly Credential[] {
  let all = read.get(options);
  if (all === undefined) {
    const own = options['cert-file'] === undefined ? [] : [options];
    all = [...options.credentials, ...own].filter((one) => !isPsk(one)).map((one) => credential(one, options));
    read.set(options, all);
  }
  return all;
}

const isPsk = (one: CredentialOptions): boolean => one['psk-importer-key'] !== undefined;

/** The keys from outside that the flags list, made fit for TLS 1.3 (RFC 9258). */
export const psksOf = ({ credentials }: Options): readonly ExternalPsk[] =>
  credentials.filter(isPsk).flatMap((one) =>
    importPsk(nodeProvider, {
      identity: one['psk-importer-identity']!,
      key: one['psk-importer-key']!,
      context: one['psk-importer-context'] ?? new Uint8Array(0),
      hash: one['psk-importer-sha384'] ? 'sha384' : 'sha256',
    }),
  );

/** Without -verify-peer such keys are the only way to connect. */
export const onlyPsks = (options: Options): boolean => psksOf(options).length > 0 && !options['verify-peer'];

/** Which of the listed credentials that chain is; -1 for the one named directly. */
export function credentialNumber(options: Options, chain: readonly Uint8Array[]): number {
  const place = credentialsOf(options).findIndex((one) => one.chain === chain);
  const listed = options.credentials.filter((one) => !isPsk(one))[place];
  return listed === undefined ? -1 : options.credentials.indexOf(listed);
}

export const certificates = (file: string): Uint8Array[] =>
  pemBlocks(readFileSync(file, 'latin1')).map(({ der }) => der);

function credential(one: CredentialOptions, options: Options): Credential {
  if (one['new-rpk-credential']) return bareKey(one, options);
  const chain = certificates(one['cert-file'] ?? '');
  const delegated = one['delegated-credential'];
  // The key is the delegated one, not the certificate's.
  const publicKey = delegated === undefined ? parseCertificate(chain[0]!).publicKey : undefined;
  const timestamps = one['signed-cert-timestamps'];
  const response = options['decline-ocsp-callback'] ? undefined : one['ocsp-response'];
  return {
    chain,
    key: nodeProvider.importPrivateKey(privateKey(one['key-file'] ?? '', publicKey)),
    ...(response !== undefined && { ocspResponse: response }),
    ...(options['fail-ocsp-callback'] && options.server && { findOcspResponse: failing }),
    ...(timestamps !== undefined && { signedCertificateTimestamps: timestampList(timestamps) }),
    ...(delegated !== undefined && { delegatedCredential: delegated }),
    mustMatchIssuer: one['must-match-issuer'] ?? false,
    signatureSchemes: schemesOf(one, options),
  };
}

/** RFC 7250. */
const bareKey = (one: CredentialOptions, options: Options): Credential => ({
  chain: [],
  rawPublicKey: true,
  key: nodeProvider.importPrivateKey(privateKey(one['key-file'] ?? '', undefined)),
  signatureSchemes: schemesOf(one, options),
});

const schemesOf = (one: CredentialOptions, options: Options): readonly string[] =>
  policyOf(options)?.signatureSchemes ?? schemeNames(one['signing-prefs'] ?? DEFAULT_SCHEMES);

function privateKey(file: string, certified: PublicKeyData | undefined): PrivateKeyData {
  try {
    return readPrivateKey(readFileSync(file, 'latin1'), certified);
  } catch (error) {
    if (error instanceof BadKeyFile) throw new NotOffered(`a key of a kind that is not known: ${error.message}`);
    throw error;
  }
}
