/** Flags of `connect` for what TLS can do and node:tls has no option for. */

import { type Command, Option } from 'commander';
import type { ClientProtocol } from 'tlscope/node';
import { LEAST_SIZE_LIMIT, MAX_PLAINTEXT } from 'tlscope/wire';
import { UsageError } from '../host.ts';
import {
  blocksIn,
  bytesIn,
  compression,
  numberIn,
  paddingTo,
  pskIn,
  SIGNING_FLAGS,
  type SigningFlags,
  signing,
} from './values.ts';

export interface ClientFlags extends SigningFlags {
  readonly tls?: '1.2' | '1.3';
  readonly ciphers?: string;
  readonly session?: string;
  readonly earlyData?: string;
  readonly psk?: string;
  readonly pskAlone?: true;
  readonly ech?: string;
  readonly grease?: true;
  readonly keyShares?: string;
  readonly padding?: string;
  readonly recordSize?: string;
  readonly maxFragment?: string;
  readonly ocsp?: true;
  readonly scts?: true;
  readonly compress?: true;
  readonly rawPublicKey?: string;
  readonly delegated?: true;
  readonly postHandshakeAuth?: true;
  readonly fallback?: true;
  readonly renegotiation?: true;
}

/** In a group of their own in the help. */
export const withClientFlags = (command: Command): Command =>
  [
    ...SIGNING_FLAGS,
    ['--session <file>', 'take up the session in this file, and keep the newest one there: secret, as good as a key'],
    ['--early-data <text>', 'with --session: send this at once; whoever records it can send it again'],
    ['--psk <identity:key>', 'a key that both ends were given before, in hexadecimal'],
    ['--psk-alone', 'with --psk: also without a fresh key exchange; nothing is forward secret then'],
    ['--ech <list>', 'encrypt the hello: base64 of the ECHConfigList in the DNS, or a file of it; grease pretends'],
    ['--grease', 'mix reserved values into the hello, which servers must pass over'],
    ['--key-shares <list>', 'the groups to guess, out of --groups'],
    ['--padding <bytes>', 'hide the lengths of records: they become multiples of this'],
    ['--record-size <bytes>', 'take no longer records than this, 64 to 16384'],
    ['--max-fragment <bytes>', 'its forerunner, for servers that know no better: 512, 1024, 2048 or 4096'],
    ['--ocsp', 'ask for proof that the certificate is not revoked'],
    ['--scts', 'ask for the timestamps of public logs'],
    ['--compress', 'take a compressed certificate'],
    ['--raw-public-key <file>', 'a bare public key that the server may show instead of a chain, in PEM'],
    ['--delegated', 'let the server sign with a short-lived key that its certificate has signed'],
    ['--post-handshake-auth', 'let the server ask for the certificate later, too'],
    ['--fallback', 'say that this is another try with a lower version'],
    ['--renegotiation', 'TLS 1.2: let the server ask for another handshake'],
  ].reduce((all, [flag, says]) => all.addOption(new Option(flag!, says).helpGroup('Protocol:')), command);

/** Throws `UsageError` for what cannot be followed. */
export function clientProtocol(flags: ClientFlags): ClientProtocol {
  const { session, earlyData, keyShares, padding, recordSize, maxFragment, rawPublicKey } = flags;
  if (earlyData !== undefined && session === undefined) {
    throw new UsageError('--early-data needs --session.', 'Connect once with --session FILE, and then again.');
  }
  return {
    ...(earlyData !== undefined && { replayableEarlyData: new TextEncoder().encode(earlyData) }),
    ...signing(flags),
    ...keys(flags),
    ...ech(flags),
    ...(flags.grease && { grease: true }),
    ...(keyShares !== undefined && { keyShares: keyShares.split(',') }),
    ...(padding !== undefined && { padding: paddingTo(numberIn('--padding', padding, 1, MAX_PLAINTEXT)) }),
    ...(recordSize !== undefined && {
      recordSizeLimit: numberIn('--record-size', recordSize, LEAST_SIZE_LIMIT, MAX_PLAINTEXT),
    }),
    ...(maxFragment !== undefined && { maxFragmentLength: numberIn('--max-fragment', maxFragment, 512, 4096) }),
    ...(flags.ocsp && { requestOcspResponse: true }),
    ...(flags.scts && { requestSignedCertificateTimestamps: true }),
    ...(flags.compress && { certificateCompression: compression() }),
    ...(rawPublicKey !== undefined && { rawPublicKeys: blocksIn('--raw-public-key', rawPublicKey, 'PUBLIC KEY') }),
    ...(flags.delegated && { delegatedCredentials: true }),
    ...(flags.postHandshakeAuth && { postHandshakeAuth: true }),
    ...(flags.fallback && { fallback: true }),
    ...(flags.renegotiation && { allowRenegotiation: true }),
  };
}

/** One key must not serve both versions (RFC 9846 Appendix F.7): it is for TLS 1.2 where that is all that is asked for. */
function keys({ psk, pskAlone, tls }: ClientFlags): ClientProtocol {
  if (psk === undefined) return {};
  const given = pskIn(psk);
  if (tls === '1.2') return { choosePsk12: () => given };
  return { psks: [given], ...(pskAlone && { pskAlone }) };
}

function ech({ ech: given }: ClientFlags): ClientProtocol {
  if (given === undefined) return {};
  return given === 'grease' ? { greaseEch: true } : { ech: { configs: bytesIn('--ech', given) } };
}
