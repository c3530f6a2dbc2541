/** What `tlscope trust` writes for a device is compiled into one, which then trusts our server and nobody else. */
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { before, describe as group, test } from 'node:test';
import { createServer } from 'tlscope/node';
import { ROOT } from '../suite/places.ts';
import { COMMAND, listen, makePapers, own, type Papers, SERVER_NAME } from './support/own-ca.ts';
import { needs, temporaryFolder } from './support/places.ts';
import { run, type Scope, suiteScope } from './support/process.ts';

interface Device {
  readonly name: string;
  /** Where its library's own header is, where that is installed. */
  readonly header: string;
  readonly source: string;
  readonly libraries: readonly string[];
  /** The forms that it takes, and what each calls its anchor. */
  readonly forms: Readonly<Record<string, string>>;
}

const devices: readonly Device[] = [
  {
    name: 'mbedTLS',
    header: '/usr/include/mbedtls/ssl.h',
    source: 'mbedtls-client.c',
    libraries: ['-lmbedtls', '-lmbedx509', '-lmbedcrypto'],
    forms: { arduino: 'root_ca', 'esp-idf': 'root_ca', zephyr: 'ca_certificate_1' },
  },
  {
    name: 'BearSSL',
    header: '/usr/include/bearssl.h',
    source: 'bearssl-client.c',
    libraries: ['-lbearssl'],
    forms: { bearssl: 'TAs' },
  },
];
const GREETING = 'hello, device\n';

/** A device that trusts the anchors which tlscope chooses out of `papers`. */
async function built(t: Scope, device: Device, form: string, papers: Papers): Promise<string> {
  const folder = join(await temporaryFolder(t), form);
  await mkdir(folder);
  const chain = [papers.server.chainFile, '--roots', papers.root, '--host', SERVER_NAME];
  const to = ['--for', form, '--out', join(folder, 'anchors.h')];
  await run(t, process.execPath, [...COMMAND, 'trust', ...chain, ...to], { cwd: ROOT });
  const program = join(folder, 'device');
  const source = join(import.meta.dirname, 'support', device.source);
  const anchor = `-DANCHOR=${device.forms[form]}`;
  await run(t, 'gcc', ['-Wall', '-Werror', anchor, `-I${folder}`, source, '-o', program, ...device.libraries]);
  return program;
}

const greeter = (t: Scope, papers: Papers): Promise<number> =>
  listen(
    t,
    createServer({ ...own(papers.server) }, (socket) => socket.on('error', () => {}).end(GREETING)),
  );

group('devices with anchors that tlscope trust has written', () => {
  const scope = suiteScope();
  let papers: Papers;
  let strangers: Papers;
  before(async () => {
    [papers, strangers] = await Promise.all([makePapers(scope, '--for-devices'), makePapers(scope, '--for-devices')]);
  });

  for (const device of devices) {
    const { skip } = needs('gcc');
    const absent = existsSync(device.header) ? false : `${device.header} is not installed`;
    if (absent && process.env.TLSCOPE_REQUIRE_PEERS === '1') throw new Error(absent);
    for (const form of Object.keys(device.forms)) {
      test(`${device.name} takes the form ${form}`, { skip: skip || absent }, async (t) => {
        const program = await built(t, device, form, papers);
        assert.equal(await run(t, program, [`${await greeter(t, papers)}`, SERVER_NAME]), GREETING);
        const stranger = `${await greeter(t, strangers)}`;
        await assert.rejects(run(t, program, [stranger, SERVER_NAME]), /handshake: -0x2700|error 62/);
        await assert.rejects(run(t, program, [`${await greeter(t, papers)}`, 'other.internal']), /-0x2700|error 56/);
      });
    }
  }
});
