import { existsSync } from 'node:fs';
import { Command } from 'commander';
import { type Difference, difference } from 'tlscope/diagnose';
import type { TlsEvent } from 'tlscope/observe';
import { readNamed } from '../files.ts';
import { FINE, type Host, REFUSED, UsageError } from '../host.ts';
import { secondsGiven } from '../moment.ts';
import { recognise } from '../recognise.ts';
import { type Block, run } from '../render/blocks.ts';
import { authority, parseTarget } from '../target.ts';
import { visit } from '../visit.ts';

interface Options {
  readonly ca?: string;
  readonly timeout: string;
  readonly json?: true;
}

export const diffCommand = (host: Host): Command =>
  new Command('diff')
    .description('Two connections side by side: what was offered, chosen, presented and refused differently.')
    .argument('<first>', 'a trace, or HOST[:PORT] to connect to')
    .argument('<second>', 'another')
    .option('--ca <file>', 'for hosts: trust the certificates in this file, and no others')
    .option('--timeout <seconds>', 'for hosts: how long to wait', '10')
    .option('--json', 'for programs')
    .addHelpText('after', '\nExit codes: 0 no difference, 1 there is one, 2 wrong use.')
    .action(async (first: string, second: string, options: Options) => {
      const [a, b] = await Promise.all([first, second].map((one) => eventsOf(one, options)));
      const found = difference(a!, b!);
      if (options.json === true) host.out(`${JSON.stringify({ first, second, differences: found }, null, 2)}\n`);
      else host.show(page(first, second, found));
      host.exitCode = found.length === 0 ? FINE : REFUSED;
    });

async function eventsOf(text: string, { ca, timeout }: Options): Promise<readonly TlsEvent[]> {
  if (existsSync(text)) {
    const found = recognise(await readNamed(text, 'The trace'));
    if (found?.kind === 'trace') return found.trace.events;
    throw new UsageError(`${text} is not a trace.`, 'tlscope connect HOST --trace FILE makes one.');
  }
  const seconds = secondsGiven(timeout);
  const target = parseTarget(text);
  const roots = ca === undefined ? {} : { ca: await readNamed(ca, 'The file of roots') };
  const seen = await visit({ host: target.host, port: target.port, ...roots }, target, undefined, seconds * 1000);
  if (seen.events.some(({ type }) => type === 'message')) return seen.events;
  throw new UsageError(
    `${authority(target)} cannot be reached: ${seen.error?.message ?? 'nothing came'}.`,
    'Check the host and the port.',
  );
}

const PARTS = {
  offered: 'What was offered',
  chosen: 'What was chosen',
  presented: 'What was presented',
  said: 'What was said',
  refused: 'What was refused',
} as const;

function page(first: string, second: string, found: readonly Difference[]): Block[] {
  const title = {
    is: 'title',
    text: `${first} and ${second}`,
    under: 'Randomness, tickets and signatures are left out.',
  } as const;
  if (found.length === 0) return [title, { is: 'verdict', good: true, text: 'There is no difference that matters.' }];
  return [
    title,
    ...Object.entries(PARTS).flatMap(([part, heading]): Block[] => {
      const here = found.filter((one) => one.part === part);
      if (here.length === 0) return [];
      const items = here.map(({ what, first: a, second: b }) => ({
        name: what,
        value: '',
        under: [
          [run('client', '1  '), a || '(nothing)'],
          [run('server', '2  '), b || '(nothing)'],
        ],
      }));
      return [
        { is: 'heading', text: heading },
        { is: 'facts', items, stacked: true },
      ];
    }),
    { is: 'verdict', good: false, text: `${found.length} ${found.length === 1 ? 'difference' : 'differences'}.` },
  ];
}
