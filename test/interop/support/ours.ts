import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { type CommonOptions, connect, createServer, type TLSSocket } from 'tlscope/node';
import type { TlsEvent } from 'tlscope/observe';
import { HOST } from './pki.ts';
import { offeredGroups, type Setting } from './settings.ts';
import type { Connected, Stack } from './stack.ts';

/** What our side has seen of a connection, filled as it goes on. */
interface Seen {
  readonly events: TlsEvent[];
  readonly keylog: string[];
}

/** Our own side of every interop test. */
export const ours: Stack = {
  async connect(scope, port, root, setting) {
    const record: Seen = { events: [], keylog: [] };
    const observe = (event: TlsEvent): unknown => record.events.push(event);
    const groups = offeredGroups(setting);
    const socket = connect({
      port,
      host: '127.0.0.1',
      servername: HOST,
      ca: root,
      ...common(setting),
      groups,
      observe,
    });
    scope.after(() => socket.destroy());
    socket.on('keylog', (line) => record.keylog.push(`${line}`));
    await once(socket, 'secureConnect');
    socket.on('error', () => {}); // The test looks at what it reads; after the test the peer may be killed first.
    return connected(socket, record);
  },

  async serve(scope, leaf, setting, use) {
    const records = new Map<TLSSocket, Seen>();
    const recordOf = (socket: TLSSocket): Seen => {
      const record = records.get(socket) ?? { events: [], keylog: [] };
      records.set(socket, record);
      return record;
    };
    const groups = setting.group === undefined ? {} : { groups: [setting.group] };
    const observe = (event: TlsEvent, socket: TLSSocket): unknown => recordOf(socket).events.push(event);
    const own = { cert: leaf.chain, key: leaf.key };
    const server = createServer({ ...own, ...common(setting), ...groups, observe }, (socket) =>
      use(connected(socket, recordOf(socket))),
    );
    server.on('keylog', (line, socket) => recordOf(socket).keylog.push(`${line}`));
    const transports = new Set<{ destroy(): void }>();
    server.on('connection', (transport) => transports.add(transport));
    scope.after(() => {
      for (const transport of transports) transport.destroy();
      return new Promise((resolve) => server.close(resolve));
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return (server.address() as AddressInfo).port;
  },
};

const common = ({ protocol, suite, alpn }: Setting): CommonOptions => ({
  minVersion: protocol,
  maxVersion: protocol,
  cipherSuites: [suite],
  ...(alpn === undefined ? {} : { ALPNProtocols: [alpn] }),
});

function connected(socket: TLSSocket, record: Seen): Connected {
  const messages = record.events.flatMap((event) => (event.type === 'message' ? [event.name] : []));
  const groups = record.events.flatMap((event) =>
    event.type === 'decision' && event.what === 'group' ? [event.chosen] : [],
  );
  return {
    stream: socket,
    protocol: socket.getProtocol()!,
    suite: socket.getCipher()!.standardName,
    alpn: socket.alpnProtocol || undefined,
    group: groups.at(-1),
    retried: messages.includes('hello_retry_request'),
    ...record,
  };
}
