/**
 * A process that runs many tests: the runner starts a program for each of its thousands of tests, and a Node that starts
 * anew each time would take ten times as long. Prints its port, then, where a file is named, writes there a line for each
 * test; ends with its standard input.
 */
import { appendFileSync } from 'node:fs';
import { createServer, type Socket } from 'node:net';
import { runTest } from './shim.ts';

const [journal] = process.argv.slice(2);

const server = createServer((socket) => {
  let asked = '';
  // A runner that has lost its patience ends the program in front of us.
  socket.on('error', () => {});
  socket.setEncoding('latin1').on('data', (text) => {
    asked += text;
    const [count, ...args] = asked.split('\0');
    if (args.length === Number(count) + 1) void answer(socket, args.slice(0, -1));
  });
});

/** The exit code, a line end, and what goes to standard error. */
async function answer(socket: Socket, args: readonly string[]): Promise<void> {
  const { exitCode, complaint, test, passed } = await runTest(args.map((arg) => Buffer.from(arg, 'latin1').toString()));
  if (journal !== undefined) appendFileSync(journal, `${JSON.stringify({ test, passed })}\n`);
  socket.end(`${exitCode}\n${complaint}`);
}

server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  console.log(typeof address === 'object' && address !== null ? address.port : '');
});
process.stdin.resume().once('end', () => process.exit());
