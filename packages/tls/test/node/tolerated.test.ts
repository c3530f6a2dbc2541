/** Where verification is off, what is not needed to go on is reported and passed, as node:tls does; what is needed is refused with a diagnosis. */
import assert from 'node:assert/strict';
import { X509Certificate } from 'node:crypto';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { test } from 'node:test';
import tls from 'node:tls';
import { nodeProvider as provider } from 'tlscope/crypto/node';
import type { Diagnosis } from 'tlscope/diagnose';
import ours from 'tlscope/node';
import { issueCertificate, toPem, writePrivateKey } from 'tlscope/x509';

const hour = 3_600_000;
const now = Date.now();
const keys = provider.generateKey('secp256r1');
const key = toPem('PRIVATE KEY', writePrivateKey(keys));
const make = (keyUsage: readonly ('digitalSignature' | 'keyAgreement')[], notAfter = now + hour): Uint8Array =>
  issueCertificate({
    provider,
    subject: 'localhost',
    keys,
    san: ['localhost'],
    notBefore: Math.min(now, notAfter) - hour,
    notAfter,
    keyUsage,
    extendedKeyUsage: ['serverAuth', 'clientAuth'],
  });
const sound = make(['digitalSignature']);

const der = (tag: number, ...parts: readonly Uint8Array[]): Uint8Array => {
  const content = Buffer.concat(parts);
  const { length } = content;
  const size = length < 128 ? [length] : length < 256 ? [0x81, length] : [0x82, length >> 8, length & 255];
  return Buffer.concat([Uint8Array.of(tag, ...size), content]);
};
/** The certificate with another piece in the place of one; the lengths around it are made anew. */
function replace(whole: Uint8Array, from: Uint8Array, to: Uint8Array): Uint8Array {
  const at = Buffer.from(whole).indexOf(from);
  if (at === 0) return to;
  assert.ok(at > 0);
  const outer = [...pieces(whole.subarray(header(whole)))];
  const inside = header(whole);
  let start = inside;
  const changed = outer.map((piece) => {
    const mine = at >= start && at + from.length <= start + piece.length;
    start += piece.length;
    return mine ? replace(piece, from, to) : piece;
  });
  return der(whole[0]!, ...changed);
}
const header = (bytes: Uint8Array): number => (bytes[1]! < 128 ? 2 : 2 + (bytes[1]! & 127));
function* pieces(bytes: Uint8Array): Generator<Uint8Array> {
  for (let at = 0; at < bytes.length; ) {
    const head = header(bytes.subarray(at));
    let length = head === 2 ? bytes[at + 1]! : 0;
    for (let i = 2; i < head; i++) length = length * 256 + bytes[at + i]!;
    yield bytes.subarray(at, at + head + length);
    at += head + length;
  }
}

const bytes = (hex: string): Uint8Array => Buffer.from(hex, 'hex');
/** P-256 with its parameters written out (SEC 2 §2.4.2). */
const explicit = der(
  0x30,
  bytes('020101'),
  der(0x30, bytes('06072a8648ce3d0101'), der(0x02, bytes(`00ffffffff00000001${'0'.repeat(24)}${'f'.repeat(24)}`))),
  der(
    0x30,
    der(0x04, bytes(`ffffffff00000001${'0'.repeat(24)}${'f'.repeat(23)}c`)),
    der(0x04, bytes('5ac635d8aa3a93e7b3ebbd55769886bc651d06b0cc53b0f63bce3c3e27d2604b')),
  ),
  der(
    0x04,
    bytes(
      '046b17d1f2e12c4247f8bce6e563a440f277037d812deb33a0f4a13945d898c2964fe342e2fe1a7f9b8ee7eb4a7c0f9e162bce33576b315ececbb6406837bf51f5',
    ),
  ),
  der(0x02, bytes('00ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551')),
  bytes('020101'),
);
const month = (at: number): Uint8Array => Buffer.from(new Date(at).toISOString().slice(2, 7).replace('-', ''));
const unreadable = Buffer.from(sound);
unreadable.write('19', unreadable.indexOf(month(now - hour)) + 2);

const odd: Readonly<Record<string, Uint8Array>> = {
  'keyUsage without digitalSignature': make(['keyAgreement']),
  'explicit EC parameters': replace(sound, bytes('06082a8648ce3d030107'), explicit),
  'a time that cannot be read': unreadable,
};

interface Seen {
  readonly error: (Error & { readonly tls?: { readonly diagnoses: readonly Diagnosis[] } }) | undefined;
  readonly authorized: boolean;
  readonly authorizationError: unknown;
}
type Module = Pick<typeof tls, 'connect' | 'createServer'>;

type End = readonly [Module, string];

/** Both ends without verification; what the client and the server say of the peer. */
async function meet([client, own]: End, [server, cert]: End, version: tls.SecureVersion) {
  const listening = server.createServer({ cert, key, requestCert: true, rejectUnauthorized: false });
  const served = new Promise<Seen>((resolve) => {
    listening.once('secureConnection', (socket) => {
      socket.on('error', () => {});
      resolve({ error: undefined, ...said(socket) });
      socket.end('x');
    });
    listening.once('tlsClientError', (error) => resolve({ error, authorized: false, authorizationError: undefined }));
  });
  await once(listening.listen(0, '127.0.0.1'), 'listening');
  const { port } = listening.address() as AddressInfo;
  const options = { port, host: '127.0.0.1', servername: 'localhost', cert: own, key, rejectUnauthorized: false };
  const socket = client.connect({ ...options, minVersion: version, maxVersion: version });
  const connected = await new Promise<Seen>((resolve) => {
    socket.once('secureConnect', () => resolve({ error: undefined, ...said(socket) }));
    socket.on('error', (error) => resolve({ error, authorized: false, authorizationError: undefined }));
  });
  socket.resume();
  const theirs = await served;
  socket.destroy();
  listening.close();
  return { connected, served: theirs };
}
const said = ({ authorized, authorizationError }: tls.TLSSocket) => ({ authorized, authorizationError });

const node: Module = tls;
const here = ours as unknown as Module;
const fine = toPem('CERTIFICATE', sound);

for (const [what, cert] of Object.entries(odd)) {
  const pem = toPem('CERTIFICATE', cert);
  for (const version of ['TLSv1.2', 'TLSv1.3'] as const) {
    // OpenSSL's server has no suite of TLS 1.2 for a key that may not sign.
    if (version === 'TLSv1.3' || !what.startsWith('keyUsage')) {
      test(`${version}: a server with ${what}: a client without verification goes on and reports it, as node:tls does`, async () => {
        for (const client of [node, here]) {
          const { connected } = await meet([client, fine], [node, pem], version);
          assert.deepEqual([connected.error, connected.authorized], [undefined, false]);
          assert.ok(connected.authorizationError);
        }
      });
    }
    test(`${version}: a client with ${what}: a server without verification goes on and reports it, as node:tls does`, async () => {
      new X509Certificate(pem);
      for (const server of [node, here]) {
        const { served } = await meet([node, pem], [server, fine], version);
        assert.deepEqual([served.error, served.authorized], [undefined, false]);
        assert.ok(served.authorizationError);
      }
    });
  }
}

for (const version of ['TLSv1.2', 'TLSv1.3'] as const) {
  test(`${version}: a session of a server whose certificate ended before 1970 can be kept, and is over`, async (t) => {
    const cert = toPem('CERTIFICATE', make(['digitalSignature'], Date.UTC(1960, 0, 1)));
    const server = ours.createServer({ cert, key, maxVersion: version }, (socket) => socket.end('x'));
    t.after(() => server.close());
    await once(server.listen(0, '127.0.0.1'), 'listening');
    const { port } = server.address() as AddressInfo;
    const visit = async (session?: Buffer) => {
      const options = { port, host: '127.0.0.1', servername: 'localhost', rejectUnauthorized: false };
      const socket = ours.connect({ ...options, ...(session && { session }) }).resume();
      const [kept] = (await once(socket, 'session')) as [Buffer];
      const reused = socket.isSessionReused();
      socket.destroy();
      return { kept, reused };
    };
    const { kept } = await visit();
    assert.equal((await visit(kept)).reused, false);
  });
}
