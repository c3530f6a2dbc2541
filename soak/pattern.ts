/** Bytes that both ends know: what a seed stands for, from any place on. Nothing has to be kept to compare with. */
import { createCipheriv } from 'node:crypto';

const BLOCK = 1_048_576;
const PORTION = 65_536;
const block = createCipheriv('aes-128-ctr', Buffer.alloc(16), Buffer.alloc(16)).update(Buffer.alloc(BLOCK));
/** Twice, so that a piece may begin anywhere. */
const noise = Buffer.concat([block, block]);

/** Up to `length` bytes of the stream of `seed` that begin at `position`. */
export function bytesAt(seed: number, position: number, length: number): Buffer {
  // 65,537 is prime to the block's length: the streams of two seeds do not begin alike.
  const start = (seed * 65_537 + position + Math.floor(position / BLOCK)) % BLOCK;
  const untilTurn = BLOCK - (position % BLOCK);
  return noise.subarray(start, start + Math.min(length, untilTurn));
}

/** The first `length` bytes of the stream of `seed`, in portions. */
export function* portionsOf(seed: number, length: number): Generator<Buffer> {
  for (let at = 0; at < length; ) {
    const part = bytesAt(seed, at, Math.min(PORTION, length - at));
    at += part.length;
    yield part;
  }
}

/** Follows a stream and says where it is not what it should be. */
export class Follower {
  position = 0;
  readonly #seed: number;

  constructor(seed: number) {
    this.#seed = seed;
  }

  /** Throws `RangeError` at a byte that is wrong. */
  take(bytes: Uint8Array): void {
    for (let at = 0; at < bytes.length; ) {
      const expected = bytesAt(this.#seed, this.position, bytes.length - at);
      const part = bytes.subarray(at, at + expected.length);
      if (!expected.equals(part)) throw new RangeError(`stream ${this.#seed} is damaged after ${this.position} bytes`);
      this.position += part.length;
      at += part.length;
    }
  }
}

/** Numbers below `limit` that look random and are the same in each run with the same seed. */
export function dice(seed: number): (limit: number) => number {
  let state = seed >>> 0;
  return (limit) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return (((t ^ (t >>> 14)) >>> 0) / 2 ** 32) * limit;
  };
}
