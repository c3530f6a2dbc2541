/** What node:tls calls its defaults. Those of the default export can be set, and count from then on. */
import tls from 'node:tls';
import type { ProtocolName } from '../../engine/index.ts';
import { type CipherSuiteRow, cipherSuites } from '../../wire/index.ts';
import { opensslName } from './openssl-names.ts';

const OURS = (cipherSuites as readonly CipherSuiteRow[]).filter(({ off }) => off === undefined);

export const DEFAULT_CIPHERS: string = OURS.map(({ name }) => opensslName(name)).join(':');
export const DEFAULT_ECDH_CURVE = 'auto';
/** As node's own flags, such as `--tls-min-v1.3`, leave them; what is older than TLS 1.2 is not spoken. */
export const DEFAULT_MIN_VERSION: ProtocolName = tls.DEFAULT_MIN_VERSION === 'TLSv1.3' ? 'TLSv1.3' : 'TLSv1.2';
export const DEFAULT_MAX_VERSION: ProtocolName = tls.DEFAULT_MAX_VERSION === 'TLSv1.3' ? 'TLSv1.3' : 'TLSv1.2';
/** A peer cannot make us renegotiate at all: kept for programs that read them. */
export const CLIENT_RENEG_LIMIT = 3;
/** In seconds. */
export const CLIENT_RENEG_WINDOW = 600;

export const defaults = {
  ciphers: DEFAULT_CIPHERS,
  ecdhCurve: DEFAULT_ECDH_CURVE as string,
  minVersion: DEFAULT_MIN_VERSION as string,
  maxVersion: DEFAULT_MAX_VERSION as string,
  allowCommonName: false,
};

/** The suites there are, by their OpenSSL names in lower case, as node:tls lists them. */
export const getCiphers = (): string[] => cipherSuites.map(({ name }) => opensslName(name).toLowerCase()).sort();
