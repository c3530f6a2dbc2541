/** A server's options, and what is made of them: contexts, sessions, the engine's configuration, and what its sockets are made with. */
export { type ClusterHellosOptions, clusterHellos } from './cluster-hellos.ts';
export type { ServerOptionsFor } from './options.ts';
export { type MakeServerEngine, ServerSide } from './server-side.ts';
export type { SharedTickets } from './session-tickets.ts';
export { serverSetup } from './setup.ts';
