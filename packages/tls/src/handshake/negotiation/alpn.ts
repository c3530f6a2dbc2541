/** Application-Layer Protocol Negotiation (RFC 7301). */
import { fromUtf8, printable, utf8 } from '../../bytes/index.ts';
import { chooseAlpn } from '../../policy/index.ts';
import { rule } from '../../rules/index.ts';
import { CallerFault, find } from '../../wire/index.ts';
import type { Context } from '../context.ts';
import type { Hello } from '../ech-hello.ts';
import { protocolInCommon } from '../in-common.ts';
import type { ClientSettings, ServerSettings } from '../settings.ts';
import { askedHello } from './asked-hello.ts';
import type { Answer, Offer } from './negotiable.ts';

const type = 'application_layer_protocol_negotiation';

const protocolOffered = rule('alpn.server_selection', {
  holds: 'the server selects one application protocol, which the client offered',
  fails: (selected: readonly Uint8Array[]) =>
    selected.length === 1
      ? `the server selected the application protocol "${printable(selected[0]!)}", which the client did not offer`
      : `the server selected ${selected.length} application protocols; exactly one is allowed`,
  rfc: 'RFC 7301 §3.1',
  alert: 'illegal_parameter',
});

export const alpnOffer: Offer<'alpn'> = {
  read: ({ alpn }) => (alpn ?? []).map(protocolName),

  offer: (protocols) => (protocols.length > 0 ? { type, body: protocols.map(utf8) } : undefined),

  /** RFC 7301 §3.1, §3.2: the server names exactly one protocol, one of ours. */
  accept(answers, cx: Context<ClientSettings>) {
    const answer = find(answers, type);
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
  },
};

export const alpnAnswer: Answer<'alpn'> = {
  agree(hello, _version, cx) {
    const agreed = choose(hello, cx);
    return agreed === undefined ? { agreed } : { agreed, answer: { type, body: [utf8(agreed)] } };
  },
};

/** RFC 7301 §3.2: where both sides name protocols, they must have one in common. */
function choose(hello: Hello, cx: Context<ServerSettings>): string | undefined {
  const offered = find(hello.extensions ?? [], type);
  const { alpn, alpnFor } = cx.settings;
  if (offered === undefined || (alpn.length === 0 && alpnFor === undefined)) return undefined;
  if (alpnFor === undefined) return cx.decide('application protocol', chooseAlpn(alpn, offered), protocolInCommon);
  const chosen = cx.ask('application protocol', () => alpnFor(askedHello(hello, cx)));
  const choice = chooseAlpn(chosen === undefined ? [] : [chosen], offered);
  return cx.decide('application protocol', choice, protocolInCommon);
}

function protocolName(protocol: string): string {
  if (protocol.length > 0 && protocol.length <= 255) return protocol;
  throw new CallerFault('ERR_TLSCOPE_BAD_ALPN', 'an application protocol has 1 to 255 characters (RFC 7301 §3.1)');
}
