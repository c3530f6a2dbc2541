import { join } from 'node:path';
import { Command, Option } from 'commander';
import { profiles, type X509Certificate } from 'tlscope/x509';
import { makeFolder, writePublic } from '../files.ts';
import { type Host, REFUSED, UsageError } from '../host.ts';
import { storeNamed } from '../inspect/certificates.ts';
import { judge } from '../inspect/judge.ts';
import { callIt, keyName } from '../inspect/words.ts';
import { momentGiven, secondsGiven } from '../moment.ts';
import { allRoots } from '../trust/catalogue.ts';
import { chainOf, type Given, NoChain } from '../trust/chain.ts';
import { type Choice, choose } from '../trust/choose.ts';
import type { Written } from '../trust/formats/text.ts';
import { type Target, targets } from '../trust/targets.ts';
import { sizeWarnings, type Told, trustBlocks, trustJson } from '../trust/view.ts';

interface Options {
  readonly for: string;
  readonly out?: string;
  readonly host?: string;
  readonly roots?: string;
  readonly at?: string;
  readonly leaf?: true;
  readonly firstUse?: true;
  readonly successors?: true;
  readonly espGeneration: '1' | '2';
  readonly password: string;
  readonly timeout: string;
  readonly json?: true;
}

export const trustCommand = (host: Host): Command =>
  new Command('trust')
    .description('Choose what a device should trust, and write it in the form its toolchain takes.')
    .argument('<from>', 'HOST[:PORT] to ask, or a file with the chain')
    .addOption(new Option('--for <target>', 'the toolchain').choices(Object.keys(targets)).makeOptionMandatory())
    .option('--out <file>', 'where to; standard output unless given. A folder, where there are several files')
    .option('--host <name>', 'the name the device will ask for, where it is not in the address')
    .option('--roots <file>', 'choose among the certificates in this file, and no others')
    .option('--at <date>', 'judge it as of this moment, like 2030-01-31')
    .option('--leaf', "pin the server's own certificate, which has to be replaced with every renewal")
    .option('--first-use', 'believe the CA that the server itself sends; compare its fingerprint yourself')
    .option('--successors', 'add the other roots of the same CA')
    .addOption(new Option('--esp-generation <n>', 'the form of an ESP-IDF bundle').choices(['1', '2']).default('2'))
    .option('--password <text>', 'of a Java key store', 'changeit')
    .option('--timeout <seconds>', 'how long to wait for the server', '10')
    .option('--json', 'for programs')
    .action(async (from: string, options: Options) => {
      const row = targets[options.for]!;
      const given = await askFor(from, options, host);
      if (given === undefined) return;
      const roots = options.roots === undefined ? allRoots() : await storeNamed(options.roots);
      const at = momentGiven(options.at);
      const choice = choose({
        ...given,
        roots,
        at,
        rootsNamed: options.roots !== undefined,
        firstUse: options.firstUse === true,
        takesIntermediates: row.stack === undefined || profiles[row.stack].anchors.accepted === 'any',
        pinLeaf: options.leaf === true,
        successors: options.successors === true,
      });
      const refusal = refusalOf(choice, row, options.for);
      if (refusal !== undefined) return refuse(host, options, refusal);
      const anchors = row.single === true ? choice.anchors.slice(0, 1) : choice.anchors;
      const written = row.write(anchors, {
        forWhom: given.from,
        espGeneration: options.espGeneration === '1' ? 1 : 2,
        password: options.password,
      });
      const files = await keep(host, written, row, options);
      const size = written.reduce((sum, { content }) => sum + Buffer.byteLength(content), 0);
      const chain = choice.path.length === 0 ? [] : given.chain;
      const warnings = [...choice.warnings, ...faults(anchors, at), ...sizeWarnings(chain, row)];
      const told: Told = {
        target: options.for,
        row,
        chain,
        choice: { ...choice, anchors, warnings },
        roots,
        at,
        files,
        size,
      };
      if (options.json === true) host.out(`${JSON.stringify(trustJson(told), null, 2)}\n`);
      else if (files.length === 0) host.note(trustBlocks(told));
      else host.show(trustBlocks(told));
    });

async function askFor(from: string, options: Options, host: Host): Promise<Given | undefined> {
  const seconds = secondsGiven(options.timeout);
  try {
    return await chainOf(from, options.host, seconds);
  } catch (error) {
    if (!(error instanceof NoChain)) throw error;
    refuse(host, options, error.message);
    return undefined;
  }
}

function refuse(host: Host, { json }: Options, text: string): void {
  if (json === true) host.out(`${JSON.stringify({ anchors: [], why: text }, null, 2)}\n`);
  else host.note([{ is: 'verdict', good: false, text }]);
  host.exitCode = REFUSED;
}

/** Why nothing is written; `undefined` where something is. */
function refusalOf({ anchors, why }: Choice, { stack }: Target, target: string): string | undefined {
  if (anchors.length === 0) return `Nothing to trust, and nothing written: ${why}.`;
  const strange = anchors.find((anchor) => !usable(anchor, stack));
  if (strange === undefined) return undefined;
  return `Nothing written: ${target} does not know the key of "${strange.subject}", ${keyName(strange.publicKey)}.`;
}

/** What is wrong with the anchors themselves. */
const faults = (anchors: readonly X509Certificate[], at: number): string[] =>
  anchors.flatMap((certificate) =>
    judge({ kind: 'certificate', label: '', explained: [], certificate }, at)
      .filter(({ wrong }) => wrong)
      .map(({ text }) => `${callIt(certificate)}: ${text}`),
  );

/** mbedTLS and BearSSL know RSA and the curves of NIST. */
function usable({ publicKey }: X509Certificate, stack: Target['stack']): boolean {
  if (stack !== 'esp-idf' && stack !== 'bearssl') return true;
  return publicKey?.type === 'rsa' || publicKey?.type === 'ec';
}

/** Writes the files and returns where they are. */
async function keep(
  host: Host,
  written: readonly Written[],
  { binary }: Target,
  { out, json }: Options,
): Promise<string[]> {
  if (out === undefined) {
    if (binary === true) throw new UsageError('That form is not text.', 'Say where to with --out FILE.');
    if (json !== true) for (const { content } of written) host.out(String(content));
    return [];
  }
  if (written.length === 1) {
    await writePublic(out, written[0]!.content);
    return [out];
  }
  await makeFolder(out);
  const paths = written.map(({ name }) => join(out, name));
  for (const [i, { content }] of written.entries()) await writePublic(paths[i]!, content);
  return paths;
}
