/** What the command understands. Exit codes: 0 fine, 1 the TLS answer is no, 2 wrong use. */
import { Command, CommanderError } from 'commander';
import { caCommand } from './commands/ca.ts';
import { checkCommand } from './commands/check.ts';
import { connectCommand } from './commands/connect.ts';
import { decodeCommand } from './commands/decode.ts';
import { demoCommand } from './commands/demo.ts';
import { diffCommand } from './commands/diff.ts';
import { explainCommand } from './commands/explain.ts';
import { inspectCommand } from './commands/inspect.ts';
import { rootsCommand } from './commands/roots.ts';
import { serveCommand } from './commands/serve.ts';
import { studioCommand } from './commands/studio.ts';
import { trustCommand } from './commands/trust.ts';
import { verifyCommand } from './commands/verify.ts';
import { fileProblem } from './files.ts';
import { FINE, type Host, REFUSED, UsageError, WRONG_USE } from './host.ts';

const VERSION = '0.1.0';
const HINT = 'Run with --help to see what there is.';

/** Runs one command line, and resolves to the exit code. Never rejects. */
export async function execute(args: readonly string[], host: Host): Promise<number> {
  try {
    await program(host).parseAsync(args, { from: 'user' });
    return host.exitCode;
  } catch (error) {
    return report(error, host);
  }
}

function program(host: Host): Command {
  const root = prepared(new Command('tlscope'), host)
    .description('TLS you can see through: every byte, key, decision and check of a connection, explained.')
    .version(VERSION)
    .addHelpText('after', '\nExit codes: 0 fine, 1 the TLS answer is no, 2 wrong use.');
  for (const command of [
    demoCommand,
    connectCommand,
    serveCommand,
    studioCommand,
    explainCommand,
    diffCommand,
    checkCommand,
    decodeCommand,
    inspectCommand,
    verifyCommand,
    rootsCommand,
    caCommand,
    trustCommand,
  ]) {
    root.addCommand(prepared(command(host), host));
  }
  return root;
}

/** The command and everything below it. */
function prepared(command: Command, host: Host): Command {
  for (const below of command.commands) prepared(below, host);
  return command
    .exitOverride()
    .showHelpAfterError(HINT)
    .configureOutput({ writeOut: (text) => host.out(text), writeErr: (text) => host.err(text) });
}

/** Says what went wrong, and returns the exit code. */
export function report(thrown: unknown, host: Host): number {
  const error = fileProblem(thrown) ?? thrown;
  if (error instanceof CommanderError) return error.exitCode === 0 ? FINE : WRONG_USE;
  if (error instanceof UsageError) {
    host.note([{ is: 'verdict', good: false, text: [error.message, ' ', { text: error.todo, tone: 'dim' }] }]);
    return WRONG_USE;
  }
  const said = error instanceof Error ? error.message : String(error);
  host.note([{ is: 'verdict', good: false, text: `Something broke inside tlscope: ${said}` }]);
  return REFUSED;
}
