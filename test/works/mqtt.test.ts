/** mqtt.js and aedes over our sockets, with client certificates: over mosquitto, over each other, and each with the other's TLS. */
import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import * as tls from 'node:tls';
import { Aedes } from 'aedes';
import mqtt, { type MqttClient } from 'mqtt';
import type { ConnectOptions } from 'tlscope/node';
import { device, serve } from '../../docs/examples/mqtt.ts';
import { mosquitto } from '../interop/support/mosquitto.ts';
import { Pki } from '../interop/support/pki.ts';
import { needs } from '../interop/support/places.ts';
import { type Scope, suiteScope } from '../interop/support/process.ts';
import { lines } from '../interop/support/stack.ts';
import { listen } from './support/listen.ts';

const payload = lines(200_000);

async function roundTrip(t: Scope, client: MqttClient): Promise<void> {
  t.after(() => client.end(true));
  await new Promise((resolve, reject) => client.once('connect', resolve).once('error', reject));
  await client.subscribeAsync('parcels', { qos: 1 });
  const heard = new Promise<string>((resolve) => client.once('message', (_topic, data) => resolve(`${data}`)));
  await client.publishAsync('parcels', payload, { qos: 1 });
  assert.equal(await heard, payload);
}

describe('MQTT', needs('openssl'), () => {
  const scope = suiteScope();
  let pki: Pki;
  let ca: string;
  before(async () => {
    pki = await Pki.make(scope);
    ca = pki.root;
  });

  const pairOf = ({ chain, key }: { chain: string; key: string }) => ({ cert: chain, key });
  const options = async (port: number): Promise<ConnectOptions & { port: number }> => ({
    port,
    host: 'localhost',
    ca,
    ...pairOf(await pki.client('p256')),
  });

  async function broker(t: Scope): Promise<Aedes> {
    const aedes = await Aedes.createBroker();
    t.after(() => new Promise<void>((resolve) => aedes.close(resolve)));
    return aedes;
  }

  for (const protocol of ['TLSv1.2', 'TLSv1.3'] as const) {
    test(`mqtt.js over ours, mosquitto that demands a certificate: ${protocol}`, needs('mosquitto'), async (t) => {
      const leaf = await pki.leaf('p256');
      const more = [`cafile ${pki.rootFile}`, 'require_certificate true', 'use_identity_as_username true'];
      const port = await mosquitto(t, { leaf, protocol, more });
      await roundTrip(t, device(await options(port)));
    });
  }

  test('mqtt.js over ours, aedes over ours', async (t) => {
    const port = await listen(t, serve(await broker(t), { ca, ...pairOf(await pki.leaf('p256')) }));
    await roundTrip(t, device(await options(port)));
  });

  test('mqtt.js over ours, aedes over node:tls', async (t) => {
    const secure = { ca, ...pairOf(await pki.leaf('p256')), requestCert: true, rejectUnauthorized: true };
    const { handle } = await broker(t);
    const port = await listen(t, tls.createServer(secure, handle));
    await roundTrip(t, device(await options(port)));
  });

  test('mqtt.js over node:tls, aedes over ours', async (t) => {
    const port = await listen(t, serve(await broker(t), { ca, ...pairOf(await pki.leaf('p256')) }));
    const { cert, key } = await options(port);
    await roundTrip(t, mqtt.connect(`mqtts://localhost:${port}`, { ca, cert, key, reconnectPeriod: 0 } as object));
  });

  test('aedes over ours takes no client without a certificate', async (t) => {
    const aedes = await broker(t);
    let clients = 0;
    aedes.on('client', () => clients++);
    const port = await listen(t, serve(aedes, { ca, ...pairOf(await pki.leaf('p256')) }));
    const client = device({ port, host: 'localhost', ca });
    t.after(() => client.end(true));
    const error = await new Promise<object>((resolve, reject) => {
      client.once('error', (reason) => resolve(reason)).once('connect', reject);
    });
    assert.equal((error as { code?: unknown }).code, 'ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED');
    assert.equal(clients, 0);
  });
});
