import { printable } from '../bytes/index.ts';
import type { Infer } from '../presentation/index.ts';
import { type ECHConfig, type ECHConfigContents, ECHConfigVersion, HpkeKemId } from '../wire/index.ts';
import { type Choice, firstFitting } from './choice.ts';

export type EchConfig = Infer<typeof ECHConfig>;
type Contents = Infer<typeof ECHConfigContents>;

/** An extension with this bit in its type must be understood, or the whole is not for us (RFC 9849 §4.2). */
const MANDATORY = 0x8000;

/**
 * Client: the first of the server's settings for Encrypted Client Hello that we can follow (RFC 9849 §6.1).
 *
 * @param keyObjection why its key or algorithms are of no use, or `undefined` where they are
 */
export function chooseEchConfig(
  configs: readonly EchConfig[],
  keyObjection: (contents: Contents) => string | undefined,
): Choice<EchConfig> {
  return firstFitting(
    configs,
    showConfig,
    (config) => (config.type === 'ech' ? objectionTo(config.body, keyObjection) : 'it is for another version of ECH'),
    'RFC 9849 §6.1',
    "the server's first choice that we can follow",
  );
}

function objectionTo(contents: Contents, keyObjection: (contents: Contents) => string | undefined): string | undefined {
  const { extensions, public_name } = contents;
  const types = extensions.map(({ type }) => type);
  if (types.some((type) => (type & MANDATORY) !== 0)) return 'it has a mandatory extension that we do not know';
  if (new Set(types).size !== types.length) return 'an extension stands twice in it';
  return objectionToName(printable(public_name)) ?? keyObjection(contents);
}

/** RFC 9849 §6.1.7: a host name in preferred name syntax, which nobody takes for an IPv4 address. */
function objectionToName(name: string): string | undefined {
  const labels = name.split('.');
  const isLdh = (label: string): boolean => /^(?!-)[A-Za-z0-9-]{1,63}(?<!-)$/.test(label);
  if (!labels.every(isLdh)) return 'its public name is no host name';
  return /^(\d+|0[xX][0-9a-fA-F]*)$/.test(labels.at(-1)!) ? 'its public name could be an address' : undefined;
}

/** For a person: which settings these are. */
export const showConfig = (config: EchConfig): string =>
  config.type === 'ech'
    ? `settings ${config.body.key_config.config_id} of "${printable(config.body.public_name)}", ${HpkeKemId.show(config.body.key_config.kem_id)}`
    : `settings of ${ECHConfigVersion.show(config.code)}`;
