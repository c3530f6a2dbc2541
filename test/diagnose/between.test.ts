/** Inspecting proxies that have no known name: the shape of their certificates, and two probes side by side. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { betweenProbes, diagnose } from 'tlscope/diagnose';
import type { ConnectOptions } from 'tlscope/node';
import { nodes, ours } from '../../apps/cli/src/scenarios/serving.ts';
import { run } from '../../apps/cli/test/support/command.ts';
import { type Scope, see, serve, world } from './support.ts';

const issuing = world.authority('Our Company Gateway', { issuer: world.authority('Our Company Gateway Root') });

/** A gateway that makes a certificate for whatever host is asked for. */
const minted = (name: string) => {
  const { der, key } = world.leaf({ issuer: issuing, subject: name, san: [name] });
  return { chain: [der, issuing.der], key };
};

const toLoopback: ConnectOptions['lookup'] = (_name, options, answer) =>
  options.all === true ? answer(null, [{ address: '127.0.0.1', family: 4 }]) : answer(null, '127.0.0.1', 4);

const proxyIn = (events: Parameters<typeof diagnose>[0]) =>
  diagnose(events).find(({ id }) => id === 'inspecting_proxy');

test('a certificate such as no public authority makes, for a public name: possibly a proxy', async (t) => {
  const name = 'www.wikipedia.org';
  const port = await serve(t, ours(minted(name)));
  const { events } = await see(port, { host: name, lookup: toLoopback });
  const found = proxyIn(events);
  assert.match(found?.title ?? '', /may stand between$/);
  assert.match(found!.cause, /no timestamp of a public log/);
  assert.ok(found!.confidence < 0.5, 'never a certainty');
  assert.notEqual(diagnose(events)[0]?.id, 'inspecting_proxy', "the host's own CA is likelier");
});

test('the same certificate for a name inside is none', async (t) => {
  const name = 'build.corp';
  const port = await serve(t, ours(minted(name)));
  const { events } = await see(port, { host: name, lookup: toLoopback });
  assert.equal(diagnose(events)[0]?.id, 'private_ca');
  assert.equal(proxyIn(events), undefined);
});

/** Every other connection goes through the gateway, which speaks TLS 1.2 with a certificate of its own. */
function sometimesInspected(t: Scope): Promise<number> {
  const [gateway, server] = [nodes(minted('localhost'), { maxVersion: 'TLSv1.2' }), ours(world.papers())];
  let count = 0;
  return serve(t, (socket) => (count++ % 2 === 0 ? gateway : server)(socket));
}

test('two probes that are answered by two: version and issuer differ', async (t) => {
  const port = await sometimesInspected(t);
  const [first, second] = [await see(port), await see(port)];
  const found = betweenProbes(first.events, second.events);
  assert.equal(found?.id, 'inspecting_proxy');
  assert.match(found!.cause, /"Our Company Gateway", and then from "tlscope scenarios Issuing CA"/);
  assert.match(found!.cause, /the version is TLS 1\.2, and then TLS 1\.3/);
  assert.equal(found!.who, 'somebody between');
});

test('two probes that are answered alike, and two that ask for different things, say nothing', async (t) => {
  const port = await serve(t, ours(world.papers()));
  const [first, second] = [await see(port), await see(port)];
  const older = await see(port, { maxVersion: 'TLSv1.2' });
  assert.equal(betweenProbes(first.events, second.events), undefined);
  assert.equal(betweenProbes(first.events, older.events), undefined);
});

test('connect --diagnose asks once more, and says when another one answers', async (t) => {
  const port = await sometimesInspected(t);
  const { out } = await run('connect', `localhost:${port}`, '--diagnose', '--timeout', '600');
  assert.match(out, /Two connections to the same host were not answered by the same\s+one/);
  assert.match(out, /look the same from here/);
});
