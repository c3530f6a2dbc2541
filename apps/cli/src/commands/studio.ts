import { Command } from 'commander';
import open from 'open';
import { FINE, type Host, UsageError } from '../host.ts';
import { studioFolder } from '../live/places.ts';
import { startStudio } from '../live/server.ts';

interface Options {
  readonly port: string;
  readonly open: boolean;
}

/** Milliseconds. */
const GRACE = 1000;

export const studioCommand = (host: Host): Command =>
  new Command('studio')
    .description('The page on which to watch TLS work: live connections, saved traces, the lab. On this machine only.')
    .option('--port <number>', 'where to listen; 0 takes a free one', '0')
    .option('--no-open', 'only print the address, and leave the browser alone')
    .action(async (options: Options) => {
      const port = Number(options.port);
      if (!Number.isInteger(port) || port < 0 || port > 65535) {
        throw new UsageError(`--port ${options.port} is not a port.`, 'A port is a number from 0 to 65535.');
      }
      const studio = await startStudio(studioFolder(), port);
      host.show([
        { is: 'title', text: 'The studio', under: 'Only this machine can reach it. Control-C ends it.' },
        { is: 'paragraph', text: studio.address },
      ]);
      if (options.open) await open(studio.invitation).catch(() => {});
      await new Promise<void>((resolve) => {
        for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, resolve);
      });
      await studio.close();
      host.exitCode = FINE;
      // Whatever a library may have left open does not keep a process that was told to end.
      setTimeout(() => process.exit(FINE), GRACE).unref();
    });
