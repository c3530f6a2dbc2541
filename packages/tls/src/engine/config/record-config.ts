import type { LimitSettings } from '../../handshake/index.ts';
import { CallerFault, LEAST_SIZE_LIMIT, MAX_PLAINTEXT } from '../../wire/index.ts';
import type { ClientConfig, CommonConfig } from '../interface.ts';

const FRAGMENT_LENGTHS: readonly number[] = [512, 1024, 2048, 4096];

export function recordSettings({ recordSizeLimit, maxSendFragment, padding }: CommonConfig): LimitSettings {
  if (recordSizeLimit !== undefined && !isWithin(recordSizeLimit, LEAST_SIZE_LIMIT, MAX_PLAINTEXT)) {
    throw badLength(`recordSizeLimit is from ${LEAST_SIZE_LIMIT} to ${MAX_PLAINTEXT} bytes (RFC 8449 §4)`);
  }
  if (maxSendFragment !== undefined && !isWithin(maxSendFragment, LEAST_SIZE_LIMIT, MAX_PLAINTEXT)) {
    throw badLength(`maxSendFragment is from ${LEAST_SIZE_LIMIT} to ${MAX_PLAINTEXT} bytes`);
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
