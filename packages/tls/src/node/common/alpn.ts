import { fromUtf8 } from '../../bytes/index.ts';
import { badOption } from '../errors/index.ts';

/** Names in preference order, or the same as bytes: each name after its length. */
export type AlpnProtocols = readonly string[] | NodeJS.ArrayBufferView;

/** RFC 7301 §3.1, in the words of node:tls. */
const tooLong = (index: number, length: number): RangeError =>
  Object.assign(
    new RangeError(
      `The byte length of the protocol at index ${index} exceeds the maximum length. It must be <= 255. Received ${length}`,
    ),
    { code: 'ERR_OUT_OF_RANGE' },
  );

/** Throws `CallerFault` where bytes are not names after their lengths. */
export function alpnNames(protocols: AlpnProtocols): readonly string[] {
  if (!ArrayBuffer.isView(protocols)) return protocols;
  const bytes = new Uint8Array(protocols.buffer, protocols.byteOffset, protocols.byteLength);
  const names: string[] = [];
  for (let at = 0; at < bytes.length; at += 1 + bytes[at]!) {
    const name = bytes.subarray(at + 1, at + 1 + bytes[at]!);
    const text = name.length === bytes[at] ? fromUtf8(name) : undefined;
    if (text === undefined) throw badOption('ALPNProtocols: the bytes are not names after their lengths');
    names.push(text);
  }
  return names;
}

/** The bytes of `protocols`, in `out.ALPNProtocols`. Throws `RangeError` for a name of more than 255 bytes. */
export function convertALPNProtocols(protocols: AlpnProtocols, out: { ALPNProtocols?: Buffer }): void {
  if (ArrayBuffer.isView(protocols)) {
    out.ALPNProtocols = Buffer.from(Buffer.from(protocols.buffer, protocols.byteOffset, protocols.byteLength));
    return;
  }
  const names = protocols.map((name) => Buffer.from(name));
  const long = names.findIndex(({ length }) => length > 255);
  if (long !== -1) throw tooLong(long, names[long]!.length);
  out.ALPNProtocols = Buffer.concat(names.flatMap((name) => [Buffer.of(name.length), name]));
}
