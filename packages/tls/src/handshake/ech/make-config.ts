import { utf8 } from '../../bytes/index.ts';
import { BadKey, type CryptoProvider } from '../../crypto/index.ts';
import { HPKE_PRIVATE_KEY_LENGTH, hpkeGroup } from '../../keys/index.ts';
import { chooseEchConfig, type EchConfig } from '../../policy/index.ts';
import { encode } from '../../presentation/index.ts';
import { CallerFault, ECHConfig, ECHConfigList, HpkeAeadId, HpkeKdfId, HpkeKemId } from '../../wire/index.ts';

export interface EchConfigOptions {
  readonly provider: CryptoProvider;
  /** The name of the server in front, which everybody sees. Its certificate must be valid for it. */
  readonly publicName: string;
  /** 0 to 255, different from those of other keys in use. Default: random. */
  readonly configId?: number;
  /** The length of the longest name behind the server, in bytes; 0 where it is not known. Default 64. */
  readonly maximumNameLength?: number;
  /** Default `DHKEM_X25519`. */
  readonly kem?: 'DHKEM_X25519' | 'DHKEM_P256';
}

export interface EchConfigKey {
  /** An ECHConfig, for `ServerConfig.ech.keys`. */
  readonly config: Uint8Array;
  /** Secret (RFC 9180 §7.1.2). */
  readonly privateKey: Uint8Array;
  /** An ECHConfigList with this one entry: what is published in the DNS, and what `ClientConfig.ech.configs` takes. */
  readonly configList: Uint8Array;
}

const { HKDF_SHA256 } = HpkeKdfId;

/** A fresh key for Encrypted Client Hello (RFC 9849 §4). Throws `CallerFault` for a name that clients would not take. */
export function makeEchConfig(options: EchConfigOptions): EchConfigKey {
  const { provider, publicName, maximumNameLength = 64, kem = 'DHKEM_X25519' } = options;
  const { privateKey, public_key } = makeKey(provider, HpkeKemId[kem]);
  const [config_id, reserved, length] = provider.random(3);
  const config: EchConfig = {
    type: 'ech',
    body: {
      key_config: {
        config_id: options.configId ?? config_id!,
        kem_id: HpkeKemId[kem],
        public_key,
        cipher_suites: [HpkeAeadId.AES_128_GCM, HpkeAeadId.AES_256_GCM, HpkeAeadId.ChaCha20Poly1305].map((aead_id) => ({
          kdf_id: HKDF_SHA256,
          aead_id,
        })),
      },
      maximum_name_length: maximumNameLength,
      public_name: utf8(publicName),
      // RFC 9849 §6.2.2: one of the reserved types that clients pass over, so that they keep doing so.
      extensions: [{ type: 0x0a0a + 0x1010 * (1 + (reserved! % 7)), data: provider.random(length! % 16) }],
    },
  };
  const { chosen, considered } = chooseEchConfig([config], () => undefined);
  if (chosen === undefined) throw new CallerFault('ERR_TLSCOPE_BAD_ECH', `publicName: ${considered[0]!.because}`);
  return { config: encode(ECHConfig, config), privateKey, configList: encode(ECHConfigList, [config]) };
}

function makeKey(provider: CryptoProvider, kem_id: number) {
  const group = hpkeGroup(provider, kem_id)!;
  for (;;) {
    const privateKey = provider.random(HPKE_PRIVATE_KEY_LENGTH);
    try {
      return { privateKey, public_key: group.start(privateKey).share };
    } catch (error) {
      // A number beyond the order of the curve; one in 2^32 is.
      if (!(error instanceof BadKey)) throw error;
    }
  }
}
