/** The certificates of a file that a person names, whatever it is packed in. */
import { readForms, TrustStore, type X509Certificate } from 'tlscope/x509';
import { readInput } from '../files.ts';
import { UsageError } from '../host.ts';
import { read } from './read.ts';

export interface NamedCertificates {
  readonly certificates: X509Certificate[];
  /** About the form of the file, where nobody else takes it so. */
  readonly remarks: readonly string[];
}

/** In the order of the file. Throws `UsageError` where there are none, or one cannot be read. */
export const certificatesNamed = async (path: string, what: string): Promise<X509Certificate[]> =>
  (await certificateFile(path, what)).certificates;

/** As `certificatesNamed`, with what is to be said of the form of the file. */
export async function certificateFile(path: string, what: string): Promise<NamedCertificates> {
  const bytes = await readInput(path, what);
  const found = read(bytes, {});
  const broken = found?.items.find((item) => item.kind === 'broken');
  if (broken !== undefined) {
    throw new UsageError(`${what} ${path} is damaged: ${broken.because}.`, 'tlscope inspect says more about it.');
  }
  const certificates = (found?.items ?? []).flatMap((item) => (item.kind === 'certificate' ? [item.certificate] : []));
  const remarks = readForms(bytes).forms.map(({ is, fix }) => `${what} is ${is}: ${fix}.`);
  if (certificates.length > 0) return { certificates, remarks };
  throw new UsageError(`${what} ${path} holds no certificate.`, 'tlscope inspect says what it is.');
}

export const storeNamed = async (path: string): Promise<TrustStore> =>
  TrustStore.of(...(await certificatesNamed(path, 'The file of roots')).map(({ der }) => der));
