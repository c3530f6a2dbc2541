import { Command } from 'commander';
import { readInput } from '../files.ts';
import { type Host, REFUSED, UsageError } from '../host.ts';
import { reportJson } from '../inspect/json.ts';
import { read } from '../inspect/read.ts';
import { reportOn } from '../inspect/report.ts';
import { reportBlocks } from '../inspect/view.ts';
import { momentGiven } from '../moment.ts';
import { allRoots } from '../trust/catalogue.ts';

interface Options {
  readonly passphrase?: string;
  readonly maxIterations?: string;
  readonly legacy?: true;
  readonly at?: string;
  readonly json?: true;
  readonly verbose: 0 | 1 | 2;
}

/** Throws `UsageError`. */
function iterationsGiven({ maxIterations }: Options): number | undefined {
  if (maxIterations === undefined) return undefined;
  const most = Number(maxIterations.replaceAll(/[_,]/g, ''));
  if (Number.isSafeInteger(most) && most > 0) return most;
  throw new UsageError(`--max-iterations ${maxIterations} is not a number.`, 'Try 10000000.');
}

const more = (_: string, before: number): number => Math.min(2, before + 1);

export const inspectCommand = (host: Host): Command =>
  new Command('inspect')
    .description('Say what a certificate, request, key, list, bundle or header is, and what is wrong with it.')
    .argument('<file>', 'PEM, DER, PKCS #7, PKCS #12, a C or Python source, an ESP-IDF bundle; - for standard input')
    .option('--passphrase <text>', 'what opens a locked key or PKCS #12 file (or TLSCOPE_PASSPHRASE)')
    .option(
      '--max-iterations <n>',
      'how often a locked file may ask to hash the passphrase (default: 5,000,000, of which 1,000,000 by the derivation of PKCS #12)',
    )
    .option('--legacy', 'open PKCS #12 locked with RC2 or RC4 as well, for looking and for making it anew')
    .option('--at <date>', 'judge it as of this moment, like 2030-01-31')
    .option('--json', 'for programs')
    .option('-v, --verbose', 'every field; twice (-vv): every byte', more, 0)
    .action(async (file: string, options: Options) => {
      const bytes = await readInput(file, 'The file');
      const at = momentGiven(options.at);
      const found = read(bytes, {
        passphrase: options.passphrase ?? process.env.TLSCOPE_PASSPHRASE,
        legacy: options.legacy,
        maxIterations: iterationsGiven(options),
      });
      if (found === undefined) {
        throw new UsageError(
          `${file === '-' ? 'Standard input' : file} holds no certificate, key, request or list that is known here.`,
          'For TLS bytes and traces there is tlscope explain.',
        );
      }
      const report = reportOn(found, at, allRoots());
      if (options.json === true) host.out(`${JSON.stringify(reportJson(report), null, 2)}\n`);
      else host.show(reportBlocks(report, found, at, options.verbose));
      if (!report.good) host.exitCode = REFUSED;
    });
