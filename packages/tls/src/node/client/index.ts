/** A client's options, and what is made of them: the engine's configuration, and what its socket is made with. */
export type { ConnectOptions } from './options.ts';
export { clientSetup, type MakeClientEngine } from './setup.ts';
