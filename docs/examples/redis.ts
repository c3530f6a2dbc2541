import { AbstractConnector, Redis } from 'ioredis';
import { type ConnectOptions, connect } from 'tlscope/node';

export function client(tls: ConnectOptions): Redis {
  class Connector extends AbstractConnector {
    async connect() {
      this.stream = connect(tls) as never;
      return this.stream;
    }
  }
  return new Redis({ Connector: Connector as never });
}
