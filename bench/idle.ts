import { type ChildProcess, fork } from 'node:child_process';

export type StackName = 'tlscope' | 'node:tls';
export type Role = 'server' | 'client';

/** Told to `idle-end.ts`, one process for each end. */
export interface Order {
  readonly role: Role;
  readonly stack: StackName;
  readonly connections: number;
  /** PEM of the root, and the port, of the server that a client goes to. */
  readonly server?: { readonly port: number; readonly ca: string };
}

/**
 * Bytes of memory that an idle connection of TLS 1.3 takes: what the process that holds them grew by, divided by their
 * number. Both stacks speak with the same peer, which is node:tls in a process of its own.
 */
export async function idle(role: Role, stack: StackName, connections: number): Promise<number> {
  const stackOf = (end: Role): StackName => (end === role ? stack : 'node:tls');
  const server = end({ role: 'server', stack: stackOf('server'), connections });
  const address = await told<NonNullable<Order['server']>>(server);
  const client = end({ role: 'client', stack: stackOf('client'), connections, server: address });
  const [atServer, atClient] = await Promise.all([told<number>(server), told<number>(client)]);
  for (const child of [server, client]) child.kill();
  return (role === 'server' ? atServer : atClient) / connections;
}

function end(order: Order): ChildProcess {
  return fork(new URL('./idle-end.ts', import.meta.url), [JSON.stringify(order)], {
    execArgv: [...process.execArgv, '--expose-gc'],
  });
}

/** The next that an end says; it may also fail, for want of file descriptors above all. */
const told = <T>(child: ChildProcess): Promise<T> =>
  new Promise((resolve, reject) => {
    child.once('message', (message) => resolve(message as T));
    child.once('exit', (code) => reject(new Error(`an end of idle connections stopped with ${code}; ulimit -n?`)));
  });
