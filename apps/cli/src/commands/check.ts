import { isIP } from 'node:net';
import { Command } from 'commander';
import { junit, sarif } from '../check/formats.ts';
import { judgeSurvey, type Verdict } from '../check/judge.ts';
import { type Policy, policyNamed } from '../check/policy.ts';
import { type Survey, survey } from '../check/survey.ts';
import { now } from '../clock.ts';
import { readNamed, writePublic } from '../files.ts';
import { FINE, type Host, REFUSED } from '../host.ts';
import { secondsGiven } from '../moment.ts';
import { type Block, run } from '../render/blocks.ts';
import { authority, parseTarget, type Target } from '../target.ts';

interface Options {
  readonly policy: string;
  readonly ca?: string;
  readonly servername?: string;
  readonly timeout: string;
  readonly sarif?: string;
  readonly junit?: string;
  readonly json?: true;
}

export const checkCommand = (host: Host): Command =>
  new Command('check')
    .description('Hold a server against a policy: its versions, cipher suites, groups, and certificate.')
    .argument('<target>', 'HOST[:PORT]')
    .option('--policy <name>', "modern, intermediate (both Mozilla's), or a JSON file", 'intermediate')
    .option('--ca <file>', 'trust the certificates in this PEM or DER file, and no others')
    .option('--servername <name>', 'the name to ask for and to expect, where it is not the host')
    .option('--timeout <seconds>', 'how long to wait for each connection', '5')
    .option('--sarif <file>', 'write the result as SARIF 2.1.0')
    .option('--junit <file>', 'write the result as JUnit')
    .option('--json', 'for programs')
    .addHelpText('after', '\nExit codes: 0 the policy is kept, 1 it is not (or there was no time to see), 2 wrong use.')
    .action(async (text: string, options: Options) => {
      const target = parseTarget(text);
      const policy = await policyNamed(options.policy);
      const seen = await patiently(host, target, options);
      const verdicts = judgeSurvey(seen, policy, now());
      if (options.sarif !== undefined)
        await writePublic(options.sarif, sarif(authority(target), policy.name, verdicts));
      if (options.junit !== undefined)
        await writePublic(options.junit, junit(authority(target), policy.name, verdicts));
      const ok = seen.complete && verdicts.every((one) => one.ok);
      host.exitCode = ok ? FINE : REFUSED;
      const { chain: _chain, ...found } = seen;
      if (options.json === true)
        host.out(`${JSON.stringify({ target: authority(target), ok, policy, ...found, verdicts }, null, 2)}\n`);
      else host.show(page(target, policy, seen, verdicts));
    });

/** Some fifty connections: it says where it is each second, and Control-C shows what there is by then. */
async function patiently(host: Host, target: Target, options: Options): Promise<Survey> {
  const seconds = secondsGiven(options.timeout);
  const stop = new AbortController();
  const interrupt = (): void => stop.abort();
  process.once('SIGINT', interrupt);
  let told = Date.now();
  const trying = (done: number, all: number, what: string): void => {
    if (Date.now() - told < 1000) return;
    told = Date.now();
    host.note([{ is: 'paragraph', text: `${done} of ${all}: ${what} ...` }]);
  };
  const servername = options.servername ?? (isIP(target.host) === 0 ? target.host : '');
  const roots = options.ca === undefined ? {} : { ca: await readNamed(options.ca, 'The file of roots') };
  const base = { host: target.host, port: target.port, servername, ...roots };
  return survey({ target, base, patience: seconds * 1000, signal: stop.signal, trying }).finally(() =>
    process.off('SIGINT', interrupt),
  );
}

function page(target: Target, policy: Policy, { complete }: Survey, verdicts: readonly Verdict[]): Block[] {
  const broken = verdicts.filter(({ ok }) => !ok).length;
  return [
    { is: 'title', text: `${authority(target)} and the policy "${policy.name}"` },
    {
      is: 'ticks',
      items: verdicts.map(({ ok, rule, message, rfc }) => ({
        ok,
        text: [`${rule}: `, run(ok ? 'dim' : 'bad', message)],
        cite: rfc,
      })),
    },
    ...(complete
      ? []
      : [{ is: 'paragraph', text: 'Stopped before the end; this is what there was by then.' } as const]),
    {
      is: 'verdict',
      good: complete && broken === 0,
      text:
        broken === 0
          ? complete
            ? 'The policy is kept.'
            : 'Nothing speaks against it so far.'
          : `The policy is not kept: ${broken} of ${verdicts.length} rules are broken.`,
    },
  ];
}
