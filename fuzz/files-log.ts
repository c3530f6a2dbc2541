/** Damaged logs of a CA: whatever is lost or changed is found, and whatever is put together anew can be looked at. */
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Authority } from '../apps/cli/src/ca/authority.ts';
import { init, issueLeaf } from '../apps/cli/src/ca/orders.ts';
import { makeCrl, revoke } from '../apps/cli/src/ca/revocation.ts';
import { listBlocks } from '../apps/cli/src/ca/view.ts';
import type { Attempt } from './files.ts';

const at = Date.UTC(2026, 5, 17);

export function logFuzzer() {
  const folder = mkdtempSync(join(tmpdir(), 'tlscope-'));
  const log = join(folder, 'log.jsonl');
  const count = `${log}.count`;
  makeAuthority(folder);
  const [text, counted] = [readFileSync(log, 'utf8'), readFileSync(count, 'utf8')];
  const next = (random: () => number): Attempt => {
    const lines = damaged(text.split('\n').slice(0, -1), random);
    const anew = random() < 0.5;
    const shown = anew
      ? sealed(lines)
      : lines
          .map((line) => `${line}\n`)
          .join('')
          .slice(0, random() < 0.1 ? -1 : undefined);
    const judge = (): string => {
      writeFileSync(log, shown);
      writeFileSync(count, anew ? countOf(shown) : counted);
      const authority = Authority.open(folder, undefined, 'look');
      try {
        listBlocks(authority, at);
        const { fault } = authority.log;
        if (!anew && shown !== text && fault === undefined) throw new Error('a changed log adds up');
        if (shown === text && fault !== undefined)
          throw new Error(`the log as it was does not add up: ${fault.because}`);
        return fault === undefined ? (anew ? 'put together anew' : 'whole') : 'refused';
      } finally {
        authority.close();
      }
    };
    return { bytes: Buffer.from(shown), judge };
  };
  return { next, close: () => rmSync(folder, { recursive: true, force: true }) };
}

function makeAuthority(folder: string): void {
  const order = { title: 'Fuzz', constrain: undefined, forDevices: false, crlUrl: undefined, ocspUrl: undefined };
  const authority = init(folder, { ...order, alg: 'P-256', passphrase: undefined, at });
  const options = { alg: 'P-256', days: undefined, issuer: 'issuing', at };
  for (const name of ['a.internal', 'b.internal']) issueLeaf(authority, 'server', [name], options);
  revoke(authority, 'a.internal', 'superseded', at);
  makeCrl(authority, 'issuing', 7, at);
}

function damaged(lines: readonly string[], random: () => number): string[] {
  const below = (n: number): number => Math.floor(random() * n);
  const out = [...lines];
  const place = below(out.length);
  const line = out[place]!;
  switch (below(8)) {
    case 0:
      return out.filter((_, i) => i !== place);
    case 1:
      return out.slice(0, place);
    case 2:
      out.splice(below(out.length), 0, line);
      return out;
    case 3:
      [out[place], out[below(out.length)]] = [out[below(out.length)]!, line];
      return out;
    case 4: {
      const from = below(line.length);
      out[place] = line.slice(0, from) + line.slice(from + 1 + below(4));
      return out;
    }
    case 5: {
      const from = below(line.length);
      out[place] = line.slice(0, from) + String.fromCharCode(32 + below(200)) + line.slice(from + below(2));
      return out;
    }
    case 6:
      out[place] = ['null', '[]', '{}', '""', '{"did":"toString"}', '{"did":"init"}'][below(6)]!;
      return out;
    default: {
      // Another value of a kind that JSON has, for one of the fields.
      const fields = Object.entries(JSON.parse(line) as Record<string, unknown>);
      fields[below(fields.length)]![1] = [null, 0, -1, 1e300, '', 'x', [], {}, true, '../../x'][below(10)];
      out[place] = JSON.stringify(Object.fromEntries(fields));
      return out;
    }
  }
}

const seal = (line: string): string => createHash('sha256').update(line).digest('hex');

/** Every line sealed again, as far as it can be read. */
function sealed(lines: readonly string[]): string {
  let previous = '0'.repeat(64);
  return lines
    .map((line) => {
      const made = resealed(line, previous);
      previous = seal(made);
      return `${made}\n`;
    })
    .join('');
}

function resealed(line: string, previous: string): string {
  try {
    return JSON.stringify({ ...JSON.parse(line), previous });
  } catch {
    return line;
  }
}

function countOf(text: string): string {
  const lines = text.split('\n').slice(0, -1);
  return `${JSON.stringify({ lines: lines.length, seal: seal(lines.at(-1) ?? '') })}\n`;
}
