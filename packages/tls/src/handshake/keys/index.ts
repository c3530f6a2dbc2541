/** What both ends compute alike: key shares, the keys of TLS 1.2, KeyUpdate, Finished. */
export { groupWith, paramsIn, requirePublicKey, withoutLeadingZeros } from './dhe.ts';
export { exporter12, exporter13 } from './exporter.ts';
export { respondOnce, startOnce } from './key-shares.ts';
export { followKeyUpdate, sendKeyUpdate, type Traffic } from './key-update.ts';
export { deriveKeys12, installKeys12, type Keys12 } from './keys12.ts';
export { finished12, finished13, requireVerifyData } from './verify-data.ts';
