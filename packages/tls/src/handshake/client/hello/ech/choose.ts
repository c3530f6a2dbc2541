import { BadKeyShare } from '../../../../crypto/index.ts';
import type { SecretEvent, Untimed } from '../../../../events/index.ts';
import { echInfo, hpkeGroup, hpkeSuite, setupBaseS } from '../../../../keys/index.ts';
import { chooseEchConfig } from '../../../../policy/index.ts';
import { encode, type Infer } from '../../../../presentation/index.ts';
import { CallerFault, ECHConfig, type ECHConfigContents } from '../../../../wire/index.ts';
import type { EchSeal } from '../../ech-state.ts';
import type { ClientContext } from '../../states.ts';

type Contents = Infer<typeof ECHConfigContents>;

/** RFC 9849 §6.1: settings of the server that we can follow, and a key agreed for them; `undefined` where there are none. */
export function chooseEch(cx: ClientContext): EchSeal | undefined {
  const { ech, echRequired } = cx.settings;
  if (ech === undefined) return undefined;
  let seal: EchSeal | undefined;
  const choice = chooseEchConfig(ech, (contents) => {
    const found = lock(contents, cx);
    if (typeof found === 'string') return found;
    seal = found;
    return undefined;
  });
  cx.choose('settings of Encrypted Client Hello', choice);
  if (seal === undefined && echRequired) {
    throw new CallerFault(
      'ERR_TLSCOPE_BAD_ECH',
      'ech is required, and none of the settings in ech.configs can be followed',
    );
  }
  return seal;
}

/** The HPKE context for these settings, or why there is none. */
function lock(contents: Contents, cx: ClientContext): EchSeal | string {
  const { provider } = cx.settings;
  const { kem_id, public_key, cipher_suites } = contents.key_config;
  if (hpkeGroup(provider, kem_id) === undefined) return 'its key is of a kind that we do not have';
  for (const cipher_suite of cipher_suites) {
    const suite = hpkeSuite(provider, kem_id, cipher_suite.kdf_id, cipher_suite.aead_id);
    if (suite === undefined) continue;
    const derived: Untimed<SecretEvent>[] = [];
    const note = cx.onSecret && ((event: Untimed<SecretEvent>) => void derived.push(event));
    try {
      const info = echInfo(encode(ECHConfig, { type: 'ech', body: contents }), note);
      const { enc, context } = setupBaseS(suite, public_key, info, note);
      for (const event of derived) cx.onSecret?.(event);
      return { contents, cipher_suite, enc, context, tagLength: suite.aead.tagLength };
    } catch (error) {
      if (!(error instanceof BadKeyShare)) throw error;
      return 'its public key is none';
    }
  }
  return 'we have none of its cipher suites';
}
