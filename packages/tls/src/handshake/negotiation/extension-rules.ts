import { rule } from '../../rules/index.ts';
import { ExtensionType } from '../../wire/index.ts';
import type { Context } from '../context.ts';

type Listed = { readonly type: string; readonly code?: number; readonly body: unknown };

const named = (code: number | undefined): string => `the extension ${ExtensionType.label(code!)}`;
const once = {
  holds: (message: string, _code: number | undefined) => `${message} has no extension twice`,
  fails: (message: string, code: number | undefined) => `${message} has ${named(code)} more than once`,
  rfc: 'RFC 9846 §4.3',
};
const unique = rule('extension.unique', { ...once, alert: 'illegal_parameter' });
// The RFC names no alert for a repeated extension; this is what other stacks say.
const uniqueInHello = rule('extension.unique_in_hello', { ...once, alert: 'decode_error' });
const requested = rule('extension.requested', {
  holds: (message: string, _code: number | undefined) => `${message} has only extensions that were requested`,
  fails: (message: string, code: number | undefined) => `${message} has ${named(code)}, which was not requested`,
  rfc: 'RFC 9846 §4.3',
  alert: 'unsupported_extension',
});
const belongs = rule('extension.belongs', {
  holds: (message: string, _code: number | undefined) => `every extension in ${message} belongs there`,
  fails: (message: string, code: number | undefined) => `${message} has ${named(code)}, which does not belong there`,
  rfc: 'RFC 9846 §4.3',
  alert: 'illegal_parameter',
});

/** The number of an extension as it stands in a list. */
export function extensionCode(extension: Listed): number {
  return extension.type === 'unknown'
    ? extension.code!
    : ExtensionType.members[extension.type as keyof typeof ExtensionType.members];
}

const HELLOS: ReadonlySet<string> = new Set(['ClientHello', 'ServerHello', 'EncryptedExtensions']);

/** RFC 9846 §4.3: at most one extension of each type in a block. */
export function requireUnique(cx: Context, list: readonly Listed[], message: string): void {
  const codes = list.map(extensionCode);
  const seen = new Set<number>();
  const repeated = codes.find((code) => seen.size === seen.add(code).size);
  cx.require(repeated === undefined, HELLOS.has(message) ? uniqueInHello : unique, message, repeated);
}

/** RFC 9846 §4.3: a response answers a request, and stands in a message where it belongs. */
export function requireAnswers(
  cx: Context,
  list: readonly Listed[],
  offered: readonly Listed[],
  message: string,
  allowed?: ReadonlySet<string>,
): void {
  requireUnique(cx, list, message);
  const asked = new Set(offered.map(extensionCode));
  const unasked = list.find((one) => !asked.has(extensionCode(one)) && !isUnasked(one, message));
  cx.require(unasked === undefined, requested, message, unasked && extensionCode(unasked));
  const foreign = list.find(({ type }) => type === 'unknown' || allowed?.has(type) === false);
  cx.require(foreign === undefined, belongs, message, foreign && extensionCode(foreign));
}

// The one response that needs no request.
const isUnasked = (extension: Listed, message: string): boolean =>
  extension.type === 'cookie' && message === 'HelloRetryRequest';
