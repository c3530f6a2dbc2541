import { concat, EMPTY, uintBytes, utf8 } from '../../src/bytes/index.ts';
import type { ConnectionInfo, Outcome, TlsEngine } from '../../src/engine/interface.ts';
import type { Side } from '../../src/events/index.ts';
import { CallerFault, TlsFault } from '../../src/wire/index.ts';

const HELLO = 1;
const DATA = 2;
const CLOSE = 3;
const BAD = 4;
const HEADER = 5;

/** Frames in clear with a one-message handshake each way: what is tested with it is the stream around an engine. */
export class FakeEngine implements TlsEngine {
  connection: ConnectionInfo | undefined;
  #pending: Uint8Array = EMPTY;
  #peerClosed = false;
  readonly side: Side;
  readonly renegotiating = false;

  constructor(side: Side) {
    this.side = side;
  }

  observe(): void {}

  start(): Outcome {
    return this.side === 'client' ? outcome({ send: [helloFrame()] }) : outcome({});
  }

  receive(bytes: Uint8Array): Outcome {
    this.#pending = concat(this.#pending, bytes);
    const send: Uint8Array[] = [];
    const data: Uint8Array[] = [];
    let connected = false;
    let peerClosed = false;
    for (;;) {
      if (this.#pending.length < HEADER) break;
      const [type] = this.#pending;
      const length = new DataView(this.#pending.buffer, this.#pending.byteOffset).getUint32(1);
      if (this.#pending.length < HEADER + length) break;
      const body = this.#pending.slice(HEADER, HEADER + length);
      this.#pending = this.#pending.slice(HEADER + length);
      if (type === HELLO) {
        this.connection = INFO;
        connected = true;
        if (this.side === 'server') send.push(helloFrame());
      } else if (type === DATA) data.push(body);
      else if (type === CLOSE) {
        this.#peerClosed = true;
        peerClosed = true;
      } else
        return outcome({
          send: [...send, frame(BAD)],
          data,
          connected,
          fault: new TlsFault('ERR_TLSCOPE_TRACE', 'a frame nobody knows'),
        });
    }
    return outcome({ send, data, connected, peerClosed });
  }

  receiveEnd(): Outcome {
    if (this.#peerClosed) return outcome({});
    return outcome({ fault: new TlsFault('ERR_TLSCOPE_TRUNCATED', 'the connection ended without close_notify') });
  }

  write(data: Uint8Array): Outcome {
    if (this.connection === undefined) throw new CallerFault('ERR_TLSCOPE_NOT_WRITABLE', 'not connected');
    return outcome({ send: data.length === 0 ? [] : [dataFrame(data)] });
  }

  close(): Outcome {
    return outcome({ send: [closeFrame()] });
  }

  resume(): Outcome {
    return outcome({});
  }

  cancel(): Outcome {
    return outcome({});
  }

  requestClientCertificate(): Outcome {
    return this.updateKeys();
  }

  updateKeys(): Outcome {
    return outcome({ send: [dataFrame(utf8('new keys'))] });
  }
}

export const frame = (type: number, body: Uint8Array = EMPTY): Uint8Array =>
  concat(Uint8Array.of(type), uintBytes(body.length, 4), body);
export const dataFrame = (body: Uint8Array): Uint8Array => frame(DATA, body);
export const helloFrame = (): Uint8Array => frame(HELLO);
export const closeFrame = (): Uint8Array => frame(CLOSE);

const outcome = (part: Partial<Outcome>): Outcome => ({
  send: [],
  data: [],
  earlyData: [],
  sessions: [],
  connected: false,
  authenticated: false,
  peerClosed: false,
  fault: undefined,
  waiting: undefined,
  ...part,
});

const INFO: ConnectionInfo = {
  protocol: 'TLSv1.3',
  cipherSuite: 'TLS_AES_128_GCM_SHA256',
  group: 'x25519',
  signatureScheme: 'ed25519',
  alpn: undefined,
  serverName: undefined,
  peerCertificates: [],
  localCertificates: [],
  peerRawPublicKey: undefined,
  ocspResponse: undefined,
  signedCertificateTimestamps: [],
  evidence: undefined,
  authorized: true,
  resumed: false,
  earlyData: 'none',
  ech: 'not offered',
  authorizationError: undefined,
  localFinished: new Uint8Array(32),
  peerFinished: new Uint8Array(32),
  tlsUnique: undefined,
  exportKeyingMaterial: (_label, _context, length) => new Uint8Array(length),
};
