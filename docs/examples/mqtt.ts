import type { Aedes } from 'aedes';
import { MqttClient } from 'mqtt';
import { type ConnectOptions, connect, createServer, type Server, type ServerOptions } from 'tlscope/node';

/** mqtt.js: a fresh connection whenever it asks for one. With `cert` and `key` a client shows who it is. */
export const device = (options: ConnectOptions): MqttClient =>
  new MqttClient(() => connect(options), { clientId: 'parcel-counter' });

/** aedes behind our server, for clients that show a certificate of `ca` and for no others. */
export const serve = (broker: Aedes, options: ServerOptions): Server =>
  createServer({ ...options, requestCert: true }, broker.handle);
