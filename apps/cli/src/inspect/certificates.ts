/** The certificates of a file that a person names, whatever it is packed in. */
import { type CertificateFacts, oddText, readForms, TrustStore, type X509Certificate } from 'tlscope/x509';
import { readInput } from '../files.ts';
import { UsageError } from '../host.ts';
import { HINT, itemsToGoBy } from './go-by.ts';

/** One of a file: DER as it stands, and what may be shown of it. */
export interface NamedCertificate {
  readonly der: Uint8Array;
  readonly facts: CertificateFacts;
}

export interface NamedCertificates {
  readonly certificates: readonly NamedCertificate[];
  /** About the form of the file, where nobody else takes it so. */
  readonly remarks: readonly string[];
}

/** In the order of the file. Throws `UsageError` where there are none, or one cannot be read. */
export async function certificatesNamed(path: string, what: string): Promise<X509Certificate[]> {
  const { found } = await opened(path, what);
  const [odd] = found.flatMap((item) => (item.kind === 'odd certificate' ? item.oddities : []));
  if (odd !== undefined) throw new UsageError(`${what} ${path} cannot be trusted: ${oddText(odd)}.`, HINT);
  return found.flatMap((item) => (item.kind === 'certificate' ? [item.certificate] : []));
}

/** As `certificatesNamed`, for one who judges: with those whose encoding breaks a rule, and what is to be said of the form. */
export async function certificateFile(path: string, what: string): Promise<NamedCertificates> {
  const { found, bytes } = await opened(path, what);
  const certificates = found.map((item) =>
    item.kind === 'certificate'
      ? { der: item.certificate.der, facts: item.certificate }
      : { der: item.bytes, facts: item.facts },
  );
  return { certificates, remarks: readForms(bytes).forms.map(({ is, fix }) => `${what} is ${is}: ${fix}.`) };
}

async function opened(path: string, what: string) {
  const bytes = await readInput(path, what);
  const items = itemsToGoBy(bytes, `${what} ${path}`);
  const found = items.filter((item) => item.kind === 'certificate' || item.kind === 'odd certificate');
  if (found.length > 0) return { found, bytes };
  throw new UsageError(`${what} ${path} holds no certificate.`, 'tlscope inspect says what it is.');
}

export const storeNamed = async (path: string): Promise<TrustStore> =>
  TrustStore.of(...(await certificatesNamed(path, 'The file of roots')).map(({ der }) => der));
