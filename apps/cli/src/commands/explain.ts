import { existsSync } from 'node:fs';
import { Command, Option } from 'commander';
import { behindFault } from 'tlscope/asn1';
import { hex } from 'tlscope/bytes';
import {
  codecNamed,
  countBytes,
  type DescribedRule,
  dissection,
  type Line,
  type MessageEvent,
  messageTitle,
  type TlsEvent,
  type Trace,
  tell,
  tellFields,
  type Voice,
  voices,
  writeTrace,
} from 'tlscope/observe';
import type { Form } from 'tlscope/x509';
import { readInput, writeNamed } from '../files.ts';
import { type Host, REFUSED, UsageError } from '../host.ts';
import { leftOutText } from '../inspect/count.ts';
import { reportPage } from '../live/report.ts';
import { captureOf } from '../pcap/capture.ts';
import type { Piece } from '../piece.ts';
import { isHex, type Recognised, recognise } from '../recognise.ts';
import type { Block } from '../render/blocks.ts';
import { verdictOf } from '../view/connection.ts';
import { linesBlock } from '../view/fields.ts';
import { type Named, namedBlocks, namesLike, toldOfName } from '../view/named.ts';
import { ruleBlocks, ruleJson, rulesCalled } from '../view/rules.ts';
import { storyBlocks } from '../view/story.ts';

interface Options {
  readonly json?: true;
  readonly fields?: true;
  readonly html?: string;
  readonly pcap?: string;
  readonly story?: true;
  readonly voice?: Voice;
}

export const explainCommand = (host: Host): Command =>
  new Command('explain')
    .description(
      'Explain every byte of a trace, PEM, DER, or TLS bytes (binary or hexadecimal); or a name of the protocol.',
    )
    .argument(
      '<what>',
      'a file, - for standard input, bytes in hexadecimal, or a name: finished, unknown_ca, exporter_secret, certificate.not_expired',
    )
    .option('--fields', 'every field instead of every byte')
    .option('--html <file>', 'of a trace: write the studio around it as one page, for a browser, offline')
    .option('--pcap <file>', 'of a trace: write it as a capture; decrypted where the trace has the secrets')
    .addOption(
      new Option('--voice <voice>', 'of a trace: event by event, in plain words, as an engineer or as the RFC').choices(
        voices,
      ),
    )
    .option('--story', 'of a trace: the picture alone, as connect shows it')
    .option('--json', 'for programs')
    .addHelpText(
      'after',
      '\nNames are those of messages, alerts, extensions, secrets, diagnoses and rules; `tlscope explain rules` lists the rules.',
    )
    .action(async (file: string, options: Options) => {
      const word = existsSync(file) ? [] : toldOfName(file);
      const rules = existsSync(file) || word.length > 0 ? [] : await rulesCalled(file);
      if (word.length + rules.length > 0) return showNamed(host, word, rules, options);
      const found = recognise(await given(file));
      if (found === undefined) {
        throw new UsageError(
          `${file === '-' ? 'Standard input' : file} is not a trace, PEM, DER or TLS bytes.`,
          'Hexadecimal may have blanks and colons, and nothing else.',
        );
      }
      if (options.html !== undefined) return writeReport(found, options.html);
      if (options.pcap !== undefined) return writeNamed(options.pcap, captureOf(traceIn(found, '--pcap').events), 'w');
      const parts = piecesOf(found).map((piece) => ({ title: piece.title, lines: linesOf(piece) }));
      if (options.json === true) host.out(`${JSON.stringify(asJson(found, parts), null, 2)}\n`);
      else host.show([...found.forms.map(formBlock), ...leftOutBlocks(found), ...blocksOf(found, parts, options)]);
      const faulty = parts.some(({ lines }) => lines.some(({ error }) => error !== undefined));
      if (faulty || leftOutOf(found) > 0) host.exitCode = REFUSED;
    });

/** What was typed in place of a file, where it is bytes, or what is in the file. */
async function given(text: string): Promise<Uint8Array> {
  if (text === '-' || existsSync(text)) return readInput(text, 'The file');
  if (isHex(text)) return Buffer.from(text);
  const like = await namesLike(text);
  throw new UsageError(
    `There is no file ${text}, and no message, alert, extension, secret, diagnosis or rule of that name.`,
    like.length > 0
      ? `The nearest names are ${like.join(', ')}.`
      : 'Names are those of the RFC: client_hello, unknown_ca, key_share, master_secret; `tlscope explain rules` lists the rules.',
  );
}

function showNamed(
  host: Host,
  word: readonly Named[],
  rules: readonly DescribedRule[],
  { json, voice }: Options,
): void {
  if (json === true) host.out(`${JSON.stringify([...word, ...rules.map(ruleJson)], null, 2)}\n`);
  else host.show([...namedBlocks(word, voice), ...ruleBlocks(rules)]);
}

async function writeReport(found: Recognised, path: string): Promise<void> {
  const { title, events, secrets } = traceIn(found, '--html');
  await writeNamed(path, await reportPage(writeTrace(title, events, { secrets })), 'w');
}

function traceIn(found: Recognised, option: string): Trace {
  if (found.kind === 'trace') return found.trace;
  throw new UsageError(`${option} needs a trace.`, 'tlscope connect HOST --trace FILE makes one.');
}

/** What was said, chosen, derived and decided; records and the like only where they are all there is to tell. */
function toldBlocks(events: readonly TlsEvent[], voice: Voice, fields: boolean): Block[] {
  const told = events.filter(({ type }) =>
    ['message', 'alert', 'decision', 'secret', 'certificate', 'fault'].includes(type),
  );
  return told.flatMap((event): Block[] => {
    const { paragraph, where } = tell(event, voice);
    const ok = event.type !== 'alert' && event.type !== 'fault';
    const said: Block = { is: 'ticks', items: [{ ok, text: paragraph, cite: where }] };
    return fields && event.type === 'message' ? [said, fieldBlock(event, voice)] : [said];
  });
}

function fieldBlock({ codec, bytes }: MessageEvent, voice: Voice): Block {
  const told = tellFields(dissection(codecNamed(codec), bytes), voice);
  return { is: 'facts', items: told.map(([{ name }, { paragraph }]) => ({ name, value: paragraph })) };
}

/** In the words of `inspect`. */
const formBlock = ({ is, fix }: Form): Block => ({ is: 'paragraph', text: `It is ${is}: ${fix}.` });

const leftOutOf = (found: Recognised): number => (found.kind === 'trace' ? 0 : (found.leftOut ?? 0));
const leftOutBlocks = (found: Recognised): Block[] =>
  leftOutOf(found) === 0 ? [] : [{ is: 'paragraph', text: leftOutText(leftOutOf(found)) }];

interface Part {
  readonly title: string;
  readonly lines: readonly Line[];
}

function blocksOf(found: Recognised, parts: readonly Part[], { fields, story, voice }: Options): Block[] {
  if (found.kind === 'trace') {
    const { title, events, secrets } = found.trace;
    if (voice !== undefined) return [{ is: 'title', text: title }, ...toldBlocks(events, voice, fields === true)];
    const verbose = story === true ? 0 : fields === true ? 1 : 2;
    return [
      { is: 'title', text: title },
      ...storyBlocks(events, { verbose, secretBytes: secrets && verbose > 0 ? Number.POSITIVE_INFINITY : 0 }),
    ];
  }
  return [
    ...parts.flatMap(({ title, lines }): Block[] => [
      { is: 'heading', text: title },
      linesBlock(lines, fields === true ? 'fields' : 'bytes'),
    ]),
    verdictOf(countLines(parts)),
  ];
}

/** Of a trace, the messages and alerts. */
const piecesOf = (found: Recognised): readonly Piece[] =>
  found.kind === 'trace' ? found.trace.events.flatMap(pieceOf) : found.pieces;

function pieceOf(event: TlsEvent): Piece[] {
  if (event.type === 'alert') return [{ title: 'Alert', codec: codecNamed('Alert'), bytes: event.bytes }];
  if (event.type !== 'message') return [];
  return [{ title: messageTitle(event), codec: codecNamed(event.codec), bytes: event.bytes }];
}

const linesOf = ({ codec, bytes, until = bytes.length, lockedFrom = bytes.length }: Piece): Line[] =>
  dissection(codec, bytes, codec.name, behindFault)
    .filter(({ start, end, leaf }) => start < until || (start === end && !leaf))
    .map((line) => (line.leaf && line.start >= lockedFrom ? { ...line, unexplained: true } : line));

function countLines(parts: readonly Part[]): ReturnType<typeof countBytes> {
  const leaves = parts.flatMap(({ lines }) => lines.filter(({ leaf }) => leaf));
  const size = (lines: readonly Line[]): number => lines.reduce((sum, { start, end }) => sum + end - start, 0);
  const unexplained = size(leaves.filter((line) => line.unexplained));
  return { explained: size(leaves) - unexplained, unexplained };
}

const asJson = (found: Recognised, parts: readonly Part[]) => ({
  kind: found.kind,
  ...(found.forms.length > 0 && { forms: found.forms.map(({ name }) => name) }),
  ...(leftOutOf(found) > 0 && { leftOut: leftOutOf(found) }),
  ...(found.kind === 'trace' ? countBytes(found.trace.events) : countLines(parts)),
  parts: parts.map(({ title, lines }) => ({
    title,
    fields: lines.map(({ bytes, ...line }) => ({ ...line, ...(line.leaf ? { bytes: hex(bytes) } : {}) })),
  })),
});
