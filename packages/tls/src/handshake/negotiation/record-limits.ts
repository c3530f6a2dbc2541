/** How long records may be: record_size_limit (RFC 8449) and its forerunner max_fragment_length (RFC 6066 §4). */
import { rule } from '../../rules/index.ts';
import {
  type Extension,
  find,
  LEAST_SIZE_LIMIT,
  MAX_PLAINTEXT,
  MaxFragmentLength,
  ProtocolVersion,
} from '../../wire/index.ts';
import type { Context } from '../context.ts';
import type { Settings } from '../settings.ts';

const oneAnswer = rule('record_size_limit.not_with_max_fragment_length', {
  holds: 'the server answers record_size_limit or max_fragment_length, not both',
  fails: 'the server answers both record_size_limit and max_fragment_length',
  rfc: 'RFC 8449 §5',
  alert: 'illegal_parameter',
});
const limitLargeEnough = rule('record_size_limit.minimum', {
  holds: `record_size_limit is at least ${LEAST_SIZE_LIMIT}`,
  fails: (limit: number) => `record_size_limit is ${limit}; the least that is allowed is ${LEAST_SIZE_LIMIT}`,
  rfc: 'RFC 8449 §4',
  alert: 'illegal_parameter',
});
const fragmentAsOffered = rule('max_fragment_length.offered', {
  holds: 'max_fragment_length has the value that the client offered',
  fails: (code: number) =>
    `the server agrees to a max_fragment_length of ${shown(code)}, which the client did not offer`,
  rfc: 'RFC 6066 §4',
  alert: 'illegal_parameter',
});
const fragmentKnown = rule('max_fragment_length.value', {
  holds: 'max_fragment_length is 512, 1024, 2048 or 4096 bytes',
  fails: (code: number) => `max_fragment_length is ${shown(code)}, which is none of its four values`,
  rfc: 'RFC 6066 §4',
  alert: 'illegal_parameter',
});

type Offered = readonly Extension<'client_hello'>[] | undefined;
type Answers = readonly Extension<'server_hello'>[] | readonly Extension<'encrypted_extensions'>[];
/** Both extensions look the same in either answer. */
export type LimitAnswer = Extract<Extension<'server_hello'>, { type: 'record_size_limit' | 'max_fragment_length' }>;

/** In TLS 1.3 the limit counts the inner content type as well (RFC 8449 §4). */
const wireLimit = (content: number, version: number): number =>
  version === ProtocolVersion.TLSv1_3 ? content + 1 : content;
const contentOf = (limit: number, version: number): number =>
  Math.min(version === ProtocolVersion.TLSv1_3 ? limit - 1 : limit, MAX_PLAINTEXT);

/** What a client with little memory says; the version is still open, so the larger count goes out. */
export function offeredLimits({ recordSizeLimit, versions }: Settings, maxFragmentLength: number | undefined) {
  const list: Extension<'client_hello'>[] = [];
  if (recordSizeLimit !== undefined) {
    list.push({ type: 'record_size_limit', body: wireLimit(recordSizeLimit, versions[0]!) });
  }
  if (maxFragmentLength !== undefined) list.push({ type: 'max_fragment_length', body: codeFor(maxFragmentLength) });
  return list;
}

/** Server: keeps to what the client asks, and answers; nothing for max_fragment_length in TLS 1.3, which breaks peers. */
export function agreeLimits(offered: Offered, version: number, cx: Context): LimitAnswer[] {
  const limit = find(offered, 'record_size_limit');
  const fragment = find(offered, 'max_fragment_length');
  if (limit !== undefined) {
    requireLimit(limit, cx);
    const { recordSizeLimit = MAX_PLAINTEXT } = cx.settings;
    cx.limitRecords('write', contentOf(limit, version), false);
    cx.limitRecords('read', recordSizeLimit, false);
    return [{ type: 'record_size_limit', body: wireLimit(recordSizeLimit, version) }];
  }
  if (fragment === undefined || version === ProtocolVersion.TLSv1_3) return [];
  limitFragments(fragment, cx);
  return [{ type: 'max_fragment_length', body: fragment }];
}

/** Client: what the server agreed to, and its own limit. */
export function acceptLimits(answers: Answers, offered: Offered, version: number, cx: Context): void {
  const limit = find(answers as readonly Extension<'server_hello'>[], 'record_size_limit');
  const fragment = find(answers as readonly Extension<'server_hello'>[], 'max_fragment_length');
  cx.require(limit === undefined || fragment === undefined, oneAnswer);
  if (limit !== undefined) {
    requireLimit(limit, cx);
    cx.limitRecords('write', contentOf(limit, version), false);
    cx.limitRecords('read', contentOf(find(offered, 'record_size_limit')!, version), false);
  }
  if (fragment === undefined) return;
  cx.require(fragment === find(offered, 'max_fragment_length'), fragmentAsOffered, fragment);
  limitFragments(fragment, cx);
}

function requireLimit(limit: number, cx: Context): void {
  cx.require(limit >= LEAST_SIZE_LIMIT, limitLargeEnough, limit);
}

/** RFC 6066 §4: for both directions, from the next message on, with or without keys. */
function limitFragments(code: number, cx: Context): void {
  cx.require(MaxFragmentLength.nameOf(code) !== undefined, fragmentKnown, code);
  const length = 2 ** (code + 8);
  cx.limitRecords('write', length, true);
  cx.limitRecords('read', length, true);
}

const shown = (code: number): string => MaxFragmentLength.label(code);
const codeFor = (length: number) => MaxFragmentLength.of(Math.log2(length) - 8);
