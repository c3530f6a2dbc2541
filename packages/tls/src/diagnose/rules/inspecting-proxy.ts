import type { ChainFailure } from '../../events/index.ts';
import { called, ruleOf, unknownIssuer } from '../chain.ts';
import { trustRoot } from '../fixes.ts';
import { signsOfMinting } from '../minted.ts';
import type { Rule } from '../rule.ts';
import type { Sight } from '../sight.ts';
import type { Finding } from '../types.ts';

/** Products that answer in a server's place with certificates of their own, by what they write into issuers' names. */
const PRODUCTS: readonly (readonly [pattern: RegExp, product: string])[] = [
  [/zscaler/i, 'Zscaler'],
  [/netskope|goskope/i, 'Netskope'],
  [/forti(net|gate)/i, 'Fortinet FortiGate'],
  [/palo ?alto/i, 'Palo Alto Networks'],
  [/blue ?coat|symantec.*proxy/i, 'Blue Coat'],
  [/cisco umbrella|opendns/i, 'Cisco Umbrella'],
  [/check ?point/i, 'Check Point'],
  [/sophos/i, 'Sophos'],
  [/sonicwall/i, 'SonicWall'],
  [/watchguard/i, 'WatchGuard'],
  [/barracuda/i, 'Barracuda'],
  [/forcepoint|websense/i, 'Forcepoint'],
  [/trellix|mcafee/i, 'Trellix (McAfee)'],
  [/menlo security/i, 'Menlo Security'],
  [/cato networks/i, 'Cato Networks'],
  [/iboss/i, 'iboss'],
  [/lightspeed|securly|goguardian/i, 'a school filter'],
  [/kaspersky/i, 'Kaspersky'],
  [/avast|avg (technologies|web)/i, 'Avast or AVG'],
  [/\beset\b/i, 'ESET'],
  [/bitdefender/i, 'Bitdefender'],
  [/adguard/i, 'AdGuard'],
  [/norton/i, 'Norton'],
  [/squid/i, 'Squid'],
  [/mitmproxy/i, 'mitmproxy'],
  [/portswigger/i, 'Burp Suite'],
  [/fiddler/i, 'Fiddler'],
  [/charles proxy/i, 'Charles'],
  [/proxyman/i, 'Proxyman'],
  [/superfish|komodia/i, 'Superfish'],
];

/** 2: somebody between opens the connection, looks inside, and answers with a certificate of their own. Only ever a possibility. */
export const inspectingProxy: Rule = {
  id: 'inspecting_proxy',
  number: 2,
  judge(sight) {
    const failure = unknownIssuer(sight);
    if (failure === undefined || sight.side === 'server') return undefined;
    return byName(sight, failure) ?? byShape(sight, failure);
  },
};

function byName(sight: Sight, failure: ChainFailure): Finding | undefined {
  const named = sight.presented
    .map((certificate, place) => ({ certificate, place, product: productIn(certificate.issuer) }))
    .find(({ product }) => product !== undefined);
  if (named === undefined) return undefined;
  const issuer = called(named.certificate.issuer);
  return {
    ...common(sight, failure),
    title: `A proxy that looks inside may stand between: ${named.product}`,
    cause: `The certificate comes from "${issuer}", a name that ${named.product} uses. ${WHAT_THEY_DO} A name can be borrowed: ask who runs the network before you trust it.`,
    confidence: 0.92,
    evidence: sight.showPart(named.place, 'issuer', `issued by ${issuer}`),
  };
}

/** No name that is known, but the host is public and the certificate is not such as public authorities make. */
function byShape(sight: Sight, failure: ChainFailure): Finding | undefined {
  const signs = signsOfMinting(sight);
  if (signs === undefined) return undefined;
  return {
    ...common(sight, failure),
    title: 'A proxy that looks inside may stand between',
    cause: `${sight.host} is a name of the public internet, and this certificate is none of a public authority: ${signs}. ${WHAT_THEY_DO} It may as well be the host's own CA: ask who runs the network, and compare from another one.`,
    confidence: 0.35,
    evidence: sight.showPart(0, 'issuer', `issued by ${called(sight.presented[0]!.issuer)}`),
  };
}

const WHAT_THEY_DO =
  'Such a proxy opens connections, reads them, and makes a certificate for each host; whoever runs it puts its root on the machines of its people.';

const common = (sight: Sight, failure: ChainFailure) => ({
  who: 'client' as const,
  at: 'certificate',
  ...ruleOf(failure),
  fixes: trustRoot(sight.place, 'proxy-root.pem'),
  trials: [{ change: 'roots from peer' } as const],
});

const productIn = (issuer: string): string | undefined => PRODUCTS.find(([pattern]) => pattern.test(issuer))?.[1];
