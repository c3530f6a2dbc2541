/** Types that more than one message or extension uses. */

import { Name } from '../asn1/index.ts';
import { printable } from '../bytes/index.ts';
import { type Codec, fixed, opaque } from '../presentation/index.ts';

/** Bytes that are text in practice: an observer prints them as such. */
export const text = (name: string, rfc: string, note: string, codec: Codec<Uint8Array>): Codec<Uint8Array> => ({
  ...codec,
  name,
  rfc,
  note,
  show: printable,
});

export const Random: Codec<Uint8Array> = {
  ...fixed(32, 'Random'),
  rfc: 'RFC 9846 §4.2.2',
  note: '32 bytes nobody could foresee, so that no two connections are alike.',
};

export const DistinguishedName: Codec<Uint8Array> = {
  ...opaque(1, 2 ** 16 - 1).containing(() => Name),
  name: 'DistinguishedName',
  rfc: 'RFC 9846 §4.3.4',
  note: 'The name of a certificate authority, in DER.',
};
