import { equalConstantTime } from '../bytes/index.ts';
import type { Context } from './context.ts';

/** RFC 9846 §4.5.3, RFC 5246 §7.4.9: Finished is as long as its version says, and over the same handshake. */
export function requireVerifyData(
  expected: Uint8Array,
  verify_data: Uint8Array,
  claim: string,
  rfc: 'RFC 9846 §4.5.3' | 'RFC 5246 §7.4.9',
  cx: Context,
): void {
  const { length } = expected;
  if (verify_data.length !== length) cx.require(false, `verify_data has ${length} bytes`, rfc, 'decode_error');
  cx.require(equalConstantTime(expected, verify_data), claim, rfc, 'decrypt_error');
}
