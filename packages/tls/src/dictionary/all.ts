import { alerts } from './alerts.ts';
import type { Entry } from './row.ts';
import { apple } from './stacks/apple.ts';
import { bearssl } from './stacks/bearssl.ts';
import { boards } from './stacks/boards.ts';
import { chromium } from './stacks/chromium.ts';
import { ownDiagnoses } from './stacks/diagnoses.ts';
import { gnutls } from './stacks/gnutls.ts';
import { languages } from './stacks/languages.ts';
import { mbedtls } from './stacks/mbedtls.ts';
import { node } from './stacks/node.ts';
import { nss } from './stacks/nss.ts';
import { nssSsl } from './stacks/nss-ssl.ts';
import { openssl } from './stacks/openssl.ts';
import { opensslVerify } from './stacks/openssl-verify.ts';
import { own } from './stacks/tlscope.ts';
import { tools } from './stacks/tools.ts';
import { windows } from './stacks/windows.ts';
import { wolfssl } from './stacks/wolfssl.ts';

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
