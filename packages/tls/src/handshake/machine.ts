/** The types that make an illegal order, a missing proof and a missing handler fail to compile. */
import type { Codec, Infer } from '../presentation/index.ts';
import {
  type ChangeCipherSpec,
  Handshake12Dhe,
  Handshake12Ecdhe,
  Handshake12EcdhePsk,
  Handshake12Psk,
  Handshake12RawPublicKey,
  Handshake12Rsa,
  Handshake13,
  Handshake13RawPublicKey,
  HandshakeUnversioned,
} from '../wire/index.ts';
import type { Graph } from './graph.ts';

/** Which declaration a state's messages are read with. */
export type CodecName =
  | 'HandshakeUnversioned'
  | 'Handshake13'
  | 'Handshake13RawPublicKey'
  | 'Handshake12Ecdhe'
  | 'Handshake12Dhe'
  | 'Handshake12Rsa'
  | 'Handshake12Psk'
  | 'Handshake12EcdhePsk'
  | 'Handshake12RawPublicKey';
interface Messages {
  HandshakeUnversioned: Infer<typeof HandshakeUnversioned>;
  Handshake13: Infer<typeof Handshake13>;
  Handshake13RawPublicKey: Infer<typeof Handshake13RawPublicKey>;
  Handshake12Ecdhe: Infer<typeof Handshake12Ecdhe>;
  Handshake12Dhe: Infer<typeof Handshake12Dhe>;
  Handshake12Rsa: Infer<typeof Handshake12Rsa>;
  Handshake12Psk: Infer<typeof Handshake12Psk>;
  Handshake12EcdhePsk: Infer<typeof Handshake12EcdhePsk>;
  Handshake12RawPublicKey: Infer<typeof Handshake12RawPublicKey>;
}
export type Message<C extends CodecName> = Messages[C];
export const messageCodecs: { readonly [C in CodecName]: Codec<Message<C>> } = {
  HandshakeUnversioned,
  Handshake13,
  Handshake13RawPublicKey,
  Handshake12Ecdhe,
  Handshake12Dhe,
  Handshake12Rsa,
  Handshake12Psk,
  Handshake12EcdhePsk,
  Handshake12RawPublicKey,
};

const CODEC_AFTER = {
  ECDHE: 'Handshake12Ecdhe',
  DHE: 'Handshake12Dhe',
  RSA: 'Handshake12Rsa',
  PSK: 'Handshake12Psk',
  ECDHE_PSK: 'Handshake12EcdhePsk',
  RAWKEY: 'Handshake12RawPublicKey',
} as const;

/** TLS 1.2's states are named after their key exchange; the end of both is read the same way. */
export type CodecOf<State> = State extends
  | 'WAIT_SH'
  | 'WAIT_SH_RETRIED'
  | 'WAIT_CH'
  | 'WAIT_CH_RETRIED'
  | 'TLS12_WAIT_SH'
  ? 'HandshakeUnversioned'
  : State extends `${infer Exchange extends keyof typeof CODEC_AFTER}_WAIT_${string}`
    ? (typeof CODEC_AFTER)[Exchange]
    : State extends `TLS12_${string}` | `RESUMED_${string}`
      ? 'Handshake12Ecdhe'
      : 'Handshake13';

export function codecOf(state: string): CodecName {
  if (/^(TLS12_)?WAIT_(SH|CH)(_RETRIED)?$/.test(state)) return 'HandshakeUnversioned';
  const [exchange] = state.split('_WAIT_');
  if (Object.hasOwn(CODEC_AFTER, exchange!)) return CODEC_AFTER[exchange as keyof typeof CODEC_AFTER];
  return /^(TLS12|RESUMED)_/.test(state) ? 'Handshake12Ecdhe' : 'Handshake13';
}

/**
 * By which declaration an observer reads a message: a Certificate of TLS 1.3 looks the same to us with either content,
 * and the state says which it is (RFC 7250).
 */
export const shownCodec = (state: { readonly peerType?: string }, message: string, codec: CodecName): CodecName =>
  codec === 'Handshake13' && message === 'certificate' && state.peerType === 'RawPublicKey'
    ? 'Handshake13RawPublicKey'
    : codec;

type BodyOf<C extends CodecName, M> = M extends 'change_cipher_spec'
  ? Infer<typeof ChangeCipherSpec>
  : Extract<Messages[C], { readonly type: M }>['body'];

/** A whole message as a handler gets it; `raw` is what the transcript hashes. */
export type Received<State, M> = Whole<M, BodyOf<CodecOf<State>, M>>;
interface Whole<M, Body> {
  readonly name: M;
  readonly body: Body;
  readonly raw: Uint8Array;
}

/** A state with what is known in it. */
export type At<States, S extends keyof States> = { [K in S]: { readonly at: K } & States[K] }[S];

/** Exactly the states that the graph allows after message `M` in state `S`. */
export type Next<
  G extends Graph,
  States,
  S extends keyof G,
  M extends keyof G[S],
> = G[S][M] extends readonly (infer T)[] ? At<States, T & keyof States> : never;

export type Step<G extends Graph, States, Cx, S extends keyof G & keyof States, M extends keyof G[S]> = (
  state: At<States, S>,
  message: Received<S, M>,
  cx: Cx,
) => Next<G, States, S, M>;

/** One handler for each message of each state: a missing one does not compile. */
export type Steps<G extends Graph, States, Cx> = {
  readonly [S in keyof G & keyof States]: { readonly [M in keyof G[S]]: Step<G, States, Cx, S, M> };
};
