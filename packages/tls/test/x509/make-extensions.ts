import { type Extension, extensionValueCodecs, oid } from '../../src/asn1/index.ts';
import { type Codec, encode } from '../../src/presentation/index.ts';

/** An extension by name, encoded. */
export function encodedExtension(name: keyof typeof oid, value: unknown, critical = false): Extension {
  const codecs: Readonly<Record<string, Codec<any>>> = extensionValueCodecs;
  return { extnID: oid[name], critical, extnValue: encode(codecs[oid[name]]!, value) };
}
