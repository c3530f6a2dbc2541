import { equal } from '../../bytes/index.ts';
import { BadKey, type CryptoProvider } from '../../crypto/index.ts';
import type { EchKey } from '../../handshake/index.ts';
import { hpkeGroup } from '../../keys/index.ts';
import type { EchConfig } from '../../policy/index.ts';
import { type Codec, DecodeError, decode, encode } from '../../presentation/index.ts';
import { CallerFault, ECHConfig, ECHConfigList, ProtocolVersion } from '../../wire/index.ts';
import type { ClientConfig, ServerConfig } from '../interface.ts';

/** The server's settings as a client was given them. Throws `CallerFault` where they cannot be read. */
export function echConfigs({ ech }: ClientConfig, versions: readonly number[]): readonly EchConfig[] | undefined {
  if (ech === undefined) return undefined;
  requireTls13(versions);
  return read(ECHConfigList, ech.configs, 'ech.configs is no ECHConfigList');
}

/** A server's keys, and what it tells clients that used others. Throws `CallerFault` where they do not fit. */
export function echKeys({ ech, provider }: ServerConfig, versions: readonly number[]) {
  if (ech === undefined) return { echKeys: [], echRetryConfigs: [] };
  requireTls13(versions);
  const keys = ech.keys.map((key) => echKey(key, provider));
  if (keys.length === 0) throw bad('ech.keys is empty');
  const echRetryConfigs: readonly EchConfig[] =
    ech.retryConfigs === undefined
      ? keys.map(({ contents }) => ({ type: 'ech', body: contents }))
      : read(ECHConfigList, ech.retryConfigs, 'ech.retryConfigs is no ECHConfigList');
  return { echKeys: keys, echRetryConfigs };
}

function echKey(
  { config, privateKey }: { config: Uint8Array; privateKey: Uint8Array },
  provider: CryptoProvider,
): EchKey {
  const read1 = read(ECHConfig, config, 'a config in ech.keys is no ECHConfig');
  if (read1.type !== 'ech') throw bad('a config in ech.keys is of another version');
  const contents = read1.body;
  const { kem_id, public_key } = contents.key_config;
  const group = hpkeGroup(provider, kem_id);
  if (group === undefined) throw bad('a key in ech.keys is of a kind that we do not have');
  try {
    const { share } = group.start(privateKey);
    if (equal(share, public_key)) return { config: encode(ECHConfig, read1), contents, privateKey };
  } catch (error) {
    if (!(error instanceof BadKey)) throw error;
  }
  throw bad('a private key in ech.keys does not belong to its config');
}

function read<T>(codec: Codec<T>, bytes: Uint8Array, message: string): T {
  try {
    return decode(codec, bytes);
  } catch (error) {
    if (error instanceof DecodeError) throw bad(`${message}: ${error.message}`);
    throw error;
  }
}

function requireTls13(versions: readonly number[]): void {
  if (!versions.includes(ProtocolVersion.TLSv1_3)) throw bad('Encrypted Client Hello needs TLS 1.3 (RFC 9849 §6.1)');
}

const bad = (message: string): CallerFault => new CallerFault('ERR_TLSCOPE_BAD_ECH', message);
