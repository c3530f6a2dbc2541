/** Ciphers of the nineties, by OpenSSL: its version 3 keeps them in its legacy provider, which Node loads only when told. */
import { spawnSync } from 'node:child_process';
import { createDecipheriv } from 'node:crypto';

interface LegacyCipher {
  /** As OpenSSL calls it. */
  readonly name: string;
  /** In bytes. */
  readonly keyLength: number;
  readonly ivLength: 0 | 8;
  /** For a person. */
  readonly says: string;
}

/** RFC 7292 §C */
export const LEGACY_CIPHERS: Readonly<Record<string, LegacyCipher>> = {
  pbeWithSHAAnd128BitRC4: { name: 'rc4', keyLength: 16, ivLength: 0, says: '128-bit RC4' },
  pbeWithSHAAnd40BitRC4: { name: 'rc4-40', keyLength: 5, ivLength: 0, says: '40-bit RC4' },
  'pbeWithSHAAnd128BitRC2-CBC': { name: 'rc2-cbc', keyLength: 16, ivLength: 8, says: '128-bit RC2' },
  'pbewithSHAAnd40BitRC2-CBC': { name: 'rc2-40-cbc', keyLength: 5, ivLength: 8, says: '40-bit RC2' },
};

/**
 * The plain bytes; `undefined` where this runtime has no such cipher. `elsewhere` allows a second Node, with the legacy
 * provider, for this alone. Throws where the key is wrong.
 */
export function legacyDecipher(
  name: string,
  key: Uint8Array,
  iv: Uint8Array,
  data: Uint8Array,
  elsewhere: boolean,
): Uint8Array | undefined {
  let cipher: ReturnType<typeof createDecipheriv>;
  try {
    cipher = createDecipheriv(name, key, iv.length === 0 ? null : iv);
  } catch {
    return elsewhere ? byAnotherNode(name, key, iv, data) : undefined;
  }
  return new Uint8Array(Buffer.concat([cipher.update(data), cipher.final()]));
}

const PROGRAM = `
const { createDecipheriv } = require('node:crypto');
const { name, key, iv, data } = JSON.parse(require('node:fs').readFileSync(0, 'utf8'));
const bytes = (text) => Buffer.from(text, 'base64');
let cipher;
try { cipher = createDecipheriv(name, bytes(key), iv === '' ? null : bytes(iv)); } catch { process.exit(3); }
process.stdout.write(Buffer.concat([cipher.update(bytes(data)), cipher.final()]).toString('base64'));
`;
const NO_SUCH_CIPHER = 3;

/** The key goes through a pipe: arguments are for everybody to see. */
function byAnotherNode(name: string, key: Uint8Array, iv: Uint8Array, data: Uint8Array): Uint8Array | undefined {
  const text = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64');
  const input = JSON.stringify({ name, key: text(key), iv: text(iv), data: text(data) });
  const { status, stdout, error } = spawnSync(process.execPath, ['--openssl-legacy-provider', '-e', PROGRAM], {
    input,
    env: {},
    stdio: ['pipe', 'pipe', 'ignore'],
    maxBuffer: 2 * input.length + 1024,
  });
  if (error !== undefined || status === NO_SUCH_CIPHER || status === 9) return undefined;
  if (status !== 0) throw new Error('it does not open with that key');
  return new Uint8Array(Buffer.from(String(stdout), 'base64'));
}
