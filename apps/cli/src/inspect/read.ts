/** A file of any kind, taken apart. */
import { fromUtf8, utf8 } from 'tlscope/bytes';
import { type Secret, Work } from 'tlscope/password';
import { type Form, type FormName, readForms } from 'tlscope/x509';
import { Count, leftOutText } from './count.ts';
import type { Found, Opening, Remark, Secrets } from './items.ts';
import { readCSource } from './readers/c-source.ts';
import { readDer } from './readers/der.ts';
import { readEspBundle } from './readers/esp-bundle.ts';
import { readPem } from './readers/pem.ts';
import { readPython } from './readers/python.ts';

/**
 * `undefined` where it is nothing that is known here. Forms that no TLS library takes are read all the same, and named.
 * Throws `UsageError` where it is something known, and damaged. All that is locked in it is opened for so many iterations
 * together.
 */
export function read(bytes: Uint8Array, opening: Opening): Found | undefined {
  const secrets = secretsOf(opening);
  const found = readAny(bytes, secrets);
  const { leftOut } = secrets.count;
  if (found === undefined || leftOut === 0) return found;
  const remark = { wrong: true, text: leftOutText(leftOut), short: 'not read to the end' };
  return { ...found, leftOut, remarks: [remark, ...found.remarks] };
}

function readAny(bytes: Uint8Array, secrets: Secrets): Found | undefined {
  const usual = readUsual(bytes, secrets);
  // C sources have a reader that sees more than their strings.
  if (usual !== undefined && !isPlainPem(usual)) return usual;
  const { forms, plain } = readForms(bytes);
  if (forms.length === 0) return usual;
  const found = usual ?? readUsual(typeof plain === 'string' ? utf8(plain) : plain, secrets);
  return (
    found && { ...found, container: containerOf(found, forms), remarks: [...forms.map(remarkOn), ...found.remarks] }
  );
}

function secretsOf({ passphrase, legacy = false, maxIterations }: Opening): Secrets {
  const work = new Work(maxIterations);
  const secret = (password: string): Secret => ({ password, work, legacy });
  return { given: passphrase === undefined ? undefined : secret(passphrase), empty: secret(''), count: new Count() };
}

function readUsual(bytes: Uint8Array, secrets: Secrets): Found | undefined {
  const text = textOf(bytes);
  const inText = text && (readCSource(text, secrets) ?? readPython(text, secrets) ?? readPlainPem(text, secrets));
  return inText || readDer(bytes, secrets) || readEspBundle(bytes, secrets.count);
}

/** What is damaged as it stands may be whole in another form. */
function readPlainPem(text: string, secrets: Secrets): Found | undefined {
  return readForms(text).forms.some(({ taken }) => !taken) ? undefined : readPem(text, secrets);
}

const isPlainPem = ({ container }: Found): boolean => container === 'PEM';

const containerOf = ({ container }: Found, [outermost]: readonly Form[]): string =>
  container === 'PEM' || container === 'DER' ? outermost!.is : container;

const remarkOn = ({ is, fix, name }: Form): Remark => ({
  wrong: true,
  text: `It is ${is}: ${fix}.`,
  short: SHORT[name],
});

const SHORT: Readonly<Record<FormName, string>> = {
  'literal line breaks': 'literal \\n in place of line breaks',
  'base64 of PEM': 'wrapped in base64',
  'base64 of DER': 'base64 without the lines around it',
  hexadecimal: 'in hexadecimal',
  'UTF-16': 'in UTF-16',
  'byte order mark': 'a byte order mark before it',
  'C string': 'the source of a C string',
  'one line': 'without line breaks',
  'URL-encoded': 'in the encoding of URLs',
  path: 'a path in place of a file',
};

/** PEM on devices ends in a zero byte. */
function textOf(bytes: Uint8Array): string | undefined {
  const end = bytes.at(-1) === 0 ? bytes.length - 1 : bytes.length;
  const text = fromUtf8(bytes.subarray(0, end));
  return text?.includes('\0') === true ? undefined : text;
}
