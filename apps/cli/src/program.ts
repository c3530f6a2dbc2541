/** What the command understands. Exit codes: 0 fine, 1 the TLS answer is no, 2 wrong use. */
import { Command, CommanderError } from 'commander';
import { fileProblem } from './files.ts';
import { FINE, type Host, REFUSED, UsageError, WRONG_USE } from './host.ts';

const VERSION = '0.1.0';
const HINT = 'Run with --help to see what there is.';

/** Each command in the order of the help. A module is loaded when its command is asked for: most need a part of the library. */
const COMMANDS: Readonly<Record<string, () => Promise<(host: Host) => Command>>> = {
  demo: async () => (await import('./commands/demo.ts')).demoCommand,
  connect: async () => (await import('./commands/connect.ts')).connectCommand,
  serve: async () => (await import('./commands/serve.ts')).serveCommand,
  studio: async () => (await import('./commands/studio.ts')).studioCommand,
  explain: async () => (await import('./commands/explain.ts')).explainCommand,
  diff: async () => (await import('./commands/diff.ts')).diffCommand,
  check: async () => (await import('./commands/check.ts')).checkCommand,
  decode: async () => (await import('./commands/decode.ts')).decodeCommand,
  inspect: async () => (await import('./commands/inspect.ts')).inspectCommand,
  verify: async () => (await import('./commands/verify.ts')).verifyCommand,
  roots: async () => (await import('./commands/roots.ts')).rootsCommand,
  ca: async () => (await import('./commands/ca.ts')).caCommand,
  trust: async () => (await import('./commands/trust.ts')).trustCommand,
};

/** Runs one command line, and resolves to the exit code. Never rejects. */
export async function execute(args: readonly string[], host: Host): Promise<number> {
  try {
    const root = await program(host, args[0]);
    await root.parseAsync(args, { from: 'user' });
    return host.exitCode;
  } catch (error) {
    return report(error, host);
  }
}

/** With the command of that `name`; with all of them where there is none, for the help and for suggestions. */
async function program(host: Host, name = ''): Promise<Command> {
  const root = prepared(new Command('tlscope'), host)
    .description('TLS you can see through: every byte, key, decision and check of a connection, explained.')
    .version(VERSION)
    .addHelpText('after', '\nExit codes: 0 fine, 1 the TLS answer is no, 2 wrong use.');
  const makers = Object.hasOwn(COMMANDS, name) ? [COMMANDS[name]!] : Object.values(COMMANDS);
  for (const command of await Promise.all(makers.map((load) => load()))) root.addCommand(prepared(command(host), host));
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
