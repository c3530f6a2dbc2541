/** Tags that no declaration names, read as strictly as those that one does. */
import { type Codec, DecodeError, type Reader } from '../../presentation/index.ts';
import { showTag, tagName } from './der-core.ts';

/** The identifier octets of any tag; numbers from 31 on take several (X.690 §8.1.2). */
export const tagCodec: Codec<number> = {
  name: 'tag',
  read(r) {
    const start = r.pos;
    if (start === r.end) r.fail('the bytes end where an element should begin');
    const first = r.uint(1);
    if (first === 0) throw new DecodeError('a tag of 0 is not DER', start);
    if ((first & 0x1f) === 0x1f) skipHighTag(r, start);
    return first;
  },
  write: (w, value) => w.uint(1, value),
  show: (value) => ((value & 0x1f) === 0x1f ? `a high tag number, ${tagName(value)}` : showTag(value)),
};

function skipHighTag(r: Reader, start: number): void {
  const first = r.uint(1);
  if (first === 0x80) throw new DecodeError('a tag in more octets than it needs is not DER', start);
  if (first < 0x1f) throw new DecodeError('a tag number below 31 in the long form is not DER', start);
  for (let octet = first, count = 1; octet >= 0x80; count++) {
    if (count > 4) throw new DecodeError('a tag number larger than any in use', start);
    octet = r.uint(1);
  }
}
