import { fromUtf8, printable } from '../../bytes/index.ts';
import { rule } from '../../rules/index.ts';
import type { ClientContext } from './states.ts';

const protocolOffered = rule('alpn.server_selection', {
  holds: 'the server selects one application protocol, which the client offered',
  fails: (selected: readonly Uint8Array[]) =>
    selected.length === 1
      ? `the server selected the application protocol "${printable(selected[0]!)}", which the client did not offer`
      : `the server selected ${selected.length} application protocols; exactly one is allowed`,
  rfc: 'RFC 7301 §3.1',
  alert: 'illegal_parameter',
});

/** RFC 7301 §3.1, §3.2: the server names exactly one protocol, one of ours. */
export function acceptAlpn(answer: readonly Uint8Array[] | undefined, cx: ClientContext): string | undefined {
  if (answer === undefined) return undefined;
  const { alpn } = cx.settings;
  const protocol = answer.length === 1 ? fromUtf8(answer[0]!) : undefined;
  cx.require(protocol !== undefined && alpn.includes(protocol), protocolOffered, answer);
  cx.peerChose(
    'application protocol',
    protocol,
    alpn.map((option) => ({ option, because: 'we offered it' })),
    'RFC 7301 §3.2',
  );
  return protocol;
}
