import { createPrivateKey, X509Certificate } from 'node:crypto';
import type { OwnCode } from '../../bytes/index.ts';
import { readForms, toPem } from '../../x509/index.ts';
import { type Bag, type Pkcs12, readPkcs12, type Secret, Work } from '../password/index.ts';
import type { PemOrDer, PfxOption, SecureContextOptions } from './options.ts';

interface Parts {
  /** PEM: the certificate of the key, and those that certify it. */
  readonly cert: string;
  readonly key: string;
  /** The others that vouch for themselves: as with node:tls they are trusted. */
  readonly roots: readonly Uint8Array[];
}

export interface WithPfx {
  readonly options: SecureContextOptions;
  readonly roots: readonly Uint8Array[];
}

/** The options as if the contents of `pfx` had been given as `cert` and `key`. Throws where a file does not open. */
export function openPfx(options: SecureContextOptions): WithPfx {
  const { pfx, cert, key, passphrase, maxPasswordIterations } = options;
  if (pfx === undefined) return { options, roots: [] };
  const parts = ([pfx].flat() as (PfxOption | PemOrDer)[]).map((one) =>
    partsOf(one, passphrase, maxPasswordIterations),
  );
  return {
    options: {
      ...options,
      cert: [...list(cert), ...parts.map((part) => part.cert)],
      key: [...list(key), ...parts.map((part) => part.key)],
    },
    roots: parts.flatMap(({ roots }) => roots),
  };
}

const list = <T>(value: T | readonly T[] | undefined): T[] => (value === undefined ? [] : ([value].flat() as T[]));

function partsOf(given: PfxOption | PemOrDer, common: string | undefined, most: number | undefined): Parts {
  const { buf, passphrase = common ?? '' } =
    typeof given === 'object' && 'buf' in given ? given : { buf: given, passphrase: undefined };
  const secret = { password: passphrase, work: new Work(most) };
  const bags = opened(typeof buf === 'string' ? Buffer.from(buf, 'latin1') : buf, secret);
  const key = bags.find((bag) => bag.kind === 'key');
  if (key === undefined) throw failed('Unable to load private key from PFX data', 'there is no private key in it');
  const privateKey = createPrivateKey({ key: Buffer.from(key.der), format: 'der', type: 'pkcs8' });
  const certificates = bags.flatMap((bag) => (bag.kind === 'certificate' ? [bag.der] : []));
  const own = certificates.find((der) => new X509Certificate(der).checkPrivateKey(privateKey));
  if (own === undefined) throw failed('Unable to load certificate from PFX data', 'none in it is for its key');
  const others = certificates.filter((der) => der !== own);
  return {
    cert: [own, ...others].map((der) => toPem('CERTIFICATE', der)).join(''),
    key: toPem('PRIVATE KEY', key.der),
    roots: others.filter(isSelfIssued),
  };
}

const isSelfIssued = (der: Uint8Array): boolean => {
  const certificate = new X509Certificate(der);
  return certificate.checkIssued(certificate);
};

/** What the passphrase opens. Throws as node:tls does; `cause` says more. */
function opened(der: Uint8Array, secret: Secret): readonly Bag[] {
  let file: Pkcs12;
  try {
    file = readPkcs12(der, secret);
  } catch (error) {
    const [form] = readForms(der).forms;
    if (form === undefined) throw failed('not enough data', (error as Error).message);
    throw failed(`not enough data: pfx is ${form.is}: ${form.fix}`, (error as Error).message);
  }
  const locked = file.bags.find((bag) => bag.kind === 'locked');
  const refused = file.mac?.refused ?? locked;
  if (refused?.tooMuchWork === true) {
    const text = `The PFX file costs too much to open: ${refused.because} (maxPasswordIterations)`;
    throw failed(text, refused.because, 'ERR_TLSCOPE_PASSWORD_WORK');
  }
  if (locked?.unsupported === true) {
    throw failed('Unsupported PKCS12 PFX data', locked.because, 'ERR_CRYPTO_UNSUPPORTED_OPERATION');
  }
  if (locked !== undefined || file.mac?.ok === false) {
    throw failed('mac verify failure', locked?.because ?? 'the passphrase is wrong, or the file was changed');
  }
  return file.bags;
}

const failed = (
  message: string,
  why: string,
  code: OwnCode | 'ERR_CRYPTO_UNSUPPORTED_OPERATION' = 'ERR_TLSCOPE_BAD_PFX',
): Error => Object.assign(new Error(message, { cause: new Error(`pfx: ${why}`) }), { code });
