import { judged } from './check-certificates.ts';
import type { Check } from './checks.ts';
import { failures, finding } from './failures.ts';
import { matchHostname } from './hostname.ts';
import { nameOf } from './label.ts';
import { clip } from './names.ts';

const LEAF_USAGES = {
  server: ['digitalSignature', 'keyEncipherment', 'keyAgreement'],
  client: ['digitalSignature', 'keyAgreement'],
} as const;

/** RFC 5280 §4.2.1.12 and §4.2.1.3: every certificate that limits its use allows this one. */
export const purposes: Check = (path, { purpose, profile }) => {
  if (purpose === 'any') return [];
  const { certificates } = path;
  const { extended, anyInLeaf, anyInCa, leafKeyUsage } = profile.purposes;
  const wanted = `${purpose}Auth`;
  const limited = { nested: judged(path, profile), leaf: certificates.slice(0, 1), unknown: [] }[extended];
  const findings = limited.flatMap(({ extendedKeyUsage }, i) => {
    if (extendedKeyUsage === undefined) return [];
    const anyWillDo = i === 0 ? anyInLeaf : anyInCa;
    const fits = extendedKeyUsage.includes(wanted) || (anyWillDo && extendedKeyUsage.includes('anyExtendedKeyUsage'));
    const claim = () =>
      `${nameOf(certificates, i)} is meant for ${wanted}: ${extendedKeyUsage.slice(0, 12).join(', ')}`;
    return [finding(fits, claim, 'RFC 5280 §4.2.1.12', failures.purpose, i, 'id-ce-extKeyUsage')];
  });
  const { keyUsage } = certificates[0]!;
  if (keyUsage === undefined || !leafKeyUsage) return findings;
  const usable = LEAF_USAGES[purpose].some((usage) => keyUsage.includes(usage));
  const claim = () =>
    `${nameOf(certificates, 0)} has a key that may be used in TLS: ${keyUsage.join(', ') || 'no use'}`;
  return [...findings, finding(usable, claim, 'RFC 5280 §4.2.1.3', failures.purpose, 0, 'id-ce-keyUsage')];
};

/** RFC 9525 §6: the certificate is for the host that was asked for. */
export const host: Check = ({ certificates }, { host: wanted, profile }) => {
  if (wanted === undefined) return [];
  const match = matchHostname(certificates[0]!, wanted, profile.host);
  const how = match.ok ? ` by its name ${match.matched}` : `, but ${match.because}`;
  const claim = () => `${nameOf(certificates, 0)} is for ${clip(JSON.stringify(wanted))}${how}`;
  return [finding(match.ok, claim, match.rfc, failures.host, 0, 'id-ce-subjectAltName')];
};
