/** The TLS presentation language (RFC 9846 §3): declare a structure once, then decode, encode or dissect it. */
export { type Codec, DecodeError, decode, encode, type Field, type Infer, Reader } from './codec.ts';
export { countExplained, decodeFault, dissect, leaves, type Resume, type Span } from './dissect.ts';
export {
  type Contains,
  empty,
  fixed,
  lengthField,
  opaque,
  optionalTail,
  prefixWidth,
  rest,
  type StructCodec,
  sequenceOf,
  struct,
  uint8,
  uint16,
  uint24,
  uint32,
  uint64,
  vector,
} from './language.ts';
export { type Code, isGrease, type Registry, type RegistryCodec, registry } from './registry.ts';
export { type Tagged, type TaggedCodec, tagged, type Unknown } from './tagged.ts';
export { Writer } from './writer.ts';
