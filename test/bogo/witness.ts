/** What our own observer saw of a connection: the tests' expectations are held against it. */
import type { Session } from 'tlscope/engine';
import type { TlsEvent } from 'tlscope/observe';
import { decode } from 'tlscope/presentation';
import { ContentType, ServerHello } from 'tlscope/wire';

export class Witness {
  /** Client: what the server gave to come back with. */
  readonly sessions: Session[] = [];
  readonly #events: TlsEvent[] = [];
  readonly see = (event: TlsEvent): void => {
    this.#events.push(event);
  };

  get retried(): boolean {
    return this.#of('message').some(({ name }) => name === 'hello_retry_request');
  }

  /** How many handshakes followed the first one. */
  get renegotiations(): number {
    const hellos = this.#of('state').filter(({ from, on }) => from === 'TLS12_WAIT_SH' && on === 'server_hello');
    return hellos.length;
  }

  /** The newest secret of that direction; `undefined` before there is one. */
  trafficSecret(direction: 'read' | 'write'): Uint8Array | undefined {
    const name = this.#of('keys').findLast((keys) => keys.direction === direction)?.secret;
    return this.#of('secret').findLast((secret) => secret.name === name)?.value;
  }

  /** The body of the first message of that name, without its header. */
  message(direction: 'sent' | 'received', name: string): Uint8Array | undefined {
    const found = this.#of('message').find((message) => message.direction === direction && message.name === name);
    return found?.bytes.subarray(4);
  }

  /** The scheme in a client's CertificateVerify. */
  get clientSignature(): number | undefined {
    const body = this.message('received', 'certificate_verify');
    return body && body[0]! * 256 + body[1]!;
  }

  /** The names of the extensions in a ServerHello's body. */
  helloExtensions(body: Uint8Array): string[] {
    return (decode(ServerHello, body).extensions ?? []).map(({ type }) => type);
  }

  /** Each message, alert and change_cipher_spec in the runner's notation. */
  get script(): string {
    const lines = this.#events.flatMap((event) => {
      if (event.type === 'message' && event.part === 'inner') return [`${verb(event.direction)} clienthelloinner`];
      if (event.type === 'message' && event.name !== 'change_cipher_spec') {
        return [`${verb(event.direction)} hs ${event.bytes[0]}`];
      }
      if (event.type === 'alert') return [`${verb(event.direction)} alert ${event.level} ${event.description}`];
      const plainCcs = event.type === 'record' && event.bytes[0] === ContentType.change_cipher_spec;
      return plainCcs ? [`${verb(event.direction)} ccs`] : [];
    });
    return lines.map((line) => `${line}\n`).join('');
  }

  /** Where the handshake has been: each step of its graph, each alert, each rule that was broken. */
  passed(side: string): string[] {
    return [
      ...this.#of('state').map(({ from, on, to }) => `${side}: ${from} ${on} ${to}`),
      ...this.#of('alert').map(
        ({ direction, level, description }) => `${side}: alert ${direction} ${level} ${description}`,
      ),
      ...this.#of('fault').map(({ code, rule = '' }) => `${side}: ${code} ${rule}`),
    ];
  }

  #of<T extends TlsEvent['type']>(type: T): Extract<TlsEvent, { type: T }>[] {
    return this.#events.filter((event): event is Extract<TlsEvent, { type: T }> => event.type === type);
  }
}

const verb = (direction: 'sent' | 'received'): string => (direction === 'sent' ? 'write' : 'read');
