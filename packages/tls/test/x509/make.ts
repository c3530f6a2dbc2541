import type { KeyKind, PrivateKeyData } from '../../src/crypto/provider.ts';
import { nodeProvider as provider } from '../../src/crypto/providers/node/index.ts';
import { type Issued, type IssueOptions, issueCertificate, TrustStore, verifyChain } from '../../src/x509/index.ts';

/** A Wednesday on which everything below is valid unless it says otherwise. */
export const AT = Date.UTC(2026, 5, 17, 12);
export const DAY = 86_400_000;
export const HOST = 'server.example';

export const newKey = (kind: KeyKind = 'secp256r1'): PrivateKeyData => provider.generateKey(kind);

type Options = Omit<Partial<IssueOptions>, 'issuer' | 'keys'> & { readonly keys?: PrivateKeyData };

/** A certificate that is fine unless `options` say otherwise, and its key. */
export function issue(subject: string, issuer: Issued | undefined, options: Options = {}): Issued {
  const { keys = newKey(), ...rest } = options;
  const certificate = { provider, subject, keys, notBefore: AT - DAY, notAfter: AT + DAY };
  return { der: issueCertificate({ ...certificate, ...(issuer === undefined ? {} : { issuer }), ...rest }), key: keys };
}

export const makeRoot = (options: Options = {}, name = 'Root'): Issued =>
  issue(name, undefined, { ca: true, ...options });
export const makeCa = (issuer: Issued, options: Options = {}, name = 'Issuing'): Issued =>
  issue(name, issuer, { ca: true, ...options });
export const makeLeaf = (issuer: Issued | undefined, options: Options = {}): Issued =>
  issue(HOST, issuer, { san: [HOST], ...options });

/** Root, issuing CA and server, with one place changed. */
export function makeChain(change: { root?: Options; issuing?: Options; leaf?: Options } = {}) {
  const root = makeRoot(change.root);
  const issuing = makeCa(root, change.issuing);
  const leaf = makeLeaf(issuing, change.leaf);
  return { root, issuing, leaf, presented: [leaf.der, issuing.der] };
}

type Question = Partial<Omit<Parameters<typeof verifyChain>[0], 'presented' | 'trust'>>;

export const verify = (presented: readonly Uint8Array[], roots: readonly Issued[], question: Question = {}) =>
  verifyChain({
    presented,
    trust: TrustStore.of(...roots.map(({ der }) => der)),
    at: AT,
    purpose: 'server',
    host: HOST,
    provider,
    ...question,
  });

/** Code, alert, claim and rule of the failure in one line; `ok` where there is none. */
export function outcome({ evidence }: ReturnType<typeof verifyChain>): string {
  const { failure } = evidence;
  if (evidence.ok !== (failure === undefined)) throw new Error('ok and failure contradict each other');
  return failure === undefined
    ? 'ok'
    : `${failure.code} ${failure.alert}: ${failure.claim} (${failure.rfc}) [${failure.rule}]`;
}
