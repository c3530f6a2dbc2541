/**
 * The certificate bundles of ESP-IDF (components/mbedtls/esp_crt_bundle): a name and a key for each root, ordered by
 * name, without the rest of the certificate. The first generation has a count and big-endian lengths; the second (2024)
 * a list of offsets and little-endian lengths.
 */
import { Name, SubjectPublicKeyInfo } from 'tlscope/asn1';
import { type Codec, type Field, fixed, type Reader } from 'tlscope/presentation';

export type EspGeneration = 1 | 2;

/** What a bundle keeps of a root. */
export interface EspEntry {
  /** A Name in DER. */
  readonly subjectDer: Uint8Array;
  /** A SubjectPublicKeyInfo in DER. */
  readonly spkiDer: Uint8Array;
}

/** In the order in which the devices search. */
export function writeEspBundle(entries: readonly EspEntry[], generation: EspGeneration): Uint8Array {
  const ordered = [...entries].sort((a, b) => Buffer.compare(a.subjectDer, b.subjectDer));
  const bodies = ordered.map((entry) => bodyOf(entry, generation));
  if (generation === 1) return new Uint8Array(Buffer.concat([uint16(ordered.length, 1), ...bodies]));
  const offsets = Buffer.alloc(4 * bodies.length);
  let at = offsets.length;
  bodies.forEach((body, i) => {
    offsets.writeUInt32LE(at, 4 * i);
    at += body.length;
  });
  return new Uint8Array(Buffer.concat([offsets, ...bodies]));
}

function bodyOf({ subjectDer, spkiDer }: EspEntry, generation: EspGeneration): Buffer {
  return Buffer.concat([
    uint16(subjectDer.length, generation),
    uint16(spkiDer.length, generation),
    subjectDer,
    spkiDer,
  ]);
}

function uint16(value: number, generation: EspGeneration): Buffer {
  const out = Buffer.alloc(2);
  if (generation === 1) out.writeUInt16BE(value);
  else out.writeUInt16LE(value);
  return out;
}

/** As they stand, in the order of the file. Throws `DecodeError`. */
export const espBundle = (generation: EspGeneration): Codec<readonly EspEntry[]> => ({
  name: 'x509_crt_bundle',
  note: `A certificate bundle of ESP-IDF, of the ${generation === 1 ? 'first' : 'second'} generation.`,
  read: (r) => (generation === 1 ? readFirst(r) : readSecond(r)),
  write: (w, entries) => w.put(writeEspBundle(entries, generation)),
});

const BIG: Codec<number> = {
  name: 'uint16, big-endian',
  read: (r) => r.uint(2),
  write: (w, value) => w.uint(2, value),
};
const LITTLE: Codec<number> = {
  name: 'uint16, little-endian',
  read: (r) => r.uint(1) + 256 * r.uint(1),
  write(w, value) {
    w.uint(1, value & 0xff);
    w.uint(1, value >> 8);
  },
};
const OFFSET: Codec<number> = {
  name: 'uint32, little-endian',
  read: (r) => LITTLE.read(r) + 65_536 * LITTLE.read(r),
  write() {
    throw new RangeError('offsets are worked out');
  },
};

const countField: Field = { name: 'count', codec: BIG, note: 'How many roots there are.' };
const offsetField: Field = { name: 'offset', codec: OFFSET, note: 'Where a root begins, from the start of the file.' };

function readFirst(r: Reader): EspEntry[] {
  const count = r.field<number>(countField);
  return Array.from({ length: count }, () => r.field<EspEntry>(entryField(BIG)));
}

function readSecond(r: Reader): EspEntry[] {
  const start = r.pos;
  const first = r.field<number>(offsetField);
  if (first === 0 || first % 4 !== 0 || first > r.left + 4) r.fail('the first offset is not the end of a list');
  const offsets = [first];
  while (offsets.length < first / 4) offsets.push(r.field<number>(offsetField));
  return offsets.map((offset) => {
    if (r.pos - start !== offset) r.fail(`a root should begin at ${offset}`);
    return r.field<EspEntry>(entryField(LITTLE));
  });
}

const entryField = (length: Codec<number>): Field => ({
  name: 'root',
  note: 'A root: its name and its key.',
  codec: {
    name: 'root',
    note: 'A root: its name and its key.',
    read(r: Reader): EspEntry {
      const nameLength = r.field<number>({ name: 'name_len', codec: length, note: 'How long the name is.' });
      const keyLength = r.field<number>({ name: 'key_len', codec: length, note: 'How long the key is.' });
      return {
        subjectDer: r.field<Uint8Array>({
          name: 'subject',
          codec: fixed(nameLength).containing(() => Name),
          note: 'The name of the root, in DER.',
        }),
        spkiDer: r.field<Uint8Array>({
          name: 'public key',
          codec: fixed(keyLength).containing(() => SubjectPublicKeyInfo),
          note: 'The key of the root, in DER.',
        }),
      };
    },
    write() {
      throw new RangeError('a bundle is written whole');
    },
  } satisfies Codec<EspEntry>,
});
