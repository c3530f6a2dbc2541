import { alerts } from './alerts.ts';
import type { Entry } from './row.ts';
import { bearssl } from './stacks/bearssl.ts';
import { browsers } from './stacks/browsers.ts';
import { gnutls } from './stacks/gnutls.ts';
import { languages } from './stacks/languages.ts';
import { mbedtls } from './stacks/mbedtls.ts';
import { node } from './stacks/node.ts';
import { openssl } from './stacks/openssl.ts';
import { opensslVerify } from './stacks/openssl-verify.ts';
import { own } from './stacks/tlscope.ts';
import { tools } from './stacks/tools.ts';
import { wolfssl } from './stacks/wolfssl.ts';

/** Every error that is known, of all stacks. */
export const dictionary: readonly Entry[] = [
  ...own,
  ...alerts,
  ...node,
  ...openssl,
  ...opensslVerify,
  ...browsers,
  ...languages,
  ...tools,
  ...mbedtls,
  ...bearssl,
  ...wolfssl,
  ...gnutls,
];
