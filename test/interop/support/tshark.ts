import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { temporaryFolder } from './places.ts';
import { run, type Scope } from './process.ts';

/** What tshark says of a capture; with `keylog` it decrypts first. */
export async function tshark(scope: Scope, pcap: Uint8Array, keylog: string, args: readonly string[]): Promise<string> {
  const folder = await temporaryFolder(scope);
  const [capture, keys] = [join(folder, 'capture.pcap'), join(folder, 'keys.txt')];
  await writeFile(capture, pcap);
  await writeFile(keys, keylog);
  // A home of its own, so that nobody's preferences count.
  const options = { env: { HOME: folder, XDG_CONFIG_HOME: folder, WIRESHARK_RUN_FROM_BUILD_DIRECTORY: '' } };
  return run(scope, 'tshark', ['-r', capture, '-o', `tls.keylog_file:${keys}`, ...args], options);
}
