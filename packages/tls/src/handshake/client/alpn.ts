import { fromUtf8 } from '../../bytes/index.ts';
import type { ClientContext } from './states.ts';

/** RFC 7301 §3.1, §3.2: the server names exactly one protocol, one of ours. */
export function acceptAlpn(answer: readonly Uint8Array[] | undefined, cx: ClientContext): string | undefined {
  if (answer === undefined) return undefined;
  const { alpn } = cx.settings;
  const protocol = answer.length === 1 ? fromUtf8(answer[0]!) : undefined;
  cx.require(
    protocol !== undefined && alpn.includes(protocol),
    'the server selects exactly one protocol, one that we offered',
    'RFC 7301 §3.1',
    'illegal_parameter',
  );
  cx.peerChose(
    'application protocol',
    protocol,
    alpn.map((option) => ({ option, because: 'we offered it' })),
    'RFC 7301 §3.2',
  );
  return protocol;
}
