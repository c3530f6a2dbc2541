/** Flags of `serve` for what TLS can do and node:tls has no option for. */

import { existsSync } from 'node:fs';
import { type Command, Option } from 'commander';
import { SECOND, WEEK } from 'tlscope/bytes';
import { nodeProvider as provider } from 'tlscope/crypto/node';
import { makeEchConfig, RecordedHellos } from 'tlscope/engine';
import type { ServerOptions, ServerProtocol } from 'tlscope/node';
import { LEAST_SIZE_LIMIT, MAX_PLAINTEXT } from 'tlscope/wire';
import { readSecret, writeNamed, writePublic } from '../files.ts';
import { type Host, UsageError } from '../host.ts';
import {
  blocksIn,
  compression,
  filtersIn,
  numberIn,
  paddingTo,
  pskIn,
  SIGNING_FLAGS,
  type SigningFlags,
  signing,
} from './values.ts';

export interface ServerFlags extends SigningFlags {
  readonly oidFilter?: string;
  readonly tls?: '1.2' | '1.3';
  readonly requestCert?: 'optional' | 'required';
  readonly clientCa?: string;
  readonly tickets?: string;
  readonly ticketLifetime?: string;
  readonly ticketKeys?: string;
  readonly earlyData?: string;
  readonly psk?: string;
  readonly pskAlone?: true;
  readonly pskHint?: string;
  readonly ech?: string;
  readonly echOut?: string;
  readonly cookie?: true;
  readonly padding?: string;
  readonly recordSize?: string;
  readonly compress?: true;
  readonly staple?: string;
}

export const withServerFlags = (command: Command): Command =>
  [
    ...SIGNING_FLAGS.map(([flag, says]) => new Option(flag, says)),
    new Option('--oid-filter <list>', 'NUMBER:VALUE of extensions that their certificates must have, in hexadecimal'),
    new Option('--request-cert <how>', 'ask callers for a certificate; --client-ca says whose').choices([
      'optional',
      'required',
    ]),
    new Option('--client-ca <file>', 'the roots of their certificates, in PEM'),
    new Option('--tickets <number>', 'how many tickets a caller gets to resume with; 0 for none'),
    new Option('--ticket-lifetime <seconds>', 'for how long they hold, 604800 at most'),
    new Option('--ticket-keys <file>', 'the 48 bytes that lock them; made where the file is not there. Secret'),
    new Option(
      '--early-data <bytes>',
      'take so much with the first message of who comes back; a recording of it is refused. Not with --ticket-keys',
    ),
    new Option('--psk <identity:key>', 'a key that both ends were given before, in hexadecimal'),
    new Option('--psk-alone', 'with --psk: also without a fresh key exchange; nothing is forward secret then'),
    new Option('--psk-hint <text>', 'TLS 1.2: helps callers to find the key'),
    new Option('--ech <name>', 'open encrypted hellos; NAME is the one in front, which everybody sees'),
    new Option('--ech-out <file>', 'with --ech: write what goes into the DNS there, in base64'),
    new Option('--cookie', 'make each caller come twice, to show that it can be reached'),
    new Option('--padding <bytes>', 'hide the lengths of records: they become multiples of this'),
    new Option('--record-size <bytes>', 'take no longer records than this, 64 to 16384'),
    new Option('--compress', 'send the certificate compressed to callers that take it so'),
    new Option('--staple <file>', 'show this OCSP response (DER) to callers that ask for one'),
  ].reduce((all, option) => all.addOption(option.helpGroup('Protocol:')), command);

/** Throws `UsageError` for what cannot be followed. */
export async function serverProtocol(flags: ServerFlags, host: Host): Promise<Partial<ServerOptions>> {
  const { tickets, ticketLifetime, ticketKeys, earlyData, padding, recordSize } = flags;
  const maxSize = earlyData === undefined ? 0 : numberIn('--early-data', earlyData, 1, 1_048_576);
  if (maxSize > 0 && ticketKeys !== undefined) {
    const why = 'another server with these keys, or this one before, could take the same data again';
    throw new UsageError(`--early-data does not go with --ticket-keys: ${why}.`, 'Leave one of them out.');
  }
  const count = tickets === undefined ? undefined : numberIn('--tickets', tickets, 0, 16);
  const lifetime = ticketLifetime && numberIn('--ticket-lifetime', ticketLifetime, 1, WEEK / SECOND);
  return {
    ...(await clients(flags)),
    ...(lifetime && { sessionTimeout: lifetime }),
    ...(ticketKeys !== undefined && { ticketKeys: await keysIn(ticketKeys, host) }),
    protocol: {
      ...(count !== undefined && { ticketCount: count }),
      ...(maxSize > 0 && { earlyData: { maxSize, antiReplay: new RecordedHellos(0) } }),
      ...signing(flags),
      ...(flags.oidFilter !== undefined && { oidFilters: filtersIn(flags.oidFilter) }),
      ...keys(flags),
      ...(await ech(flags)),
      ...(flags.cookie && { cookie: true }),
      ...(padding !== undefined && { padding: paddingTo(numberIn('--padding', padding, 1, MAX_PLAINTEXT)) }),
      ...(recordSize !== undefined && {
        recordSizeLimit: numberIn('--record-size', recordSize, LEAST_SIZE_LIMIT, MAX_PLAINTEXT),
      }),
      ...(flags.compress && { certificateCompression: compression() }),
    },
  };
}

async function clients({ requestCert, clientCa }: ServerFlags): Promise<Partial<ServerOptions>> {
  if (requestCert === undefined) return {};
  if (clientCa === undefined) throw new UsageError('--request-cert needs --client-ca.', 'Give the roots of callers.');
  const roots = blocksIn('--client-ca', clientCa, 'CERTIFICATE');
  return { requestCert: true, rejectUnauthorized: requestCert === 'required', ca: roots };
}

/** One key must not serve both versions (RFC 9846 Appendix F.7): it is for TLS 1.2 where that is all that is spoken. */
function keys({ psk, pskAlone, pskHint, tls }: ServerFlags): ServerProtocol {
  if (psk === undefined) return {};
  const { identity, key } = pskIn(psk);
  const isOurs = (asked: Uint8Array): boolean => Buffer.from(asked).equals(identity);
  const hint = pskHint !== undefined && { pskIdentityHint: new TextEncoder().encode(pskHint) };
  if (tls === '1.2') return { findPsk12: (asked) => (isOurs(asked) ? key : undefined), ...hint };
  return { findPsk: (asked) => (isOurs(asked) ? { identity, key } : undefined), ...(pskAlone && { pskAlone }) };
}

const KEY_LENGTH = 48;

async function keysIn(path: string, host: Host): Promise<Uint8Array> {
  if (!existsSync(path)) await writeNamed(path, provider.random(KEY_LENGTH), 'wx');
  const found = await readSecret(path, 'The ticket keys', host);
  if (found.length === KEY_LENGTH) return found;
  throw new UsageError(`--ticket-keys: ${path} has ${found.length} bytes, not ${KEY_LENGTH}.`, 'Name another file.');
}

/** The key is for this run alone; callers get new settings where they come with old ones. */
async function ech({ ech: publicName, echOut }: ServerFlags): Promise<ServerProtocol> {
  if (publicName === undefined) return {};
  const made = makeEchConfig({ provider, publicName });
  if (echOut !== undefined) await writePublic(echOut, `${Buffer.from(made.configList).toString('base64')}\n`);
  return { ech: { keys: [made] } };
}
