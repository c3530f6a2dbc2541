import type { Check } from './checks.ts';
import { failures, finding } from './failures.ts';
import { nameOf } from './label.ts';

/** RFC 5280 §6.1.3 (a)(2); certificates know no fractions of a second (§4.1.2.5). */
export const dates: Check = ({ certificates }, { at }) => {
  const now = Math.floor(at / 1000) * 1000;
  return certificates.map(({ notBefore, notAfter }, i) => {
    const claim = `${nameOf(certificates, i)} is valid on ${day(now)}: from ${day(notBefore)} to ${day(notAfter)}`;
    const failed = now < notBefore ? failures.notYetValid : failures.expired;
    return finding(now >= notBefore && now <= notAfter, claim, 'RFC 5280 §4.1.2.5', failed, i);
  });
};

/** What each certificate says can be read, and what must be understood is. */
export const forms: Check = ({ certificates }) =>
  certificates.flatMap((certificate, i) => {
    const who = nameOf(certificates, i);
    const { extensions, version } = certificate;
    const broken = extensions.find(({ fault }) => fault !== undefined);
    const reason = broken === undefined ? '' : `, but ${broken.name}: ${broken.fault}`;
    const strange = extensions.filter(({ critical, processed }) => critical && !processed).map(({ name }) => name);
    const but = strange.length === 0 ? '' : `, but not ${strange.slice(0, 8).join(', ')}`;
    return [
      finding(
        broken === undefined && (version === 3 || extensions.length === 0),
        `${who} has only extensions that can be read, each once${reason}`,
        'RFC 5280 §4.2',
        failures.badExtension,
        i,
      ),
      finding(
        strange.length === 0,
        `${who} has only critical extensions that are acted upon${but}`,
        'RFC 5280 §4.2',
        failures.criticalExtension,
        i,
      ),
      finding(
        certificate.issuerName !== '' && (i === 0 || certificate.subjectName !== ''),
        i === 0 ? `${who} names its issuer` : `${who} has a name, and names its issuer`,
        i === 0 ? 'RFC 5280 §4.1.2.4' : 'RFC 5280 §4.1.2.6',
        failures.badExtension,
        i,
      ),
    ];
  });

/** A CA may demand that every path below it runs under a named policy; nobody here can name one (RFC 5280 §6.1.5). */
export const policies: Check = ({ certificates }) =>
  certificates.flatMap((certificate, i) =>
    certificate.requiresPolicy
      ? [finding(false, `${nameOf(certificates, i)} asks for no policy`, 'RFC 5280 §4.2.1.11', failures.policy, i)]
      : [],
  );

const day = (time: number): string => new Date(time).toISOString().replace('.000Z', 'Z');
