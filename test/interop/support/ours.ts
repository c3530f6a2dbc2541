/** Our own side of every interop test. */
export { nodeTls as ours } from './node-tls.ts';
