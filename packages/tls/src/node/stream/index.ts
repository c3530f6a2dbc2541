/** A Duplex over an engine and a transport: back-pressure, ends, errors, time limits, and the story of why it failed. */
export { NetStream } from './net-stream.ts';
export type { StreamSetup } from './setup.ts';
export type { TlsReport } from './story.ts';
