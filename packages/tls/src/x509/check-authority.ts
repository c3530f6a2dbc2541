import type { X509Certificate } from './certificate.ts';
import type { Check } from './checks.ts';
import { constraintsFlaw, violation } from './constraints.ts';
import { failures, finding } from './failures.ts';
import { nameOf } from './label.ts';

/** RFC 5280 §6.1.4 (k) and (n): whoever issues is a CA, and its key may sign certificates. */
export const authority: Check = ({ certificates, end }) =>
  certificates.slice(1).flatMap((certificate, below) => {
    const i = below + 1;
    const who = nameOf(certificates, i);
    // Before version 3 a certificate could not say so; as an anchor its owner has said it for it.
    const old = certificate.version < 3 && end === 'anchor' && i === certificates.length - 1;
    const claim = old ? `${who} is a CA: version ${certificate.version}, and an anchor` : `${who} is a CA`;
    const findings = [finding(old || certificate.isCa, claim, 'RFC 5280 §4.2.1.9', failures.notCa, i)];
    if (certificate.keyUsage === undefined) return findings;
    const signs = certificate.keyUsage.includes('keyCertSign');
    findings.push(finding(signs, `${who} may sign certificates`, 'RFC 5280 §4.2.1.3', failures.notCa, i));
    return findings;
  });

/** RFC 5280 §6.1.4 (l) and (m): self-issued certificates do not count. */
export const pathLengths: Check = ({ certificates }, { maxPathLength }) => {
  const below = (i: number) => certificates.slice(1, i).filter(({ selfIssued }) => !selfIssued).length;
  const findings = certificates.flatMap(({ pathLength }, i) => {
    if (pathLength === undefined || i === 0) return [];
    const claim = `${nameOf(certificates, i)} allows ${count(pathLength)} below it, and there are ${below(i)}`;
    return [finding(below(i) <= pathLength, claim, 'RFC 5280 §4.2.1.9', failures.pathLength, i)];
  });
  if (maxPathLength === undefined) return findings;
  const between = below(certificates.length - 1);
  const claim = `at most ${count(maxPathLength)} stand between the ends of the path, and there are ${between}`;
  return [...findings, finding(between <= maxPathLength, claim, 'RFC 5280 §6.1.2', failures.pathLength)];
};

/** RFC 5280 §6.1.3 (b) and (c): all names below a CA are within what it may vouch for. */
export const constraints: Check = ({ certificates }) =>
  certificates.flatMap((certificate, i) => {
    const { nameConstraints } = certificate;
    if (nameConstraints === undefined) return [];
    const rfc = 'RFC 5280 §4.2.1.10';
    const who = nameOf(certificates, i);
    if (!certificate.isCa) {
      return [finding(false, `${who} constrains no names, not being a CA`, rfc, failures.badConstraint, i)];
    }
    const flaw = constraintsFlaw(nameConstraints);
    if (flaw !== undefined) {
      return [
        finding(false, `${who} has name constraints that make sense, but ${flaw}`, rfc, failures.badConstraint, i),
      ];
    }
    return constrained(certificates, i).map((position) => {
      const fault = violation(certificates[position]!, nameConstraints);
      const but = fault === undefined ? '' : `, but ${fault.because}`;
      const claim = `the names of ${nameOf(certificates, position)} are within what ${who} allows${but}`;
      return finding(fault === undefined, claim, rfc, failures[fault?.kind ?? 'notPermitted'], position);
    });
  });

/** Whom a CA's constraints bind: everyone below but self-issued CAs, which roll over keys. */
const constrained = (certificates: readonly X509Certificate[], ca: number): number[] =>
  Array.from({ length: ca }, (_, i) => i).filter((i) => i === 0 || !certificates[i]!.selfIssued);

const count = (n: number): string => (n === 1 ? '1 CA certificate' : `${n} CA certificates`);
