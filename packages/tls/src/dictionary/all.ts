import { alerts } from './alerts.ts';
import type { Entry } from './row.ts';
import {
  apple,
  bearssl,
  boards,
  chromium,
  gnutls,
  languages,
  mbedtls,
  node,
  nss,
  nssSsl,
  openssl,
  opensslVerify,
  own,
  ownDiagnoses,
  tools,
  windows,
  wolfssl,
} from './stacks/index.ts';

/** Every error that is known, of all stacks. */
export const dictionary: readonly Entry[] = [
  ...own,
  ...ownDiagnoses,
  ...alerts,
  ...node,
  ...openssl,
  ...opensslVerify,
  ...chromium,
  ...nss,
  ...nssSsl,
  ...languages,
  ...tools,
  ...windows,
  ...apple,
  ...mbedtls,
  ...boards,
  ...bearssl,
  ...wolfssl,
  ...gnutls,
];
