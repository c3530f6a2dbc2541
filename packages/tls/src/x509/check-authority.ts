import type { X509Certificate } from './certificate.ts';
import { judged } from './check-certificates.ts';
import type { Check } from './checks.ts';
import { constraintsFlaw, violation } from './constraints.ts';
import { failures, finding } from './failures.ts';
import { nameOf } from './label.ts';

/** RFC 5280 §6.1.4 (k) and (n): whoever issues is a CA, an anchor too, and its key may sign certificates. */
export const authority: Check = (path, { profile }) => {
  const { certificates, end } = path;
  const held = judged(path, profile).length;
  return certificates.slice(1).flatMap((certificate, below) => {
    const i = below + 1;
    const { isCa, keyUsage, version } = certificate;
    const who = () => nameOf(certificates, i);
    // Before version 3 a certificate could not say so; as an anchor its owner has said it for it.
    const old = version < 3 && end === 'anchor' && i === certificates.length - 1;
    const hasNone = profile.authority === 'orKeyUsage' && !hasBasicConstraints(certificate) && keyUsage !== undefined;
    const claim = () => (old ? `${who()} is a CA: version ${version}, and an anchor` : `${who()} is a CA`);
    const part = 'id-ce-basicConstraints';
    const findings = [finding(old || isCa || hasNone, claim, 'RFC 5280 §4.2.1.9', failures.notCa, i, part)];
    if (keyUsage === undefined || i >= held) return findings;
    const signs = () => `${who()} may sign certificates`;
    const rfc = 'RFC 5280 §4.2.1.3';
    findings.push(finding(keyUsage.includes('keyCertSign'), signs, rfc, failures.notCa, i, 'id-ce-keyUsage'));
    return findings;
  });
};

const hasBasicConstraints = (certificate: X509Certificate): boolean =>
  certificate.extensionValue('id-ce-basicConstraints') !== undefined;

/** RFC 5280 §6.1.4 (l) and (m): self-issued certificates do not count. */
export const pathLengths: Check = (path, { maxPathLength, profile }) => {
  const { certificates } = path;
  const counts = ({ selfIssued }: X509Certificate) => profile.pathLength === 'all' || !selfIssued;
  const below = (i: number) => certificates.slice(1, i).filter(counts).length;
  const findings = judged(path, profile).flatMap(({ pathLength }, i) => {
    if (pathLength === undefined || i === 0) return [];
    const claim = () => `${nameOf(certificates, i)} allows ${count(pathLength)} below it, and there are ${below(i)}`;
    const ok = below(i) <= pathLength;
    return [finding(ok, claim, 'RFC 5280 §4.2.1.9', failures.pathLength, i, 'id-ce-basicConstraints')];
  });
  if (maxPathLength === undefined) return findings;
  const between = below(certificates.length - 1);
  const claim = () => `at most ${count(maxPathLength)} stand between the ends of the path, and there are ${between}`;
  return [...findings, finding(between <= maxPathLength, claim, 'RFC 5280 §6.1.2', failures.pathLength)];
};

/** RFC 5280 §6.1.3 (b) and (c): all names below a CA are within what it may vouch for. */
export const constraints: Check = (path, { profile }) =>
  profile.nameConstraints === 'unknown'
    ? []
    : judged(path, profile).flatMap((certificate, i) => constraintsOf(path.certificates, certificate, i));

function constraintsOf(certificates: readonly X509Certificate[], certificate: X509Certificate, i: number) {
  const { nameConstraints } = certificate;
  if (nameConstraints === undefined) return [];
  const who = () => nameOf(certificates, i);
  const verdict = (ok: boolean, claim: () => string, failed: keyof typeof failures, at = i) =>
    finding(ok, claim, 'RFC 5280 §4.2.1.10', failures[failed], at, at === i ? 'id-ce-nameConstraints' : undefined);
  if (!certificate.isCa) return [verdict(false, () => `${who()} constrains no names, not being a CA`, 'badConstraint')];
  const flaw = constraintsFlaw(nameConstraints);
  if (flaw !== undefined) {
    return [verdict(false, () => `${who()} has name constraints that make sense, but ${flaw}`, 'badConstraint')];
  }
  return constrained(certificates, i).map((position) => {
    const fault = violation(certificates[position]!, nameConstraints);
    const but = fault === undefined ? '' : `, but ${fault.because}`;
    const claim = () => `the names of ${nameOf(certificates, position)} are within what ${who()} allows${but}`;
    return verdict(fault === undefined, claim, fault?.kind ?? 'notPermitted', position);
  });
}

/** Whom a CA's constraints bind: everyone below but self-issued CAs, which roll over keys. */
const constrained = (certificates: readonly X509Certificate[], ca: number): number[] =>
  Array.from({ length: ca }, (_, i) => i).filter((i) => i === 0 || !certificates[i]!.selfIssued);

const count = (n: number): string => (n === 1 ? '1 CA certificate' : `${n} CA certificates`);
