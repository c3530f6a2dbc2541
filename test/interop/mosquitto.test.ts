import assert from 'node:assert/strict';
import { connect } from 'node:net';
import { before, describe as group, test } from 'node:test';
import { MqttClient } from 'mqtt';
import { mosquitto, mosquittoBridge } from './support/mosquitto.ts';
import { ours } from './support/ours.ts';
import { Pki } from './support/pki.ts';
import { needs } from './support/places.ts';
import { type Scope, suiteScope } from './support/process.ts';
import { describe, settings } from './support/settings.ts';
import { lines } from './support/stack.ts';

const data = lines(100_000);
const cases = settings.filter((s) => s.alpn === undefined && s.retry === undefined);

async function mqttOver(scope: Scope, stream: ConstructorParameters<typeof MqttClient>[0]): Promise<MqttClient> {
  const client = new MqttClient(stream, { reconnectPeriod: 0, clean: true, clientId: `tlscope-${process.pid}` });
  scope.after(() => client.endAsync(true));
  await new Promise((resolve, reject) => client.once('connect', resolve).once('error', reject));
  return client;
}

const message = (client: MqttClient): Promise<[topic: string, payload: string]> =>
  new Promise((resolve) => client.once('message', (topic, payload) => resolve([topic, `${payload}`])));

group('mosquitto', needs('openssl', 'mosquitto'), () => {
  const scope = suiteScope();
  let pki: Pki;
  before(async () => {
    pki = await Pki.make(scope);
  });

  // The broker takes any group and suite of its version: it is our client that allows one only.
  for (const setting of cases) {
    test(`mqtt.js over our client, mosquitto: ${describe(setting)}`, async (t) => {
      const { protocol } = setting;
      const port = await mosquitto(t, { leaf: await pki.leaf(setting.key), protocol });
      const end = await ours.connect(t, port, pki.root, setting);
      const client = await mqttOver(t, () => end.stream);
      await client.subscribeAsync('tlscope/test');
      const heard = message(client);
      await client.publishAsync('tlscope/test', data, { qos: 1 });
      assert.deepEqual(await heard, ['tlscope/test', data]);
    });
  }

  for (const protocol of ['TLSv1.2', 'TLSv1.3'] as const) {
    test(`mosquitto as a bridge, our server in front of a broker: ${protocol}`, async (t) => {
      const setting = cases.find((s) => s.protocol === protocol)!;
      const broker = await mosquitto(t);
      const seen: string[] = [];
      const port = await ours.serve(t, await pki.leaf(setting.key), setting, (end) => {
        seen.push(end.protocol);
        end.stream.pipe(connect(broker, '127.0.0.1')).pipe(end.stream);
      });
      const listener = await mqttOver(t, () => connect(broker, '127.0.0.1'));
      await listener.subscribeAsync('tlscope/test', { qos: 1 });
      const heard = message(listener);

      const bridge = await mosquittoBridge(t, port, pki, protocol);
      const sender = await mqttOver(t, () => connect(bridge, '127.0.0.1'));
      await sender.publishAsync('tlscope/test', data, { qos: 1 });
      assert.deepEqual(await heard, ['tlscope/test', data]);
      assert.deepEqual([...new Set(seen)], [protocol]);
    });
  }
});
