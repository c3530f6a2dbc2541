/** Every profile by name: ours, the standards', and predictions of what other stacks do. */
import { bearssl } from './bearssl.ts';
import { espIdf } from './esp-idf.ts';
import { go } from './go.ts';
import { java } from './java.ts';
import { node } from './node.ts';
import { openssl } from './openssl.ts';
import { privatePki } from './private.ts';
import type { Profile } from './profile.ts';
import { rfc5280 } from './rfc5280.ts';
import { webpki } from './webpki.ts';
import { wolfssl } from './wolfssl.ts';

export { commonNamePki, privatePki } from './private.ts';
export type { Profile } from './profile.ts';
export type { ConstraintRules } from './structure.ts';

export const profiles = /* @__PURE__ */ Object.freeze({
  private: privatePki,
  webpki,
  rfc5280,
  openssl,
  node,
  'esp-idf': espIdf,
  bearssl,
  wolfssl,
  java,
  go,
} as const satisfies Readonly<Record<string, Profile>>);
export type ProfileName = keyof typeof profiles;
