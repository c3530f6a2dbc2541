import type { Installation, Settings } from '../../handshake/index.ts';
import {
  type Protection,
  protect12Cbc,
  protect12Ccm,
  protect12ChaCha,
  protect12Gcm,
  protect13,
} from '../../record/index.ts';

/** What the records of one direction are protected with from here on. */
export function protectionFor(keys: Installation, settings: Settings): Protection {
  const { epoch, suite, key, iv, mac } = keys;
  const { provider, random } = settings;
  if (suite.cbc !== undefined) {
    const cipher = provider.cbc[suite.cbc];
    const { key: macKey, encryptThenMac } = mac!;
    return protect12Cbc({ cipher, keys: cipher.keys(key, macKey), random, encryptThenMac });
  }
  const aead = provider.aeads[suite.aead];
  const imported = aead.key(key);
  if (epoch !== 'tls12') return protect13(imported, iv, aead);
  if (suite.aead === 'chacha20_poly1305') return protect12ChaCha(imported, iv);
  return suite.aead.includes('ccm') ? protect12Ccm(imported, iv, aead) : protect12Gcm(imported, iv);
}
