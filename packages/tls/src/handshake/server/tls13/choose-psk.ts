import { equalConstantTime, printable } from '../../../bytes/index.ts';
import type { Considered } from '../../../events/index.ts';
import type { Transcript } from '../../../keys/index.ts';
import { rule } from '../../../rules/index.ts';
import { type CipherSuiteRow, find, ProtocolVersion, PskKeyExchangeMode, suiteOf } from '../../../wire/index.ts';
import { binderOf, bindersLength, kindOf, noKey, stateFromBytes } from '../../resumption/index.ts';
import { clientOf, keyedClient } from '../judge-client.ts';
import type { Hello, KnownOffer, ServerContext } from '../states.ts';

const binderValid = rule('pre_shared_key.binder', {
  holds: 'the binder of the chosen PSK is valid: the client has the key',
  fails: (index: number) => `the binder of PSK ${index} is not valid: the client does not have the key that it offers`,
  rfc: 'RFC 9846 §4.3.11.2',
  alert: 'decrypt_error',
});
const pskLast = rule('pre_shared_key.last_extension', {
  holds: 'pre_shared_key is the last extension of the ClientHello',
  fails: 'pre_shared_key is not the last extension of the ClientHello',
  rfc: 'RFC 9846 §4.3.11',
  alert: 'illegal_parameter',
});
const modesPresent = rule('pre_shared_key.psk_key_exchange_modes', {
  holds: 'psk_key_exchange_modes comes with pre_shared_key',
  fails: 'the ClientHello has pre_shared_key, but no psk_key_exchange_modes',
  rfc: 'RFC 9846 §4.3.9',
  alert: 'missing_extension',
});
const binderForEach = rule('pre_shared_key.binders', {
  holds: 'pre_shared_key has one binder for each identity',
  fails: (identities: number, binders: number) =>
    `the number of binders in pre_shared_key (${binders}) is not the number of identities (${identities})`,
  rfc: 'RFC 9846 §4.3.11',
  alert: 'illegal_parameter',
});

/** So many offers are looked at: opening a ticket is work that a stranger asks for. */
const MAX_OFFERS = 8;

/** RFC 9846 §4.3.11: the offered keys that we know, with the reason beside each that we do not. */
export function knownOffers(hello: Hello, cx: ServerContext): readonly KnownOffer[] {
  const offer = find(hello.extensions ?? [], 'pre_shared_key');
  if (offer === undefined) return [];
  requireWellFormed(hello, offer, cx);
  const known: KnownOffer[] = [];
  const considered = offer.identities
    .slice(0, MAX_OFFERS)
    .map(({ identity, obfuscated_ticket_age }, index): Considered => {
      const found = external(identity, index, cx) ?? ticket(identity, obfuscated_ticket_age, index, hello, cx);
      if (typeof found !== 'string') known.push(found);
      return {
        option: `key ${index}, "${printable(identity.subarray(0, 16))}${identity.length > 16 ? '...' : ''}"`,
        because: typeof found === 'string' ? found : 'we know it',
      };
    });
  const chosen = known.length === 0 ? 'none of them' : `${known.length} of them`;
  cx.emit(() => ({ type: 'decision', what: 'keys from before', chosen, considered, rfc: 'RFC 9846 §4.3.11' }));
  return known;
}

function external(identity: Uint8Array, index: number, cx: ServerContext): KnownOffer | undefined {
  const psk = cx.settings.findPsk(identity);
  // Of a program without types, `null`.
  if ((psk ?? undefined) === undefined) return undefined;
  if (!(psk!.key instanceof Uint8Array) || psk!.key.length === 0) throw noKey('findPsk');
  const client = keyedClient(identity, psk!.key, cx);
  const { key: secret, hash = 'sha256' } = psk!;
  return { kind: kindOf(psk!), secret, hash, index, state: undefined, ticket: undefined, client, age: 0 };
}

/** The ticket's contents, or why it is of no use. */
function ticket(
  identity: Uint8Array,
  obfuscated: number,
  index: number,
  hello: Hello,
  cx: ServerContext,
): KnownOffer | string {
  const { tickets, now } = cx.settings;
  const bytes = tickets?.open(identity, tickets.use === undefined, now());
  if (bytes === undefined) return 'it is no ticket of ours that still opens';
  const state = stateFromBytes(bytes);
  const suite = state && suiteOf(state.cipher_suite);
  if (state === undefined || suite === undefined || state.protocol_version !== ProtocolVersion.TLSv1_3) {
    return 'it is not a ticket of TLS 1.3';
  }
  const life = now() - Number(state.issued_at);
  if (life < 0 || life > 1000 * state.lifetime) return 'it has grown too old';
  const client = clientOf(state, hello, cx);
  if (typeof client === 'string') return client;
  const age = (obfuscated - state.ticket_age_add + 2 ** 32) % 2 ** 32;
  return { kind: 'resumption', secret: state.secret, hash: suite.hash, index, state, ticket: identity, client, age };
}

/**
 * RFC 9846 §8.1: the ticket is used up now that the hello is answered by it, and not before: the binder has shown that its
 * client sent it, and after a HelloRetryRequest it comes again. False where somebody else was faster.
 */
export function useUp({ ticket }: KnownOffer, { settings: { tickets, now } }: ServerContext): boolean {
  if (ticket === undefined || tickets?.use === undefined) return true;
  // Only `true` says so.
  const used: unknown = tickets.use(ticket, now());
  return used === true;
}

/**
 * Takes the first known key that goes with the suite, if the client proves that it knows it too. One proof is checked
 * and no more (RFC 9846 §4.3.11).
 */
export function choosePsk(
  offers: readonly KnownOffer[],
  hello: Hello,
  before: Transcript,
  raw: Uint8Array,
  suite: CipherSuiteRow,
  cx: ServerContext,
): KnownOffer | undefined {
  const offer = offers.find(({ hash }) => hash === suite.hash);
  if (offer === undefined) return undefined;
  const { binders } = find(hello.extensions ?? [], 'pre_shared_key')!;
  const truncated = raw.subarray(0, raw.length - bindersLength(binders));
  const expected = binderOf(offer, cx.settings.provider.hashes[offer.hash], before, truncated, cx.onSecret);
  cx.require(equalConstantTime(expected, binders[offer.index]!), binderValid, offer.index);
  return offer;
}

/** RFC 9846 §4.3.9: how the client lets a key from before be used. */
export function pskModes(hello: Hello): { readonly withExchange: boolean; readonly alone: boolean } {
  const modes = find(hello.extensions ?? [], 'psk_key_exchange_modes') ?? [];
  return {
    withExchange: modes.includes(PskKeyExchangeMode.psk_dhe_ke),
    alone: modes.includes(PskKeyExchangeMode.psk_ke),
  };
}

/** Whether a ticket could be used in a way that both of us allow (RFC 9846 §4.3.9). */
export function canComeBack(hello: Hello, cx: ServerContext): boolean {
  const { withExchange, alone } = pskModes(hello);
  return withExchange || (alone && cx.settings.pskAlone);
}

function requireWellFormed(
  hello: Hello,
  offer: { readonly identities: readonly unknown[]; readonly binders: readonly unknown[] },
  cx: ServerContext,
): void {
  const extensions = hello.extensions ?? [];
  cx.require(extensions.at(-1)?.type === 'pre_shared_key', pskLast);
  cx.require(find(extensions, 'psk_key_exchange_modes') !== undefined, modesPresent);
  const { identities, binders } = offer;
  cx.require(identities.length === binders.length, binderForEach, identities.length, binders.length);
}
