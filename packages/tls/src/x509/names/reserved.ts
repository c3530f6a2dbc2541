/** Names and addresses that mean something else in every network (RFC 6761, RFC 6762, RFC 6890). */

const TOP_LEVEL: ReadonlySet<string> = new Set([
  'alt',
  'arpa',
  'example',
  'home',
  'internal',
  'invalid',
  'lan',
  'local',
  'localdomain',
  'localhost',
  'onion',
  'test',
]);

/** A name of one label, or under a domain that no registry hands out. */
export function isReservedName(name: string): boolean {
  const labels = name.toLowerCase().split('.');
  return labels.length < 2 || TOP_LEVEL.has(labels.at(-1)!);
}

/** Prefixes and their length in bits: loopback, private, link-local, documentation, multicast and the like. */
const RANGES_4: readonly (readonly [prefix: readonly number[], bits: number])[] = [
  [[0], 8],
  [[10], 8],
  [[100, 64], 10],
  [[127], 8],
  [[169, 254], 16],
  [[172, 16], 12],
  [[192, 0, 0], 24],
  [[192, 0, 2], 24],
  [[192, 168], 16],
  [[198, 18], 15],
  [[198, 51, 100], 24],
  [[203, 0, 113], 24],
  [[224], 3],
];
/** Of IPv6 only 2000::/3 is handed out, less documentation and protocol assignments. */
const RESERVED_6: typeof RANGES_4 = [
  [[0x20, 0x01, 0x00, 0x00], 23],
  [[0x20, 0x01, 0x0d, 0xb8], 32],
  [[0x3f, 0xff], 20],
];

export function isReservedAddress(address: Uint8Array): boolean {
  if (address.length === 4) return RANGES_4.some(([prefix, bits]) => startsWith(address, prefix, bits));
  return !startsWith(address, [0x20], 3) || RESERVED_6.some(([prefix, bits]) => startsWith(address, prefix, bits));
}

function startsWith(address: Uint8Array, prefix: readonly number[], bits: number): boolean {
  for (let bit = 0; bit < bits; bit++) {
    const mask = 0x80 >> (bit & 7);
    if (((address[bit >> 3]! ^ (prefix[bit >> 3] ?? 0)) & mask) !== 0) return false;
  }
  return true;
}
