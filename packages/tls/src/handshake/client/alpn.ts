import { fromUtf8, printable } from '../../bytes/index.ts';
import { rule } from '../../rules/index.ts';
import type { ClientContext } from './states.ts';

const protocolOffered = rule('alpn.server_selection', {
  holds: 'the server selects one application protocol, which the client offered',
  fails: ([selected, ...others]: readonly Uint8Array[]) =>
    selected === undefined || others.length > 0
      ? `the server selected ${others.length + (selected === undefined ? 0 : 1)} application protocols; it selects one`
      : `the server selected the application protocol "${printable(selected)}", which the client did not offer`,
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
