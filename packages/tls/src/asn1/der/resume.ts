/** Where a dissection of DER goes on after a fault: behind the element, or behind a length that is only too long. */
import type { Resume } from '../../presentation/index.ts';
import { lengthField } from './der-core.ts';
import { headerAt, readElement } from './lenient.ts';

/** For `dissect` and `dissection`. */
export const behindFault: Resume = (field, bytes, start, limit) => {
  if (field === lengthField) {
    // A length stands right behind a tag of one octet.
    const header = headerAt(bytes, start - 1, limit);
    return header?.end === undefined || !header.padded
      ? undefined
      : { end: header.content, value: header.end - header.content };
  }
  // Tags, lengths and contents are no elements.
  if (!('starts' in field.codec)) return undefined;
  const header = headerAt(bytes, start, limit);
  const end = header && (header.end ?? readElement(bytes.subarray(0, limit), start)?.end);
  return end === undefined ? undefined : { end };
};
