/** What anyone on the road can make of a connection: the same events, from the outside, without a single key. */
import { concat } from 'tlscope/bytes';
import type { MessageEvent, Side, TlsEvent } from 'tlscope/observe';
import { type Codec, DecodeError, decode } from 'tlscope/presentation';
import { ContentType, HandshakeType, HandshakeUnversioned, suiteOf } from 'tlscope/wire';

/** One record as the road saw it. */
export interface Passed {
  readonly from: Side;
  readonly bytes: Uint8Array;
}

/** As seen from the client's end of the road. Times are not known. */
export function overhear(passed: readonly Passed[]): TlsEvent[] {
  const ears = { client: new Ear('sent'), server: new Ear('received') };
  const language: Language = { codec: 'HandshakeUnversioned' };
  return passed.flatMap(({ from, bytes }) => ears[from].hear(bytes, language));
}

/** How handshake messages are to be read: both directions agree on it in the hellos. */
interface Language {
  codec: string;
}

/** One direction of the road. */
class Ear {
  readonly #direction: 'sent' | 'received';
  #pending: Uint8Array = new Uint8Array(0);
  #locked = false;

  constructor(direction: 'sent' | 'received') {
    this.#direction = direction;
  }

  hear(bytes: Uint8Array, language: Language): TlsEvent[] {
    const type = bytes[0];
    const locked = this.#locked || type === ContentType.application_data;
    const seen = { at: 0, direction: this.#direction, epoch: locked ? 'tls12' : 'plaintext' } as const;
    const record = { ...seen, type: 'record', bytes } as const;
    if (type === ContentType.change_cipher_spec) this.#locked = true;
    if (locked) return [record];
    const content = bytes.subarray(RECORD_HEADER);
    if (type === ContentType.change_cipher_spec) {
      const changed = { type: 'message', name: 'change_cipher_spec', codec: 'ChangeCipherSpec' } as const;
      return [record, { ...seen, ...changed, bytes: content }];
    }
    if (type === ContentType.alert && content.length === 2) {
      return [record, { ...seen, type: 'alert', level: content[0]!, description: content[1]!, bytes: content }];
    }
    const messages = type === ContentType.handshake ? this.#messages(content) : [];
    return [record, ...messages.map((message) => ({ ...seen, ...named(message, language) }))];
  }

  /** Whole handshake messages; the rest is kept for the next record. */
  #messages(content: Uint8Array): Uint8Array[] {
    const bytes = concat(this.#pending, content);
    const whole = [...wholeMessages(bytes)];
    this.#pending = bytes.subarray(whole.reduce((sum, { length }) => sum + length, 0));
    return whole;
  }
}

const RECORD_HEADER = 5;
const MESSAGE_HEADER = 4;

/** The handshake messages that `bytes` begins with, headers included, as far as they are whole. */
export function* wholeMessages(bytes: Uint8Array): Generator<Uint8Array> {
  let left = bytes;
  while (left.length >= MESSAGE_HEADER) {
    const length = MESSAGE_HEADER + left[1]! * 65536 + left[2]! * 256 + left[3]!;
    if (left.length < length) return;
    yield left.subarray(0, length);
    left = left.subarray(length);
  }
}

function named(bytes: Uint8Array, language: Language): Pick<MessageEvent, 'type' | 'name' | 'codec' | 'bytes'> {
  const name = HandshakeType.nameOf(bytes[0]!) ?? 'unknown';
  if (name === 'server_hello') language.codec = codecAfter(bytes) ?? language.codec;
  const hello = name === 'client_hello' || name === 'server_hello';
  return { type: 'message', name, codec: hello ? 'HandshakeUnversioned' : language.codec, bytes };
}

const CODEC_AFTER = {
  any: undefined,
  ECDHE: 'Handshake12Ecdhe',
  DHE: 'Handshake12Dhe',
  RSA: 'Handshake12Rsa',
  PSK: 'Handshake12Psk',
  ECDHE_PSK: 'Handshake12EcdhePsk',
} as const;

/** The ServerHello says how the messages after it are to be read. */
function codecAfter(serverHello: Uint8Array): string | undefined {
  const body = bodyOf(HandshakeUnversioned, serverHello, 'server_hello');
  const suite = body && suiteOf(body.cipher_suite);
  if (suite === undefined || suite.version === 'TLSv1.3') return undefined;
  return CODEC_AFTER[suite.keyExchange];
}

type Bodies<C> = C extends Codec<infer T> ? T : never;
type BodyOf<C, N> = Extract<Bodies<C>, { type: N }> extends { body: infer B } ? B : never;

/** The body of a message of that name; `undefined` where it is another, or damaged. */
export function bodyOf<C extends Codec<any>, const N extends string>(
  codec: C,
  bytes: Uint8Array,
  name: N,
): BodyOf<C, N> | undefined {
  try {
    const message = decode(codec, bytes) as { type: string; body: unknown };
    return message.type === name ? (message.body as BodyOf<C, N>) : undefined;
  } catch (error) {
    if (error instanceof DecodeError) return undefined;
    throw error;
  }
}

/** The first message of that name that went by in the clear. */
export function heardMessage<const N extends string>(events: readonly TlsEvent[], name: N) {
  const event = events.find((event) => event.type === 'message' && event.name === name);
  return event?.type === 'message' ? event : undefined;
}
