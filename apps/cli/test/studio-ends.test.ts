/** What a page of the studio has started ends with the page, and everything ends with the command. */
import assert from 'node:assert/strict';
import { connect } from 'node:net';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { WebSocket } from 'ws';
import { inTime, type Peer, start } from '../../../test/interop/support/process.ts';
import { toEvaluate, toRun } from '../../../test/suite/places.ts';
import { ownFolder } from './support/folder.ts';

const folder = ownFolder();
folder.put('index.html', '<html><head></head></html>');
const SERVER = pathToFileURL(toRun('apps/cli/src/live/server.ts').at(-1)!).href;

/** The studio in a process of its own. It says its address, and how many servers it has whenever it is asked. */
async function studio(t: Parameters<typeof start>[0]): Promise<{ peer: Peer; address: string; pid: number }> {
  const program = `
    const { startStudio } = await import(${JSON.stringify(SERVER)});
    const { address, close } = await startStudio(${JSON.stringify(folder.path('.'))}, 0);
    process.once('SIGTERM', close);
    process.on('SIGUSR2', () => {
      const held = process.getActiveResourcesInfo().filter((one) => /^TCP/.test(one));
      console.log('[' + held.join(' ') + ']');
    });
    console.log(address + ' ' + process.pid);
  `;
  const args = [...toEvaluate.flags, '--input-type=module', '-e', program];
  const peer = start(t, process.execPath, args);
  const [, address, pid] = await peer.until(/(http\S+) (\d+)\n/);
  return { peer, address: address!, pid: Number(pid) };
}

/** A page that asks for all of that; resolves once it has been told of that many servers. */
async function page(address: string, asked: readonly object[], servers: number) {
  const socket = new WebSocket(`${address.replace('http', 'ws')}live`, { origin: new URL(address).origin });
  const ports: number[] = [];
  await new Promise<void>((resolve, reject) => {
    socket.once('error', reject);
    socket.on('message', (data) => {
      const said = JSON.parse(String(data));
      if (said.is === 'listening') ports.push(Number(said.address.split(':')[1]));
      if (ports.length >= servers) resolve();
    });
    socket.once('open', () => {
      for (const one of asked) socket.send(JSON.stringify(one));
    });
  });
  return { socket, ports };
}

/** Asks until there is the studio's own server and nothing else. */
async function holdsNothing({ peer, pid }: { peer: Peer; pid: number }): Promise<void> {
  const asking = setInterval(() => process.kill(pid, 'SIGUSR2'), 50);
  try {
    await peer.until(/\[TCPServerWrap\]\n/);
  } finally {
    clearInterval(asking);
  }
}

const serve = { do: 'serve' };
const scenario = { do: 'serve', scenario: 'slow-drip' };

test('servers end with the page that asked for them, those that were only being opened as well', async (t) => {
  const here = await studio(t);
  const { socket } = await page(here.address, [serve, scenario, serve, scenario, serve, serve], 1);
  for (const one of [serve, scenario, serve, { do: 'scenario', name: 'slow-drip' }]) socket.send(JSON.stringify(one));
  socket.close();
  await holdsNothing(here);
});

test('whoever has called such a server is gone with it', async (t) => {
  const here = await studio(t);
  const { socket, ports } = await page(here.address, [scenario], 1);
  const caller = connect(ports[0]!, '127.0.0.1');
  const gone = new Promise((resolve) => caller.once('close', resolve));
  caller.on('error', () => {});
  await new Promise((resolve) => caller.once('connect', resolve));
  socket.terminate();
  await inTime(gone, () => 'the caller is still held');
  await holdsNothing(here);
});

test('a process that is told to end ends, whatever its pages have going', async (t) => {
  const here = await studio(t);
  const { ports } = await page(here.address, [serve], 1);
  const other = await page(here.address, [scenario, { do: 'scenario', name: 'slow-drip' }], 1);
  for (const port of [...ports, ...other.ports]) connect(port, '127.0.0.1').on('error', () => {});
  process.kill(here.pid, 'SIGTERM');
  assert.equal(await inTime(here.peer.exit, () => 'the process goes on'), 0);
});
