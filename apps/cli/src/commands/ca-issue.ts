import { Command, Option } from 'commander';
import { oddText } from 'tlscope/x509';
import { algorithmNamed, algorithmNames } from '../ca/algorithms.ts';
import {
  issueByRequest,
  issueIntermediate,
  issueLeaf,
  type LeafKind,
  type LeafOptions,
  USUAL_DAYS,
} from '../ca/orders.ts';
import { readInput } from '../files.ts';
import { type Host, UsageError } from '../host.ts';
import { itemsToGoBy } from '../inspect/go-by.ts';
import { type CaOptions, daysGiven, inFolder, tell, withFolder } from './ca-options.ts';

interface IssueOptions extends CaOptions {
  readonly alg: string;
  readonly days?: string;
  readonly issuer: string;
}

const LEAVES = {
  server: [
    'Issue a certificate for a server.',
    '<names...>',
    'its host names and addresses, the first of them in front',
  ],
  client: ['Issue a certificate for a person or a program that connects.', '<name>', 'a name or a mail address'],
  device: ['Issue a certificate for a device that connects.', '<name>', 'what the device is called'],
} as const;

export function caIssueCommand(host: Host): Command {
  const command = new Command('issue').description('Issue a certificate: for one purpose each, and not for long.');
  for (const kind of ['server', 'client', 'device'] as const) command.addCommand(withFolder(leafCommand(host, kind)));
  command.addCommand(withFolder(intermediateCommand(host)));
  command.addCommand(withFolder(requestCommand(host)));
  return command;
}

function leafCommand(host: Host, kind: LeafKind): Command {
  const [about, argument, what] = LEAVES[kind];
  return issuing(new Command(kind).description(about).argument(argument, what), USUAL_DAYS[kind])
    .option('--alg <kind>', `the kind of its key: ${algorithmNames.join(', ')}`, 'P-256')
    .action((given: string | string[], options: IssueOptions) =>
      inFolder(options, (authority) => {
        const holder = issueLeaf(authority, kind, [given].flat(), leafOptions(options));
        tell(host, options, authority, holder, algorithmNamed(options.alg).warning);
      }),
    );
}

const intermediateCommand = (host: Host): Command =>
  new Command('intermediate')
    .description('Make another issuing CA below the root.')
    .argument('<title>', 'what it is called')
    .option('--alg <kind>', `the kind of its key: ${algorithmNames.join(', ')}`, 'P-256')
    .option('--days <days>', `how long it lasts (default: ${USUAL_DAYS.intermediate})`)
    .action((title: string, options: IssueOptions) =>
      inFolder(options, (authority) => {
        const holder = issueIntermediate(authority, title, leafOptions(options));
        tell(host, options, authority, holder, algorithmNamed(options.alg).warning);
      }),
    );

const requestCommand = (host: Host): Command =>
  issuing(
    new Command('csr').description(
      'Issue what a certificate request asks for: its names and its key, and nothing else.',
    ),
    90,
  )
    .argument('<file>', 'the request, PEM or DER; - for standard input')
    .addOption(new Option('--for <kind>', 'what it is for').choices(Object.keys(LEAVES)).default('server'))
    .action(async (file: string, options: IssueOptions & { for: LeafKind }) => {
      const found = itemsToGoBy(await readInput(file, 'The request'), file);
      const item = found.find((one) => one.kind === 'request');
      const [odd] = found.flatMap((one) => (one.kind === 'odd request' ? one.oddities : []));
      if (odd !== undefined)
        throw new UsageError(`Nothing is issued for ${file}: ${oddText(odd)}.`, 'tlscope inspect says more about it.');
      if (item === undefined)
        throw new UsageError(`${file} is not a certificate request.`, 'tlscope inspect says what it is.');
      const asked = { ...leafOptions({ ...options, alg: 'P-256' }) };
      await inFolder(options, (authority) =>
        tell(host, options, authority, issueByRequest(authority, options.for, item.request, item.signature, asked)),
      );
    });

const issuing = (command: Command, days: number): Command =>
  command
    .option('--days <days>', `how long it lasts (default: ${days})`)
    .option('--issuer <name>', 'which CA of the folder issues it', 'issuing');

const leafOptions = ({ alg, days, issuer }: IssueOptions): LeafOptions => ({
  alg,
  days: daysGiven(days),
  issuer,
  at: Date.now(),
});
