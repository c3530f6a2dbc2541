import { startSchedule } from '../../../keys/index.ts';
import { suiteOf } from '../../../wire/index.ts';
import type { Flight } from '../../context.ts';
import type { OfferedPsk } from '../offered.ts';
import type { ClientContext } from '../states.ts';
import { objectionToEarlyData } from './offer-psk.ts';

/** Whether the caller's early data goes out, with the reason for all to see (RFC 9846 §4.3.10). */
export function wantsEarlyData(psks: readonly OfferedPsk[], cx: ClientContext): boolean {
  const { earlyData } = cx.settings;
  if (earlyData === undefined) return false;
  const objection = objectionToEarlyData(psks[0], cx.settings);
  const allowed = partOf(earlyData, psks[0]).length;
  cx.emit(() => ({
    type: 'decision',
    what: 'early data',
    chosen: objection === undefined ? 'sent with the first flight' : 'not sent',
    considered: [
      { option: `${earlyData.length} bytes of early data`, because: objection ?? because(earlyData, allowed) },
    ],
    rfc: 'RFC 9846 §4.3.10',
  }));
  return objection === undefined;
}

const because = ({ length }: Uint8Array, allowed: number): string =>
  length > allowed
    ? `the session allows ${allowed} bytes of it, and the rest follows the handshake`
    : 'the session allows it';

/** RFC 9846 §4.7.1: no more than max_early_data_size. */
const partOf = (earlyData: Uint8Array, psk: OfferedPsk | undefined): Uint8Array =>
  earlyData.subarray(0, psk?.session?.state.max_early_data_size ?? 0);

/** What the first flight had no room for: it follows where the server took what came before it. */
export function sendRestOfEarlyData(cx: ClientContext): void {
  const { earlyData, session } = cx.settings;
  const rest = earlyData?.subarray(session?.state.max_early_data_size ?? 0);
  if (rest !== undefined && rest.length > 0) cx.sendEarlyData(rest);
}

/** RFC 9846 §4.3.10, §7.1: data under keys that rest on the session alone; whoever records it can send it again. */
export function sendEarlyData(psk: OfferedPsk, flight: Flight<'HandshakeUnversioned'>, cx: ClientContext): void {
  const { provider, earlyData } = cx.settings;
  const suite = suiteOf(psk.session!.state.cipher_suite)!;
  const hash = provider.hashes[suite.hash];
  const secret = startSchedule(hash, psk.secret, cx.onSecret).clientEarlyTraffic(flight.transcript.digest(hash));
  flight.changeCipherSpec();
  cx.installSecret('write', 'early_data', suite, 'client_early_traffic_secret', secret);
  cx.sendEarlyData(partOf(earlyData!, psk));
}
