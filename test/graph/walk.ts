/** Takes a real engine message by message to any state it passes through, and lets a test say something else there. */
import { concat } from 'tlscope/bytes';
import { nodeProvider } from 'tlscope/crypto/node';
import type { ClientConfig, Outcome, ServerConfig, TlsEngine } from 'tlscope/engine';
import { createClientEngine, createServerEngine } from 'tlscope/engine';
import { traitsOf } from 'tlscope/handshake';
import type { KeysEvent, MessageEvent, Side, TlsEvent } from 'tlscope/observe';
import { fragment, type Protection, protect12Cbc, protect12ChaCha, protect12Gcm, protect13 } from 'tlscope/record';
import { ContentType } from 'tlscope/wire';

/** The engine under test, and the keys with which it expects to be spoken to: its own events tell them. */
export class Subject {
  readonly side: Side;
  readonly engine: TlsEngine;
  readonly events: TlsEvent[] = [];
  #keys: KeysEvent | undefined;
  #protection: Protection | null = null;

  constructor(side: Side, config: ClientConfig | ServerConfig) {
    const observe = (event: TlsEvent): void => {
      this.events.push(event);
    };
    this.side = side;
    this.engine =
      side === 'client'
        ? createClientEngine({ ...(config as ClientConfig), observe })
        : createServerEngine({ ...(config as ServerConfig), observe });
  }

  get state(): string {
    return (
      this.events.findLast((event) => event.type === 'state')?.to ?? (this.side === 'client' ? 'WAIT_SH' : 'WAIT_CH')
    );
  }

  /** A message, or change_cipher_spec, in a record of its own, sealed as the peer would seal it. */
  hear(type: number, bytes: Uint8Array): Outcome {
    const keys = this.events.findLast(
      (event): event is KeysEvent => event.type === 'keys' && event.direction === 'read',
    );
    if (keys !== this.#keys) {
      this.#keys = keys;
      this.#protection = keys === undefined ? null : protectionOf(keys);
    }
    // TLS 1.3 never protects change_cipher_spec.
    const plain = type === ContentType.change_cipher_spec && keys?.epoch !== 'tls12';
    return this.engine.receive(fragment(plain ? null : this.#protection, type, 0x0303, bytes));
  }
}

function protectionOf({ aead, key, iv, epoch, mac }: KeysEvent): Protection {
  if (mac !== undefined) {
    const cipher = nodeProvider.cbc[aead as keyof typeof nodeProvider.cbc];
    const { random } = nodeProvider;
    return protect12Cbc({ cipher, keys: cipher.keys(key, mac.key), random, encryptThenMac: mac.encryptThenMac });
  }
  const row = nodeProvider.aeads[aead as keyof typeof nodeProvider.aeads];
  if (epoch !== 'tls12') return protect13(row.key(key), iv, row);
  return aead === 'chacha20_poly1305' ? protect12ChaCha(row.key(key), iv) : protect12Gcm(row.key(key), iv);
}

/** RFC 5246 §7.4.1.1: no server of ours says it. */
const HELLO_REQUEST = Uint8Array.of(0, 0, 0, 0);

export interface Scene {
  readonly subject: Subject;
  /** What the peer would say next. */
  readonly next: MessageEvent | undefined;
}

/**
 * Runs a handshake until `side` stands in `state`, speaking to it one message at a time. The peer is a real engine;
 * `undefined` where the handshake never passes through that state.
 */
export function walkTo(side: Side, state: string, client: ClientConfig, server: ServerConfig): Scene | undefined {
  const subject = new Subject(side, side === 'client' ? client : server);
  const said: MessageEvent[] = [];
  const observe = (event: TlsEvent): void => {
    if (event.type === 'message' && event.direction === 'sent') said.push(event);
    if (event.type === 'record' && event.direction === 'sent' && event.bytes[0] === ContentType.change_cipher_spec) {
      const { at, bytes } = event;
      const codec = 'ChangeCipherSpec';
      said.push({
        type: 'message',
        at,
        direction: 'sent',
        epoch: 'plaintext',
        name: 'change_cipher_spec',
        codec,
        bytes,
      });
    }
  };
  const peer =
    side === 'client' ? createServerEngine({ ...server, observe }) : createClientEngine({ ...client, observe });
  let toPeer: readonly Uint8Array[] = side === 'client' ? subject.engine.start().send : [];
  if (side === 'server') peer.start();
  for (let turn = 0; turn < 40; turn++) {
    if (toPeer.length > 0) peer.receive(concat(...toPeer));
    if (subject.state === state) return { subject, next: said[0] };
    if (
      said.length === 0 &&
      subject.state === 'CONNECTED' &&
      traitsOf(state)?.phase === 'post_handshake_auth' &&
      client.postHandshakeAuth
    ) {
      toPeer = subject.engine.requestClientCertificate().send;
      continue;
    }
    if (said.length === 0 && subject.state === 'TLS12_CONNECTED' && state === 'TLS12_WAIT_SH') {
      subject.hear(ContentType.handshake, HELLO_REQUEST);
      return { subject, next: undefined };
    }
    const message = said.shift();
    if (message === undefined) return undefined;
    toPeer =
      message.name === 'change_cipher_spec'
        ? subject.hear(ContentType.change_cipher_spec, Uint8Array.of(1)).send
        : subject.hear(ContentType.handshake, message.bytes).send;
  }
  return undefined;
}
