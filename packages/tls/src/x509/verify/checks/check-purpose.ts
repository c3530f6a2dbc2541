import { type CertificateLabel, nameOf, type X509Certificate } from '../../certificate/index.ts';
import { type ChainRule, chainRule } from '../../chain-rule.ts';
import { listed } from '../../dates.ts';
import { failures } from '../../failures.ts';
import { clip, type HostnameMatch, matchHostname, parseAddress } from '../../names/index.ts';
import type { Profile } from '../../profiles/index.ts';
import type { CandidatePath, Check } from '../../question.ts';
import { judged } from './check-certificates.ts';

const extendedKeyUsage = chainRule('certificate.extended_key_usage', {
  holds: (who, usages, wanted) => `${who} is for ${wanted}: its extended key usage is ${usages.join(', ')}`,
  fails: (who: CertificateLabel, usages: readonly string[], wanted: string) =>
    `${who} is for ${listed(usages) || 'no purpose'}, not for ${wanted}`,
  rfc: 'RFC 5280 §4.2.1.12',
  failed: failures.purpose,
  part: 'id-ce-extKeyUsage',
});
const leafKeyUsage = chainRule('certificate.key_usage', {
  holds: (who, usages) => `${who} has a key that may be used in TLS: its keyUsage is ${usages.join(', ')}`,
  fails: (who: CertificateLabel, usages: readonly string[]) =>
    `${who} has a key that may not be used in TLS: its keyUsage is ${usages.join(', ') || 'empty'}`,
  rfc: 'RFC 5280 §4.2.1.3',
  failed: failures.purpose,
  part: 'id-ce-keyUsage',
});

/** The label of the certificate, the host in quotation marks, and what the comparison said. */
type Named = [who: CertificateLabel, host: string, match: HostnameMatch];
const named = {
  holds: (...[who, host, { matched }]: Named) => `${who} is for ${host} by its name ${matched}`,
  fails: (...[who, host, { because, others }]: Named) =>
    others === undefined ? `${who} is not for ${host}: ${because}` : `${who} is for ${others}, not for ${host}`,
  failed: failures.host,
  part: 'id-ce-subjectAltName',
} as const;
const hostName = chainRule<Named>('certificate.host_name', { ...named, rfc: 'RFC 9525 §6.3' });
const hostAddress = chainRule<Named>('certificate.host_address', { ...named, rfc: 'RFC 9525 §6.4' });

const LEAF_USAGES = {
  server: ['digitalSignature', 'keyEncipherment', 'keyAgreement'],
  client: ['digitalSignature', 'keyAgreement'],
} as const;

/** RFC 5280 §4.2.1.12 and §4.2.1.3: every certificate that limits its use allows this one. */
export const purposes: Check = (path, { purpose, profile, effort }, say) => {
  if (purpose === 'any') return;
  const { certificates } = path;
  const { anyInLeaf, anyInCa, leafKeyUsage: usageCounts } = profile.purposes;
  const wanted = `${purpose}Auth`;
  limiting(path, profile).forEach((certificate, i) => {
    const { extendedKeyUsage: usages } = certificate;
    if (usages === undefined) return;
    const anyWillDo = i === 0 ? anyInLeaf : anyInCa;
    const says = effort.once(certificate, 'purposes', () => {
      effort.spend(usages.length);
      return { wanted: usages.includes(wanted), any: usages.includes('anyExtendedKeyUsage') };
    });
    say(
      says.wanted || (anyWillDo && says.any),
      extendedKeyUsage,
      () => [nameOf(certificates, i), usages.slice(0, 12), wanted],
      i,
    );
  });
  const { keyUsage } = certificates[0]!;
  if (keyUsage === undefined || !usageCounts) return;
  say(
    LEAF_USAGES[purpose].some((usage) => keyUsage.includes(usage)),
    leafKeyUsage,
    () => [nameOf(certificates, 0), keyUsage],
    0,
  );
};

/** The certificates whose extKeyUsage counts. */
function limiting(path: CandidatePath, profile: Profile): readonly X509Certificate[] {
  switch (profile.purposes.extended) {
    case 'nested':
      return judged(path, profile);
    case 'leaf':
      return path.certificates.slice(0, 1);
    case 'unknown':
      return [];
  }
}

/** RFC 9525 §6: the certificate is for the host that was asked for. */
export const host: Check = ({ certificates }, { host: wanted, profile, effort }, say) => {
  if (wanted === undefined) return;
  const leaf = certificates[0]!;
  const match = effort.once(leaf, 'host', () => {
    effort.spend(leaf.subjectAltNames.length);
    return matchHostname(leaf, wanted, profile.host);
  });
  const rule: ChainRule<Named> = parseAddress(wanted) === undefined ? hostName : hostAddress;
  say(match.ok, rule, () => [nameOf(certificates, 0), clip(JSON.stringify(wanted)), match], 0);
};
