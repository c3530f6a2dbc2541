import { ProtocolVersion } from '../../../wire/index.ts';
import type { ClientAt, ClientContext } from '../states.ts';
import { chooseEch, greaseEch, sendEncryptedHello } from './ech/index.ts';
import { sendPlainHello } from './hello.ts';

/** Sends the first ClientHello, encrypted where the server has told us how (RFC 9849 §6). */
export function sendClientHello(cx: ClientContext): ClientAt<'WAIT_SH'> {
  const { versions, ech, greaseEch: wanted } = cx.settings;
  const seal = chooseEch(cx);
  if (seal !== undefined) return sendEncryptedHello(seal, cx);
  // RFC 9849 §6.1: settings that we cannot follow are as good as none.
  const greases = (wanted || ech !== undefined) && versions.includes(ProtocolVersion.TLSv1_3);
  return sendPlainHello(greases ? (hello, exchanges) => greaseEch(hello, exchanges, cx) : undefined, cx);
}
