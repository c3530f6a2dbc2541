/** Private keys as `key` takes them. OpenSSL opens the locked ones, once it is known what that costs. */
import { createPrivateKey, KeyObject } from 'node:crypto';
import { EncryptedPrivateKeyInfo } from '../../asn1/index.ts';
import type { PrivateKeyData, PublicKeyData } from '../../crypto/index.ts';
import { DecodeError, decode } from '../../presentation/index.ts';
import { BadKeyFile, inUsualForm, pemOrDer, readPrivateKey, toPem } from '../../x509/index.ts';
import { noPassphrase, tooMuchWork } from '../errors/index.ts';
import { spendOn, Work } from '../password/index.ts';
import type { KeyOption, KeyPairOptions } from './options.ts';

/** Some key files leave the public half out; the certificate's then completes it. Throws `CallerFault`, `BadPem`, `BadKeyFile`. */
export function privateKeyData(
  key: KeyOption,
  { passphrase, maxPasswordIterations }: Pick<KeyPairOptions, 'passphrase' | 'maxPasswordIterations'>,
  certified: PublicKeyData | undefined,
): PrivateKeyData {
  if (typeof key === 'object' && 'pem' in key) {
    const own = { passphrase: key.passphrase ?? passphrase, maxPasswordIterations };
    return privateKeyData(key.pem, own, certified);
  }
  if (key instanceof KeyObject) return readPrivateKey(key.export({ format: 'der', type: 'pkcs8' }), certified);
  const usual = inUsualForm(typeof key === 'string' ? key : new Uint8Array(Buffer.from(key)), 'PRIVATE KEY');
  const locked = lockedIn(usual);
  if (locked === undefined) return readPrivateKey(usual, certified);
  if (passphrase === undefined) throw noPassphrase();
  if (typeof locked !== 'string') requireAffordable(locked, new Work(maxPasswordIterations));
  const pem = typeof locked === 'string' ? locked : toPem('ENCRYPTED PRIVATE KEY', locked);
  return privateKeyData(createPrivateKey({ key: pem, passphrase }), {}, certified);
}

/** What OpenSSL wrote before PKCS #8; the key comes from one round of MD5. Inside it there is no other lock. */
const OLD = /-----BEGIN ((?!ENCRYPTED)[A-Z ]*PRIVATE KEY)-----\s+Proc-Type: 4,ENCRYPTED[\s\S]*?-----END \1-----/;

/** PKCS #8 under a lock in DER, or the old form as text: only what was looked at is opened. */
function lockedIn(usual: Uint8Array | string): Uint8Array | string | undefined {
  const old = OLD.exec(typeof usual === 'string' ? usual : Buffer.from(usual).toString('latin1'))?.[0];
  if (old !== undefined) return `${old}\n`;
  const [key] = pemOrDer(usual, DER).filter(({ label }) => label.endsWith('PRIVATE KEY') || label === DER);
  const isLocked = key?.label === 'ENCRYPTED PRIVATE KEY' || (key?.label === DER && infoIn(key.der) !== undefined);
  return isLocked ? key!.der : undefined;
}
const DER = 'key in DER';

function requireAffordable(der: Uint8Array, work: Work): void {
  const info = infoIn(der);
  if (info === undefined) throw new BadKeyFile('the ENCRYPTED PRIVATE KEY cannot be read');
  const refused = spendOn(info.encryptionAlgorithm, work);
  if (refused?.tooMuchWork === true) throw tooMuchWork(refused.because);
  if (refused !== undefined) throw new BadKeyFile(`the ENCRYPTED PRIVATE KEY stays locked: ${refused.because}`);
}

function infoIn(der: Uint8Array): EncryptedPrivateKeyInfo | undefined {
  try {
    return decode(EncryptedPrivateKeyInfo, der);
  } catch (error) {
    if (error instanceof DecodeError) return undefined;
    throw error;
  }
}
