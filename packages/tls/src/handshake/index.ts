/** The handshakes: graphs, states, and one handler for each message of each state. */
export { sendClientHello } from './client/hello.ts';
export type { ClientStates } from './client/states.ts';
export { clientSteps } from './client/steps.ts';
export { Context } from './context.ts';
export type { Effect, Installation } from './effects.ts';
export { clientGraph, type Graph, graphs, mermaid, serverGraph } from './graph.ts';
export { sendKeyUpdate, type Traffic } from './key-update.ts';
export { type CodecName, codecOf, messageCodecs } from './machine.ts';
export type { ServerStates } from './server/states.ts';
export { serverSteps } from './server/steps.ts';
export type { ClientSettings, ServerSettings, Settings } from './settings.ts';
export type { Summary } from './summary.ts';
