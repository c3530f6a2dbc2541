import { concat, EMPTY } from 'tlscope/bytes';
import { nodeProvider } from 'tlscope/crypto/node';
import type { KeysEvent, TlsEvent } from 'tlscope/observe';
import { fragment, type Protection, protect12ChaCha, protect12Gcm, protect13 } from 'tlscope/record';
import { damage, strangeMessage } from './engine-mutate.ts';
import type { Random } from './engine-random.ts';

interface Content {
  readonly type: number;
  readonly bytes: Uint8Array;
}
type Step = Content | KeysEvent;

/**
 * A peer with the right keys and bad manners: it says what an honest engine says, changed before it is protected. It
 * learns keys and contents as an observer of that engine.
 */
export class EvilTwin {
  readonly #random: Random;
  #steps: Step[] = [];
  #protection: Protection | null = null;

  constructor(random: Random) {
    this.#random = random;
  }

  readonly observe = (event: TlsEvent): void => {
    if (event.type === 'keys' && event.direction === 'write') this.#steps.push(event);
    if (event.type !== 'record' || event.direction !== 'sent') return;
    const { protection, bytes } = event;
    if (protection === undefined) this.#steps.push({ type: bytes[0]!, bytes: bytes.slice(5) });
    else this.#steps.push({ type: protection.content_type, bytes: protection.content.slice() });
  };

  /** What goes on the wire instead of what the honest engine just sent; one time in `rarely` it is changed. */
  speak(rarely: number): Uint8Array {
    const steps = this.#steps;
    this.#steps = [];
    return concat(...steps.map((step) => ('key' in step ? this.#take(step) : this.#say(step, rarely))));
  }

  #take(keys: KeysEvent): Uint8Array {
    const aead = nodeProvider.aeads[keys.aead as keyof typeof nodeProvider.aeads];
    const key = aead.key(keys.key);
    if (keys.epoch !== 'tls12') this.#protection = protect13(key, keys.iv, aead);
    else this.#protection = (aead.name === 'chacha20_poly1305' ? protect12ChaCha : protect12Gcm)(key, keys.iv);
    return EMPTY;
  }

  #say(content: Content, rarely: number): Uint8Array {
    const contents = this.#random.oneIn(rarely) ? corrupt(content, this.#random) : [content];
    return concat(...contents.map(({ type, bytes }) => fragment(this.#protection, type, 0x0303, bytes)));
  }
}

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
