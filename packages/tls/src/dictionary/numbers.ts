/** Numbers inside a line: what they are depends on whose line it is. */
import type { Entry } from './row.ts';

export interface NumberMatch {
  readonly entry: Entry;
  /** As the dictionary writes it. */
  readonly code: string;
  /** The line says whose number it is. */
  readonly known: boolean;
}

/** What a line of each stack looks like. */
const SIGNS: Readonly<Record<string, RegExp>> = {
  mbedTLS:
    /mbed ?tls|esp[-_ ]?tls|transport_base|ssl_client|wificlientsecure|networkclientsecure|oserror|micropython|httpclient\.cpp/,
  wolfSSL: /wolfssl|wolfcrypt|tls hs: rc|cyassl/,
  GnuTLS: /gnutls/,
  BearSSL: /bearssl|\bbssl\b|br_err|br_ssl|esp8266/,
  NSS: /\bnss\b|nspr|firefox|mozilla|thunderbird|certutil/,
  Chromium: /net_error|net::|chrom|ssl_client_socket|electron|webview/,
  Apple: /errssl|cfnetwork|secure ?transport|nsurlerror|kcferror|osstatus|_kcfstream|nsurlsession/,
};

/** Every number of the text that is an error of a stack, in the order of the text. */
export function numbersIn(text: string, dictionary: readonly Entry[]): readonly NumberMatch[] {
  const stacks = Object.keys(SIGNS).filter((stack) => SIGNS[stack]!.test(text));
  const given = [...text.matchAll(/(?<![\w.-])(-?)(0x[0-9a-f]{2,8}|\d{1,5})(?![\w-]|[.:]\d)/g)].map(readNumber);
  const lone = /^-?(0x)?[0-9a-f]+$/.test(text);
  return given.flatMap(({ value, written }) => {
    if (stacks.length > 0) return stacks.flatMap((stack) => ofStack(stack, value, written, dictionary));
    // Without a name only numbers that nothing else looks like: four digits and more, below zero.
    if (value > -4096 && !written.startsWith('-0x')) return [];
    if (!lone && written.length < 5) return [];
    const exact = ['mbedTLS', 'NSS', 'Apple'].flatMap((stack) => exactly(stack, value, dictionary));
    return (exact.length > 0 ? exact : sumOf(value, dictionary)).map((match) => ({ ...match, known: false }));
  });
}

function readNumber([written, sign, digits]: RegExpMatchArray): { value: number; written: string } {
  const size = Number(digits);
  // A negative number as the unsigned number that C printed: 0xffff8880.
  const value = size > 0x7fffffff ? size - 2 ** 32 : size;
  return { value: sign === '-' ? -value : value, written };
}

function ofStack(stack: string, value: number, written: string, dictionary: readonly Entry[]): NumberMatch[] {
  // Small numbers are mostly something else: a line, a socket, a level.
  if (stack === 'BearSSL') return isBearSsl(value) ? exactly(stack, value % 256, dictionary) : [];
  const below = value > 0 && (stack === 'wolfSSL' || /^0x[0-9a-f]{4}$/.test(written)) ? -value : value;
  if (stack === 'mbedTLS' && below >= ESP_TLS) return named(stack, `0x${below.toString(16).toUpperCase()}`, dictionary);
  if (below >= 0) return [];
  const exact = exactly(stack, below, dictionary);
  return exact.length > 0 || stack !== 'mbedTLS' ? exact : sumOf(below, dictionary);
}

/** ESP-IDF prints its own codes in decimal: 32774 is 0x8006. */
const ESP_TLS = 0x7000;

const isBearSsl = (value: number): boolean => value >= 3 && value < 64;

function exactly(stack: string, value: number, dictionary: readonly Entry[]): NumberMatch[] {
  const codes = stack === 'mbedTLS' ? [hexOf(value), String(value)] : [String(value)];
  return codes.flatMap((code) => named(stack, code, dictionary)).slice(0, 1);
}

const named = (stack: string, code: string, dictionary: readonly Entry[]): NumberMatch[] =>
  dictionary
    .filter((entry) => entry.stack === stack && entry.codes.includes(code))
    .map((entry) => ({ entry, code, known: true }));

/** mbedTLS adds the number of a lower module to that of a higher one: -0x2700 and -0x0062 make -0x2762. */
function sumOf(value: number, dictionary: readonly Entry[]): NumberMatch[] {
  const size = -value;
  if (size <= 0 || size > 0x7fff) return [];
  const parts = [size & 0x7f80, size & 0x7f].filter((part) => part !== 0);
  const found = parts.map((part) => exactly('mbedTLS', -part, dictionary));
  if (found.some((one) => one.length === 0)) return found[0] ?? [];
  // Memory that ran out below explains whatever failed above.
  const order = found.at(-1)!.some(({ entry }) => entry.topic === 'too_large_for_device') ? found.reverse() : found;
  return order.flat();
}

const hexOf = (value: number): string => `-0x${(-value).toString(16).toUpperCase().padStart(4, '0')}`;

/** Ways in which stacks print the number of an alert. */
const ALERT = [
  /alert(?: message| number| code)? ?(?:is|was|=|:|#)? ?[([]? ?(\d{1,3})\b/,
  /alert[^.]{0,40}?\((?:msg|desc|description|code)? ?:? ?(\d{1,3})\)/,
  /alert level ?[=:]? ?\d,? ?(?:message|desc(?:ription)?) ?[=:]? ?(\d{1,3})\b/,
  /alert[^.]{0,30}\[\d:(\d{1,3})\]/,
  /alert[^.]{0,20}\[(\d{1,3})\]/,
  /defined (?:fatal alert|error) code is (\d{1,3})\b/,
];

export function alertIn(text: string): number | undefined {
  const found = ALERT.map((way) => way.exec(text)?.[1]).find((number) => number !== undefined);
  return found === undefined ? undefined : Number(found);
}

/** The number of a failed check as `openssl verify` and `s_client` print it. */
export const verificationIn = (text: string): string | undefined =>
  /(?:error (\d{1,2}) at \d+ depth|verify error:num=(\d{1,2})\b|verify return code: (\d{1,2})\b)/
    .exec(text)
    ?.slice(1)
    .find((number) => number !== undefined && number !== '0');

/** OpenSSL before version 3 put the number of a function between library and reason: 14094410 is 0A000410 now. */
export const olderOpenSsl = (text: string): string =>
  text.replace(/\berror:14[0-9a-f]{3}([0-9a-f]{3})\b/g, (_, reason: string) => `error:0a000${reason}`);
