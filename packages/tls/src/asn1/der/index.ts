/** DER as combinators: declare a type once, as its RFC writes it, then decode, encode or dissect it. */
export { ANY, elementTree } from './der-any.ts';
export { BIT_STRING, type BitName, type Bits, bitStringOfBytes, namedBits, OCTET_STRING } from './der-bits.ts';
export { type Der, element, showTag, tagName } from './der-core.ts';
export { OBJECT_IDENTIFIER } from './der-oid.ts';
export {
  BMPString,
  IA5String,
  NumericString,
  PrintableString,
  TeletexString,
  textUnder,
  UniversalString,
  UTF8String,
  VisibleString,
} from './der-strings.ts';
export {
  type Choice,
  choice,
  type DefinedBy,
  type DerStruct,
  definedBy,
  explicit,
  implicit,
  named,
  type Opening,
  optional,
  type Sequence,
  sequence,
  sequenceOf,
  setOf,
  withDefault,
} from './der-struct.ts';
export { GeneralizedTime, UTCTime } from './der-time.ts';
export { BOOLEAN, INTEGER, NULL, namedNumber, smallInteger, unsignedInteger } from './der-types.ts';
export { type Element, headerAt, readElement } from './lenient.ts';
export { behindFault } from './resume.ts';
