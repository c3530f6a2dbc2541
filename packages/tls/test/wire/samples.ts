/** Real messages: made here, written by Node's own TLS, and, where its text is beside the project, those of RFC 8448. */
import { Duplex } from 'node:stream';
import { type ConnectionOptions, connect } from 'node:tls';
import * as wire from '../../src/wire/index.ts';
import { rfc8448 } from '../support/rfc8448.ts';
import type { Sample } from './laws.ts';
import { hellos } from './samples-hello.ts';
import { messages12, messages13 } from './samples-messages.ts';
import { records, sealedInside } from './samples-record.ts';

export function localSamples(): Sample[] {
  return [...hellos(), ...messages13(), ...messages12(), ...records(), ...sealedInside()];
}

/** The ClientHellos Node writes, caught before they reach a network. */
export async function nodeSamples(): Promise<Sample[]> {
  const records = await Promise.all([
    clientHelloOfNode({ servername: 'example.com', ALPNProtocols: ['h2', 'http/1.1'] }),
    clientHelloOfNode({ maxVersion: 'TLSv1.2', servername: 'example.org' }),
    clientHelloOfNode({ minVersion: 'TLSv1.3', ecdhCurve: 'X448:P-521' }),
  ]);
  return records.flatMap((record, i) => [
    { name: `Node record ${i}`, codec: wire.TLSPlaintext, bytes: record },
    { name: `Node ClientHello ${i}`, codec: wire.HandshakeUnversioned, bytes: record.slice(5) },
  ]);
}

export function rfc8448Samples(): Sample[] {
  const named =
    /^(Client|Server)Hello$|^(EncryptedExtensions|Certificate|CertificateRequest|CertificateVerify|Finished|NewSessionTicket|EndOfEarlyData|HelloRetryRequest)$/;
  return rfc8448().flatMap(({ section, title, blocks }) =>
    [...blocks].flatMap(([name, block]): Sample[] => {
      const where = `RFC 8448 §${section} ${name}`;
      if (name === 'complete record') {
        return [{ name: where, codec: block[0] === 23 ? wire.TLSCiphertext : wire.TLSPlaintext, bytes: block }];
      }
      const isMessage = (title.startsWith('construct') && named.test(name)) || (name === 'payload' && block[0] === 1);
      return isMessage && isWhole(block) ? [{ name: where, codec: wire.Handshake13, bytes: block }] : [];
    }),
  );
}

/** One trace shows a ClientHello before its binders are there. */
const isWhole = (message: Uint8Array): boolean => message.length === 4 + message[2]! * 256 + message[3]!;

async function clientHelloOfNode(options: ConnectionOptions): Promise<Uint8Array> {
  return new Promise((resolve) => {
    const wireEnd = new Duplex({
      read() {},
      write(chunk: Uint8Array, _encoding, done) {
        done();
        resolve(new Uint8Array(chunk));
        wireEnd.destroy();
      },
    });
    const socket = connect({ ...options, socket: wireEnd });
    socket.on('error', () => {});
  });
}
