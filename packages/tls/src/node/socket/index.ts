/** `TLSSocket`, over the stream of a connection: made for `connect` and `Server`, or by hand. */
export { TLSSocket, type TLSSocketOptions } from './socket.ts';
