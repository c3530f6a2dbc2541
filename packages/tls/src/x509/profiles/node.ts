import { fixed } from '../settled.ts';
import { openssl } from './openssl.ts';
import type { Profile } from './profile.ts';

/** `node:tls`: OpenSSL for the path, and its own `checkServerIdentity` for the name. */
export const node: Profile = /* @__PURE__ */ fixed({
  ...openssl,
  name: 'node',
  about: "node:tls: OpenSSL's paths with Node's own comparison of names.",
  knownFrom: [
    'Node.js documentation: tls.checkServerIdentity, tls.createSecureContext (allowPartialTrustChain)',
    'Node.js lib/tls.js: check(), checkServerIdentity()',
    'asked side by side in packages/tls/test/x509/node-codes.test.ts',
    ...openssl.knownFrom,
  ],
});
