/** A file of any kind, taken apart. */

import { fromUtf8 } from 'tlscope/bytes';
import { type Secret, Work } from 'tlscope/password';
import type { Found } from './items.ts';
import { readCSource } from './readers/c-source.ts';
import { readDer } from './readers/der.ts';
import { readEspBundle } from './readers/esp-bundle.ts';
import { readPem } from './readers/pem.ts';
import { readPython } from './readers/python.ts';

/**
 * `undefined` where it is nothing that is known here. Throws `UsageError` where it is something known, and damaged. All that is
 * locked in it is opened for so many iterations together.
 */
export function read(bytes: Uint8Array, password: string | undefined, maxIterations?: number): Found | undefined {
  const passphrase: Secret | undefined =
    password === undefined ? undefined : { password, work: new Work(maxIterations) };
  const text = textOf(bytes);
  const inText = text && (readCSource(text, passphrase) ?? readPython(text, passphrase) ?? readPem(text, passphrase));
  return inText || readDer(bytes, passphrase) || readEspBundle(bytes);
}

/** PEM on devices ends in a zero byte. */
function textOf(bytes: Uint8Array): string | undefined {
  const end = bytes.at(-1) === 0 ? bytes.length - 1 : bytes.length;
  const text = fromUtf8(bytes.subarray(0, end));
  return text?.includes('\0') === true ? undefined : text;
}
