import type { LimitSettings } from '../handshake/index.ts';
import { CallerFault } from '../wire/index.ts';
import type { ClientConfig, CommonConfig } from './interface.ts';

const LEAST_CONTENT = 64;
const MOST_CONTENT = 2 ** 14;
const FRAGMENT_LENGTHS: readonly number[] = [512, 1024, 2048, 4096];

export function recordSettings({ recordSizeLimit, maxSendFragment, padding }: CommonConfig): LimitSettings {
  if (recordSizeLimit !== undefined && !isWithin(recordSizeLimit, LEAST_CONTENT, MOST_CONTENT)) {
    throw badLength(`recordSizeLimit is from ${LEAST_CONTENT} to ${MOST_CONTENT} bytes (RFC 8449 §4)`);
  }
  if (maxSendFragment !== undefined && !isWithin(maxSendFragment, LEAST_CONTENT, MOST_CONTENT)) {
    throw badLength(`maxSendFragment is from ${LEAST_CONTENT} to ${MOST_CONTENT} bytes`);
  }
  return { recordSizeLimit, maxSendFragment, padding };
}

export function maxFragmentLength({ maxFragmentLength: length }: ClientConfig): number | undefined {
  if (length === undefined || FRAGMENT_LENGTHS.includes(length)) return length;
  throw badLength(`maxFragmentLength is one of ${FRAGMENT_LENGTHS.join(', ')} (RFC 6066 §4)`);
}

const isWithin = (value: number, least: number, most: number): boolean =>
  Number.isInteger(value) && value >= least && value <= most;

const badLength = (message: string): CallerFault => new CallerFault('ERR_TLSCOPE_BAD_LENGTH', message);
