import { startSchedule } from '../../../keys/index.ts';
import { suiteOf } from '../../../wire/index.ts';
import type { Flight } from '../../context.ts';
import type { ClientContext } from '../states.ts';
import { type OfferedPsk, objectionToEarlyData } from './offer-psk.ts';

/** Whether the caller's early data goes out, with the reason for all to see (RFC 9846 §4.3.10). */
export function wantsEarlyData(psks: readonly OfferedPsk[], cx: ClientContext): boolean {
  const { earlyData } = cx.settings;
  if (earlyData === undefined) return false;
  const objection = objectionToEarlyData(psks[0], earlyData.length, cx.settings);
  cx.emit(() => ({
    type: 'decision',
    what: 'early data',
    chosen: objection === undefined ? 'sent with the first flight' : 'not sent',
    considered: [{ option: `${earlyData.length} bytes of early data`, because: objection ?? 'the session allows it' }],
    rfc: 'RFC 9846 §4.3.10',
  }));
  return objection === undefined;
}

/** RFC 9846 §4.3.10, §7.1: data under keys that rest on the session alone; whoever records it can send it again. */
export function sendEarlyData(psk: OfferedPsk, flight: Flight<'HandshakeUnversioned'>, cx: ClientContext): void {
  const { provider, earlyData } = cx.settings;
  const suite = suiteOf(psk.session!.state.cipher_suite)!;
  const hash = provider.hashes[suite.hash];
  const secret = startSchedule(hash, psk.secret, cx.onSecret).clientEarlyTraffic(flight.transcript.digest(hash));
  flight.changeCipherSpec();
  cx.installSecret('write', 'early_data', suite, 'client_early_traffic_secret', secret);
  cx.sendEarlyData(earlyData!);
}
