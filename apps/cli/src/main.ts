#!/usr/bin/env node
/** The tlscope command. Exit codes: 0 fine, 1 the TLS answer is no, 2 wrong use. */
import { Command, CommanderError } from 'commander';
import { connectCommand } from './commands/connect.ts';
import { demoCommand } from './commands/demo.ts';
import { explainCommand } from './commands/explain.ts';
import { serveCommand } from './commands/serve.ts';
import { type Host, processHost, REFUSED, UsageError, WRONG_USE } from './host.ts';

const VERSION = '0.1.0';

export function program(host: Host): Command {
  const root = new Command('tlscope')
    .description('TLS you can see through: every byte, key, decision and check of a connection, explained.')
    .version(VERSION)
    .showHelpAfterError('Run with --help to see what there is.')
    .exitOverride()
    .addHelpText('after', '\nExit codes: 0 fine, 1 the TLS answer is no, 2 wrong use.');
  for (const command of [demoCommand, connectCommand, serveCommand, explainCommand]) {
    root.addCommand(command(host).exitOverride().showHelpAfterError('Run with --help to see what there is.'));
  }
  return root;
}

async function main(): Promise<void> {
  const host = processHost();
  // A reader like `head` that has seen enough is no error.
  process.stdout.on('error', () => process.exit());
  try {
    await program(host).parseAsync();
  } catch (error) {
    process.exitCode = report(error, host);
  }
}

function report(error: unknown, host: Host): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : WRONG_USE;
  if (error instanceof UsageError) {
    host.note([{ is: 'verdict', good: false, text: [error.message, ' ', { text: error.todo, tone: 'dim' }] }]);
    return WRONG_USE;
  }
  const said = error instanceof Error ? error.message : String(error);
  host.note([{ is: 'verdict', good: false, text: `Something broke inside tlscope: ${said}` }]);
  return REFUSED;
}

await main();
