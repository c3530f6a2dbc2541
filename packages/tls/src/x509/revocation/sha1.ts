/** SHA-1 (FIPS 180-4 §6.1), by which OCSP names issuers and responders. Broken as a seal, and never used as one here. */
export function sha1(message: Uint8Array): Uint8Array {
  const words = padded(message);
  const state = [0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476, 0xc3d2e1f0];
  const schedule = new Int32Array(80);
  for (let block = 0; block < words.length; block += 16) {
    schedule.set(words.subarray(block, block + 16));
    for (let t = 16; t < 80; t++) {
      schedule[t] = rotate(schedule[t - 3]! ^ schedule[t - 8]! ^ schedule[t - 14]! ^ schedule[t - 16]!, 1);
    }
    compress(state, schedule);
  }
  return Uint8Array.from({ length: 20 }, (_, i) => state[i >> 2]! >>> (24 - 8 * (i & 3)));
}

const CONSTANTS = [0x5a827999, 0x6ed9eba1, 0x8f1bbcdc, 0xca62c1d6];

function compress(state: number[], schedule: Int32Array): void {
  let [a, b, c, d, e] = state as [number, number, number, number, number];
  for (let t = 0; t < 80; t++) {
    const round = Math.floor(t / 20);
    const mixed = (rotate(a, 5) + choose(round, b, c, d) + e + CONSTANTS[round]! + schedule[t]!) | 0;
    [e, d, c, b, a] = [d, c, rotate(b, 30), a, mixed];
  }
  [a, b, c, d, e].forEach((value, i) => {
    state[i] = (state[i]! + value) | 0;
  });
}

function choose(round: number, b: number, c: number, d: number): number {
  if (round === 0) return (b & c) | (~b & d);
  return round === 2 ? (b & c) | (b & d) | (c & d) : b ^ c ^ d;
}

const rotate = (value: number, bits: number): number => (value << bits) | (value >>> (32 - bits));

/** The message, a one bit, zeros, and its length in bits, as big-endian words. */
function padded(message: Uint8Array): Int32Array {
  const words = new Int32Array(16 * (((message.length + 8) >> 6) + 1));
  message.forEach((byte, i) => {
    words[i >> 2]! |= byte << (24 - 8 * (i & 3));
  });
  words[message.length >> 2]! |= 0x80 << (24 - 8 * (message.length & 3));
  words[words.length - 2] = Math.floor(message.length / 2 ** 29);
  words[words.length - 1] = message.length << 3;
  return words;
}
