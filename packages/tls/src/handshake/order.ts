/** The types that make an illegal order, a missing proof and a missing handler fail to compile. */
import type { ClientGraph, CodecName, Graph, ServerGraph } from '../graph/index.ts';
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

/** Which declaration the messages of a state are read with: its row says so. States of the same name share it. */
type CodecOf<S extends StateName> = S extends keyof ClientGraph
  ? ClientGraph[S]['traits']['codec']
  : S extends keyof ServerGraph
    ? ServerGraph[S]['traits']['codec']
    : never;
type StateName = keyof ClientGraph | keyof ServerGraph;

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
export type Received<S extends StateName, M> = Whole<M, BodyOf<CodecOf<S>, M>>;
interface Whole<M, Body> {
  readonly name: M;
  readonly body: Body;
  readonly raw: Uint8Array;
}

/** A state with what is known in it. */
export type At<States, S extends keyof States> = { [K in S]: { readonly at: K } & States[K] }[S];

/** The messages that the graph allows in state `S`. */
export type MessageIn<G extends Graph, S extends keyof G> = keyof G[S]['on'];

/** Exactly the states that the graph allows after message `M` in state `S`. */
export type Next<
  G extends Graph,
  States,
  S extends keyof G,
  M extends MessageIn<G, S>,
> = G[S]['on'][M] extends readonly (infer T)[] ? At<States, T & keyof States> : never;

export type Step<G extends Graph, States, Cx, S extends keyof G & keyof States, M extends MessageIn<G, S>> = (
  state: At<States, S>,
  message: Whole<M, BodyOf<G[S]['traits']['codec'], M>>,
  cx: Cx,
) => Next<G, States, S, M>;

/** One handler for each message of each state: a missing one does not compile. */
export type Steps<G extends Graph, States, Cx> = {
  readonly [S in keyof G & keyof States]: { readonly [M in MessageIn<G, S>]: Step<G, States, Cx, S, M> };
};
