import { concat, EMPTY } from 'tlscope/bytes';
import { nodeProvider } from 'tlscope/crypto/node';
import { nextTrafficSecret, trafficKeys } from 'tlscope/keys';
import type { KeysEvent, TlsEvent } from 'tlscope/observe';
import { fragment, type Protection, protect12ChaCha, protect12Gcm, protect13 } from 'tlscope/record';
import { damage, strangeMessage } from './engine-mutate.ts';
import type { Random } from './engine-random.ts';

/** What an end says in one record, before it is protected. */
export interface Content {
  readonly type: number;
  readonly bytes: Uint8Array;
  /** Under new keys from this record on. */
  readonly keys?: KeysEvent | undefined;
}

/**
 * A peer with the right keys and bad manners: it says what an honest engine says, changed before it is protected. It
 * learns keys and contents as an observer of that engine.
 */
export class EvilTwin {
  readonly #random: Random;
  readonly #keys: KeysEvent[] = [];
  readonly #secrets = new Map<string, Uint8Array>();
  #secret: Uint8Array = EMPTY;
  readonly #said: Content[] = [];
  #protection: Protection | null;

  /** @param protection of what it says first, where the connection it takes part in has begun */
  constructor(random: Random, protection: Protection | null = null) {
    this.#random = random;
    this.#protection = protection;
  }

  readonly observe = (event: TlsEvent): void => {
    if (event.type === 'secret') this.#secrets.set(event.name, event.value);
    if (event.type === 'keys' && event.direction === 'write') this.#keys.push(event);
    if (event.type !== 'record' || event.direction !== 'sent') return;
    const { protection, bytes } = event;
    if (protection === undefined) this.#said.push({ type: bytes[0]!, bytes: bytes.slice(5) });
    else {
      const keys = protection.sequence === 0 ? this.#keysOf(event.epoch) : undefined;
      this.#said.push({ type: protection.content_type, bytes: protection.content.slice(), keys });
    }
  };

  /** What goes on the wire instead of what the honest engine just sent; one time in `rarely` it is changed, with 0 never. */
  speak(rarely: number): Uint8Array {
    const changed = (content: Content) =>
      rarely > 0 && this.#random.oneIn(rarely) ? this.lie(content) : this.put(content);
    return concat(...this.said().map(changed));
  }

  /** What the honest engine said since this was last asked. */
  said(): readonly Content[] {
    return this.#said.splice(0);
  }

  put(content: Content): Uint8Array {
    if (content.keys !== undefined) this.#install(content.keys);
    // change_cipher_spec is never protected in TLS 1.3, and in TLS 1.2 comes before the keys.
    if (content.type === CHANGE_CIPHER_SPEC) return fragment(null, content.type, 0x0303, content.bytes);
    return this.#seal(content.type, content.bytes);
  }

  /** Something else in its place, under the same keys. */
  lie(content: Content): Uint8Array {
    if (content.keys !== undefined) this.#install(content.keys);
    return concat(...corrupt(content, this.#random).map(({ type, bytes }) => this.#seal(type, bytes)));
  }

  /** One more piece of content, under the latest keys. */
  say(type: number, bytes: Uint8Array): Uint8Array {
    for (const keys of this.#keys.splice(0)) this.#install(keys);
    return this.#seal(type, bytes);
  }

  /** RFC 9846 §7.2: the next generation of traffic keys; TLS_AES_128_GCM_SHA256 only. */
  rekey(): void {
    const { hashes, aeads } = nodeProvider;
    this.#secret = nextTrafficSecret(hashes.sha256, this.#secret);
    const { key, iv } = trafficKeys(hashes.sha256, this.#secret, aeads.aes_128_gcm);
    this.#protection = protect13(aeads.aes_128_gcm.key(key), iv);
  }

  #install(keys: KeysEvent): void {
    this.#protection = protectionWith(keys);
    this.#secret = this.#secrets.get(keys.secret) ?? EMPTY;
  }

  /** As one record, however long. */
  #seal(type: number, bytes: Uint8Array): Uint8Array {
    return fragment(this.#protection, type, 0x0303, bytes, Math.max(1, bytes.length));
  }

  /** Keys under which nothing was sent are passed over. */
  #keysOf(epoch: string): KeysEvent | undefined {
    const at = this.#keys.findIndex((keys) => keys.epoch === epoch);
    return this.#keys.splice(0, at + 1).at(-1);
  }
}

function protectionWith({ aead: name, key: raw, iv, epoch }: KeysEvent): Protection {
  const aead = nodeProvider.aeads[name as keyof typeof nodeProvider.aeads];
  const key = aead.key(raw);
  if (epoch !== 'tls12') return protect13(key, iv, aead);
  return name === 'chacha20_poly1305' ? protect12ChaCha(key, iv) : protect12Gcm(key, iv);
}

const CHANGE_CIPHER_SPEC = 20;
const HANDSHAKE = 22;

function corrupt(content: Content, random: Random): Content[] {
  const { type, bytes } = content;
  const handshake = (body: Uint8Array): Content => ({ type: HANDSHAKE, bytes: body });
  switch (random.below(10)) {
    case 0:
      return [];
    case 1:
      return [content, content];
    case 2:
      return [handshake(strangeMessage(random)), content];
    case 3:
      return [content, handshake(strangeMessage(random))];
    case 4:
      return [{ type, bytes: concat(bytes, strangeMessage(random)) }];
    case 5:
      return [{ type: random.pick([20, 21, 22, 23, 24]), bytes }];
    case 6:
      return Array.from(bytes.slice(0, 64), (byte) => ({ type, bytes: Uint8Array.of(byte) }));
    case 7:
      return [{ type: 21, bytes: random.bytes(random.below(4)) }, content];
    default:
      return [{ type, bytes: damage(bytes, random) }];
  }
}
