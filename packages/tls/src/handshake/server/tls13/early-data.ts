import { equal, utf8 } from '../../../bytes/index.ts';
import { find } from '../../../wire/index.ts';
import type { ServerSettings } from '../../settings.ts';
import type { Hello, KnownOffer, ServerAgreed, ServerContext } from '../states.ts';

/** How much is passed over by a server that takes no early data, in bytes. */
const DEFAULT_SKIP = 65_536;

/** RFC 9846 §4.3.10, §8: whether the client's early data is taken; what is not taken is thrown away unread. */
export function takesEarlyData(
  hello: Hello,
  psk: KnownOffer | undefined,
  agreed: ServerAgreed,
  retried: boolean,
  cx: ServerContext,
): boolean {
  if (find(hello.extensions ?? [], 'early_data') === undefined) return false;
  const objection = retried ? 'there was a HelloRetryRequest' : objectionTo(hello, psk, agreed, cx);
  cx.emit(() => ({
    type: 'decision',
    what: 'early data',
    chosen: objection === undefined ? 'taken' : 'thrown away',
    considered: [{ option: 'to take it', because: objection ?? 'its session allows it, and it is fresh' }],
    rfc: 'RFC 9846 §4.3.10',
  }));
  // After a HelloRetryRequest the client sends no more of it (RFC 9846 §4.3.10).
  if (objection !== undefined && !retried) skipEarlyData(hello, cx);
  return objection === undefined;
}

/** RFC 9846 §4.3.10: what the client sent too early is passed over, as much of it as a client may send. */
export function skipEarlyData(hello: Hello, cx: ServerContext): void {
  if (find(hello.extensions ?? [], 'early_data') === undefined) return;
  cx.skipEarlyData(cx.settings.earlyData?.maxSize ?? DEFAULT_SKIP);
}

function objectionTo(
  hello: Hello,
  psk: KnownOffer | undefined,
  { suite, negotiated }: ServerAgreed,
  cx: ServerContext,
): string | undefined {
  const { earlyData, now } = cx.settings;
  if (earlyData === undefined) return 'this server takes none';
  const unsafe = objectionToReplays(cx.settings);
  if (unsafe !== undefined) return unsafe;
  if (psk === undefined || psk.index !== 0) return 'the first key offered was not taken';
  const { state } = psk;
  if (state === undefined || state.max_early_data_size === 0) return 'the key allows none';
  if (state.cipher_suite !== suite.code) return 'the cipher suite is another one';
  if (!equal(state.application_protocol, utf8(negotiated.alpn ?? ''))) return 'the application protocol is another one';
  const [binder] = find(hello.extensions ?? [], 'pre_shared_key')!.binders;
  const expectedArrival = Number(state.issued_at) + psk.age;
  // Only `true` says so: whatever else a store may answer does not.
  const fresh: unknown = earlyData.antiReplay.fresh(binder!, expectedArrival, now());
  return fresh === true ? undefined : 'it may be a replay';
}

/** RFC 9846 §8: servers that open the same tickets need one record of the hellos that were taken. */
export const objectionToReplays = ({ tickets, earlyData }: ServerSettings): string | undefined =>
  tickets?.shared === true && earlyData?.antiReplay.shared !== true
    ? 'other servers open the same tickets, and the record of hellos is not shared with them'
    : undefined;
