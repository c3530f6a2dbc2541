/** The traces of RFC 8448, read from its text: every step, and every block of bytes in it by the name it has there. */
import { existsSync, readFileSync } from 'node:fs';
import { unhex } from '../../src/bytes/index.ts';

export interface Step {
  /** `3` is the simple handshake, `4` resumption with 0-RTT, `5` HelloRetryRequest, `6` client authentication, `7` compatibility. */
  readonly section: number;
  readonly side: 'client' | 'server';
  /** As printed, on one line: `derive secret "tls13 c hs traffic"`. */
  readonly title: string;
  /** `expanded`, `complete record`, ... */
  readonly blocks: ReadonlyMap<string, Uint8Array>;
}

const file = new URL('../../../../../shared/rfc/rfc8448.txt', import.meta.url);

/** What to give a test's `skip`: false, or why the text cannot be read. */
export const absent: string | false = existsSync(file) ? false : 'the text of RFC 8448 is not beside the project';

/** The steps of all sections in order; none where the text is absent. */
export function rfc8448(): Step[] {
  return absent === false ? parse(readFileSync(file, 'latin1')) : [];
}

/** The bytes under `name`; throws where the step has none. */
export function block(step: Step, name: string): Uint8Array {
  const bytes = step.blocks.get(name);
  if (bytes === undefined) throw new Error(`§${step.section} {${step.side}} ${step.title}: no ${name}`);
  return bytes;
}

const HEADING = /^(\d+)\. {2}[A-Z]/;
const STEP = /^ {3}\{(client|server)\} {2}(.*)$/;
const BLOCK = /^ {6}([A-Za-z0-9 ]+?)(?: \((\d+) octets\))?: {2}(.*)$/;
const PAGE = /^(Thomson .*\[Page \d+\]|RFC 8448 .*)$/;

function parse(text: string): Step[] {
  const steps: Step[] = [];
  let section = 0;
  for (const paragraph of paragraphs(text)) {
    const first = paragraph[0]!;
    const heading = HEADING.exec(first);
    const step = STEP.exec(first);
    const block = BLOCK.exec(first);
    if (heading !== null) section = Number(heading[1]);
    else if (step !== null) {
      const title = [step[2]!, ...paragraph.slice(1).map((line) => line.trim())].join(' ').replace(/:$/, '');
      steps.push({ section, side: step[1] as Step['side'], title, blocks: new Map() });
    } else if (block !== null && section >= 3) addBlock(steps.at(-1)!, block, paragraph.slice(1));
  }
  return steps;
}

function addBlock(step: Step, [, name, octets, start]: RegExpExecArray, more: readonly string[]): void {
  if (octets === undefined) return;
  const bytes = start === '(empty)' ? new Uint8Array(0) : unhex([start, ...more].join(''));
  if (bytes.length !== Number(octets)) throw new Error(`${step.title}: ${name} has ${bytes.length} bytes of ${octets}`);
  (step.blocks as Map<string, Uint8Array>).set(name!, bytes);
}

/** Runs of lines with neither blank lines nor page furniture; a page break may fall inside one. */
function* paragraphs(text: string): Generator<string[]> {
  const lines = text.split(/\r?\n|\f/).filter((line) => !PAGE.test(line));
  let open: string[] = [];
  for (const line of lines) {
    const begins = HEADING.test(line) || STEP.test(line) || BLOCK.test(line);
    if (begins && open.length > 0) {
      yield open;
      open = [];
    }
    if (begins || (open.length > 0 && /^ {6,}\S/.test(line))) open.push(line);
  }
  if (open.length > 0) yield open;
}
