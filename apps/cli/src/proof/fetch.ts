/**
 * What certificates point to, over HTTP, as RFC 5280 §4.2.2.1 has it, and with limits: strangers choose these addresses.
 * Who is outside sends nobody to what only this machine can reach, and nobody is sent on.
 */
import { type LookupAddress, lookup } from 'node:dns';
import { get } from 'node:http';
import { BlockList, isIP, type LookupFunction } from 'node:net';
import type { Fetcher } from 'tlscope/x509';

const MAX_BYTES = 65_536;
/** Milliseconds, for all of it. */
const PATIENCE = 5_000;

/** `from`: the address of who presented the certificates. */
export const httpFetcher =
  (signal: AbortSignal, from: string | undefined): Fetcher =>
  async (url) => {
    const { protocol, hostname, username } = new URL(url);
    const host = hostname.replace(/^\[|\]$/g, '');
    const inside = from !== undefined && isInside(from);
    if (protocol !== 'http:' || username !== '' || (isIP(host) !== 0 && isInside(host) && !inside)) return undefined;
    const patience = AbortSignal.any([signal, AbortSignal.timeout(PATIENCE)]);
    return new Promise((resolve, reject) => {
      get(url, { signal: patience, agent: false, ...(inside ? {} : { lookup: outside }) }, async (response) => {
        try {
          resolve(response.statusCode === 200 ? await bounded(response) : undefined);
        } catch (error) {
          reject(error as Error);
        } finally {
          response.destroy();
        }
      }).on('error', reject);
    });
  };

async function bounded(stream: AsyncIterable<unknown>): Promise<Uint8Array | undefined> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of stream) {
    size += (part as Buffer).length;
    if (size > MAX_BYTES) return undefined;
    parts.push(part as Buffer);
  }
  return new Uint8Array(Buffer.concat(parts));
}

/** A name may lead inside as well; what is connected to is what was looked at. */
const outside: LookupFunction = (name, options, done) =>
  lookup(name, { ...options, all: true }, (error, found: LookupAddress[]) => {
    const kept = error === null ? found.filter(({ address }) => !isInside(address)) : [];
    const [first] = kept;
    if (first === undefined) done(error ?? new Error(`${name} leads inside`), '', 0);
    else if (options.all === true) done(null, kept);
    else done(null, first.address, first.family);
  });

/** This machine, the networks that only it reaches, and what is no address of anybody (RFC 6890). */
const INSIDE = new BlockList();
for (const [net, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.168.0.0', 16],
  ['224.0.0.0', 3],
] as const) {
  INSIDE.addSubnet(net, bits, 'ipv4');
}
/** Of IPv6 only what is given out to the world is outside; that, and IPv4 in it, is looked at by itself. */
const GLOBAL = new BlockList();
GLOBAL.addSubnet('2000::', 3, 'ipv6');
/** Translations of IPv4. */
const TRANSLATED = new BlockList();
TRANSLATED.addSubnet('2002::', 16, 'ipv6');

export function isInside(address: string): boolean {
  const plain = address.replace(/%.*$/, '');
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(plain)?.[1];
  if (mapped !== undefined || isIP(plain) === 4) return INSIDE.check(mapped ?? plain, 'ipv4');
  return !GLOBAL.check(plain, 'ipv6') || TRANSLATED.check(plain, 'ipv6');
}
