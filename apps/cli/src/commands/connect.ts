import { existsSync } from 'node:fs';
import { isIP } from 'node:net';
import { join } from 'node:path';
import { Command, Option } from 'commander';
import { type Diagnosis, diagnose } from 'tlscope/diagnose';
import type { ConnectOptions } from 'tlscope/node';
import { redact, writeTrace } from 'tlscope/observe';
import { makeFolder, readNamed, readSecret, writeNamed, writePublic } from '../files.ts';
import { FINE, type Host, REFUSED, UsageError } from '../host.ts';
import { reportPage } from '../live/report.ts';
import { secondsGiven } from '../moment.ts';
import { captureOf } from '../pcap/capture.ts';
import { alpnFor, probeFor } from '../probes/probe.ts';
import { prove, type Tried } from '../proof/prove.ts';
import { type ClientFlags, clientProtocol, withClientFlags } from '../protocol/client.ts';
import { type Block, run } from '../render/blocks.ts';
import { authority, parseTarget, type Target } from '../target.ts';
import { visitJson } from '../view/json.ts';
import { proofBlocks } from '../view/proof.ts';
import { storyBlocks } from '../view/story.ts';
import { isGood, type Visit, visit } from '../visit.ts';

interface Options extends ClientFlags {
  readonly groups?: string;
  readonly alpn?: string;
  readonly servername?: string;
  readonly ca?: string;
  readonly cert?: string;
  readonly key?: string;
  readonly insecure?: true;
  readonly keylog?: string;
  readonly trace?: string;
  readonly traceSecrets?: true;
  readonly html?: string;
  readonly redact?: true;
  readonly pcap?: string;
  readonly json?: true;
  readonly diagnose?: true;
  readonly write?: string;
  readonly timeout: string;
  readonly verbose: 0 | 1 | 2;
}

const more = (_: string, before: number): number => Math.min(2, before + 1);

export const connectCommand = (host: Host): Command =>
  withClientFlags(new Command('connect'))
    .description('Connect to a server and show the whole handshake: https:// also sends a GET, mqtts:// a CONNECT.')
    .argument('<target>', 'HOST[:PORT], https://HOST[:PORT]/PATH or mqtts://[USER:PASSWORD@]HOST[:PORT]')
    .addOption(new Option('--tls <version>', 'this version only').choices(['1.2', '1.3']))
    .option('--ciphers <list>', 'cipher suites in preference order, by IANA or OpenSSL name')
    .option('--groups <list>', 'key exchange groups in preference order, like x25519,secp256r1')
    .option('--alpn <list>', 'application protocols in preference order, like h2,http/1.1')
    .option('--servername <name>', 'the name to ask for and to expect, where it is not the host')
    .option('--ca <file>', 'trust the certificates in this PEM or DER file, and no others')
    .option('--cert <file>', 'show this certificate and its chain, in PEM, if the server asks for one')
    .option('--key <file>', 'its private key, in PEM')
    .option('--insecure', 'go on with a server that is not who it says it is')
    .option('--keylog <file>', 'add the secrets to this file, for Wireshark (SSLKEYLOGFILE)')
    .option('--trace <file>', 'write everything that was seen to this file, without secrets')
    .option('--trace-secrets', 'with --trace and --html: put secrets, keys and application data in as well')
    .option('--redact', 'with --trace and --html: other names and addresses in place of the real ones')
    .option(
      '--pcap <file>',
      'write a capture with the secrets in it: Wireshark opens it decrypted, and so does whoever gets it',
    )
    .option('--diagnose', 'where it fails: go on and try what would mend it, one change at a time')
    .option('--write <folder>', 'with --diagnose: put the files that mend it there (chain, root, header)')
    .option('--html <file>', 'write the studio around what was seen as one page, for a browser, offline')
    .option('--timeout <seconds>', 'how long to wait for the handshake, and for an answer', '10')
    .option('--json', 'for programs')
    .option('-v, --verbose', 'every field; twice (-vv): every byte', more, 0)
    .action(async (text: string, options: Options) => {
      const target = parseTarget(text);
      if (options.redact === true && options.traceSecrets === true) {
        throw new UsageError('--redact and --trace-secrets do not go together.', 'What is redacted has no secrets.');
      }
      const seen = await patiently(host, target, attempt(host, target, options));
      await keep(seen, target, options);
      host.exitCode = isGood(seen) ? FINE : REFUSED;
      const diagnoses = diagnose(seen.events);
      if (options.json !== true) host.show(page(seen, target, options));
      const proof =
        options.diagnose === true && diagnoses.length > 0
          ? await tryFixes(host, seen, target, options, diagnoses)
          : undefined;
      if (options.json === true) host.out(`${JSON.stringify(visitJson(seen, target, diagnoses, proof), null, 2)}\n`);
      else if (proof !== undefined) host.show(proofBlocks(proof));
    });

/** Says that it waits, once that has taken a second. */
async function patiently(host: Host, target: Target, visit: Promise<Visit>): Promise<Visit> {
  const wait = [{ is: 'paragraph', text: `Waiting for ${authority(target)} ...` }] as const;
  const timer = setTimeout(() => host.note(wait), 1000);
  return visit.finally(() => clearTimeout(timer));
}

async function attempt(host: Host, target: Target, options: Options): Promise<Visit> {
  const seconds = secondsGiven(options.timeout);
  const connectOptions = await connectOptionsFor(target, options, host);
  try {
    return await visit(connectOptions, target, probeFor(target), seconds * 1000);
  } catch (error) {
    // Options that cannot be followed are thrown before anything is sent.
    if (error instanceof Error && 'code' in error) throw new UsageError(`${error.message}.`, 'See connect --help.');
    throw error;
  }
}

/** `host` is told of secrets that others can read. */
async function connectOptionsFor(target: Target, options: Options, host: Pick<Host, 'note'>): Promise<ConnectOptions> {
  const version = options.tls === undefined ? undefined : (`TLSv${options.tls}` as const);
  const alpn = options.alpn?.split(',') ?? alpnFor(target);
  return {
    host: target.host,
    port: target.port,
    servername: options.servername ?? (isIP(target.host) === 0 ? target.host : ''),
    ...(version && { minVersion: version, maxVersion: version }),
    ...(options.ciphers !== undefined && { ciphers: options.ciphers.replaceAll(',', ':') }),
    ...(options.groups !== undefined && { ecdhCurve: options.groups.replaceAll(',', ':') }),
    ...(alpn && { ALPNProtocols: alpn }),
    ...(options.ca !== undefined && { ca: await readNamed(options.ca, 'The file of roots') }),
    ...(await ownPapers(options, host)),
    ...(await sessionIn(options, host)),
    protocol: clientProtocol(options),
    ...(options.insecure === true && { rejectUnauthorized: false }),
  };
}

/** There is none before the first connection. */
async function sessionIn({ session }: Options, host: Pick<Host, 'note'>): Promise<Pick<ConnectOptions, 'session'>> {
  return session === undefined || !existsSync(session)
    ? {}
    : { session: await readSecret(session, 'The session', host) };
}

async function ownPapers(
  { cert, key }: Options,
  host: Pick<Host, 'note'>,
): Promise<Pick<ConnectOptions, 'cert' | 'key'>> {
  if ((cert === undefined) !== (key === undefined)) {
    throw new UsageError('--cert and --key go together.', 'Give both, or none.');
  }
  if (cert === undefined || key === undefined) return {};
  return { cert: await readNamed(cert, 'The certificate'), key: await readSecret(key, 'The key', host) };
}

/** Control-C ends the trying, and what was found by then is shown. */
async function tryFixes(
  host: Host,
  { events, address }: Visit,
  target: Target,
  options: Options,
  diagnoses: readonly Diagnosis[],
) {
  const stop = new AbortController();
  const interrupt = (): void => stop.abort();
  process.once('SIGINT', interrupt);
  const proof = await prove({
    target,
    // What there is to say was said before the first connection.
    options: await connectOptionsFor(target, options, { note: () => {} }),
    diagnoses,
    events,
    from: address,
    patience: secondsGiven(options.timeout) * 1000,
    signal: stop.signal,
    trying: (text) => host.note([{ is: 'paragraph', text: `Trying again, ${text} ...` }]),
  });
  process.off('SIGINT', interrupt);
  const written = options.write === undefined ? [] : await writeFiles(options.write, proof.tried);
  return { ...proof, interrupted: stop.signal.aborted, written };
}

async function writeFiles(folder: string, tried: readonly Tried[]): Promise<string[]> {
  const files = Object.entries(Object.assign({}, ...tried.map((one) => one.files)) as Tried['files']);
  if (files.length > 0) await makeFolder(folder);
  for (const [name, content] of files) await writePublic(join(folder, name), content);
  return files.map(([name]) => join(folder, name));
}

async function keep({ events, keylog, session }: Visit, target: Target, options: Options): Promise<void> {
  const { trace, html, traceSecrets, redact: hide, keylog: file } = options;
  if (file !== undefined) await writeNamed(file, keylog, 'a');
  if (options.session !== undefined && session !== undefined) await writeNamed(options.session, session, 'w');
  if (options.pcap !== undefined) await writeNamed(options.pcap, captureOf(events), 'w');
  if (trace === undefined && html === undefined) return;
  const whole = { title: authority(target), events };
  const told = hide === true ? redact(whole.title, events) : whole;
  const text = writeTrace(told.title, told.events, { secrets: traceSecrets === true });
  if (trace !== undefined) await writeNamed(trace, text, 'w');
  if (html !== undefined) await writeNamed(html, await reportPage(text), 'w');
}

const page = (seen: Visit, target: Target, { verbose, insecure }: Options): Block[] => [
  { is: 'title', text: authority(target) },
  ...(insecure === true ? [loud] : []),
  ...storyBlocks(seen.events, { verbose, secretBytes: 0, answer: answerBlocks(seen) }),
];

const answerBlocks = ({ answer }: Visit): Block[] => [
  ...(answer?.blocks ?? []),
  ...(answer?.ok === false ? [{ is: 'verdict', good: false, text: 'The answer inside was no.' } as const] : []),
];

const loud: Block = {
  is: 'verdict',
  good: false,
  text: [
    run('bad', 'VERIFICATION IS SWITCHED OFF (--insecure). '),
    'Anyone on the road may be the one who answers. Send nothing you would not shout across the street.',
  ],
};
