/** The certificates of a file that a person names, whatever it is packed in. */
import { TrustStore, type X509Certificate } from 'tlscope/x509';
import { readInput } from '../files.ts';
import { UsageError } from '../host.ts';
import { read } from './read.ts';

/** In the order of the file. Throws `UsageError` where there are none, or one cannot be read. */
export async function certificatesNamed(path: string, what: string, passphrase?: string): Promise<X509Certificate[]> {
  const found = read(await readInput(path, what), passphrase);
  const broken = found?.items.find((item) => item.kind === 'broken');
  if (broken !== undefined) {
    throw new UsageError(`${what} ${path} is damaged: ${broken.because}.`, 'tlscope inspect says more about it.');
  }
  const certificates = (found?.items ?? []).flatMap((item) => (item.kind === 'certificate' ? [item.certificate] : []));
  if (certificates.length > 0) return certificates;
  throw new UsageError(`${what} ${path} holds no certificate.`, 'tlscope inspect says what it is.');
}

export const storeNamed = async (path: string): Promise<TrustStore> =>
  TrustStore.of(...(await certificatesNamed(path, 'The file of roots')).map(({ der }) => der));
