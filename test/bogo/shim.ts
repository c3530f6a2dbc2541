/** The program that BoringSSL's test runner starts for each test. Everything heavy is loaded after the flags are read. */
import { NOT_OFFERED, NotOffered, parseFlags } from './flags.ts';

async function main(args: readonly string[]): Promise<number> {
  if (args.includes('-is-handshaker-supported')) {
    console.log('No');
    return 0;
  }
  try {
    const runs = parseFlags(args);
    const { runAll } = await import('./connections.ts');
    await runAll(runs);
    return 0;
  } catch (error) {
    if (error instanceof NotOffered) return NOT_OFFERED;
    console.error(error instanceof Error ? (error.stack ?? error.message) : String(error));
    return 1;
  }
}

main(process.argv.slice(2)).then((code) => {
  process.exitCode = code;
});
