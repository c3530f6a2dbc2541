/** The same rules for what is no certificate: where they are written, and who was asked. */
import { type OddRule, oddRules, type RuleText, type Stack } from './look-rules.ts';

type Other = 'CertificateList' | 'CertificationRequest' | 'OCSPResponse';

/** Who has a reader for it that could be asked. */
const ASKED: Readonly<Record<Other, readonly Stack[]>> = {
  CertificateList: ['OpenSSL', 'Go', 'GnuTLS', 'Java'],
  CertificationRequest: ['OpenSSL', 'Go', 'GnuTLS'],
  OCSPResponse: ['OpenSSL', 'GnuTLS'],
};

const DEFINED: Readonly<Record<Other, string>> = {
  CertificateList: 'RFC 5280 §5.1',
  CertificationRequest: 'RFC 2986 §4.2',
  OCSPResponse: 'RFC 6960 §4.2.1',
};
/** Rules that a structure makes itself, where it is defined. */
const OWN: readonly OddRule[] = ['trailing bytes', 'extra element', 'unused bits', 'empty extensions'];

/** As measured with OpenSSL 3.0, Go 1.19, GnuTLS 3.7 and Java 17; a test asks those that are installed. */
const TAKEN: Readonly<Record<Other, Readonly<Partial<Record<OddRule, readonly Stack[]>>>>> = {
  CertificateList: {
    boolean: ['OpenSSL', 'GnuTLS', 'Java'],
    characters: ['OpenSSL', 'GnuTLS', 'Java'],
    'default written out': ['OpenSSL', 'Go', 'GnuTLS', 'Java'],
    'empty extensions': ['OpenSSL', 'Go', 'GnuTLS', 'Java'],
    'empty integer': ['GnuTLS'],
    'empty list': ['OpenSSL', 'Go', 'GnuTLS', 'Java'],
    'indefinite length': ['OpenSSL'],
    'no time': ['OpenSSL', 'GnuTLS'],
    'order of a set': ['OpenSSL', 'Go', 'GnuTLS', 'Java'],
    'padded integer': ['GnuTLS', 'Java'],
    'padded length': ['OpenSSL', 'GnuTLS', 'Java'],
    'time with a fraction': ['OpenSSL', 'GnuTLS', 'Java'],
    'time with an offset': ['OpenSSL', 'Go', 'Java'],
    'time without seconds': ['OpenSSL', 'Go', 'GnuTLS', 'Java'],
    'trailing bytes': ['OpenSSL', 'Go', 'Java'],
    'unused bits': ['OpenSSL', 'GnuTLS', 'Java'],
    'extra element': ['Go'],
  },
  CertificationRequest: {
    boolean: ['OpenSSL', 'GnuTLS'],
    characters: ['OpenSSL', 'GnuTLS'],
    'default written out': ['OpenSSL', 'Go', 'GnuTLS'],
    'empty integer': ['GnuTLS'],
    'indefinite length': ['OpenSSL'],
    'missing element': ['OpenSSL'],
    'order of a set': ['OpenSSL', 'Go', 'GnuTLS'],
    'padded integer': ['GnuTLS'],
    'padded length': ['OpenSSL', 'GnuTLS'],
    'trailing bytes': ['OpenSSL'],
    'unused bits': ['OpenSSL', 'GnuTLS'],
    'extra element': ['Go'],
  },
  OCSPResponse: {
    boolean: ['OpenSSL', 'GnuTLS'],
    characters: ['OpenSSL', 'GnuTLS'],
    'default written out': ['OpenSSL', 'GnuTLS'],
    'empty extensions': ['OpenSSL', 'GnuTLS'],
    'empty integer': ['GnuTLS'],
    'indefinite length': ['OpenSSL'],
    'no time': ['OpenSSL', 'GnuTLS'],
    'order of a set': ['OpenSSL', 'GnuTLS'],
    'padded integer': ['GnuTLS'],
    'padded length': ['OpenSSL', 'GnuTLS'],
    'time with a fraction': ['OpenSSL', 'GnuTLS'],
    'time with an offset': ['OpenSSL'],
    'time without seconds': ['OpenSSL', 'GnuTLS'],
    'trailing bytes': ['OpenSSL'],
    'unused bits': ['OpenSSL', 'GnuTLS'],
  },
};

export function otherRules(structure: Other): Readonly<Record<OddRule, RuleText>> {
  const rules = Object.entries(oddRules) as [OddRule, RuleText][];
  const ofStructure = rules.map(([rule, { claim, rfc }]): [OddRule, RuleText] => [
    rule,
    {
      claim,
      rfc: OWN.includes(rule) ? DEFINED[structure] : rfc,
      takenBy: TAKEN[structure][rule] ?? [],
      asked: ASKED[structure],
    },
  ]);
  return Object.fromEntries(ofStructure) as Record<OddRule, RuleText>;
}
