import type { KeyExchange } from '../../../../crypto/index.ts';
import { hpkeSuite } from '../../../../keys/index.ts';
import { type Extension, HpkeAeadId, HpkeKdfId, HpkeKemId } from '../../../../wire/index.ts';
import { encodeInner } from '../../../ech/index.ts';
import type { Hello } from '../../../ech-hello.ts';
import type { ClientContext } from '../../states.ts';
import { helloFor } from '../hello.ts';
import { innerHello, innerSettings } from './offer.ts';

const { HKDF_SHA256 } = HpkeKdfId;
const AEADS = [HpkeAeadId.AES_128_GCM, HpkeAeadId.AES_256_GCM, HpkeAeadId.ChaCha20Poly1305];

/** RFC 9849 §6.2.1: random bytes that look like an encrypted hello, so that those who really send one do not stand out. */
export function greaseEch(
  hello: Hello,
  exchanges: readonly KeyExchange[],
  cx: ClientContext,
): Extension<'client_hello'> {
  const { provider, random } = cx.settings;
  const [config_id, pick] = random(2);
  const aead_id = AEADS[pick! % AEADS.length]!;
  const suite = hpkeSuite(provider, HpkeKemId.DHKEM_X25519, HKDF_SHA256, aead_id)!;
  const body = {
    cipher_suite: { kdf_id: HKDF_SHA256, aead_id },
    config_id: config_id!,
    enc: suite.group.start().share,
    payload: random(innerLength(hello, exchanges, cx) + suite.aead.tagLength),
  };
  return { type: 'encrypted_client_hello', body: { type: 'outer', body } };
}

/** How long the inner hello would be, without its name in the outer one. */
function innerLength(hello: Hello, exchanges: readonly KeyExchange[], cx: ClientContext): number {
  const inner = innerHello(helloFor(innerSettings(cx.settings), hello, exchanges, undefined), hello);
  return encodeInner(inner, hello, 0).length;
}
