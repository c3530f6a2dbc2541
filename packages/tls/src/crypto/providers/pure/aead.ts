import type { Aead, AeadName } from '../../provider.ts';
import { aead, commonAeads, TAG } from '../parts/index.ts';
import { ccmSealer } from './ccm.ts';

export const pureAeads: { readonly [N in AeadName]: Aead } = {
  ...commonAeads,
  aes_128_ccm: aead('aes_128_ccm', 16, TAG, (key) => ccmSealer(key, TAG)),
  aes_256_ccm: aead('aes_256_ccm', 32, TAG, (key) => ccmSealer(key, TAG)),
  aes_128_ccm_8: aead('aes_128_ccm_8', 16, 8, (key) => ccmSealer(key, 8)),
  aes_256_ccm_8: aead('aes_256_ccm_8', 32, 8, (key) => ccmSealer(key, 8)),
};
