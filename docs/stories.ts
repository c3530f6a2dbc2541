/** Writes docs/stories.md: three failures as people meet them, each command really run: `npm run stories`. */
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { toRun } from '../test/suite/places.ts';
import { board } from './stories/board.ts';
import { privateCa } from './stories/private-ca.ts';
import { again, type Step, type Story } from './stories/story.ts';
import { withoutIntermediate } from './stories/without-intermediate.ts';

const ROOT = join(import.meta.dirname, '..');
const PAGE = join(import.meta.dirname, 'stories.md');

export const stories: readonly Story[] = [privateCa, withoutIntermediate, board];

export interface Told {
  readonly step: Step;
  readonly code: number;
  readonly output: string;
}

/** Runs every command of a story in a folder of its own, and ends what it left running. */
export async function tell(story: Story): Promise<readonly Told[]> {
  const folder = mkdtempSync(join(tmpdir(), 'tlscope-story-'));
  const stage = await makeStage(folder, story.ports);
  const undo = await story.prepare({ folder, port: (written) => stage.ports.get(written)!, shell: stage.shell });
  try {
    const told: Told[] = [];
    for (const step of story.steps) {
      told.push({ step, ...(await stage.shell(step.command)) });
      if (step.until !== undefined) await stage.shell(again(step.until));
    }
    return told;
  } finally {
    await stage.shell(story.end ?? 'true');
    undo();
    stage.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A shell in which `tlscope` is the command as it stands here, and the ports that are written are free ones. */
async function makeStage(folder: string, written: readonly number[]) {
  const bin = join(folder, '.bin');
  mkdirSync(bin);
  const command = [process.execPath, ...toRun('apps/cli/src/main.ts')].join(' ');
  writeFileSync(join(bin, 'tlscope'), `#!/bin/sh\nexec ${command} "$@"\n`, { mode: 0o755 });
  const ports = new Map<number, number>();
  for (const port of written) ports.set(port, await freePort());
  const env = { ...process.env, PATH: `${bin}:${process.env.PATH}:/usr/sbin`, NO_COLOR: '1', COLUMNS: '80', ROOT };
  const groups: number[] = [];
  const shell = (line: string): Promise<{ code: number; output: string }> =>
    new Promise((resolve) => {
      const child = spawn('bash', ['-o', 'pipefail', '-c', `exec 2>&1; ${real(line, ports)}`], {
        cwd: folder,
        env,
        detached: true,
      });
      groups.push(child.pid!);
      let output = '';
      child.stdout.on('data', (chunk) => {
        output += chunk;
      });
      child.once('exit', (code) =>
        setTimeout(() => resolve({ code: code ?? 1, output: asWritten(output, ports, folder) }), 50),
      );
    });
  const stop = (): void => {
    for (const group of groups) {
      try {
        process.kill(-group);
      } catch {
        // It is over already.
      }
    }
  };
  return { shell, ports, stop };
}

const real = (text: string, ports: ReadonlyMap<number, number>): string =>
  [...ports].reduce((line, [written, port]) => line.replaceAll(`${written}`, `${port}`), text);

const asWritten = (text: string, ports: ReadonlyMap<number, number>, folder: string): string =>
  [...ports]
    .reduce((lines, [written, port]) => lines.replaceAll(`${port}`, `${written}`), text)
    .replaceAll(folder, '.')
    .replace(/[ \t]+$/gm, '')
    .replace(/^\n+|\s+$/g, '');

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}

export function chapter({ title, intro }: Story, told: readonly Told[]): string {
  const parts = told.map(({ step, output }) => {
    const command = `$ ${step.command}`;
    return `${step.says}\n\n\`\`\`console\n${output === '' ? command : `${command}\n${output}`}\n\`\`\`\n`;
  });
  return `## ${title}\n\n${intro}\n\n${parts.join('\n')}`;
}

const PREFACE = `# From the error to a connection that works

Three failures as people meet them. Every command below was run as it stands, by \`npm run stories\`, and what follows it is
what it said; only the ports were free ones, and times and keys differ with every run. \`test/docs/stories.test.ts\` runs
them again.
`;

if (import.meta.url === pathToFileURL(process.argv[1]!).href) {
  const chapters: string[] = [];
  for (const story of stories) chapters.push(chapter(story, await tell(story)));
  writeFileSync(PAGE, `${PREFACE}\n${chapters.join('\n')}`);
}
