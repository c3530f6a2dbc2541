import { equalConstantTime } from '../../bytes/index.ts';
import type { Side } from '../../events/index.ts';
import { type Rule, rule } from '../../rules/index.ts';
import type { AlertName } from '../../wire/index.ts';
import type { Context } from '../context.ts';

/** What a version of TLS holds a Finished to. */
export interface FinishedRules {
  readonly length: Rule<[Side, number, number], AlertName>;
  readonly value: Rule<[Side], AlertName>;
}

const rightLength = {
  holds: (sender: Side, _actual: number, expected: number) => `verify_data of the ${sender} has ${expected} bytes`,
  fails: (sender: Side, actual: number, expected: number) =>
    `verify_data of the ${sender} has ${actual} bytes, not ${expected}`,
};
const rightValue = {
  holds: (sender: Side) =>
    `verify_data of the ${sender} is right: both ends have the same keys and saw the same messages`,
  fails: (sender: Side) =>
    `verify_data of the ${sender} is wrong: the two ends do not have the same keys, or did not see the same messages`,
};

export const finished13: FinishedRules = {
  length: rule('finished.verify_data_length_tls13', {
    ...rightLength,
    rfc: 'RFC 9846 §4.5.3',
    alert: 'decode_error',
  }),
  value: rule('finished.verify_data_tls13', { ...rightValue, rfc: 'RFC 9846 §4.5.3', alert: 'decrypt_error' }),
};
export const finished12: FinishedRules = {
  length: rule('finished.verify_data_length_tls12', {
    ...rightLength,
    rfc: 'RFC 5246 §7.4.9',
    alert: 'decode_error',
  }),
  value: rule('finished.verify_data_tls12', { ...rightValue, rfc: 'RFC 5246 §7.4.9', alert: 'decrypt_error' }),
};

/** RFC 9846 §4.5.3, RFC 5246 §7.4.9: Finished is as long as its version says, and over the same handshake. */
export function requireVerifyData(
  expected: Uint8Array,
  verify_data: Uint8Array,
  sender: Side,
  { length, value }: FinishedRules,
  cx: Context,
): void {
  if (verify_data.length !== expected.length) {
    cx.require(false, length, sender, verify_data.length, expected.length);
  }
  cx.require(equalConstantTime(expected, verify_data), value, sender);
}
