import assert from 'node:assert/strict';
import type { Duplex, Readable } from 'node:stream';
import type { TlsEvent } from 'tlscope/observe';
import type { LeafFiles } from './pki.ts';
import { inTime, type Scope } from './process.ts';
import type { Setting } from './settings.ts';

/** What one end says about its finished handshake. */
export interface Connected {
  readonly stream: Duplex;
  readonly protocol: string;
  /** As IANA spells it. */
  readonly suite: string;
  readonly alpn: string | undefined;
  /** Absent where the stack does not say, and with static RSA. */
  readonly group?: string | undefined;
  /** Whether a HelloRetryRequest was seen; absent where the stack does not say. */
  readonly retried?: boolean;
  /** What our side has seen, and its SSLKEYLOGFILE lines; both grow as the connection goes on. */
  readonly events?: readonly TlsEvent[];
  readonly keylog?: readonly string[];
}

/** A TLS stack that runs in this process: ours, and node:tls. */
export interface Stack {
  /** Rejects where the handshake fails, or the server's chain does not lead to `root` (PEM) and name the host. */
  connect(scope: Scope, port: number, root: string, setting: Setting): Promise<Connected>;
  /** Serves on a port of its own, which it returns. */
  serve(scope: Scope, leaf: LeafFiles, setting: Setting, use: (end: Connected) => void): Promise<number>;
}

/** Text of `size` bytes in lines, no two of them alike. */
export function lines(size: number): string {
  let text = '';
  for (let i = 0; text.length < size; i++) text += `${i} what is written here has to arrive as it was written\n`;
  return `${text.slice(0, size - 1)}\n`;
}

/** A server and the connections it has taken so far. What its ends should be like is for the test to say. */
export interface Serving {
  readonly port: number;
  readonly ends: readonly Connected[];
}

/** Sends everything back. */
export async function serveEcho(scope: Scope, stack: Stack, leaf: LeafFiles, setting: Setting): Promise<Serving> {
  const ends: Connected[] = [];
  const port = await stack.serve(scope, leaf, setting, (end) => {
    ends.push(end);
    end.stream.on('error', () => {}); // The test looks at the other end.
    end.stream.pipe(end.stream);
  });
  return { port, ends };
}

/** Sends `data`, ends, and returns everything the peer has sent until its own end. */
export async function exchange(stream: Duplex, data: string): Promise<string> {
  stream.end(data);
  return everything(stream);
}

export async function everything(stream: Readable): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of stream) parts.push(part);
  return Buffer.concat(parts).toString();
}

/** Resolves with the first `size` bytes the peer sends. */
export function received(stream: Duplex, size: number): Promise<string> {
  let text = '';
  const whole = new Promise<string>((resolve, reject) => {
    const hear = (part: Buffer): void => {
      text += part;
      if (text.length < size) return;
      stream.off('data', hear);
      resolve(text);
    };
    stream.on('data', hear).once('error', reject);
    stream.once('end', () => reject(new Error(`the stream ended after ${text.length} of ${size} bytes`)));
  });
  return inTime(whole, () => `${text.length} of ${size} bytes came`);
}

/** The handshake came out as it was set up. */
export function assertNegotiated(end: Connected | undefined, setting: Setting): void {
  assert.ok(end, 'there is a connection');
  assert.equal(end.protocol, setting.protocol);
  assert.equal(end.suite, setting.suite);
  assert.equal(end.alpn, setting.alpn);
  if ('group' in end) assert.equal(end.group, setting.group);
  if ('retried' in end) assert.equal(end.retried, setting.retry ?? false);
  const macs = end.events?.flatMap((event) => (event.type === 'keys' && event.mac !== undefined ? [event.mac] : []));
  if (macs === undefined || !setting.suite.includes('_CBC_')) return;
  assert.deepEqual(
    macs.map(({ encryptThenMac }) => encryptThenMac),
    Array(2).fill(setting.macThenEncrypt !== true),
  );
}
