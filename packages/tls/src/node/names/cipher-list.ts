/** OpenSSL's cipher lists: names and words, `+` between words for both at once, `!` or `-` before what is to be left out. */
import { ownMember } from '../../bytes/index.ts';
import { type CipherSuiteRow, cipherSuites } from '../../wire/index.ts';
import { badValue, noCipherMatch, requireString } from '../errors/index.ts';

type Fits = (suite: CipherSuiteRow) => boolean;

const cipherOf = ({ aead, cbc }: CipherSuiteRow): string => aead ?? cbc ?? '';
const exchange =
  (...names: string[]): Fits =>
  ({ keyExchange }) =>
    names.includes(keyExchange);
const authentication =
  (name: string): Fits =>
  (suite) =>
    suite.authentication === name;
const cipher =
  (pattern: RegExp): Fits =>
  (suite) =>
    pattern.test(cipherOf(suite));
const below13: Fits = ({ version }) => version !== 'TLSv1.3';

/** These words mean what is on without being named, as far as they fit. */
const GROUPS: Readonly<Record<string, Fits>> = {
  ALL: () => true,
  DEFAULT: () => true,
  HIGH: () => true,
  FIPS: cipher(/^aes/),
  SUITEB128: authentication('ECDSA'),
  ECDHE: exchange('ECDHE'),
  EECDH: exchange('ECDHE'),
  kECDHE: exchange('ECDHE'),
  kEECDH: exchange('ECDHE'),
  aRSA: authentication('RSA'),
  ECDSA: authentication('ECDSA'),
  aECDSA: authentication('ECDSA'),
  AES: cipher(/^aes/),
  AES128: cipher(/^aes_128/),
  AES256: cipher(/^aes_256/),
  AESGCM: cipher(/gcm/),
  CHACHA20: cipher(/^chacha20/),
  SHA256: ({ hash }) => hash === 'sha256',
  SHA384: ({ hash }) => hash === 'sha384',
  'TLSv1.2': () => true,
};

/** These ask by name for what is off otherwise. */
const BY_NAME: Readonly<Record<string, Fits>> = {
  PSK: authentication('PSK'),
  aPSK: authentication('PSK'),
  kPSK: exchange('PSK'),
  ECDHEPSK: exchange('ECDHE_PSK'),
  kECDHEPSK: exchange('ECDHE_PSK'),
  DHE: exchange('DHE'),
  EDH: exchange('DHE'),
  kDHE: exchange('DHE'),
  kEDH: exchange('DHE'),
  RSA: exchange('RSA'),
  kRSA: exchange('RSA'),
  AESCCM: cipher(/ccm/),
  AESCCM8: cipher(/ccm_8/),
  SHA: cipher(/sha1/),
  SHA1: cipher(/sha1/),
};

/** Nothing here fits these. */
const NONE =
  /^(COMPLEMENTOF(ALL|DEFAULT)|LOW|MEDIUM|EXP(ORT)?(40|56)?|[ae]?NULL|ADH|AECDH|a?DSS|[ak]?(DHr|DHd|DH|ECDH|ECDHr|ECDHe)|[ak]?GOST\w*|[ak]?SRP|k?RSAPSK|k?DHEPSK|3DES|DES|RC2|RC4|MD5|IDEA|SEED|CAMELLIA(128|256)?|ARIA(128|256|GCM)?|CBC3?|TLSv1(\.[01])?|SSLv3)$/;

/** The suites of a list, in its order. `nameOf` is OpenSSL's name of one. Throws `CallerFault` for what nobody knows. */
export function cipherList(list: string, nameOf: (suite: string) => string): string[] {
  requireString('options.ciphers', list);
  const items = list
    .replace(/@\w+(=\w+)?/g, '')
    .split(/[:, ;]+/)
    .filter((part) => part !== '');
  if (items.length === 0) throw badValue('options.ciphers', list.split(':'));
  let chosen: CipherSuiteRow[] = [];
  const never = new Set<CipherSuiteRow>();
  for (const item of items) {
    const [, sign = '', words = ''] = /^([!+-]?)(.*)$/s.exec(item) ?? [];
    const meant = suitesMeant(words, nameOf, sign !== '');
    if (sign === '!') for (const suite of meant) never.add(suite);
    const others = chosen.filter((suite) => !meant.includes(suite));
    if (sign === '+') chosen = [...others, ...chosen.filter((suite) => meant.includes(suite))];
    else if (sign !== '') chosen = others;
    else chosen = [...chosen, ...meant.filter((suite) => !chosen.includes(suite) && !never.has(suite))];
  }
  return chosen.map(({ name }) => name);
}

/** @param all whether what is off counts too, as it does where something is taken away */
function suitesMeant(words: string, nameOf: (suite: string) => string, all: boolean): CipherSuiteRow[] {
  const rows: readonly CipherSuiteRow[] = cipherSuites;
  const named = rows.find(({ name }) => name === words || nameOf(name) === words);
  if (named !== undefined) return [named];
  const parts = words.split('+');
  const fits = parts.map(
    (word) => ownMember(BY_NAME, word) ?? ownMember(GROUPS, word) ?? (NONE.test(word) ? () => false : unknown(word)),
  );
  const byName = all || parts.some((word) => ownMember(BY_NAME, word) !== undefined);
  return rows.filter(
    (suite) => below13(suite) && (byName || suite.off === undefined) && fits.every((one) => one(suite)),
  );
}

function unknown(word: string): never {
  throw noCipherMatch(`"${word}" is none`);
}
