import { ExtensionType } from '../wire/index.ts';
import type { Context } from './context.ts';

type Listed = { readonly type: string; readonly code?: number; readonly body: unknown };

/** The number of an extension as it stands in a list. */
export function extensionCode(extension: Listed): number {
  return extension.type === 'unknown'
    ? extension.code!
    : ExtensionType.members[extension.type as keyof typeof ExtensionType.members];
}

// The RFC names no alert for a repeated extension; this is what other stacks say.
const UNREADABLE: ReadonlySet<string> = new Set(['ClientHello', 'ServerHello', 'EncryptedExtensions']);

/** RFC 9846 §4.3: at most one extension of each type in a block. */
export function requireUnique(cx: Context, list: readonly Listed[], message: string): void {
  const codes = list.map(extensionCode);
  cx.require(
    new Set(codes).size === codes.length,
    `no extension stands twice in ${message}`,
    'RFC 9846 §4.3',
    UNREADABLE.has(message) ? 'decode_error' : 'illegal_parameter',
  );
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
  cx.require(
    list.every((extension) => asked.has(extensionCode(extension)) || isUnasked(extension, message)),
    `${message} answers only what was asked`,
    'RFC 9846 §4.3',
    'unsupported_extension',
  );
  cx.require(
    list.every((extension) => extension.type !== 'unknown' && (allowed?.has(extension.type) ?? true)),
    `every extension belongs in ${message}`,
    'RFC 9846 §4.3',
    'illegal_parameter',
  );
}

// The one response that needs no request.
const isUnasked = (extension: Listed, message: string): boolean =>
  extension.type === 'cookie' && message === 'HelloRetryRequest';
