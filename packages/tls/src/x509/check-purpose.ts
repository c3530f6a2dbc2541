import type { X509Certificate } from './certificate.ts';
import { judged } from './check-certificates.ts';
import type { Check } from './checks.ts';
import { failures } from './failures.ts';
import { matchHostname } from './hostname.ts';
import { nameOf } from './label.ts';
import { clip } from './names.ts';
import type { CandidatePath } from './path.ts';
import type { Profile } from './profile.ts';

const LEAF_USAGES = {
  server: ['digitalSignature', 'keyEncipherment', 'keyAgreement'],
  client: ['digitalSignature', 'keyAgreement'],
} as const;

/** RFC 5280 §4.2.1.12 and §4.2.1.3: every certificate that limits its use allows this one. */
export const purposes: Check = (path, { purpose, profile, effort }, say) => {
  if (purpose === 'any') return;
  const { certificates } = path;
  const { anyInLeaf, anyInCa, leafKeyUsage } = profile.purposes;
  const wanted = `${purpose}Auth`;
  limiting(path, profile).forEach((certificate, i) => {
    const { extendedKeyUsage } = certificate;
    if (extendedKeyUsage === undefined) return;
    const anyWillDo = i === 0 ? anyInLeaf : anyInCa;
    const says = effort.once(certificate, 'purposes', () => {
      effort.spend(extendedKeyUsage.length);
      return { wanted: extendedKeyUsage.includes(wanted), any: extendedKeyUsage.includes('anyExtendedKeyUsage') };
    });
    say(
      says.wanted || (anyWillDo && says.any),
      () => `${nameOf(certificates, i)} is meant for ${wanted}: ${extendedKeyUsage.slice(0, 12).join(', ')}`,
      'RFC 5280 §4.2.1.12',
      failures.purpose,
      i,
      'id-ce-extKeyUsage',
    );
  });
  const { keyUsage } = certificates[0]!;
  if (keyUsage === undefined || !leafKeyUsage) return;
  say(
    LEAF_USAGES[purpose].some((usage) => keyUsage.includes(usage)),
    () => `${nameOf(certificates, 0)} has a key that may be used in TLS: ${keyUsage.join(', ') || 'no use'}`,
    'RFC 5280 §4.2.1.3',
    failures.purpose,
    0,
    'id-ce-keyUsage',
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
  const how = match.ok ? ` by its name ${match.matched}` : `, but ${match.because}`;
  say(
    match.ok,
    () => `${nameOf(certificates, 0)} is for ${clip(JSON.stringify(wanted))}${how}`,
    match.rfc,
    failures.host,
    0,
    'id-ce-subjectAltName',
  );
};
