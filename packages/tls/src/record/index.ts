/** Records: cut from the stream, opened, sealed. */
export { MAX_EXPANSION, MAX_EXPANSION12, MAX_PLAINTEXT } from '../wire/index.ts';
export { RecordReader } from './framing.ts';
export { protect12Ccm, protect12ChaCha, protect12Gcm } from './protect12.ts';
export { type CbcProtection, protect12Cbc } from './protect12-cbc.ts';
export { protect13 } from './protect13.ts';
export {
  type FramedRecord,
  HEADER_LENGTH,
  type OpenedRecord,
  type Protection,
  plaintextLength,
  RECORD_VERSION,
  requireContent,
} from './protection.ts';
export { fragment, type PaddingPolicy, type WrittenRecord } from './writer.ts';
