/** Records: cut from the stream, opened, sealed. */
export { MAX_EXPANSION, RecordReader } from './framing.ts';
export { protect12Ccm, protect12ChaCha, protect12Gcm } from './protect12.ts';
export { type CbcProtection, MAX_EXPANSION_CBC, protect12Cbc } from './protect12-cbc.ts';
export { protect13 } from './protect13.ts';
export {
  type FramedRecord,
  HEADER_LENGTH,
  MAX_PLAINTEXT,
  type OpenedRecord,
  type Protection,
  plaintextLength,
  RECORD_VERSION,
  requireContent,
} from './protection.ts';
export { fragment, type PaddingPolicy, type WrittenRecord } from './writer.ts';
