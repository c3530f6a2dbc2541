/** Chains on which TLS stacks disagree, one rule at a time, each with the anchors it is judged by. */

import type { GeneralName } from '../../packages/tls/src/asn1/index.ts';
import type { Issued } from '../../packages/tls/src/x509/index.ts';
import { DAY, issue, makeCa, makeChain, makeLeaf, makeRoot, newKey } from '../../packages/tls/test/x509/make.ts';
import { encodedExtension } from '../../packages/tls/test/x509/make-extensions.ts';

/** Other stacks take the time from their own clock. */
export const NOW = Date.now();
export const HOST = 'www.server.example';

export interface Chain {
  readonly what: string;
  /** As the server sends it, its own certificate first. */
  readonly sent: readonly Issued[];
  readonly trusted: readonly Issued[];
}

type Change = NonNullable<Parameters<typeof makeChain>[0]>;
const now = { notBefore: NOW - DAY, notAfter: NOW + DAY };
const past = { notBefore: NOW - 9 * DAY, notAfter: NOW - DAY };
const subject = 'server';

function changed(what: string, change: Change = {}): Chain {
  const { root, issuing, leaf } = makeChain({
    root: { ...now, ...change.root },
    issuing: { ...now, ...change.issuing },
    leaf: { ...now, subject, san: [HOST], ...change.leaf },
  });
  return { what, sent: [leaf, issuing], trusted: [root] };
}

const sound = changed('nothing is wrong');
const [leaf, issuing] = sound.sent as [Issued, Issued];
const own = makeLeaf(undefined, { ...now, subject, san: [HOST] });
const dns = (value: string) => ({ type: 'dNSName', value }) as const;
const subtrees = (value: string, critical: boolean) =>
  encodedExtension('id-ce-nameConstraints', { permittedSubtrees: [{ base: dns(value), minimum: 0 }] }, critical);
const demand = encodedExtension('id-ce-policyConstraints', { requireExplicitPolicy: 0 }, true);
const unknown = { extnID: '1.2.3.4.5', critical: true, extnValue: Uint8Array.of(5, 0) };

export const chains: readonly Chain[] = [
  sound,
  changed('the server has expired', { leaf: past }),
  changed('the issuing CA has expired', { issuing: past }),
  changed('the root has expired', { root: past }),
  { ...sound, what: 'only the issuing CA is trusted', trusted: [issuing] },
  { ...sound, what: 'only the server itself is trusted', trusted: [leaf] },
  { what: 'a server that vouches for itself is trusted', sent: [own], trusted: [own] },
  { what: 'a server that vouches for itself is not trusted', sent: [own], trusted: sound.trusted },
  { ...sound, what: 'the issuing CA is missing', sent: [leaf] },
  changed('the host is only the common name', { leaf: { subject: HOST, san: [] } }),
  changed('the host is the common name, the alternative name an address', {
    leaf: { subject: HOST, san: ['192.0.2.1'] },
  }),
  changed('the host is the common name, the alternative name another', {
    leaf: { subject: HOST, san: ['other.example'] },
  }),
  changed('a wildcard', { leaf: { san: ['*.server.example'] } }),
  changed('a wildcard within a label', { leaf: { san: ['w*.server.example'] } }),
  changed('a wildcard for two labels', { leaf: { san: ['*.example'] } }),
  changed('the server is for any purpose', { leaf: { extendedKeyUsage: ['anyExtendedKeyUsage'] } }),
  changed('the server is for clients', { leaf: { extendedKeyUsage: ['clientAuth'] } }),
  changed('the server names no purpose', { leaf: { extendedKeyUsage: [] } }),
  changed('the issuing CA is for clients', { issuing: { extendedKeyUsage: ['clientAuth'] } }),
  changed('the issuing CA is for any purpose', { issuing: { extendedKeyUsage: ['anyExtendedKeyUsage'] } }),
  changed('the key of the server only signs certificates', { leaf: { keyUsage: ['keyCertSign'] } }),
  changed('the issuing CA is no CA', { issuing: { ca: false, extendedKeyUsage: [] } }),
  changed('the root is no CA', { root: { ca: false, extendedKeyUsage: [] } }),
  changed('the root allows no CA below it', { root: { pathLength: 0 } }),
  changed('the issuing CA is for another domain', { issuing: { extensions: [subtrees('other.example', true)] } }),
  changed('the same, and not critical', { issuing: { extensions: [subtrees('other.example', false)] } }),
  changed('the root is for another domain', { root: { extensions: [subtrees('other.example', true)] } }),
  changed('the issuing CA demands a policy, and there is none', { issuing: { extensions: [demand] } }),
  changed('the server has an unknown critical extension', { leaf: { extensions: [unknown] } }),
  rolledOver(),
];

const uri = (value: string) => ({ type: 'uniformResourceIdentifier', value }) as const;
const mail = (value: string) => ({ type: 'rfc822Name', value }) as const;
const range = (...value: number[]) => ({ type: 'iPAddress', value: Uint8Array.from(value) }) as const;

/** One CA with constraints, and a server with names. */
function constrained(
  what: string,
  limits: { permitted?: GeneralName[]; excluded?: GeneralName[] },
  san: (string | GeneralName)[] = [],
): Chain {
  return changed(what, { issuing: { nameConstraints: limits }, leaf: { san: [HOST, ...san] } });
}

/** How stacks read name constraints and numbers that are not as RFC 5280 has them. */
export const structures: readonly Chain[] = [
  constrained('a permitted domain with a leading period', { permitted: [dns('.server.example')] }),
  constrained('a permitted domain with a leading period, which is the host itself', { permitted: [dns(`.${HOST}`)] }),
  constrained('an excluded domain with a leading period', { excluded: [dns('.server.example')] }),
  constrained('a range with holes in its mask', { permitted: [range(192, 0, 2, 1, 255, 0, 255, 255)] }, ['192.9.2.1']),
  constrained(
    'a range with holes in its mask, and an address outside',
    { permitted: [range(192, 0, 2, 1, 255, 0, 255, 255)] },
    ['192.9.2.2'],
  ),
  constrained('constraints that constrain nothing', {}),
  constrained('an excluded host, and a URI with an address', { excluded: [uri('evil.example')] }, [
    uri('https://192.0.2.1/'),
  ]),
  constrained('a permitted host, and a URI with a user and a port', { permitted: [uri('good.example.com')] }, [
    uri('https://u:p@good.example.com:8443/a'),
  ]),
  constrained('a permitted host, and a URI with a port', { permitted: [uri('good.example.com')] }, [
    uri('https://good.example.com:8443/a'),
  ]),
  constrained('a permitted host, and a URI without one', { permitted: [uri('good.example.com')] }, [uri('urn:x')]),
  constrained('a permitted mail host', { permitted: [mail('good.example.com')] }, [mail('m@good.example.com')]),
  constrained('an excluded host, and a wildcard above it', { excluded: [dns('a.other.example')] }, ['*.other.example']),
  changed('a permitted domain, and a common name outside it as the host', {
    issuing: { nameConstraints: { permitted: [dns('other.example')] } },
    leaf: { subject: HOST, san: [] },
  }),
  changed('an excluded domain, and a common name in it as the host beside an address', {
    issuing: { nameConstraints: { excluded: [dns('server.example')] } },
    leaf: { subject: HOST, san: ['192.0.2.1'] },
  }),
  changed('an excluded domain, and a wildcard in it as common name', {
    issuing: { nameConstraints: { excluded: [dns('server.example')] } },
    leaf: { subject: '*.server.example', san: [] },
  }),
  changed('a serial number that is negative', { leaf: { serial: Uint8Array.of(0x80, 1) } }),
  changed('a server with constraints', {
    leaf: { nameConstraints: { permitted: [dns('other.example')] } },
  }),
];

/** Two certificates of one CA were sent, the expired one first. */
function rolledOver(): Chain {
  const keys = newKey();
  const root = makeRoot(now);
  const [lapsed, current] = [past, now].map((dates) => makeCa(root, { keys, ...dates }));
  const server = issue(subject, current, { ...now, san: [HOST] });
  return { what: 'an expired twin of the issuing CA comes first', sent: [server, lapsed!, current!], trusted: [root] };
}
