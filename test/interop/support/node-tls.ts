import { once } from 'node:events';
import type { AddressInfo, Socket } from 'node:net';
import { connect, createServer, type SecureContextOptions, type TLSSocket } from 'node:tls';
import { HOST } from './pki.ts';
import { offeredGroups, opensslGroup, opensslSuite, type Setting } from './settings.ts';
import type { Connected, Stack } from './stack.ts';

/** node:tls as a peer; and in the place of our own side, to prove the rest of the harness. */
export const nodeTls: Stack = {
  async connect(scope, port, root, setting) {
    const groups = offeredGroups(setting).map((group) => opensslGroup[group]);
    const socket = connect({ port, ca: root, servername: HOST, ...common(setting), ecdhCurve: groups.join(':') });
    scope.after(() => socket.destroy());
    await once(socket, 'secureConnect');
    socket.on('error', () => {}); // The test looks at what it reads; after the test the peer may be killed first.
    return connected(socket);
  },

  async serve(scope, leaf, setting, use) {
    const curve = setting.group === undefined ? {} : { ecdhCurve: opensslGroup[setting.group] };
    const sockets = new Set<Socket>();
    const server = createServer({ cert: leaf.chain, key: leaf.key, ...common(setting), ...curve }, (socket) =>
      use(connected(socket)),
    );
    server.on('connection', (socket) => sockets.add(socket));
    scope.after(() => {
      for (const socket of sockets) socket.destroy();
      return new Promise((resolve) => server.close(resolve));
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return (server.address() as AddressInfo).port;
  },
};

const common = ({ protocol, suite, alpn }: Setting): SecureContextOptions & { ALPNProtocols?: string[] } => ({
  minVersion: protocol,
  maxVersion: protocol,
  ciphers: opensslSuite(suite),
  ...(alpn === undefined ? {} : { ALPNProtocols: [alpn] }),
});

const connected = (socket: TLSSocket): Connected => ({
  stream: socket,
  protocol: socket.getProtocol()!,
  suite: socket.getCipher().standardName,
  alpn: socket.alpnProtocol || undefined,
});
