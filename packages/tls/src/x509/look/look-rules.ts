/** The rules that encodings break: where each is written, and what other stacks do about it. */
export type OddRule =
  | 'time without seconds'
  | 'time with an offset'
  | 'time with a fraction'
  | 'no time'
  | 'padded integer'
  | 'empty integer'
  | 'boolean'
  | 'default written out'
  | 'padded length'
  | 'indefinite length'
  | 'trailing bytes'
  | 'extra element'
  | 'order of a set'
  | 'characters'
  | 'unused bits'
  | 'empty extensions'
  | 'empty list'
  | 'missing element';

export type Stack = 'OpenSSL' | 'Go' | 'GnuTLS' | 'Java' | 'mbedTLS';

export interface RuleText {
  /** What should have been so. */
  readonly claim: string;
  readonly rfc: string;
  /** Who takes the certificate all the same, when reading it; OpenSSL stands for Node, Python, nginx and curl as well. */
  readonly takenBy: readonly Stack[];
  /** Who was asked, where not all were. */
  readonly asked?: readonly Stack[];
}

/** One rule that the encoding breaks. */
export interface Oddity {
  /** `validity.notBefore`, `serialNumber`, `extensions.id-ce-keyUsage`. */
  readonly field: string;
  /** What stands there, safe to print. */
  readonly value: string;
  readonly rule: OddRule;
  readonly text: RuleText;
  readonly start: number;
  /** Not included. */
  readonly end: number;
}

const rule = (claim: string, rfc: string, ...takenBy: Stack[]): RuleText => ({ claim, rfc, takenBy });

/** As measured with OpenSSL 3.0, Go 1.19, GnuTLS 3.7, Java 17 and mbedTLS 2.28; a test asks those that are installed. */
export const oddRules: Readonly<Record<OddRule, RuleText>> = {
  'time without seconds': rule('a time has seconds', 'RFC 5280 §4.1.2.5.1', 'OpenSSL', 'Go', 'GnuTLS', 'Java'),
  'time with an offset': rule('a time is in UTC and ends in Z', 'RFC 5280 §4.1.2.5.1', 'OpenSSL', 'Go', 'Java'),
  'time with a fraction': rule('a time has no fraction of a second', 'RFC 5280 §4.1.2.5.2', 'OpenSSL', 'Java'),
  'no time': rule('a time is one of the calendar; 1970-01-01 is shown in its place', 'RFC 5280 §4.1.2.5', 'OpenSSL'),
  'padded integer': rule('an INTEGER has no octets that it does not need', 'X.690 §8.3.2', 'GnuTLS', 'Java', 'mbedTLS'),
  'empty integer': rule('an INTEGER has content; 0 is shown in its place', 'X.690 §8.3.1', 'GnuTLS', 'mbedTLS'),
  boolean: rule('a BOOLEAN is 00 or FF', 'X.690 §11.1', 'OpenSSL', 'GnuTLS', 'Java', 'mbedTLS'),
  'default written out': rule(
    'a DEFAULT value is left out',
    'X.690 §11.5',
    'OpenSSL',
    'Go',
    'GnuTLS',
    'Java',
    'mbedTLS',
  ),
  'padded length': rule(
    'a length has no octets that it does not need',
    'X.690 §10.1',
    'OpenSSL',
    'GnuTLS',
    'Java',
    'mbedTLS',
  ),
  'indefinite length': rule('a length is definite', 'X.690 §10.1', 'OpenSSL'),
  'trailing bytes': rule('nothing follows it', 'RFC 5280 §4.1', 'OpenSSL', 'Java', 'mbedTLS'),
  'extra element': rule('nothing follows the last field', 'RFC 5280 §4.1', 'Go'),
  'order of a set': rule(
    'the elements of a SET OF are in order',
    'X.690 §11.6',
    'OpenSSL',
    'Go',
    'GnuTLS',
    'Java',
    'mbedTLS',
  ),
  characters: rule('a string holds characters of its type', 'X.680 §41', 'OpenSSL', 'GnuTLS', 'Java', 'mbedTLS'),
  'unused bits': rule('a signature or key has whole octets', 'RFC 5280 §4.1.1.3', 'OpenSSL', 'GnuTLS', 'Java'),
  'empty extensions': rule('a list of extensions is not empty', 'RFC 5280 §4.1'),
  'empty list': rule('a list without entries is left out', 'RFC 5280 §5.1.2.6'),
  'missing element': rule('an element is there even where it holds nothing', 'RFC 2986 §4.1'),
};

/** `OpenSSL and Go take it`. */
export function whoTakes({ takenBy, asked }: RuleText): string {
  const [last, ...others] = [...takenBy].reverse();
  if (last === undefined) return `${asked === undefined ? 'other stacks' : and(asked)} refuse it as well`;
  if (others.length > 0) return `${and(takenBy)} take it`;
  return asked === undefined ? `of other stacks only ${last} takes it` : `${last} takes it`;
}

const and = (names: readonly string[]): string => names.join(', ').replace(/, ([^,]*)$/, ' and $1');

/** The field, what stands there, the rule, and who takes it all the same; without a full stop. */
export function oddText({ field, value, text, start }: Oddity): string {
  return `${field} (byte ${start}) is "${value}", although ${text.claim} (${text.rfc}); ${whoTakes(text)}`;
}
